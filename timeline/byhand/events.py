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


def tell(extraction: Extraction, expression: int, interval: Interval) -> Event:
    """The event that an expression of the article tells if it stands for ``interval``: as composed, else as much of its sentence as a
    headline holds.

    It is a new event: one whose other expressions date an event that is there already would be that one again.
    """
    resolutions = list(extraction.expressions)
    dated = resolutions[expression]
    resolutions[expression] = replace(dated, timex=Timex3("DATE", spell_interval(interval)), interval=interval)
    there = (*extraction.events, *extraction.set_aside)
    known = {event.id for event in there}
    used = {index for event in there for index in event.expressions}
    for event in compose(extraction.document, resolutions):
        if expression in event.expressions and event.id not in known and used.isdisjoint(event.expressions):
            return replace(event, interval=interval, reason=dated.reason, alternatives=())
    return _sentence(extraction, expression, interval)


def _sentence(extraction: Extraction, expression: int, interval: Interval) -> Event:
    document, dated = extraction.document, extraction.expressions[expression]
    around = ((start, end) for start, end in sentences(document.text) if start <= dated.start < end)
    start, end = next(around, (dated.start, dated.end))
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
