"""Expressions tied to a neighbour, or by their clause to the publication date: "35 years before the end of the war", "the year ended
March 31".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.chrono.granularity import Granularity, floor
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.length import finest, shifted, spell
from timeline.chrono.meaning import Amount, Duration, Leading, Meaning, Modified, Relative, Stretch
from timeline.chrono.timex3 import Timex3, spell_unit
from timeline.model import TemporalExpression, Tense
from timeline.resolve.answer import PUBLICATION, Answer, length_words, start_of
from timeline.resolve.context import Context
from timeline.resolve.lasting import begun
from timeline.resolve.ranged import UNTIL_EVENT, ends_range
from timeline.resolve.stretches import stretch_of

_FROM_AFTER = frozenset({"after", "following", "since", "from"})
_TO_BEFORE = frozenset({"before", "prior to", "ahead of", "preceding"})
# Nothing further off is tied to what stands before it.
_BETWEEN = 32
_UP_TO = frozenset({"until", "till", "up to", "up until"})
# What may stand between a length and the time that it is counted from.
_JOINED = re.compile(r"\s+(?:\w+ ){0,2}\s*", re.I)
# "five years after the fire of 1666"
_AFTER_EVENT_OF = re.compile(r"\s+(?:after|following)\s+(?:the|his|her|its|their)\s+(?:[\w’'-]+\s+){1,3}of\s+(?:the\s+)?", re.I)
# "the year ended March 31" is a length that ends there, not the year of publication.
ENDING = re.compile(r"\s+(?:that )?(?:ended|ending|to|through)\s+(?:(?:on|in)\s+)?", re.I)
_LAST_WORD = re.compile(r"(\w+)\s*$")
_FIRST_WORD = re.compile(r"\w+")


def links(
    expressions: Sequence[TemporalExpression], answers: Sequence[Answer], context: Context
) -> Iterator[tuple[int, tuple[int | None, int | None]]]:
    """(place, (begin point, end point)) of the expressions that are tied to the one right after them."""
    text = context.text
    for place in range(len(expressions) - 1):
        this, following = expressions[place], expressions[place + 1]
        gap = text[this.end : following.start]
        if len(gap) > _BETWEEN and not UNTIL_EVENT.fullmatch(gap):
            continue
        lasts = _is_the_unit(this) or isinstance(_plain(this.meaning), (Duration, Leading))
        if lasts and ENDING.fullmatch(gap) and answers[place + 1].interval is not None:
            yield place, (None, place + 1)
            continue
        if answers[place].timex.type == "DURATION":
            if answers[place + 1].interval is None:
                continue
            if UNTIL_EVENT.fullmatch(gap) and _lasts(this, context):
                yield place, (None, place + 1)
                continue
            if not (_JOINED.fullmatch(gap) or _AFTER_EVENT_OF.fullmatch(gap)):
                continue
            if following.signal in _TO_BEFORE or (following.signal in _UP_TO and _lasts(this, context)):
                yield place, (None, place + 1)
            elif (
                following.signal in _FROM_AFTER
                or _AFTER_EVENT_OF.fullmatch(gap)
                or (following.signal in ("of", "in") and isinstance(_plain(this.meaning), Leading))
            ):
                yield place, (place + 1, None)
            elif following.signal == "of" and isinstance(this.meaning, Stretch) and this.meaning.direction < 0:
                # "the last three months of 1989"
                yield place, (place + 1, None)
            continue
        first, last = answers[place].interval, answers[place + 1].interval
        if first is not None and last is not None and (ends_range(this, following, context) or _adjoining(gap, first, last)):
            yield place, (None, place + 1)


def _adjoining(gap: str, first: Interval, last: Interval) -> bool:
    """ "2014/15", "the night of 3/4 May": two that lie side by side and are written as one."""
    return gap.strip() == "/" and first.end == last.start


def _is_the_unit(expression: TemporalExpression) -> bool:
    return isinstance(expression.meaning, Relative) and expression.rule in ("the-unit", "fiscal-year-this")


def _plain(meaning: Meaning) -> Meaning:
    return meaning.of if isinstance(meaning, Modified) else meaning


def linked(
    answer: Answer,
    expression: TemporalExpression,
    expressions: Sequence[TemporalExpression],
    answers: Sequence[Answer],
    begin: int | None,
    end: int | None,
    context: Context,
) -> Answer:
    """The answer of an expression that is tied to another, or that its clause ties to the publication date."""
    meaning = _plain(expression.meaning)
    other = begin if begin is not None else end
    if other is None:
        return _perfect(answer, meaning, expression, context)
    anchor = answers[other].interval
    if anchor is None:
        return answer
    facts = {"anchor": expressions[other].text, "anchor_when": anchor, "other": expressions[other].text}
    if isinstance(meaning, Relative) and end is not None and _is_the_unit(expression):
        # "The year ended March 31" is no year of the calendar but a length; a quarter, month or week keeps its name.
        length = Duration((Amount(1, meaning.unit),))
        named = meaning.unit in (Granularity.QUARTER, Granularity.MONTH, Granularity.WEEK)
        timex = Timex3("DATE", spell_unit(meaning.unit, start_of(anchor))) if named else Timex3("DURATION", spell(length))
        answer = replace(answer, timex=timex)
        meaning = length
    if end is not None and isinstance(meaning, (Duration, Leading)) and _ends_there(expression, expressions[end], context):
        length = meaning.length if isinstance(meaning, Leading) else meaning
        found = _ended(length, anchor)
        facts |= {"when": found, "length": length_words(length)}
        return replace(answer, interval=found, steps=("length_ended",), facts=facts)
    match meaning:
        case Duration() if not _lasts(expression, context) and answer.timex.type == "DURATION" and not _is_the_unit(expression):
            found = _distant(meaning, -1 if end is not None else 1, anchor)
            facts |= {"when": found, "length": length_words(meaning)}
            return replace(answer, interval=found, steps=("distance_before" if end is not None else "distance_after",), facts=facts)
        case Duration() if end is not None:
            found, _ = stretch_of(meaning, -1, anchor, context)
            start = Interval.of(found.start_granularity, found.start or 0, found.start_qualifier)
            facts |= {"when": found, "start": start, "length": length_words(meaning)}
            return replace(answer, interval=found, steps=("length_before",), facts=facts)
        case Duration():
            found, _ = stretch_of(meaning, 1, anchor, context)
            return replace(answer, interval=found, steps=("length_after",), facts=facts | {"when": found})
        case Stretch(length, 1) if begin is not None and length.amounts[0].count is not None and anchor.end is not None:
            # "The next three days after 6 June" begin with the 7th.
            after = Interval.of(anchor.end_granularity, anchor.end)
            found = begun(length, after)
            return replace(answer, interval=found, steps=("length_begun",), facts=facts | {"when": found, "length": length_words(length)})
        case Stretch(length, -1):
            found = _leading(length, -1, anchor, context)
            return replace(answer, interval=found, steps=("length_of",), facts=facts | {"when": found, "which": "last"})
        case Leading(length, which):
            found = _leading(length, which, anchor, context)
            facts |= {"when": found, "which": "first" if which > 0 else "last"}
            return replace(answer, interval=found, steps=("length_of",), facts=facts)
    first = answer.interval
    if first is None or first.start is None or (anchor.end is not None and anchor.end <= first.start):
        return answer
    whole = Interval.reaching(first, anchor)
    facts = {**answer.facts, **facts}
    return replace(answer, interval=whole, steps=(*answer.steps, "range"), facts=facts | {"range_when": whole})


def _ends_there(expression: TemporalExpression, other: TemporalExpression, context: Context) -> bool:
    """Whether the length ends with the other time: "the nine months ended Sept. 30", or those of a report with the quarter it is about."""
    return other.start < expression.start or ENDING.fullmatch(context.text[expression.end : other.start]) is not None


def _ended(length: Duration, anchor: Interval) -> Interval:
    """The stretch that ends with ``anchor``: nine months to the end of September begin with January."""
    if anchor.end is None or length.amounts[0].count is None:
        return anchor
    unit = length.amounts[-1].unit
    grain = Granularity.DAY if unit <= Granularity.WEEK or floor(anchor.end, Granularity.MONTH) != anchor.end else Granularity.MONTH
    return Interval(shifted(anchor.end, length, -1), anchor.end, grain, anchor.end_granularity)


def _lasts(expression: TemporalExpression, context: Context) -> bool:
    """Whether the length is one that something took ("for two days after May 4"), not how far off it was ("two days after May 4")."""
    lasting = context.language.lasting
    if not lasting or context.language.signals.get(expression.signal) == "for":
        return True
    before = _LAST_WORD.search(context.text, max(0, expression.start - 16), expression.start)
    first = _FIRST_WORD.match(expression.text)
    return any(word is not None and word[0].strip().lower() in lasting for word in (before, first))


def _distant(length: Duration, direction: int, anchor: Interval) -> Interval:
    """The time that lies ``length`` before or after another."""
    unit = finest(length)
    edge = anchor.end - 1 if direction > 0 and anchor.end is not None and anchor.start_granularity >= unit else start_of(anchor)
    grain = Granularity.DAY if unit in (Granularity.WEEK, Granularity.WEEKEND) else min(unit, Granularity.YEAR)
    found = Interval.of(grain, shifted(edge, length, direction))
    vague = length.amounts[0].count is None or (unit >= Granularity.MONTH and anchor.start_granularity <= Granularity.DAY)
    return found.qualified(Qualifier.APPROXIMATE) if vague else found


def _leading(length: Duration, which: int, anchor: Interval, context: Context) -> Interval:
    """The first or last so-much of an interval: "the first nine months of 1989" ends with September, exactly."""
    side = anchor.start if which > 0 else anchor.end
    if side is None:
        return anchor
    unit = length.amounts[-1].unit
    grain = Granularity.DAY if unit <= Granularity.WEEK else unit
    far = shifted(side, length, which, context.language.some[finest(length).label])
    found = Interval.between(side, far, grain) if which > 0 else Interval.between(far, side, grain)
    return found.qualified(Qualifier.APPROXIMATE) if length.amounts[0].count is None else found


def _perfect(answer: Answer, meaning: Meaning, expression: TemporalExpression, context: Context) -> Answer:
    """ "has been in the pipeline for five years": the present perfect lets a length end at publication; "within 15 years it will be gone"
    begins there.
    """
    if isinstance(meaning, Duration) and expression.signal == "within" and context.published is not None and not context.narrative:
        if context.clause(expression).tense is not Tense.FUTURE or finest(meaning) < Granularity.DAY:
            return answer
        found, _ = stretch_of(meaning, 1, context.published, context)
        return replace(
            answer, interval=found, steps=("stretch_on",), facts={"when": found, "anchor": context.published, "anchor_is": PUBLICATION}
        )
    if not isinstance(meaning, Duration) or expression.signal not in ("for", "over", "during", "throughout") or context.published is None:
        return answer
    clause = context.clause(expression)
    if not (clause.perfect and clause.tense is Tense.PRESENT):
        return answer
    found, _ = stretch_of(meaning, -1, context.published, context)
    facts = {"when": found, "cue": clause.cue, "length": length_words(meaning)}
    return replace(answer, interval=found, steps=("length_perfect",), facts=facts)
