"""Documents and events in words, as rows for JSON: what table, article and details show. ``payload`` tells their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from timeline.chrono import edtf, rhythm, rrule, wording
from timeline.chrono.granularity import DAY_MINUTES, instant
from timeline.chrono.interval import Interval, Qualifier
from timeline.model import Document, Event, Extraction, Reading, Resolution, Skipped, Source, Timeline

__all__ = ["as_written", "direction", "document_row", "event_row", "is_point", "published_words", "telling"]

# ISO 639-1 codes of the languages that are written from right to left.
_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


def telling(timeline: Timeline) -> Mapping[tuple[str, int], Sequence[Event]]:
    """The events that each expression tells, by the id of its document and its index: as their date, or in what a person merged."""
    told: dict[tuple[str, int], list[Event]] = defaultdict(list)
    extractions = {extraction.document.id: extraction for extraction in timeline.extractions}
    for event in (*timeline.events, *(event for extraction in timeline.extractions for event in extraction.set_aside)):
        places = {(event.document, index): event for index in event.expressions}
        for source in (source for source in event.sources if source.event):
            there = extractions[source.document].expressions if source.document in extractions else ()
            places |= {(source.document, at): event for at, one in enumerate(there) if source.start <= one.start and one.end <= source.end}
        for place in places:
            told[place].append(event)
    return told


def document_row(extraction: Extraction, told: Mapping[tuple[str, int], Sequence[Event]]) -> dict[str, Any]:
    """A document with its text, its expressions and where events stand in it, as :func:`telling` found."""
    document = extraction.document
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_words": published_words(document),
        "published_from": document.published_from,
        "updated_words": _day_words(document.updated),
        "url": document.url,
        "author": document.author,
        "site": document.site,
        "language": document.language,
        "direction": direction(document.language),
        "text": document.text,
        "expressions": [
            _expression(resolution, told.get((document.id, index), ())) for index, resolution in enumerate(extraction.expressions)
        ],
        "skipped": [_skipped(stretch, extraction) for stretch in document.skipped],
        "deleted": [{"id": event.id, "headline": event.headline, "when": wording.short(event.interval)} for event in extraction.deleted],
        "warnings": list(document.warnings),
    }


def event_row(event: Event, written: str) -> dict[str, Any]:
    """An event in words; ``written`` are the words of the text that date it."""
    interval = event.interval
    return {
        "id": event.id,
        "headline": event.headline,
        "document": event.document,
        "start": event.start,
        "end": event.end,
        "expressions": list(event.expressions),
        "as_written": written,
        "when": rhythm.when(event.recurrence, interval),
        "when_short": rhythm.when_short(event.recurrence, interval),
        "recurrence": _recurrence(event),
        "edtf": edtf.spell(interval),
        "why": event.why,
        "alternatives": _alternatives(event.alternatives),
        "kind": event.kind.value,
        "modality": event.modality.value,
        "tense": event.tense.value,
        "category": event.category,
        "note": event.note,
        "edited": list(event.edited),
        "sources": [_source(source, event.document) for source in event.sources],
        "ends": [_end(interval.start, interval.start_qualifier), _end(interval.end, interval.end_qualifier)],
        "sort": [interval.start, interval.end],
        "point": is_point(interval),
    }


def as_written(event: Event, extraction: Extraction) -> str:
    """The words of the text that date an event, those between two expressions left out."""
    spans = sorted((extraction.expressions[index].start, extraction.expressions[index].end) for index in event.expressions)
    return " … ".join(" ".join(extraction.document.text[start:end].split()) for start, end in spans)


def published_words(document: Document) -> str | None:
    """The publication date in words, or ``None``.

    >>> from datetime import date
    >>> published_words(Document("", published=date(2016, 11, 23)))
    'Wednesday 23 November 2016'
    """
    return _day_words(document.published)


def direction(language: str) -> str:
    """The direction in which a language (ISO 639-1, with or without a region) is written: ``"ltr"`` or ``"rtl"``.

    >>> direction("en"), direction("ar-EG")
    ('ltr', 'rtl')
    """
    return "rtl" if language.lower().replace("_", "-").split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def is_point(interval: Interval) -> bool:
    """Whether an interval is a day or shorter.

    >>> is_point(Interval.between(0, 1440)), is_point(Interval.between(0, None))
    (True, False)
    """
    return interval.start is not None and interval.end is not None and interval.end - interval.start <= DAY_MINUTES


def _skipped(stretch: Skipped, extraction: Extraction) -> dict[str, Any]:
    events = [event.id for event in extraction.set_aside if stretch.start < event.end and event.start < stretch.end]
    return {"start": stretch.start, "end": stretch.end, "why": stretch.why, "events": events}


def _day_words(day: date | None) -> str | None:
    return wording.day(instant(day.year, day.month, day.day)) if day else None


def _source(source: Source, document: str) -> dict[str, Any]:
    return {
        "document": source.document,
        "start": source.start,
        "end": source.end,
        "headline": source.headline,
        "when": None if source.interval is None else wording.words(source.interval),
        "merged": source.event or None,
        "parts": not source.event and source.document == document and source.start < source.end,
    }


def _expression(resolution: Resolution, events: Sequence[Event]) -> dict[str, Any]:
    interval = resolution.interval
    by_hand = any("when" in event.edited for event in events)
    rounds = next((event for event in events if event.recurrence is not None), None)
    when = _when(interval)
    if interval is None and rounds is not None:
        when = {"when": rhythm.when(rounds.recurrence, rounds.interval), "edtf": None}
    return {
        "start": resolution.start,
        "end": resolution.end,
        "type": resolution.timex.type,
        "value": resolution.timex.value,
        "mod": resolution.timex.mod,
        "state": "edited" if by_hand else "undated" if when["when"] is None else "dated",
        **when,
        "why": resolution.why,
        "alternatives": _alternatives(resolution.alternatives),
        "events": [event.id for event in events],
    }


def _alternatives(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    return [{**_when(reading.interval), "why": str(reading.reason)} for reading in readings]


def _when(interval: Interval | None) -> dict[str, str | None]:
    return {"when": None, "edtf": None} if interval is None else {"when": wording.words(interval), "edtf": edtf.spell(interval)}


def _recurrence(event: Event) -> dict[str, Any] | None:
    """What comes round: how often, the rule of a calendar, how many times in all, and where its turns begin: as ``first`` and ``step``
    where they are equally far apart, else each; none where the text does not say.
    """
    repeated, interval = event.recurrence, event.interval
    if repeated is None:
        return None
    step = rhythm.cycle(repeated) if rhythm.is_steady(repeated) else None
    turns = list(rhythm.turns(repeated, interval)) if step is None else list(islice(rhythm.turns(repeated, interval), 1))
    return {
        "words": rhythm.words(repeated),
        "stretch": wording.words(interval),
        "rrule": rrule.spell(repeated),
        "count": rhythm.counted(repeated, interval),
        "turns": {"first": turns[0], "step": step} if step is not None and turns else {"moments": turns},
    }


def _end(moment: int | None, qualifier: Qualifier) -> str:
    if moment is None:
        return "open"
    return "exact" if qualifier is Qualifier.EXACT else "approximate"
