"""JSON, schema 1: a list with an object for each article. Fields may be added; none is renamed or removed while the schema is 1.

``start`` and ``end`` of whatever stands in the text count its characters, the end exclusive; ``start`` and ``end`` of an interval are
the first and the last day included, the two ends of its EDTF written out. What would tell about an open end is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from timeline.chrono import sets
from timeline.chrono.edtf import first_last, spell
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.rhythm import counted
from timeline.model import Event, Extraction, Reading, Resolution, Skipped, Source

SCHEMA = 1
"""The version of the shape; it rises when a field is renamed or removed."""

Record: TypeAlias = dict[str, Any]


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A JSON list, indented, an article a piece.

    >>> from timeline.model import Document
    >>> import json
    >>> [article["published"] for article in json.loads("".join(chunks([Extraction(Document("Rain."), (), ())])))]
    [None]
    """
    yield "["
    separator = "\n"
    for extraction in extractions:
        yield separator + json.dumps(record(extraction), ensure_ascii=False, indent=1)
        separator = ",\n"
    yield "]\n" if separator == "\n" else "\n]\n"


def record(extraction: Extraction) -> Record:
    """One article as a JSON object.

    >>> from timeline.model import Document
    >>> sorted(record(Extraction(Document("Rain."), (), ())))[:6]
    ['author', 'events', 'expressions', 'id', 'language', 'published']
    """
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in members(extraction)}


def members(extraction: Extraction) -> Iterator[tuple[str, object]]:
    """The members of an article's object in their order; a list is an iterator over its items, each made when it is asked for.

    >>> from timeline.model import Document
    >>> [name for name, value in members(Extraction(Document("Rain."), (), ())) if isinstance(value, Iterator)]
    ['expressions', 'events', 'skipped', 'warnings']
    """
    document = extraction.document
    yield "schema", SCHEMA
    yield "id", document.id
    yield "title", document.title
    yield "published", document.published.isoformat() if document.published else None
    yield "published_from", document.published_from
    yield "updated", document.updated.isoformat() if document.updated else None
    yield "language", document.language
    yield "url", document.url
    yield "author", document.author
    yield "site", document.site
    yield "text", document.text
    yield "expressions", map(_expression, extraction.expressions)
    yield "events", map(_event, extraction.events)
    yield "skipped", (_skipped(stretch, extraction.set_aside) for stretch in document.skipped)
    yield "warnings", iter(document.warnings)


def interval_record(interval: Interval | None) -> Record | None:
    """An interval as a JSON object, ``None`` for none.

    >>> from timeline.chrono.granularity import Granularity, instant
    >>> interval_record(Interval.of(Granularity.MONTH, instant(2016, 1)))["end"]
    '2016-01-31'
    """
    if interval is None:
        return None
    first, last = first_last(interval)
    return {
        "edtf": spell(interval),
        "start": first,
        "end": last,
        "start_granularity": first and interval.start_granularity.label,
        "end_granularity": last and interval.end_granularity.label,
        "start_qualifier": first and _qualifier(interval.start_qualifier),
        "end_qualifier": last and _qualifier(interval.end_qualifier),
    }


def _qualifier(qualifier: Qualifier) -> str | None:
    return None if qualifier is Qualifier.EXACT else qualifier.value


def _expression(resolution: Resolution) -> Record:
    timex = resolution.timex
    return {
        "start": resolution.start,
        "end": resolution.end,
        "text": resolution.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "begin_point": resolution.begin_point,
        "end_point": resolution.end_point,
        "rule": resolution.expression.rule,
        "interval": interval_record(resolution.interval),
        "alternatives": [_reading(reading) for reading in resolution.alternatives],
        "why": resolution.why,
    }


def _reading(reading: Reading) -> Record:
    timex = reading.timex
    return {"type": timex.type, "value": timex.value, "interval": interval_record(reading.interval), "why": str(reading.reason)}


def _event(event: Event) -> Record:
    return {
        "id": event.id,
        "headline": event.headline,
        "start": event.start,
        "end": event.end,
        "expressions": list(event.expressions),
        "interval": interval_record(event.interval),
        "alternatives": [_reading(reading) for reading in event.alternatives],
        "tense": event.tense.value,
        "modality": event.modality.value,
        "kind": event.kind.value,
        "category": event.category,
        "why": event.why,
        "sources": [_source(source) for source in event.sources],
        "same_as": event.same_as or None,
        "note": event.note or None,
        "edited": list(event.edited),
        "recurrence": _recurrence(event),
    }


def _recurrence(event: Event) -> Record | None:
    if event.recurrence is None:
        return None
    return {**sets.to_record(event.recurrence), "turns": counted(event.recurrence, event.interval)}


def _source(source: Source) -> Record:
    return {
        "document": source.document,
        "start": source.start,
        "end": source.end,
        "headline": source.headline,
        "interval": interval_record(source.interval),
    }


def _skipped(stretch: Skipped, set_aside: Sequence[Event]) -> Record:
    within = [_event(event) for event in set_aside if stretch.start < event.end and event.start < stretch.end]
    return {"start": stretch.start, "end": stretch.end, "why": stretch.why, "events": within}
