"""Adding articles, in a real Chromium: pasted, chosen, dropped, and taken back. After each test: no error on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desks import FLOOD, Desk, desk

from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_adding_an_article_is_undone_and_done_again_without_news_of_it(page: Desk) -> None:
    paste(page, "The mill burnt in 1912.", "A mill")
    page.page.locator(".et-title", has_text="2 articles").wait_for()
    page.open()
    page.page.keyboard.press("Control+z")
    page.page.locator(".et-title", has_text=FLOOD.title).wait_for()
    page.page.keyboard.press("Control+Shift+z")
    page.page.locator(".et-title", has_text="2 articles").wait_for()
    page.settle()
    assert page.texts("#news") == [""]


def test_what_was_added_is_taken_back_where_it_is_told(page: Desk) -> None:
    paste(page, "The mill burnt in 1912.", "A mill")
    page.page.locator("#intake", has_text="Added “A mill”: 1 event.").get_by_role("button", name="Undo").click()
    page.page.locator("#notice", has_text="Undone: adding “A mill”.").wait_for()
    page.page.locator(".et-title", has_text=FLOOD.title).wait_for()
    assert [article.title for article in page.library.articles()] == [FLOOD.title]


def test_what_is_in_the_library_already_is_said_to_be(page: Desk) -> None:
    paste(page, FLOOD.text)
    page.page.locator("#intake", has_text=f"“{FLOOD.title}” is already in the library; nothing was changed.").wait_for()
    assert page.page.locator("#intake").get_by_role("button", name="Undo").count() == 0
    assert len(page.library.articles()) == 1


def test_a_bad_date_is_told_in_the_dialog_however_quickly_it_is_sent(page: Desk) -> None:
    page.button("Add article").click()
    dialog = page.dialog("Add articles")
    dialog.get_by_role("tab", name="Text").click()
    dialog.get_by_role("button", name="Add", exact=True).click()
    dialog.get_by_text("There is nothing here yet").wait_for()
    dialog.get_by_label("Article").fill("The mill burnt in 1912.")
    dialog.get_by_label("Publication date").fill("the day of the fire")
    dialog.get_by_role("button", name="Add", exact=True).click()
    dialog.locator("#add-published-error").wait_for()
    page.settle()
    assert dialog.is_visible()
    assert page.texts("#intake") == [""]
    dialog.get_by_label("Publication date").fill("3 Feb 2015")
    dialog.get_by_role("button", name="Add", exact=True).click()
    page.page.locator("#intake", has_text="Added “The mill burnt in 1912.”").wait_for()
    dialog.get_by_role("tab", name="Web page").wait_for(state="hidden")


def paste(page: Desk, text: str, title: str = "") -> None:
    page.button("Add article").click()
    dialog = page.dialog("Add articles")
    dialog.get_by_role("tab", name="Text").click()
    dialog.get_by_label("Article").fill(text)
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_role("button", name="Add", exact=True).click()
    dialog.wait_for(state="hidden")


def test_dropped_folders_are_searched_for_articles_and_timelines(page: Desk, tmp_path: Path) -> None:
    files = {
        "mills/mill.txt": "The mill burnt in 1912.",
        "mills/old/a.csv": "date,headline\n1913,A ferry sank\n",
        "mills/.hidden.txt": "Rain in 1914.",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "mills/picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "nothing").mkdir()
    drop(page, tmp_path / "mills", tmp_path / "nothing")
    page.page.locator("#intake", has_text="Added 2 articles: 2 events.").wait_for()
    assert [text.split(";")[0] for text in page.texts(".failures li")] == ["nothing is a folder without articles"]
    page.settle()
    assert page.rows()[:2] == ["The mill burnt in 1912", "A ferry sank"]


def drop(page: Desk, *paths: Path) -> None:
    """From a window of the desktop: only the browser itself can make a folder of a path."""
    protocol = page.page.context.new_cdp_session(page.page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        protocol.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})


def test_a_folder_is_chosen_with_keys(page: Desk, tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text("The mill burnt in 1912.")
    page.button("Add article").click()
    page.button("Choose a folder…").focus()
    with page.page.expect_file_chooser() as chooser:
        page.page.keyboard.press("Enter")
    chooser.value.set_files(str(tmp_path))
    page.page.locator("#intake", has_text="Added “The mill burnt in 1912.”").wait_for()


@pytest.mark.parametrize(
    ("way", "field"), [("Paste text", "#add-text"), ("Give an address", "#add-url"), ("Drop or choose files", "#add-choose")]
)
def test_the_dialog_begins_where_something_is_to_be_given(browser: Browser, library: Library, way: str, field: str) -> None:
    with desk(browser, library, sample=FLOOD) as opened:
        opened.open()
        opened.button(way).click()
        opened.has_focus(field)
        assert opened.wrong == []


def test_what_was_pasted_is_walked_through_at_once(browser: Browser, library: Library) -> None:
    with desk(browser, library, sample=FLOOD) as opened:
        opened.open()
        opened.button("Paste text").click()
        opened.has_focus("#add-text")
        opened.page.keyboard.insert_text("The mill burnt in 1912.")
        opened.page.keyboard.press("Control+Enter")
        opened.page.locator(".et-title", has_text="The mill burnt").wait_for()
        opened.has_focus(".et-layer")
        assert opened.wrong == []
