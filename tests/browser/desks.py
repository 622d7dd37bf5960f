"""The dashboard in a browser of its own: a real server on a free port, and what tests ask of the page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import telling
from waitress.server import create_server

from timeline.byhand import tell, understand
from timeline.cli.given import endings, read, reopen
from timeline.export import html
from timeline.model import Document, Timeline
from timeline.read import parse_published, read_all
from timeline.store import Library
from timeline.web.app import create_app
from timeline.web.download import Download

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Locator, Page, Request

FLOOD = Document(
    "The Alder flooded in 1953. The dam broke in 1962, and people still speak of 1962. It rained yesterday.",
    title="The Alder floods again",
)
DAM = "The dam broke in 1962, and people still speak of 1962"
FLOODED = "The Alder flooded in 1953"
"""The headlines of its events; of what broke there are two."""

HEADLINES = Download("csv", "CSV, for spreadsheets", "text/csv", lambda timeline: (f"{event.headline}\n" for event in timeline.events))
PAGE = Download("html", "Web page", "text/html", lambda timeline: (), as_shown=lambda timeline, *told: [own_page(timeline, *told)])


def own_page(timeline: Timeline, title: str, view: str) -> str:
    return html.page(timeline, title=title, view=view)


# Whatever the content security policy stops is an error on the page.
STOPPED = (
    """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => console.error(violatedDirective, blockedURI))"""
)


@dataclass
class Desk:
    """A page on a library, everything that went wrong on it, and what it asked of the server since ``quiet`` was called."""

    page: Page
    library: Library
    address: str
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    waiting: set[Request] = field(default_factory=set)

    def watch(self) -> None:
        def said(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.wrong.append(message.text)

        def asks(request: Request) -> None:
            # Whether anything has changed is asked every few seconds, whatever anybody does.
            if request.url.startswith("http") and not request.url.endswith("/revision"):
                self.asked.append(request.url)
                self.waiting.add(request)

        def alerts(dialog: Dialog) -> None:
            self.wrong.append(dialog.message)
            dialog.dismiss()

        self.page.on("console", said)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", alerts)
        self.page.on("request", asks)
        self.page.on("requestfinished", lambda request: self.waiting.discard(request))
        self.page.on("requestfailed", lambda request: self.waiting.discard(request))

    def open(self, search: str = "") -> None:
        self.page.goto(self.address + search)
        self.page.wait_for_selector(".et-title")
        self.page.wait_for_selector(".table .ag-header")
        self.settle()

    def settle(self) -> None:
        """Until nothing is under way any more, and for a moment after it."""
        self.page.wait_for_timeout(150)
        while self.waiting:
            self.page.wait_for_timeout(150)

    def quiet(self) -> None:
        self.settle()
        self.asked.clear()

    def texts(self, selector: str) -> list[str]:
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def has_focus(self, selector: str) -> None:
        """Wait until it is so."""
        self.page.wait_for_function("(selector) => document.activeElement.matches(selector)", arg=selector)

    def dialog(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=name)

    def click_mark(self, headline: str) -> None:
        """On the event's label in the chart, as a person would."""
        box = self.page.locator(".et-mark", has_text=headline).locator(".et-label").first.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)

    def rows(self) -> list[str]:
        """The headlines in the table from its top."""
        # All at once: a row may be taken out between one look and the next.
        found = """(rows) => rows.map((row) => [+row.getAttribute("row-index"), row.querySelector('[col-id="event"]')?.innerText ?? ""])"""
        cells = self.page.locator(".table .ag-center-cols-container .ag-row").evaluate_all(found)
        return [headline for _, headline in sorted(cells)]

    def selected(self) -> dict[str, list[str]]:
        """What each view shows as selected."""
        return {
            "chart": [mark.get_attribute("aria-label") or "" for mark in self.page.locator('.et-mark[aria-selected="true"]').all()],
            "details": self.texts(".et-details h2"),
            "article": self.texts(".et-text mark.et-on"),
            "table": self.texts('.table .ag-row-selected [col-id="event"]'),
        }


@contextmanager
def desk(
    browser: Browser,
    library: Library,
    *,
    sample: Document | None = None,
    extract: Callable[[Document], Timeline] = telling.extract,
    **context: Any,
) -> Iterator[Desk]:
    app = create_app(
        library,
        extract=extract,
        read=read,
        reopen=reopen,
        endings=endings(),
        fetch=lambda address: read_all([address]),
        parse_published=parse_published,
        understand=understand,
        tell=tell,
        downloads=[PAGE, HEADLINES],
        sample=lambda: sample,
    )
    with served(app.server) as address:
        opened = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **context})
        opened.add_init_script(STOPPED)
        found = Desk(opened.new_page(), library, address)
        found.watch()
        try:
            yield found
        finally:
            opened.close()


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The address of a WSGI application on a free port of this computer."""
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=6)

    def serve() -> None:
        # It may be waiting when its socket is closed.
        with suppress(OSError):
            server.run()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        server.close()
        thread.join(timeout=10)
