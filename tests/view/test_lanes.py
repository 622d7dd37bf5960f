from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.view.lanes import GAP, LEAST, MOST_DENSE, Mark, Place, beside, extent, pack, pack_many

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "lanes.json").read_text(encoding="utf-8"))

INTERVALS = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0, 0.6), st.floats(0, 290)).map(lambda drawn: (drawn[0], min(1.0, drawn[0] + drawn[1]), drawn[2])),
    max_size=60,
).map(sorted)


def stretch(mark: Mark, place: Place) -> tuple[float, float]:
    match place.side:
        case "right":
            return mark.x0, mark.x1 + GAP + mark.label
        case "left":
            return mark.x0 - GAP - mark.label, mark.x1
        case "none":
            return mark.x0, mark.x1


def overlaps(marks: list[Mark], places: list[Place]) -> list[tuple[float, float]]:
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark, place in zip(marks, places, strict=True):
        rows.setdefault(place.lane, []).append(stretch(mark, place))
    return [second for row in rows.values() for first, second in pairwise(sorted(row)) if first[1] > second[0]]


@given(INTERVALS, st.sampled_from([600.0, 860.0]), st.floats(1, 1000))
def test_nothing_overlaps_at_full_range_nor_zoomed_in(intervals: list[tuple[float, float, float]], width: float, zoom: float) -> None:
    places = pack([extent(a, b, width, label) for a, b, label in intervals], width, most=1000)
    assert places is not None
    for wide in (width, width * zoom):
        assert overlaps([extent(a, b, wide, label) for a, b, label in intervals], places) == []


@given(INTERVALS)
def test_labels_stay_within_the_chart(intervals: list[tuple[float, float, float]]) -> None:
    marks = [extent(a, b, 600, label) for a, b, label in intervals]
    places = pack(marks, 600, most=1000)
    assert places is not None
    for mark, place in zip(marks, places, strict=True):
        if place.side != "none":
            start, end = stretch(mark, place)
            assert start >= min(0, mark.x0)
            assert end <= max(600, mark.x1)


@given(INTERVALS)
def test_marks_without_labels_do_not_overlap(intervals: list[tuple[float, float, float]]) -> None:
    marks = [extent(a, b, 600) for a, b, _ in intervals]
    marks.sort(key=lambda mark: mark.x0)
    rows: dict[int, list[Mark]] = {}
    for mark, lane in zip(marks, pack_many(marks, most=5), strict=True):
        assert -1 <= lane < 5
        if lane >= 0:
            rows.setdefault(lane, []).append(mark)
    assert all(first.x1 <= second.x0 for row in rows.values() for first, second in pairwise(row))


def test_few_events_are_a_staircase() -> None:
    places = pack([extent(place / 20, place / 20, 860, 100) for place in range(12)], 860)
    assert places is not None
    assert [place.lane for place in places] == list(range(12))


def test_a_label_goes_left_where_the_chart_ends() -> None:
    places = pack([extent(0.1, 0.1, 600, 200), extent(0.9, 0.9, 600, 200), extent(0.0, 1.0, 600, 200)], 600)
    assert places is not None
    assert [place.side for place in places] == ["right", "left", "none"]


def test_a_short_mark_is_a_point() -> None:
    mark = extent(0.5, 0.5001, 600)
    assert mark.x1 - mark.x0 == LEAST


def test_too_many_lanes_are_refused() -> None:
    assert pack([Mark(0, 600, 10)] * 41, 600) is None
    assert pack([Mark(0, 600, 10)] * 40, 600) is not None


def test_a_hundred_thousand_marks_find_their_lanes() -> None:
    marks = [extent(place / 100_000, place / 100_000, 860) for place in range(100_000)]
    lanes = pack_many(marks)
    assert max(lanes) == MOST_DENSE - 1
    assert pack_many(marks) == lanes
    assert pack(marks, 860) is None


@pytest.mark.parametrize("vector", VECTORS["pack"], ids=lambda vector: str(vector["name"]))
def test_vectors_of_labelled_marks(vector: dict[str, Any]) -> None:
    places = pack([Mark(*mark) for mark in vector["marks"]], vector["width"], vector["most"])
    assert (None if places is None else [[place.lane, place.side] for place in places]) == vector["places"]


@pytest.mark.parametrize("vector", VECTORS["pack_many"], ids=lambda vector: str(vector["name"]))
def test_vectors_of_many_marks(vector: dict[str, Any]) -> None:
    assert pack_many([Mark(*mark) for mark in vector["marks"]], vector["most"]) == vector["lanes"]


@pytest.mark.parametrize("vector", VECTORS["beside"], ids=lambda vector: str(vector["name"]))
def test_a_label_stands_beside_its_mark(vector: dict[str, Any]) -> None:
    found = beside(Mark(*vector["mark"]), vector["whole"], vector["before"], vector["after"], vector["lines"])
    assert (list(found) if found else None) == vector["place"]
