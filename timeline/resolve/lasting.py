"""Lengths of what a date right before them says when it began or ended: "began on 3 March and lasted 40 days", "from May for six weeks"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.chrono.granularity import DAY_MINUTES, Granularity, floor, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.length import finest, shifted
from timeline.chrono.meaning import Duration, Meaning, Modified
from timeline.language.course import Side
from timeline.model import TemporalExpression
from timeline.resolve.answer import Answer, length_words, start_of
from timeline.resolve.context import Context
from timeline.resolve.ranged import ends_range

# No more than so many characters stand between the date and the length, and so many of its sentence are looked at before the date.
_BETWEEN, _BEFORE = 48, 200
_SENTENCE_END = re.compile(r"(?<![\s.]\w)[.!?;]\s|\n")
# "for ten years' work", "for 30 years of service", "for two days in a row" are no lengths of what began then.
_OF_SOMETHING = re.compile(r"['’]|\s(?:of|in\sa\srow|in\sall|ago|old)\b")
_TOLD_AGAIN = re.compile(r",?\s+(?:from|between)\s+|,\s+|\s+\(")
# What is told with these before the date did not begin then.
_OTHERWISE = frozenset({"until", "by", "before"})


def courses(
    expressions: Sequence[TemporalExpression], answers: Sequence[Answer], context: Context
) -> Iterator[tuple[int, tuple[int | None, int | None]]]:
    """(place, (begin point, end point)) of the lengths that the date before them begins or ends."""
    course = context.language.course
    if course is None:
        return
    for place, this in enumerate(expressions):
        if _is_range(place, expressions, answers, context):
            yield place, (place + 1, place + 2)
            continue
        if place == 0:
            continue
        before = expressions[place - 1]
        if this.start - before.end > _BETWEEN or _length_of(this.meaning) is None or _length_of(before.meaning) is not None:
            continue
        if answers[place - 1].interval is None or context.language.signals.get(before.signal) in _OTHERWISE:
            continue
        between = context.text[before.end : this.start]
        sentence = _SENTENCE_END.split(context.text[max(0, before.start - _BEFORE) : before.start])[-1]
        side = course.side(sentence, between)
        if side is None or _OF_SOMETHING.match(context.text, this.end):
            continue
        yield place, (place - 1, None) if side is Side.BEGIN else (None, place - 1)


def _is_range(place: int, expressions: Sequence[TemporalExpression], answers: Sequence[Answer], context: Context) -> bool:
    """ "For nearly three hundred years, from 1368 to 1644": the length is told again by where it began and ended."""
    if place + 2 >= len(expressions) or _length_of(expressions[place].meaning) is None:
        return False
    first, last = expressions[place + 1], expressions[place + 2]
    if _TOLD_AGAIN.fullmatch(context.text[expressions[place].end : first.start]) is None or not ends_range(first, last, context):
        return False
    begins, ends = answers[place + 1].interval, answers[place + 2].interval
    return begins is not None and ends is not None and start_of(begins) < start_of(ends)


def told_again(answer: Answer, first: Interval, last: Interval) -> Answer:
    """The answer of a length that a range tells again."""
    found = Interval.reaching(first, last)
    return replace(answer, interval=found, steps=("length_range",), facts={"first": first, "last": last, "when": found})


def lasted(answer: Answer, expression: TemporalExpression, other: TemporalExpression, anchor: Interval, begins: bool) -> Answer:
    """The answer of a length that begins or ends with the time before it."""
    length = _length_of(expression.meaning)
    if length is None:
        return answer
    found = begun(length, anchor) if begins else ended(length, anchor)
    facts = {"anchor": other.text, "anchor_when": anchor, "when": found, "length": length_words(length)}
    return replace(answer, interval=found, steps=("length_begun" if begins else "length_ended",), facts=facts)


def begun(length: Duration, anchor: Interval) -> Interval:
    """The stretch of a counted ``length`` that begins with ``anchor``: its end is known as roughly as the coarser of the two.

    >>> from timeline.chrono import edtf
    >>> from timeline.chrono.granularity import instant
    >>> from timeline.chrono.meaning import Amount
    >>> edtf.spell(begun(Duration((Amount(40, Granularity.DAY),)), Interval.of(Granularity.DAY, instant(1864, 3, 3))))
    '1864-03-03/1864-04-11'
    >>> edtf.spell(begun(Duration((Amount(10, Granularity.YEAR),)), Interval.of(Granularity.YEAR, instant(1904))))
    '1904/1914~'
    """
    return _counted_off(length, anchor, 1)


def ended(length: Duration, anchor: Interval) -> Interval:
    """The stretch of a counted ``length`` that ends with ``anchor``.

    >>> from timeline.chrono import edtf
    >>> from timeline.chrono.granularity import instant
    >>> from timeline.chrono.meaning import Amount
    >>> edtf.spell(ended(Duration((Amount(10, Granularity.YEAR),)), Interval.of(Granularity.YEAR, instant(1999))))
    '1989~/1999'
    """
    return _counted_off(length, anchor, -1)


def _counted_off(length: Duration, anchor: Interval, direction: int) -> Interval:
    unit = finest(length)
    if anchor.start is None or anchor.end is None:
        return anchor
    if unit < Granularity.DAY <= anchor.start_granularity:
        # What took six hours of a day was on that day.
        return anchor
    if anchor.start_granularity > unit and shifted(anchor.start, length, 1) <= anchor.end:
        # What was held in 1904 and lasted six months need not reach into another year.
        return anchor
    if anchor.start_granularity <= unit <= Granularity.WEEK:
        # Days and weeks are counted with the day named.
        if direction > 0:
            return Interval(anchor.start, shifted(anchor.start, length, 1), anchor.start_granularity, min(unit, Granularity.DAY))
        return Interval(shifted(anchor.end, length, -1), anchor.end, min(unit, Granularity.DAY), anchor.end_granularity)
    grain = min(max(_far_grain(unit), anchor.start_granularity), max(Granularity.YEAR, anchor.start_granularity))
    middle = (anchor.start + anchor.end) // 2 if anchor.end - anchor.start > DAY_MINUTES else start_of(anchor)
    far = floor(shifted(middle, length, direction), grain)
    if direction > 0:
        end = max(offset(far, grain, 1), anchor.end)
        return Interval(anchor.start, end, anchor.start_granularity, grain, anchor.start_qualifier, Qualifier.APPROXIMATE)
    return Interval(min(far, anchor.start), anchor.end, grain, anchor.end_granularity, Qualifier.APPROXIMATE, anchor.end_qualifier)


def _far_grain(unit: Granularity) -> Granularity:
    """How finely the far end of a length is known: a week off to the day, a decade off to the year."""
    return Granularity.DAY if unit in (Granularity.WEEK, Granularity.WEEKEND) else unit


def _length_of(meaning: Meaning) -> Duration | None:
    """The length of an expression that is nothing but one, and counted."""
    length = meaning.of if isinstance(meaning, Modified) else meaning
    return length if isinstance(length, Duration) and length.amounts[0].count is not None else None
