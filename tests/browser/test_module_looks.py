"""Themes, narrow screens, print, contrast and sizes of targets."""

from __future__ import annotations

from typing import Literal

import pytest
import samples
from staging import Stage

from timeline.chrono.granularity import instant
from timeline.chrono.interval import Interval
from timeline.view.colours import contrast

_COLOURS = """(selectors) => selectors.map((selector) => {
  const node = document.querySelector(selector);
  let ground = node;
  while (ground && getComputedStyle(ground).backgroundColor.match(/, 0\\)$/)) ground = ground.parentElement;
  return [selector, getComputedStyle(node).color, getComputedStyle(ground).backgroundColor];
})"""


def as_hex(colour: str) -> str:
    red, green, blue = (int(float(part)) for part in colour.split("(")[1].rstrip(")").split(",")[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize(
    ("theme", "scheme", "dark"), [("auto", "dark", True), ("auto", "light", False), ("dark", "light", True), ("light", "dark", False)]
)
def test_theme(stage: Stage, theme: str, scheme: str, dark: bool) -> None:
    stage.show(samples.news(), scheme=scheme, theme=theme)
    assert stage.get(".et").get_attribute("data-theme") == theme
    ground = as_hex(stage.page.evaluate("getComputedStyle(document.querySelector('.et-card')).backgroundColor"))
    assert ground == ("#171e26" if dark else "#ffffff")
    fills = stage.page.evaluate("document.querySelector('.et-plot').layout.shapes.map((shape) => shape.fillcolor)")
    assert ("#56b4e9" if dark else "#0072b2") in fills


def test_the_theme_follows_the_system_and_the_button(stage: Stage) -> None:
    stage.show(samples.news())
    stage.page.emulate_media(color_scheme="dark")
    stage.settle()
    assert "#56b4e9" in stage.page.evaluate("document.querySelector('.et-plot').layout.shapes.map((shape) => shape.fillcolor)")
    stage.get(".et-theme").click()
    stage.settle()
    assert stage.get(".et").get_attribute("data-theme") == "light"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(stage: Stage, scheme: str) -> None:
    stage.show(samples.news(), scheme=scheme)
    stage.click_mark("harbour-8")
    selectors = [
        ".et-title", ".et-published-line", ".et-key", ".et-count", ".et-segment span", ".et-segment input:checked + span", ".et-field",
        ".et-details dt", ".et-edtf", ".et-details blockquote", ".et-text", ".et-text mark", ".et-skipped", ".et-tab", ".et-sort",
        ".et-col-written", ".et-table tr.et-on td", ".et-published",
    ]  # fmt: skip
    for selector, ink, ground in stage.page.evaluate(_COLOURS, selectors):
        assert contrast(as_hex(ink), as_hex(ground)) >= 4.5, selector


@pytest.mark.parametrize("width", [1280, 390])
def test_targets_are_large_enough(stage: Stage, width: int) -> None:
    stage.show(samples.news(), width=width)
    small = stage.page.evaluate(
        """[...document.querySelectorAll(".et button, .et input:not(.et-offscreen), .et label, .et select, .et-handle, .et-mark")]
        .filter((node) => node.checkVisibility() && node.type !== "checkbox" && node.getBoundingClientRect().width > 1)
        .filter((node) => {
            const { width, height } = node.getBoundingClientRect();
            return height < 24 || (width < 24 && !node.matches(".et-mark"));
        })
        .map((node) => node.className + node.textContent)"""
    )
    assert small == []


def test_a_narrow_screen_gets_a_vertical_list(stage: Stage) -> None:
    stage.show(samples.several(), width=390, height=800)
    assert stage.get(".et-chart").is_hidden()
    assert stage.get(".et-strip").is_hidden()
    assert len(stage.texts(".et-rail-button")) == 12
    assert stage.texts(".et-rail-published") == ["Published Monday 2 March 2020", "Published Wednesday 16 June 2021"]
    assert not stage.overflows()
    boxes = stage.page.evaluate(
        """[...document.querySelectorAll(".et-rail-button")].map((row) => [".et-rail-when", ".et-rail-dot", ".et-rail-what"]
        .map((name) => row.querySelector(name).getBoundingClientRect()).map(({ left, right }) => [left, right]))"""
    )
    assert all(when[1] <= dot[0] and dot[1] <= what[0] for when, dot, what in boxes)


def test_details_open_below_the_headline_on_a_narrow_screen(stage: Stage) -> None:
    stage.show(samples.news(), width=390, height=800)
    stage.get(".et-rail-button", has_text="Prosecutors").click()
    stage.settle()
    assert stage.texts(".et-rail li.et-on .et-details h2") == ["Prosecutors charged the harbour master"]
    assert not stage.overflows()
    stage.get(".et-rail-button", has_text="Prosecutors").click()
    stage.settle()
    assert stage.state()["selected"] is None
    stage.get(".et-rail-button", has_text="Prosecutors").click()
    stage.page.set_viewport_size({"width": 1280, "height": 900})
    stage.settle()
    assert stage.get(".et-right > .et-details h2").count() == 1
    assert stage.labels()["labels"] == 10


@pytest.mark.parametrize("width", [320, 390, 640, 700, 1024, 1920])
def test_nothing_overflows(stage: Stage, width: int) -> None:
    for timeline in (samples.hostile(), samples.several(), samples.eventless()):
        stage.show(timeline, width=width, height=800)
        if timeline.events:
            stage.page.evaluate("(id) => handle.select(id)", timeline.events[0].id)
            stage.settle()
        assert not stage.overflows()


def test_print(stage: Stage) -> None:
    stage.show(samples.news())
    stage.page.emulate_media(media="print")
    assert stage.get(".et-toolbar").is_hidden()
    assert stage.get(".et-table").is_visible()
    stage.page.emulate_media(media="screen")


def test_panels_can_be_left_out(stage: Stage) -> None:
    stage.show(samples.news(), panels={"toolbar": False, "table": False, "article": False, "details": False, "header": False})
    assert stage.get(".et-card").count() == 1
    assert stage.get(".et-label").count() == 10
    stage.click_mark("harbour-8")
    assert stage.page.evaluate("calls.filter(([name]) => name === 'select')") == [["select", "harbour-8"]]


def test_help(stage: Stage) -> None:
    stage.show(samples.news())
    stage.press("?")
    assert stage.get(".et-help").is_visible()
    assert "zoom in" in stage.get(".et-help").inner_text()
    stage.press("Escape")
    assert stage.get(".et-help").is_hidden()


@pytest.mark.parametrize(("width", "media", "whole"), [(1440, "screen", False), (1440, "print", True), (800, "screen", True)])
def test_long_details_leave_room_for_the_article_only_beside_it(
    stage: Stage, width: int, media: Literal["screen", "print"], whole: bool
) -> None:
    stage.show(samples.news(), width=width)
    stage.set(selected="harbour-8")
    stage.page.evaluate(
        "document.querySelector('.et-details').append(Object.assign(document.createElement('p'), { style: 'height: 4000px' }))"
    )
    stage.page.emulate_media(media=media)
    hidden = stage.page.evaluate("(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.et-details'))")
    assert (hidden == 0) is whole


def days(count: int) -> samples.Timeline:
    """One article with an event on each of so many days, and one a century before."""
    article = samples.Article("days", samples.date(2021, 6, 16), "Days")
    article.when("In 1921", Interval.of(samples.YEAR, instant(1921)), "a year").say(" it all began.").tells("It all began", "life")
    for day in range(1, count + 1):
        article.when(f"On {day} May", Interval.of(samples.DAY, instant(2021, 5, day)), f"a day {'that is told at length ' * 120}")
        article.say(", as people say,").tells(f"Day {day} went by", "life")
    return samples.Timeline((article.extraction(),))


def test_zooming_to_a_day_shows_its_week(stage: Stage) -> None:
    stage.show(days(1))
    stage.set(selected="days-2", scale="linear")
    stage.get(".et-layer").focus()
    stage.press("z")
    assert stage.texts(".et-in-view") == ["In view: 28 Apr – 5 May 2021"]


@pytest.mark.parametrize("width", [1440, 1024, 800, 390])
def test_what_can_be_done_is_seen_however_long_the_details_are(stage: Stage, width: int) -> None:
    stage.show(days(3), width=width, height=700)
    stage.set(selected="days-3")
    stage.get(".et-details").evaluate("(details) => scrollTo(0, details.getBoundingClientRect().top + scrollY - 150)")
    stage.settle()
    details, buttons = stage.get(".et-details").bounding_box(), stage.get(".et-buttons").bounding_box()
    assert details
    assert buttons
    assert buttons["y"] + buttons["height"] <= 700
    assert stage.get(".et-details").evaluate("(details) => details.scrollHeight > details.clientHeight || details.clientHeight > 600")


def test_a_label_that_is_alone_is_above_its_mark_rather_than_cut(stage: Stage) -> None:
    article = samples.Article("long", samples.date(2021, 6, 16), "Long")
    headline = "The four towns on the river agreed in the old hall on the price of its water for ten years"
    for year in (1921, 1980):
        article.when(f"In {year}", Interval.of(samples.YEAR, instant(year)), "a year").say(" it was.").tells(headline, "life")
    stage.show(samples.Timeline((article.extraction(),)), width=1024)
    assert stage.texts(".et-label") == [headline, headline]
    assert stage.labels()["overlaps"] == []


def test_a_scroll_bar_that_goes_leaves_the_chart_as_high_as_it_was(stage: Stage) -> None:
    stage.show(samples.news(), height=420)
    height = stage.get(".et-chart").evaluate("(chart) => chart.offsetHeight")
    # A bar takes some of the width; the test's browser draws none.
    stage.page.add_style_tag(content=".et-scroller[style*='overflow-y: scroll'] { padding-right: 15px; box-sizing: border-box }")
    for _ in range(5):
        stage.page.evaluate("document.querySelector('.et-layer').focus()")
        stage.press("+")
        assert stage.get(".et-chart").evaluate("(chart) => chart.offsetHeight") == height
