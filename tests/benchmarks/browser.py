"""How quickly the page is there and how quickly it answers, in Chromium; run by hand with ``python -m tests.benchmarks.browser``.

The static page of 100 events and a page with nothing but Plotly's bundle are opened in turn, and so are the dashboard and a Dash page with
nothing on it, so that whatever else the machine does meets both. What a reader does is timed from the event to the frame that shows it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

import chromium
import samples
from desks import FLOOD, desk, served

from timeline.export.html import write
from timeline.model import Timeline
from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ALLOWED = 100  # milliseconds

_OPENED = """() => ({
  painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  usable: performance.getEntriesByName("usable")[0]?.startTime ?? null,
  ready: performance.getEntriesByName("ready")[0]?.startTime ?? null,
})"""

# Marks the moment at which the timeline answers, and that at which a page has drawn with Plotly, whoever calls it.
_WATCH = """
  const look = () => (document.querySelector(".et-mark") ? performance.mark("usable") : requestAnimationFrame(look));
  look();
  let plotly;
  Object.defineProperty(window, "Plotly", { configurable: true, get: () => plotly, set: (value) => {
    plotly = value;
    const { newPlot } = value;
    value.newPlot = (...all) => newPlot(...all).then((node) => {
      requestAnimationFrame(() => setTimeout(() => performance.mark("ready")));
      return node;
    });
  } });
"""

_EMPTY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><body><div id="plot"></div>
<script>{plotly}</script><script>Plotly.newPlot("plot", [], {{}});</script>"""

# Each gives the milliseconds from the event to the frame that shows it, for so many turns.
_ANSWERS = """async (turns) => {
  const layer = document.querySelector(".et-layer");
  const box = layer.getBoundingClientRect();
  const at = (share) => ({ clientX: box.left + box.width * share, clientY: box.top + box.height / 2, bubbles: true, cancelable: true });
  const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const wait = () => new Promise((done) => setTimeout(done, 30));
  const rows = () => [...document.querySelectorAll(".et-table tbody tr[data-id]")];
  const loose = { bubbles: true, cancelable: true };
  const key = (name, options = {}) => layer.dispatchEvent(new KeyboardEvent("keydown", { key: name, ...loose, ...options }));
  const wheel = (deltaY) => layer.dispatchEvent(new WheelEvent("wheel", { ...at(0.4), deltaY }));
  const field = document.querySelector(".et-field");
  const filter = [...document.querySelectorAll(".et-legend button")][0];
  const deeds = {
    select: (turn) => rows()[turn % rows().length].click(),
    hover: (turn) => layer.dispatchEvent(new PointerEvent("pointermove", { ...at((turn % 19) / 19), pointerId: 1 })),
    zoom: (turn) => wheel(turn % 12 < 6 ? -300 : 300),
    pan: (turn) => key(turn % 2 ? "ArrowLeft" : "ArrowRight", { shiftKey: true }),
    walk: () => key("ArrowRight"),
    filter: () => filter.click(),
    scale: () => document.querySelector(".et-scales input:not(:checked)").click(),
  };
  window.dispatchEvent(new WheelEvent("wheel"));
  const told = {};
  for (const [name, run] of Object.entries(deeds)) {
    told[name] = [];
    for (let turn = 0; turn < turns; turn++) {
      const begun = performance.now();
      run(turn);
      await shown();
      told[name].push(performance.now() - begun);
      await wait();
    }
    key("0");
    await wait();
  }
  const paths = [...document.querySelectorAll(".et-plot .shapelayer path")].map((path) => path.getAttribute("d"));
  told.marks = paths.reduce((sum, path) => sum + (path.match(/M/g) ?? []).length, 0);
  return told;
}"""


def main() -> None:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="times that each page is opened")
    parser.add_argument("--turns", type=int, default=24, help="times that each thing is done on a page")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=["--no-sandbox", "--disable-gpu"])
        opening(browser, Path(folder), options.runs)
        painting(browser, options.runs)
        answering(browser, Path(folder), options.turns)
        browser.close()


def opening(browser: Browser, folder: Path, runs: int) -> None:
    """The page of 100 events beside an empty page with Plotly."""
    from plotly.offline import get_plotlyjs

    ours, empty = folder / "page.html", folder / "empty.html"
    write(samples.many(100), ours)
    empty.write_text(_EMPTY.format(plotly=get_plotlyjs()), encoding="utf-8")
    told: dict[Path, list[dict[str, Any]]] = {ours: [], empty: []}
    for _ in range(runs):
        for path, found in told.items():
            page = opened(browser, path)
            found.append(drawn(page))
            page.context.close()
    ready = {path: median(run["ready"] for run in found) for path, found in told.items()}
    painted, usable = (median(run[name] for run in told[ours] if run[name] is not None) for name in ("painted", "usable"))
    for name, path in (("page of 100 events", ours), ("empty page with Plotly", empty)):
        print(f"{name}: {path.stat().st_size:,} bytes, drawn by Plotly after {ready[path]:.0f} ms")
    print(f"ratio {ready[ours] / ready[empty]:.2f}; the page of events is painted after {painted:.0f} ms and answers after {usable:.0f} ms")


def painting(browser: Browser, runs: int) -> None:
    """The dashboard on one article and on 200 beside an empty Dash page: when each is first painted, and when it shows events."""
    from dash import Dash, html

    blank = Dash("blank")
    blank.layout = html.Div("Nothing")
    with Library() as one, Library() as many:
        one.add(FLOOD)
        for number in range(200):
            many.add(replace(FLOOD, id="", title=f"The Alder floods, part {number}", text=f"{FLOOD.text} Part {number} was told in 1999."))
        with served(blank.server) as empty, desk(browser, one) as small, desk(browser, many) as large:
            pages = {"an empty Dash page": empty, "the dashboard, one article": small.address, "the dashboard, 200 articles": large.address}
            told: dict[str, list[dict[str, Any]]] = {name: [] for name in pages}
            for _ in range(runs):
                for name, address in pages.items():
                    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
                    page.add_init_script(_WATCH)
                    page.goto(address)
                    page.wait_for_selector("#react-entry-point :text('Nothing')" if address == empty else ".et-mark")
                    page.wait_for_timeout(500)
                    told[name].append(page.evaluate(_OPENED))
                    page.context.close()
    first = median(run["painted"] for run in told["an empty Dash page"])
    for name, found in told.items():
        painted = median(run["painted"] for run in found)
        shows = [run["usable"] for run in found if run["usable"] is not None]
        print(
            f"{name}: painted after {painted:.0f} ms, {painted / first:.2f}×"
            + (f"; shows events after {median(shows):.0f} ms" if shows else "")
        )


def answering(browser: Browser, folder: Path, turns: int) -> None:
    """What a reader does, on one article, on a library of 200 and on 5,000 events; medians in milliseconds."""
    made = {"one article": samples.news(), "200 articles": samples.many(1600, articles=200), "5,000 events": samples.many(5000)}
    for name, timeline in made.items():
        told, requests = answers(browser, folder, timeline, turns)
        marks = told.pop("marks")
        middles = {deed: median(spent) for deed, spent in told.items()}
        words = ", ".join(f"{deed} {spent:.0f}" for deed, spent in middles.items())
        slow = [deed for deed, spent in middles.items() if spent > ALLOWED]
        print(f"{name}: {words} ms; {marks} marks; {requests} requests{'; TOO SLOW: ' + ', '.join(slow) if slow else ''}")


def answers(browser: Browser, folder: Path, timeline: Timeline, turns: int) -> tuple[dict[str, Any], int]:
    """The milliseconds of each deed, and how many requests the page made meanwhile."""
    path = folder / "page.html"
    write(timeline, path)
    page = opened(browser, path)
    drawn(page)
    page.wait_for_timeout(500)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    told: dict[str, Any] = page.evaluate(_ANSWERS, turns)
    page.context.close()
    return told, len([url for url in asked if not url.startswith(("data:", "blob:"))])


def drawn(page: Page) -> dict[str, Any]:
    """When the page was painted and when Plotly had drawn, once it has; the page's policy forbids Playwright's own way to wait."""
    while True:
        told: dict[str, Any] = page.evaluate(_OPENED)
        if told["ready"] is not None:
            return told
        page.wait_for_timeout(50)


def opened(browser: Browser, path: Path) -> Page:
    """The page in a context of its own, so that nothing is kept from the time before."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    page.add_init_script(_WATCH)
    page.goto(path.as_uri())
    return page


if __name__ == "__main__":
    main()
