"""Operators for clock times as they are spoken: "half past eight", "10 o'clock tonight"."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.meaning import At, DayPart, Meaning, Span, TimeOfDay
from timeline.language.dates import clock, clock_in_part

# From which hour on the clock's twelve hours are those after noon.
_FIRST_HOURS = {DayPart.AFTERNOON: 1, DayPart.EVENING: 4, DayPart.NIGHT: 5}


def clock_past(hour: float, minutes: float, sign: int = 1) -> TimeOfDay | None:
    """ "half past eight", "a quarter to eight" (minus 15 minutes), "ten minutes to eight" (``sign`` -1).

    >>> clock_past(8, -15)
    TimeOfDay(hour=7, minute=45, part=None, zone='', utc_offset=None, region='', hours=None)
    """
    if not 1 <= hour <= 12 or not 0 < abs(minutes) < 60:
        return None
    past_midnight = int(hour) * 60 + sign * int(minutes)
    return TimeOfDay(past_midnight // 60, past_midnight % 60)


def clock_of_part(part: TimeOfDay, time: TimeOfDay | None = None, text: str = "") -> TimeOfDay | None:
    """ "half past three in the afternoon", "2:30 at night".

    >>> clock_of_part(TimeOfDay(part=DayPart.AFTERNOON), text="3:30").hour
    15
    """
    told = clock(text=text) if time is None else time
    whole = None if told is None else time_of(told, At(part))
    return whole.time if isinstance(whole, At) else None


def hour_of(hour: float | TimeOfDay, whole: Meaning) -> Meaning | None:
    """ "7 tomorrow morning", "10 o'clock tonight": the part of the day tells the half of it."""
    if not isinstance(whole, At) or whole.time.part is None:
        return None
    time = clock_in_part(whole.time, hour) if not isinstance(hour, TimeOfDay) else hour
    return None if time is None else At(time, whole.day)


def time_of(time: TimeOfDay, whole: Meaning) -> Meaning | None:
    """ "8:30 p.m. tomorrow night"; "11:10 tonight" is before midnight, "2:30 last night" after it.

    >>> tonight = At(TimeOfDay(part=DayPart.NIGHT))
    >>> [time_of(TimeOfDay(hour, 10), tonight).time.hour for hour in (11, 2, 21)]
    [23, 2, 21]
    """
    if not isinstance(whole, At) or whole.time.part is None:
        return None
    return At(in_half(time, whole.time.part), whole.day)


def in_half(time: TimeOfDay, part: DayPart | None) -> TimeOfDay:
    """The time in the half of the day that a part of the day tells: "8 in the evening" is past noon, "2 in the night" before it.

    >>> in_half(TimeOfDay(8, 30), DayPart.EVENING).hour, in_half(TimeOfDay(2), DayPart.NIGHT).hour
    (20, 2)
    """
    earliest = None if part is None else _FIRST_HOURS.get(part)
    if earliest is None or time.hour is None or not earliest <= time.hour < 12:
        return time
    return replace(time, hour=time.hour + 12)


def clock_span(first: float | str, last: float | str, half: str, zone: dict[str, object] | None = None) -> Span | None:
    """ "from 2 to 4 p.m.", "2:15–4:30 p.m.": the half of the day is both hours', unless the first would then come after the last.

    >>> [time.hour for time in (clock_span(11, 2, "pm").first, clock_span(11, 2, "pm").last)]
    [11, 14]
    """

    def read(hour: float | str, half: str) -> TimeOfDay | None:
        return clock(text=hour, half=half, zone=zone) if isinstance(hour, str) else clock(hour=hour, half=half, zone=zone)

    end = read(last, half)
    if end is None:
        return None
    for other in (half, "am" if half == "pm" else "pm"):
        begin = read(first, other)
        if begin is not None and _since(begin) < _since(end):
            return Span(begin, end)
    return None


def _since(time: TimeOfDay) -> int:
    return (time.hour or 0) * 60 + (time.minute or 0)
