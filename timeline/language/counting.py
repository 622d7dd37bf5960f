"""Operators for times counted from others: the day after a feast, the same period of another year, fiscal and school years."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import (
    Absolute,
    Amount,
    Anchor,
    Duration,
    Meaning,
    Modified,
    Recurring,
    Relative,
    Selected,
    Shifted,
    Span,
    Within,
)
from timeline.language.dates import absolute_unit, calendar, full_year


def days_beside(anchor: Meaning, direction: int) -> Meaning:
    """ "the day after Thanksgiving", "the eve of the vote"."""
    return Shifted(Duration((Amount(1, Granularity.DAY),)), direction, anchor)


def week_beside(anchor: Meaning) -> Meaning:
    """ "Tuesday week": a week after the coming Tuesday."""
    return Shifted(Duration((Amount(1, Granularity.WEEK),)), 1, anchor)


def day_of_month(day: int, outer: Meaning) -> Meaning | None:
    """ "the 4th of last month"."""
    place = calendar(day=int(day))
    if not isinstance(outer, Relative) or outer.unit is not Granularity.MONTH or not isinstance(place, Recurring):
        return None
    return Within(place, outer)


def within_shifted(by: Meaning, inner: Recurring) -> Meaning | None:
    """ "a year ago in May"."""
    return Within(inner, Shifted(by, -1, Anchor.PUBLICATION)) if isinstance(by, Duration) else None


def this_time(outer: Relative) -> Meaning:
    """ "this time last year": today, so many years off, roughly."""
    today = Relative(Granularity.DAY, 0, outer.anchor)
    return Modified("APPROX", Shifted(Duration((Amount(abs(outer.offset), Granularity.YEAR),)), -1 if outer.offset < 0 else 1, today))


def quarters_of(first: float, last: float, outer: Meaning) -> Meaning | None:
    """ "the third and fourth quarters of 1998"."""
    if not 1 <= first < last <= 4:
        return None
    begin, end = (Recurring(Granularity.QUARTER, Granularity.YEAR, int(number)) for number in (first, last))
    return Span(Within(begin, outer), Within(end, outer))


def roughly(of: Meaning | None = None, year2: int | None = None) -> Meaning | None:
    """ "fiscal 1989", "FY14": a year that is not quite the calendar's."""
    if year2 is not None:
        of = absolute_unit("year", instant(full_year(year2)))
    return replace(of, interval=of.interval.qualified(Qualifier.APPROXIMATE)) if isinstance(of, Absolute) else None


def fiscal_relative(offset: int) -> Relative:
    """ "the last fiscal year"."""
    return Relative(Granularity.YEAR, offset, fiscal=True)


def school_relative(offset: int) -> Relative:
    """ "this school year"."""
    return Relative(Granularity.YEAR, offset, school=True)


def year_of_two(first: int, last: int) -> Absolute | None:
    """ "the 2014–15 fiscal year": it has a part of both years.

    >>> from timeline.chrono import edtf
    >>> edtf.spell(year_of_two(2014, 15).interval)
    '2014~/2015~'
    """
    end = last if last > 99 else first // 100 * 100 + last
    if end != first + 1:
        return None
    interval = Interval.between(instant(first), instant(end + 1), Granularity.YEAR)
    return Absolute(interval.qualified(Qualifier.APPROXIMATE))


def school_year(first: int, last: int) -> Absolute | None:
    """ "the 2014–15 school year": it runs from autumn to summer.

    >>> from timeline.chrono import edtf
    >>> edtf.spell(school_year(2014, 15).interval)
    '2014-09~/2015-06~'
    """
    if year_of_two(first, last) is None:
        return None
    interval = Interval.between(instant(first, 9), instant(first + 1, 7), Granularity.MONTH)
    return Absolute(interval.qualified(Qualifier.APPROXIMATE), school=True)


def turn_beside(of: Meaning, which: int, anchor: Meaning, nth: float = 1) -> Meaning | None:
    """ "the Tuesday before Easter 2011", "the second Sunday after Easter" (``nth`` 2)."""
    if not isinstance(of, Recurring) or nth < 1:
        return None
    near = Selected(of, which, anchor)
    return near if nth == 1 else Shifted(Duration((Amount(nth - 1, of.cycle),)), which, near)


def coming(of: Meaning) -> Meaning | None:
    """ "this coming Friday": the very next one."""
    return Selected(of, 1, soonest=True) if isinstance(of, Recurring) else None


def southern(number: int) -> Recurring:
    """ "the southern summer"."""
    return Recurring(Granularity.SEASON, Granularity.YEAR, number, southern=True)


def turns_off(of: Meaning, n: float, which: int = -1) -> Meaning | None:
    """ "two summers ago", "the Sunday before last" (``n`` 2), "the Sunday after next" (``which`` 1): so many turns back, or on."""
    if not isinstance(of, Recurring) or n != int(n) or n < 1:
        return None
    near = Selected(of, which, soonest=which > 0)
    return near if n == 1 else Shifted(Duration((Amount(n - 1, of.cycle),)), which, near)
