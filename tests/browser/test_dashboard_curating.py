"""What a person makes of an article that the engine told otherwise, in a real Chromium. After each test: no error on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import telling
from desks import FLOOD, desk

from timeline.model import Document, Timeline
from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAM = "The dam broke in 1962, and people still speak of 1962"
FLOODED = "The Alder flooded in 1953"


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


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
