"""A meaning and its context -> the time that it stands for, spelled as TIMEX3, with the reason and the readings not chosen."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.chrono import sets
from timeline.chrono.granularity import Granularity, index, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.length import finest, shifted, spell
from timeline.chrono.meaning import (
    Absolute,
    Amount,
    Anchor,
    Around,
    At,
    Duration,
    Leading,
    Meaning,
    Modified,
    Nth,
    Portion,
    Recurring,
    Reference,
    Relative,
    Repeated,
    Selected,
    Shifted,
    Span,
    Stretch,
    TimeOfDay,
    Vague,
    Within,
)
from timeline.chrono.recurrence import nearest, nth_within
from timeline.chrono.timex3 import Timex3, southern_season, spell_recurring, spell_unit
from timeline.model import TemporalExpression, Tense
from timeline.resolve.absolutes import absolute
from timeline.resolve.answer import PUBLICATION, Answer, dated, length_words, reading, start_of, undated
from timeline.resolve.clock import day_of_text, some_hour, time_on
from timeline.resolve.context import Context
from timeline.resolve.fixtures import listed_day
from timeline.resolve.leading import leading
from timeline.resolve.looks import look_of
from timeline.resolve.selected import selected_beside, selected_turn
from timeline.resolve.stretches import boundary, coarse_shift, in_round_years, part_of, stretch_of, up_to_now, whole_units_before
from timeline.resolve.turns import turn_before, turn_of
from timeline.resolve.units import relative_unit, untold

_VAGUE = {Reference.PRESENT: "vague_present", Reference.PAST: "vague_past", Reference.FUTURE: "vague_future"}

# From so many years on a count is round: 730,000 years ago is about 728,000 BC, no year of its own.
_PREHISTORY = 10_000
# A time that is known no better than these is not counted on from by a shorter unit.
_COARSE = (Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF, Granularity.YEAR)
_COUNTED_IN = {
    Granularity.WEEK: Granularity.DAY,
    Granularity.WEEKEND: Granularity.DAY,
    Granularity.DECADE: Granularity.YEAR,
    Granularity.CENTURY: Granularity.DECADE,
}
_PREVIOUS = re.compile(r"(?:the\s+)?(?:previous|preceding|prior)\b", re.I)
_OF_WHOLE = frozenset({"past-unit-length", "past-plural"})
# A quarter a year earlier is a quarter.
_KEPT = (Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF)


def anchored(meaning: Meaning, expression: TemporalExpression, context: Context) -> Answer:
    """The time that ``meaning`` stands for at this place of the text. Never raises for a missing anchor: it stays undated and says so."""
    try:
        answer = _anchored(meaning, expression, context)
    except LookupError:
        # "Ramadan", in centuries for which nobody has reckoned it.
        return Answer(Timex3("DATE", "XXXX-XX-XX"), None, ("feast_unknown",))
    match meaning:
        case Recurring(southern=True) | Selected(Recurring(southern=True)) | Within(Recurring(southern=True)):
            if answer.interval is not None:
                return replace(answer, timex=replace(answer.timex, value=southern_season(start_of(answer.interval))))
    return answer


def _anchored(meaning: Meaning, expression: TemporalExpression, context: Context) -> Answer:
    match meaning:
        case Absolute():
            return absolute(meaning, context)
        case Recurring():
            return turn_of(meaning, expression, context)
        case Relative():
            return relative_unit(meaning, expression, context)
        case Selected(_, _, anchor) if not isinstance(anchor, Anchor):
            return selected_beside(meaning, anchored(anchor, expression, context).interval)
        case Selected():
            if meaning.anchor is Anchor.CONTEXT and meaning.which > 0 and untold(expression, context):
                return replace(undated(Timex3("DATE", spell_recurring(meaning.of))), steps=("untold",))
            return selected_turn(meaning, context)
        case Shifted():
            return _shifted(meaning, expression, context)
        case Stretch():
            return _stretch(meaning, expression, context)
        case Portion():
            return _portion(meaning, expression, context)
        case Within():
            return _within(meaning, expression, context)
        case Nth():
            return _nth(meaning, expression, context)
        case Around():
            return _around(meaning, expression, context)
        case At():
            if meaning.day is None:
                day = listed_day(meaning.time, expression, context) or day_of_text(meaning.time, context)
            else:
                day = anchored(meaning.day, expression, context)
            return time_on(meaning.time, day, meaning.day is not None)
        case TimeOfDay():
            day = listed_day(meaning, expression, context) or day_of_text(meaning, context)
            return time_on(meaning, day, named=False)
        case Modified():
            inner = anchored(_begun(meaning), expression, context)
            soft = None if inner.interval is None else inner.interval.qualified(Qualifier.APPROXIMATE)
            return replace(inner, timex=replace(inner.timex, mod=meaning.mod), interval=soft, steps=(*inner.steps, "approximate"))
        case Duration():
            return Answer(Timex3("DURATION", spell(meaning)), None, ("length_only",))
        case Leading():
            return leading(meaning, expression, context)
        case Repeated():
            return Answer(sets.spell(meaning), None, ("repeated",))
        case Vague():
            return Answer(Timex3("DATE", meaning.reference.value), None, (_VAGUE[meaning.reference],))
        case Span():
            return anchored(meaning.first, expression, context)


def _begun(meaning: Modified) -> Meaning:
    """ "Midnight on Dec. 19" ends that day; what was "shortly after midnight on Dec. 19" was early on it."""
    match meaning:
        case Modified("AFTER", At(TimeOfDay(hour=24) as time) as at):
            return replace(at, time=replace(time, hour=0))
    return meaning.of


def _shifted(meaning: Shifted, expression: TemporalExpression, context: Context) -> Answer:
    some = meaning.by.amounts[0].count is None
    compared: Interval | None = None
    if isinstance(meaning.anchor, Anchor):
        from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
        compared = _compared_period(meaning, context)
        anchor = compared or (context.reference if from_text else context.published)
    else:
        anchor = _named_anchor(meaning, meaning.anchor, expression, context)
    if anchor is None:
        return undated(Timex3("DATE", "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"))
    if meaning.anchor is Anchor.CONTEXT and meaning.direction > 0 and compared is None and untold(expression, context):
        return replace(undated(Timex3("DATE", "XXXX-XX-XX")), steps=("untold",))
    unit = finest(meaning.by)
    if unit <= Granularity.HOUR and anchor.start_granularity >= Granularity.DAY:
        clock = context.clock
        if clock is not None and meaning.anchor is Anchor.CONTEXT and anchor.overlaps(clock):
            anchor = clock
        elif not some:
            return some_hour(meaning, anchor)
    if some:
        value = "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"
        length = context.language.some[unit.label]
        if unit <= Granularity.HOUR and anchor.start_granularity >= Granularity.DAY:
            # "Moments later", on a day of which no hour was told, is on that day.
            if anchor.start_granularity > Granularity.DAY:
                return Answer(Timex3("DATE", value), None, ("coarse_context",), {"reference": anchor})
            drawn = anchor.qualified(Qualifier.APPROXIMATE)
            return Answer(Timex3("DATE", value), drawn, ("some_hour",), {"anchor": anchor, "when": drawn}, (), anchor)
        drawn = Interval.of(unit, shifted(start_of(anchor), meaning.by, meaning.direction, length)).qualified(Qualifier.APPROXIMATE)
        return Answer(Timex3("DATE", value), drawn, ("some",), {"count": length, "when": drawn}, (), drawn)
    # A day counted off in weeks is still a day, a year in decades a year.
    grain = meaning.unit or _COUNTED_IN.get(unit, unit)
    named = not isinstance(meaning.anchor, Anchor) and meaning.unit is None
    if unit is anchor.unit or (named and anchor.start_granularity < grain):
        # "a decade later", of the 1970s; "50 years ago today" is that day.
        grain = anchor.start_granularity
    if unit >= Granularity.YEAR and anchor.start_granularity in _KEPT and meaning.unit is None and not context.narrative:
        grain = anchor.start_granularity
    if unit < anchor.start_granularity and isinstance(meaning.anchor, Anchor) and anchor.start_granularity in _COARSE:
        return coarse_shift(meaning, unit, anchor)
    # "the year after the war" is counted from its end.
    from_end = meaning.unit is not None and meaning.direction > 0 and anchor.end is not None
    counted_from = anchor.end - 1 if from_end and anchor.end is not None else start_of(anchor)
    if anchor.unit is Granularity.WEEK and unit > Granularity.WEEK:
        # "40 years ago this week" is the week of the same dates, as its midst tells.
        counted_from = offset(counted_from, Granularity.DAY, 3)
    moment = shifted(counted_from, meaning.by, meaning.direction)
    found = Interval.of(grain, moment)
    if unit is Granularity.YEAR and (meaning.by.amounts[0].count or 0) >= _PREHISTORY:
        found = in_round_years(meaning.by.amounts[0].count or 0, moment)
    if unit >= Granularity.MONTH and anchor.start_granularity <= Granularity.DAY and not named:
        found = found.qualified(Qualifier.APPROXIMATE)
    step = "compared" if compared is not None else "shifted_back" if meaning.direction < 0 else "shifted_on"
    name = PUBLICATION if anchor is context.published else ""
    answer = dated(found, step, facts={"anchor": anchor, "anchor_is": name, "length": length_words(meaning.by)})
    if unit is Granularity.YEAR and isinstance(meaning.anchor, Recurring) and meaning.anchor.cycle is Granularity.WEEK:
        # "A year ago Sunday": the date a year before Sunday's, or the Sunday then.
        then = nearest(meaning.anchor, moment, 1)
        answer = replace(answer, others=(reading(then, "other_ago_day"),) if then != found else ())
    if unit <= Granularity.HOUR:
        # As clock times are written: an hour after 9 a.m. is T10:00. What follows counts from the day.
        timex = Timex3("TIME", spell_unit(Granularity.MINUTE, moment))
        return replace(answer, timex=timex, establishes=Interval.of(Granularity.DAY, moment))
    # "a year earlier" is looked back to, not moved to: what follows counts from where the text stood before.
    return replace(answer, establishes=None) if unit is Granularity.YEAR and meaning.direction < 0 else answer


def _named_anchor(meaning: Shifted, anchor: Meaning, expression: TemporalExpression, context: Context) -> Interval | None:
    """ "a week from Tuesday" counts from the Tuesday ahead, "a week ago Tuesday" from the one behind; "two days before Christmas" from the
    one that the clause looks to.
    """
    if isinstance(anchor, Recurring) and context.now is not None and meaning.unit is None and anchor.cycle is Granularity.WEEK:
        return nearest(anchor, context.now, meaning.direction)
    return anchored(anchor, expression, context).interval


def _compared_period(meaning: Shifted, context: Context) -> Interval | None:
    """Where a text reports on a quarter, "a year ago" is that quarter of the year before, as business pages write."""
    compares = meaning.direction < 0 and meaning.by == Duration((Amount(1.0, Granularity.YEAR),))
    return context.period if compares else None


def _stretch(meaning: Stretch, expression: TemporalExpression, context: Context) -> Answer:
    # In a history "the next two years" go on from where the text is, and "the past two years" lead up to there but with a present tense.
    told = meaning.anchor is Anchor.CONTEXT or (
        context.narrative and (meaning.direction > 0 or context.clause(expression).tense is not Tense.PRESENT)
    )
    # "It was dissolved in 1539 and lay in ruins for the next two centuries": what is past does not go on from publication.
    told = told or (meaning.direction > 0 and context.reference is not None and context.clause(expression).tense is Tense.PAST)
    from_text = told and context.reference is not None
    anchor = context.reference if from_text else context.published
    timex = Timex3("DURATION", spell(meaning.length))
    if expression.rule in _OF_WHOLE and context.text.startswith(" of ", expression.end) and "last" in expression.text.lower():
        # "The last year of the war" is one of its years; so are "the last days of the old regime".
        return Answer(timex, None, ("length_only",))
    if anchor is None:
        return undated(timex)
    found, count = stretch_of(meaning.length, meaning.direction, anchor, context)
    if expression.rule == "lengths-before" and anchor.start is not None:
        # "The two previous days" end before the day told of.
        found = replace(found, end=anchor.start, end_granularity=found.start_granularity)
    elif _PREVIOUS.match(expression.text) and (whole := whole_units_before(meaning.length, anchor)) is not None:
        found = whole
    steps = ("stretch_back" if meaning.direction < 0 else "stretch_on", *(("some",) if count else ()))
    name = "" if from_text else PUBLICATION
    return Answer(timex, found, steps, {"when": found, "anchor": anchor, "anchor_is": name, "count": count})


def _portion(meaning: Portion, expression: TemporalExpression, context: Context) -> Answer:
    inner = anchored(meaning.of, expression, context)
    part = context.language.parts[meaning.part]
    whole = inner.interval
    timex = replace(inner.timex, mod=part.mod or None)
    if whole is None or whole.start is None or whole.end is None:
        return replace(inner, timex=timex)
    if isinstance(meaning.of, Absolute) and meaning.of.name and meaning.part in ("start", "end"):
        return boundary(meaning.of, meaning.part)
    found = up_to_now(meaning.part, whole, context.published) or part_of(whole, part.from_share, part.to_share)
    if isinstance(meaning.of, Recurring) and _is_still_ahead(whole, found, context) and look_of(expression, context).direction < 0:
        # "in late June", told on 12 June of what is past.
        inner = turn_before(meaning.of, whole.start, expression, context)
        whole = inner.interval or whole
        timex, found = replace(inner.timex, mod=part.mod or None), part_of(whole, part.from_share, part.to_share)
    facts = {**inner.facts, "is": "lies in", "part": meaning.part.replace("_", " "), "whole": whole, "part_when": found}
    return Answer(timex, found, (*inner.steps, "portion"), facts, inner.others, found)


def _is_still_ahead(whole: Interval, found: Interval, context: Context) -> bool:
    """Whether a part of what has begun by publication is still to come."""
    return not context.narrative and context.now is not None and start_of(whole) <= context.now < start_of(found)


def _within(meaning: Within, expression: TemporalExpression, context: Context) -> Answer:
    outer = anchored(meaning.outer, expression, context)
    place = meaning.inner
    if outer.interval is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    if place.number == 0 and place.unit in (Granularity.QUARTER, Granularity.YEAR):
        # "the 1988 quarter", "the 1988 period": the one that the report is about, in that year.
        told = context.reference if context.reference is not None and context.reference.unit is Granularity.QUARTER else None
        period = (context.quarter or told) if place.unit is Granularity.QUARTER else context.period
        if period is None or period.unit is not Granularity.QUARTER:
            return outer
        place = Recurring(Granularity.QUARTER, Granularity.YEAR, index(start_of(period), Granularity.QUARTER) % 4 + 1)
    found = nth_within(place, outer.interval, meaning.nth)
    if found is None:
        return replace(outer, steps=("feast_unknown_within",)) if place.holiday else outer
    steps = (*(step for step in outer.steps if step != "absolute"), "within")
    return dated(found, *steps, facts={**outer.facts, "is": "lies in", "outer": outer.interval, "within_when": found})


def _nth(meaning: Nth, expression: TemporalExpression, context: Context) -> Answer:
    outer = anchored(meaning.of, expression, context)
    whole = outer.interval
    if whole is None or whole.start is None or whole.end is None:
        return outer
    if meaning.nth > 0:
        found = Interval.of(meaning.unit, offset(whole.start, meaning.unit, meaning.nth - 1))
    else:
        found = Interval.of(meaning.unit, whole.end - 1)
    if not whole.overlaps(found):
        return outer
    steps = (*(step for step in outer.steps if step != "absolute"), "within")
    return dated(found, *steps, facts={**outer.facts, "outer": whole, "within_when": found})


def _around(meaning: Around, expression: TemporalExpression, context: Context) -> Answer:
    inner = anchored(meaning.of, expression, context)
    if inner.interval is None:
        return inner
    return dated(Interval.of(meaning.unit, start_of(inner.interval)), *inner.steps, facts=inner.facts)
