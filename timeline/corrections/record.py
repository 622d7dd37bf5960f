"""Corrections as JSON objects: in the library's file, and exported.

An interval is its EDTF and what EDTF has no letters for: the units of its ends, and their qualifiers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

from timeline.chrono import edtf, sets
from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval, Qualifier
from timeline.corrections.correction import Correction
from timeline.model import Event, EventKind, Modality, Reason, Tense

__all__ = ["from_record", "interval_of", "interval_record", "to_record"]

Record: TypeAlias = dict[str, Any]


def to_record(correction: Correction) -> Record:
    """A correction as a JSON object; what it leaves alone is not in it."""
    found = correction.found
    event = {
        "id": found.id,
        "document": found.document,
        "headline": found.headline,
        "start": found.start,
        "end": found.end,
        "expressions": list(found.expressions),
        "interval": interval_record(found.interval),
        "tense": found.tense.value,
        "modality": found.modality.value,
        "kind": found.kind.value,
        "category": found.category,
        "why": found.why,
        "recurrence": None if found.recurrence is None else sets.to_record(found.recurrence),
    }
    said = {
        "headline": correction.headline,
        "interval": None if correction.interval is None else interval_record(correction.interval),
        "why": correction.why or None,
        "category": correction.category,
        "note": correction.note,
        "merged": [list(pair) for pair in correction.merged] or None,
        "deleted": correction.deleted or None,
        "added": correction.added or None,
        "parted": correction.parted or None,
    }
    told = {name: value for name, value in said.items() if value is not None}
    return {"event": event, "quote": correction.quote, "written": list(correction.written), "said": told}


def from_record(record: Record) -> Correction:
    """The correction that :func:`to_record` wrote."""
    event, said = record["event"], record["said"]
    found = Event(
        id=event["id"],
        headline=event["headline"],
        document=event["document"],
        start=event["start"],
        end=event["end"],
        expressions=tuple(event.get("expressions", ())),
        interval=interval_of(event["interval"]),
        reason=Reason(("{why}",), {"why": event["why"]}),
        tense=Tense(event["tense"]),
        modality=Modality(event["modality"]),
        kind=EventKind(event["kind"]),
        category=event["category"],
        recurrence=sets.from_record(event["recurrence"]) if event.get("recurrence") else None,
    )
    return Correction(
        found,
        record["quote"],
        tuple(record["written"]),
        headline=said.get("headline"),
        interval=interval_of(said["interval"]) if "interval" in said else None,
        why=said.get("why", ""),
        category=said.get("category"),
        note=said.get("note"),
        merged=tuple((article, event) for article, event in said.get("merged", ())),
        deleted=said.get("deleted", False),
        added=said.get("added", False),
        parted=said.get("parted", False),
    )


def interval_record(interval: Interval) -> Record:
    """An interval as a JSON object from which it comes back whole.

    >>> from timeline.chrono.granularity import instant
    >>> week = Interval.of(Granularity.WEEK, instant(2016, 11, 23))
    >>> interval_record(week)
    {'edtf': '2016-11-21/2016-11-27', 'units': ['week', 'week'], 'qualifiers': ['exact', 'exact'], 'utc_offset': None}
    >>> interval_of(interval_record(week)) == week
    True
    """
    return {
        "edtf": edtf.spell(interval),
        "units": [interval.start_granularity.label, interval.end_granularity.label],
        "qualifiers": [interval.start_qualifier.value, interval.end_qualifier.value],
        "utc_offset": interval.utc_offset,
    }


def interval_of(record: Record) -> Interval:
    """The interval that :func:`interval_record` wrote."""
    start, end = (Granularity.named(unit) for unit in record["units"])
    first, last = (Qualifier(qualifier) for qualifier in record["qualifiers"])
    return replace(
        edtf.parse(record["edtf"]),
        start_granularity=start,
        end_granularity=end,
        start_qualifier=first,
        end_qualifier=last,
        utc_offset=record["utc_offset"],
    )
