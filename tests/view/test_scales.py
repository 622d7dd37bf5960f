from __future__ import annotations

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from timeline.chrono.granularity import instant
from timeline.chrono.interval import Interval
from timeline.view.scale import Extent, extent_of, scales

MOMENTS = st.integers(instant(-5000), instant(3000))


@st.composite
def extents(draw: st.DrawFn) -> Extent:
    knots = sorted(draw(st.sets(MOMENTS, min_size=2, max_size=12)))
    publications = tuple(sorted(draw(st.sets(MOMENTS, max_size=4))))
    busy = tuple(draw(st.lists(st.booleans(), min_size=len(knots) - 1, max_size=len(knots) - 1)))
    return Extent(min([*knots, *publications]), max([*knots, *publications]), publications, tuple(knots), busy)


@given(extents(), st.lists(MOMENTS, min_size=2, max_size=20, unique=True))
def test_order_is_never_lost(extent: Extent, moments: list[int]) -> None:
    inside = sorted({*(min(max(moment, extent.lo), extent.hi) for moment in moments), extent.lo, extent.hi})
    for scale in scales(extent).values():
        places = [scale.at(moment) for moment in inside]
        assert places == sorted(places)
        assert 0 < places[0] < places[-1] < 1


@given(extents())
def test_events_ends_are_told_apart(extent: Extent) -> None:
    for scale in scales(extent).values():
        places = [scale.at(knot) for knot in extent.knots]
        assert len(set(places)) == len(places)


@given(extents(), st.integers(1, 10**9))
def test_order_holds_beyond_the_ends_too(extent: Extent, distance: int) -> None:
    for scale in scales(extent).values():
        assert scale.at(extent.lo - distance) < scale.at(extent.lo)
        assert scale.at(extent.hi) < scale.at(extent.hi + distance)


SPANS = {
    "five thousand years": (instant(-2999), instant(2001)),
    "one hour": (instant(2016, 11, 23, 1), instant(2016, 11, 23, 2)),
    "before 1 CE": (instant(-480, 9, 1), instant(-479, 8, 27)),
    "a minute": (0, 1),
}


@pytest.mark.parametrize(("lo", "hi"), SPANS.values(), ids=SPANS)
def test_the_whole_timeline_fills_the_axis(lo: int, hi: int) -> None:
    for scale in scales(Extent(lo, hi)).values():
        assert scale.at(lo) == pytest.approx(1 - scale.at(hi))
        assert scale.at(lo) == pytest.approx(0.02 / 1.04)


def test_linear_keeps_proportions() -> None:
    scale = scales(Extent(instant(1900), instant(2000)))["linear"]
    first, second, third = (scale.at(instant(year)) for year in (1900, 1950, 2000))
    assert (second - first) / (third - first) == pytest.approx(0.5, abs=0.001)


def test_from_publication_gives_the_last_week_more_room_than_the_first_decade() -> None:
    published = instant(2016, 11, 23, 12)
    scale = scales(Extent(instant(1910), instant(2017), (published,)))["publication"]
    week = scale.at(published) - scale.at(published - 7 * 1440)
    assert week > scale.at(instant(1920)) - scale.at(instant(1910))
    # Symmetric: as far after the publication as before it.
    assert week == pytest.approx(scale.at(published + 7 * 1440) - scale.at(published))


def test_each_of_several_publications_has_room_about_it() -> None:
    one, other = instant(2010, 6, 1, 12), instant(2016, 6, 1, 12)
    scale = scales(Extent(instant(2005), instant(2020), (one, other)))["publication"]
    weeks = [scale.at(moment + 7 * 1440) - scale.at(moment) for moment in (one, other, (one + other) // 2)]
    assert weeks[0] == pytest.approx(weeks[1])
    assert weeks[0] > 20 * weeks[2]


def test_even_collapses_gaps() -> None:
    knots = (instant(1200), instant(1200, 1, 2), instant(2000), instant(2000, 1, 2))
    scale = scales(Extent(knots[0], knots[-1], (), knots, (True, False, True)))["even"]
    a, b, c, d = (scale.at(knot) for knot in knots)
    assert b - a == pytest.approx(d - c)
    assert c - b == pytest.approx((b - a) / 2)


def test_open_ends_reach_the_end_of_the_axis() -> None:
    for scale in scales(Extent(0, 1000)).values():
        assert scale.ends(Interval.between(None, 500))[0] == 0
        assert scale.ends(Interval.between(500, None))[1] == 1
        assert scale.ends(Interval.between(None, None)) == (0, 1)
        assert scale.ends(Interval.between(-(10**9), 10**9)) == (0, 1)


def test_what_a_timeline_reaches_over() -> None:
    assert extent_of(samples.empty()) is None
    extent = extent_of(samples.news())
    assert extent is not None
    assert (extent.lo, extent.hi) == (instant(1910), instant(2022))
    assert extent.publications == (instant(2021, 6, 16, 12),)
    assert len(extent.busy) == len(extent.knots) - 1
    lonely = extent_of(samples.eventless())
    assert lonely is not None
    assert lonely.lo < instant(2020, 2, 29, 12) < lonely.hi
    open_ended = extent_of(samples.ancient())
    assert open_ended is not None
    assert open_ended.lo == instant(-3000)


def test_an_extent_reaches_forward() -> None:
    with pytest.raises(ValueError, match="later"):
        Extent(5, 5)
