"""What another publication date would do: which events move, which other expressions do, and how many dates stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from timeline.chrono.interval import Interval
from timeline.chrono.wording import short
from timeline.model import Event, Timeline

__all__ = ["UNDATED", "Move", "Moved", "moves"]

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Move:
    """An event's headline or an expression as written, and the time that it stood for and would stand for, in words."""

    written: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The events that move, from the earliest on; the expressions that move and date none of these, in the order of the text; and how many
    events stay because a person dated them.
    """

    events: tuple[Move, ...]
    others: tuple[Move, ...]
    stay: int


def moves(before: Timeline, after: Timeline) -> Moved:
    """What differs between two timelines of the same texts. Events move that no expression dates, too: those told "about publication".

    >>> moves(Timeline(()), Timeline(()))
    Moved(events=(), others=(), stay=0)
    """
    pairs = [(old, new) for old, new in _pairs(before.events, after.events) if _interval(old) != _interval(new)]
    listed = {(event.document, index) for event in chain.from_iterable(pairs) if event for index in event.expressions}
    resolutions = ((extraction.document.id, *each) for extraction in before.extractions for each in enumerate(extraction.expressions))
    later = {
        (extraction.document.id, resolution.start, resolution.end): resolution.interval
        for extraction in after.extractions
        for resolution in extraction.expressions
    }
    others = tuple(
        Move(resolution.text, _words(resolution.interval), _words(later[span]))
        for document, index, resolution in resolutions
        if (span := (document, resolution.start, resolution.end)) in later
        and later[span] != resolution.interval
        and (document, index) not in listed
    )
    moved = tuple(
        Move(old.headline if old else new.headline if new else "", _words(_interval(old)), _words(_interval(new))) for old, new in pairs
    )
    return Moved(moved, others, sum("when" in event.edited for event in before.events))


def _pairs(before: Iterable[Event], after: Iterable[Event]) -> list[tuple[Event | None, Event | None]]:
    """Each event with what becomes of it: the same id, else the same expressions, which may then tell another stretch of the sentence."""
    old, new = list(before), {(event.document, event.id): event for event in after}
    pairs: list[tuple[Event | None, Event | None]] = [(event, new.pop((event.document, event.id), None)) for event in old]
    left = {(event.document, event.expressions): key for key, event in new.items() if event.expressions}
    for place, (event, match) in enumerate(pairs):
        if event is not None and match is None and (key := left.pop((event.document, event.expressions), None)):
            pairs[place] = (event, new.pop(key))
    return [*pairs, *((None, event) for event in new.values())]


def _interval(event: Event | None) -> Interval | None:
    return event.interval if event else None


def _words(interval: Interval | None) -> str:
    return UNDATED if interval is None else short(interval)
