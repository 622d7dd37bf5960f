"""Editing in a real Chromium: by pointer and by keys, with undo, redo and reload. After each test: no error on the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import telling
from desks import DAM, FLOOD, FLOODED, Desk, desk

from timeline.model import Document, Timeline
from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

MILL = Document("The mill burnt in 1912. Water stood in the cellar in 1953.", title="A mill")


def choose(page: Desk, headline: str) -> Locator:
    page.page.locator('.table [col-id="event"]', has_text=headline).first.click()
    details = page.page.locator(".et-details", has_text=headline)
    details.wait_for()
    return details


def wait_until(page: Desk, is_so: Callable[[], bool]) -> None:
    """Until it is so: an edit goes to the server, and what it changes comes back, in a time of its own."""
    for _ in range(200):
        if is_so():
            return
        page.page.wait_for_timeout(100)
    assert is_so()


def wait_for_when(page: Desk, words: str) -> None:
    wait_until(page, lambda: page.texts(".et-details dd strong") == [words])


def wait_for_rows(page: Desk, headlines: list[str]) -> None:
    wait_until(page, lambda: page.rows() == headlines)


def test_a_date_is_edited_after_a_preview_in_words_undone_redone_and_there_after_a_reload(page: Desk) -> None:
    choose(page, FLOODED).get_by_role("button", name="Edit…").click()
    dialog = page.dialog("Edit event")
    assert dialog.get_by_label("When").input_value() == "1953"
    dialog.get_by_label("When").fill("the day of the fire")
    dialog.get_by_text("is not a date that can be understood").wait_for()
    dialog.get_by_label("When").fill("1 feb 1953")
    dialog.get_by_text("Sunday 1 February 1953").wait_for()
    assert page.texts(".preview:visible code") == ["1953-02-01"]
    assert page.library.corrections() == ()
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    wait_for_when(page, "Sunday 1 February 1953")
    assert page.texts(".et-details .et-badge") == ["dated by hand"]
    assert page.page.locator(".et-text mark.et-edited").all_inner_texts() == ["1953"]
    page.page.keyboard.press("Control+z")
    page.page.locator("#notice", has_text="Undone: the change of").wait_for()
    assert page.page.locator("#notice").get_by_role("button", name="Undo").count() == 0
    wait_for_when(page, "1953")
    page.page.keyboard.press("Control+Shift+z")
    wait_for_when(page, "Sunday 1 February 1953")
    page.page.reload()
    page.page.wait_for_selector(".et-details h2")
    wait_for_when(page, "Sunday 1 February 1953")
    page.page.locator("#undo").click()
    wait_for_when(page, "1953")
    page.page.keyboard.press("Control+y")
    wait_for_when(page, "Sunday 1 February 1953")


def test_everything_about_an_event_by_keys_alone(page: Desk) -> None:
    press = page.page.keyboard.press
    page.page.locator(".et-layer").focus()
    press("Home")
    press("Enter")
    press("e")
    dialog = page.dialog("Edit event")
    dialog.wait_for()
    page.page.wait_for_function("document.activeElement.id === 'event-when'")
    press("Control+a")
    page.page.keyboard.type("spring 1953")
    press("Shift+Tab")
    press("Control+a")
    page.page.keyboard.type("A flood")
    dialog.get_by_text("spring 1953").wait_for()
    press("Enter")
    dialog.wait_for(state="hidden")
    page.page.locator(".et-details h2", has_text="A flood").wait_for()
    wait_for_when(page, "spring 1953")
    press("Delete")
    page.page.locator("#notice", has_text="Deleted “A flood”.").wait_for()
    wait_for_rows(page, [DAM, DAM])
    press("Control+z")
    wait_for_rows(page, ["A flood", DAM, DAM])


def test_saving_before_the_preview_came_tells_what_is_wrong_and_loses_nothing(page: Desk) -> None:
    choose(page, FLOODED).get_by_role("button", name="Edit…").click()
    dialog = page.dialog("Edit event")
    dialog.get_by_label("Note").fill("From the parish book")
    dialog.get_by_label("When").fill("nonsense")
    dialog.get_by_role("button", name="Save").click()
    dialog.get_by_text("“nonsense” is not a date").wait_for()
    assert dialog.get_by_label("Note").input_value() == "From the parish book"
    dialog.get_by_label("When").fill("1954")
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    wait_for_when(page, "1954")
    assert page.texts(".et-user-note") == ["From the parish book"]


def test_another_reading_is_taken_with_one_click_and_as_found_takes_it_back(page: Desk) -> None:
    details = choose(page, FLOODED)
    page.page.keyboard.press("e")
    page.dialog("Edit event").get_by_label("When").fill("1954")
    page.page.keyboard.press("Enter")
    wait_for_when(page, "1954")
    details.locator(".et-alternative").get_by_role("button", name="1953").click()
    wait_for_when(page, "1953")
    assert page.library.corrections() == ()
    page.page.keyboard.press("Control+z")
    wait_for_when(page, "1954")
    details.get_by_role("button", name="As found").click()
    wait_for_when(page, "1953")


def test_two_events_of_two_articles_are_merged_and_split(page: Desk) -> None:
    page.library.add(MILL)
    page.open("?" + "&".join(f"article={article.id}" for article in page.library.articles()))
    details = choose(page, FLOODED)
    details.get_by_role("button", name="Merge…").click()
    dialog = page.dialog("Merge events")
    field = dialog.locator("#merge-with")
    field.click()
    page.page.keyboard.type("cellar")
    page.page.get_by_role("option", name="1953 · Water stood in the cellar").click()
    dialog.get_by_role("button", name="Merge").click()
    dialog.wait_for(state="hidden")
    page.page.locator(".et-details", has_text="Also told").wait_for()
    wait_for_rows(page, ["The mill burnt in 1912", FLOODED, DAM, DAM])
    assert "“Water stood in the cellar in 1953” A mill" in " ".join(page.texts(".et-details .et-alternative"))
    details.get_by_role("button", name="split").click()
    page.page.locator("#notice", has_text="Split").wait_for()
    wait_until(page, lambda: len(page.rows()) == 5)
    assert page.library.corrections() == ()


def test_an_undated_expression_is_dated_from_the_tray(page: Desk) -> None:
    page.page.get_by_role("tab", name="Undated · 1").click()
    page.button("Date “yesterday”…").click()
    dialog = page.dialog("When was “yesterday”?")
    dialog.get_by_label("When").fill("yesterday")
    dialog.get_by_text("counted from the publication date, which is not known").wait_for()
    dialog.get_by_label("When").fill("22 Nov 2016")
    page.page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    wait_for_when(page, "Tuesday 22 November 2016")
    wait_until(page, lambda: page.rows()[-1:] == ["It rained yesterday"])
    page.page.get_by_role("tab", name="Article").click()
    assert page.page.locator(".et-text mark.et-edited").all_inner_texts() == ["yesterday"]


def test_an_event_is_added_where_words_are_selected_and_deleted_and_brought_back(page: Desk) -> None:
    page.page.evaluate("""() => {
      const leaf = document.querySelector(".et-text p").lastChild;
      getSelection().setBaseAndExtent(leaf, 0, leaf, leaf.length);
    }""")
    page.page.locator(".et-text p").evaluate("(p) => getSelection().selectAllChildren(p)")
    page.button("Add an event…").click()
    dialog = page.dialog("Add an event")
    dialog.get_by_text(f"In “{FLOOD.title}”").wait_for()
    assert dialog.get_by_label("What happened").input_value().startswith("The Alder flooded in 1953. The dam")
    dialog.get_by_label("What happened").fill("All of it")
    dialog.get_by_label("When").fill("1953–1962")
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    wait_for_when(page, "1953–1962")
    assert page.texts(".et-details .et-badge") == ["dated by hand", "added by hand"]
    assert page.texts(".et-details blockquote")[0].startswith("The Alder flooded")
    page.page.locator(".et-details").get_by_role("button", name="Delete").click()
    page.page.locator("#notice", has_text="Deleted “All of it”.").wait_for()
    page.page.locator("#notice .notice").wait_for(state="detached")
    page.page.get_by_role("tab", name="Undated · 1").click()
    page.button("Bring back “All of it”").click()
    page.page.locator(".table", has_text="All of it").wait_for()


def test_a_cell_is_written_into_and_what_is_no_date_is_told_and_put_back(page: Desk) -> None:
    cell = page.page.locator('.table .ag-row[row-index="0"] [col-id="when"]')
    cell.dblclick()
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type("1952")
    page.page.keyboard.press("Enter")
    page.page.locator("#notice", has_text="is now dated 1952.").wait_for()
    wait_until(page, lambda: cell.inner_text() == "1952")
    cell.dblclick()
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type("nonsense")
    page.page.keyboard.press("Enter")
    page.page.locator("#notice", has_text="is not a date").wait_for()
    wait_until(page, lambda: cell.inner_text() == "1952")
    headline = page.page.locator('.table .ag-row[row-index="0"] [col-id="event"]')
    headline.click()
    page.page.keyboard.press("F2")
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type("A flood")
    page.page.keyboard.press("Enter")
    page.page.locator(".et-mark", has_text="A flood").wait_for()


def test_a_letter_in_a_cell_writes_nothing(page: Desk) -> None:
    choose(page, FLOODED)
    page.page.keyboard.press("x")
    assert page.page.locator(".table input:visible").count() == 0
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("e")
    page.dialog("Edit event").wait_for()
    assert page.dialog("Edit event").get_by_label("What happened").input_value() == DAM


def test_a_view_is_saved_opened_and_removed(page: Desk) -> None:
    choose(page, FLOODED)
    page.page.get_by_placeholder("Search events").fill("alder")
    page.settle()
    page.button("Views").click()
    page.page.get_by_role("menuitem", name="Save this view…").click()
    dialog = page.dialog("Save this view")
    dialog.get_by_label("Name").fill("Floods")
    page.page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    page.page.locator("#notice", has_text="Saved the view “Floods”.").wait_for()
    page.library.add(MILL)
    page.open(f"?article={page.library.articles()[1].id}")
    page.button("Views").click()
    page.page.get_by_role("menuitem", name="Floods", exact=True).click()
    page.page.locator(".et-title", has_text=FLOOD.title).wait_for()
    wait_for_rows(page, [FLOODED])
    assert page.selected()["details"] == [FLOODED]
    page.page.go_back()
    page.page.locator(".et-title", has_text="A mill").wait_for()
    page.settle()
    page.button("Views").click()
    page.page.get_by_role("menuitem", name="Remove the view Floods").click()
    page.page.locator("#notice", has_text="Removed the view").wait_for()
    assert page.library.views() == ()


def test_a_view_has_the_name_that_was_typed_however_quickly(page: Desk) -> None:
    page.button("Views").click()
    page.page.get_by_role("menuitem", name="Save this view…").click()
    page.dialog("Save this view").get_by_label("Name").focus()
    page.page.keyboard.type("My pact story")
    page.page.keyboard.press("Enter")
    page.page.locator("#notice", has_text="Saved the view “My pact story”.").wait_for()
    assert [view.name for view in page.library.views()] == ["My pact story"]


def test_a_preview_never_shows_the_date_that_was_typed_before(page: Desk) -> None:
    choose(page, FLOODED).get_by_role("button", name="Edit…").click()
    dialog = page.dialog("Edit event")
    dialog.get_by_label("When").fill("1 feb 1953")
    dialog.get_by_text("Sunday 1 February 1953").wait_for()
    dialog.get_by_label("When").press_sequentially("x")
    wait_until(page, lambda: page.texts("#event-preview") != ["Sunday 1 February 1953 1953-02-01"])
    dialog.get_by_text("is not a date that can be understood").wait_for()
    assert page.texts("#event-preview") == [""]


def test_words_are_found_in_all_articles(page: Desk) -> None:
    page.library.add(MILL)
    page.open(f"?article={page.library.articles()[0].id}")
    page.page.locator("#articles-button").click()
    page.page.get_by_label("Search in all articles").fill("cellar")
    page.page.locator("#articles-found").get_by_title("Show only this").click()
    page.page.locator(".et-title", has_text="A mill").wait_for()


def test_an_article_is_read_again_and_keeps_what_was_said(page: Desk) -> None:
    choose(page, FLOODED)
    page.page.keyboard.press("e")
    page.dialog("Edit event").get_by_label("When").fill("1954")
    page.page.keyboard.press("Enter")
    wait_for_when(page, "1954")
    page.button("change").click()
    with page.page.expect_file_chooser() as chooser:
        page.dialog("About this article").get_by_role("button", name="Read a corrected version from a file…").click()
    text = "Corrected.\n\n" + FLOOD.text.replace("1962", "1963")
    chooser.value.set_files([{"name": "again.txt", "mimeType": "text/plain", "buffer": text.encode()}])
    page.page.locator(".table", has_text="1963").first.wait_for()
    page.settle()
    assert page.texts(".et-title") == [FLOOD.title]
    wait_for_when(page, "1954")


def test_what_takes_long_can_be_cancelled(browser: Browser, library: Library) -> None:
    library.add(FLOOD)
    lines = "\n".join(f'{{"text": "It rained in {year}.", "title": "{year}"}}' for year in range(1500, 1700))

    def slowly(document: Document) -> Timeline:
        time.sleep(0.2)
        return telling.extract(document)

    with desk(browser, library, extract=slowly) as opened:
        opened.open()
        opened.button("Add article").click()
        with opened.page.expect_file_chooser() as chooser:
            opened.page.locator("#add-choose").click()
        chooser.value.set_files([{"name": "many.jsonl", "mimeType": "application/jsonl", "buffer": lines.encode()}])
        opened.page.locator("#intake").get_by_role("button", name="Cancel").click()
        opened.page.locator("#intake", has_text="Cancelled after 0 of 1.").wait_for()
        opened.settle()
        kept = len(library.articles())
        assert kept < 201
        opened.page.wait_for_timeout(500)
        assert len(library.articles()) <= kept + 1
        assert opened.wrong == []
