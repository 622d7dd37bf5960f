"""What a date leaves unsaid as the next one says it: the year in "July and August 1917", the week in "Monday to Friday last week"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Anchor, At, Meaning, Modified, Portion, Recurring, Relative, TimeOfDay, Within
from timeline.chrono.recurrence import nearest
from timeline.model import TemporalExpression
from timeline.resolve.anchor import anchored
from timeline.resolve.answer import Answer, start_of
from timeline.resolve.context import Context
from timeline.resolve.habits import habits
from timeline.resolve.looks import look_of
from timeline.resolve.ranged import ends_range

# No list runs on over more than this.
_REACH = 12
# Between a clock time and its day may stand whose time it is.
_ON_DAY = re.compile(r",?(?: \w+)?(?: \w+)? time,? on ")
_CLOCK_REACH = 40


@dataclass(frozen=True, slots=True)
class Inheritance:
    """The meaning of an expression made whole, and the words that it was taken from."""

    meaning: Meaning
    cycle: str
    source: str


def inheritances(expressions: Sequence[TemporalExpression], context: Context) -> Mapping[int, Inheritance]:
    """The expressions that take their year, month or week from the one right after them, or recur with it, by their place."""
    recurring = habits(expressions, context)
    found = {place: Inheritance(meaning, "", "") for place, meaning in recurring.items()}
    for place in range(len(expressions) - 2, -1, -1):
        this, following = expressions[place], expressions[place + 1]
        if place in recurring:
            continue
        if (whole_day := _day_of_clock(this, following, context)) is not None:
            found[place] = Inheritance(whole_day, "day", following.text)
            continue
        if _explained(this, following, context):
            found[place] = Inheritance(following.meaning, "year", following.text)
            continue
        turn = _turn(this.meaning)
        if (
            turn is None
            or following.start - this.end > _REACH
            or not context.language.joints.listed.fullmatch(context.text[this.end : following.start])
        ):
            continue
        source = found[place + 1].meaning if place + 1 in found else following.meaning
        until = _fixed(source, turn.cycle, following, context) or _last_behind(turn, source, this, following, context)
        if until is not None:
            year = source.outer if isinstance(source, Within) and turn.unit is Granularity.SEASON else None
            # "The autumn and winter of 1862": each is that of the year named, though that winter began before the autumn.
            of_year = None if year is None else anchored(Within(turn, year), following, context).interval
            whole = Absolute(of_year or nearest(turn, start_of(until), -1))
            found[place] = Inheritance(_made_whole(this.meaning, whole), turn.cycle.label, following.text)
    return found


def _explained(this: TemporalExpression, following: TemporalExpression, context: Context) -> bool:
    """ "In the same year, 1848, the mill burned": what takes up a time is told right behind it."""
    year, named = this.meaning, following.meaning
    if not isinstance(year, Relative) or year.anchor is not Anchor.CONTEXT or year.offset != 0 or not isinstance(named, Absolute):
        return False
    return named.interval.unit is year.unit and context.text[this.end : following.start] == ", "


def _last_behind(
    turn: Recurring, last: Meaning, this: TemporalExpression, following: TemporalExpression, context: Context
) -> Interval | None:
    """Where a range of weekdays ends that is told of the past: the talks that "ran Monday through Friday" are over."""
    if not isinstance(last, Recurring) or turn.cycle is not Granularity.WEEK or last.cycle is not Granularity.WEEK:
        return None
    if context.now is None or not context.language.joints.span.fullmatch(context.text[this.end : following.start]):
        return None
    return nearest(last, context.now, -1) if look_of(this, context).direction < 0 else None


def _day_of_clock(this: TemporalExpression, following: TemporalExpression, context: Context) -> Meaning | None:
    """ "At 5:34 AM local time on March 20, 2003", "from 9 a.m. to 5 p.m. Wednesday": the clock time is of that day."""
    if isinstance(this.meaning, Modified):
        # "from about 9 a.m. to 5 p.m. on Friday"
        inner = _day_of_clock(replace(this, meaning=this.meaning.of), following, context)
        return None if inner is None else replace(this.meaning, of=inner)
    time = this.meaning.time if isinstance(this.meaning, At) and this.meaning.day is None else this.meaning
    if not isinstance(time, TimeOfDay) or following.start - this.end > _CLOCK_REACH:
        return None
    last = following.meaning.of if isinstance(following.meaning, Modified) else following.meaning
    if isinstance(last, At):
        day, gap = last.day, context.text[this.end : following.start]
        joined = context.language.joints.listed.fullmatch(gap) is not None or ends_range(this, following, context)
        return At(time, day) if day is not None and joined else None
    if not isinstance(last, Absolute):
        return None
    named = last.interval.unit is Granularity.DAY
    return At(time, last) if named and _ON_DAY.fullmatch(context.text[this.end : following.start]) else None


def inherited(inheritance: Inheritance, expression: TemporalExpression, context: Context) -> Answer:
    """The answer of an expression that is made whole by the next one."""
    answer = anchored(inheritance.meaning, expression, context)
    steps = tuple("inherited" if step == "absolute" else step for step in answer.steps)
    return replace(answer, steps=steps, facts={**answer.facts, "cycle": inheritance.cycle, "source": inheritance.source})


def _turn(meaning: Meaning) -> Recurring | None:
    """The place in a cycle that an expression leaves open."""
    match meaning:
        case Recurring() if not meaning.holiday and not meaning.fiscal:
            return meaning
        case Portion(_, Recurring() as inner) | At(_, Recurring() as inner):
            return inner
    return None


def _made_whole(meaning: Meaning, whole: Absolute) -> Meaning:
    match meaning:
        case Portion():
            return replace(meaning, of=whole)
        case At():
            return replace(meaning, day=whole)
    return whole


def _fixed(meaning: Meaning, cycle: Granularity, expression: TemporalExpression, context: Context) -> Interval | None:
    """The time of an expression that says which turn of ``cycle`` it is in."""
    match meaning:
        case Portion(_, inner):
            return _fixed(inner, cycle, expression, context)
        case At(_, day) if day is not None:
            return _fixed(day, cycle, expression, context)
        case Absolute(interval, name) if not name and interval.start_granularity < cycle:
            return interval
        case Within(_, Absolute() | Relative(anchor=Anchor.PUBLICATION)):
            return anchored(meaning, expression, context).interval
    return None
