"""Takes the README's pictures anew: python tests/screenshots.py, with the Python of an environment that tests/run.py made."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import chromium
from playwright.sync_api import Browser, sync_playwright

import timeline
from timeline.resources import assets, data

SAMPLE = data() / "articles" / "strait-bridge-2019-05-15.txt"
SELECTED = "The unions called off a strike"
SIZE = {"width": 1360, "height": 860}
# The pages of the README's gallery: article, picture, and what is chosen in it.
GALLERY = (
    ("strait-bridge-2019-05-15.txt", "gallery-bridge", "A storm tore"),
    ("calendar-reform-2012-02-29.txt", "gallery-calendar", "Caesar was murdered"),
    ("wind-results-2023-11-08.html", "gallery-wind", "cut its forecast"),
)


def main() -> None:
    """Serve the sample, choose an event, and take the page in both colour schemes; then the pages of the gallery."""
    command = [sys.executable, "-m", "timeline", "serve", str(SAMPLE), "--port", "0"]
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=["--no-sandbox"])
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found
            for scheme in ("light", "dark"):
                take(browser, f"{found[0]}#event={event_of(SAMPLE, SELECTED)}", f"screenshot-{scheme}", scheme)
        finally:
            server.kill()
        for article, picture, chosen in GALLERY:
            source, file = data() / "articles" / article, Path(folder) / f"{picture}.html"
            subprocess.run([sys.executable, "-m", "timeline", "export", str(source), "-o", str(file)], check=True)
            take(browser, f"{file.as_uri()}#event={event_of(source, chosen)}", picture, "light")
        browser.close()


def event_of(article: Path, words: str) -> str:
    """The id of the event of an article whose headline has these words."""
    events = timeline.extract(timeline.read(article)).events
    return next(event.id for event in events if words in event.headline)


def take(browser: Browser, address: str, picture: str, scheme: Literal["light", "dark"]) -> None:
    """The picture of a page once its timeline stands."""
    page = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(address)
    page.wait_for_selector(".et-label", state="attached")
    page.wait_for_timeout(4000)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    page.screenshot(path=assets() / f"{picture}.png")


if __name__ == "__main__":
    main()
