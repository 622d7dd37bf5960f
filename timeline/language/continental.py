"""Operators that languages other than English need for the ways in which they write numbers and times of day."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import At, DayPart, Meaning, Recurring, Relative, Span, TimeOfDay
from timeline.language.dates import clock, day_part
from timeline.language.spoken import in_half


def decimal_comma(whole: str, rest: str) -> float | None:
    """ "2,5 Jahre", "1,5 años"; more than two digits are no fraction of a time.

    >>> decimal_comma("2", "5")
    2.5
    """
    return float(f"{whole}.{rest}") if whole.isdigit() and rest.isdigit() and len(whole) <= 3 and len(rest) <= 2 else None


def clock_h(hour: float, minutes: str = "") -> TimeOfDay | None:
    """ "20h30", "8 h".

    >>> clock_h(20, "30").minute
    30
    """
    if not minutes:
        return clock(hour=hour)
    return clock(text=f"{int(hour)}:{minutes}") if len(minutes) == 2 and minutes.isdigit() else None


def day_and_part(of: dict[str, object]) -> Meaning | None:
    """ "Sonntagabend", "gisteravond", "stasera": a weekday or so many days from publication, and the part of that day."""
    part = day_part(str(of["part"]))
    match of:
        case {"weekday": int(number)}:
            return At(part, Recurring(Granularity.DAY, Granularity.WEEK, number))
        case {"offset": int(number)}:
            return At(part, Relative(Granularity.DAY, number))
    return None


def night_before(last: Recurring) -> Meaning:
    """ "in der Nacht zum Sonntag": it is Saturday's.

    >>> night_before(Recurring(Granularity.DAY, Granularity.WEEK, 0)).day.number
    6
    """
    return At(TimeOfDay(part=DayPart.NIGHT), Recurring(Granularity.DAY, Granularity.WEEK, (last.number - 1) % 7))


def hour_in_part(hour: float, part: TimeOfDay) -> Meaning | None:
    """ "a la 1 de la madrugada", "alle 8 di sera".

    >>> hour_in_part(8, TimeOfDay(part=DayPart.EVENING)).time.hour
    20
    """
    time = clock(hour=hour)
    return None if time is None else At(in_half(time, part.part))


def on_day(whole: At, day: Meaning) -> Meaning:
    """ "a las 8 de la tarde del lunes": the time of a half of the day, on its day."""
    return At(whole.time, day)


def hours_span(first: float, last: float) -> Span | None:
    """ "von 9 bis 18 Uhr": the word for the clock is both hours'.

    >>> hours_span(9, 18).last.hour
    18
    """
    begin, end = clock(hour=first), clock(hour=last)
    return None if begin is None or end is None or first == last else Span(begin, end)
