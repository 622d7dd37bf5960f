"""Search, filters and the legend leave the same events in every view."""

from __future__ import annotations

import samples
from staging import Stage


def ids(stage: Stage) -> tuple[set[str], set[str]]:
    """The events in the chart and those in the table."""
    found: list[list[str]] = stage.page.evaluate(
        "['.et-mark', '.et-table tbody tr[data-id]'].map((name) => [...document.querySelectorAll(name)].map((node) => node.dataset.id))"
    )
    return set(found[0]), set(found[1])


def test_search(stage: Stage) -> None:
    stage.show(samples.news())
    stage.press("/")
    stage.page.keyboard.type("tanker GROUND")
    stage.settle()
    assert ids(stage) == ({"harbour-5"}, {"harbour-5"})
    assert stage.texts(".et-count") == ["Filter · 1 of 10"]
    assert stage.page.evaluate("calls.filter(([name]) => name === 'filter').at(-1)") == ["filter", ["harbour-5"]]
    stage.press("Escape")
    assert len(ids(stage)[0]) == 10
    assert stage.page.evaluate("calls.filter(([name]) => name === 'filter').at(-1)") == ["filter", None]


def test_search_without_accents_and_by_date(stage: Stage) -> None:
    stage.show(samples.news())
    for query in ("ministry: content", "16 june 2021 ministry", "ministrý"):
        stage.set(query=query)
        assert ids(stage)[1] == {"harbour-9"}, query


def test_nothing_matches(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(query="no such thing")
    assert "No event matches" in stage.get(".et-chart .et-empty").inner_text()
    stage.get(".et-chart .et-empty button").click()
    stage.settle()
    assert len(ids(stage)[0]) == 10


def test_the_filter_menu(stage: Stage) -> None:
    stage.show(samples.news())
    stage.get(".et-filter > button").click()
    assert stage.get(".et-filter > button").get_attribute("aria-expanded") == "true"
    stage.get(".et-menu label", has_text="disaster").click()
    stage.get(".et-menu label", has_text="Reports").click()
    stage.settle()
    assert stage.texts(".et-count") == ["Filter · 7 of 10"]
    assert stage.state()["hidden"] == ["category:disaster", "kind:report"]
    assert ids(stage)[0] == ids(stage)[1]
    assert len(ids(stage)[0]) == 7
    stage.get(".et-menu button", has_text="Clear all").click()
    stage.press("Escape")
    assert stage.get(".et-menu").is_hidden()
    assert len(ids(stage)[0]) == 10


def test_before_and_after_publication(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(hidden=["time:before"])
    assert ids(stage)[1] == {"harbour-10"}


def test_the_legend_filters(stage: Stage) -> None:
    stage.show(samples.news())
    key = stage.get(".et-legend button", has_text="planned")
    assert key.get_attribute("aria-pressed") == "true"
    key.click()
    stage.settle()
    assert key.get_attribute("aria-pressed") == "false"
    assert len(ids(stage)[0]) == 9
    key.click()
    stage.settle()
    assert len(ids(stage)[0]) == 10


def test_the_selected_event_says_when_it_is_hidden(stage: Stage) -> None:
    stage.show(samples.news())
    stage.click_mark("harbour-8")
    stage.set(hidden=["category:justice"])
    assert "Hidden by search or filters" in stage.get(".et-details").inner_text()
    stage.get(".et-details button", has_text="Show all events").click()
    stage.settle()
    assert stage.mark("harbour-8").get_attribute("aria-selected") == "true"


def test_no_events(stage: Stage) -> None:
    stage.show(samples.eventless())
    assert "No dated event was found" in stage.get(".et-chart").inner_text()
    stage.show(samples.empty())
    assert "No dated event was found" in stage.get(".et-chart").inner_text()
