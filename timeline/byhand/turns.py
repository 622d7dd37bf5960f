"""Which year a date without one is in, where a person typed it."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from timeline.chrono.granularity import Granularity, fields, instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import At, Modified, Recurring

__all__ = ["day_of", "is_yearless", "nearest_turn"]

# 29 February has no turn in most years.
_YEARS = range(-4, 2)


def is_yearless(meaning: object) -> bool:
    """Whether it comes round on the same day of each year: "3 Feb", "about May", but not "Easter" or "Sunday"."""
    match meaning:
        case Modified(of=inner) | At(day=inner):
            return is_yearless(inner)
        case Recurring(cycle=Granularity.YEAR, holiday=""):
            return True
        case _:
            return False


def day_of(present: Interval) -> date | None:
    """The day on which an interval begins, or else ends, where ``datetime`` has it."""
    year, month, day, *_ = fields(_moment(present))
    return date(year, month, day) if MINYEAR <= year <= MAXYEAR else None


def nearest_turn(turn: Interval, published: date | None, present: Interval | None) -> Interval:
    """The turn that is nearest to the date that it replaces, or to publication. What has happened does not move into the future: none
    after publication, unless the date that it replaces is; and then, or without publication, none after that date's own year.

    >>> from timeline.chrono.wording import short
    >>> day, published = (lambda *parts: Interval.of(Granularity.DAY, instant(*parts))), date(2016, 11, 23)
    >>> [short(nearest_turn(day(2017, 2, 3), published, present)) for present in (day(2016, 11, 20), day(1962, 1, 5), None)]
    ['3 Feb 2016', '3 Feb 1962', '3 Feb 2016']
    """
    today = instant(published.year, published.month, published.day) if published else None
    moment = today if present is None else _moment(present)
    if moment is None or turn.start is None:
        return turn
    year = fields(moment)[0]
    latest = today if today is not None and moment <= today else instant(year + 1) - 1
    away = year - fields(turn.start)[0]
    turns = (turn.shifted(Granularity.YEAR, away + count) for count in _YEARS)
    there = [
        (abs(other.start - moment), other)
        for other in turns
        if other.start is not None and other.start <= latest and fields(other.start)[1:3] == fields(turn.start)[1:3]
    ]
    return min(there, key=lambda pair: pair[0], default=(0, turn))[1]


def _moment(interval: Interval) -> int:
    return interval.start if interval.start is not None else interval.end or 0
