"""axe-core finds nothing serious or critical, in light and dark, wide and narrow, whatever is open; Tab stops once at each piece."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import desks
import pytest
import samples
from staging import Stage

from timeline.export.html import write
from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCREENS = [(width, scheme) for width in (1440, 390) for scheme in ("light", "dark")]


@lru_cache(maxsize=1)
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def wrong(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical: the rule, the element, and what it says."""
    page.evaluate(axe())
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(({ violations }) => violations)")
    return [
        f"{violation['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_module(stage: Stage, width: int, scheme: str) -> None:
    stage.show(samples.several(), width=width, scheme=scheme, hash=True)
    assert wrong(stage.page) == []
    stage.page.evaluate("handle.select('ferry-1')")
    stage.set(group="category")
    stage.get(".et-filter > button").click()
    assert wrong(stage.page) == []
    stage.press("Escape")
    stage.get(".et-field").fill("the")
    stage.settle()
    assert wrong(stage.page) == []
    stage.press("Escape")
    stage.set(tab="undated", group="none", range=[0.3, 0.301])
    stage.page.evaluate("document.activeElement.blur()")
    assert wrong(stage.page) == []
    stage.press("?")
    assert wrong(stage.page) == []
    stage.press("Escape")


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_static_page(browser: Browser, tmp_path: Path, width: int, scheme: str) -> None:
    write(samples.several(), tmp_path / "page.html")
    for scripts in (True, False):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=True,
            offline=True,
        )
        page = context.new_page()
        if not scripts:
            # axe itself is a script, so the page's own are kept from running instead.
            page.add_init_script("Object.defineProperty(globalThis, 'EventTimeline', { get() { return undefined; }, set() {} })")
        page.goto((tmp_path / "page.html").as_uri())
        page.wait_for_selector("html.started", state="attached")
        assert (page.locator(".et").count() > 0) == scripts
        assert wrong(page) == []
        context.close()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_dashboard(browser: Browser, width: int, scheme: str) -> None:
    with Library() as library, desks.desk(browser, library, viewport={"width": width, "height": 900}, color_scheme=scheme) as desk:
        library.add(desks.FLOOD)
        desk.open()
        assert wrong(desk.page) == []
        desk.page.keyboard.press("e")
        desk.settle()
        assert wrong(desk.page) == []


def test_tab_stops_once_at_each_piece_of_the_dashboard(browser: Browser) -> None:
    with Library() as library, desks.desk(browser, library) as desk:
        library.add(desks.FLOOD)
        desk.open()
        stops = []
        for _ in range(60):
            desk.page.keyboard.press("Tab")
            desk.page.wait_for_timeout(20)
            stops.append(desk.page.evaluate("document.activeElement.closest('.table, .et-chart, .et-text, .et-tabs')?.className ?? ''"))
            if desk.page.evaluate("document.activeElement === document.body"):
                break
        for piece in ("table", "et-chart", "et-text"):
            assert sum(piece in stop.split() for stop in stops) == 1, piece
        # Backwards, too; and within the table the arrows walk.
        desk.page.locator(".et-handle-high").focus()
        desk.page.keyboard.press("Tab")
        desk.page.keyboard.press("ArrowDown")
        desk.page.keyboard.press("ArrowDown")
        assert desk.page.evaluate("document.activeElement.closest('.ag-row')?.getAttribute('row-index')") == "1"
        desk.page.keyboard.press("Shift+Tab")
        desk.page.wait_for_timeout(20)
        assert desk.page.evaluate("document.activeElement.className").startswith("et-handle")


def test_the_way_past_the_header_leads_to_the_chart_and_keeps_the_view(browser: Browser) -> None:
    with Library() as library, desks.desk(browser, library) as desk:
        library.add(desks.FLOOD)
        desk.open("#scale=linear")
        before = desk.page.url
        desk.page.keyboard.press("Tab")
        desk.page.keyboard.press("Enter")
        desk.settle()
        assert desk.page.evaluate("document.activeElement.className").startswith("et-layer")
        assert desk.page.url == before
        desk.page.keyboard.press("End")
        desk.page.keyboard.press("Enter")
        desk.settle()
        assert desk.selected()["details"]
