"""What a still picture of a whole timeline shows, whoever paints it: the events that find a lane, each with its lane and the place of its
label, and how many there are besides. At most some 2,000 marks, however many events there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, log2

from timeline.model import Event, Timeline
from timeline.view.aside import usual
from timeline.view.lanes import GAP, LABEL_SIZE, LEAST, MOST_DENSE, Side, beside, extent, pack, pack_many
from timeline.view.payload import axis, label, most_readable, scales_of
from timeline.view.scale import Scale
from timeline.view.ticks import REFERENCE_WIDTH, Tick
from timeline.view.typography import shorten
from timeline.view.typography import width as text_width

__all__ = ["TALL", "Arrangement", "Cluster", "Drawn", "arrange"]

TALL = 38
"""Pixels; rows as high as this have room for a label above a bar."""
_LOWEST_ROW, _DENSE_ROW = 20, 14
# A chart is at most so many pixels high as long as its rows can be made lower.
_HEIGHT = 600
_CLUSTER = 28
# Up to so many pixels a headline is written whole where there is room.
_WHOLE = 680


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event with its place: ``start`` and ``end`` on the axis (0–1), its lane, whether it is drawn as a point, and where its label
    stands: ``side`` is ``"none"`` where there is no room for it.
    """

    event: Event
    start: float
    end: float
    lane: int
    point: bool
    side: Side | None = None
    label: str = ""

    @property
    def middle(self) -> float:
        """Where its point stands."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Cluster:
    """How many events that found no lane lie around a place ``x`` of the axis (0–1)."""

    x: float
    count: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A whole timeline laid out ``inner`` pixels wide: its marks, the clusters in a row of their own below them, ticks and publications.

    ``row`` is the height of a lane in pixels and ``rows`` how many there are, that of the clusters not counted; lanes in ``tall`` have room
    for a label above a bar.
    """

    inner: int
    scale: Scale
    drawn: tuple[Drawn, ...]
    clusters: tuple[Cluster, ...]
    rows: int
    row: float
    tall: frozenset[int]
    ticks: tuple[Tick, ...]
    publications: tuple[Tick, ...]

    def top(self, lane: int) -> float:
        """Where a lane begins, in pixels from the top of the first; that of the row after the last is the height of all."""
        extra = max(0.0, TALL - self.row) * sum(other < lane for other in self.tall)
        return lane * self.row + extra

    def middle(self, lane: int) -> float:
        """The middle of a lane, in pixels from the top of the first."""
        return (self.top(lane) + self.top(lane + 1)) / 2

    @property
    def rank(self) -> int:
        """The highest rank of ticks that fit."""
        return max(0, floor(2 * log2(max(self.inner, 1) / REFERENCE_WIDTH)))


def arrange(timeline: Timeline, inner: int, scale: str | None = None) -> Arrangement:
    """The timeline at full range, ``inner`` pixels wide, on ``scale`` or that on which it is most readable.

    Raises ``ValueError`` for a scale that this timeline does not have: *publication* needs a publication date.

    >>> arrange(Timeline(()), 600).drawn
    ()
    """
    timeline = usual(timeline)
    laid = scales_of(timeline)
    key = scale or most_readable(timeline)
    if key not in laid:
        raise ValueError(f"the scale {key!r} is not one of {', '.join(laid)}")
    events = timeline.events
    ends = [laid[key].ends(event.interval) for event in events]
    labels = [label(event.headline, inner) for event in events]
    places = pack([extent(a, b, inner, text_width(words, LABEL_SIZE)) for (a, b), words in zip(ends, labels, strict=True)], inner)
    lanes = pack_many((extent(a, b, inner) for a, b in ends), MOST_DENSE) if places is None else [place.lane for place in places]
    sides = [None] * len(events) if places is None else [place.side for place in places]
    named = axis(timeline, laid[key])
    published = tuple(tick for tick in named if tick.label.startswith("Published"))
    drawn = tuple(
        Drawn(event, round(a, 6), round(b, 6), lane, (b - a) * inner < LEAST, side, words)
        for event, (a, b), lane, side, words in zip(events, ends, lanes, sides, labels, strict=True)
        if lane >= 0
    )
    if places is not None:
        crowd = Counter(lanes)
        lines = [tick.x * inner for tick in published]
        drawn = tuple(_alone(mark, inner, lines) if crowd[mark.lane] == 1 else mark for mark in drawn)
    rows = max((mark.lane for mark in drawn), default=0) + 1
    tall = frozenset(mark.lane for mark in drawn if mark.side == "none") if places is not None else frozenset()
    return Arrangement(
        inner=inner,
        scale=laid[key],
        drawn=drawn,
        clusters=_clusters([(a + b) / 2 for (a, b), lane in zip(ends, lanes, strict=True) if lane < 0], inner),
        rows=rows,
        row=_DENSE_ROW if places is None else min(TALL, max(_LOWEST_ROW, _HEIGHT / rows)),
        tall=tall,
        ticks=tuple(tick for tick in named if tick not in published),
        publications=published,
    )


def _alone(mark: Drawn, inner: int, lines: Sequence[float]) -> Drawn:
    """A mark that has its lane for itself: with the whole headline if there is room, and better not across one of ``lines`` (pixels)."""
    line = " ".join(mark.event.headline.split())
    whole = min(text_width(line, LABEL_SIZE), _WHOLE)
    spot = extent(mark.start, mark.end, inner, text_width(mark.label, LABEL_SIZE))
    found = beside(spot, whole, spot.x0 - GAP, inner - spot.x1 - GAP, lines)
    if found is not None:
        side, length = found
        return replace(mark, side=side, label=shorten(line, LABEL_SIZE, length) if length == whole else mark.label)
    # Above its bar a label has the width of the chart.
    return replace(mark, side="none", label=shorten(line, LABEL_SIZE, min(inner, _WHOLE)))


def _clusters(middles: Sequence[float], inner: int) -> tuple[Cluster, ...]:
    counts = Counter(floor(x * inner / _CLUSTER) for x in middles)
    return tuple(Cluster(round((place + 0.5) * _CLUSTER / inner, 6), counts[place]) for place in sorted(counts))
