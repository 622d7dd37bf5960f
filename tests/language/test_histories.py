"""Texts that tell of the past, read whole: what is found, and the time of each, which the text before and after decides."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.chrono.edtf import spell
from timeline.chrono.granularity import instant
from timeline.find import find
from timeline.model import Document, Resolution
from timeline.resolve import resolve

HISTORIES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent.parent / "cases/histories.toml").read_text(encoding="utf-8"))[
    "history"
]


def _meant(resolution: Resolution, expected: str) -> str:
    interval = f" {spell(resolution.interval)}" if " " in expected and resolution.interval is not None else ""
    return resolution.timex.value + interval


@pytest.mark.parametrize("history", [pytest.param(history, id=history["name"]) for history in HISTORIES])
def test_history_is_found_and_dated(history: dict[str, Any]) -> None:
    text = re.sub(r"[\[\]]", "", history["text"])
    document = Document(text, published=history["published"])
    resolutions = resolve(document, find(document))
    expected = zip(re.findall(r"\[(.*?)\]", history["text"], re.S), history["means"], strict=True)
    found = [(one.text, _meant(one, means)) for one, means in zip(resolutions, history["means"], strict=False)]
    assert found == list(expected)


def test_reason_names_the_words_that_were_counted_from() -> None:
    document = Document(
        "It was founded on 5 May 1789, when the Charter of 1740 fell, and closed in 1802. In August it opened again. In 1803 it burnt."
    )
    resolutions = resolve(document, find(document))
    august = next(one for one in resolutions if one.text == "August")
    assert august.timex.value == "1802-08"
    assert "“1802”" in str(august.reason)


def test_reason_names_the_dates_that_were_passed_over() -> None:
    text = re.sub(r"[\[\]]", "", HISTORIES[2]["text"])
    document = Document(text, published=HISTORIES[2]["published"])
    june = next(one for one in resolve(document, find(document)) if one.text == "27 June")
    assert "“5 May 1789”" in str(june.reason)
    assert "“1614”, named in between, is a look aside" in str(june.reason)


OBITUARY = """Old Marle harbour master dies
October 6, 2011

The former harbour master of Marle, Olav Lund, died yesterday at the age of 56. On August 24, Lund resigned from the board. He had been ill
since 2004. Lund, born in Kiel on February 24, 1955, has built the largest shipyard. He started the yard in 1976, and in 1984 the first
ferry was launched. One year later he was fired from the yard and he founded another. In 1986 he bought a wharf which was acquired by
Nordbank in 2005.
"""


def test_what_is_told_as_past_is_not_counted_beyond_publication() -> None:
    document = Document(OBITUARY, published=date(2011, 10, 6))
    found = {one.text: one for one in resolve(document, find(document))}
    counted = found["One year later"].interval
    assert counted is not None
    assert counted.start is not None
    assert counted.start < instant(2011, 10, 6)
