"""What a report is about, and what it compares with: several sentences, each counting on what the ones before have told."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.find import find
from timeline.model import Document
from timeline.resolve import resolve

REPORTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "reports.toml").read_text(encoding="utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=[report["about"] for report in REPORTS])
def test_a_report_counts_from_what_it_is_about(report: dict[str, Any]) -> None:
    document = Document(report["text"], published=date.fromisoformat(report["published"]))
    assert [resolution.timex.value for resolution in resolve(document, find(document))] == report["values"]
