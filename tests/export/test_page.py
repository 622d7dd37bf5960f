"""The static page as a file, before any browser reads it: what it is called, and with what it opens."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import samples

from timeline.export import html


def told(page: str) -> dict[str, Any]:
    """The payload that stands in a page."""
    found = re.search(r'<script type="application/json" id="payload">(.*?)</script>', page, re.DOTALL)
    assert found
    payload: dict[str, Any] = json.loads(found[1])
    return payload


def test_without_a_title_it_is_called_by_its_article() -> None:
    assert told(html.page(samples.news(), "directory"))["title"] == samples.news().documents[0].title


def test_a_title_stands_wherever_the_page_says_what_it_is_and_as_text_only() -> None:
    page = html.page(samples.news(), "directory", title="  Two\n<harbours> ")
    assert told(page)["title"] == "Two <harbours>"
    assert "<title>Two &lt;harbours&gt;</title>" in page
    assert '<h1 dir="auto">Two &lt;harbours&gt;</h1>' in page


@pytest.mark.parametrize(
    ("view", "opens"),
    [
        ("", ""),
        ("scale=even&hide=kind:report", "scale=even&hide=kind:report"),
        ("#scale=circular&tab=</script>", ""),
        ("find=a+%22b%22&nonsense=1", "find=a+%22b%22"),
    ],
)
def test_it_opens_with_the_view_that_was_asked_for_as_far_as_that_makes_sense(view: str, opens: str) -> None:
    assert told(html.page(samples.news(), "directory", view=view))["view"] == opens


def test_the_picture_has_the_scale_of_the_view() -> None:
    pages = {scale: html.page(samples.news(), "directory", view=f"scale={scale}") for scale in ("linear", "even")}
    pictures = {scale: page.split('<div id="picture">')[1].split("</svg>")[0] for scale, page in pages.items()}
    assert pictures["linear"] != pictures["even"]
