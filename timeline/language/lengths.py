"""Operators that make lengths; see :mod:`timeline.language.operators` for those that compose them."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Amount, Duration

# More than this of a unit is no time that is told of, but a number that ran on.
_MOST = 1e10


def duration(unit: dict[str, str], n: float | None = 1.0, half: float = 0.0) -> Duration | None:
    """A length: ``n`` of the unit (``None``: some number of it), and a half for "a year and a half"."""
    if n is not None and not 0 < n + half < _MOST:
        return None
    if n is not None and 1500 < n < 2100 and n % 100 and unit["unit"] in ("year", "quarter"):
        # "the 1988 year-end", "the 1988 quarter": a year, no number of them.
        return None
    count = None if n is None else (n + half) * int(unit.get("times", 1))
    return Duration((Amount(count, Granularity.named(unit["unit"]), unit.get("code", "")),))


def duration_at_least(unit: dict[str, str], n: float, more: float) -> Duration | None:
    """ "two to three weeks": the smaller number, for so long it is at least."""
    return duration(unit, n) if n < more else None


def some(unit: dict[str, str]) -> Duration:
    """An unsaid number of units: "several years", "decades"."""
    return Duration((Amount(None, Granularity.named(unit["unit"]), unit.get("code", "")),))


def join(a: Duration, b: Duration) -> Duration | None:
    """ "two years and six months": units must fall. Seconds are counted as parts of a minute, see ``code``."""
    last, first = a.amounts[-1], b.amounts[0]
    falls = last.unit > first.unit or (last.unit is first.unit and first.code == "S" != last.code)
    return Duration(a.amounts + b.amounts) if falls else None
