"""Ordered units of the calendar, each with three functions: floor, offset, count (the design of d3-time's intervals).

>>> from timeline.chrono.granularity import Granularity, floor, instant, offset, fields
>>> fields(floor(instant(2016, 11, 23), Granularity.WEEK))
(2016, 11, 21, 0, 0)
>>> fields(offset(instant(2016, 1, 31), Granularity.MONTH, 1))
(2016, 2, 29, 0, 0)
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from timeline.chrono.pasteable import Pasteable

DAY_MINUTES = 1440


class Granularity(Pasteable, IntEnum):
    """The units in order of length; ``Granularity.DAY < Granularity.WEEK``."""

    MINUTE = 0
    HOUR = 1
    DAY = 2
    WEEKEND = 3
    WEEK = 4
    MONTH = 5
    QUARTER = 6
    SEASON = 7
    HALF = 8
    YEAR = 9
    DECADE = 10
    CENTURY = 11
    MILLENNIUM = 12

    @property
    def label(self) -> str:
        """The unit's name in lower case: ``"week"``."""
        return _LABELS[self]

    @classmethod
    def named(cls, label: str) -> Granularity:
        """The unit called ``label``.

        Raises ``KeyError`` when there is no such unit.

        >>> Granularity.named("decade")
        Granularity.DECADE
        """
        return cls[label.upper()]


_LABELS = {unit: unit.name.lower() for unit in Granularity}

# How many months each unit from the month upwards is long, and by how many months its first one is shifted
# (meteorological seasons begin in December, March, June and September).
_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
    Granularity.MILLENNIUM: 12000,
}
_MINUTES = {Granularity.MINUTE: 1, Granularity.HOUR: 60, Granularity.DAY: DAY_MINUTES}
# 1970-01-01 was a Thursday: three days after the Monday on which its week began.
_WEEK_PHASE = 3
_WEEKEND_PHASE = 5


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a Gregorian date (Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*).

    ``month`` is 1–12; ``day`` may run past the month's end, and then counts on.

    >>> day_number(1970, 1, 1), day_number(2000, 3, 1), day_number(-43, 3, 15)
    (0, 11017, -735160)
    """
    if month <= 2:
        year -= 1
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@lru_cache(maxsize=16_384)
def civil(days: int) -> tuple[int, int, int]:
    """The (year, month, day) of a day number; the inverse of :func:`day_number`.

    >>> civil(11017)
    (2000, 3, 1)
    """
    era, of_era = divmod(days + 719468, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    shifted = (5 * of_year + 2) // 153
    month = (shifted + 2) % 12 + 1
    return years + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def instant(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> int:
    """The instant at which a date, or a minute of it, begins.

    >>> instant(1970, 1, 2, 0, 5)
    1445
    """
    return day_number(year, month, day) * DAY_MINUTES + hour * 60 + minute


def fields(moment: int) -> tuple[int, int, int, int, int]:
    """The (year, month, day, hour, minute) of an instant.

    >>> fields(1445)
    (1970, 1, 2, 0, 5)
    """
    days, rest = divmod(moment, DAY_MINUTES)
    return (*civil(days), *divmod(rest, 60))


def weekday(moment: int) -> int:
    """The day of the week of an instant: 0 is Monday, as in ISO 8601.

    >>> weekday(instant(2016, 11, 23))
    2
    """
    return (moment // DAY_MINUTES + _WEEK_PHASE) % 7


def month_length(year: int, month: int) -> int:
    """How many days a month has.

    >>> month_length(2016, 2), month_length(1900, 2)
    (29, 28)
    """
    return 30 + (month + month // 8) % 2 if month != 2 else 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this date.

    >>> is_date(2015, 2, 29)
    False
    """
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def floor(moment: int, unit: Granularity) -> int:
    """The start of the unit that holds ``moment``. A weekend is floored to its Saturday, a weekday to the Saturday before.

    >>> fields(floor(instant(2016, 11, 23, 13, 5), Granularity.SEASON))
    (2016, 9, 1, 0, 0)
    """
    if unit in _MINUTES:
        return moment - moment % _MINUTES[unit]
    days = moment // DAY_MINUTES
    if unit is Granularity.WEEK:
        return (days - (days + _WEEK_PHASE) % 7) * DAY_MINUTES
    if unit is Granularity.WEEKEND:
        return (days - (days + _WEEK_PHASE - _WEEKEND_PHASE) % 7) * DAY_MINUTES
    year, month, _ = civil(days)
    return _month_start(_unit_index(year, month, unit), unit)


def offset(moment: int, unit: Granularity, count: int) -> int:
    """``moment`` moved by ``count`` units. Days of the month are kept where the month has them, else its last day.

    >>> fields(offset(instant(2016, 2, 29), Granularity.YEAR, -1))
    (2015, 2, 28, 0, 0)
    """
    if unit in _MINUTES:
        return moment + count * _MINUTES[unit]
    if unit in (Granularity.WEEK, Granularity.WEEKEND):
        return moment + count * 7 * DAY_MINUTES
    days, rest = divmod(moment, DAY_MINUTES)
    year, month, day = civil(days)
    year, month = divmod(year * 12 + month - 1 + count * _MONTHS[unit], 12)
    month += 1
    return day_number(year, month, min(day, month_length(year, month))) * DAY_MINUTES + rest


def count(start: int, end: int, unit: Granularity) -> int:
    """How many boundaries of ``unit`` lie in (start, end]; negative when ``end`` is before ``start``.

    >>> count(instant(2015, 12, 31), instant(2016, 1, 1), Granularity.YEAR)
    1
    """
    return index(end, unit) - index(start, unit)


def index(moment: int, unit: Granularity) -> int:
    """The running number of the unit that holds ``moment``: years give the year, months 12 × year + month - 1.

    >>> index(instant(2016, 11, 23), Granularity.YEAR), index(instant(1994, 5, 1), Granularity.DECADE)
    (2016, 199)
    """
    if unit in _MINUTES:
        return moment // _MINUTES[unit]
    days = moment // DAY_MINUTES
    if unit is Granularity.WEEK:
        return (days + _WEEK_PHASE) // 7
    if unit is Granularity.WEEKEND:
        return (days + _WEEK_PHASE - _WEEKEND_PHASE) // 7
    year, month, _ = civil(days)
    return _unit_index(year, month, unit)


def at(number: int, unit: Granularity) -> int:
    """The start of the unit with this running number; the inverse of :func:`index`.

    >>> fields(at(199, Granularity.DECADE))
    (1990, 1, 1, 0, 0)
    """
    if unit in _MINUTES:
        return number * _MINUTES[unit]
    if unit is Granularity.WEEK:
        return (number * 7 - _WEEK_PHASE) * DAY_MINUTES
    if unit is Granularity.WEEKEND:
        return (number * 7 - _WEEK_PHASE + _WEEKEND_PHASE) * DAY_MINUTES
    return _month_start(number, unit)


def _unit_index(year: int, month: int, unit: Granularity) -> int:
    # December opens the winter of the following year's number: winter 2016 is December 2015 to February 2016.
    shift = 1 if unit is Granularity.SEASON else 0
    return (year * 12 + month - 1 + shift) // _MONTHS[unit]


def _month_start(number: int, unit: Granularity) -> int:
    shift = 1 if unit is Granularity.SEASON else 0
    year, month = divmod(number * _MONTHS[unit] - shift, 12)
    return day_number(year, month + 1, 1) * DAY_MINUTES


def iso_week(moment: int) -> tuple[int, int]:
    """The ISO 8601 (week-numbering year, week) of an instant.

    >>> iso_week(instant(2016, 1, 1)), iso_week(instant(2016, 11, 23))
    ((2015, 53), (2016, 47))
    """
    thursday = floor(moment, Granularity.WEEK) + 3 * DAY_MINUTES
    year = civil(thursday // DAY_MINUTES)[0]
    return year, (thursday - instant(year)) // (7 * DAY_MINUTES) + 1
