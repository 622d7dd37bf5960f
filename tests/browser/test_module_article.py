"""The article as text: what is highlighted, what stays undated, and that nothing in it can be anything but text."""

from __future__ import annotations

import samples
from staging import Stage

from timeline.chrono.granularity import instant
from timeline.chrono.interval import Interval


def test_expressions_by_their_state(stage: Stage) -> None:
    stage.show(samples.news())
    (extraction,) = samples.news().extractions
    words = [" ".join(resolution.text.split()) for resolution in extraction.expressions]
    assert stage.texts(".et-text mark") == words
    assert stage.texts(".et-text mark.et-undated") == ["long ago"]
    assert stage.texts(".et-skipped") == ["Published Wednesday 16 June 2021"]
    assert "header line" in (stage.get(".et-skipped").get_attribute("title") or "")


def test_hovering_tells_the_reading(stage: Stage) -> None:
    stage.show(samples.news())
    stage.get(".et-text mark", has_text="long ago").hover()
    assert stage.texts(".et-tooltip") == ["No date\n“long ago” names no time that could be drawn."]
    stage.get(".et-text mark", has_text="in January").hover()
    assert stage.texts(".et-tooltip strong, .et-tooltip code") == ["January 2021", "2021-01"]


def test_the_tray(stage: Stage) -> None:
    stage.show(samples.news())
    stage.get(".et-tab", has_text="Undated · 1").click()
    assert stage.texts(".et-quoted") == ["“long ago”"]
    assert "names no time" in stage.get(".et-tray").inner_text()
    stage.get(".et-quoted").click()
    stage.settle()
    assert stage.state()["tab"] == "article"
    assert stage.page.evaluate("document.activeElement.textContent") == "long ago"


def test_spans_count_characters_and_not_utf_16(stage: Stage) -> None:
    article = samples.Article("emoji", samples.date(2021, 6, 16), "Emoji")
    article.say("👩‍👩‍👧 𝔄𝔅 🙂🙂 ").when("on 𝔐onday", Interval.of(samples.DAY, instant(2021, 6, 14)), "why").say(" 🙂.")
    article.tells("🙂 smiled", "life")
    stage.show(samples.Timeline((article.extraction(),)))
    assert stage.texts(".et-text mark") == ["on 𝔐onday"]
    stage.click_mark("emoji-1")
    assert stage.texts(".et-details blockquote") == ["👩‍👩‍👧 𝔄𝔅 🙂🙂 on 𝔐onday 🙂."]


def test_hostile_text_stays_text(stage: Stage) -> None:
    stage.show(samples.hostile())
    title = stage.page.title()
    for number in range(1, len(samples.HOSTILE) + 1):
        stage.page.evaluate("(id) => handle.select(id)", f"{samples.HOSTILE[0]}-{number}")
        stage.settle()
    stage.get(".et-text mark").first.dispatch_event("mouseover")
    assert stage.texts(".et-tooltip div >> nth=1") == [f"why {samples.HOSTILE[0]}"]
    stage.get(".et-mark").first.hover(force=True)
    stage.get(".et-filter > button").click()
    stage.settle()
    assert stage.page.title() == title
    assert stage.get(".et script, .et img, .et b, .et iframe, .et a").count() == 0
    shown = stage.get(".et-text").text_content() or ""
    for words in samples.HOSTILE:
        # What would turn the order of all that follows round has no effect, and keeps its place.
        words = words.replace("\u202e", "\u200b")
        assert " ".join(words.split())[:60].strip("\u0000") in " ".join(shown.split()) or "\u0000" in words
    assert stage.labels()["overlaps"] == []


def test_a_long_article_shows_where_the_selected_event_is(stage: Stage) -> None:
    article = samples.Article("long", samples.date(2021, 6, 16), "A long one")
    for number in range(60):
        article.say("Nothing of note happened for a while, and people went about their business as they always had.\n\n")
        article.when(f"in {1900 + number}", Interval.of(samples.YEAR, instant(1900 + number)), "written").say(" it rained.").tells(
            f"Rain {number}", "life"
        )
    stage.show(samples.Timeline((article.extraction(),)))
    stage.page.evaluate("handle.select('long-55')")
    stage.settle()
    mark, panel = stage.get(".et-text mark.et-on").bounding_box(), stage.get(".et-article-scroller").bounding_box()
    row, table = stage.get(".et-table tr.et-on").bounding_box(), stage.get(".et-table-scroller").bounding_box()
    for inner, outer in ((mark, panel), (row, table)):
        assert outer["y"] <= inner["y"]
        assert inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1
    assert stage.page.evaluate("scrollY") == 0


def test_a_date_that_tells_no_event_looks_other_than_one_that_does_and_says_so_when_it_is_clicked(stage: Stage) -> None:
    article = samples.Article("idle", samples.date(2021, 6, 16), "Idle")
    article.when("In 2019", Interval.of(samples.YEAR, instant(2019)), "a year").say(" it rained.").tells("It rained", "life")
    article.say(" Of ").when("2020", Interval.of(samples.YEAR, instant(2020)), "another year").say(" nothing is told.")
    stage.show(samples.Timeline((article.extraction(),)), actions=[{"name": "date", "place": "inside"}])
    told, idle = (stage.get(".et-text mark", has_text=words) for words in ("2019", "2020"))
    lines = [mark.evaluate("(mark) => getComputedStyle(mark).borderBottomStyle") for mark in (told, idle)]
    assert lines == ["none", "dashed"]
    idle.focus()
    stage.press("Enter")
    card = stage.page.get_by_role("dialog", name="“2020”")
    assert card.locator("p").all_inner_texts() == ["2020 2020", "another year", "No event was made of it."]
    assert stage.page.evaluate("document.activeElement.textContent") == "Make an event of this…"
    stage.press("Escape")
    assert stage.page.evaluate("document.activeElement.textContent") == "2020"
    assert not card.is_visible()
    idle.click()
    card.get_by_role("button", name="Make an event of this…").click()
    assert stage.page.evaluate("calls.at(-1)") == ["action", "date", {"document": "idle", "expression": 1, "words": "2020"}]
    told.click()
    assert stage.state()["selected"] == "idle-1"
    assert not card.is_visible()
