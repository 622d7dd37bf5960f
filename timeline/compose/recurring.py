"""What comes round: clauses with "every other Friday" or "twice a month", and the stretch of time in which they hold.

A clause in the present holds from publication, or from the start that it tells ("since 2010"), to an open end; one in the past only where
it tells in which time ("every week in 2009"): rather undated than guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.chrono import rhythm
from timeline.chrono.granularity import DAY_MINUTES, Granularity
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Amount, At, Duration, Recurring, Repeated, TimeOfDay
from timeline.clauses import modality_of
from timeline.clauses.parts import Part
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.dating import Dating
from timeline.compose.extent import stretch
from timeline.compose.passage import Dated, Passage, Use
from timeline.compose.ranges import ranged
from timeline.language.lexicon import Kind
from timeline.model import EventKind, Modality, Reason, Tense

__all__ = ["holds", "parted", "recurring", "told_step"]

_STARTS = frozenset(("since", "from", "starting", "beginning"))
_ENDS = frozenset(("until", "till", "through", "to"))
# Of "per hour" and "24 hours a day" something costs or lasts so much, and "at night" is a time of the day; nothing comes round then.
_RATES = ("per-unit", "length-a-unit", "length-every-unit", "at-night")
_WITHIN = ("It does so in the time that “{turn_from}” tells.",)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """In which time it comes round, the dates that tell so, and the steps of the reason."""

    interval: Interval
    told: tuple[Dated, ...]
    steps: tuple[str, ...]


def parted(dated: Sequence[Dated]) -> tuple[list[Dated], list[Dated]]:
    """What comes round, and the other dates."""
    sets = [one for one in dated if one.resolution.timex.type == "SET"]
    return sets, [one for one in dated if one.resolution.timex.type != "SET"]


def recurring(passage: Passage, sets: Sequence[Dated], dated: Sequence[Dated], publication: int | None) -> Iterator[Dating]:
    """What of a sentence comes round. ``sets`` are its recurrences, ``dated`` its other dates; ``publication`` is the instant at which the
    day of publication begins.
    """
    seen: set[int] = set()
    for one in sets:
        holder = _clause(passage, one)
        repeated = one.resolution.expression.meaning
        if holder is None or id(holder[0]) in seen or not isinstance(repeated, Repeated) or _is_rate(one):
            continue
        part, group = holder
        clock = next(
            (other for other in sets if other.part is one.part and isinstance(other.resolution.expression.meaning, TimeOfDay)), None
        )
        repeated = repeated if clock is None else _at(repeated, clock)
        others = [other for other in dated if other.part is one.part and other.use is not Use.MODIFIER]
        # "annually in June", "every year on 4 July"
        placed = next((other for other in others if _place_of(other, repeated) is not None), None)
        if placed is not None:
            repeated = replace(repeated, of=_place_of(placed, repeated) or repeated.of)
            others.remove(placed)
        found = _stretch(passage, group, repeated, others, publication)
        if found is None:
            continue
        seen.add(id(part))
        tense, modality = group.tense, modality_of(passage.structure, part, group)
        tense = Tense.PRESENT if tense is Tense.PAST and found.interval.end is None else tense
        if modality is Modality.ASSERTED and publication is not None and (found.interval.start or 0) > publication + DAY_MINUTES:
            tense, modality = Tense.FUTURE, Modality.PLANNED
        start, end = stretch(passage, part, one, frozenset())
        facts = {"turn_text": one.resolution.text, "turn_words": rhythm.words(repeated), "turn_verb": _verb(passage, group)}
        facts |= {"turn_from": " … ".join(other.resolution.text for other in found.told)}
        reason = Reason((told_step(one.resolution.text, repeated), *found.steps), facts)
        # "at 11 p.m." tells when in each turn, and no event of its own.
        beside = [other for other in (*dated, *sets) if other.part is one.part]
        clocks = (other.index for other in beside if other in (clock, placed) or other.resolution.timex.type == "TIME")
        used = tuple(dict.fromkeys((one.index, *(other.index for other in found.told), *clocks)))
        yield Dating(
            part, group, one.index, used, found.interval, start, end, EventKind.RECURRENCE, tense, modality, reason, recurrence=repeated
        )


def _at(repeated: Repeated, clock: Dated) -> Repeated:
    """The recurrence with the time of each turn: "every Monday at 8:30"."""
    time, of = clock.resolution.expression.meaning, repeated.of
    assert isinstance(time, TimeOfDay)
    if isinstance(of, Recurring):
        return replace(repeated, of=At(time, of))
    if isinstance(of, At):
        return replace(repeated, of=At(time, of.day))
    daily = of.amounts == (Amount(1.0, Granularity.DAY),)
    return replace(repeated, of=At(time)) if daily else repeated


def _place_of(other: Dated, repeated: Repeated) -> Recurring | None:
    """The place in the year of what comes round once a year, where the date tells it."""
    yearly = isinstance(repeated.of, Duration) and repeated.of.amounts == (Amount(1.0, Granularity.YEAR),) and repeated.freq in (None, "1X")
    meaning = other.resolution.expression.meaning
    return meaning if yearly and isinstance(meaning, Recurring) and meaning.cycle is Granularity.YEAR else None


def told_step(text: str, repeated: Repeated) -> str:
    """The step of a reason that says how often, in other words where the text has others ("annually")."""
    same = text.lower() == rhythm.words(repeated).lower()
    return "“{turn_text}” comes round." if same else "“{turn_text}” comes round: {turn_words}."


def _is_rate(one: Dated) -> bool:
    """Whether it tells how much or at which time of the day, and nothing of turns: "24 hours a day", "at night"."""
    return one.resolution.expression.rule in _RATES


def _clause(passage: Passage, one: Dated) -> tuple[Part, VerbGroup] | None:
    """The clause with its finite verb that a recurrence stands in; ``None`` where it belongs to a noun ("the annual fair")."""
    resolution, kinds = one.resolution, passage.structure.words.kinds
    # "Daily attacks went on", "the weekly market was held"; "it is paid weekly" is another thing.
    named = kinds[one.high + 1 : one.high + 2] in ((Kind.NOUN,), (Kind.NAME,))
    before = one.group is None or one.high < one.group.first
    adjective = resolution.expression.rule == "frequency" and (not resolution.text.lower().endswith("ly") or (named and before))
    if one.use is not Use.ADVERBIAL or adjective:
        return None
    part: Part | None = one.part
    while part is not None and part.finite is None:
        part = part.parent
    return None if part is None or part.finite is None else (part, part.finite)


def _verb(passage: Passage, group: VerbGroup) -> str:
    return passage.words_between(group.first, group.last)


def _stretch(passage: Passage, group: VerbGroup, repeated: Repeated, others: Sequence[Dated], publication: int | None) -> _Stretch | None:
    joined = ranged(passage, list(others))
    if joined is not None:
        first, last, whole = joined
        return _Stretch(whole, (first, last), _WITHIN)
    # "The fair, held every year since 1950": what is told with "since" goes on.
    since = any(passage.structure.words.words[other.low - 1] == "since" for other in others if other.low)
    ongoing = group.tense is not Tense.PAST or since
    start: Interval | None = None
    end: Interval | None = None
    told: list[Dated] = []
    for other in others:
        interval = other.resolution.interval
        if interval is None or other.use is Use.BOUND or other.resolution.timex.type == "TIME":
            continue
        before = passage.structure.words.words[max(0, other.low - 1)] if other.low else ""
        if before in _STARTS:
            start = interval
        elif before in _ENDS:
            end = interval
        elif holds(interval, repeated):
            start, end = interval, interval
        else:
            # "On Monday it decided to meet every week": that was on Monday.
            return None
        told.append(other)
    if start is not None and start is end:
        return _Stretch(start, tuple(told), _WITHIN)
    if start is not None and end is not None:
        return _Stretch(Interval.span(start, end), tuple(told), _WITHIN)
    if not ongoing and end is not None:
        return _Stretch(end.until(), tuple(told), ("It did so up to “{turn_from}”; nothing says since when.",))
    if not ongoing:
        return None
    if start is not None:
        return _Stretch(start.since(), tuple(told), ("It does so since the start that “{turn_from}” tells, and no end is told.",))
    if publication is None or group.perfect:
        return None
    today = Interval.of(Granularity.DAY, publication)
    begin = Interval(today.start, None, Granularity.DAY, Granularity.DAY, Qualifier.APPROXIMATE)
    if end is not None:
        if end.end is None or end.end <= publication:
            return None
        until = Interval.span(today, end)
        return _Stretch(until, tuple(told), ("No start is told, so it counts from publication to “{turn_from}”.",))
    step = "The verb “{turn_verb}” tells of what goes on. No start and no end are told, so it is drawn from publication on."
    return _Stretch(begin, (), (step,))


def holds(interval: Interval, repeated: Repeated) -> bool:
    """Whether a time is long enough for something to come round in it."""
    length = rhythm.cycle(repeated)
    if interval.start is None or interval.end is None or length is None:
        return interval.end is None
    return interval.end - interval.start >= 2 * length
