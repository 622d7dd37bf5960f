"""Sentences, clauses and the verbs that dates modify, as data in tests/cases/clauses.toml."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.clauses import governing_clause, sentences
from timeline.errors import LanguageDataError
from timeline.language.lexicon import build, lexicon, load

DATA = tomllib.loads((Path(__file__).parent / "cases" / "clauses.toml").read_text(encoding="utf-8"))
# Words that make and break clauses, and marks that confuse.
PIECES = st.sampled_from(DATA["pieces"])


@pytest.mark.parametrize("case", DATA["case"], ids=lambda case: case["text"])
def test_the_verb_that_a_date_modifies(case: dict[str, str | bool]) -> None:
    before, rest = str(case["text"]).split("[")
    inside, after = rest.split("]")
    text = before + inside + after
    found = governing_clause(text, len(before), len(before) + len(inside))
    assert found.verb_start is not None
    assert text[found.verb_start : found.verb_end] == case["verb"]
    told = (found.tense.value, found.perfect, found.modality.value)
    assert told == (case["tense"], case.get("perfect", False), case.get("modality", "asserted"))
    assert found.cue == case.get("cue", found.cue)


@pytest.mark.parametrize("case", DATA["sentences"], ids=lambda case: case["text"])
def test_where_sentences_end(case: dict[str, str | list[str]]) -> None:
    text = str(case["text"])
    spans = sentences(text)
    assert len(spans) == len(case["ends"])
    for (start, end), ending in zip(spans, case["ends"], strict=True):
        assert text[start:end].endswith(ending)


def test_a_caption_without_a_verb_has_none() -> None:
    found = governing_clause("A ferry in the harbour, May 1998", 24, 32)
    assert (found.verb_start, found.verb_end, found.cue) == (None, None, "")


@given(st.lists(PIECES, max_size=60).map(" ".join), st.data())
def test_clauses_lie_in_their_sentence_and_around_the_expression(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    found = governing_clause(text, start, end)
    assert 0 <= found.sentence_start <= found.start <= found.end <= found.sentence_end <= len(text)
    assert found.sentence_start <= start
    assert end <= found.sentence_end
    if found.verb_start is not None:
        assert found.verb_end is not None
        assert found.sentence_start <= found.verb_start < found.verb_end <= found.sentence_end


@given(st.text(max_size=300))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_a_text_that_never_ends_a_sentence_is_cut() -> None:
    assert max(end - start for start, end in sentences("and so on " * 5000)) <= 1200


def test_every_verb_is_spelled_once_for_each_form() -> None:
    english = lexicon()
    assert english.lemma("travelled") == english.lemma("traveled") == "travel"
    assert {english.lemma(word) for word in ("stopped", "stops", "stopping")} == {"stop"}


@pytest.mark.parametrize(
    ("table", "block", "value", "named"),
    [
        ("words", "adverb", "soon the", "'the'"),
        ("words", "adverb", 3, "adverb"),
        ("verbs", "irregular", "go/went", "'go/went'"),
        ("verbs", "nounish", "zzz", "'zzz'"),
        ("infinitive", "perhaps", "go", "'perhaps'"),
    ],
)
def test_a_wrong_row_is_named(table: str, block: str, value: object, named: str) -> None:
    data: dict[str, object] = {}
    for file in ("verbs.toml", "reporting.toml", "sentences.toml"):
        data |= load("en", file)
    rows = data[table]
    assert isinstance(rows, dict)
    with pytest.raises(LanguageDataError, match=named):
        build(data | {table: rows | {block: value}}, "verbs.toml")


def test_a_language_without_data_is_named() -> None:
    with pytest.raises(LanguageDataError, match=r"xx/verbs\.toml"):
        lexicon("xx")
