"""What a person makes of an article that the engine told otherwise, in a real Chromium. After each test: no error on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import telling
from desks import DAM, FLOOD, FLOODED, Desk, desk

from timeline.model import Document, Timeline
from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def reticent(document: Document) -> Timeline:
    """An engine that makes no event of the first expression."""
    (found,) = telling.extract(document).extractions
    return Timeline((replace(found, events=tuple(event for event in found.events if event.expressions != (0,))),))


def test_a_date_without_an_event_becomes_one_and_undo_takes_it_back(browser: Browser, library: Library) -> None:
    library.add(FLOOD)
    with desk(browser, library, extract=reticent) as opened:
        opened.open()
        opened.page.locator(".et-text mark.et-idle", has_text="1953").click()
        opened.page.get_by_role("dialog", name="“1953”").get_by_role("button", name="Make an event of this…").click()
        dialog = opened.dialog("Make an event of “1953”")
        dialog.get_by_text(f"It says: “{FLOODED}.”").wait_for()
        assert dialog.get_by_label("What happened").input_value() == "The Alder flooded"
        assert dialog.get_by_label("When").input_value() == "1953"
        opened.page.keyboard.press("Enter")
        dialog.wait_for(state="hidden")
        opened.page.locator(".et-details h2", has_text="The Alder flooded").wait_for()
        assert opened.texts(".et-details .et-badge") == ["added by hand"]
        opened.page.locator("#notice").get_by_role("button", name="Undo").click()
        opened.page.locator(".et-text mark.et-idle", has_text="1953").wait_for()
        assert opened.rows() == [DAM, DAM]
        assert opened.wrong == []


def test_an_undated_expression_is_dated_beside_its_sentence(browser: Browser, library: Library) -> None:
    library.add(FLOOD)
    with desk(browser, library) as opened:
        opened.open()
        opened.page.locator(".et-text mark.et-undated").click()
        opened.button("Date it…").click()
        dialog = opened.dialog("When was “yesterday”?")
        dialog.get_by_text("It says: “It rained yesterday.”").wait_for()
        assert dialog.get_by_label("What happened").input_value() == "It rained yesterday"
        opened.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        assert library.corrections() == ()
        assert opened.wrong == []


def test_undoing_a_deletion_selects_the_event_again_and_keeps_the_focus_on_it(page: Desk) -> None:
    page.page.locator('.table [col-id="event"]', has_text=FLOODED).first.click()
    page.page.locator(".et-details").get_by_role("button", name="Delete").click()
    page.page.locator("#notice", has_text="Deleted").get_by_role("button", name="Undo").click()
    page.page.locator("#notice", has_text="Undone: deleting").wait_for()
    page.page.locator(".et-details h2", has_text=FLOODED).wait_for()
    page.has_focus(".et-details")
    assert page.selected()["table"] == [FLOODED]


def test_another_publication_date_is_taken_back_where_it_is_told(page: Desk) -> None:
    page.button("change").click()
    page.dialog("About this article").get_by_label("Publication date").fill("23 November 2016")
    page.page.keyboard.press("Enter")
    notice = page.page.locator("#notice", has_text="is now published on Wednesday 23 November 2016.")
    notice.get_by_role("button", name="Undo").click()
    page.page.locator(".et-published-line", has_text="No publication date was found").wait_for()
    assert page.library.articles()[0].published is None


def test_what_is_shown_is_shown_again_at_the_bare_address(page: Desk) -> None:
    flood = page.library.articles()[0].id
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.open()
    assert page.texts(".et-title") == ["2 articles"]
    page.open(f"?article={flood}")
    page.open()
    assert page.texts(".et-title") == [FLOOD.title]


def test_of_several_articles_each_has_its_own_change_of_its_date(page: Desk) -> None:
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.open()
    assert page.page.locator(".et-header").get_by_role("button", name="change").count() == 0
    page.page.get_by_role("tab", name="A mill").click()
    page.page.locator(".et-origin").get_by_role("button", name="change").click()
    assert page.dialog("About this article").get_by_label("Title").input_value() == "A mill"


def test_the_table_is_filtered_by_categories_that_are_chosen(page: Desk) -> None:
    page.page.locator('.table .ag-header-cell[col-id="category"] .ag-header-cell-filter-button').click()
    page.page.locator(".ag-filter .ag-picker-field-wrapper").first.click()
    assert "disaster, accident" in page.texts(".ag-select-list .ag-list-item")
    page.page.locator(".ag-select-list .ag-list-item", has_text="sport").click()
    wait_for_rows(page, [])
    page.page.locator(".ag-filter .ag-picker-field-wrapper").nth(1).click()
    page.page.locator(".ag-select-list .ag-list-item", has_text="other").click()
    wait_for_rows(page, [FLOODED, DAM, DAM])


def test_all_keys_are_listed_from_within_the_table(page: Desk) -> None:
    page.page.locator('.table .ag-row[row-index="0"] [col-id="event"]').click()
    page.page.keyboard.press("?")
    page.page.get_by_role("dialog", name="Keys").wait_for()


def wait_for_rows(page: Desk, headlines: list[str]) -> None:
    for _ in range(100):
        if page.rows() == headlines:
            return
        page.page.wait_for_timeout(50)
    assert page.rows() == headlines


def test_a_page_has_the_title_that_was_typed_and_opens_with_what_was_in_view(page: Desk, tmp_path: Path) -> None:
    page.page.get_by_placeholder("Search events").fill("dam")
    page.page.locator(".et-scales").get_by_text("Even").click()
    page.settle()
    page.button("Export").click()
    page.page.get_by_role("menuitem", name="Web page…").click()
    dialog = page.dialog("Export as a page")
    assert dialog.get_by_label("Title").input_value() == FLOOD.title
    dialog.get_by_label("Title").fill("Water & <b>walls</b>")
    with page.page.expect_download() as download:
        page.page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    assert download.value.suggested_filename == "water-b-walls-b.html"
    download.value.save_as(tmp_path / "page.html")
    page.page.goto((tmp_path / "page.html").as_uri())
    page.page.locator(".et-title", has_text="Water & <b>walls</b>").wait_for()
    assert page.page.title() == "Water & <b>walls</b>"
    assert page.page.get_by_role("radio", name="Even").is_checked()
    assert page.texts(".et-table td.et-col-event") == [DAM, DAM]


def test_a_click_beside_everything_gives_the_focus_away(page: Desk) -> None:
    page.page.locator(".et-layer").focus()
    page.page.mouse.click(4, 600)
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.page.locator("#news", has_text="A mill").wait_for()
    page.page.wait_for_timeout(600)
    assert page.page.evaluate("document.activeElement.matches('body, #canvas')")


def test_a_filter_of_a_short_table_is_seen_whole(page: Desk) -> None:
    page.page.locator('.table .ag-header-cell[col-id="category"] .ag-header-cell-filter-button').click()
    assert page.page.locator(".ag-filter").evaluate("(filter) => filter.closest('#table-panel') === null")


def test_a_narrow_table_scrolls_one_way(browser: Browser, library: Library) -> None:
    library.add(FLOOD)
    with desk(browser, library, viewport={"width": 390, "height": 844}) as opened:
        opened.open()
        widths = "(body) => [body.querySelector('.ag-header-viewport').scrollWidth, body.clientWidth]"
        scrolled, seen = opened.page.locator("#table-panel").evaluate(widths)
        # A scroll bar takes fifteen pixels.
        assert scrolled <= seen
        assert sum(cell.bounding_box()["width"] for cell in opened.page.locator(".table .ag-header-cell").all()) <= seen
