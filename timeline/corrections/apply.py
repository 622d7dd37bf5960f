"""Corrections put before what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.chrono.timex3 import Timex3, spell_interval
from timeline.corrections.correction import Correction
from timeline.corrections.place import found_again, remembered
from timeline.model import Event, Extraction, Reading, Reason, Resolution, Source, Timeline

__all__ = ["amended", "merged"]


def amended(extraction: Extraction, corrections: Sequence[Correction]) -> Extraction:
    """An article with the corrections of its events. A corrected event keeps the id that it had when it was first corrected.

    What is found anew takes its place under the correction; what is not found any more stays as it was (see ``place``).
    """
    if not corrections:
        return extraction
    found = found_again(extraction, corrections)
    said = {found[key].id: correction for correction in corrections if (key := correction.found.id) in found}
    known = {correction.found.id for correction in corrections}

    def kept(events: Iterable[Event]) -> list[Event]:
        return _told_apart((event if event.id not in said else _said(said[event.id], event) for event in events), known)

    lost = [_said(correction, remembered(correction, extraction)) for correction in corrections if correction.found.id not in found]
    shown, aside = _without_parted([*kept(extraction.events), *lost], extraction), kept(extraction.set_aside)
    events = tuple(sorted((event for event in shown if "deleted" not in event.edited), key=lambda event: (event.start, event.end)))
    return replace(
        extraction,
        expressions=_expressions(extraction, events),
        events=events,
        deleted=tuple(event for event in (*shown, *aside) if "deleted" in event.edited),
        set_aside=tuple(event for event in aside if "deleted" not in event.edited),
    )


def merged(timeline: Timeline, corrections: Iterable[Correction]) -> Timeline:
    """The timeline with each event that was merged into another as a source of that other, where both are there.

    >>> merged(Timeline(()), ())
    Timeline(extractions=())
    """
    parts = {(correction.found.document, correction.found.id): correction.merged for correction in corrections if correction.merged}
    if not parts:
        return timeline
    there = {
        (event.document, event.id): event
        for extraction in timeline.extractions
        for event in (*extraction.events, *extraction.deleted, *extraction.set_aside)
    }
    inside = {part for whole, of in parts.items() if whole in there for part in of if part in there}

    def all_parts(whole: tuple[str, str], above: frozenset[tuple[str, str]]) -> Iterable[tuple[str, str]]:
        for part in parts.get(whole, ()):
            if part in there and part not in above:
                yield part
                yield from all_parts(part, above | {part})

    def united(event: Event) -> Event:
        own = (event.document, event.id)
        told = [there[part] for part in dict.fromkeys(all_parts(own, frozenset({own})))]
        others = [source for other in told for source in (_source(other, event), *other.sources)]
        here = [index for other in told if other.document == event.document for index in other.expressions]
        return replace(
            event,
            expressions=tuple(dict.fromkeys((*event.expressions, *here))),
            sources=(*event.sources, *others),
        )

    return Timeline(
        tuple(
            replace(
                extraction,
                events=tuple(united(event) for event in extraction.events if (event.document, event.id) not in inside),
                set_aside=tuple(united(event) for event in extraction.set_aside if (event.document, event.id) not in inside),
            )
            for extraction in timeline.extractions
        )
    )


def _without_parted(events: Sequence[Event], extraction: Extraction) -> list[Event]:
    """The events without the places that became events of their own, and without what dates these alone."""
    parted = {(event.document, event.start, event.end) for event in events if "parted" in event.edited and "deleted" not in event.edited}

    def is_parted(event: Event, index: int) -> bool:
        at = extraction.expressions[index]
        mine = event.start <= at.start < event.end
        return not mine and any(start <= at.start < end for _, start, end in parted)

    def left(event: Event) -> Event:
        sources = tuple(source for source in event.sources if (source.document, source.start, source.end) not in parted)
        if sources == event.sources:
            return event
        return replace(event, sources=sources, expressions=tuple(index for index in event.expressions if not is_parted(event, index)))

    return [left(event) for event in events] if parted else list(events)


def _said(correction: Correction, event: Event) -> Event:
    """The event with what was said about it; the reading that was found becomes one that was not chosen."""
    changed = replace(
        event,
        id=correction.found.id,
        headline=event.headline if correction.headline is None else correction.headline,
        category=event.category if correction.category is None else correction.category,
        note=correction.note or "",
        edited=correction.edited,
    )
    interval = correction.interval
    if interval is None:
        return changed
    known = Reading(Timex3("DATE", spell_interval(event.interval)), event.interval, event.reason)
    others = (*(() if correction.added and not correction.found.why else (known,)), *event.alternatives)
    others = tuple(reading for reading in others if reading.interval != interval)
    return replace(changed, interval=interval, reason=Reason(("{why}",), {"why": correction.why}), alternatives=others)


def _source(other: Event, event: Event) -> Source:
    contradicting = other.interval if other.interval != event.interval else None
    return Source(other.document, other.start, other.end, other.headline, contradicting, other.id)


def _told_apart(events: Iterable[Event], corrected: set[str]) -> list[Event]:
    """An event that has by chance the id under which another was corrected gets one of its own."""
    return [event if event.edited or event.id not in corrected else replace(event, id=f"{event.id}+") for event in events]


def _expressions(extraction: Extraction, events: Sequence[Event]) -> tuple[Resolution, ...]:
    """An expression that dates one event alone says what was said about that one."""
    uses = Counter(index for event in events for index in event.expressions)
    said = {event.expressions[0]: event for event in events if "when" in event.edited and len(event.expressions) == 1}
    return tuple(
        replace(resolution, interval=said[index].interval, reason=said[index].reason, alternatives=said[index].alternatives)
        if index in said and uses[index] == 1
        else resolution
        for index, resolution in enumerate(extraction.expressions)
    )
