"""Dates as people type them, and what an undated expression tells once somebody dated it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.byhand import tell, understand
from timeline.chrono import edtf
from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.wording import words
from timeline.corrections import amended
from timeline.corrections.correction import of_event
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
    ("typed", "present", "published", "spelled"),
    [
        ("3 Feb", "2016-11-20", PUBLISHED, "2016-02-03"),
        ("3 Feb", "2016-02-01", PUBLISHED, "2016-02-03"),
        ("3 Jan", "2015-12-28", PUBLISHED, "2016-01-03"),
        ("December", "2016-11-20", PUBLISHED, "2015-12"),
        ("3 Feb", "1962", PUBLISHED, "1962-02-03"),
        ("25 Dec", "2016-12-24", PUBLISHED, "2016-12-25"),
        ("3 Feb", "1962-05", None, "1962-02-03"),
        ("29 Feb", "2015-05", PUBLISHED, "2016-02-29"),
        ("29 Feb", "2015-05", date(2015, 6, 1), "2012-02-29"),
    ],
)
def test_a_date_without_a_year_is_near_the_date_that_it_replaces(typed: str, present: str, published: date | None, spelled: str) -> None:
    assert edtf.spell(understand(typed, published, edtf.parse(present))) == spelled


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
    event, sentence = tell(extraction, 0, Interval.of(Granularity.YEAR, instant(1912)))
    assert (event.headline, sentence) == ("The old bridge fell", "The old bridge fell two years later.")
    assert (event.expressions, words(event.interval)) == ((0,), "1912")


def test_an_expression_that_composes_to_nothing_tells_its_sentence() -> None:
    (extraction,) = extract(Document("Every Sunday.", id="a")).extractions
    event, _ = tell(extraction, 0, Interval.of(Granularity.YEAR, instant(1912)))
    assert (event.headline, event.start, event.end) == ("Every Sunday", 0, 13)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Shares in the Alder Bank gave the index its biggest lift, helping it end a two-day slide and adding a point to it.", "two-day"),
        ("The mill agreed to the town's terms in May 2011 and paid for its first year a month later.", "its first year"),
    ],
)
def test_an_expression_that_is_dated_leaves_the_other_events_of_its_sentence_alone(text: str, written: str) -> None:
    (extraction,) = extract(Document(text, id="a", published=date(2014, 8, 4))).extractions
    place = [resolution.text for resolution in extraction.expressions].index(written)
    assert extraction.expressions[place].interval is None
    assert extraction.events
    interval = Interval.of(Granularity.YEAR, instant(2015))
    event, _ = tell(extraction, place, interval)
    after = amended(extraction, [replace(of_event(event, extraction), interval=interval, why="Dated by hand.")])
    assert [event for event in after.events if not event.edited] == list(extraction.events)
    assert [(event.expressions, words(event.interval)) for event in after.events if event.edited] == [((place,), "2015")]
    assert after.expressions[place].interval == interval
