"""Ids of events: the same at every run, and wherever the same article lies, in a file, a library or on a page, so that a link to an event
holds in each of them.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha1

from timeline.model import Document, Event, Timeline

__all__ = ["apart", "event_id", "mark"]


def mark(document: Document) -> str:
    """What tells an article apart: its text, whatever the article is called. Worth keeping: it is as slow as the text is long."""
    return sha1(document.text.encode(errors="surrogatepass"), usedforsecurity=False).hexdigest()


def event_id(article: str, start: int, end: int, expression: int, turn: int | str) -> str:
    """Ten hexadecimal digits from the ``mark`` of the article, the place in it, and what else tells two events of one place apart.

    >>> article = mark(Document("It rained on Sunday."))
    >>> event_id(article, 0, 20, 10, 0), event_id(article, 0, 20, 10, 1)
    ('97a6c8fb83', '0ea04a7817')
    """
    place = f"{article}\0{start}\0{end}\0{expression}\0{turn}"
    return sha1(place.encode(), usedforsecurity=False).hexdigest()[:10]


def apart(timeline: Timeline) -> Timeline:
    """The timeline with ids of their own for the events of an article whose text is another's, too; those of the first stay as they are."""
    taken: set[str] = set()

    def own(event: Event) -> Event:
        found = event_id(event.id, event.start, event.end, 0, event.document) if event.id in taken else event.id
        taken.add(found)
        return event if found == event.id else replace(event, id=found)

    extractions = [
        replace(one, events=tuple(map(own, one.events)), set_aside=tuple(map(own, one.set_aside))) for one in timeline.extractions
    ]
    return Timeline(tuple(extractions))
