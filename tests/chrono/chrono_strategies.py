"""Instants, units and intervals as Hypothesis draws them: most near our time, some before 1 CE or past 9999."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.chrono.granularity import Granularity, floor, instant, month_length, offset
from timeline.chrono.interval import Interval, Qualifier


@st.composite
def dates(draw: st.DrawFn, first_year: int = -12000, last_year: int = 12000) -> tuple[int, int, int]:
    """A (year, month, day) of the calendar."""
    year = draw(st.integers(max(first_year, 1800), min(last_year, 2200)) | st.integers(first_year, last_year))
    month = draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, month_length(year, month)))


@st.composite
def instants(draw: st.DrawFn, first_year: int = -12000, last_year: int = 12000) -> int:
    """A minute of one of these dates; midnight more often than not."""
    year, month, day = draw(dates(first_year, last_year))
    return instant(year, month, day) + draw(st.just(0) | st.integers(0, 1439))


units = st.sampled_from(Granularity)
qualifiers = st.sampled_from(Qualifier)
offsets = st.none() | st.integers(-1439, 1439)


@st.composite
def single_units(draw: st.DrawFn, first_year: int = -9000, last_year: int = 12000) -> Interval:
    """One whole unit, with one qualifier for both ends."""
    return Interval.of(draw(units), draw(instants(first_year, last_year)), draw(qualifiers))


@st.composite
def intervals(draw: st.DrawFn, first_year: int = -9000, last_year: int = 12000) -> Interval:
    """Any interval that the engine may make: ends on boundaries of their units, or anywhere; open ends; zones."""
    start_unit, end_unit = draw(units), draw(units)
    one, other = sorted((draw(instants(first_year, last_year)), draw(instants(first_year, last_year))))
    if draw(st.booleans()):
        one, other = floor(one, start_unit), offset(floor(other, end_unit), end_unit, 1)
    start = draw(st.sampled_from((one, one, one, None)))
    end = draw(st.sampled_from((max(other, one + 1), max(other, one + 1), None)))
    start_qualifier = Qualifier.EXACT if start is None else draw(qualifiers)
    end_qualifier = Qualifier.EXACT if end is None else draw(qualifiers)
    return Interval(start, end, start_unit, end_unit, start_qualifier, end_qualifier, draw(offsets))


any_interval = single_units() | intervals()
