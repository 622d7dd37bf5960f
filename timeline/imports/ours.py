"""Our own JSON and JSON Lines, schema 1: articles with all that was found in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from timeline.chrono import edtf, sets
from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Reference, Vague
from timeline.chrono.timex3 import Timex3
from timeline.errors import InputError
from timeline.model import (
    Document,
    Event,
    EventKind,
    Extraction,
    Modality,
    Reading,
    Reason,
    Resolution,
    Skipped,
    Source,
    TemporalExpression,
    Tense,
    Timeline,
)

_SCHEMA = 1


def is_timeline(found: Any) -> bool:
    """Whether this JSON is a list of articles with what was found in them.

    >>> is_timeline([{"schema": 1, "text": "", "events": [], "expressions": []}]), is_timeline([{"text": "Rain."}])
    (True, False)
    """
    first = found[0] if isinstance(found, list) and found else found
    return isinstance(first, dict) and {"schema", "text", "events", "expressions"} <= first.keys()


def parse(text: str, source: str) -> Timeline:
    """The articles of the file, as they were written.

    Raises :class:`~timeline.errors.InputError` for a record that cannot be read, or of a schema that is newer than this program.
    """
    try:
        found = json.loads(text)
        records = found if isinstance(found, list) else [found]
    except ValueError:
        records = [json.loads(line) for line in text.splitlines() if line.strip()]
    extractions = []
    for number, record in enumerate(records, 1):
        if record.get("schema") != _SCHEMA:
            raise InputError(
                source, f"article {number} is of schema {record.get('schema')}, and this program reads {_SCHEMA}; use a newer one"
            )
        try:
            extractions.append(_extraction(record))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                source, f"article {number} cannot be read ({type(error).__name__}: {error}); write it again with --format json"
            ) from error
    return Timeline(tuple(extractions))


def _extraction(record: Mapping[str, Any]) -> Extraction:
    document = Document(
        text=record["text"],
        id=record["id"],
        title=record["title"],
        published=date.fromisoformat(record["published"]) if record["published"] else None,
        published_from=record["published_from"],
        language=record["language"],
        url=record["url"],
        skipped=tuple(Skipped(one["start"], one["end"], one["why"]) for one in record["skipped"]),
        warnings=tuple(record["warnings"]),
    )
    expressions = tuple(_resolution(one) for one in record["expressions"])
    return Extraction(document, expressions, tuple(_event(one, document.id) for one in record["events"]))


def _resolution(one: Mapping[str, Any]) -> Resolution:
    interval = _interval(one["interval"])
    # What the words meant before they were anchored is not written; what they mean is.
    meaning = Absolute(interval) if interval else Vague(Reference.PAST)
    return Resolution(
        TemporalExpression(one["start"], one["end"], one["text"], meaning, one["rule"]),
        Timex3(one["type"], one["value"], one["mod"], one["quant"], one["freq"]),
        interval,
        Reason.said(one["why"]),
        tuple(map(_reading, one["alternatives"])),
        one["begin_point"],
        one["end_point"],
    )


def _event(one: Mapping[str, Any], document: str) -> Event:
    interval = _interval(one["interval"])
    if interval is None:
        raise ValueError(f"event {one['id']} has no interval")
    return Event(
        id=one["id"],
        headline=one["headline"],
        document=document,
        start=one["start"],
        end=one["end"],
        expressions=tuple(one["expressions"]),
        interval=interval,
        reason=Reason.said(one["why"]),
        alternatives=tuple(map(_reading, one["alternatives"])),
        tense=Tense(one["tense"]),
        modality=Modality(one["modality"]),
        kind=EventKind(one["kind"]),
        category=one["category"],
        sources=tuple(map(_source, one.get("sources", ()))),
        same_as=one.get("same_as") or "",
        recurrence=sets.from_record(one["recurrence"]) if one.get("recurrence") else None,
    )


def _source(one: Mapping[str, Any]) -> Source:
    return Source(one["document"], one["start"], one["end"], one["headline"], _interval(one["interval"]))


def _reading(one: Mapping[str, Any]) -> Reading:
    return Reading(Timex3(one["type"], one["value"]), _interval(one["interval"]), Reason.said(one["why"]))


def _interval(record: Mapping[str, Any] | None) -> Interval | None:
    if record is None:
        return None
    # Units and qualifiers are written beside the EDTF, which does not have all of them: a week, the doubt of an open end.
    interval = edtf.parse(record["edtf"])
    first, last = record["start_granularity"], record["end_granularity"]
    return replace(
        interval,
        start_granularity=Granularity.named(first) if first else interval.start_granularity,
        end_granularity=Granularity.named(last) if last else interval.end_granularity,
    )
