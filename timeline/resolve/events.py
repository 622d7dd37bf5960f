"""Lengths counted from an event that no table dates: "five days after the fall of Corin", "the day before the battle"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Anchor, Duration, Meaning, Relative, Shifted, Vague
from timeline.model import TemporalExpression
from timeline.resolve.context import Context

_NEXT_WORDS = re.compile(r"\s+(\w+)\s+\w")
# A date within so many characters is what is counted from, or dates the event.
_REACH = 48
# What names an event stands within so many characters behind "after", and was told within so many expressions before.
_NAME_REACH, _LOOKED_BACK = 80, 120
_WORD = re.compile(r"[^\W\d_]+")
_PHRASE_END = re.compile(r"[.,;:()\n]")
_SENTENCE_END = re.compile(r"[.!?;]\s")


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
    if side == 0:
        return meaning
    following = expressions[place + 1].start if place + 1 < len(expressions) else len(context.text)
    if following - expression.end < _REACH and _SENTENCE_END.search(context.text, expression.end, following) is None:
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


def event_told_at(place: int, expressions: Sequence[TemporalExpression], context: Context) -> int | None:
    """The place of the expression that dated an event, earlier in the text, from which the one at ``place`` counts.

    "The siege of Corin began on 3 March" dates what "two weeks after the siege" counts from; "he died in 1840" a widow's "two years after
    his death". With names ("after the death of Otto") the sentence must hold at least half of them.
    """
    side = side_of_event(expressions[place], context)
    tells, names, begun = _named(expressions[place], context)
    if side == 0 or not tells:
        return None
    begins = context.language.event_begins
    for known in range(place - 1, max(-1, place - 1 - _LOOKED_BACK), -1):
        dating = expressions[known]
        if isinstance(dating.meaning, (Duration, Vague)) or side_of_event(dating, context) != 0:
            continue
        clause = context.clause(dating)
        said = context.text[clause.start : clause.end]
        words = _WORD.findall(said)
        lower = {word.lower() for word in words}
        if tells.isdisjoint(lower) or 2 * sum(name in words for name in names) < len(names):
            continue
        # "Ten days after the siege", that "began on 3 March", is after its end.
        return None if side > 0 and not begun and not begins.isdisjoint(lower) else known
    return None


def _named(expression: TemporalExpression, context: Context) -> tuple[frozenset[str], list[str], bool]:
    """The words that tell of the kind of event named behind an expression, none where it is of no known kind; the names in it; whether
    it is the event's beginning.
    """
    phrase = _PHRASE_END.split(context.text[expression.end : expression.end + _NAME_REACH], maxsplit=1)[0]
    words = _WORD.findall(phrase)[1:]
    kinds = context.language.event_kinds
    tells = next((kinds[word.lower()] for word in words if word.lower() in kinds), frozenset())
    begun = not context.language.event_begins.isdisjoint(word.lower() for word in words)
    return tells, [word for word in words if word[0].isupper() and word.lower() not in kinds], begun
