"""Lines of a page that are links to other pages are none of the article; sentences with links in them are."""

from __future__ import annotations

import pytest
from lxml import html

from timeline.read.clutter import without_links

PAGE = html.fromstring("""<body>
<h2><a href="/self">The river rose</a></h2>
<p>It rained on <a href="/sunday">Sunday</a>, she said.</p>
<p>[ <a href="/b"><span>More on the flood</span></a> ]</p>
<ul><li>IN PICTURES: <a href="/c">The flood from above</a></li><li><b>MAP</b>: <a href="/d">Which roads are closed</a></li></ul>
<ul><li>Five cellars flooded, among them <a href="/e">mine</a></li><li>Two roads closed</li></ul>
<div><a href="/f">Read the report</a> and <a href="/g">the answer</a></div>
</body>""")
KEPT = [
    "The river rose",
    "It rained on Sunday, she said.",
    "- Five cellars flooded, among them mine",
    "- Two roads closed",
    "Read the report and the answer",
]
DROPPED = ["[ More on the flood ]", "- IN PICTURES: The flood from above", "- MAP: Which roads are closed", "Loading...", "Advertisement"]


@pytest.mark.parametrize("line", KEPT)
def test_the_article_stays(line: str) -> None:
    assert without_links(f"It rained.\n{line}", PAGE) == f"It rained.\n{line}"


@pytest.mark.parametrize("line", DROPPED)
def test_navigation_goes(line: str) -> None:
    assert without_links(f"It rained.\n\n{line}\n\nThe river rose.", PAGE) == "It rained.\n\nThe river rose."
