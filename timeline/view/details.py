"""Documents and events in words, as rows for JSON: what table, article and details show. ``payload`` tells their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from timeline.chrono import edtf, wording
from timeline.chrono.granularity import DAY_MINUTES, instant
from timeline.chrono.interval import Interval, Qualifier
from timeline.model import Document, Event, Extraction, Reading, Resolution, Skipped

__all__ = ["as_written", "direction", "document_row", "event_row", "is_point", "published_words"]

# ISO 639-1 codes of the languages that are written from right to left.
_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


def document_row(extraction: Extraction) -> dict[str, Any]:
    """A document with its text, its expressions and where its events stand in it."""
    document = extraction.document
    told = defaultdict(list)
    for event in (*extraction.events, *extraction.set_aside):
        for index in event.expressions:
            told[index].append(event.id)
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_words": published_words(document),
        "published_from": document.published_from,
        "url": document.url,
        "language": document.language,
        "direction": direction(document.language),
        "text": document.text,
        "expressions": [_expression(resolution, told[index]) for index, resolution in enumerate(extraction.expressions)],
        "skipped": [_skipped(stretch, extraction) for stretch in document.skipped],
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
        "when": wording.words(interval),
        "when_short": wording.short(interval),
        "edtf": edtf.spell(interval),
        "why": event.why,
        "alternatives": _alternatives(event.alternatives),
        "kind": event.kind.value,
        "modality": event.modality.value,
        "tense": event.tense.value,
        "category": event.category,
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
    day = document.published
    return wording.day(instant(day.year, day.month, day.day)) if day else None


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


def _expression(resolution: Resolution, events: list[str]) -> dict[str, Any]:
    interval = resolution.interval
    return {
        "start": resolution.start,
        "end": resolution.end,
        "type": resolution.timex.type,
        "value": resolution.timex.value,
        "mod": resolution.timex.mod,
        "state": "undated" if interval is None else "dated",
        **_when(interval),
        "why": resolution.why,
        "alternatives": _alternatives(resolution.alternatives),
        "events": events,
    }


def _alternatives(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    return [{**_when(reading.interval), "why": str(reading.reason)} for reading in readings]


def _when(interval: Interval | None) -> dict[str, str | None]:
    return {"when": None, "edtf": None} if interval is None else {"when": wording.words(interval), "edtf": edtf.spell(interval)}


def _end(moment: int | None, qualifier: Qualifier) -> str:
    if moment is None:
        return "open"
    return "exact" if qualifier is Qualifier.EXACT else "approximate"
