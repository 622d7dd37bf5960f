"""Lengths counted from an event that no table dates: "five days after the fall of Corin", "the day before the battle"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Anchor, Duration, Meaning, Relative, Shifted
from timeline.model import TemporalExpression
from timeline.resolve.context import Context

_NEXT_WORDS = re.compile(r"\s+(\w+)\s+\w")
# A date within so many characters is what is counted from, or dates the event.
_REACH = 48


def side_of_event(expression: TemporalExpression, context: Context) -> int:
    """1 where the words right behind an expression set an event before it ("after the fall"), -1 where after it, 0 elsewhere."""
    found = _NEXT_WORDS.match(context.text, expression.end, expression.end + _REACH)
    word = found[1].lower() if found is not None else ""
    return 1 if word in context.language.event_before else -1 if word in context.language.event_after else 0


def counted_from_event(place: int, expressions: Sequence[TemporalExpression], context: Context) -> Meaning:
    """What an expression means in a history where an event follows that is told of in passing: it is taken for the one just told."""
    expression = expressions[place]
    meaning = expression.meaning
    side = side_of_event(expression, context)
    if side == 0 or (place + 1 < len(expressions) and expressions[place + 1].start - expression.end < _REACH):
        return meaning
    if place and context.text[expressions[place - 1].end : expression.start].strip() == ",":
        # "In 1999, half a century after her death": the date says already when.
        return meaning
    match meaning:
        case Duration(amounts) if amounts[0].count is not None and amounts[0].unit >= Granularity.DAY and not _lasts(expression, context):
            return Shifted(meaning, side, Anchor.CONTEXT)
        case Relative(offset=0, anchor=Anchor.STORY) if expression.rule == "the-unit":
            return replace(meaning, offset=side, anchor=Anchor.CONTEXT)
    return meaning


def _lasts(expression: TemporalExpression, context: Context) -> bool:
    """ "For two days after the battle" is a length that lasted."""
    before = context.text[max(0, expression.start - 16) : expression.start].split()
    last = before[-1].lower() if before else ""
    return last in context.language.lasting or context.language.signals.get(last) == "for"
