"""The sample articles: what they say happened when, as data in tests/cases/samples.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from timeline.chrono.edtf import spell
from timeline.model import Extraction
from timeline.pipeline import extract
from timeline.read import read
from timeline.resources import data

CASES: dict[str, list[dict[str, str]]] = tomllib.loads((Path(__file__).parent / "cases" / "samples.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[ParameterSet]:
    """The cases of a kind; one with a ``gap`` is a known miss, and fails here as soon as it is none."""
    return [
        pytest.param(case, id=case["place"], marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [])
        for case in CASES[kind]
    ]


@cache
def extraction(article: str) -> Extraction:
    return extract(read(data() / "articles" / article)).extractions[0]


def place(case: dict[str, str]) -> tuple[Extraction, int, int]:
    """The extraction of the case's article, and where in its text the bracketed stretch stands."""
    found = extraction(case["article"])
    before, rest = case["place"].split("[")
    inside, after = rest.split("]")
    assert found.document.text.count(before + inside + after) >= 1, f"the article does not say {before + inside + after!r}"
    start = found.document.text.index(before + inside + after) + len(before)
    return found, start, start + len(inside)


@pytest.mark.parametrize("case", cases("expression"))
def test_what_is_found_and_when_it_was(case: dict[str, str]) -> None:
    found, start, end = place(case)
    inside = [resolution for resolution in found.expressions if resolution.start < end and start < resolution.end]
    assert [(resolution.text, resolution.interval and spell(resolution.interval)) for resolution in inside] == [
        (found.document.text[start:end], case["edtf"])
    ]


@pytest.mark.parametrize("case", cases("not"))
def test_what_tells_no_time(case: dict[str, str]) -> None:
    found, start, end = place(case)
    assert [resolution.text for resolution in found.expressions if resolution.start < end and start < resolution.end] == []


@pytest.mark.parametrize("case", cases("event"))
def test_what_happened_once_is_one_event(case: dict[str, str]) -> None:
    found, start, end = place(case)
    words = found.document.text[start:end]
    told = [event for event in found.events if words in [found.expressions[index].text for index in event.expressions]]
    here = [event for event in told if event.start <= start < event.end]
    assert [spell(event.interval) for event in here] == [case["edtf"]]
    assert [event.id for event in found.events if event.headline == here[0].headline] == [here[0].id]
