"""Half-open stretches of time [start, end), with open ends and a qualifier at each end.

>>> from timeline.chrono.granularity import Granularity
>>> january = Interval.of(Granularity.MONTH, instant(2016, 1))
>>> january.contains(instant(2016, 1, 31, 23, 59)), january.contains(instant(2016, 2, 1))
(True, False)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from timeline.chrono.granularity import DAY_MINUTES, Granularity, floor, instant, offset
from timeline.chrono.pasteable import Pasteable

__all__ = ["Interval", "Qualifier", "instant"]


class Qualifier(Pasteable, StrEnum):
    """How far an end can be relied on; the words are EDTF's."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time [start, end), in instants; ``None`` is an open end.

    ``start_granularity`` is the unit to which the start is known, ``end_granularity`` that of the last unit included.
    ``utc_offset`` is the zone's minutes east of Greenwich where the text gives one; instants stay on its wall clock.

    Raises ``ValueError`` when the end is not after the start.
    """

    start: int | None
    end: int | None
    start_granularity: Granularity = Granularity.DAY
    end_granularity: Granularity = Granularity.DAY
    start_qualifier: Qualifier = Qualifier.EXACT
    end_qualifier: Qualifier = Qualifier.EXACT
    utc_offset: int | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"an interval must end after it starts, but {self.end} is not after {self.start}")

    @classmethod
    def of(cls, unit: Granularity, moment: int, qualifier: Qualifier = Qualifier.EXACT) -> Interval:
        """The one unit that holds ``moment``: its day, month, decade. A weekend is Saturday and Sunday.

        >>> Interval.of(Granularity.YEAR, instant(2015, 6)) == Interval.between(instant(2015), instant(2016), Granularity.YEAR)
        True
        """
        start = floor(moment, unit)
        return cls(start, _end_of(unit, start), unit, unit, qualifier, qualifier)

    @classmethod
    def between(cls, start: int | None, end: int | None, unit: Granularity = Granularity.DAY) -> Interval:
        """[start, end) with both ends known to ``unit``."""
        return cls(start, end, unit, unit)

    @classmethod
    def span(cls, first: Interval, last: Interval) -> Interval:
        """From the start of ``first`` to the end of ``last``: "from May to July" is May, June and July.

        With two zones ("from 1 PM ET to 1 PM PT") the end is put on the clock of the start.
        Raises ``ValueError`` when ``last`` ends before ``first`` starts.
        """
        end = last.end
        if end is not None and first.utc_offset is not None and last.utc_offset is not None:
            end += first.utc_offset - last.utc_offset
        return cls(
            first.start,
            end,
            first.start_granularity,
            last.end_granularity,
            first.start_qualifier,
            last.end_qualifier,
            first.utc_offset if first.utc_offset is not None else last.utc_offset,
        )

    @classmethod
    def reaching(cls, first: Interval, last: Interval) -> Interval:
        """As :meth:`span`, but a clock time is an instant: "from 9 a.m. to 5 p.m." ends when it strikes five.

        >>> nine, five = (Interval.of(Granularity.HOUR, instant(2016, 1, 4, hour)) for hour in (9, 17))
        >>> Interval.reaching(nine, five).end == five.start
        True
        """
        clock = last.unit in (Granularity.MINUTE, Granularity.HOUR)
        whole = cls.span(first, last)
        if not clock or last.start is None or last.end is None or whole.start is None or whole.end is None:
            return whole
        end = whole.end - (last.end - last.start)
        return replace(whole, end=end) if end > whole.start else whole

    @property
    def unit(self) -> Granularity | None:
        """The unit that this interval is exactly one of, or ``None``.

        >>> Interval.of(Granularity.MONTH, instant(2016, 1)).unit
        Granularity.MONTH
        """
        unit = self.start_granularity
        if self.start is None or self.end is None or unit is not self.end_granularity:
            return None
        return unit if self.end == _end_of_one(unit, self.start) else None

    @property
    def approximate(self) -> bool:
        """Whether either end is not exact."""
        return self.start_qualifier is not Qualifier.EXACT or self.end_qualifier is not Qualifier.EXACT

    def contains(self, moment: int) -> bool:
        """Whether the instant lies inside."""
        return (self.start is None or self.start <= moment) and (self.end is None or moment < self.end)

    def encloses(self, other: Interval) -> bool:
        """Whether the whole of ``other`` lies inside."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        return starts and (self.end is None or (other.end is not None and other.end <= self.end))

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share an instant.

        >>> Interval.between(0, 10).overlaps(Interval.between(10, 20))
        False
        """
        before = self.end is not None and other.start is not None and self.end <= other.start
        after = other.end is not None and self.start is not None and other.end <= self.start
        return not before and not after

    def intersection(self, other: Interval) -> Interval | None:
        """What the two share, each end with the granularity and qualifier that it came with; ``None`` for nothing."""
        if not self.overlaps(other):
            return None
        first = self if other.start is None or (self.start is not None and self.start >= other.start) else other
        last = self if other.end is None or (self.end is not None and self.end <= other.end) else other
        return Interval.span(first, last)

    def shifted(self, unit: Granularity, count: int) -> Interval:
        """Moved by ``count`` units, both ends: 28 February is moved to 28 March, and February to March.

        >>> day = Interval.of(Granularity.DAY, instant(2015, 2, 28))
        >>> day.shifted(Granularity.MONTH, 1) == Interval.of(Granularity.DAY, instant(2015, 3, 28))
        True
        """
        start = None if self.start is None else offset(self.start, unit, count)
        return replace(self, start=start, end=None if self.end is None else self._shifted_end(self.end, unit, count))

    def _shifted_end(self, end: int, unit: Granularity, count: int) -> int:
        # The exclusive end of a day may be the first of a month, and that of a month always is: what is moved is the last unit included.
        if self.end_granularity >= Granularity.MONTH and floor(end, Granularity.MONTH) == end:
            return offset(end, unit, count)
        if floor(end, Granularity.DAY) == end:
            return offset(end - DAY_MINUTES, unit, count) + DAY_MINUTES
        # A stretch of the clock keeps its length: at the end of a short month its two days may become one.
        return offset(end, unit, count) if self.start is None else offset(self.start, unit, count) + end - self.start

    def qualified(self, qualifier: Qualifier) -> Interval:
        """The same stretch with both ends so qualified."""
        return replace(self, start_qualifier=qualifier, end_qualifier=qualifier)

    def since(self) -> Interval:
        """From this interval's start onwards, with no end."""
        return replace(self, end=None, end_qualifier=Qualifier.EXACT)

    def until(self) -> Interval:
        """Up to this interval's end, with no start."""
        return replace(self, start=None, start_qualifier=Qualifier.EXACT)


@lru_cache(maxsize=4096)
def _end_of_one(unit: Granularity, start: int) -> int | None:
    """Where the unit that starts there ends, ``None`` where none starts; remembered, for a text comes back to the same few days."""
    return _end_of(unit, start) if start == floor(start, unit) else None


def _end_of(unit: Granularity, start: int) -> int:
    """Where the unit that starts there ends."""
    return start + 2 * DAY_MINUTES if unit is Granularity.WEEKEND else offset(start, unit, 1)
