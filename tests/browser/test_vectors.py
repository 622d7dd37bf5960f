"""What exists in Python and in JavaScript gives the same in both: the vectors that pytest runs, run in a real Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import samples

from timeline.resources import assets
from timeline.view.payload import payload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parents[1] / "vectors"


def vectors(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    """A blank page with the browser module."""
    opened = browser.new_page()
    for path in sorted((assets() / "timeline").glob("*.js")):
        opened.add_script_tag(content=path.read_text(encoding="utf-8"))
    yield opened
    opened.close()


def test_lanes_of_labelled_marks(module: Page) -> None:
    for vector in vectors("lanes")["pack"]:
        found = module.evaluate(
            """({marks, width, most}) => EventTimeline.lanes
                .pack(marks.map(([x0, x1, label]) => ({x0, x1, label})), width, most)?.map(({lane, side}) => [lane, side]) ?? null""",
            vector,
        )
        assert found == vector["places"], vector["name"]


def test_lanes_of_many_marks(module: Page) -> None:
    for vector in vectors("lanes")["pack_many"]:
        found = module.evaluate(
            "({marks, most}) => EventTimeline.lanes.packMany(marks.map(([x0, x1, label]) => ({x0, x1, label})), most)", vector
        )
        assert found == vector["lanes"], vector["name"]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    found: dict[str, Any] = payload(samples.news())
    return found


def expected(state: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    first = {"scale": told["scale"], "range": [0, 1], "group": "none", "selected": None, "query": "", "since": "", "until": ""}
    rest = {"hidden": [], "shown": [], "sort": "when", "descending": False, "document": told["documents"][0]["id"], "tab": "article"}
    return first | rest | state


def test_addresses_both_ways(module: Page, told: dict[str, Any]) -> None:
    for vector in vectors("state")["both_ways"]:
        state = expected(vector["state"], told)
        assert module.evaluate("([state, told]) => EventTimeline.state.encode(state, told)", [state, told]) == vector["fragment"]
        assert module.evaluate("([text, told]) => EventTimeline.state.decode(text, told)", [vector["fragment"], told]) == state


def test_addresses_that_are_only_read(module: Page, told: dict[str, Any]) -> None:
    for vector in vectors("state")["only_read"]:
        found = module.evaluate("([text, told]) => EventTimeline.state.decode(text, told)", [vector["fragment"], told])
        assert found == expected(vector["state"], told), vector["fragment"]
