"""What comes round, drawn as beads on a string: a bead for each turn, fewer where they would touch."""

from __future__ import annotations

from timeline.chrono import rhythm
from timeline.view.arrangement import Drawn
from timeline.view.scale import Scale

__all__ = ["BEAD", "CLUSTER", "SMALL", "beads"]

BEAD = 3.5
"""Radius of a bead in pixels."""

SMALL = 2.2
"""That of each of the three where there is no room for a string."""

CLUSTER = (-4.5, 0.0, 4.5)
"""Where the three beads of a mark stand that is too short for a string, in pixels from its middle."""

_APART = 9


def beads(drawn: Drawn, scale: Scale, inner: float) -> list[float]:
    """Where the beads of a mark stand on the axis (0–1), in a chart ``inner`` pixels wide.

    Turns that would be less than nine pixels apart are drawn nine pixels apart, as are those of which the text does not say when they are:
    what comes round so often is a texture, and its number is told in words.
    """
    event = drawn.event
    assert event.recurrence is not None
    if drawn.point:
        return [drawn.middle + shift / inner for shift in CLUSTER]
    gap, found = _APART / inner, list[float]()
    for moment in rhythm.turns(event.recurrence, event.interval):
        place = scale.at(moment)
        if place > drawn.end - (gap if event.interval.end is None else 0):
            return found
        if not found or place - found[-1] >= gap:
            found.append(place)
    if event.interval.end is not None and found:
        return found
    # The text does not say when the turns are, or there are so many that only the first were placed.
    at = found[-1] + gap if found else drawn.start + gap / 2
    while at < drawn.end - (gap if event.interval.end is None else 0):
        found.append(at)
        at += gap
    return found
