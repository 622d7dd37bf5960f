"""When listed games are: "Nordby at Port City, 7 p.m." lies ahead, on the day that the list names; for want of one, on no day."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import At, Meaning, Recurring, TimeOfDay
from timeline.chrono.recurrence import nearest
from timeline.chrono.timex3 import Timex3
from timeline.language.games import games
from timeline.model import TemporalExpression
from timeline.resolve.answer import Answer, dated, start_of
from timeline.resolve.context import Context


def is_listed(expression: TemporalExpression, context: Context) -> bool:
    """Whether an expression tells when a listed game is, or when all of a list are."""
    if context.language.cues is not None:
        return False
    known = games()
    return known.lists(context.text, expression.start, expression.end) or known.is_for_all(context.text, expression.start)


def day_of_all(expressions: Sequence[TemporalExpression], context: Context) -> Interval | None:
    """The day of the listed games that name none: "All games Friday unless otherwise noted"."""
    if context.language.cues is not None or context.now is None:
        return None
    for expression in expressions:
        weekday = _weekday(expression.meaning)
        if weekday is not None and games().is_for_all(context.text, expression.start):
            return nearest(weekday, context.now, 1)
    return None


def listed_day(time: TimeOfDay, expression: TemporalExpression, context: Context) -> Answer | None:
    """The day of a listed game that has only its time; ``None`` for any other time of day."""
    if context.now is None or not is_listed(expression, context):
        return None
    if context.listed_day is not None:
        return dated(context.listed_day, "listed_day")
    told = context.reference
    if told is not None and told.start_granularity <= Granularity.DAY and start_of(told) >= context.now:
        return dated(Interval.of(Granularity.DAY, start_of(told)), "clock_day")
    return Answer(Timex3("TIME", f"T{time.hour or 0:02d}:{time.minute or 0:02d}"), None, ("listed_undated",))


def _weekday(meaning: Meaning) -> Recurring | None:
    match meaning:
        case Recurring(Granularity.DAY, Granularity.WEEK):
            return meaning
        case At(_, day) if day is not None:
            return _weekday(day)
    return None
