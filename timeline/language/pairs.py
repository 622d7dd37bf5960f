"""Operators for two of a kind of which the second is named in short: "late 18th and early 19th centuries", "this summer or fall"."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.granularity import Granularity, fields, instant
from timeline.chrono.meaning import Absolute, Meaning, Portion, Recurring, Relative, Selected, Span, Within
from timeline.language.dates import calendar, century


def century_part(part: str, number: float, era: int = 1) -> Meaning | None:
    """ "the late 18th", behind which "and early 19th centuries" stands."""
    whole = century(number, era)
    return None if whole is None else Portion(part, whole)


def century_parts(first: Meaning | None, last: Meaning) -> Span | None:
    """ "late 18th and early 19th centuries": the second must be no earlier; both may be of one century.

    >>> century_parts(Portion("late", century(19)), Portion("early", century(18))) is None
    True
    """
    begins, ends = _start(first), _start(last)
    if first is not None and begins is not None and ends is not None and ends < instant(1):
        # "late 6th and early 5th centuries BC": the era is both centuries'.
        first = _before_christ(first, begins)
        begins = None if first is None else _start(first)
    if first is None or begins is None or ends is None or begins > ends:
        return None
    return Span(first, last)


def _before_christ(meaning: Meaning, start: int) -> Meaning | None:
    whole = century(fields(start)[0] // 100 + 1, -1)
    return replace(meaning, of=whole) if isinstance(meaning, Portion) and whole is not None else whole


def _start(meaning: Meaning | None) -> int | None:
    whole = meaning.of if isinstance(meaning, Portion) else meaning
    return whole.interval.start if isinstance(whole, Absolute) else None


def days_of_month(first: float, last: float, outer: Meaning) -> Span | None:
    """ "the 15th and 16th of this month"."""
    begin, end = calendar(day=int(first)), calendar(day=int(last))
    if not isinstance(outer, Relative) or outer.unit is not Granularity.MONTH or first >= last:
        return None
    if not isinstance(begin, Recurring) or not isinstance(end, Recurring):
        return None
    return Span(Within(begin, outer), Within(end, outer))


def two_selected(first: Meaning, last: Meaning, which: int) -> Span | None:
    """ "this summer or fall": "this" is said of both."""
    if not isinstance(first, Recurring) or not isinstance(last, Recurring) or first.unit is not last.unit:
        return None
    return Span(Selected(first, which), Selected(last, which))
