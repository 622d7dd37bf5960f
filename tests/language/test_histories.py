"""Texts that tell of the past, read whole: what is found, and the time of each, which the text before and after decides."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.chrono.edtf import spell
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
