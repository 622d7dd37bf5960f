from __future__ import annotations

import csv
import io

import pytest
from made import EXTRACTION

from timeline.export import csv as export


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(export.chunks([EXTRACTION])))))


def test_a_row_for_each_event_under_one_header() -> None:
    found = list(csv.reader(io.StringIO("".join(export.chunks([EXTRACTION, EXTRACTION])))))
    assert found[0] == list(export.HEADER)
    assert len(found) == 1 + 2 * 3
    assert {len(row) for row in found} == {len(export.HEADER)}


def test_what_a_row_says() -> None:
    row = rows()[1]
    assert (row["when"], row["edtf"], row["start"], row["end"]) == ("15 March 44 BC", "-0043-03-15", "-0043-03-15", "-0043-03-15")
    assert (row["headline"], row["as_written"], row["text_start"], row["text_end"]) == ("Caesar fell", "15 March", "13", "37")
    assert rows()[2]["end"] == rows()[2]["end_granularity"] == ""


def test_no_cell_of_the_article_runs_as_a_formula() -> None:
    assert rows()[0]["headline"] == "'=1+1 happened"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|' /C calc'!A0"])
def test_formulas_are_defused(text: str) -> None:
    assert export.defused(text) == "'" + text


@pytest.mark.parametrize("text", ["", "rain", "a=1", "3-2", "“+1”"])
def test_words_stay_as_they_are(text: str) -> None:
    assert export.defused(text) == text
