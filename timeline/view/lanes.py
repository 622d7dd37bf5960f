"""Which lane each mark gets, so that neither marks nor the labels beside them overlap.

Everything is in pixels of a chart of a given width that shows the whole axis. Zooming in moves marks apart while labels stay as they are,
so what does not overlap at full range does not overlap later. The browser lays out what a filter leaves over by the same rules
(``assets/timeline/04-lanes.js``); ``tests/vectors/lanes.json`` holds the two together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    *("GAP", "LABEL_SIZE", "LEAST", "MOST_DENSE", "MOST_LABELLED", "SPACE", "Mark", "Place", "Side"),
    *("beside", "extent", "pack", "pack_many"),
]

Side = Literal["right", "left", "none"]

LABEL_SIZE = 12.5
GAP = 8.0
"""Pixels between a mark and its label."""
SPACE = 12.0
"""Pixels between a label and the next mark of its lane."""
LEAST = 12.0
"""Pixels; a shorter mark is drawn as a point of this width."""
MOST_LABELLED = 40
"""With more lanes than these, labels go."""
MOST_DENSE = 28
"""Lanes of marks without labels; what does not fit is gathered into clusters."""
# As many events as this get a lane each: a staircase reads better than a packed block.
_ONE_EACH = 12
_DENSE_SPACE = 2.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark stands, and how wide its label is (0: none), in pixels."""

    x0: float
    x1: float
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """A mark's lane, 0 being the uppermost, and the side on which its label stands."""

    lane: int
    side: Side


def extent(start: float, end: float, width: float, label: float = 0.0) -> Mark:
    """The mark of an interval with these places on the axis (0–1), ``width`` pixels wide; a short one is a point at its middle.

    >>> extent(0.5, 0.5, 600), extent(0.25, 0.5, 600)
    (Mark(x0=294.0, x1=306.0, label=0.0), Mark(x0=150.0, x1=300.0, label=0.0))
    """
    x0, x1 = start * width, end * width
    if x1 - x0 >= LEAST:
        return Mark(x0, x1, label)
    middle = (x0 + x1) / 2
    return Mark(middle - LEAST / 2, middle + LEAST / 2, label)


def pack(marks: Sequence[Mark], width: float, most: int = MOST_LABELLED) -> list[Place] | None:
    """A lane for each mark with its label; ``None`` when more than ``most`` lanes were needed.

    Each mark takes the first lane that has room for it and its label, at its right if that stays within the chart, else at its left, else
    without label. ``marks`` are in order of time.

    >>> pack([Mark(0, 12, 100), Mark(560, 600, 100)], 600)
    [Place(lane=0, side='right'), Place(lane=1, side='left')]
    """
    lanes: list[_Lane] = []
    places: list[Place] = []
    for mark in marks:
        sides = _sides(mark, width)
        first = len(lanes) if len(marks) <= _ONE_EACH else 0
        place = next((Place(i, side) for i in range(first, len(lanes)) for side, a, b in sides if lanes[i].take(a, b)), None)
        if place is None:
            if len(lanes) >= most:
                return None
            side, start, end = sides[0]
            lanes.append(_Lane())
            lanes[-1].take(start, end)
            place = Place(len(lanes) - 1, side)
        places.append(place)
    return places


def pack_many(marks: Iterable[Mark], most: int = MOST_DENSE) -> list[int]:
    """A lane for each of many marks, quickly: labels only at their right, and -1 for what found no room in ``most`` lanes.

    ``marks`` are in order of time. The time this takes grows with the number of marks only.

    >>> pack_many([Mark(0, 12), Mark(6, 18), Mark(14, 26)], most=1)
    [0, -1, 0]
    """
    ends: list[float] = []
    lanes: list[int] = []
    for mark in marks:
        lane = next((i for i, end in enumerate(ends) if end <= mark.x0), len(ends))
        if lane == most:
            lanes.append(-1)
            continue
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = mark.x1 + (GAP + mark.label + SPACE if mark.label else _DENSE_SPACE)
        lanes.append(lane)
    return lanes


def beside(mark: Mark, whole: float, before: float, after: float, lines: Sequence[float]) -> tuple[Side, float] | None:
    """Where a label stands that has ``before`` pixels left of its mark and ``after`` right of it, and how long it may be; ``None`` if it
    fits on neither side. It is ``whole`` if it can, else as long as ``mark`` says, on the side where it crosses none of ``lines`` (pixels)
    if there is one.

    >>> beside(Mark(100, 112, 50), 60, 92, 400, [130])
    ('left', 60)
    """
    rooms: dict[Side, float] = {"right": after, "left": before}
    for length in (whole, mark.label):
        reach = {"right": (mark.x1, mark.x1 + GAP + length), "left": (mark.x0 - GAP - length, mark.x0)}
        fitting: list[Side] = [side for side, room in rooms.items() if length <= room]
        free = [side for side in fitting if not any(reach[side][0] < line < reach[side][1] for line in lines)]
        if fitting:
            return (free or fitting)[0], length
    return None


class _Lane:
    """What is taken of one lane: stretches from left to right that do not touch."""

    def __init__(self) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []

    def take(self, start: float, end: float) -> bool:
        """Take a stretch if it is free with some space to either side; whether it was."""
        i = bisect_left(self._starts, start)
        if i and self._ends[i - 1] + SPACE > start:
            return False
        if i < len(self._starts) and end + SPACE > self._starts[i]:
            return False
        self._starts.insert(i, start)
        self._ends.insert(i, end)
        return True


def _sides(mark: Mark, width: float) -> list[tuple[Side, float, float]]:
    right: tuple[Side, float, float] = ("right", mark.x0, mark.x1 + GAP + mark.label)
    left: tuple[Side, float, float] = ("left", mark.x0 - GAP - mark.label, mark.x1)
    sides = [side for side, fits in ((right, right[2] <= width), (left, left[1] >= 0)) if fits]
    return sides or [("none", mark.x0, mark.x1)]
