"""What another publication date would do: which expressions come to stand for another time."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.chrono.interval import Interval
from timeline.chrono.wording import short
from timeline.model import Timeline

__all__ = ["UNDATED", "Move", "moves"]

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Move:
    """An expression as written, and the time that it stood for and would stand for, in words."""

    written: str
    before: str
    after: str


def moves(before: Timeline, after: Timeline) -> tuple[Move, ...]:
    """The expressions whose time differs between two timelines of the same texts, in the order of the text.

    >>> moves(Timeline(()), Timeline(()))
    ()
    """
    later = {(resolution.start, resolution.end): resolution.interval for resolution in after.expressions}
    return tuple(
        Move(resolution.text, _words(resolution.interval), _words(later[span]))
        for resolution in before.expressions
        if (span := (resolution.start, resolution.end)) in later and later[span] != resolution.interval
    )


def _words(interval: Interval | None) -> str:
    return UNDATED if interval is None else short(interval)
