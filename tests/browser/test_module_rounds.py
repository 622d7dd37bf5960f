"""What comes round: the same turns as in Python, beads in the chart, counts in the details, a filter and an entry in the legend."""

from __future__ import annotations

import pytest
import samples
from staging import Stage

from timeline.chrono import rhythm
from timeline.chrono.granularity import instant
from timeline.chrono.interval import Interval
from timeline.view.payload import payload

WINDOWS = [(instant(1940), instant(1980)), (instant(2016, 11), instant(2017, 3)), (instant(2016, 12, 9), instant(2016, 12, 10))]


@pytest.mark.parametrize("window", WINDOWS)
def test_turns_are_those_of_python(stage: Stage, window: tuple[int, int]) -> None:
    timeline = samples.rounds()
    stage.show(timeline)
    for event, row in zip(timeline.events, payload(timeline)["events"], strict=True):
        assert event.recurrence is not None
        turns = [turn for turn in rhythm.turns(event.recurrence, event.interval) if window[0] <= turn < window[1]]
        if event.interval.overlaps(Interval.between(*window)):
            assert stage.page.evaluate("([event, from, to]) => EventTimeline.marks.turns(event, from, to)", [row, *window]) == turns


def test_the_details_count_what_is_in_view(stage: Stage) -> None:
    stage.show(samples.rounds())
    stage.get('.et-table tr[data-id="rounds-1"]').click()
    stage.settle()
    words = stage.get(".et-details dl").inner_text()
    assert "every spring, 1950–1960" in words
    assert "11 in view, 11 in all" in words
    stage.page.evaluate("document.querySelector('.et-layer').focus()")
    stage.page.keyboard.press("+")
    stage.page.keyboard.press("+")
    stage.page.keyboard.press("+")
    stage.settle()
    assert "11 in view" not in stage.get(".et-details dl").inner_text()


def test_the_legend_hides_what_comes_round(stage: Stage) -> None:
    stage.show(samples.rounds())
    stage.get(".et-key", has_text="comes round").click()
    stage.settle()
    assert stage.page.locator(".et-table tr[data-id]").count() == 0
