"""Where a place in a cycle falls: the third quarter of 1997, the Sunday of a week, Thanksgiving 2015.

>>> from timeline.chrono.granularity import Granularity, instant, fields
>>> thanksgiving = Recurring(Granularity.DAY, Granularity.YEAR, 0, holiday="11/3/4/0")
>>> fields(occurrence(thanksgiving, instant(2015)).start)[:3]
(2015, 11, 26)
"""

from __future__ import annotations

from functools import lru_cache

from timeline.chrono.feasts import feast
from timeline.chrono.granularity import Granularity, at, fields, floor, index, instant, is_date, offset
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Recurring

DAY = 1440
# No place in a cycle is further than this many cycles from any other: 29 February (8 years around 1900).
_FARTHEST = 9


def occurrence(place: Recurring, moment: int) -> Interval | None:
    """The occurrence in the cycle that holds ``moment``; ``None`` where the cycle has none (29 February 2015)."""
    start = floor(moment, place.cycle)
    if place.holiday:
        return feast(place.holiday, fields(start)[0])
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
        case Granularity.SEASON, Granularity.YEAR if place.southern:
            # The summer of the south is the winter of the north, and bears the number of the year in which it ends.
            northern = Interval.of(Granularity.SEASON, at(fields(start)[0] * 4 + (place.number + 2) % 4, Granularity.SEASON))
            return Interval.between(northern.start, northern.end, Granularity.MONTH)
        case Granularity.SEASON, Granularity.YEAR:
            return Interval.of(Granularity.SEASON, at(fields(start)[0] * 4 + place.number, Granularity.SEASON))
        case _:
            return Interval.of(place.unit, offset(start, place.unit, place.number - 1))


@lru_cache(maxsize=4096)
def nearest(place: Recurring, moment: int, direction: int) -> Interval:
    """The occurrence that holds ``moment`` or the nearest before (-1) or after (1) it.

    Raises ``LookupError`` for a feast of the moon in centuries for which nobody has reckoned it.

    >>> fields(nearest(Recurring(Granularity.DAY, Granularity.WEEK, 6), instant(2016, 11, 23), -1).start)[:3]
    (2016, 11, 20)
    """
    for step in range(_FARTHEST):
        found = occurrence(place, offset(floor(moment, place.cycle), place.cycle, direction * step))
        if found is None or found.start is None or found.end is None:
            continue
        if (direction < 0 and found.start <= moment) or (direction > 0 and found.end > moment):
            return found
    raise LookupError(f"{place} has no occurrence within {_FARTHEST} cycles of {fields(moment)}")


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
