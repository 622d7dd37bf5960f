from __future__ import annotations

from itertools import pairwise

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from timeline.chrono.granularity import fields, instant
from timeline.model import Timeline
from timeline.view.payload import axis, scales_of
from timeline.view.scale import Extent, scales
from timeline.view.ticks import TICK_SIZE, Tick, pixels, ticks
from timeline.view.typography import width


def touching(placed: tuple[Tick, ...], rank: int) -> list[str]:
    shown = [tick for tick in placed if tick.rank <= rank]
    wide = pixels(rank)
    return [
        f"{a.label} | {b.label}"
        for a, b in pairwise(shown)
        if (b.x - a.x) * wide < (width(a.label, TICK_SIZE) + width(b.label, TICK_SIZE)) / 2 + 8
    ]


@given(
    knots=st.sets(st.integers(instant(-5000), instant(3000)), min_size=2, max_size=8),
    published=st.integers(instant(-5000), instant(3000)),
    clock=st.booleans(),
)
def test_labels_never_touch_at_any_zoom(knots: set[int], published: int, clock: bool) -> None:
    moments = sorted(knots | {published})
    extent = Extent(moments[0], moments[-1], (published,), tuple(sorted(knots)))
    for scale in scales(extent).values():
        placed = ticks(extent, scale, {published: "Published"}, clock=clock)
        assert [tick.moment for tick in placed] == sorted({tick.moment for tick in placed})
        assert all(extent.lo <= tick.moment <= extent.hi for tick in placed)
        for rank in sorted({tick.rank for tick in placed}):
            assert touching(placed, rank) == []


SAMPLES = {name: getattr(samples, name) for name in ("news", "ancient", "one_hour", "rounds", "eventless", "several", "hostile")}


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_labels_of_samples_never_touch(make: samples.Make) -> None:
    timeline = make()
    for scale in scales_of(timeline).values():
        placed = axis(timeline, scale)
        assert any(tick.rank == 0 for tick in placed)
        for rank in range(45):
            assert touching(placed, rank) == []


def labels(timeline: Timeline, key: str, rank: int = 0) -> list[str]:
    return [tick.label for tick in axis(timeline, scales_of(timeline)[key]) if tick.rank <= rank]


def test_a_century_is_told_in_decades() -> None:
    assert labels(samples.news(), "linear") == [*map(str, range(1910, 2020, 10)), "Published"]


def test_near_the_publication_days_are_told_and_far_off_years() -> None:
    told = labels(samples.news(), "publication", rank=3)
    assert "2000" in told
    assert "Published" in told
    assert any(label.endswith(" Jun 2021") for label in told)


def test_before_the_common_era_people_count_backwards() -> None:
    extent = Extent(instant(-2999), instant(2001))
    told = [tick.label for tick in ticks(extent, scales(extent)["linear"]) if tick.rank == 0]
    assert told == ["3000 BC", "2000 BC", "1000 BC", "AD 1", "AD 500", "1000", "1500", "2000"]


def test_deep_time() -> None:
    extent = Extent(instant(-66_000_000), instant(2001))
    told = [tick.label for tick in ticks(extent, scales(extent)["linear"]) if tick.rank == 0]
    assert "50,000,000 BC" in told


def test_an_hour_is_told_in_minutes() -> None:
    told = labels(samples.one_hour(), "linear", rank=40)
    assert "3 Feb 2019, 1:30 am" in told


def test_among_days_the_first_of_a_month_is_told_as_a_day() -> None:
    assert labels(samples.hostile(), "linear")[0] == "1 Jun 2021"


def test_without_times_of_day_days_are_not_divided() -> None:
    timeline = samples.news()
    for key in scales_of(timeline):
        found = axis(timeline, scales_of(timeline)[key])
        assert all(fields(tick.moment)[3:] == (0, 0) for tick in found if tick.label != "Published")


def test_on_the_even_scale_events_begin_at_ticks() -> None:
    told = labels(samples.news(), "even", rank=6)
    assert {"1910", "Jun 2016", "2020", "Jan 2021", "13 Jun 2021"} <= set(told)


def test_many_events_do_not_bring_more_ticks_than_one_can_send() -> None:
    timeline = samples.many(5000)
    for scale in scales_of(timeline).values():
        found = axis(timeline, scale)
        assert 100 < len(found) <= 1000
        assert touching(found, 12) == []
