"""Where a history stands at an expression, and one reading of the text up to there."""

from __future__ import annotations

from typing import NamedTuple

from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Meaning


class Told(NamedTuple):
    """Where the line stands at an expression: the time to count from and the place of the expression that gave it; for one that names
    no year, the turn that is meant; the places of dates that were passed over since then; what the expression means there.

    ``report`` where it is read as in a report of the days of publication; ``event`` where the source dated the event that is counted from.
    """

    meaning: Meaning
    reference: Interval | None = None
    source: int | None = None
    turn: Interval | None = None
    asides: tuple[int, ...] = ()
    report: bool = False
    event: bool = False


class Line(NamedTuple):
    """One reading of the text so far. ``said`` is a time mentioned aside, with the place that said it, while its sentence lasts; ``era``
    a decade or the like that was named since the story last moved, which "at the time" may mean; ``report``: it began at the publication.
    """

    cost: float
    report: bool
    story: Interval | None = None
    source: int | None = None
    asides: tuple[int, ...] = ()
    said: Interval | None = None
    said_at: int | None = None
    said_in: int = -1
    era: Interval | None = None
    era_at: int | None = None
    told: Told | None = None
    before: Line | None = None
