"""The static page in a real Chromium: it opens from disk, asks nobody for anything, runs no foreign code, is a table without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import samples

from timeline.export.html import page, write
from timeline.resources import assets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

STARTED = "html.started"


@dataclass
class Visit:
    """An open page and what it did besides."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(offline=True)
    yield opened
    opened.close()


def visit(context: BrowserContext, timeline: samples.Timeline, folder: Path, fragment: str = "") -> Visit:
    path = folder / "page.html"
    write(timeline, path)
    found = Visit(context.new_page())
    found.page.on("console", lambda message: found.said.append(message.text))
    found.page.on("pageerror", lambda error: found.said.append(str(error)))
    found.page.on("dialog", lambda dialog: found.said.append(dialog.message))
    found.page.on("request", lambda request: found.asked.append(request.url))
    found.page.goto(path.as_uri() + fragment)
    found.page.wait_for_selector(STARTED, state="attached")
    return found


SAMPLES = {name: getattr(samples, name) for name in ("news", "ancient", "one_hour", "rounds", "empty", "eventless", "several", "hostile")}


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_it_opens_from_disk_without_an_error_and_without_a_request(context: BrowserContext, make: samples.Make, tmp_path: Path) -> None:
    timeline = make()
    found = visit(context, timeline, tmp_path)
    # The module has taken the plain table's place.
    assert found.page.locator(".plain").count() == 0
    assert found.page.locator("#timeline .et").is_visible()
    for event in timeline.events[:3]:
        words = " ".join(event.headline.replace("\0", "").split())[:20]
        assert words in " ".join(found.page.locator("#timeline").inner_text().split())
    assert found.said == []
    assert [url for url in found.asked if not url.startswith(("data:", "blob:"))] == [(tmp_path / "page.html").as_uri()]


def test_what_an_article_says_stays_text(context: BrowserContext, tmp_path: Path) -> None:
    found = visit(context, samples.hostile(), tmp_path)
    for event in samples.hostile().events:
        found.page.evaluate("id => { location.hash = new URLSearchParams({event: id}).toString() }", event.id)
        found.page.wait_for_timeout(50)
    assert found.page.title() == samples.HOSTILE[1]
    assert found.page.locator("#timeline img, #timeline b, #timeline script").count() == 0
    assert found.said == []


def test_the_policy_stops_code_that_is_not_the_pages_own(context: BrowserContext, tmp_path: Path) -> None:
    found = visit(context, samples.news(), tmp_path)
    found.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
            const image = document.createElement("img");
            image.setAttribute("onerror", "document.title = 'owned'");
            image.src = "data:,";
            document.body.append(image);
        }"""
    )
    found.page.wait_for_timeout(200)
    assert found.page.title() == "Two harbour towns agree to share their pilots"
    # Later: while it evaluates, the debugger lifts the ban on eval.
    evaluated = found.page.evaluate(
        "() => new Promise((tell) => setTimeout(() => { try { tell((0, eval)('1')) } catch (error) { tell(error.name) } }))"
    )
    assert evaluated == "EvalError"
    assert found.page.evaluate("() => fetch('https://example.org/').then(() => 'sent', () => 'refused')") == "refused"
    refused = [line for line in found.said if "Content Security Policy" in line]
    assert len(refused) >= 4


def test_without_scripts_it_is_a_table_with_sources(browser: Browser, tmp_path: Path) -> None:
    write(samples.news(), tmp_path / "page.html")
    context = browser.new_context(java_script_enabled=False, offline=True)
    opened = context.new_page()
    opened.goto((tmp_path / "page.html").as_uri())
    assert opened.locator("h1").inner_text() == "Two harbour towns agree to share their pilots"
    assert "10 events in 1 article; 1 temporal expression stays undated." in opened.locator("main").inner_text()
    rows = opened.locator("tbody tr")
    assert rows.count() == 10
    told = [rows.nth(i).inner_text() for i in range(10)]
    for event, text in zip(samples.news().events, told, strict=True):
        assert event.headline in text
        assert event.why in text
    assert "Prosecutors charged the harbour master on Sunday." in "\n".join(told)
    assert "“long ago”" in opened.locator("section").inner_text()
    assert opened.locator("#picture svg").is_visible()
    assert opened.locator(".article mark", has_text="Sunday").count() == 1
    assert " ".join(opened.locator(".article").inner_text().split()) == " ".join(samples.news().documents[0].text.split())
    context.close()


def test_without_scripts_too_what_an_article_says_stays_text(browser: Browser, tmp_path: Path) -> None:
    write(samples.hostile(), tmp_path / "page.html")
    context = browser.new_context(java_script_enabled=False, offline=True)
    opened = context.new_page()
    opened.goto((tmp_path / "page.html").as_uri())
    assert opened.locator("main img, main b, main script").count() == 0
    assert samples.HOSTILE[0] in opened.locator("main").inner_text()
    assert opened.title() == samples.HOSTILE[1]
    context.close()


@pytest.mark.parametrize("width", [390, 640, 1024, 1440])
def test_nothing_is_wider_than_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    write(samples.hostile(), tmp_path / "page.html")
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, offline=True, viewport={"width": width, "height": 800})
        opened = context.new_page()
        opened.goto((tmp_path / "page.html").as_uri())
        if scripts:
            opened.wait_for_selector(STARTED, state="attached")
        box = opened.locator("#timeline").bounding_box()
        assert box is not None
        assert box["width"] <= width
        if scripts:
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_a_browser_that_cannot_unpack_draws_the_timeline_all_the_same(browser: Browser, tmp_path: Path) -> None:
    opened = sketched(browser, tmp_path)
    assert opened.locator(".et-sketch path").count() > 10
    opened.get_by_role("row", name=re.compile("Prosecutors charged")).click()
    assert "Prosecutors charged" in opened.locator(".et-details h2").inner_text()
    opened.context.close()


def test_plotly_takes_over_without_a_jump(context: BrowserContext, browser: Browser, tmp_path: Path) -> None:
    words = """(selector) => [...document.querySelectorAll(selector)].map((node) => {
        const {left, bottom} = node.getBoundingClientRect();
        return [node.textContent, Math.round(left), Math.round(bottom)];
    }).sort()"""
    before = sketched(browser, tmp_path)
    after = visit(context, samples.news(), tmp_path).page
    assert after.locator(".et-sketch").count() == 0
    assert before.evaluate(words, ".et-label") == after.evaluate(words, ".et-label")
    names, other = before.evaluate(words, ".et-sketch text"), after.evaluate(words, ".xtick text")
    assert [name for name, *_ in names] == [name for name, *_ in other]
    assert all(abs(a - b) <= 1 for one, two in zip(names, other, strict=True) for a, b in zip(one[1:], two[1:], strict=True))
    before.context.close()


def sketched(browser: Browser, folder: Path) -> Page:
    """The page in a browser that cannot unpack Plotly."""
    write(samples.news(), folder / "page.html")
    context = browser.new_context(offline=True)
    context.add_init_script("delete globalThis.DecompressionStream")
    opened = context.new_page()
    opened.goto((folder / "page.html").as_uri())
    opened.wait_for_selector(STARTED, state="attached")
    return opened


def test_many_pages_of_a_folder_share_one_plotly(context: BrowserContext, tmp_path: Path) -> None:
    write(samples.news(), tmp_path / "one.html", "directory")
    write(samples.ancient(), tmp_path / "other.html", "directory")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "other.html", "plotly.min.js"]
    assert (tmp_path / "one.html").stat().st_size < 400_000
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.goto((tmp_path / "one.html").as_uri())
    opened.wait_for_selector(STARTED, state="attached")
    assert opened.locator(".xtick").count() > 3
    assert said == []


def test_paper_gets_the_picture_of_the_whole_range_in_place_of_the_chart(context: BrowserContext, tmp_path: Path) -> None:
    found = visit(context, samples.news(), tmp_path).page
    assert not found.locator("#picture").is_visible()
    found.emulate_media(media="print")
    assert found.locator("#picture svg").is_visible()
    assert not found.locator(".et-chart").is_visible()


def test_the_same_timeline_gives_the_same_file(tmp_path: Path) -> None:
    assert page(samples.news()) == page(samples.news())


def test_half_a_surrogate_pair_is_no_error(tmp_path: Path) -> None:
    broken = samples.Article("broken", None, "half \ud800 pair").say("\udfff").extraction()
    write(samples.Timeline((broken,)), tmp_path / "page.html")
    assert "half ? pair" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(assets().rglob("*.js")), ids=lambda path: str(path.name))
def test_scripts_can_stand_in_a_page(path: Path) -> None:
    # These would end the script element early, or let it run past its end.
    assert not re.findall(r"</script|<script|<!--", path.read_text(encoding="utf-8"), re.IGNORECASE)


EMBEDDING = """<!doctype html><html lang="en"><title>A page that embeds</title><body>
<iframe id="timeline" src="page.html" title="Timeline" style="width: 100%; height: 300px; border: 0"></iframe>
<script>
addEventListener("message", ({ source, data }) => {
  const frame = document.getElementById("timeline");
  if (source === frame.contentWindow && data?.type === "event-timeline:height") frame.style.height = `${Number(data.height)}px`;
});
</script>"""


def test_a_frame_can_follow_its_height(browser: Browser, tmp_path: Path) -> None:
    write(samples.news(), tmp_path / "page.html")
    (tmp_path / "outer.html").write_text(EMBEDDING, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 700}, offline=True)
    opened = context.new_page()
    opened.goto((tmp_path / "outer.html").as_uri())
    frame = opened.frame_locator("#timeline")
    frame.locator("html.started").wait_for(state="attached")
    height = "document.getElementById('timeline').getBoundingClientRect().height"
    opened.wait_for_timeout(400)
    wide = opened.evaluate(height)
    assert wide > 600
    inner = opened.frames[1]
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    # It settles, and follows when the page becomes narrow.
    opened.wait_for_timeout(400)
    assert opened.evaluate(height) == wide
    opened.set_viewport_size({"width": 420, "height": 700})
    opened.wait_for_timeout(600)
    assert opened.evaluate(height) != wide
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    context.close()
