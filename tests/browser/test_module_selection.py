"""Selecting in one view selects in all, by pointer and by keyboard."""

from __future__ import annotations

import pytest
import samples
from staging import Stage

from timeline.chrono.granularity import instant
from timeline.chrono.interval import Interval

CHARGED = "harbour-8"


def shown_everywhere(stage: Stage, identity: str, headline: str, words: str) -> None:
    assert stage.state()["selected"] == identity
    assert stage.mark(identity).get_attribute("aria-selected") == "true"
    assert stage.texts(".et-details h2") == [headline]
    assert stage.get(".et-table tr.et-on").get_attribute("data-id") == identity
    assert stage.get(".et-table tr[aria-selected=true]").count() == 1
    assert stage.texts(".et-text mark.et-on") == [words]


def test_a_mark(stage: Stage) -> None:
    stage.show(samples.news())
    stage.click_mark(CHARGED)
    shown_everywhere(stage, CHARGED, "Prosecutors charged the harbour master", "on Sunday")
    assert stage.page.evaluate("calls.filter(([name]) => name === 'select')") == [["select", CHARGED]]
    details = stage.get(".et-details").inner_text()
    for words in ("Sunday 13 June 2021", "2021-06-13", "the last Sunday before publication", "Sunday 20 June 2021", "crime and justice"):
        assert words in details
    assert stage.texts(".et-details blockquote mark") == ["on Sunday"]


def test_a_label(stage: Stage) -> None:
    stage.show(samples.news())
    box = stage.mark(CHARGED).query_selector(".et-label").bounding_box()
    stage.page.mouse.click(box["x"] + 5, box["y"] + 5)
    assert stage.state()["selected"] == CHARGED


def test_an_expression_of_the_article(stage: Stage) -> None:
    stage.show(samples.news())
    stage.get(".et-text mark", has_text="Last year").click()
    stage.settle()
    shown_everywhere(stage, "harbour-4", "The towns settled their quarrel over herring", "Last year")


def test_a_row_of_the_table(stage: Stage) -> None:
    stage.show(samples.news())
    stage.get(f'.et-table tr[data-id="{CHARGED}"]').click()
    stage.settle()
    shown_everywhere(stage, CHARGED, "Prosecutors charged the harbour master", "on Sunday")


def test_the_host(stage: Stage) -> None:
    stage.show(samples.news())
    stage.page.evaluate("handle.select('harbour-4')")
    stage.settle()
    shown_everywhere(stage, "harbour-4", "The towns settled their quarrel over herring", "Last year")
    assert stage.page.evaluate("calls.filter(([name]) => name === 'select')") == []


def test_empty_ground_deselects(stage: Stage) -> None:
    stage.show(samples.news())
    stage.click_mark(CHARGED)
    box = stage.get(".et-layer").bounding_box()
    stage.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert stage.state()["selected"] is None
    assert stage.get(".et-on").count() == 0


def test_an_event_of_another_article_opens_it(stage: Stage) -> None:
    stage.show(samples.several())
    stage.page.evaluate("handle.select('school-1')")
    stage.settle()
    assert stage.texts(".et-articles [aria-selected=true]") == ["The school closes"]
    assert stage.texts(".et-text mark.et-on") == ["days ago"]


def test_the_keys_walk_in_time(stage: Stage) -> None:
    stage.show(samples.news())
    order = stage.page.evaluate("[...document.querySelectorAll('.et-table tbody tr')].map((row) => row.dataset.id)")
    stage.get(".et-layer").focus()
    walked = []
    for key in ("Home", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp", "End"):
        stage.press(key)
        active = stage.get(".et-layer").get_attribute("aria-activedescendant")
        walked.append(stage.get(f"#{active}").get_attribute("data-id"))
        assert stage.get(f"#{active}").get_attribute("aria-label").count(", ") >= 1
    assert walked == [order[place] for place in (0, 1, 2, 3, 2, 1, -1)]
    assert stage.state()["selected"] is None
    stage.press("Enter")
    assert stage.state()["selected"] == order[-1]
    assert (stage.get(".et [role=status]").text_content() or "").startswith("Selected: New beacons are to be built, ")
    stage.press("Escape")
    assert stage.state()["selected"] is None
    stage.press("Escape", "Escape")
    assert stage.page.evaluate("document.activeElement === document.body")


def test_the_chart_is_one_tab_stop(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.get(".et-chart [tabindex='0']").count() == 1
    assert stage.get(".et-plot").get_attribute("aria-hidden") == "true"
    assert stage.get(".et-layer").get_attribute("role") == "listbox"
    assert stage.get(".et-layer [role=option]").count() == 10


def test_keys_in_the_table(stage: Stage) -> None:
    stage.show(samples.news())
    rows = stage.get(".et-table tbody tr")
    rows.nth(0).focus()
    stage.press("ArrowDown", "ArrowDown", "Enter")
    assert stage.state()["selected"] == rows.nth(2).get_attribute("data-id")
    assert stage.get(".et-table tbody tr[tabindex='0']").count() == 1


def test_keys_in_the_article(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.get(".et-text [tabindex='0']").count() == 1
    stage.get(".et-text [tabindex='0']").focus()
    stage.press("ArrowRight", "ArrowRight", "ArrowRight")
    assert stage.texts(".et-tooltip strong") == ["2020"]
    stage.press("Enter")
    assert stage.state()["selected"] == "harbour-4"


@pytest.mark.parametrize("key", ["event", "kind", "written", "when"])
def test_sorting_the_table(stage: Stage, key: str) -> None:
    stage.show(samples.news())
    column = {"when": 0, "event": 1, "written": 2, "kind": 3}[key]
    before = stage.texts(f".et-table tbody td:nth-child({column + 1})")
    if key != "when":
        stage.get(f".et-col-{key} button").click()
        after = stage.texts(f".et-table tbody td:nth-child({column + 1})")
        assert after == sorted(before, key=str.casefold)
        before = after
    stage.get(f".et-col-{key} button").click()
    assert stage.texts(f".et-table tbody td:nth-child({column + 1})") == before[::-1]
    assert stage.get(f".et-table th.et-col-{key}").get_attribute("aria-sort") == "descending"


def test_quote_and_link_are_copied(stage: Stage) -> None:
    stage.show(samples.news(), hash=True)
    stage.click_mark(CHARGED)
    stage.get(".et-details button", has_text="Copy quote").click()
    stage.get(".et-details button", has_text="Copied").wait_for()
    copied = stage.copied()
    headline, quote = copied.split("\n")
    assert headline == "Prosecutors charged the harbour master (Sunday 13 June 2021)"
    assert quote == (
        "“Prosecutors charged the harbour master on Sunday.” — Two harbour towns agree to share their pilots, Wednesday 16 June 2021"
    )
    stage.get(".et-details button", has_text="Copy link").click()
    stage.get(".et-details button:has-text('Copied') >> nth=0").wait_for()
    assert stage.copied().endswith(f"#event={CHARGED}")


def test_the_hosts_actions(stage: Stage) -> None:
    actions = [{"name": "choose"}, {"name": "edit", "label": "Edit"}, {"name": "publish", "label": "change", "place": "header"}]
    stage.show(samples.news(), actions=actions)
    stage.click_mark(CHARGED)
    stage.get(".et-details button", has_text="Edit").click()
    stage.get(".et-details button", has_text="Sunday 20 June 2021").click()
    stage.get(".et-header button", has_text="change").click()
    assert stage.page.evaluate("calls.filter(([name]) => name === 'action')") == [
        ["action", "edit", {"event": CHARGED}],
        ["action", "choose", {"event": CHARGED, "alternative": 0}],
        ["action", "publish", {"document": "harbour"}],
    ]


def test_a_copied_quote_ends_without_the_comma_that_tied_it_to_its_sentence(stage: Stage) -> None:
    article = samples.Article("comma", samples.date(2021, 6, 16), "Comma")
    article.say("It rained ").when("in 2019", Interval.of(samples.YEAR, instant(2019)), "a year").say(",").tells("It rained", "life")
    stage.show(samples.Timeline((article.extraction(),)))
    stage.set(selected="comma-1")
    stage.get(".et-details button", has_text="Copy quote").click()
    stage.get(".et-details button", has_text="Copied").wait_for()
    assert "“It rained in 2019” — Comma" in stage.copied()
