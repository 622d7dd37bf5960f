"""What the reasons of readings say, as data in tests/cases/reasons.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from timeline.find import find
from timeline.model import Document
from timeline.resolve import resolve

CASES: list[dict[str, str]] = tomllib.loads((Path(__file__).parents[1] / "cases/reasons.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in CASES])
def test_reason_says_what_decided(case: dict[str, str]) -> None:
    before, _, rest = case["text"].partition("[")
    document = Document(before + rest.replace("]", "", 1), published=date(2018, 3, 14))
    reason = next(str(one.reason) for one in resolve(document, find(document)) if one.start <= len(before) < one.end)
    assert case["says"] in reason
    assert "never" not in case or case["never"] not in reason
