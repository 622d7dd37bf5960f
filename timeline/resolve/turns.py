"""Which turn of a cycle is meant: the Sunday before or after publication, the January of the year that the text is at, last May."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.chrono.granularity import DAY_MINUTES, Granularity, at, fields, floor, index, instant, offset, weekday
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Anchor, Recurring, Relative, Selected
from timeline.chrono.recurrence import nearest, occurrence
from timeline.chrono.timex3 import Timex3, spell_recurring, spell_unit
from timeline.model import Reading, TemporalExpression
from timeline.resolve.answer import PUBLICATION, Answer, counted, dated, reading, start_of, undated
from timeline.resolve.context import Context
from timeline.resolve.events import side_of_event
from timeline.resolve.fixtures import is_listed
from timeline.resolve.looks import Look, is_diary, look_of, of_subject
from timeline.resolve.passages import Past, explained

_COMMA = re.compile(r",\s+")
_UP_TO = re.compile(r"\s+(?:through|until|till|to)\s+|\s*[-–]\s*", re.I)
_SINCE = re.compile(r"(?:\b(?:has|have)|['’](?:s|ve))\s[^;]*\bsince\s(?:(?!\b(?:says?|said|told)\b)[^,;])*$", re.I)
_SATURDAY = 5
_HALF_CENTURY, _HALF_YEAR = 50, 7
# A bare date this far ahead is not meant when the last one is this near, nor one this far back when the next one is as soon as that.
_FAR, _NEAR, _SOON = 300 * DAY_MINUTES, 60 * DAY_MINUTES, 10 * DAY_MINUTES


def turn_of(place: Recurring, expression: TemporalExpression, context: Context) -> Answer:
    """Where "Sunday", "January" or "the third quarter" falls: in a history by the year that the text is at, in the news by the clause."""
    cycle = place.cycle.label
    if place.cycle is not Granularity.WEEK and context.reference is not None and (context.narrative or place.cycle is Granularity.MONTH):
        found = context.turn or _from_reference(place, context.reference)
        facts = {"cycle": cycle, "reference": context.reference}
        return dated(found, "recurring_context", facts=facts, others=_other_turns(place, context.reference, found) if context.turn else ())
    if context.narrative and context.reference is not None:
        found = nearest(place, start_of(context.reference), 1)
        return dated(found, "recurring_context", facts={"cycle": cycle, "reference": context.reference})
    if context.now is None or context.published is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    if (day := explained(place, expression, context)) is not None:
        return dated(day, "apposition", facts={"source": "" if context.previous is None else context.previous[0].text})
    if (begins := _range_begins(place, expression, context)) is not None:
        found = nearest(place, begins, 1)
        return dated(found, "recurring_range", facts={"cycle": cycle, "reference": Interval.of(Granularity.DAY, begins)})
    back, ahead = nearest(place, context.now, -1), nearest(place, context.now, 1)
    if back == context.published and place.cycle is Granularity.WEEK and _since_then(expression, context):
        last = nearest(place, context.now - 1, -1)
        return dated(last, "recurring_since", facts={"cycle": cycle}, others=(reading(back, "other_publication"),))
    if is_listed(expression, context):
        return dated(ahead, "recurring_listed", facts={"cycle": cycle}, others=() if back == ahead else (reading(back, "other_played"),))
    look = look_of(expression, context)
    direction, step = _direction(place, look.direction, expression.signal in ("by", "until")), ""
    soon = place.cycle is Granularity.YEAR and start_of(ahead) - context.now <= _NEAR
    if direction < 0 and soon and _since(back, context.now) > _FAR and of_subject(expression, context):
        direction, step = 0, "recurring_subject"
    if direction < 0 and context.passages is not None and (past := _in_passage(place, back, ahead, expression, context)) is not None:
        return _told_in(place, past, back)
    if direction > 0 and start_of(ahead) - context.now > _FAR and context.now - start_of(back) < _NEAR:
        # "was ordered to return the child by Jan. 14", written on 15 January: nobody plans a year ahead by a bare date.
        direction, step = 0, "recurring_too_far"
    elif direction < 0 and start_of(ahead) - context.now <= _SOON and context.now - start_of(back) > _FAR:
        # "as Easter week began", written two days before: nobody tells by its bare name of what is a year ago.
        direction, step = 0, "recurring_too_long_ago"
    elif direction > 0 and back.end == context.now and place.cycle is Granularity.WEEK and is_diary(look, expression, context):
        direction, step = -1, "recurring_yesterday"
    no_verb = context.clause(expression).verb_start is None
    # "In the October killing": what belongs to a noun, or to no verb, is more often behind; the one ahead must be much nearer.
    weight = 2 if look.attributive or no_verb else 1
    nearer_back = _since(back, context.now) <= weight * (start_of(ahead) - context.now) or place.cycle is Granularity.WEEK
    chosen, other, why = (back, ahead, "other_future") if direction < 0 or (direction == 0 and nearer_back) else (ahead, back, "other_past")
    others = () if other == chosen else (reading(other, why),)
    step = step or _turn_step(direction, look, no_verb, place)
    return dated(chosen, step, facts={"cycle": cycle, "cue": f"“{look.cue}”" if look.cue else "the clause"}, others=others)


def _since_then(expression: TemporalExpression, context: Context) -> bool:
    """Whether something is counted from the day: "since Friday", "since the offensive began on Friday"; hardly from the day of writing."""
    if expression.signal == "since":
        return True
    return _SINCE.search(context.text, context.clause(expression).sentence_start, expression.start) is not None


def turn_before(place: Recurring, moment: int, expression: TemporalExpression, context: Context) -> Answer:
    """The last turn before ``moment``, for a clause that looks back."""
    back = nearest(place, moment - 1, -1)
    if context.passages is not None and (past := context.passages.past_of(expression, long_ago=True)) is not None:
        return _told_in(place, past, back)
    cue = look_of(expression, context).cue
    return dated(back, "recurring_past", facts={"cycle": place.cycle.label, "cue": f"“{cue}”" if cue else "the clause"})


def _told_in(place: Recurring, past: Past, back: Interval) -> Answer:
    """The turn of a passage on the past, with the one of the news as its other reading."""
    found = _from_reference(place, past.when)
    facts = {"cycle": place.cycle.label, "reference": past.when, "source": past.told.text}
    return dated(found, "recurring_context", "told_from", facts=facts, others=() if found == back else (reading(back, "other_news"),))


def _in_passage(place: Recurring, back: Interval, ahead: Interval, expression: TemporalExpression, context: Context) -> Past | None:
    """The time that a passage tells of, where a bare date is one of it rather than the last one before publication."""
    if context.passages is None or context.now is None:
        return None
    if place.cycle is Granularity.WEEK:
        return context.passages.week_of(expression)
    if place.cycle is not Granularity.YEAR or place.fiscal:
        return None
    return context.passages.past_of(expression, _since(back, context.now) > _FAR and start_of(ahead) - context.now > _SOON)


def _turn_step(direction: int, look: Look, no_verb: bool, place: Recurring) -> str:
    """How the choice of a turn is worded."""
    if direction:
        return "recurring_future" if direction > 0 else "recurring_past" if look.cue or not no_verb else "recurring_default"
    if look.direction:
        # A quarter of which the text looks ahead is the nearest one.
        return "recurring_report"
    if look.attributive:
        return "recurring_noun"
    return "recurring_nearest" if no_verb else "recurring_present" if look.cue else "recurring_bare"


def _other_turns(place: Recurring, reference: Interval, found: Interval) -> tuple[Reading, ...]:
    """The turn on the other side of the time told of, which the story might have gone to."""
    moment = start_of(reference)
    turns = {nearest(place, moment, -1): "other_turn_back", nearest(place, moment, 1): "other_turn_on"}
    return tuple(reading(turn, step) for turn, step in turns.items() if turn != found)


def _range_begins(place: Recurring, expression: TemporalExpression, context: Context) -> int | None:
    """Where the range begins that this expression ends: "from today through Nov. 17" ends after today."""
    before, begun = context.previous or (None, None)
    if before is None or begun is None or begun.unit is not place.unit:
        return None
    return start_of(begun) if _UP_TO.fullmatch(context.text[before.end : expression.start]) else None


def _direction(place: Recurring, look: int, limited: bool) -> int:
    """Where the text looks for a turn. What is ahead of a quarter may be its report: "expects to post a third-quarter loss", written in
    October, is of the quarter just ended, the one nearest; a fiscal one is the last that can have been reported. One that is the
    limit of a plan ("expects to break even by the fourth quarter") is ahead.
    """
    if place.unit is Granularity.QUARTER and not (look > 0 and limited):
        return -1 if place.fiscal else min(0, look)
    return look or -1 if place.unit is Granularity.HALF else look


def _since(interval: Interval, now: int) -> int:
    """How long ago an interval ended."""
    return max(0, now - (start_of(interval) if interval.end is None else interval.end))


def _from_reference(place: Recurring, reference: Interval) -> Interval:
    """In a narrative, the occurrence in the year that the text was last at; from a month or a day of it, the nearest one."""
    moment = start_of(reference)
    same = occurrence(place, moment)
    if reference.start_granularity >= Granularity.YEAR and same is not None:
        return same
    back, ahead = nearest(place, moment, -1), nearest(place, moment, 1)
    return back if moment - start_of(back) < start_of(ahead) - moment else ahead


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
    if anchor is None:
        return undated(Timex3("DATE", _unknown(meaning.unit)))
    if expression.rule == "nth-day" or (expression.rule == "the-unit" and meaning.offset == 0 and side_of_event(expression, context)):
        return replace(undated(Timex3("DATE", _unknown(meaning.unit))), steps=("event_context",))
    if meaning.unit is Granularity.MINUTE:
        # "that time": whatever the text was last at.
        # Where nothing was told before, it was some time in the past.
        return dated(anchor, "relative_context_now", facts={"reference": anchor}) if from_text else undated(Timex3("DATE", "PAST_REF"))
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


def selected_turn(meaning: Selected, context: Context) -> Answer:
    """ "last May", "this fall", "next Friday", "the following spring"."""
    from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
    anchor = context.reference if from_text else context.published
    place = meaning.of
    if anchor is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    moment = start_of(anchor)
    facts = {"anchor": anchor, "anchor_is": "" if from_text else PUBLICATION, "cycle": place.cycle.label}
    if meaning.which == 0:
        found = (_this_winter(place, anchor) if from_text else None) or occurrence(place, moment)
        return dated(found or nearest(place, moment, -1), "selected_this", facts=facts)
    unit_start = floor(moment, place.unit)
    if meaning.which < 0:
        return dated(nearest(place, unit_start - 1, -1), "selected_last", facts=facts)
    if from_text and anchor.end is not None and anchor.start_granularity > place.unit:
        # It opened in 1995, and closed "the following spring".
        unit_start = floor(anchor.end - 1, place.unit)
    found = nearest(place, offset(unit_start, place.unit, 1), 1)
    later = nearest(place, offset(start_of(found), place.unit, 1), 1)
    if meaning.soonest:
        return dated(found, "selected_next", facts=facts)
    if place.cycle is Granularity.WEEK and floor(start_of(found), Granularity.WEEK) == floor(moment, Granularity.WEEK):
        # On a Wednesday "next Friday" is the one of the coming week; the Friday two days ahead is "Friday" or "this Friday".
        return dated(later, "selected_next", facts=facts, others=(reading(found, "other_next"),))
    return dated(found, "selected_next", facts=facts)


def _this_winter(place: Recurring, anchor: Interval) -> Interval | None:
    """ "That winter", told of November 1941 or of 1941, is the one of 1941–42, although winters are counted to the year they end in."""
    if place.unit is not Granularity.SEASON or place.number != 0:
        return None
    moment = start_of(anchor)
    return nearest(place, offset(moment, Granularity.MONTH, 6) if anchor.start_granularity >= Granularity.YEAR else moment, 1)
