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
    key.focus()
    stage.press("Enter")
    assert len(ids(stage)[0]) == 10
    stage.press(" ")
    assert len(ids(stage)[0]) == 9


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


def test_results_appear_as_one_types(stage: Stage) -> None:
    stage.show(samples.news())
    stage.press("/")
    stage.page.keyboard.type("harbour")
    stage.settle()
    assert stage.get(".et-found").is_visible()
    shown = stage.texts(".et-find span:nth-child(2)")
    assert shown
    assert stage.get(".et-field").get_attribute("aria-expanded") == "true"
    stage.press("ArrowDown")
    assert stage.get(".et-find[aria-selected=true]").count() == 1
    assert stage.get(".et-field").get_attribute("aria-activedescendant") == stage.get(".et-find[aria-selected=true]").get_attribute("id")
    stage.press("Enter")
    assert stage.texts(".et-details h2") == [shown[0]]
    assert stage.get(".et-found").is_hidden()


def test_what_search_finds_is_told(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(query="tanker ground")
    assert stage.get(".et [role=status]").text_content() == "1 of 10 events"
    stage.set(query="no such thing")
    assert stage.get(".et [role=status]").text_content() == "No event matches."
    stage.set(query="")
    stage.click_mark("harbour-8")
    stage.page.evaluate("handle.select(null)")
    assert stage.get(".et [role=status]").text_content() == "Nothing is selected."


def test_days_filter(stage: Stage) -> None:
    stage.show(samples.news(), hash=True)
    stage.get(".et-filter > button").click()
    stage.get(".et-day").first.fill("2021")
    stage.get(".et-day").first.press("Tab")
    stage.settle()
    assert stage.state()["since"] == "2021"
    found = ids(stage)[1]
    assert 0 < len(found) < 10
    assert "harbour-8" in found
    assert "since=2021" in stage.page.evaluate("location.hash")
    stage.get(".et-day").nth(1).fill("some day")
    stage.get(".et-day").nth(1).press("Tab")
    stage.settle()
    assert stage.get(".et-day").nth(1).get_attribute("aria-invalid") == "true"
    assert ids(stage)[1] == found
    stage.get(".et-menu button", has_text="Clear all").click()
    stage.settle()
    assert len(ids(stage)[1]) == 10


def test_only_what_is_in_view(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(scale="linear", range=[0.9, 1])
    stage.get(".et-filter > button").click()
    stage.get(".et-menu button", has_text="Only what is in view").click()
    stage.settle()
    assert 0 < len(ids(stage)[1]) < 10


def test_a_link_to_the_view_is_copied(stage: Stage) -> None:
    stage.show(samples.several(), hash=True)
    stage.set(group="category", scale="linear")
    stage.page.evaluate("document.activeElement.blur()")
    stage.press("l")
    stage.get(".et-notice").wait_for()
    assert stage.copied().endswith("#scale=linear&group=category")
