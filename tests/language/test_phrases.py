"""Phrases of English and what they mean, as data in tests/cases/phrases.

A case is a sentence, and for each expression of it in brackets the TIMEX3 and the EDTF; or a sentence in which nothing is a time. A group
with a ``gap`` is a known miss, and fails here as soon as it is none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.phrasing import overlapping, stretches, written
from timeline.chrono import edtf
from timeline.find import find
from timeline.model import Document, Resolution
from timeline.resolve import resolve

FOLDER = Path(__file__).parents[1] / "cases" / "phrases"
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def _read(text: str, published: str | None) -> tuple[Resolution, ...]:
    document = Document(text, published=None if published is None else date.fromisoformat(published))
    return resolve(document, find(document))


def _cases(kind: str) -> Iterator[Any]:
    for name, file in FILES.items():
        for group in file["group"]:
            marks = [pytest.mark.xfail(reason=group["gap"], strict=True)] if "gap" in group else []
            for case in group.get(kind, []):
                yield pytest.param(group.get("published"), case, id=f"{name}: {case if kind == 'none' else case[0]}", marks=marks)


@pytest.mark.parametrize(("published", "case"), list(_cases("cases")))
def test_phrase_means_what_it_says(published: str | None, case: list[str]) -> None:
    text, spans = stretches(case[0])
    found = _read(text, published)
    said = [
        (resolution.text, written(resolution.timex), "" if resolution.interval is None else edtf.spell(resolution.interval))
        for start, end in spans
        for resolution in overlapping(found, start, end)
    ]
    assert said == [(text[start:end], timex, interval) for (start, end), timex, interval in zip(spans, case[1::2], case[2::2], strict=True)]


@pytest.mark.parametrize(("published", "case"), list(_cases("none")))
def test_phrase_is_no_time(published: str | None, case: str) -> None:
    text, spans = stretches(case)
    found = _read(text, published)
    assert [resolution.text for start, end in spans or [(0, len(text))] for resolution in overlapping(found, start, end)] == []


def test_each_phrase_is_written_once() -> None:
    phrases = [
        case if isinstance(case, str) else case[0]
        for file in FILES.values()
        for group in file["group"]
        for case in group.get("cases", group.get("none"))
    ]
    assert sorted(phrases) == sorted(set(phrases))
