"""Which Friday is meant: the clause decides, and what stands right beside the day."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.find import find
from timeline.model import Document
from timeline.resolve import resolve

CASES: list[dict[str, str]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "directions.toml").read_text(encoding="utf-8"))["case"]
FRIDAYS = {"ahead": "2016-11-25", "back": "2016-11-18"}


def _params() -> list[Any]:
    return [
        pytest.param(case, id=case["text"], marks=pytest.mark.xfail(strict=True, reason=case["gap"]) if "gap" in case else ())
        for case in CASES
    ]


@pytest.mark.parametrize("case", _params())
def test_a_bare_weekday_is_the_one_that_the_clause_looks_to(case: dict[str, str]) -> None:
    document = Document(case["text"], published=date(2016, 11, 23))
    fridays = [resolution.timex.value for resolution in resolve(document, find(document)) if "Friday" in resolution.text]
    assert fridays == [FRIDAYS[case["looks"]]]
