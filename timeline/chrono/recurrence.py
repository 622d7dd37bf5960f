"""Where a place in a cycle falls: the third quarter of 1997, the Sunday of a week, Thanksgiving 2015, Easter.

>>> from timeline.chrono.granularity import Granularity, instant, fields
>>> thanksgiving = Recurring(Granularity.DAY, Granularity.YEAR, 0, holiday="11/3/4/0")
>>> fields(occurrence(thanksgiving, instant(2015)).start)[:3]
(2015, 11, 26)
"""

from __future__ import annotations

from timeline.chrono.granularity import Granularity, at, day_number, fields, floor, index, instant, is_date, month_length, offset, weekday
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Recurring

DAY = 1440
# No place in a cycle is further than this many cycles from any other: 29 February (8 years around 1900).
_FARTHEST = 9


def easter(year: int) -> int:
    """The instant at which Easter Sunday of the Gregorian calendar begins (Meeus/Jones/Butcher, *Astronomical Algorithms*, ch. 8).

    >>> fields(easter(2016))[:3]
    (2016, 3, 27)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the names are Meeus's
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return instant(year, month, day + 1)


def occurrence(place: Recurring, moment: int) -> Interval | None:
    """The occurrence in the cycle that holds ``moment``; ``None`` where the cycle has none (29 February 2015)."""
    start = floor(moment, place.cycle)
    if place.holiday:
        return Interval.of(Granularity.DAY, _holiday(place.holiday, fields(start)[0]))
    match place.unit, place.cycle:
        case Granularity.DAY, Granularity.YEAR:
            year = fields(start)[0]
            month = place.month or 1
            return Interval.of(Granularity.DAY, instant(year, month, place.number)) if is_date(year, month, place.number) else None
        case Granularity.DAY, Granularity.MONTH:
            year, month = fields(start)[:2]
            return Interval.of(Granularity.DAY, instant(year, month, place.number)) if is_date(year, month, place.number) else None
        case Granularity.DAY, Granularity.WEEK:
            return Interval.of(Granularity.DAY, start + place.number * DAY)
        case Granularity.SEASON, Granularity.YEAR:
            return Interval.of(Granularity.SEASON, at(fields(start)[0] * 4 + place.number, Granularity.SEASON))
        case _:
            return Interval.of(place.unit, offset(start, place.unit, place.number - 1))


def nearest(place: Recurring, moment: int, direction: int) -> Interval:
    """The occurrence that holds ``moment`` or the nearest before (-1) or after (1) it.

    >>> fields(nearest(Recurring(Granularity.DAY, Granularity.WEEK, 6), instant(2016, 11, 23), -1).start)[:3]
    (2016, 11, 20)
    """
    for step in range(_FARTHEST):
        found = occurrence(place, offset(floor(moment, place.cycle), place.cycle, direction * step))
        if found is None or found.start is None or found.end is None:
            continue
        if (direction < 0 and found.start <= moment) or (direction > 0 and found.end > moment):
            return found
    raise AssertionError(f"{place} has no occurrence within {_FARTHEST} cycles")


def nth_within(place: Recurring, outer: Interval, nth: int) -> Interval | None:
    """The ``nth`` occurrence that begins inside ``outer`` (-1: the last): "the second Tuesday of May", "January this year"."""
    if outer.start is None or outer.end is None:
        return None
    cycle = index(outer.start, place.cycle)
    last = index(outer.end - 1, place.cycle)
    cycles = range(cycle, last + 1) if nth > 0 else range(last, cycle - 1, -1)
    seen = 0
    for number in cycles:
        found = occurrence(place, at(number, place.cycle))
        # A winter is counted to the year in which it ends, although it begins in the year before.
        inside = found is not None and found.end is not None and outer.contains(found.end - 1)
        if inside:
            seen += 1
            if seen == abs(nth):
                return found
    return None


def _holiday(rule: str, year: int) -> int:
    if rule.startswith("easter"):
        return easter(year) + int(rule.removeprefix("easter")) * DAY
    month, day_of_week, nth, after = (int(part) for part in rule.split("/"))
    if nth > 0:
        first = instant(year, month)
        return first + ((day_of_week - weekday(first)) % 7 + (nth - 1) * 7 + after) * DAY
    last = day_number(year, month, month_length(year, month)) * DAY
    return last - (weekday(last) - day_of_week) % 7 * DAY + after * DAY
