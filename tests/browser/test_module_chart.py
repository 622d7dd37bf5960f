"""What the chart draws: labels that never touch, ticks that follow the zoom, level of detail, and every way to zoom and pan."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import samples
from staging import Stage

WIDTHS = [1440, 1024, 760]
MANY = samples.many(3000)


def span(stage: Stage) -> float:
    low, high = stage.state()["range"]
    return float(high - low)


def over_chart(stage: Stage, share: float = 0.5) -> tuple[float, float]:
    box = stage.get(".et-layer").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * share, box["y"] + box["height"] - 6


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scale", ["publication", "linear", "even"])
def test_labels_never_touch(stage: Stage, scale: str, width: int) -> None:
    stage.show(samples.several(), width=width)
    stage.set(scale=scale)
    for view in ([0, 1], [0.3, 0.8], [0.6, 0.75], [0.7, 0.71]):
        stage.set(range=view)
        found = stage.labels()
        assert found["overlaps"] == [], view
        if view == [0, 1]:
            assert found["labels"] == 12


def test_packed_labels_never_touch(stage: Stage) -> None:
    stage.show(samples.many(100))
    for scale in ("even", "linear"):
        for view in ([0, 1], [0.5, 0.7], [0.6, 0.62]):
            stage.set(scale=scale, range=view)
            assert stage.labels()["overlaps"] == [], (scale, view)


def test_selecting_moves_nothing(stage: Stage) -> None:
    stage.show(samples.news())
    before = stage.page.evaluate("[...document.querySelectorAll('.et-mark')].map((node) => node.style.transform)")
    stage.click_mark("harbour-8")
    assert stage.page.evaluate("[...document.querySelectorAll('.et-mark')].map((node) => node.style.transform)") == before
    assert stage.labels()["overlaps"] == []


def test_filtered_events_are_laid_anew(stage: Stage) -> None:
    stage.show(samples.many(60))
    stage.set(hidden=["category:politics", "category:sport"])
    assert stage.labels()["labels"] > 0
    assert stage.labels()["overlaps"] == []


@pytest.mark.parametrize("scale", ["publication", "linear", "even"])
def test_zoom_changes_the_ticks(stage: Stage, scale: str) -> None:
    stage.show(samples.news())
    stage.set(scale=scale)
    whole = stage.ticks()
    assert len(whole) >= 3
    stage.set(range=[0.55, 0.75])
    near = stage.ticks()
    assert near
    assert near != whole
    assert set(near) - set(whole)
    stage.set(range=[0, 1])
    assert stage.ticks() == whole


@pytest.mark.parametrize("width", WIDTHS)
def test_ticks_never_touch(stage: Stage, width: int) -> None:
    stage.show(samples.several(), width=width)
    for scale in ("publication", "linear", "even"):
        for view in ([0, 1], [0.2, 0.6], [0.7, 0.74]):
            stage.set(scale=scale, range=view)
            boxes = stage.page.evaluate(
                """[...document.querySelectorAll(".et-plot .xtick text, .et-published")].map((node) => node.getBoundingClientRect())
                .map(({ left, right }) => [left, right]).sort((one, other) => one[0] - other[0])"""
            )
            assert all(first[1] <= second[0] for first, second in pairwise(boxes)), (scale, view)


def test_the_publication_is_named(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.texts(".et-published") == ["Published"]
    stage.show(samples.several())
    assert stage.texts(".et-published") == ["Published 2 Mar 2020", "Published 16 Jun 2021"]


def test_the_wheel_zooms_at_the_pointer(stage: Stage) -> None:
    stage.show(samples.news())
    x, y = over_chart(stage, 0.25)
    stage.page.mouse.move(x, y)
    stage.page.mouse.wheel(0, -400)
    stage.settle()
    low, high = stage.state()["range"]
    assert high - low < 0.8
    assert low + 0.25 * (high - low) == pytest.approx(0.25, abs=0.01)
    stage.page.mouse.wheel(0, 3000)
    stage.settle()
    assert stage.state()["range"] == [0, 1]


def test_the_wheel_scrolls_the_page_when_there_is_no_more_to_zoom_out(stage: Stage) -> None:
    stage.show(samples.news(), height=500)
    stage.page.mouse.move(*over_chart(stage, 0.5)[:1], 300)
    stage.page.mouse.wheel(0, 200)
    stage.settle()
    assert stage.page.evaluate("scrollY") > 0


def test_dragging_pans(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(range=[0.4, 0.6])
    x, y = over_chart(stage)
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x + 50, y, steps=3)
    stage.page.mouse.move(x + 100, y)
    stage.page.mouse.up()
    stage.settle()
    low, high = stage.state()["range"]
    width = stage.get(".et-layer").bounding_box()["width"]
    assert low == pytest.approx(0.4 - 0.2 * 100 / width, abs=0.002)
    assert high - low == pytest.approx(0.2)
    assert stage.state()["selected"] is None


def test_double_click_zooms_to_the_event(stage: Stage) -> None:
    stage.show(samples.news())
    stage.page.mouse.dblclick(*stage.middle("harbour-4"))
    stage.settle()
    assert span(stage) < 0.5
    box = stage.mark("harbour-4").bounding_box()
    assert box["width"] > 200


def test_keys_zoom_and_pan(stage: Stage) -> None:
    stage.show(samples.news())
    stage.get(".et-layer").focus()
    stage.press("+", "+")
    assert span(stage) == pytest.approx(1 / 1.6**2)
    low = stage.state()["range"][0]
    stage.press("Shift+ArrowRight")
    assert stage.state()["range"][0] > low
    stage.press("-")
    assert span(stage) == pytest.approx(1 / 1.6)
    stage.press("0")
    assert stage.state()["range"] == [0, 1]


def test_buttons_zoom(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.get("button[aria-label^='Zoom out']").is_disabled()
    stage.get("button[aria-label^='Zoom in']").click()
    stage.settle()
    assert span(stage) < 1
    stage.get("button[aria-label^='Show everything']").click()
    stage.settle()
    assert stage.state()["range"] == [0, 1]


def test_the_zoom_ends_where_there_is_nothing_more_to_read(stage: Stage) -> None:
    stage.show(samples.one_hour())
    stage.get(".et-layer").focus()
    stage.press(*["+"] * 60)
    assert 0 < span(stage) < 0.05
    assert stage.get("button[aria-label^='Zoom in']").is_disabled()


def test_zooming_by_keys_from_anywhere(stage: Stage) -> None:
    stage.show(samples.news())
    stage.page.evaluate("document.activeElement.blur()")
    whole = span(stage)
    stage.press("+")
    closer = span(stage)
    assert closer < whole
    stage.press("-")
    assert span(stage) > closer
    stage.press("+", "0")
    assert span(stage) == whole


def test_the_brush(stage: Stage) -> None:
    stage.show(samples.news())
    box = stage.get(".et-strip").bounding_box()
    y = box["y"] + box["height"] / 2
    stage.page.mouse.move(box["x"] + box["width"] * 0.3, y)
    stage.page.mouse.down()
    stage.page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=3)
    stage.page.mouse.up()
    stage.settle()
    assert stage.state()["range"] == pytest.approx([0.3, 0.6], abs=0.01)
    stage.get(".et-handle-low").focus()
    stage.press("ArrowRight", "ArrowRight")
    low, high = stage.state()["range"]
    assert 0.3 < low < high == pytest.approx(0.6, abs=0.01)
    assert stage.get(".et-handle-low").get_attribute("aria-valuetext")
    stage.press("Home")
    assert stage.state()["range"][0] == 0


def test_scales_keep_what_is_in_view(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.get(".et-scales input:checked").get_attribute("value") == "publication"
    stage.page.evaluate("(id) => handle.select(id)", "harbour-4")
    stage.page.mouse.dblclick(*stage.middle("harbour-4"))
    stage.settle()
    stage.get(".et-scales label", has_text="Linear").click()
    stage.settle()
    assert stage.state()["scale"] == "linear"
    chart, mark = stage.get(".et-layer").bounding_box(), stage.mark("harbour-4").bounding_box()
    assert chart["x"] <= mark["x"] < mark["x"] + mark["width"] <= chart["x"] + chart["width"]


def test_no_publication_no_such_scale(stage: Stage) -> None:
    stage.show(samples.ancient())
    assert stage.texts(".et-scales label") == ["Linear", "Even"]
    assert stage.texts(".et-label") == ["People have lived on the hill", "The dictator was killed", "The mountain buried the town"]
    assert any("BC" in tick for tick in stage.ticks())


def drawn(stage: Stage) -> int:
    """How many marks Plotly has drawn: each begins a stretch of some path."""
    paths: list[str] = stage.page.evaluate(
        "[...document.querySelectorAll('.et-plot .shapelayer path')].map((path) => path.getAttribute('d'))"
    )
    return sum(path.count("M") for path in paths)


def test_many_events_are_gathered(stage: Stage) -> None:
    stage.show(MANY)
    for view in ([0, 1], [0.2, 0.7], [0.5, 0.505]):
        stage.set(scale="linear", range=view)
        assert 0 < drawn(stage) <= 2000
    stage.set(range=[0, 1])
    numbers = [int(text) for text in stage.texts(".et-cluster") if text.isdigit()]
    assert numbers
    box = stage.get(".et-cluster").first.bounding_box()
    stage.page.mouse.click(box["x"] + 4, box["y"] + 4)
    stage.settle()
    assert span(stage) < 0.2


def test_an_event_in_a_crowd_is_found(stage: Stage) -> None:
    stage.show(MANY)
    stage.set(query="entry 123", scale="linear")
    stage.get(".et-table tr[data-id='4-123']").dblclick()
    stage.settle()
    stage.set(query="")
    chart, mark = stage.get(".et-layer").bounding_box(), stage.mark("4-123").bounding_box()
    assert chart["x"] <= mark["x"] <= chart["x"] + chart["width"]
    assert stage.mark("4-123").get_attribute("aria-selected") == "true"


def test_tall_charts_scroll_inside(stage: Stage) -> None:
    stage.show(samples.many(150))
    stage.set(scale="even")
    sizes: dict[str, Any] = stage.page.evaluate(
        "(({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }))(document.querySelector('.et-scroller'))"
    )
    assert sizes["clientHeight"] < 620 < sizes["scrollHeight"]
    last = stage.page.evaluate("[...document.querySelectorAll('.et-table tbody tr')].at(-1).dataset.id")
    stage.page.evaluate("(id) => handle.select(id)", last)
    stage.settle()
    chart, mark = stage.get(".et-layer").bounding_box(), stage.mark(last).bounding_box()
    assert chart["y"] - 2 <= mark["y"]
    assert mark["y"] + mark["height"] <= chart["y"] + chart["height"] + 2


def test_marks_tell_by_shape_too(stage: Stage) -> None:
    stage.show(samples.news())
    shapes = stage.page.evaluate("document.querySelector('.et-plot').layout.shapes")
    dashes = {shape["line"].get("dash") for shape in shapes}
    assert "5px,3px" in dashes
    assert len({shape.get("opacity") for shape in shapes}) > 5
    assert [text for text in stage.texts(".et-legend .et-key") if text in ("report", "planned", "approximate")] == [
        "report",
        "planned",
        "approximate",
    ]
