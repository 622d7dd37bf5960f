"""Three ways to lay time along one numeric axis on which 0 to 1 is the whole timeline.

*Linear*: a year is a year. *From publication*: symmetric log of the distance to the nearest publication, days near it, decades far off.
*Even*: stretches between the ends of events are made equally long, those that hold no event half as long. All are strictly monotone
functions of the instant, so order is never lost, and know nothing of calendars, so years before 1 CE are like any other.

>>> extent = Extent(0, 1000, knots=(0, 10, 990, 1000))
>>> [round(linear(extent).at(moment), 3) for moment in (0, 10, 1000)]
[0.019, 0.029, 0.981]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import copysign, log1p

from timeline.chrono.granularity import DAY_MINUTES, instant
from timeline.chrono.interval import Interval
from timeline.chrono.rhythm import cycle
from timeline.model import Event, Timeline

__all__ = ["Extent", "Scale", "even", "extent_of", "from_publication", "linear", "publication_moments", "scales"]

# The share of the whole that is left free at either side, so that marks and labels at the ends are not cut.
_MARGIN = 0.02
# Symmetric log: within about this distance of the publication the axis is nearly linear.
_NEAR = 7 * DAY_MINUTES
# On the even scale, how long a stretch is in which nothing happens, one in which something does being 1.
_GAP = 0.5
_NOON = DAY_MINUTES // 2
# Of what comes round without an end, the axis shows so many turns.
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """What a timeline reaches over: its first and last instant, its publications (noon of their days), where its events begin and end.

    ``publications`` and ``knots`` ascend without repetition; ``busy`` tells for each stretch between two knots whether an event lies in it
    (empty: in all of them).

    Raises ``ValueError`` when ``hi`` is not after ``lo``.
    """

    lo: int
    hi: int
    publications: tuple[int, ...] = ()
    knots: tuple[int, ...] = ()
    busy: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        if self.hi <= self.lo:
            raise ValueError(f"a timeline must reach from an instant to a later one, but {self.hi} is not after {self.lo}")


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to lay out time: ``at`` gives the place of an instant, 0 to 1 between ``lo`` and ``hi`` and what is left free beside them.

    ``points`` are instants with their raw places, between which the scale is straight, or, where there is a ``near``, about which it is a
    symmetric log with that many minutes nearly linear: from them the browser finds the way back from a place to an instant.
    """

    key: str
    label: str
    raw: Callable[[int], float]
    low: float
    high: float
    points: tuple[tuple[int, float], ...]
    near: int | None = None
    noons: frozenset[int] = frozenset()

    def at(self, moment: int) -> float:
        """The place of an instant on the axis; outside 0 to 1 when it lies beyond the axis' ends."""
        return (self.raw(moment) - self.low) / (self.high - self.low)

    def ends(self, interval: Interval) -> tuple[float, float]:
        """Where an interval begins and ends on the axis, an open end at the end of the axis.

        What lasts until the day of a publication, or begins on it and goes on, meets the publication's line, which stands at its noon.

        >>> linear(Extent(0, 100)).ends(Interval.between(0, None))[1]
        1.0
        """
        first, last = interval.start, interval.end
        if first is not None and last is not None and last - first > DAY_MINUTES:
            first = first + _NOON if first + _NOON in self.noons else first
            last = last - _NOON if last - _NOON in self.noons else last
        raw, low, wide = self.raw, self.low, self.high - self.low
        start = 0.0 if first is None else (raw(first) - low) / wide
        end = 1.0 if last is None else (raw(last) - low) / wide
        # Beyond the axis there is nothing to be shown; a few comparisons are quicker than min and max.
        return (0.0 if start < 0.0 else 1.0 if start > 1.0 else start), (0.0 if end < 0.0 else 1.0 if end > 1.0 else end)


def publication_moments(timeline: Timeline) -> tuple[int, ...]:
    """The noons of the days on which the documents were published, ascending, each once."""
    days = {document.published for document in timeline.documents if document.published is not None}
    return tuple(sorted(instant(day.year, day.month, day.day, 12) for day in days))


def extent_of(timeline: Timeline) -> Extent | None:
    """What a timeline reaches over, or ``None`` when it has neither an event with an end nor a publication.

    >>> extent_of(Timeline(())) is None
    True
    """
    publications = publication_moments(timeline)
    intervals = [event.interval for event in timeline.events]
    knots = sorted({end for interval in intervals for end in (interval.start, interval.end) if end is not None})
    moments = [*knots[:1], *knots[-1:], *publications[:1], *publications[-1:]]
    if not moments:
        return None
    lo, hi = min(moments), max(moments)
    hi = max([hi, *(_into(event, hi - lo) for event in timeline.events if event.recurrence is not None)])
    if lo == hi:
        lo, hi = lo - DAY_MINUTES // 2, hi + DAY_MINUTES // 2
    return Extent(lo, hi, publications, tuple(knots), _busy(knots, intervals))


def _into(event: Event, wide: int) -> int:
    """How far the axis goes on so that one sees something come round: to its third turn, but by no more than a quarter of its width."""
    assert event.recurrence is not None
    start, length = event.interval.start, cycle(event.recurrence)
    if start is None or length is None or event.interval.end is not None:
        return start or event.interval.end or 0
    return start + min(_TURNS * length, max(wide // 4, DAY_MINUTES))


def linear(extent: Extent) -> Scale:
    """Equal times are equally long."""
    return _scale("linear", "Linear", float, extent, ((extent.lo, float(extent.lo)), (extent.hi, float(extent.hi))))


def from_publication(extent: Extent) -> Scale:
    """Symmetric log of the distance to the nearest publication (J. B. W. Webber, *A bi-symmetric log transformation*, 2013).

    The axis' density at an instant is 1 / (week + distance to the nearest publication); its place is the integral of that. With one
    publication this is sign(d) · log(1 + |d| / week). With none, the timeline's end stands in for it.
    """
    centres = extent.publications or (extent.hi,)
    borders = tuple((a + b) / 2 for a, b in pairwise(centres))
    # The place of each centre: two half-ways from the centre before it.
    places = tuple(accumulate((2 * log1p((b - a) / 2 / _NEAR) for a, b in pairwise(centres)), initial=0.0))

    def raw(moment: int) -> float:
        nearest = bisect_right(borders, moment)
        distance = moment - centres[nearest]
        return places[nearest] + copysign(log1p(abs(distance) / _NEAR), distance)

    return _scale("publication", "From publication", raw, extent, tuple(zip(centres, places, strict=True)), _NEAR)


def even(extent: Extent) -> Scale:
    """Between two neighbouring ends of events the axis is equally long, half as long where nothing happens."""
    knots = tuple(sorted({extent.lo, extent.hi, *extent.knots}))
    busy = dict(zip(extent.knots, extent.busy, strict=False))
    lengths = [1.0 if busy.get(a, not extent.busy) else _GAP for a, _ in pairwise(knots)]
    places = tuple(accumulate(lengths, initial=0.0))

    def raw(moment: int) -> float:
        # Beyond the ends the last stretch goes on, which keeps the scale monotone everywhere.
        i = min(max(bisect_right(knots, moment) - 1, 0), len(lengths) - 1)
        return places[i] + lengths[i] * (moment - knots[i]) / (knots[i + 1] - knots[i])

    return _scale("even", "Even", raw, extent, tuple(zip(knots, places, strict=True)))


def scales(extent: Extent) -> Mapping[str, Scale]:
    """All three scales by their keys."""
    return {scale.key: scale for scale in (linear(extent), from_publication(extent), even(extent))}


def _scale(
    key: str,
    label: str,
    raw: Callable[[int], float],
    extent: Extent,
    points: tuple[tuple[int, float], ...],
    near: int | None = None,
) -> Scale:
    low, high = raw(extent.lo), raw(extent.hi)
    margin = (high - low) * _MARGIN
    return Scale(key, label, raw, low - margin, high + margin, points, near, frozenset(extent.publications))


def _busy(knots: list[int], intervals: Iterable[Interval]) -> tuple[bool, ...]:
    """For each stretch from one knot to the next, whether an event lies in it. An event with an open end fills no stretch."""
    steps = dict.fromkeys(knots, 0)
    for interval in intervals:
        if interval.start is not None and interval.end is not None:
            steps[interval.start] += 1
            steps[interval.end] -= 1
    return tuple(depth > 0 for depth in accumulate(steps[knot] for knot in knots))[:-1]
