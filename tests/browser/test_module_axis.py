"""An axis that can be read at every zoom, and a view without events that says so."""

from __future__ import annotations

from itertools import pairwise

import pytest
import samples
from staging import Stage

from timeline.view.payload import payload

SAMPLES = {"news": samples.news, "several": samples.several, "ancient": samples.ancient, "one_hour": samples.one_hour}


@pytest.mark.parametrize("name", SAMPLES)
def test_there_are_two_dates_in_every_view(stage: Stage, name: str) -> None:
    timeline = SAMPLES[name]()
    stage.show(timeline)
    scales = stage.page.evaluate("[...document.querySelectorAll('.et-scales input')].map((input) => input.value)")
    for scale in scales:
        for span in (1, 0.1, 0.01, 0.001, 0.00001):
            for middle in (0.05, 0.31, 0.62, 0.87):
                low = min(1 - span, max(0, middle - span / 2))
                stage.page.evaluate("state => handle.setState(state)", {"scale": scale, "range": [low, low + span]})
                stage.page.evaluate("handle.redraw()")
                written = stage.ticks() + stage.get(".et-published").all_text_contents()
                # Minutes far apart on an axis leave room for the words of one; then what is in view is told above the chart.
                assert len(written) >= (2 if span == 1 else 1), (scale, span, middle, written)
                assert len(written) >= 2 or "".join(stage.texts(".et-in-view")), (scale, span, middle)
                assert len(set(written)) == len(written)


def test_the_zoom_ends_at_days_or_where_events_have_hours_at_minutes(stage: Stage) -> None:
    for timeline, words in ((samples.news(), 2), (samples.one_hour(), 1)):
        stage.show(timeline)
        stage.set(scale="linear", range=[0.5, 0.5000001])
        assert stage.get("button[aria-label^='Zoom in']").is_disabled()
        assert len({label.split(",")[0] for label in stage.ticks()}) >= words


def test_what_is_in_view_is_told(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.texts(".et-in-view") == [""]
    stage.set(scale="linear", range=[0.2, 0.4])
    [told] = stage.texts(".et-in-view")
    assert told.startswith("In view: ")
    assert "–" in told


def test_an_empty_view_leads_back_to_the_events(stage: Stage) -> None:
    told = payload(samples.several())
    ends = sorted(tuple(event["x"]["linear"]) for event in told["events"])
    low = next(end + 0.002 for (_, end), (start, _) in pairwise(ends) if start - end > 0.01)
    blank = [low, low + 0.001]
    stage.show(samples.several())
    stage.set(scale="linear", range=blank)
    assert stage.get(".et-void").is_visible()
    assert stage.texts(".et-void p")[0].startswith("No event in view: ")
    stage.get(".et-void button", has_text="nearest").click()
    stage.settle()
    assert stage.get(".et-void").is_hidden()
    assert stage.get(".et-mark").count() > 0
    low, high = stage.state()["range"]
    assert high - low == pytest.approx(0.001, rel=0.01)
    stage.set(range=blank)
    stage.get(".et-void button", has_text="everything").click()
    stage.settle()
    assert stage.state()["range"] == [0, 1]


def test_a_double_click_on_a_year_zooms_to_it(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(scale="linear")
    year = next(tick for tick in stage.ticks() if tick.isdigit())
    box = stage.get(".et-plot .xtick text", has_text=year).first.bounding_box()
    assert box is not None
    stage.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    stage.settle()
    [told] = stage.texts(".et-in-view")
    assert str(int(year) + 1) in told
    assert stage.state()["range"][1] - stage.state()["range"][0] < 0.5


def test_publications_close_together_share_their_name(stage: Stage) -> None:
    stage.show(samples.several(), width=760)
    stage.set(scale="linear")
    names = stage.texts(".et-published")
    assert all(name.startswith("Published ") for name in names)
    boxes = [box for node in stage.get(".et-published").all() if (box := node.bounding_box())]
    assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(boxes))


def test_rows_of_events_out_of_view_are_left_out(stage: Stage) -> None:
    stage.show(samples.several())
    before = stage.get(".et-chart").bounding_box()
    rows = "new Set([...document.querySelectorAll('.et-mark')].map((node) => Math.round(node.getBoundingClientRect().top))).size"
    tops = "[...document.querySelectorAll('.et-mark')].map((node) => node.getBoundingClientRect().top)"
    stage.set(range=[0.9, 1])
    marks = sorted(stage.page.evaluate(tops))
    assert marks
    # The rows that are left stand at the top, and nothing below the chart has moved.
    assert marks[-1] - marks[0] <= 40 * stage.page.evaluate(rows)
    assert before is not None
    after = stage.get(".et-chart").bounding_box()
    assert after is not None
    assert after["height"] == before["height"]
