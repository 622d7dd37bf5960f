"""Operators for what histories write: nights between two days, the fifth day of a siege, the last weeks of a year."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Absolute, Anchor, At, DayPart, Leading, Meaning, Portion, Recurring, Relative, Repeated, Span, TimeOfDay
from timeline.language.dates import calendar
from timeline.language.lengths import duration
from timeline.language.ranges import days_span


def night_of_days(first: int, last: int, month: int, year: int | None = None) -> Meaning | None:
    """ "the night of 5–6 June": it is the first day's."""
    days = days_span(first, last, month, year)
    return At(TimeOfDay(part=DayPart.NIGHT), days.first) if isinstance(days, Span) and last == first + 1 else None


def night_of_dates(first: Meaning, last: Meaning) -> Meaning | None:
    """ "the night of 31 December 1164 to 1 January 1165"."""
    if not isinstance(first, Absolute) or not isinstance(last, Absolute) or first.interval.end != last.interval.start:
        return None
    return At(TimeOfDay(part=DayPart.NIGHT), first) if first.interval.unit is last.interval.unit is Granularity.DAY else None


def night_of_weekdays(first: Recurring, last: Recurring) -> Meaning | None:
    """ "the night of Saturday to Sunday": it is the first day's."""
    return At(TimeOfDay(part=DayPart.NIGHT), first) if (first.number + 1) % 7 == last.number % 7 else None


def ordinal_days(first: float, last: float) -> Meaning | None:
    """ "the 12th and 13th" of a month that is not said."""
    begin, end = calendar(day=int(first)), calendar(day=int(last))
    return None if begin is None or end is None or first >= last else Span(begin, end)


def nth_day(nth: float) -> Meaning | None:
    """ "the fifth day": of what, only the text can tell."""
    return Relative(Granularity.DAY, 0, Anchor.STORY) if nth >= 1 else None


def years_ago(n: float) -> Meaning | None:
    """ "two years ago" as the year around "17 May two years ago"."""
    return Relative(Granularity.YEAR, -int(n)) if n >= 1 and n == int(n) else None


def one_unit(unit: dict[str, str], nth: float) -> Meaning | None:
    """ "the second year of the war": one year long, which one only the text can tell."""
    named = Granularity.named(unit["unit"])
    length = duration(unit)
    return (
        None
        if length is None or named in (Granularity.DAY, Granularity.CENTURY, Granularity.MILLENNIUM)
        else Leading(length, 1 if nth > 0 else -1)
    )


def portion_in_units(part: str, unit: dict[str, str], of: Meaning) -> Meaning | None:
    """ "the opening weeks of 1865", "the last months of the war"."""
    return Portion(part, of)


def by_night() -> Meaning:
    """ "At night the guns were silent": on each."""
    return Repeated(At(TimeOfDay(part=DayPart.NIGHT)), "EVERY")
