"""What another publication date would do: which expressions come to stand for another time, and how many dates stay."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.chrono.interval import Interval
from timeline.chrono.wording import short
from timeline.model import Timeline

__all__ = ["UNDATED", "Move", "Moved", "moves"]

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Move:
    """An expression as written, and the time that it stood for and would stand for, in words."""

    written: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The moves in the order of the text, and how many events stay because a person dated them."""

    moves: tuple[Move, ...]
    stay: int


def moves(before: Timeline, after: Timeline) -> Moved:
    """The expressions whose time differs between two timelines of the same texts.

    >>> moves(Timeline(()), Timeline(()))
    Moved(moves=(), stay=0)
    """
    later = {(resolution.start, resolution.end): resolution.interval for resolution in after.expressions}
    moving = tuple(
        Move(resolution.text, _words(resolution.interval), _words(later[span]))
        for resolution in before.expressions
        if (span := (resolution.start, resolution.end)) in later and later[span] != resolution.interval
    )
    return Moved(moving, sum("when" in event.edited for event in before.events))


def _words(interval: Interval | None) -> str:
    return UNDATED if interval is None else short(interval)
