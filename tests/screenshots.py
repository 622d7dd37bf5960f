"""Takes the README's pictures anew: python tests/screenshots.py, with the Python of an environment that tests/run.py made."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import chromium
from playwright.sync_api import Browser, sync_playwright

from timeline.resources import assets, data

SAMPLE = data() / "articles" / "strait-bridge-2019-05-15.txt"
SELECTED = "The unions called off a strike"
SIZE = {"width": 1360, "height": 860}
# The pages of the README's gallery: article, picture, and what is chosen in it.
GALLERY = (
    ("strait-bridge-2019-05-15.txt", "gallery-bridge", "storm tore"),
    ("calendar-reform-2012-02-29.txt", "gallery-calendar", "Caesar"),
    ("wind-results-2023-11-08.html", "gallery-wind", "cut its forecast"),
)


def main() -> None:
    """Serve the sample, choose an event, and take the page in both colour schemes."""
    command = [sys.executable, "-m", "timeline", "serve", str(SAMPLE), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as playwright:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce").new_page()
            page.goto(found[0])
            page.get_by_role("row", name=re.compile(SELECTED)).first.click()
            page.evaluate("scrollTo(0, 0)")
            page.wait_for_timeout(1000)
            page.screenshot(path=assets() / f"screenshot-{scheme}.png")
        server.terminate()
        with TemporaryDirectory() as folder:
            for article, picture, chosen in GALLERY:
                show_page(browser, data() / "articles" / article, Path(folder) / f"{picture}.html", picture, chosen)
        browser.close()


def show_page(browser: Browser, article: Path, file: Path, picture: str, chosen: str) -> None:
    """Export an article as a page, choose an event of it, and take its picture."""
    subprocess.run([sys.executable, "-m", "timeline", "export", str(article), "-o", str(file)], check=True)
    page = browser.new_context(viewport=SIZE, color_scheme="light", reduced_motion="reduce").new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html.started", state="attached")
    page.get_by_role("row", name=re.compile(chosen)).first.click()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    page.screenshot(path=assets() / f"{picture}.png")


if __name__ == "__main__":
    main()
