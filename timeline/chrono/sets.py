"""Recurrences <-> TIMEX3's SET and JSON: a value, which turns (``quant``), how often in each (``freq``), and which one of its month."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from timeline.chrono import length, rrule
from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import At, DayPart, Duration, Recurring, Repeated, TimeOfDay
from timeline.chrono.rhythm import words
from timeline.chrono.timex3 import SEASONS, Timex3, spell_recurring

__all__ = ["from_record", "parse", "spell", "to_record"]

Record: TypeAlias = dict[str, Any]

_PLACE = re.compile(
    r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<working>WXX-WD)|(?P<weekend>WXX-WE)|(?P<month>\d\d)(?:-(?P<day>\d\d))?|XX-(?P<of_month>\d\d)"
    r"|(?P<season>WI|SP|SU|FA)|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<any>XX-XX))(?:T(?P<part>[A-Z]{2})|T(?P<hour>\d\d):(?P<minute>\d\d))?"
)


def spell(repeated: Repeated) -> Timex3:
    """A recurrence as TIMEX3 writes it.

    >>> spell(Repeated(Recurring(Granularity.DAY, Granularity.WEEK, 4), "EVERY OTHER")).value
    'XXXX-WXX-5'
    """
    match repeated.of:
        case Duration():
            value = length.spell(repeated.of)
        case Recurring():
            value = spell_recurring(repeated.of)
        case At(time, Recurring() as day):
            value = f"{spell_recurring(day)}T{_hour(time)}"
        case At(time):
            value = f"XXXX-XX-XXT{_hour(time)}"
    return Timex3("SET", value, quant=repeated.quant, freq=repeated.freq)


def parse(value: str, quant: str | None = None, freq: str | None = None, nth: int = 0) -> Repeated:
    """The recurrence that a value spells, a feast that moves as every year.

    Raises ``ValueError`` for any other text.

    >>> spell(parse("XXXX-WXX-5T20:30")).value
    'XXXX-WXX-5T20:30'
    >>> parse("P2Y").of == length.parse("P2Y"), parse("XXXX-WXX-5", nth=-1).nth
    (True, -1)
    """
    found = _PLACE.fullmatch(value)
    if found is None:
        return Repeated(length.parse(value), quant, freq, nth)
    told = {name: text for name, text in found.groupdict().items() if text is not None}
    part, hour, minute = (told.pop(name, None) for name in ("part", "hour", "minute"))
    place = _place(told)
    if part is not None:
        return Repeated(At(TimeOfDay(part=DayPart(part)), place), quant, freq, nth)
    if hour is not None and minute is not None:
        return Repeated(At(TimeOfDay(int(hour), int(minute)), place), quant, freq, nth)
    return Repeated(place or length.parse("P1Y"), quant, freq, nth)


def to_record(repeated: Repeated) -> Record:
    """A recurrence as a JSON object, with its words and its rule for people and calendars.

    >>> to_record(parse("XXXX-WXX-5"))["rrule"]
    'FREQ=WEEKLY;BYDAY=FR'
    """
    timex = spell(repeated)
    named = {"value": timex.value, "quant": timex.quant, "freq": timex.freq, "nth": repeated.nth or None}
    return {"words": words(repeated), "rrule": rrule.spell(repeated), **named}


def from_record(record: Record) -> Repeated:
    """The recurrence that :func:`to_record` wrote.

    Raises ``ValueError`` for a value that cannot be read.

    >>> from_record(to_record(parse("P1M", freq="2X"))) == parse("P1M", freq="2X")
    True
    """
    return parse(record["value"], record.get("quant"), record.get("freq"), record.get("nth") or 0)


def _hour(time: TimeOfDay) -> str:
    """A part of the day or a clock time, as TIMEX3 writes it."""
    return time.part.value if time.part is not None else f"{time.hour or 0:02d}:{time.minute or 0:02d}"


def _place(told: dict[str, str]) -> Recurring | None:
    match told:
        case {"weekday": weekday}:
            return Recurring(Granularity.DAY, Granularity.WEEK, int(weekday) - 1)
        case {"working": _}:
            return Recurring(Granularity.DAY, Granularity.WEEK, 0, holiday="weekdays")
        case {"weekend": _}:
            return Recurring(Granularity.WEEKEND, Granularity.WEEK, 0)
        case {"month": month, "day": day}:
            return Recurring(Granularity.DAY, Granularity.YEAR, int(day), int(month))
        case {"month": month}:
            return Recurring(Granularity.MONTH, Granularity.YEAR, int(month))
        case {"of_month": day}:
            return Recurring(Granularity.DAY, Granularity.MONTH, int(day))
        case {"season": season}:
            return Recurring(Granularity.SEASON, Granularity.YEAR, SEASONS.index(season))
        case {"quarter": quarter}:
            return Recurring(Granularity.QUARTER, Granularity.YEAR, int(quarter))
        case {"half": half}:
            return Recurring(Granularity.HALF, Granularity.YEAR, int(half))
    return None
