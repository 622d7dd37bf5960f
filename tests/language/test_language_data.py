"""A wrong row of the language data is refused with the file, the row and the cure; right rows compile."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.errors import LanguageDataError
from timeline.language.grammar import compile_rule
from timeline.language.load import table
from timeline.language.operators import OPERATORS
from timeline.language.vocabulary import Vocabulary

GOOD: dict[str, Any] = {"name": "year", "makes": "date", "pattern": "<year>", "operator": "calendar"}

WRONG = [
    ({"operator": "calender"}, "names the operator 'calender'; there are "),
    ({"pattern": ""}, "needs a pattern"),
    ({"name": ""}, "needs a name"),
    ({"pattern": "<year"}, "cannot read '<year' in the pattern"),
    ({"pattern": "the? <year>?"}, "would match nothing at all"),
    ({"example": []}, "has the unknown key 'example'"),
    ({"with": "day"}, "with is a table"),
]


@pytest.mark.parametrize(("change", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_wrong_row_is_named_with_its_cure(change: dict[str, Any], said: str) -> None:
    with pytest.raises(LanguageDataError, match=r"^en/rules\.toml: rule ") as caught:
        compile_rule({**GOOD, **change}, OPERATORS, "en/rules.toml")
    assert said in str(caught.value)


def test_a_choice_of_phrases_compiles_to_a_rule_each() -> None:
    rules = compile_rule({**GOOD, "pattern": "(about|at_least|no_more_than) <year>"}, OPERATORS, "en/rules.toml")
    assert [[sorted(item.words) for item in rule.items[:-1]] for rule in rules] == [
        [["about"]],
        [["at"], ["least"]],
        [["no"], ["more"], ["than"]],
    ]


def test_a_category_without_words_is_named() -> None:
    with pytest.raises(LanguageDataError, match=r"words\.toml: the category 'month' needs a name and a table of words"):
        Vocabulary([{"name": "month"}], frozenset(), "en/words.toml")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(LanguageDataError, match=r"^xx/words\.toml is missing"):
        table("xx", "words.toml")


def test_capitals_count_where_the_row_says_so() -> None:
    vocabulary = Vocabulary([{"name": "month", "words": {"may": 5, "june": 6}, "capital": ["may"]}], frozenset(), "en/words.toml")
    known = {word: bool(vocabulary.readings(word)) for word in ("may", "May", "MAY", "june", "June", "JUNE")}
    assert known == {"may": False, "May": True, "MAY": False, "june": True, "June": True, "JUNE": True}
