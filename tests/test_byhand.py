"""Dates as people type them, and what an undated expression tells once somebody dated it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.byhand import tell, understand
from timeline.chrono import edtf
from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.wording import words
from timeline.errors import DateError
from timeline.model import Document
from timeline.pipeline import extract

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "typed.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2016, 11, 23)


@pytest.mark.parametrize("case", CASES, ids=[case["typed"][:40] or "nothing" for case in CASES])
def test_what_people_type(case: dict[str, Any]) -> None:
    if "edtf" in case:
        assert edtf.spell(understand(case["typed"], PUBLISHED)) == case["edtf"]
    else:
        with pytest.raises(DateError, match=case["says"]):
            understand(case["typed"], PUBLISHED)


def test_what_is_relative_needs_a_publication_date() -> None:
    with pytest.raises(DateError, match="publication date, which is not known"):
        understand("last spring")
    assert understand("spring 2015") == Interval.of(Granularity.SEASON, instant(2015, 4))


@pytest.mark.parametrize(
    "spelled",
    [
        "2015-02-03",
        "2015-02",
        "2015",
        "199X",
        "1910/1945",
        "1910~/1945-09-02",
        "2015-05-16/2015-05-18",
        "2015-05/2015-07",
        "1990/..",
        "-0043",
    ],
)
def test_what_the_field_shows_is_understood(spelled: str) -> None:
    interval = edtf.parse(spelled)
    assert edtf.spell(understand(words(interval), PUBLISHED)) == spelled


def test_an_expression_that_is_dated_tells_its_sentence() -> None:
    (extraction,) = extract(Document("The old bridge fell two years later. Nobody was hurt.", id="a")).extractions
    assert [resolution.interval for resolution in extraction.expressions] == [None]
    event = tell(extraction, 0, Interval.of(Granularity.YEAR, instant(1912)))
    assert event.headline == "The old bridge fell"
    assert (event.expressions, words(event.interval)) == ((0,), "1912")


def test_an_expression_that_composes_to_nothing_tells_its_sentence_as_it_is() -> None:
    (extraction,) = extract(Document("Every Sunday.", id="a")).extractions
    event = tell(extraction, 0, Interval.of(Granularity.YEAR, instant(1912)))
    assert (event.headline, event.start, event.end) == ("Every Sunday.", 0, 13)
