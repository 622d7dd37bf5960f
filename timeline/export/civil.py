"""The ends of an event as the civil calendar's dates and clock times, for the formats of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from timeline.chrono.granularity import Granularity, fields
from timeline.chrono.interval import Interval

__all__ = ["Civil", "civil", "has_clock", "moment"]


@dataclass(frozen=True, slots=True)
class Civil:
    """A day, or a minute of a day, in astronomical years; what an end is not known to is ``None``."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    def parts(self) -> dict[str, int]:
        """What is known, by name."""
        named = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in named.items() if value is not None}


def civil(interval: Interval, end: int, unit: Granularity) -> Civil:
    """The instant ``end`` of an interval as far as ``unit`` tells it.

    >>> from timeline.chrono.granularity import instant
    >>> civil(Interval.of(Granularity.MONTH, instant(2016, 1)), instant(2016, 1), Granularity.MONTH).parts()
    {'year': 2016, 'month': 1}
    """
    told = fields(end)
    if unit < Granularity.DAY:
        return Civil(*told)
    if unit >= Granularity.YEAR:
        return Civil(told[0])
    return Civil(*told[:2]) if unit >= Granularity.MONTH else Civil(*told[:3])


def has_clock(interval: Interval) -> bool:
    """Whether an end is a clock time.

    >>> has_clock(Interval.between(0, 1440)), has_clock(Interval.between(0, 60, Granularity.HOUR))
    (False, True)
    """
    return min(interval.start_granularity, interval.end_granularity) < Granularity.DAY


def moment(interval: Interval, end: int) -> date | datetime:
    """The instant ``end`` of an interval: a date, or where clock times are told a date and time, in UTC where the zone is known.

    Years must be 1 to 9999 (see :func:`timeline.export.limits.in_common_era`).

    >>> from timeline.chrono.granularity import instant
    >>> moment(Interval.between(0, 60, Granularity.HOUR), instant(2016, 1, 31, 10, 30)).isoformat()
    '2016-01-31T10:30:00'
    """
    year, month, day, hour, minute = fields(end)
    if not has_clock(interval):
        return date(year, month, day)
    local = datetime(year, month, day, hour, minute)
    return local if interval.utc_offset is None else (local - timedelta(minutes=interval.utc_offset)).replace(tzinfo=UTC)
