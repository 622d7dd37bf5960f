from __future__ import annotations

import pytest
from chrono_strategies import any_interval, instants, single_units, units
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.chrono.granularity import Granularity, floor, instant
from timeline.chrono.interval import Interval, Qualifier


@given(instants(), units.filter(lambda unit: unit is not Granularity.WEEKEND))
def test_a_unit_holds_its_moment_and_knows_itself(moment: int, unit: Granularity) -> None:
    interval = Interval.of(unit, moment)
    assert interval.contains(moment)
    assert interval.unit is unit


@given(instants())
def test_a_weekend_is_saturday_and_sunday(moment: int) -> None:
    weekend = Interval.of(Granularity.WEEKEND, moment)
    assert weekend.unit is Granularity.WEEKEND
    assert weekend.start is not None
    assert weekend.end == weekend.start + 2 * 1440
    assert floor(weekend.start, Granularity.WEEK) + 5 * 1440 == weekend.start


@given(any_interval, instants())
def test_half_open(interval: Interval, moment: int) -> None:
    after_start = interval.start is None or interval.start <= moment
    before_end = interval.end is None or moment < interval.end
    assert interval.contains(moment) is (after_start and before_end)
    assert interval.end is None or not interval.contains(interval.end)


@given(any_interval, any_interval)
def test_overlap_is_mutual_and_is_an_intersection(one: Interval, other: Interval) -> None:
    shared = one.intersection(other)
    assert one.overlaps(other) is other.overlaps(one) is (shared is not None)


@given(any_interval, any_interval, instants())
def test_the_intersection_holds_what_both_hold(one: Interval, other: Interval, moment: int) -> None:
    assume(one.utc_offset is None or other.utc_offset is None)
    shared = one.intersection(other)
    assert (shared is not None and shared.contains(moment)) is (one.contains(moment) and other.contains(moment))
    if shared is not None:
        assert one.encloses(shared)
        assert other.encloses(shared)
        back = other.intersection(one)
        assert back is not None
        assert (shared.start, shared.end) == (back.start, back.end)


@given(any_interval)
def test_an_interval_encloses_and_meets_itself(interval: Interval) -> None:
    assert interval.encloses(interval)
    assert interval.intersection(interval) == interval
    assert Interval.span(interval, interval) == interval


@given(any_interval, any_interval)
def test_enclosing_both_ways_is_being_equally_long(one: Interval, other: Interval) -> None:
    both = one.encloses(other) and other.encloses(one)
    assert both is ((one.start, one.end) == (other.start, other.end))


@given(any_interval)
def test_since_and_until_split_nothing_off(interval: Interval) -> None:
    assert interval.since().encloses(interval)
    assert interval.until().encloses(interval)
    assert interval.since().intersection(interval.until()) == interval


@given(single_units(), st.integers(-40, 40))
def test_a_unit_moved_by_its_own_unit_stays_one(interval: Interval, steps: int) -> None:
    assert interval.unit is not None
    moved = interval.shifted(interval.unit, steps)
    assert moved.unit is interval.unit
    assert moved.shifted(interval.unit, -steps) == interval


@given(any_interval, units, st.integers(-40, 40))
def test_every_shift_is_an_interval(interval: Interval, unit: Granularity, steps: int) -> None:
    moved = interval.shifted(unit, steps)
    assert (moved.start is None, moved.end is None) == (interval.start is None, interval.end is None)


def day(year: int, month: int, number: int) -> Interval:
    return Interval.of(Granularity.DAY, instant(year, month, number))


MONTH = Granularity.MONTH
SHIFTS = [
    (day(2015, 1, 30), MONTH, 1, day(2015, 2, 28)),
    (day(2015, 2, 28), MONTH, 1, day(2015, 3, 28)),
    (day(2016, 2, 29), Granularity.YEAR, 1, day(2017, 2, 28)),
    (Interval.of(MONTH, instant(2015, 2)), MONTH, 1, Interval.of(MONTH, instant(2015, 3))),
    (Interval.of(MONTH, instant(2015, 2)), Granularity.YEAR, -1, Interval.of(MONTH, instant(2014, 2))),
    (Interval.span(day(2015, 1, 10), day(2015, 3, 5)), Granularity.YEAR, 1, Interval.span(day(2016, 1, 10), day(2016, 3, 5))),
]


@pytest.mark.parametrize(("interval", "unit", "steps", "moved"), SHIFTS)
def test_shift(interval: Interval, unit: Granularity, steps: int, moved: Interval) -> None:
    assert interval.shifted(unit, steps) == moved


@given(st.integers(-40, 40))
def test_a_night_over_a_months_end_keeps_its_length(steps: int) -> None:
    night = Interval.between(instant(2015, 1, 30, 22), instant(2015, 1, 31, 6), Granularity.HOUR)
    moved = night.shifted(MONTH, steps)
    assert moved.start is not None
    assert moved.end == moved.start + 8 * 60


def test_a_span_over_two_zones_stands_on_the_clock_of_its_start() -> None:
    east = Interval(instant(2016, 1, 1, 13), instant(2016, 1, 1, 13, 1), Granularity.MINUTE, Granularity.MINUTE, utc_offset=-300)
    west = Interval(instant(2016, 1, 1, 13), instant(2016, 1, 1, 13, 1), Granularity.MINUTE, Granularity.MINUTE, utc_offset=-480)
    assert Interval.span(east, west).end == instant(2016, 1, 1, 16, 1)
    assert Interval.span(east, west).utc_offset == -300


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Interval.between(10, 10)
    with pytest.raises(ValueError, match="must end after it starts"):
        Interval.span(day(2016, 1, 2), day(2016, 1, 1))


def test_qualifiers() -> None:
    about = day(2016, 1, 1).qualified(Qualifier.APPROXIMATE)
    assert about.approximate
    assert not day(2016, 1, 1).approximate
    assert about.since().end_qualifier is Qualifier.EXACT
