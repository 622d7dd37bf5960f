"""What an expression tells once somebody dated it."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.interval import Interval
from timeline.chrono.timex3 import Timex3, spell_interval
from timeline.clauses.sentences import sentences
from timeline.compose import compose
from timeline.compose.identity import event_id, mark
from timeline.compose.plain import headline
from timeline.model import Event, Extraction, Reason

__all__ = ["tell"]


def tell(extraction: Extraction, expression: int, interval: Interval) -> tuple[Event, str]:
    """The event that an expression of the article tells if it stands for ``interval``: as composed, else as much of its sentence as a
    headline holds; and that sentence on one line.

    It is a new event: one whose other expressions date an event that is there already would be that one again.
    """
    resolutions = list(extraction.expressions)
    dated = resolutions[expression]
    resolutions[expression] = replace(dated, timex=Timex3("DATE", spell_interval(interval)), interval=interval)
    there = (*extraction.events, *extraction.set_aside)
    known = {event.id for event in there}
    used = {index for event in there for index in event.expressions}
    start, end = _sentence(extraction, dated.start, dated.end)
    sentence = " ".join(extraction.document.text[start:end].split())
    for event in compose(extraction.document, resolutions):
        if expression in event.expressions and event.id not in known and used.isdisjoint(event.expressions):
            return replace(event, interval=interval, reason=dated.reason, alternatives=()), sentence
    return _whole(extraction, expression, interval, start, end), sentence


def _sentence(extraction: Extraction, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, or that stretch where it stands in none."""
    around = ((first, last) for first, last in sentences(extraction.document.text) if first <= start < last)
    return next(around, (start, end))


def _whole(extraction: Extraction, expression: int, interval: Interval, start: int, end: int) -> Event:
    document, dated = extraction.document, extraction.expressions[expression]
    return Event(
        id=event_id(mark(document), start, end, dated.start, "by hand"),
        headline=headline(document.text, start, end, dated.start, dated.end),
        document=document.id,
        start=start,
        end=end,
        expressions=(expression,),
        interval=interval,
        reason=Reason(dated.reason.steps, dated.reason.facts),
    )
