"""What a view leaves out until someone asks for it: events for which another article's stands, and those of skipped stretches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.model import Event, Extraction, Timeline

__all__ = ["AGAIN", "SKIPPED", "set_aside", "usual"]

AGAIN, SKIPPED = "again", "skipped"


def usual(timeline: Timeline) -> Timeline:
    """The timeline without the events for which another one that is there stands.

    >>> usual(Timeline(())).events
    ()
    """
    there = {event.id for event in timeline.events}
    if not any(event.same_as in there for event in timeline.events):
        return timeline
    return Timeline(
        tuple(
            replace(extraction, events=tuple(event for event in extraction.events if event.same_as not in there))
            for extraction in timeline.extractions
        )
    )


def set_aside(timeline: Timeline) -> Iterator[tuple[Event, Extraction, str]]:
    """The events that :func:`usual` leaves out, and those of skipped stretches; each with its article and which of the two it is."""
    there = {event.id for event in timeline.events}
    for extraction in timeline.extractions:
        yield from ((event, extraction, AGAIN) for event in extraction.events if event.same_as in there)
        yield from ((event, extraction, SKIPPED) for event in extraction.set_aside)
