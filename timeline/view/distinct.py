"""Ids that tell a timeline's documents and events apart, which views need: made by hand or merged, a timeline may repeat them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from timeline.model import Timeline

__all__ = ["distinct"]


def distinct(timeline: Timeline) -> Timeline:
    """The same timeline with every document and event under an id of its own; ids that are so already are kept.

    >>> from timeline.model import Document, Extraction
    >>> snow, rain = (Extraction(Document(text), (), ()) for text in ("Snow fell.", "Rain fell."))
    >>> [document.id for document in distinct(Timeline((snow, rain))).documents]
    ['article', 'article (2)']
    """
    documents = [extraction.document.id for extraction in timeline.extractions]
    events = [event.id for extraction in timeline.extractions for event in (*extraction.events, *extraction.set_aside)]
    if all(documents) and len(set(documents)) == len(documents) and len(set(events)) == len(events):
        return timeline
    named, told = _namer("article"), _namer("event")
    extractions = []
    for extraction in timeline.extractions:
        document = replace(extraction.document, id=named(extraction.document.id))
        own, aside = (
            tuple(replace(event, id=told(event.id), document=document.id, same_as="") for event in events)
            for events in (extraction.events, extraction.set_aside)
        )
        extractions.append(replace(extraction, document=document, events=own, set_aside=aside))
    return Timeline(tuple(extractions))


def _namer(otherwise: str) -> Callable[[str], str]:
    """Gives every id back once, and with a number in parentheses when it comes again."""
    given: set[str] = set()
    times: Counter[str] = Counter()

    def name(wanted: str) -> str:
        wanted = found = wanted or otherwise
        while found in given:
            times[wanted] += 1
            found = f"{wanted} ({times[wanted] + 1})"
        given.add(found)
        return found

    return name
