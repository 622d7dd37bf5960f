"""A meaning and its context -> the time that it stands for, spelled as TIMEX3, with the reason and the readings not chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.chrono.granularity import DAY_MINUTES, Granularity, at, floor, index, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.length import finest, shifted, spell
from timeline.chrono.meaning import (
    DAY_PART_HOURS,
    Absolute,
    Amount,
    Anchor,
    Around,
    At,
    Duration,
    Leading,
    Meaning,
    Modified,
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
from timeline.chrono.recurrence import nearest, nth_within, occurrence
from timeline.chrono.timex3 import Timex3, spell_interval, spell_recurring, spell_unit
from timeline.context import Context
from timeline.model import Reading, Reason, TemporalExpression


@dataclass(frozen=True, slots=True)
class Answer:
    """What anchoring gives: the spelling, the interval (``None``: undated), the steps of the reason with their facts, the other readings.

    ``establishes`` is the time that later expressions can count from; ``None`` when this one settles nothing.
    """

    timex: Timex3
    interval: Interval | None
    steps: tuple[str, ...]
    facts: dict[str, object] = field(default_factory=dict)
    others: tuple[Reading, ...] = ()
    establishes: Interval | None = None


def anchored(meaning: Meaning, expression: TemporalExpression, context: Context) -> Answer:
    """The time that ``meaning`` stands for at this place of the text. Never raises for a missing anchor: it stays undated and says so."""
    match meaning:
        case Absolute():
            return _absolute(meaning)
        case Recurring():
            return _recurring(meaning, expression, context)
        case Relative():
            return _relative(meaning, expression, context)
        case Selected():
            return _selected(meaning, context)
        case Shifted():
            return _shifted(meaning, expression, context)
        case Stretch():
            return _stretch(meaning, context)
        case Portion():
            return _portion(meaning, expression, context)
        case Within():
            return _within(meaning, expression, context)
        case Around():
            return _around(meaning, expression, context)
        case At():
            return _at(meaning, expression, context)
        case TimeOfDay():
            return _at(At(meaning), expression, context)
        case Modified():
            inner = anchored(meaning.of, expression, context)
            soft = None if inner.interval is None else inner.interval.qualified(Qualifier.APPROXIMATE)
            return replace(inner, timex=replace(inner.timex, mod=meaning.mod), interval=soft, steps=(*inner.steps, "approximate"))
        case Duration():
            return Answer(Timex3("DURATION", spell(meaning)), None, ("length_only",))
        case Leading():
            return Answer(Timex3("DURATION", spell(meaning.length)), None, ("length_only",))
        case Repeated():
            return _repeated(meaning)
        case Vague():
            return Answer(Timex3("DATE", meaning.reference.value), None, (_VAGUE[meaning.reference],))
        case Span():
            return anchored(meaning.first, expression, context)


# Said before the anchor of a reason when it is the publication date.
_PUBLICATION = "publication on "
_VAGUE = {Reference.PRESENT: "vague_present", Reference.PAST: "vague_past", Reference.FUTURE: "vague_future"}


def undated(timex: Timex3) -> Answer:
    """For an expression that counts from a publication date which is not known."""
    return Answer(timex, None, ("undated_publication",))


def _dated(interval: Interval, *steps: str, others: tuple[Reading, ...] = (), **facts: object) -> Answer:
    timex = Timex3("TIME" if interval.start_granularity <= Granularity.HOUR else "DATE", spell_interval(interval))
    return Answer(timex, interval, steps, {"when": interval, **facts}, others, interval)


def _absolute(meaning: Absolute) -> Answer:
    if not meaning.name:
        return _dated(meaning.interval, "absolute")
    others = tuple(_other(interval, "named", name=meaning.name) for interval in meaning.others)
    return _dated(meaning.interval, "named", others=others, name=meaning.name)


def _other(interval: Interval, step: str, **facts: object) -> Reading:
    answer = _dated(interval, step, **facts)
    return Reading(answer.timex, interval, Reason((step,), answer.facts))


def _start(interval: Interval) -> int:
    """Where an interval begins; one that is open there, where it ends."""
    if interval.start is not None:
        return interval.start
    return 0 if interval.end is None else interval.end - 1


# A bare date this far ahead is not meant when the last one is this near.
_FAR, _NEAR = 300 * DAY_MINUTES, 60 * DAY_MINUTES


def _recurring(place: Recurring, expression: TemporalExpression, context: Context) -> Answer:
    cycle = place.cycle.label
    if place.cycle is not Granularity.WEEK and context.reference is not None and (context.narrative or place.cycle is Granularity.MONTH):
        found = _from_reference(place, context.reference)
        return _dated(found, "recurring_context", cycle=cycle, reference=context.reference)
    if context.narrative and context.reference is not None:
        found = nearest(place, _start(context.reference), 1)
        return _dated(found, "recurring_context", cycle=cycle, reference=context.reference)
    if context.now is None or context.published is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    back, ahead = nearest(place, context.now, -1), nearest(place, context.now, 1)
    # A quarter in the news is the one nearest: "expects to report a third-quarter loss" is of the quarter just ended.
    direction = 0 if place.unit is Granularity.QUARTER else context.direction(expression)
    if direction > 0 and _start(ahead) - context.now > _FAR and context.now - _start(back) < _NEAR:
        # "was ordered to return the child by Jan. 14", written on 15 January: nobody plans a year ahead by a bare date.
        direction = 0
    nearer_back = context.now - _start(back) <= _start(ahead) - context.now or place.cycle is Granularity.WEEK
    chosen, other, why = (back, ahead, "other_future") if direction < 0 or (direction == 0 and nearer_back) else (ahead, back, "other_past")
    others = () if other == chosen else (_other(other, why),)
    clause = context.clause(expression)
    cue = f"“{clause.cue}”" if clause.cue else "the clause"
    step = ("recurring_nearest", "recurring_future", "recurring_past")[direction]
    return _dated(chosen, step, others=others, cycle=cycle, cue=cue)


def _from_reference(place: Recurring, reference: Interval) -> Interval:
    """In a narrative, the occurrence in the year that the text was last at; from a month or a day of it, the nearest one."""
    moment = _start(reference)
    same = occurrence(place, moment)
    if reference.start_granularity >= Granularity.YEAR and same is not None:
        return same
    back, ahead = nearest(place, moment, -1), nearest(place, moment, 1)
    return back if moment - _start(back) < _start(ahead) - moment else ahead


def _relative(meaning: Relative, expression: TemporalExpression, context: Context) -> Answer:
    from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
    if from_text and expression.rule == "the-unit" and not context.narrative and not _is_at(meaning.unit, context.reference):
        # In news "the year" is this year, whatever year was spoken of last; in a history it is the year that the text is at.
        from_text = False
    anchor = context.reference if from_text else context.published
    if anchor is None:
        return undated(Timex3("DATE", _unknown(meaning.unit)))
    moment = at(index(_start(anchor), meaning.unit) + meaning.offset, meaning.unit)
    found = Interval.of(meaning.unit, moment)
    if meaning.fiscal:
        found = found.qualified(Qualifier.APPROXIMATE)
    direction = "now" if meaning.offset == 0 else "back" if meaning.offset < 0 else "on"
    step = f"relative_{'context_' if from_text else ''}{direction}"
    count = _counted(abs(meaning.offset), meaning.unit)
    return _dated(found, step, unit=meaning.unit.label, count=count, reference=anchor)


def _is_at(unit: Granularity, reference: Interval | None) -> bool:
    """Whether the text is at a definite day (quarter), so that "the day" ("the quarter") can mean it."""
    if reference is None or unit not in (Granularity.QUARTER, Granularity.DAY):
        return False
    return reference.start_granularity <= unit


def _counted(number: float, unit: Granularity) -> str:
    plural = {"century": "centuries", "millennium": "millennia"}.get(unit.label, unit.label + "s")
    return f"one {unit.label}" if number == 1 else f"{number:g} {plural}"


def _unknown(unit: Granularity) -> str:
    """A unit of an unknown year, as TIMEX3 writes it."""
    return {Granularity.DAY: "XXXX-XX-XX", Granularity.WEEK: "XXXX-WXX", Granularity.MONTH: "XXXX-XX"}.get(unit, "XXXX")


def _selected(meaning: Selected, context: Context) -> Answer:
    from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
    anchor = context.reference if from_text else context.published
    place = meaning.of
    if anchor is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    moment = _start(anchor)
    facts = {"anchor": anchor, "anchor_is": "" if from_text else _PUBLICATION, "cycle": place.cycle.label}
    if meaning.which == 0:
        found = occurrence(place, moment)
        return _dated(found or nearest(place, moment, -1), "selected_this", **facts)
    unit_start = floor(moment, place.unit)
    if meaning.which < 0:
        return _dated(nearest(place, unit_start - 1, -1), "selected_last", **facts)
    found = nearest(place, offset(unit_start, place.unit, 1), 1)
    later = nearest(place, offset(_start(found), place.unit, 1), 1)
    if place.cycle is Granularity.WEEK and floor(_start(found), Granularity.WEEK) == floor(moment, Granularity.WEEK):
        # On a Wednesday "next Friday" is the one of the coming week; the Friday two days ahead is "Friday" or "this Friday".
        return _dated(later, "selected_next", others=(_other(found, "other_next"),), **facts)
    return _dated(found, "selected_next", **facts)


def _shifted(meaning: Shifted, expression: TemporalExpression, context: Context) -> Answer:
    some = meaning.by.amounts[0].count is None
    if isinstance(meaning.anchor, Anchor):
        from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
        anchor = context.reference if from_text or _compares_quarters(meaning, context) else context.published
    else:
        anchor = _named_anchor(meaning.anchor, expression, context)
    if anchor is None:
        return undated(Timex3("DATE", "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"))
    unit = finest(meaning.by)
    if some:
        value = "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"
        length = context.language.some[unit.label]
        drawn = Interval.of(unit, shifted(_start(anchor), meaning.by, meaning.direction, length)).qualified(Qualifier.APPROXIMATE)
        return Answer(Timex3("DATE", value), drawn, ("some",), {"count": length, "when": drawn}, (), drawn)
    # A day counted off in weeks is still a day; a quarter a year earlier is a quarter.
    grain = Granularity.DAY if unit is Granularity.WEEK else max(unit, Granularity.MINUTE)
    if anchor.start_granularity in (Granularity.QUARTER, Granularity.MONTH, Granularity.SEASON) and unit >= Granularity.YEAR:
        grain = anchor.start_granularity
    moment = shifted(_start(anchor), meaning.by, meaning.direction)
    found = Interval.of(grain, moment)
    if unit >= Granularity.MONTH and anchor.start_granularity <= Granularity.DAY:
        found = found.qualified(Qualifier.APPROXIMATE)
    step = "shifted_back" if meaning.direction < 0 else "shifted_on"
    name = _PUBLICATION if anchor is context.published else ""
    answer = _dated(found, step, anchor=anchor, anchor_is=name, length=length_words(meaning.by))
    # "a year earlier" is looked back to, not moved to: what follows counts from where the text stood before.
    return replace(answer, establishes=None) if unit is Granularity.YEAR and meaning.direction < 0 else answer


def _named_anchor(anchor: Meaning, expression: TemporalExpression, context: Context) -> Interval | None:
    """ "a week from Tuesday" counts from the Tuesday ahead."""
    if isinstance(anchor, Recurring) and context.now is not None:
        return nearest(anchor, context.now, 1)
    return anchored(anchor, expression, context).interval


def _compares_quarters(meaning: Shifted, context: Context) -> bool:
    """Where a text tells of a quarter, "a year ago" is that quarter of the year before, as business pages write."""
    reference = context.reference
    return reference is not None and reference.unit is Granularity.QUARTER and meaning.by == Duration((Amount(1.0, Granularity.YEAR),))


def length_words(length: Duration) -> str:
    """A length in words.

    >>> length_words(Duration((Amount(2, Granularity.YEAR), Amount(None, Granularity.MONTH))))
    '2 years and some months'
    """
    parts = []
    for amount in length.amounts:
        if amount.code == "S":
            parts.append(f"{amount.count:g} seconds")
        else:
            parts.append(_counted(2, amount.unit).replace("2", "some", 1) if amount.count is None else _counted(amount.count, amount.unit))
    return " and ".join(parts)


def _stretch(meaning: Stretch, context: Context) -> Answer:
    from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
    anchor = context.reference if from_text else context.published
    timex = Timex3("DURATION", spell(meaning.length))
    if anchor is None:
        return undated(timex)
    found, count = stretch_of(meaning.length, meaning.direction, anchor, context)
    steps = ("stretch_back" if meaning.direction < 0 else "stretch_on", *(("some",) if count else ()))
    name = "" if from_text else _PUBLICATION
    return Answer(timex, found, steps, {"when": found, "anchor": anchor, "anchor_is": name, "count": count})


def stretch_of(length: Duration, direction: int, anchor: Interval, context: Context) -> tuple[Interval, int]:
    """The stretch of ``length`` that leads up to (-1) or on from (1) ``anchor``, and how many units an unsaid number was taken for (or 0)."""
    unit = finest(length)
    some = context.language.some[unit.label] if length.amounts[0].count is None else 0
    # A year-long length gives a year at its far end, a length of weeks or days a day.
    grain = Granularity.DAY if unit in (Granularity.WEEK, Granularity.WEEKEND) else min(unit, Granularity.YEAR)
    far_qualifier = Qualifier.APPROXIMATE if some or unit > Granularity.DAY else Qualifier.EXACT
    near = anchor.end if direction < 0 else anchor.start
    if near is None:
        near = _start(anchor)
    if direction < 0:
        begin = floor(shifted(_start(anchor), length, -1, some or 3), grain)
        return Interval(begin, near, grain, anchor.end_granularity, far_qualifier, anchor.end_qualifier), some
    last = shifted(near, length, 1, some or 3)
    end = offset(floor(last, grain), grain, 1)
    return Interval(near, end, anchor.start_granularity, grain, anchor.start_qualifier, far_qualifier), some


def _portion(meaning: Portion, expression: TemporalExpression, context: Context) -> Answer:
    inner = anchored(meaning.of, expression, context)
    part = context.language.parts[meaning.part]
    whole = inner.interval
    timex = replace(inner.timex, mod=part.mod)
    if whole is None or whole.start is None or whole.end is None:
        return replace(inner, timex=timex)
    if isinstance(meaning.of, Absolute) and meaning.of.name and meaning.part in ("start", "end"):
        return _boundary(meaning.of, meaning.part)
    found = part_of(whole, part.from_share, part.to_share)
    facts = {**inner.facts, "part": meaning.part.replace("_", " "), "whole": whole, "part_when": found}
    return Answer(timex, found, (*inner.steps, "portion"), facts, inner.others, found)


def part_of(whole: Interval, from_share: float, to_share: float) -> Interval:
    """A share of an interval, rounded to the unit below its own, both ends approximate.

    >>> from timeline.chrono import wording
    >>> from timeline.chrono.granularity import instant
    >>> wording.words(part_of(Interval.of(Granularity.YEAR, instant(2015)), 0, 0.325))
    'about January – April 2015'
    """
    if whole.start is None or whole.end is None:
        return whole
    length = whole.end - whole.start
    grain = next((grain for days, grain in _PART_GRAINS if length >= days * DAY_MINUTES), Granularity.MINUTE)
    start = floor(whole.start + round(from_share * length), grain)
    last = floor(whole.start + round(to_share * length) - 1, grain)
    start = max(start, floor(whole.start, grain))
    return Interval(start, offset(last, grain, 1), grain, grain, Qualifier.APPROXIMATE, Qualifier.APPROXIMATE)


# How finely a part is drawn, by the days of the whole: centuries by decades, decades by years, years by months, months by days.
_PART_GRAINS = (
    (18_000, Granularity.DECADE),
    (1_400, Granularity.YEAR),
    (80, Granularity.MONTH),
    (2, Granularity.DAY),
    (0.2, Granularity.HOUR),
)


def _boundary(period: Absolute, part: str) -> Answer:
    def side(interval: Interval) -> Interval:
        if part == "end" and interval.end is not None:
            return Interval.of(interval.end_granularity, interval.end - 1, interval.end_qualifier)
        return Interval.of(interval.start_granularity, _start(interval), interval.start_qualifier)

    found = side(period.interval)
    others = tuple(dict.fromkeys(side(other) for other in period.others))
    readings = tuple(_other(other, "boundary_other", name=period.name, part=part) for other in others if other != found)
    return _dated(found, "boundary", others=readings, name=period.name, part=part)


def _within(meaning: Within, expression: TemporalExpression, context: Context) -> Answer:
    outer = anchored(meaning.outer, expression, context)
    place = meaning.inner
    if outer.interval is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    if place.unit is Granularity.QUARTER and place.number == 0:
        reference = context.reference
        if reference is None or reference.start_granularity is not Granularity.QUARTER:
            return outer
        place = replace(place, number=index(_start(reference), Granularity.QUARTER) % 4 + 1)
    found = nth_within(place, outer.interval, meaning.nth)
    if found is None:
        return outer
    dated = _dated(found, *(step for step in outer.steps if step != "absolute"), "within")
    facts = {**outer.facts, "outer": outer.interval, "within_when": found}
    return replace(dated, facts=facts)


def _around(meaning: Around, expression: TemporalExpression, context: Context) -> Answer:
    inner = anchored(meaning.of, expression, context)
    if inner.interval is None:
        return inner
    dated = _dated(Interval.of(meaning.unit, _start(inner.interval)), *inner.steps)
    return replace(dated, facts=inner.facts)


def _at(meaning: At, expression: TemporalExpression, context: Context) -> Answer:
    time = meaning.time
    if meaning.day is None:
        day = (
            context.reference
            if context.reference is not None and context.reference.start_granularity <= Granularity.DAY
            else context.published
        )
        if day is None:
            return undated(Timex3("TIME", f"T{time.hour:02d}:{time.minute or 0:02d}" if time.hour is not None else f"T{time.part}"))
        answer = _dated(Interval.of(Granularity.DAY, _start(day)), "clock_day")
    else:
        answer = anchored(meaning.day, expression, context)
    if answer.interval is None or answer.interval.start_granularity > Granularity.DAY:
        return replace(answer, timex=replace(answer.timex, type="TIME"))
    start = floor(_start(answer.interval), Granularity.DAY)
    day_value = spell_unit(Granularity.DAY, start)
    if time.part is not None:
        first, last = DAY_PART_HOURS[time.part]
        found = Interval(start + first * 60, start + last * 60, Granularity.HOUR, Granularity.HOUR)
        return replace(answer, timex=Timex3("TIME", f"{day_value}T{time.part}"), interval=found)
    hour, minute = time.hour or 0, time.minute
    grain = Granularity.HOUR if minute is None else Granularity.MINUTE
    moment = start + hour * 60 + (minute or 0)
    found = Interval(moment, offset(moment, grain, 1), grain, grain, utc_offset=time.utc_offset)
    value = f"{day_value}T{hour:02d}:{minute or 0:02d}" + ("Z" if time.zone == "Z" else "")
    zone = f", {time.zone}" if time.zone else ""
    facts = {**answer.facts, "time": f"{hour:02d}:{minute or 0:02d}", "zone": zone}
    others = tuple(reading for reading in answer.others if reading.interval is not None)
    return Answer(Timex3("TIME", value), found, (*answer.steps, "clock"), facts, others, Interval.of(Granularity.DAY, start))


def _repeated(meaning: Repeated) -> Answer:
    match meaning.of:
        case Duration():
            value = spell(meaning.of)
        case Recurring():
            value = spell_recurring(meaning.of)
        case At(time):
            value = f"XXXX-XX-XXT{time.part}"
    return Answer(Timex3("SET", value, quant=meaning.quant, freq=meaning.freq), None, ("repeated",))
