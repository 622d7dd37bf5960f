from __future__ import annotations

import calendar
from datetime import date, timedelta

from chrono_strategies import dates, instants, units
from hypothesis import given
from hypothesis import strategies as st

from timeline.chrono.granularity import (
    Granularity,
    at,
    civil,
    count,
    day_number,
    fields,
    floor,
    index,
    instant,
    is_date,
    iso_week,
    month_length,
    offset,
    weekday,
)

counts = st.integers(-3000, 3000)


@given(instants(), units)
def test_floor_is_idempotent_and_not_after(moment: int, unit: Granularity) -> None:
    start = floor(moment, unit)
    assert floor(start, unit) == start <= moment


@given(instants(), units)
def test_a_moment_lies_before_the_next_unit(moment: int, unit: Granularity) -> None:
    assert floor(moment, unit) <= moment < offset(floor(moment, unit), unit, 1)


@given(instants(), units, st.integers(-3, 3))
def test_offset_is_inverted_on_floors(moment: int, unit: Granularity, steps: int) -> None:
    start = floor(moment, unit)
    assert offset(offset(start, unit, steps), unit, -steps) == start


@given(instants(), units, st.integers(-3, 3), st.integers(-3, 3))
def test_offsets_add_on_floors(moment: int, unit: Granularity, one: int, other: int) -> None:
    start = floor(moment, unit)
    assert offset(offset(start, unit, one), unit, other) == offset(start, unit, one + other)


@given(instants(), instants(), units, counts)
def test_offset_keeps_order(one: int, other: int, unit: Granularity, steps: int) -> None:
    day = Granularity.DAY  # the clock may turn within the day to which two days are clamped
    one, other = sorted((floor(one, day), floor(other, day)))
    assert offset(one, unit, steps) <= offset(other, unit, steps)


@given(instants(), units)
def test_at_inverts_index(moment: int, unit: Granularity) -> None:
    assert at(index(moment, unit), unit) == floor(moment, unit)


@given(counts, units)
def test_index_inverts_at(number: int, unit: Granularity) -> None:
    assert index(at(number, unit), unit) == number


@given(instants(), units, counts)
def test_count_counts_offsets(moment: int, unit: Granularity, steps: int) -> None:
    start = floor(moment, unit)
    assert count(start, offset(start, unit, steps), unit) == steps
    assert count(offset(start, unit, steps), start, unit) == -steps


@given(dates())
def test_civil_inverts_day_number(parts: tuple[int, int, int]) -> None:
    assert civil(day_number(*parts)) == parts


@given(st.integers(-5_000_000, 5_000_000))
def test_the_next_day_is_the_next_date(days: int) -> None:
    year, month, day = civil(days)
    assert day_number(year, month, day) == days
    if day < month_length(year, month):
        assert civil(days + 1) == (year, month, day + 1)
    else:
        assert civil(days + 1) == ((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))


@given(dates(1, 9999), st.integers(0, 23), st.integers(0, 59))
def test_agrees_with_python_where_python_has_dates(parts: tuple[int, int, int], hour: int, minute: int) -> None:
    python = date(*parts)
    moment = instant(*parts, hour, minute)
    assert day_number(*parts) == (python - date(1970, 1, 1)) // timedelta(days=1)
    assert fields(moment) == (*parts, hour, minute)
    assert weekday(moment) == python.weekday()
    assert iso_week(moment) == python.isocalendar()[:2]


def test_month_lengths_of_all_years() -> None:
    ours = [month_length(year, month) for year in range(1, 10000) for month in range(1, 13)]
    assert ours == [calendar.monthrange(year, month)[1] for year in range(1, 10000) for month in range(1, 13)]


@given(st.integers(-12000, 12000), st.integers(1, 12))
def test_a_month_is_as_long_as_its_days(year: int, month: int) -> None:
    start = instant(year, month)
    assert offset(start, Granularity.MONTH, 1) - start == month_length(year, month) * 1440
    assert is_date(year, month, month_length(year, month))
    assert not is_date(year, month, month_length(year, month) + 1)


@given(instants())
def test_units_nest(moment: int) -> None:
    for finer, coarser in (
        (Granularity.MINUTE, Granularity.HOUR),
        (Granularity.HOUR, Granularity.DAY),
        (Granularity.DAY, Granularity.WEEK),
        (Granularity.DAY, Granularity.MONTH),
        (Granularity.MONTH, Granularity.QUARTER),
        (Granularity.MONTH, Granularity.SEASON),
        (Granularity.QUARTER, Granularity.HALF),
        (Granularity.HALF, Granularity.YEAR),
        (Granularity.YEAR, Granularity.DECADE),
        (Granularity.DECADE, Granularity.CENTURY),
        (Granularity.CENTURY, Granularity.MILLENNIUM),
    ):
        assert floor(floor(moment, finer), coarser) == floor(moment, coarser) <= floor(moment, finer)
        assert finer < coarser
