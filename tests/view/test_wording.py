from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chrono import wording
from timeline.chrono.granularity import Granularity as G
from timeline.chrono.granularity import fields, instant
from timeline.chrono.interval import Interval, Qualifier

ABOUT, PERHAPS = Qualifier.APPROXIMATE, Qualifier.UNCERTAIN

UNITS = [
    (G.MINUTE, (2016, 11, 23, 13, 5), "1:05 pm on Wednesday 23 November 2016", "23 Nov 2016, 1:05 pm"),
    (G.HOUR, (2016, 11, 23, 0), "12 midnight on Wednesday 23 November 2016", "23 Nov 2016, 12 midnight"),
    (G.DAY, (2016, 11, 20), "Sunday 20 November 2016", "20 Nov 2016"),
    (G.DAY, (1582, 10, 15), "Friday 15 October 1582", "15 Oct 1582"),
    (G.DAY, (1582, 10, 14), "14 October 1582", "14 Oct 1582"),
    (G.DAY, (-43, 3, 15), "15 March 44 BC", "15 Mar 44 BC"),
    (G.WEEKEND, (2016, 11, 19), "weekend of 19 November 2016", "weekend of 19 Nov 2016"),
    (G.WEEK, (2016, 11, 23), "week of Monday 21 November 2016", "week of 21 Nov 2016"),
    (G.MONTH, (2016, 1), "January 2016", "Jan 2016"),
    (G.QUARTER, (2016, 5), "second quarter of 2016", "Q2 2016"),
    (G.SEASON, (2016, 4), "spring 2016", "spring 2016"),
    (G.SEASON, (2016, 1), "winter 2015–16", "winter 2015–16"),
    (G.SEASON, (2000, 1), "winter 1999–00", "winter 1999–00"),
    (G.HALF, (2016, 7), "second half of 2016", "H2 2016"),
    (G.YEAR, (2016,), "2016", "2016"),
    (G.YEAR, (79,), "AD 79", "AD 79"),
    (G.YEAR, (0,), "1 BC", "1 BC"),
    (G.YEAR, (-9999,), "10,000 BC", "10,000 BC"),
    (G.DECADE, (1994,), "1990s", "1990s"),
    (G.DECADE, (-43,), "51–42 BC", "51–42 BC"),
    (G.DECADE, (5,), "AD 1–9", "AD 1–9"),
    (G.CENTURY, (1950,), "20th century", "20th c."),
    (G.CENTURY, (1150,), "12th century", "12th c."),
    (G.CENTURY, (50,), "1st century AD", "1st c. AD"),
    (G.CENTURY, (-43,), "1st century BC", "1st c. BC"),
    (G.MILLENNIUM, (2016,), "3rd millennium", "3rd millennium"),
]


@pytest.mark.parametrize(("unit", "when", "long", "short"), UNITS, ids=lambda value: str(value))
def test_one_unit(unit: G, when: tuple[int, ...], long: str, short: str) -> None:
    interval = Interval.of(unit, instant(*when))
    assert (wording.words(interval), wording.short(interval)) == (long, short)


def i(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> int:
    return instant(year, month, day, hour, minute)


SPANS = [
    (Interval(i(2016, 11, 20), i(2016, 11, 24)), "20–23 November 2016", "20–23 Nov 2016"),
    (Interval(i(2016, 10, 26), i(2016, 11, 24)), "26 October – 23 November 2016", "26 Oct – 23 Nov 2016"),
    (Interval(i(2015, 12, 24), i(2016, 1, 7)), "24 December 2015 – 6 January 2016", "24 Dec 2015 – 6 Jan 2016"),
    (Interval(i(2016, 5), i(2016, 8), G.MONTH, G.MONTH), "May – July 2016", "May – Jul 2016"),
    (Interval(i(2015, 11), i(2016, 2), G.MONTH, G.MONTH), "November 2015 – January 2016", "Nov 2015 – Jan 2016"),
    (Interval(i(1910), i(1946), G.YEAR, G.YEAR), "1910–1945", "1910–1945"),
    (Interval(i(-43), i(-29), G.YEAR, G.YEAR), "44–31 BC", "44–31 BC"),
    (Interval(i(-26), i(15), G.YEAR, G.YEAR), "27 BC – AD 14", "27 BC – AD 14"),
    (Interval(i(1910), i(1945, 9, 3), G.YEAR, G.DAY, ABOUT), "about 1910 – 2 September 1945", "about 1910 – 2 Sep 1945"),
    (Interval(i(2016, 11, 23), i(2017), G.DAY, G.YEAR), "23 November 2016 – end of 2016", "23 Nov 2016 – end of 2016"),
    (
        Interval(i(2016, 10, 26), i(2016, 11, 24), G.WEEK, G.DAY, ABOUT, ABOUT),
        "about 26 October – 23 November 2016",
        "about 26 Oct – 23 Nov 2016",
    ),
    (Interval(i(1989), i(1994), G.YEAR, G.YEAR, PERHAPS, ABOUT), "perhaps 1989 – about 1993", "perhaps 1989 – about 1993"),
    (Interval.of(G.MONTH, i(2016, 1)).qualified(PERHAPS), "perhaps January 2016", "perhaps Jan 2016"),
    (Interval.of(G.DAY, i(2016, 11, 20)).since(), "since Sunday 20 November 2016", "since 20 Nov 2016"),
    (Interval.of(G.MONTH, i(2016, 11)).until(), "until November 2016", "until Nov 2016"),
    (Interval(None, None), "at an unknown time", "at an unknown time"),
    (
        Interval(i(2016, 11, 23, 9), i(2016, 11, 23, 10, 30), G.MINUTE, G.MINUTE, utc_offset=330),
        "9:00 am – 10:30 am on Wednesday 23 November 2016, UTC+5:30",
        "23 Nov 2016, 9:00 am – 10:30 am, UTC+5:30",
    ),
]


@pytest.mark.parametrize(("interval", "long", "short"), SPANS, ids=[long for _, long, _ in SPANS])
def test_spans(interval: Interval, long: str, short: str) -> None:
    assert (wording.words(interval), wording.short(interval)) == (long, short)


@given(
    start=st.integers(i(-10_000), i(10_000)),
    length=st.integers(1, 10**7),
    units=st.tuples(st.sampled_from(G), st.sampled_from(G)),
    qualifiers=st.tuples(st.sampled_from(Qualifier), st.sampled_from(Qualifier)),
)
def test_every_interval_has_words(start: int, length: int, units: tuple[G, G], qualifiers: tuple[Qualifier, Qualifier]) -> None:
    interval = Interval(start, start + length, *units, *qualifiers)
    for text in (wording.words(interval), wording.short(interval)):
        assert text == " ".join(text.split())
        assert "None" not in text
        assert any(character.isdigit() for character in text)


MOMENTS = json.loads((Path(__file__).parents[1] / "vectors" / "moments.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", MOMENTS["names"], ids=lambda vector: str(vector["day"]))
def test_instants_are_called_as_in_the_browser(vector: dict[str, Any]) -> None:
    moment = vector["moment"]
    assert wording.year(fields(moment)[0]) == vector["year"]
    assert wording.month(moment, brief=True) == vector["month"]
    assert wording.day(moment, brief=True) == vector["day"]
    assert wording.clock(moment) == vector["clock"]


@pytest.mark.parametrize("vector", MOMENTS["days"], ids=lambda vector: str(vector["words"]))
def test_days_are_called_as_in_the_browser(vector: dict[str, Any]) -> None:
    interval = Interval(instant(*vector["from"]), instant(*vector["to"]) + 1440, G.DAY, G.DAY)
    assert wording.short(interval) == vector["words"]
