"""Which instants an axis names, and how early each shows while one zooms in.

One table of aligned units, each dividing the one before it, as in d3-time. A unit's ticks between two neighbouring ticks of the coarser
unit come all together or not at all, so that an even stretch of axis is never numbered unevenly. The table knows nothing of scales: where
an axis is roomy (near the publication) finer units fit than where it is tight, and the same walk serves all three.

A tick of rank r fits, with its label, once the whole axis is ``REFERENCE_WIDTH * 2 ** (r / 2)`` pixels wide; ticks of that rank and
below then do not touch one another. Every label is understood without its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from timeline.chrono import wording
from timeline.chrono.granularity import DAY_MINUTES, Granularity, at, civil, fields, floor, index, instant
from timeline.view.scale import Extent, Scale
from timeline.view.typography import width

__all__ = ["REFERENCE_WIDTH", "TICK_SIZE", "Tick", "pixels", "ticks"]

REFERENCE_WIDTH = 600
TICK_SIZE = 11
_SPACE = 12
# Ticks of one unit whose distances differ by more than this factor stand on an uneven stretch of the axis. There each stands for itself.
_UNEVEN = 1.4
_DAYS_ONLY = 92 * DAY_MINUTES
_MAX_RANK = 44
_MAX_TICKS = 150
# From this rank on only stretches in which something begins, ends or is published are divided further.
_OCCUPIED_RANK = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """An instant, its place on the axis (0–1), what is written there, and the rank from which it shows."""

    moment: int
    x: float
    label: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """One row of the table: where its ticks lie between two instants, and how they are named."""

    between: Callable[[int, int], Iterator[int]]
    label: Callable[[int], str]


def pixels(rank: int) -> float:
    """How wide the whole axis is, in pixels, when marks of this rank begin to show.

    >>> pixels(0), pixels(2)
    (600.0, 1200.0)
    """
    return REFERENCE_WIDTH * 2 ** (rank / 2)


_WIDTHS = tuple(pixels(rank) for rank in range(_MAX_RANK + 1))


def ticks(extent: Extent, scale: Scale, names: Mapping[int, str] | None = None, *, clock: bool = False) -> tuple[Tick, ...]:
    """The ticks of an axis, from left to right.

    ``names`` are instants with names of their own, which go before the calendar's, the earlier in the mapping the sooner; ``clock``
    divides days too.

    >>> from timeline.view.scale import linear
    >>> extent = Extent(instant(-60), instant(40))
    >>> [tick.label for tick in ticks(extent, linear(extent)) if tick.rank == 0]
    ['60 BC', '50 BC', '40 BC', '30 BC', '20 BC', '10 BC', 'AD 1', 'AD 10', 'AD 20', 'AD 30', 'AD 40']
    """
    return _Axis(extent, scale, dict(names or {}), _table(extent, clock=clock)).place()


class _Axis:
    """The walk over one axis: places the ticks that fit at rank 0, then those that fit when it is wider, and so on.

    Each stretch between two neighbouring ticks is looked at twice only: when a label fits into it, to divide it and its parts, and when
    the labels of all its ticks fit, to place them.
    """

    def __init__(self, extent: Extent, scale: Scale, names: Mapping[int, str], table: tuple[_Unit, ...]) -> None:
        # A tick may stand on the first or last instant itself.
        self._ends = (extent.lo - 1, extent.hi + 1)
        self._at = lru_cache(maxsize=None)(scale.at)
        self._names, self._table = dict(names), table
        self._moments = sorted({*extent.knots, *extent.publications})
        self._placed: dict[int, Tick] = {}
        # The centre and half the width of each label placed, from left to right. Those placed never touch.
        self._taken: list[tuple[float, float]] = []
        self._stretches: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._groups: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        self._crowded: list[tuple[int, list[int]]] = []

    def place(self) -> tuple[Tick, ...]:
        self._await(*self._ends, 0, 0)
        for rank in range(_MAX_RANK + 1):
            for moment, label in list(self._names.items()):
                if self._try(moment, label, rank):
                    del self._names[moment]
            while self._stretches[rank]:
                self._divide(*self._stretches[rank].pop(), rank)
            for level, inside in sorted(self._groups.pop(rank, ())):
                for moment in inside:
                    # What touches another has to wait for more room.
                    label = self._names.get(moment) or self._table[level].label(moment)
                    if not self._try(moment, label, rank):
                        self._names[moment] = label
            for level, inside in sorted(self._crowded) if rank <= _OCCUPIED_RANK else ():
                for moment in inside:
                    self._try(moment, self._names.get(moment) or self._table[level].label(moment), rank)
            if len(self._placed) > _MAX_TICKS:
                # This rank may be on one side of the axis only, so it goes whole.
                self._placed = {moment: tick for moment, tick in self._placed.items() if tick.rank < rank}
                break
        return tuple(sorted(self._placed.values(), key=lambda tick: tick.moment))

    def _await(self, lo: int, hi: int, level: int, rank: int) -> None:
        """Have a stretch divided at the first rank, from ``rank`` on, at which a label could stand in it."""
        first = max(rank, _rank((TICK_SIZE + _SPACE) / (self._at(hi) - self._at(lo))))
        if first <= _MAX_RANK and self._worthwhile(lo, hi, first):
            self._stretches[first].append((lo, hi, level))

    def _divide(self, lo: int, hi: int, level: int, rank: int) -> None:
        """Divide a stretch by the coarsest unit, from ``level`` on, that has ticks in it."""
        inside: list[int] = []
        while level < len(self._table) and not (inside := list(self._table[level].between(lo, hi))):
            level += 1
        if not inside:
            return
        stretch = [lo, *inside, hi]
        roomy = max(rank, self._roomy_rank(stretch, self._table[level].label))
        if roomy <= _MAX_RANK and self._worthwhile(lo, hi, roomy):
            self._groups[roomy].append((level, inside))
        if rank < roomy and rank <= _OCCUPIED_RANK and self._uneven(stretch):
            self._crowded.append((level, inside))
        for a, b in pairwise(stretch):
            self._await(a, b, level + 1, rank)

    def _roomy_rank(self, moments: list[int], label: Callable[[int], str]) -> int:
        """The rank at which neighbours are far enough apart for the labels of this unit. The ends of the axis bear none."""
        lo, hi = self._ends
        halves = [_half_at(label, moment) for moment in moments]
        needed = [
            (half_a + half_b + _SPACE) / (self._at(b) - self._at(a))
            for (a, half_a), (b, half_b) in pairwise(zip(moments, halves, strict=True))
            if a != lo and b != hi
        ]
        return _rank(max(needed, default=0.0))

    def _uneven(self, moments: list[int]) -> bool:
        """Whether a unit's length changes much along this stretch; its ends need not be ticks of that unit."""
        lengths = [(self._at(b) - self._at(a)) / (b - a) for a, b in pairwise(moments)]
        return max(lengths) > min(lengths) * _UNEVEN

    def _try(self, moment: int, label: str, rank: int) -> bool:
        """Place a tick where it touches none placed before; whether it stands now."""
        if moment in self._placed:
            return True
        x, half = self._at(moment), _half(label)
        nearest = bisect_left(self._taken, (x, 0.0))
        around = self._taken[max(0, nearest - 1) : nearest + 1]
        if any(abs(other - x) * pixels(rank) < half + other_half + _SPACE for other, other_half in around):
            return False
        self._placed[moment] = Tick(moment, x, label, rank)
        self._taken.insert(nearest, (x, half))
        return True

    def _worthwhile(self, lo: int, hi: int, rank: int) -> bool:
        """Far into the axis, only stretches are told in which something begins, ends or is published."""
        first = bisect_left(self._moments, lo)
        return rank <= _OCCUPIED_RANK or (first < len(self._moments) and self._moments[first] <= hi)


def _rank(wide: float) -> int:
    """The first rank at which the whole axis is so many pixels wide; one past the last for none."""
    return bisect_left(_WIDTHS, wide)


@lru_cache(maxsize=4096)
def _half(label: str) -> float:
    return width(label, TICK_SIZE) / 2


@lru_cache(maxsize=65_536)
def _half_at(label: Callable[[int], str], moment: int) -> float:
    return _half(label(moment))


def _table(extent: Extent, *, clock: bool) -> tuple[_Unit, ...]:
    """The units from the coarsest that an extent can need: powers of ten and their halves, then the calendar's, then the clock's."""
    rows = [
        _years(10**power * half // 2) for power in range(len(str((extent.hi - extent.lo) // (365 * DAY_MINUTES))), 0, -1) for half in (2, 1)
    ]
    rows.append(_years(1))
    rows += [_Unit(_months(every), _month) for every in (6, 3, 1)]
    rows += [_Unit(_days_of_month(days), _day) for days in ((15,), (8, 22), tuple(range(2, 32)))]
    if clock:
        rows += [_Unit(_minutes(every), _clock) for every in (720, 360, 180, 60, 30, 15, 5, 1)]
    if extent.hi - extent.lo < _DAYS_ONLY:
        # Among days, "Jun 2021" would be read as all of June.
        rows = [replace(row, label=_date) if row.label is not _clock else row for row in rows]
    return tuple(rows)


def _years(step: int) -> _Unit:
    """Every so many years, counted as people do: … 200 BC, 100 BC, AD 1, AD 100 …, since there is no year 0."""

    def between(lo: int, hi: int) -> Iterator[int]:
        first, last = fields(lo)[0], fields(hi)[0]
        for number in range(first // step * step, last + step + 1, step):
            # The astronomical year of n BC is 1 - n.
            moment = instant(number if number > 0 or step == 1 else number + 1)
            if lo < moment < hi:
                yield moment

    return _Unit(between, _year)


def _months(every: int) -> Callable[[int, int], Iterator[int]]:
    def between(lo: int, hi: int) -> Iterator[int]:
        first = index(lo, Granularity.MONTH)
        for number in range(first - first % every, index(hi, Granularity.MONTH) + 1, every):
            moment = at(number, Granularity.MONTH)
            if lo < moment < hi:
                yield moment

    return between


def _days_of_month(days: tuple[int, ...]) -> Callable[[int, int], Iterator[int]]:
    def between(lo: int, hi: int) -> Iterator[int]:
        for number in range(floor(lo, Granularity.DAY) // DAY_MINUTES, hi // DAY_MINUTES + 1):
            moment = number * DAY_MINUTES
            if lo < moment < hi and civil(number)[2] in days:
                yield moment

    return between


def _minutes(every: int) -> Callable[[int, int], Iterator[int]]:
    return lambda lo, hi: iter(range((lo // every + 1) * every, hi, every))


def _year(moment: int) -> str:
    return wording.year(fields(moment)[0])


def _month(moment: int) -> str:
    of_year, month, *_ = fields(moment)
    return wording.year(of_year) if month == 1 else wording.month(moment, brief=True)


def _day(moment: int) -> str:
    return _month(moment) if fields(moment)[2] == 1 else _date(moment)


def _date(moment: int) -> str:
    return wording.day(moment, brief=True)


def _clock(moment: int) -> str:
    return f"{wording.day(moment, brief=True)}, {wording.clock(moment)}" if moment % DAY_MINUTES else _date(moment)
