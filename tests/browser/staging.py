"""A page with the browser module on it, and what tests ask of it. The page is served from within the test: no network, no server."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline.model import Timeline
from timeline.resources import assets
from timeline.view.payload import payload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ElementHandle, Locator, Page, Route

ORIGIN = "http://timeline.test"
# As strict as the static page's own policy: no inline script, no eval, nothing from elsewhere.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:"

_OVERLAPS = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility()).map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { id: node.closest("[data-id]")?.dataset.id ?? node.textContent, left, right, top, bottom };
  });
  const labels = boxes(".et-label");
  // A bar is twelve pixels tall; the element around it is what one can hit.
  const bars = boxes(".et-mark").map((box) => {
    const middle = (box.top + box.bottom) / 2;
    return { ...box, top: middle - 6, bottom: middle + 6, bar: true };
  });
  const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const found = [];
  labels.forEach((label, place) => {
    for (const other of labels.slice(place + 1)) if (meet(label, other)) found.push([label.id, other.id]);
    for (const bar of bars) if (bar.id !== label.id && meet(label, bar)) found.push([label.id, "bar of " + bar.id]);
  });
  return { labels: labels.length, overlaps: found };
}"""


@lru_cache(maxsize=8)
def told(timeline: Timeline) -> str:
    """The timeline's payload as JSON, made once for all tests that show it."""
    return json.dumps(payload(timeline))


@dataclass
class Stage:
    """One page that all tests of a session share; ``show`` mounts the module anew."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def show(
        self, timeline: Timeline, *, width: int = 1280, height: int = 900, scheme: str = "light", fragment: str = "", **options: Any
    ) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce", media="screen")
        self.page.evaluate("fragment => history.replaceState(null, '', '/' + fragment)", fragment)
        self.page.mouse.move(0, 0)
        self.page.evaluate(
            """([told, options]) => {
              window.calls = [];
              const call = (name) => (...values) => window.calls.push([name, ...values]);
              const calls = { onSelect: call("select"), onFilter: call("filter"), onAction: options.actions ? call("action") : null };
              window.handle = EventTimeline.mount(document.getElementById("app"), JSON.parse(told), { ...options, ...calls });
              scrollTo(0, 0);
            }""",
            [told(timeline), options],
        )
        self.settle()

    def settle(self) -> None:
        """Wait until what was scheduled for the next frames is drawn."""
        self.page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 90))")

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.page.evaluate("handle.getState()")
        return state

    def set(self, **state: Any) -> None:
        self.page.evaluate("state => handle.setState(state)", state)
        self.settle()

    def get(self, selector: str, *, has_text: str | None = None) -> Locator:
        return self.page.locator(selector, has_text=has_text)

    def mark(self, identity: str) -> ElementHandle:
        return self.page.wait_for_selector(f'.et-mark[data-id="{identity}"]', state="attached")

    def middle(self, identity: str) -> tuple[float, float]:
        """The middle of an event's mark, in pixels of the page."""
        box = self.mark(identity).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def click_mark(self, identity: str, **options: Any) -> None:
        self.page.mouse.click(*self.middle(identity), **options)
        self.settle()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.get(selector).all_inner_texts()]

    def copied(self) -> str:
        """What the page put on the clipboard, as it would be pasted."""
        self.page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
        self.page.locator("#paste").press("Control+V")
        return str(self.page.evaluate("(() => { const area = document.getElementById('paste'); area.remove(); return area.value; })()"))

    def ticks(self) -> list[str]:
        """What the axis says, from left to right."""
        return self.get(".et-plot .xtick text").all_text_contents()

    def labels(self) -> dict[str, Any]:
        """How many labels there are, and which of them lie on each other or on another's bar."""
        found: dict[str, Any] = self.page.evaluate(_OVERLAPS)
        return found

    def overflows(self) -> bool:
        """Whether the page can be scrolled sideways."""
        found: bool = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return found


def staged(browser: Browser, plotly: str) -> Stage:
    """A page of its own with the module loaded."""
    context = browser.new_context()
    page = context.new_page()
    stage = Stage(page)
    scripts = sorted(path.name for path in (assets() / "timeline").glob("*.js"))
    tags = "".join(f'<script src="/{name}"></script>' for name in ("plotly.js", *scripts))
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="/timeline.css"><title>stage</title>'
    html = f'{head}<body style="margin:0"><div id="app"></div>{tags}'

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN).split("?")[0].lstrip("/")
        if not route.request.url.startswith(ORIGIN):
            stage.foreign.append(route.request.url)
            route.abort()
        elif name == "":
            route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})
        elif name == "plotly.js":
            route.fulfill(body=plotly, content_type="text/javascript")
        elif name in scripts:
            route.fulfill(path=assets() / "timeline" / name, content_type="text/javascript")
        elif name == "timeline.css":
            route.fulfill(path=assets() / name, content_type="text/css")
        else:
            route.fulfill(status=204)

    page.route("**/*", serve)
    page.on("console", lambda message: stage.errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: stage.errors.append(str(error)))
    page.goto(ORIGIN + "/")
    return stage
