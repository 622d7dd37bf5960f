"""Which Friday is meant, which March: the clause decides, and what stands right beside the date."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.find import find
from timeline.model import Document, Resolution
from timeline.resolve import resolve

DATA: dict[str, list[dict[str, str]]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "directions.toml").read_text(encoding="utf-8"))
FRIDAYS = {"ahead": "2016-11-25", "back": "2016-11-18"}


def _read(text: str, published: str) -> tuple[Resolution, ...]:
    document = Document(text, published=date.fromisoformat(published))
    return resolve(document, find(document))


def _params(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=case["text"], marks=pytest.mark.xfail(strict=True, reason=case["gap"]) if "gap" in case else ())
        for case in DATA[kind]
    ]


@pytest.mark.parametrize("case", _params("case"))
def test_a_bare_weekday_is_the_one_that_the_clause_looks_to(case: dict[str, str]) -> None:
    found = _read(case["text"], "2016-11-23")
    assert [resolution.timex.value[:10] for resolution in found if "Friday" in resolution.text] == [FRIDAYS[case["looks"]]]


@pytest.mark.parametrize("case", _params("dated"))
def test_a_bare_month_is_the_one_that_the_clause_looks_to(case: dict[str, str]) -> None:
    found = _read(case["text"], case["published"])
    assert " ".join(resolution.timex.value for resolution in found if resolution.timex.type == "DATE") == case["values"]
