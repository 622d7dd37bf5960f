"""Operators that make sets: recurrences, how each turn is picked out, and how often in it."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity
from timeline.chrono.length import spell
from timeline.chrono.meaning import Amount, At, DayPart, Duration, Meaning, Recurring, Repeated, TimeOfDay
from timeline.language.lengths import duration, some


def repeated(of: Meaning, quant: str = "", freq: str = "") -> Meaning | None:
    """ "every Sunday", "each month", "every other Friday"."""
    return Repeated(of, quant or None, freq or None) if isinstance(of, (Recurring, Duration, At)) else None


def every(unit: dict[str, str], quant: str = "", n: float = 1, times: float = 0, freq: str = "") -> Meaning | None:
    """ "every week", "every two years", "twice a month"; ``freq`` is how often where it is not counted.

    >>> every({"unit": "month"}, times=2).freq
    '2X'
    """
    length = duration(unit, n)
    return None if length is None else Repeated(length, quant or None, freq or (f"{times:g}X" if times else None))


def every_some(unit: dict[str, str], quant: str) -> Meaning:
    """ "every few weeks"."""
    return Repeated(some(unit), quant)


def every_part(time: TimeOfDay, quant: str, day: Meaning | None = None) -> Meaning:
    """ "every morning", "every Friday night"."""
    return Repeated(At(time, day), quant)


def each_part(day: Meaning, part: str) -> Meaning:
    """ "Tuesday nights"."""
    return Repeated(At(TimeOfDay(part=DayPart(part)), day))


def weekday_of_each(of: Recurring, quant: str, ordinal: int = 0) -> Meaning:
    """ "the last Friday of every month": TIMEX3 has no value for which of them it is."""
    return Repeated(of, quant, nth=ordinal)


def each_weekday(weekday: int, quant: str = "") -> Meaning:
    """ "on Sundays", "todas as terças"."""
    return Repeated(Recurring(Granularity.DAY, Granularity.WEEK, weekday), quant or None)


def each_day_called(holiday: str) -> Meaning:
    """ "on weekdays"."""
    return Repeated(Recurring(Granularity.DAY, Granularity.WEEK, 0, holiday=holiday))


def each_weekend() -> Meaning:
    """ "at weekends"."""
    return Repeated(Recurring(Granularity.WEEKEND, Granularity.WEEK, 0))


def unit_after_unit(unit: dict[str, str], again: dict[str, str]) -> Meaning | None:
    """ "year after year", "day by day"."""
    return every(unit) if unit == again else None


def so_much_every(n: float, of: dict[str, str], unit: dict[str, str], quant: str = "") -> Meaning | None:
    """ "24 hours a day", "three days every week".

    >>> so_much_every(24, {"unit": "hour"}, {"unit": "day"}).freq
    '24H'
    """
    length, much = duration(unit), duration(of, n)
    if length is None or much is None or much.amounts[0].unit >= length.amounts[0].unit:
        return None
    return Repeated(length, quant or None, spell(much).lstrip("PT"))


def frequency(value: str, times: float = 0) -> Meaning:
    """ "annual", "twice daily": ``value`` is an ISO 8601 length of one amount."""
    units = {
        "H": Granularity.HOUR,
        "D": Granularity.DAY,
        "W": Granularity.WEEK,
        "M": Granularity.MONTH,
        "Q": Granularity.QUARTER,
        "Y": Granularity.YEAR,
    }
    length = Duration((Amount(float(value.strip("PTHDWMQY")), units[value[-1]]),))
    return Repeated(length, freq=f"{times:g}X" if times else None)
