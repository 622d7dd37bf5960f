"""The dates of other tools as intervals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from timeline.chrono import edtf
from timeline.chrono.granularity import Granularity, instant, is_date
from timeline.chrono.interval import Interval

__all__ = ["between", "of_moment", "of_parts", "of_text"]

_PARTS = ("year", "month", "day", "hour", "minute")
_UNITS = (Granularity.YEAR, Granularity.MONTH, Granularity.DAY, Granularity.HOUR, Granularity.MINUTE)


def of_parts(parts: Mapping[str, int]) -> Interval:
    """The unit that a year, and what is known of month, day, hour and minute, names; years are astronomical.

    Raises ``ValueError`` for what no calendar has.

    >>> edtf.spell(of_parts({"year": 2016, "month": 1}))
    '2016-01'
    """
    known = [parts[name] for name in _PARTS[: next((i for i, name in enumerate(_PARTS) if name not in parts), len(_PARTS))]]
    if not known:
        raise ValueError("has no year")
    year, month, day = (*known[:3], *(1,) * (3 - len(known[:3])))
    hours = known[3:4] or [0]
    minutes = known[4:5] or [0]
    if not is_date(year, month, day) or not 0 <= hours[0] <= 23 or not 0 <= minutes[0] <= 59:
        raise ValueError(f"{'-'.join(map(str, known))} is no date of the calendar")
    return Interval.of(_UNITS[len(known) - 1], instant(year, month, day, hours[0], minutes[0]))


def of_moment(moment: date | datetime) -> Interval:
    """A day, or a minute with the zone that it has.

    >>> from datetime import UTC
    >>> edtf.spell(of_moment(datetime(2016, 11, 20, 9, 30, tzinfo=UTC)))
    '2016-11-20T09:30Z'
    """
    if not isinstance(moment, datetime):
        return Interval.of(Granularity.DAY, instant(moment.year, moment.month, moment.day))
    start = instant(moment.year, moment.month, moment.day, moment.hour, moment.minute)
    zone = moment.utcoffset()
    offset = None if zone is None else int(zone.total_seconds()) // 60
    return Interval(start, start + 1, Granularity.MINUTE, Granularity.MINUTE, utc_offset=offset)


def of_text(text: str) -> Interval:
    """A date in EDTF or ISO 8601.

    Raises ``ValueError`` saying what cannot be read.

    >>> edtf.spell(of_text("2016-11-20T09:30:00+00:00")), edtf.spell(of_text("1910~/1945-09-02"))
    ('2016-11-20T09:30Z', '1910~/1945-09-02')
    """
    words = text.strip()
    try:
        return edtf.parse(words)
    except ValueError:
        try:
            return of_moment(datetime.fromisoformat(words))
        except ValueError:
            raise ValueError(f"{words!r} is no date that is understood; write it as 2016, 2016-11, 2016-11-20 or 2016~") from None


def between(first: Interval, last: Interval | None) -> Interval:
    """From the start of one to the end of the other, or the first alone.

    Raises ``ValueError`` where it would end before it starts.
    """
    return first if last is None else Interval.span(first, last)
