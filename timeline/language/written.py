"""Operators for dates written otherwise: weeks of ISO 8601, the Ides of March, the eve of a war, years from now."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity, floor, instant, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Absolute, Anchor, Meaning, Shifted
from timeline.language.dates import calendar
from timeline.language.lengths import some

# In these months the Ides are the 15th and the Nones the 7th; in the others two days before.
_LATE_IDES = frozenset({3, 5, 7, 10})


def iso_week(text: str) -> Meaning | None:
    """A week of ISO 8601, or a day of one: the first week of a year holds its 4 January.

    >>> iso_week("2018-W05-3") == calendar(2018, 1, 31), iso_week("2018-W54") is None
    (True, True)
    """
    year, week, *days = text.split("-")
    first = floor(instant(int(year), 1, 4), Granularity.WEEK)
    start = offset(first, Granularity.WEEK, int(week[1:]) - 1)
    if int(week[1:]) < 1 or start >= floor(instant(int(year) + 1, 1, 4), Granularity.WEEK):
        return None
    if not days:
        return Absolute(Interval.of(Granularity.WEEK, start))
    return Absolute(Interval.of(Granularity.DAY, offset(start, Granularity.DAY, int(days[0]) - 1))) if 1 <= int(days[0]) <= 7 else None


def roman_day(which: str, month: int, year: int | None = None, era: int = 1) -> Meaning | None:
    """ "the Ides of March, 44 BC".

    >>> roman_day("nones", 6) == calendar(month=6, day=5)
    True
    """
    late = 2 if month in _LATE_IDES else 0
    day = {"kalends": 1, "nones": 5 + late, "ides": 13 + late}[which]
    return calendar(year, month, day, era=era)


def eve_of_period(of: Meaning) -> Meaning | None:
    """ "the eve of the French Revolution" is about when it began, hardly the day before."""
    if not isinstance(of, Absolute) or of.interval.start is None:
        return None
    grain = max(Granularity.MONTH, of.interval.start_granularity)
    return Absolute(Interval.of(grain, of.interval.start - 1, Qualifier.APPROXIMATE))


def some_from_now(unit: dict[str, str]) -> Meaning:
    """ "years from now"."""
    return Shifted(some(unit), 1, Anchor.PUBLICATION)


def no_such_day(day: float, month: int, year: int | None = None) -> Meaning | None:
    """ "31 February 2011": its month, for a day that the month does not have.

    >>> no_such_day(31, 6) == calendar(month=6), no_such_day(30, 6) is None
    (True, True)
    """
    known = calendar(year, month, int(day)) is not None or not 1 <= day <= 31
    return None if known else calendar(year, month)
