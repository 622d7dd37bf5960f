"""Which turn of a cycle is meant: the Sunday before or after publication, the January of the year that the text is at, last May."""

from __future__ import annotations

import re

from timeline.chrono.granularity import DAY_MINUTES, Granularity, weekday
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Recurring
from timeline.chrono.recurrence import nearest, occurrence
from timeline.chrono.timex3 import Timex3, spell_recurring
from timeline.model import Reading, TemporalExpression
from timeline.resolve.answer import Answer, dated, reading, start_of, undated
from timeline.resolve.context import Context
from timeline.resolve.fixtures import is_listed
from timeline.resolve.looks import Look, is_diary, look_of, of_subject
from timeline.resolve.passages import Past, explained

_LETTERS = re.compile(r"[^\W\d_]+")
_SINCE = re.compile(r"(?:\b(?:has|have)|['’](?:s|ve))\s[^;]*\bsince\s(?:(?!\b(?:says?|said|told)\b)[^,;])*$", re.I)
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
        return _told_in(place, past, back, expression, context)
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
    return dated(chosen, step, facts={"cycle": cycle, "cue": _worded(look.cue, context)}, others=others)


def _worded(cue: str, context: Context) -> str:
    """What looks ahead or back, in words; a preposition by itself does neither."""
    return context.language.reasons.get(f"cue_{cue}") or (f"“{cue}”" if cue else "the clause")


def _since_then(expression: TemporalExpression, context: Context) -> bool:
    """Whether something is counted from the day: "since Friday", "since the offensive began on Friday"; hardly from the day of writing."""
    if expression.signal == "since":
        return True
    return _SINCE.search(context.text, context.clause(expression).sentence_start, expression.start) is not None


def turn_before(place: Recurring, moment: int, expression: TemporalExpression, context: Context) -> Answer:
    """The last turn before ``moment``, for a clause that looks back."""
    back = nearest(place, moment - 1, -1)
    if context.passages is not None and (past := context.passages.past_of(expression, long_ago=True)) is not None:
        return _told_in(place, past, back, expression, context)
    cue = _worded(look_of(expression, context).cue, context)
    return dated(back, "recurring_past", facts={"cycle": place.cycle.label, "cue": cue})


def _told_in(place: Recurring, past: Past, back: Interval, expression: TemporalExpression, context: Context) -> Answer:
    """The turn of a passage on the past, with the one of the news as its other reading."""
    found = _from_reference(place, past.when)
    if place.cycle is Granularity.WEEK and past.onward and (expression.signal == "by" or not context.clause(expression).perfect):
        found = _days_on(place, past, context)
    facts = {"cycle": place.cycle.label, "reference": past.when, "source": past.told.text}
    return dated(found, "recurring_context", "told_from", facts=facts, others=() if found == back else (reading(back, "other_news"),))


def _days_on(place: Recurring, past: Past, context: Context) -> Interval:
    """The weekday that comes next after a day told with its weekday, as the text names that: of 1666 it counts by another calendar."""
    start = start_of(past.when)
    words = (context.language.vocabulary.readings(word) for word in _LETTERS.findall(past.told.text))
    stated = next((number for known in words if isinstance(number := known.get("weekday"), int)), weekday(start))
    return Interval.of(Granularity.DAY, start + (place.number - stated) % 7 * DAY_MINUTES)


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
    joined = context.language.joints.span.fullmatch(context.text[before.end : expression.start])
    return start_of(begun) if joined else None


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
    if reference.unit is None and reference.encloses(first := nearest(place, moment, 1)):
        # "The school year 2016/17 ended in June": the June in it.
        return first
    same = occurrence(place, moment)
    if reference.start_granularity >= Granularity.YEAR and same is not None:
        return same
    back, ahead = nearest(place, moment, -1), nearest(place, moment, 1)
    return back if moment - start_of(back) < start_of(ahead) - moment else ahead
