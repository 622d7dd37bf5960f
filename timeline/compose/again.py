"""What one article tells twice: one event, with the other places that tell it.

The article's own heading tells what its lead does; a lead without a date ("The bridge has opened") is dated by the sentence further down
that has one ("The bridge was opened on Sunday"); and what is told again on the same date in nearly the same words is no second event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.chrono.granularity import Granularity, offset
from timeline.chrono.interval import Interval
from timeline.compose.likeness import shared, told_words
from timeline.model import Event, EventKind, Modality, Source, Tense

# Of the words of the shorter headline, so many must be in the longer one; a heading may leave out and add more.
_SAME, _HEADING = 0.75, 0.5
# What a lead tells as new happened less than so many days before.
_NEW_DAYS = 10
# So many events of a date that share a word are compared.
_COMPARED = 8

Heading = tuple[int, int, str]
"""Where a heading starts and ends in the text, and its words."""


def said_once(events: Sequence[Event], headings: Iterable[Heading], publication: int | None) -> list[Event]:
    """The events with those that tell the same made one, in their order. ``headings`` stand above the running text."""
    kept = _dated_lead(list(events), publication)
    kept = _merged(kept)
    for start, end, text in headings:
        if not any(start <= event.start < end for event in kept):
            kept = _headed(kept, start, end, text)
    return kept


def with_sources(event: Event, others: Sequence[Event]) -> Event:
    """The event, told by ``others``, too; their expressions date it as well."""
    sources, expressions = [*event.sources], [*event.expressions]
    for other in others:
        sources += [Source(other.document, other.start, other.end, other.headline), *other.sources]
        expressions += other.expressions
    return replace(event, sources=tuple(sources), expressions=tuple(dict.fromkeys(expressions)))


def _dated_lead(events: list[Event], publication: int | None) -> list[Event]:
    """A lead that stands at publication for want of a date gets that of the dated event that tells the same."""
    lead = next((event for event in events if event.kind is EventKind.CONTEXT and not event.expressions), None)
    if lead is None or publication is None or lead.modality is not Modality.ASSERTED:
        return events
    words = told_words(lead.headline)
    for event in events:
        told = event.kind is EventKind.EVENT and event.tense is Tense.PAST and event.modality is Modality.ASSERTED
        if told and _is_new(event.interval, publication) and shared(words, told_words(event.headline)) >= _SAME:
            return [with_sources(event, [lead]) if other is event else other for other in events if other is not lead]
    return events


def _is_new(interval: Interval, publication: int) -> bool:
    unit = interval.unit
    if unit is None or unit > Granularity.WEEK or interval.start is None:
        return False
    return offset(publication, Granularity.DAY, -_NEW_DAYS) <= interval.start <= publication


def _merged(events: list[Event]) -> list[Event]:
    """What is told again of the same date becomes another source of the first that told it."""
    kept: list[Event] = []
    again: dict[int, list[Event]] = {}
    places: dict[tuple[object, str], list[int]] = {}
    for event in events:
        words = told_words(event.headline)
        time = (event.interval.start, event.interval.end, event.kind, event.modality)
        near = {place for word in words for place in places.get((time, word), ())[-_COMPARED:]}
        # Of several that are as like, the first; the order of a set is another in each process.
        best = max(sorted(near), key=lambda place: shared(words, told_words(kept[place].headline)), default=None)
        if any(kept[place].headline == event.headline and _overlap(kept[place], event) for place in near):
            continue
        if best is not None and _are_same(kept[best], event):
            again.setdefault(best, []).append(event)
            continue
        for word in words:
            places.setdefault((time, word), []).append(len(kept))
        kept.append(event)
    return [with_sources(event, again[place]) if place in again else event for place, event in enumerate(kept)]


def _are_same(one: Event, other: Event) -> bool:
    if _overlap(one, other):
        # One clause with two dates, or a clause in another, tells two things.
        return False
    first, second = told_words(one.headline), told_words(other.headline)
    return one.headline == other.headline or (shared(first, second) >= _SAME and len(first & second) > 2)


def _overlap(one: Event, other: Event) -> bool:
    return one.start < other.end and other.start < one.end


def _headed(events: list[Event], start: int, end: int, text: str) -> list[Event]:
    words = told_words(text)
    likeness = [_heads(words, event) for event in events]
    if not likeness or max(likeness) < _HEADING:
        return events
    best = likeness.index(max(likeness))
    source = Source(events[best].document, start, end, text)
    return [replace(event, sources=(*event.sources, source)) if place == best else event for place, event in enumerate(events)]


def _heads(words: frozenset[str], event: Event) -> float:
    return shared(words, told_words(event.headline)) if event.kind is not EventKind.REPORT else 0.0
