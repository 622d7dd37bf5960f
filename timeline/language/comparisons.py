"""Operators for the periods that reports compare: this quarter with the same one a year before."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Amount, Anchor, Duration, Meaning, Recurring, Relative, Shifted, Within

_ONE_YEAR = Duration((Amount(1, Granularity.YEAR),))
_LAST_YEAR = Relative(Granularity.YEAR, -1)
# The period, and the quarter, that the text tells of, whichever it is.
_THE_PERIOD = Recurring(Granularity.YEAR, Granularity.YEAR, 0)
_THE_QUARTER = Recurring(Granularity.QUARTER, Granularity.YEAR, 0)


def same_period(outer: Meaning = _LAST_YEAR) -> Meaning:
    """ "the 1988 period", "the same period last year": that year's turn of the period that the text tells of."""
    return Within(_THE_PERIOD, outer)


def same_quarter(outer: Meaning = _LAST_YEAR) -> Meaning:
    """ "the 1988 quarter", "the same quarter last year"."""
    return Within(_THE_QUARTER, outer)


def same_unit(unit: dict[str, str]) -> Meaning:
    """ "the same month last year": a year before the unit that the text tells of."""
    return Shifted(_ONE_YEAR, -1, Relative(Granularity.named(unit["unit"]), 0, Anchor.CONTEXT))


def year_earlier() -> Meaning:
    """ "the year-ago quarter": the period last spoken of, a year earlier."""
    return Shifted(_ONE_YEAR, -1, Anchor.CONTEXT)


def year_earlier_quarter(inner: Recurring) -> Meaning:
    """ "the year-earlier third quarter"."""
    return Within(inner, _LAST_YEAR)


def unit_from(unit: dict[str, str], direction: int, anchor: Meaning) -> Meaning:
    """ "the day before Christmas", "the week after Easter": the whole unit before or after the one that holds a time."""
    whole = Granularity.named(unit["unit"])
    return Shifted(Duration((Amount(1, whole),)), direction, anchor, whole)
