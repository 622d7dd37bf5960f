"""Takes the README's pictures anew: python tests/screenshots.py, with the Python of an environment that tests/run.py made."""

from __future__ import annotations

import re
import subprocess
import sys

import chromium
from playwright.sync_api import sync_playwright

from timeline.resources import assets, data

SAMPLE = data() / "articles" / "strait-bridge-2019-05-15.txt"
SELECTED = "The unions called off a strike"
SIZE = {"width": 1360, "height": 860}


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
        browser.close()
        server.terminate()


if __name__ == "__main__":
    main()
