"""What several articles tell: events that agree in date, words and names stand for each other; where dates disagree, both are kept.

>>> from timeline.compose import compose
>>> from timeline.find import find
>>> from timeline.model import Document
>>> from timeline.resolve import resolve
>>> texts = {"a": "The ferry Nordlys sank off Marle on 3 May 2011.", "b": "In May 2011 the ferry Nordlys sank off Marle in a storm."}
>>> documents = [Document(text, id=name) for name, text in texts.items()]
>>> read = [(document, resolve(document, find(document))) for document in documents]
>>> found = linked(Timeline(tuple(Extraction(document, dates, compose(document, dates)) for document, dates in read)))
>>> [(event.document, event.same_as != "", [source.document for source in event.sources]) for event in found.events]
[('b', True, ['a']), ('a', False, ['b'])]
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.chrono.granularity import DAY_MINUTES, Granularity
from timeline.chrono.interval import Interval
from timeline.compose.identity import apart
from timeline.compose.likeness import shared, told_words
from timeline.model import Event, EventKind, Extraction, Modality, Source, Timeline

# Of the words of the shorter headline so many must be in the longer one, and this many at least; more where the dates disagree.
_SAME, _FEWEST = 0.6, 3
_CONTRADICTING = 0.8
# Dates that are further apart are of two events.
_APART = 31 * DAY_MINUTES
# Of the words of a headline the rarest so many bring events together, and each so many events at most.
_RAREST, _MOST = 3, 40
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]+|\b[A-Z]{2,}\b")
_WORD = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, slots=True)
class _Told:
    event: Event
    words: frozenset[str]
    names: frozenset[str]


def linked(timeline: Timeline) -> Timeline:
    """The timeline with the events that several of its articles tell linked: each has the others as ``sources``, and all but the best
    dated name that one in ``same_as``. A timeline whose documents share ids is given back as it is.
    """
    documents = [document.id for document in timeline.documents]
    if len(documents) < 2 or len(set(documents)) < len(documents):
        return timeline
    timeline = apart(timeline)
    told = [one for extraction in timeline.extractions for one in _told(extraction)]
    changed = {event.id: event for group in _groups(told) for event in _united(group)}
    if not changed:
        return timeline
    return Timeline(tuple(_with(extraction, changed) for extraction in timeline.extractions))


def _with(extraction: Extraction, changed: dict[str, Event]) -> Extraction:
    return replace(extraction, events=tuple(changed.get(event.id, event) for event in extraction.events))


def _told(extraction: Extraction) -> Iterable[_Told]:
    # A capital at the head of a sentence makes no name, so a name has one within a sentence, too.
    names = {name.lower() for name in _NAME.findall(extraction.document.text)}
    for event in extraction.events:
        if event.kind is not EventKind.REPORT:
            words = told_words(event.headline)
            yield _Told(event, words, frozenset(word.lower() for word in _WORD.findall(event.headline)) & names)


def _groups(told: Sequence[_Told]) -> Iterable[list[Event]]:
    """The events of different articles that are one, each group in the order of the articles."""
    spread = Counter(word for one in told for word in one.words)
    by_word: dict[str, list[int]] = defaultdict(list)
    group: dict[int, list[int]] = {}
    for place, one in enumerate(told):
        rare = sorted(one.words, key=lambda word: (spread[word], word))[:_RAREST]
        near = {other for word in rare for other in by_word[word][-_MOST:]}
        alike = [other for other in near if _are_same(told[other], one)]
        best = max(alike, key=lambda other: (shared(told[other].words, one.words), -other), default=None)
        if best is not None:
            members = group.setdefault(best, [best])
            if all(told[member].event.document != one.event.document for member in members):
                members.append(place)
                group[place] = members
        for word in one.words:
            by_word[word].append(place)
    seen: set[int] = set()
    for members in group.values():
        if id(members) not in seen:
            seen.add(id(members))
            yield [told[member].event for member in members]


def _are_same(one: _Told, other: _Told) -> bool:
    first, second = one.event, other.event
    if first.document == second.document or (first.modality is Modality.NEGATED) != (second.modality is Modality.NEGATED):
        return False
    if first.recurrence != second.recurrence:
        # "The choir sings every Sunday" is not what it sang last Sunday.
        return False
    common = one.words & other.words
    names = one.names & other.names
    # "Trading on the New York Stock Exchange was halted" and "The New York Stock Exchange fell" share a name and nothing else.
    if len(common) < _FEWEST or not names or all(word in names or word.isdigit() for word in common):
        return False
    likeness = shared(one.words, other.words)
    if _agree(first.interval, second.interval):
        return likeness >= _SAME
    return likeness >= _CONTRADICTING and _are_near(first.interval, second.interval)


def _agree(one: Interval, other: Interval) -> bool:
    """Whether two dates can be one: the same, or a part of the other; what lasts for years agrees with nothing but itself."""
    if one.end is other.end is None:
        # Of what goes on, each article tells the start that it knows.
        return True
    if (one.start, one.end) == (other.start, other.end):
        return True
    long = max(one.start_granularity, one.end_granularity, other.start_granularity, other.end_granularity) > Granularity.YEAR
    return not long and (one.encloses(other) or other.encloses(one) or (_is_approximate(one, other) and one.overlaps(other)))


def _is_approximate(one: Interval, other: Interval) -> bool:
    return one.approximate or other.approximate


def _are_near(one: Interval, other: Interval) -> bool:
    if one.start is None or other.start is None or one.unit is None or other.unit is None:
        return False
    return max(one.unit, other.unit) <= Granularity.MONTH and abs(one.start - other.start) <= _APART


def _united(group: Sequence[Event]) -> Iterable[Event]:
    """Each event of a group with the others as sources; the one with the most exact date stands for all."""
    best = min(group, key=_vagueness)
    for event in group:
        others = tuple(_source(event, other) for other in group if other is not event)
        yield replace(event, sources=(*event.sources, *others), same_as="" if event is best else best.id)


def _vagueness(event: Event) -> tuple[bool, bool, float]:
    interval = event.interval
    length = float("inf") if interval.start is None or interval.end is None else interval.end - interval.start
    return event.kind is EventKind.CONTEXT, interval.approximate, length


def _source(event: Event, other: Event) -> Source:
    interval = None if _agree(event.interval, other.interval) else other.interval
    return Source(other.document, other.start, other.end, other.headline, interval)
