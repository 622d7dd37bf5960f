"""Other languages than English: sentences with the times in them, sentences without any, and the blockers' examples."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.phrasing import stretches, written
from timeline.chrono import edtf
from timeline.find import find
from timeline.language.load import table, tables
from timeline.language.shared import filled_rows, own_languages, shared_language
from timeline.model import Document
from timeline.resolve import resolve

FOLDER = Path(__file__).parents[1] / "cases" / "languages"
PUBLISHED = date(2016, 11, 23)
CODES = sorted(own_languages())


def _cases(code: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def _told(code: str) -> list[Any]:
    """The cases of a language that say all of what is found, each with its publication date."""
    file = tomllib.loads((FOLDER / "told" / f"{code}.toml").read_text(encoding="utf-8"))
    return [pytest.param(code, group["published"], case, id=f"{code}: {case[0]}") for group in file["group"] for case in group["cases"]]


FOUND = [pytest.param(code, *case, id=f"{code}: {case[0]}") for code in CODES for case in _cases(code)["found"]]
NONE = [pytest.param(code, text, id=f"{code}: {text}") for code in CODES for text in _cases(code)["none"]]
BLOCKERS = [
    pytest.param(code, set(row["rules"]), text, id=f"{code}: {text}")
    for code in CODES
    for row in table(code, "blockers.toml")["blocker"]
    for text in row["examples"]
]


@pytest.mark.parametrize(("code", "marked", "value"), FOUND)
def test_a_time_is_found_whole_and_means_what_it_says(code: str, marked: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    span = marked.index("["), marked.index("]") - 1
    document = Document(text, published=PUBLISHED, language=code)
    found = {(one.start, one.end): one.timex.value for one in resolve(document, find(document))}
    assert found.get(span) == value, {text[slice(*place)]: meant for place, meant in found.items()}


@pytest.mark.parametrize(("code", "published", "case"), [case for code in CODES for case in _told(code)])
def test_a_sentence_tells_all_that_it_says(code: str, published: str, case: list[str]) -> None:
    text, spans = stretches(case[0])
    document = Document(text, published=date.fromisoformat(published), language=code)
    said = [
        (text[one.start : one.end], written(one.timex), "" if one.interval is None else edtf.spell(one.interval))
        for one in resolve(document, find(document))
    ]
    assert said == [(text[start:end], timex, interval) for (start, end), timex, interval in zip(spans, case[1::2], case[2::2], strict=True)]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_a_sentence_without_a_time_gives_none(code: str, text: str) -> None:
    assert [(one.text, one.rule) for one in find(Document(text, language=code))] == []


@pytest.mark.parametrize(("code", "rules", "text"), BLOCKERS)
def test_a_blocker_keeps_its_examples_clean(code: str, rules: set[str], text: str) -> None:
    assert not rules & {one.rule for one in find(Document(text, language=code))}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_cases_enough(code: str) -> None:
    cases = _cases(code)
    assert len(cases["found"]) >= 25
    assert len(cases["none"]) >= 15


def test_every_shared_rule_serves_a_language() -> None:
    names = {row["name"] for rows in tables("shared", "rules").values() for row in rows["rule"]}
    used = {rule.name for code in CODES for rule in shared_language(code).grammar.rules}
    assert names - used == set()


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_fills_a_gap(code: str) -> None:
    patterns = " ".join(row["pattern"] for rows in tables("shared", "rules").values() for row in rows["rule"])
    phrases = table(code, "phrases.toml")["phrases"]
    assert [name for name in phrases if f"{{{name}}}" not in patterns] == []
    assert list(filled_rows(phrases))
