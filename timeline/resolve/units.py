"""Whole units counted from their anchor: "last year", "today", "that month", "the following day", "this weekend"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.chrono.granularity import Granularity, at, fields, floor, index, instant, offset, weekday
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Anchor, Relative
from timeline.chrono.timex3 import Timex3, spell_unit
from timeline.model import TemporalExpression, Tense
from timeline.resolve.answer import Answer, counted, dated, start_of, undated
from timeline.resolve.context import Context
from timeline.resolve.events import side_of_event
from timeline.resolve.looks import look_of

_COMMA = re.compile(r",\s+")
_SATURDAY = 5
_HALF_CENTURY, _HALF_YEAR = 50, 7


def relative_unit(meaning: Relative, expression: TemporalExpression, context: Context) -> Answer:
    """ "last year", "today", "that month", "the following day"."""
    if meaning.anchor is Anchor.STORY and (named := _named_before(meaning, expression, context)) is not None:
        return dated(named, "apposition", facts={"source": "" if context.previous is None else context.previous[0].text})
    # In news "the year" is this year, whatever year was spoken of last; in a history it is the year that the text is at.
    told = meaning.anchor is Anchor.STORY and (context.narrative or _is_at(meaning.unit, context.reference))
    from_text = (told or meaning.anchor is Anchor.CONTEXT) and context.reference is not None
    anchor = context.reference if from_text else context.published
    if context.quarter is not None and meaning.unit is Granularity.QUARTER and meaning.anchor is not Anchor.PUBLICATION:
        # "the quarter", "the latest period": the one that the report is about.
        from_text, anchor = True, context.quarter
    if meaning.unit is Granularity.MINUTE and not from_text:
        # "that time": where nothing was told before, it was some time in the past.
        return replace(undated(Timex3("DATE", "PAST_REF")), steps=("untold",))
    if anchor is None:
        return undated(Timex3("DATE", _unknown(meaning.unit)))
    if meaning.anchor is Anchor.CONTEXT and meaning.offset > 0 and untold(expression, context):
        return replace(undated(Timex3("DATE", _unknown(meaning.unit))), steps=("untold",))
    if expression.rule == "nth-day" or (expression.rule == "the-unit" and meaning.offset == 0 and side_of_event(expression, context)):
        return replace(undated(Timex3("DATE", _unknown(meaning.unit))), steps=("event_context",))
    if meaning.unit is Granularity.MINUTE:
        # "that time": whatever the text was last at.
        return dated(anchor, "relative_context_now", facts={"reference": anchor})
    if from_text and meaning.unit is Granularity.YEAR and meaning.offset != 0 and anchor.start_granularity > Granularity.YEAR:
        # "In the 16th century they came; the following year they left."
        return replace(undated(Timex3("DATE", "XXXX")), steps=("coarse_context",), facts={"reference": anchor})
    if from_text and meaning.unit is Granularity.DAY and anchor.start_granularity > Granularity.DAY:
        return replace(undated(Timex3("DATE", some_day(anchor, meaning.offset))), steps=("coarse_context",), facts={"reference": anchor})
    if from_text and context.narrative and _is_coarser(anchor, meaning.unit):
        value = _unknown(meaning.unit)
        if meaning.offset == 0 and anchor.unit is Granularity.YEAR:
            value = value.replace("XXXX", spell_unit(Granularity.YEAR, start_of(anchor)), 1)
        return replace(undated(Timex3("DATE", value)), steps=("coarse_context",), facts={"reference": anchor})
    if meaning.school:
        return _school_year(meaning.offset, anchor)
    steps_on = meaning.offset
    if expression.rule == "part-turn" and from_text:
        # "The turn of the century", told of 1899, is that to the next; so is the turn of the year, told of August.
        year, month = fields(start_of(anchor))[:2]
        steps_on += year % 100 >= _HALF_CENTURY if meaning.unit is Granularity.CENTURY else month >= _HALF_YEAR
    if meaning.unit is Granularity.WEEKEND:
        steps_on += _weekends_on(meaning, anchor, from_text, expression, context)
    found = Interval.of(meaning.unit, at(index(start_of(anchor), meaning.unit) + steps_on, meaning.unit))
    if meaning.fiscal:
        found = found.qualified(Qualifier.APPROXIMATE)
    direction = "now" if meaning.offset == 0 else "back" if meaning.offset < 0 else "on"
    step = f"relative_{'context_' if from_text else ''}{direction}"
    distance = "" if abs(meaning.offset) == 1 else counted(abs(meaning.offset), meaning.unit) + " "
    answer = dated(found, step, facts={"unit": meaning.unit.label, "distance": distance, "reference": anchor})
    # "the previous year" is looked back to, not moved to.
    looked_back = from_text and meaning.offset < 0 and meaning.unit in (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
    return replace(answer, establishes=None) if looked_back else answer


def untold(expression: TemporalExpression, context: Context) -> bool:
    """Whether something counts on from a time that the text has not told, for its verb looks back: "Two days later the bridge fell"."""
    if context.reference is not None:
        return False
    return context.clause(expression).tense is Tense.PAST


def _is_coarser(anchor: Interval, unit: Granularity) -> bool:
    """Whether a time holds several of a unit, so that "the month" is no one of them: 1915, the spring."""
    if unit > Granularity.MONTH or anchor.start is None or anchor.end is None or anchor.start_granularity <= Granularity.DAY:
        return False
    return anchor.end > offset(floor(anchor.start, unit), unit, 2)


def _named_before(meaning: Relative, expression: TemporalExpression, context: Context) -> Interval | None:
    """The time right before that "the day" explains: "Oct. 12, the day before the crash"."""
    before, named = context.previous or (None, None)
    if before is None or named is None or named.unit is not meaning.unit:
        return None
    return named if _COMMA.fullmatch(context.text[before.end : expression.start]) else None


# A school year's first and last month.
_SCHOOL_FROM, _SCHOOL_TO = 9, 6


def _school_year(turn: int, anchor: Interval) -> Answer:
    """ "this school year", in June, is the one that began in the autumn before."""
    began, month = fields(start_of(anchor))[:2]
    began += turn - (month < _SCHOOL_FROM)
    found = Interval.between(instant(began, _SCHOOL_FROM), instant(began + 1, _SCHOOL_TO + 1), Granularity.MONTH)
    answer = dated(found.qualified(Qualifier.APPROXIMATE), "school_year")
    return replace(answer, timex=Timex3("DATE", spell_unit(Granularity.YEAR, instant(began))))


def _weekends_on(meaning: Relative, anchor: Interval, from_text: bool, expression: TemporalExpression, context: Context) -> int:
    """How many weekends further than counted from the one before: on a Wednesday "last weekend" is that one, "this weekend" the coming
    one unless the clause looks back.
    """
    if weekday(start_of(anchor)) >= _SATURDAY or (from_text and meaning.offset != 0):
        return 0
    if meaning.offset != 0 or from_text:
        return 1
    look = look_of(expression, context).direction
    return int(look > 0 or (meaning.anchor is Anchor.PUBLICATION and look == 0))


def some_day(reference: Interval, offset_days: int = 0) -> str:
    """A day of a month or a year that is not said which, as TIMEX3 writes it; the day after such a day may lie outside.

    >>> some_day(Interval.of(Granularity.MONTH, 0)), some_day(Interval.of(Granularity.MONTH, 0), 1)
    ('1970-01-XX', 'XXXX-XX-XX')
    """
    unit = reference.unit
    if offset_days == 0 and unit is Granularity.MONTH:
        return f"{spell_unit(unit, start_of(reference))}-XX"
    if offset_days == 0 and unit is Granularity.YEAR:
        return f"{spell_unit(unit, start_of(reference))}-XX-XX"
    return "XXXX-XX-XX"


def _is_at(unit: Granularity, reference: Interval | None) -> bool:
    """Whether the text is at a definite day (week, month, quarter), so that "the day" ("the month") can mean it."""
    if reference is None:
        return False
    if unit in (Granularity.WEEK, Granularity.MONTH):
        return reference.unit is unit
    return unit in (Granularity.QUARTER, Granularity.DAY) and reference.start_granularity <= unit


def _unknown(unit: Granularity) -> str:
    """A unit of an unknown year, as TIMEX3 writes it."""
    return {Granularity.DAY: "XXXX-XX-XX", Granularity.WEEK: "XXXX-WXX", Granularity.MONTH: "XXXX-XX"}.get(unit, "XXXX")
