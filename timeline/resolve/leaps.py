"""What it costs a story to go from one time to another, and the turns of a year that it may go to."""

from __future__ import annotations

from functools import lru_cache
from math import log2

from timeline.chrono.granularity import DAY_MINUTES, Granularity, fields
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Recurring
from timeline.chrono.recurrence import nearest, occurrence
from timeline.resolve.answer import start_of

_MONTH, _YEAR = 30.44 * DAY_MINUTES, 366 * DAY_MINUTES
# A month is rather of the same year than of the one before or after.
_SAME_YEAR = 0.6
# What had been does not lie ahead.
_NOT_AHEAD = 1.5
# Nor does a story go back over a new year within a paragraph, unless it says so.
_YEAR_BACK = 0.1
# A new paragraph goes back more easily.
_FRESH = 0.85


def leap(story: Interval, found: Interval, fresh: bool) -> float:
    """The cost of going from one time to another: a step on costs little, a step back more; ``fresh`` in a new paragraph.

    >>> from timeline.chrono.granularity import instant
    >>> spring, autumn = (Interval.of(Granularity.MONTH, instant(1914, month)) for month in (4, 10))
    >>> leap(spring, autumn, False) < leap(autumn, spring, False)
    True
    """
    if story.encloses(found):
        return 0.0
    if start_of(found) >= start_of(story):
        gap = (start_of(found) - start_of(story)) / _MONTH
        return 0.6 * log2(1 + gap / 3) if gap < 12 else 1.4 + 0.05 * log2(gap / 12)
    gap = max(0, start_of(story) - (found.end or start_of(found))) / _MONTH
    return ((gap / 2) ** 0.6 if gap < 12 else 2.9 + 0.6 * log2(gap / 12)) * (_FRESH if fresh else 1.0)


def turned(base: Interval, found: Interval, fresh: bool, looks_back: bool) -> float:
    """The cost of going to a turn of the year: on in the same year at less; a winter lies in two."""
    if base.unit is Granularity.SEASON and base.end is not None and start_of(found) >= base.end:
        # From a winter the story goes on from where it ends, in its second year.
        base = Interval.of(Granularity.MONTH, base.end - 1)
    year = fields(start_of(base))[0]
    last = start_of(found) if found.end is None else found.end - 1
    ahead = start_of(found) >= start_of(base)
    same = year in (fields(start_of(found))[0], fields(last)[0]) and ahead
    back = 0.0 if ahead or fresh or looks_back or year == fields(last)[0] else _YEAR_BACK
    return leap(base, found, fresh) * (_SAME_YEAR if same else 1.0) + (_NOT_AHEAD if ahead and looks_back else back)


@lru_cache(maxsize=4096)
def candidates(turn: Recurring, reference: Interval) -> tuple[Interval, ...]:
    """The turns that can be meant from a time: the one in its year, the last one and the next."""
    moment = start_of(reference)
    found = (occurrence(turn, moment), nearest(turn, moment, -1), nearest(turn, moment, 1))
    return tuple(dict.fromkeys(interval for interval in found if interval is not None))


def of_century(year: Interval, story: Interval) -> Interval:
    """ "'89", told of 1791, is 1789: the year of two figures that is nearest to the story."""
    turns = round((start_of(story) - start_of(year)) / (100 * _YEAR))
    near = (year.shifted(Granularity.YEAR, 100 * (turns + turn)) for turn in (-1, 0, 1))
    return min(near, key=lambda found: abs(start_of(found) - start_of(story)))


def is_long(interval: Interval) -> bool:
    """Whether a time is longer than a year: where in it the text is, it does not say."""
    return interval.start is None or interval.end is None or interval.end - interval.start > _YEAR
