"""Times that recur because of what stands beside them: "open Monday to Friday", "9 a.m. to 5 p.m. daily", "every January and July"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Amount, At, Duration, Meaning, Recurring, Repeated, TimeOfDay
from timeline.model import TemporalExpression, Tense
from timeline.resolve.context import Context

_REACH = 12
_DAILY = Duration((Amount(1.0, Granularity.DAY),))
_YEARLY = Duration((Amount(1.0, Granularity.YEAR),))
_ON = re.compile(r",?\s+(?:on\s+)?", re.I)


def habits(expressions: Sequence[TemporalExpression], context: Context) -> Mapping[int, Repeated]:
    """The expressions that recur though their own words do not say so, by their place."""
    found: dict[int, Repeated] = {}
    for place in range(len(expressions) - 2, -1, -1):
        this, following = expressions[place], expressions[place + 1]
        if following.start - this.end > _REACH:
            continue
        gap = context.text[this.end : following.start]
        joints = context.language.joints
        first, last = _weekday(this.meaning), _weekday(following.meaning)
        if first is not None and last is not None and joints.span.fullmatch(gap) and _is_open(this, context):
            # "9 a.m. to 5 p.m. Monday to Friday": the time before Monday is that of each day.
            found[place] = Repeated(At(this.meaning.time, first) if isinstance(this.meaning, At) else first)
            found[place + 1] = Repeated(last)
            continue
        of = found.get(place + 1, following.meaning)
        if (turn := _yearly(this.meaning, of)) is not None and (_ON.fullmatch(gap) or joints.span.fullmatch(gap)):
            found[place] = replace(turn, quant=of.quant if isinstance(of, Repeated) else None)
            continue
        time = this.meaning.time if isinstance(this.meaning, At) and this.meaning.day is None else this.meaning
        if isinstance(of, Repeated) and isinstance(time, TimeOfDay) and (_ON.fullmatch(gap) or joints.listed.fullmatch(gap)):
            day = _day_of(of)
            if day is not None:
                found[place] = replace(of, of=At(time, day) if isinstance(day, Recurring) else At(time))
    for place, (this, following) in enumerate(pairwise(expressions)):
        each, other = found.get(place, this.meaning), following.meaning
        if place + 1 not in found and (hour := _hour_of(each, this, following, context)) is not None:
            found[place + 1] = hour
            continue
        if not isinstance(each, Repeated) or not isinstance(each.of, Recurring) or not isinstance(other, Recurring):
            continue
        alike = (each.of.unit, each.of.cycle) == (other.unit, other.cycle) and not each.of.holiday and not other.holiday
        gap = context.text[this.end : following.start]
        if alike and len(gap) <= _REACH and context.language.joints.listed.fullmatch(gap):
            found[place + 1] = replace(each, of=other)
    return found


def _hour_of(each: Meaning, this: TemporalExpression, following: TemporalExpression, context: Context) -> Repeated | None:
    """ "Every Monday at 8:30", "daily from 9 a.m. to 5 p.m.": the time of day of what recurs."""
    time = following.meaning.time if isinstance(following.meaning, At) and following.meaning.day is None else following.meaning
    if not isinstance(each, Repeated) or not isinstance(time, TimeOfDay) or following.start - this.end > _REACH:
        return None
    joints, gap = context.language.joints, context.text[this.end : following.start]
    timed = isinstance(each.of, At) and isinstance(this.meaning, (At, TimeOfDay))
    day = _day_of(each)
    if day is None or not (joints.span if timed else joints.hour).fullmatch(gap):
        return None
    return replace(each, of=At(time, day) if isinstance(day, Recurring) else At(time))


def _yearly(meaning: Meaning, of: Meaning) -> Repeated | None:
    """ "From 1 May to 30 September each year": both days of each."""
    if not isinstance(meaning, Recurring) or meaning.cycle is not Granularity.YEAR or not isinstance(of, Repeated):
        return None
    each_year = of.of == _YEARLY or (isinstance(of.of, Recurring) and of.of.cycle is Granularity.YEAR and of.of.unit is meaning.unit)
    return Repeated(meaning) if each_year else None


def _day_of(repeated: Repeated) -> Recurring | Duration | None:
    """The days on which a time recurs: those of a weekday, or each."""
    match repeated.of:
        case At(_, Recurring() as day):
            return day
        case At(_, None):
            return _DAILY
        case Recurring(Granularity.DAY) as day:
            return day
    return _DAILY if repeated.of == _DAILY else None


def _weekday(meaning: Meaning) -> Recurring | None:
    day = meaning.day if isinstance(meaning, At) else meaning
    if not isinstance(day, Recurring) or day.unit is not Granularity.DAY or day.cycle is not Granularity.WEEK or day.holiday:
        return None
    return day


def _is_open(expression: TemporalExpression, context: Context) -> bool:
    """Whether a range of weekdays is when something is open, week by week, not a week that is told of."""
    clause = context.clause(expression)
    if clause.tense is Tense.PAST or clause.tense is Tense.FUTURE:
        return False
    before = context.text[clause.start : expression.start]
    return context.language.open_words is not None and context.language.open_words.search(before) is not None
