"""Words of a day that somebody said on another: “We will play tonight,” he said on Tuesday."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Anchor, At, Meaning, Recurring, Relative
from timeline.language.lexicon import lexicon
from timeline.model import Reading, Reason, TemporalExpression
from timeline.resolve.anchor import anchored
from timeline.resolve.answer import Answer
from timeline.resolve.context import Context

# So far around it the quotation ends, and so far from its marks stands who said it when.
_QUOTATION, _SAID = 400, 100
_CLOSED = {'"': '"', "“": "”"}
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?;]\s|\n|[\"“”]")


def said_on(place: int, expressions: Sequence[TemporalExpression], context: Context) -> int | None:
    """The place of the expression that tells on which day a quotation was spoken, from which "today" in it counts."""
    expression = expressions[place]
    if not _leans_on_day(expression.meaning) or context.language.cues is not None:
        return None
    marks = _marks(expression, context.text)
    if marks is None:
        return None
    opened, closed = marks
    following = next((other for other in range(place + 1, len(expressions)) if expressions[other].start > closed), None)
    if following is not None and _tells(closed + 1, expressions[following].start, context.text) and _is_day(expressions[following].meaning):
        return following
    before = next((other for other in range(place - 1, -1, -1) if expressions[other].end <= opened), None)
    if before is not None and _is_day(expressions[before].meaning):
        told = context.clause(expressions[before])
        near = expressions[before].end > opened - _SAID and told.head in lexicon().reporting
        if near and _SENTENCE.search(context.text, expressions[before].end, opened) is None:
            return before
    return None


def in_quotation(meaning: Meaning, expression: TemporalExpression, said: TemporalExpression, day: Interval, context: Context) -> Answer:
    """The answer of a word that counts from the day on which the quotation around it was spoken."""
    written = anchored(meaning, expression, context)
    if day == context.published:
        return written
    published, context.published = context.published, day
    try:
        answer = anchored(meaning, expression, context)
    finally:
        context.published = published
    facts = {**answer.facts, "source": said.text, "said": day}
    other = Reading(written.timex, written.interval, Reason(("other_written",), written.facts))
    return Answer(answer.timex, answer.interval, ("quoted",), facts, (other,), answer.establishes)


def _leans_on_day(meaning: Meaning) -> bool:
    match meaning:
        case Relative(Granularity.DAY, _, Anchor.PUBLICATION) | At(_, Relative(Granularity.DAY, _, Anchor.PUBLICATION)):
            return True
    return False


def _is_day(meaning: Meaning) -> bool:
    match meaning:
        case At(_, day) if day is not None:
            return _is_day(day)
        case Absolute(interval):
            return interval.unit is Granularity.DAY
        case Recurring(Granularity.DAY) | Relative(Granularity.DAY, _, Anchor.PUBLICATION):
            return True
    return False


def _marks(expression: TemporalExpression, text: str) -> tuple[int, int] | None:
    """Where the quotation around an expression opens and closes."""
    opened = max(text.rfind(mark, max(0, expression.start - _QUOTATION), expression.start) for mark in _CLOSED)
    if opened < 0 or "\n" in text[opened : expression.end]:
        return None
    if text[opened] == '"' and text.count('"', text.rfind("\n", 0, opened) + 1, expression.start) % 2 == 0:
        return None
    closed = text.find(_CLOSED[text[opened]], expression.end, expression.end + _QUOTATION)
    return None if closed < 0 or text.rfind("”", opened, expression.start) > opened else (opened, closed)


def _tells(closed: int, start: int, text: str) -> bool:
    """Whether what stands between a quotation and a day says that somebody said it then."""
    between = text[closed:start]
    if len(between) > _SAID or _SENTENCE.search(between) is not None:
        return False
    known = lexicon()
    return any(known.lemmas.get(word.lower(), "") in known.reporting for word in _WORD.findall(between))
