"""A timeline from events as a file gives them, without an article: the article is made of what the events say, and nothing of it is read
for dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha1

from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Repeated
from timeline.model import Document, Event, EventKind, Extraction, Modality, Reason, Skipped, Tense

__all__ = ["Given", "extraction"]


@dataclass(frozen=True, slots=True)
class Given:
    """An event as a file gives it; ``why`` says where, and ``details`` are more words about it."""

    headline: str
    interval: Interval
    why: str
    details: str = ""
    category: str = "other"
    kind: EventKind = EventKind.EVENT
    modality: Modality = Modality.ASSERTED
    id: str = ""
    recurrence: Repeated | None = None


def extraction(source: str, title: str, given: Sequence[Given], warnings: Sequence[str] = (), published: date | None = None) -> Extraction:
    """The events of one file; ``published`` is the day of the article that they are of, where the file tells it.

    >>> from timeline.chrono.granularity import Granularity, instant
    >>> rain = Given("Rain", Interval.of(Granularity.DAY, instant(2016, 11, 20)), "As a.ics gives it.", "It rained.")
    >>> found = extraction("a.ics", "Weather", [rain])
    >>> found.document.text[found.events[0].start : found.events[0].end]
    'Rain\\nIt rained.'
    """
    parts, events, taken = [f"{title}\n\n"] if title else [], [], set[str]()
    at = sum(map(len, parts))
    for place, one in enumerate(given):
        headline = " ".join(one.headline.split()) or "Untitled event"
        words = f"{headline}\n{one.details.strip()}" if one.details.strip() else headline
        id = one.id if one.id and one.id not in taken else _id(source, place)
        taken.add(id)
        event = Event(
            id=id,
            headline=headline,
            document=source,
            start=at,
            end=at + len(words),
            expressions=(),
            interval=one.interval,
            reason=Reason.said(one.why),
            tense=Tense.FUTURE if one.modality is Modality.PLANNED else Tense.PAST,
            modality=one.modality,
            kind=one.kind,
            category=one.category,
            recurrence=one.recurrence,
        )
        events.append(event)
        parts.append(f"{words}\n\n")
        at += len(parts[-1])
    text = "".join(parts)
    skipped = (Skipped(0, len(text), "given as a timeline: nothing is looked for in it"),) if text else ()
    document = Document(
        text,
        id=source,
        title=title,
        published=published,
        published_from="the timeline's file" if published else "",
        skipped=skipped,
        warnings=tuple(warnings),
    )
    return Extraction(document, (), tuple(events))


def _id(source: str, place: int) -> str:
    return sha1(f"{source}\0{place}".encode(errors="surrogatepass"), usedforsecurity=False).hexdigest()[:10]
