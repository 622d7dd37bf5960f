"""What trafilatura leaves of a page's own links and signs between the paragraphs of an article."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that can be a line of the text. A heading may be a link to its own page and stay what it is.
_LINES = ("li", "p", "div", "span", "em", "strong", "blockquote")
# What may stand around a link without making the line a sentence: "[ More on the flood ]", "- In pictures", "» Read on".
_AROUND = re.compile(r"[^\w\"'“”‘’„«»(){}$€£#@%]+")
_LONGEST = 200
# So many elements may stand between a link and its line.
_CLIMB = 4
# A list of links has so many items at least.
_FEWEST_ITEMS = 2
# What a page shows while a picture or a table is on its way, or in the place of one.
_SIGNS = re.compile(r"(?:loading|please wait|advertisement|anzeige|publicité|publicidad)[ .…]*", re.IGNORECASE)


def without_links(text: str, page: HtmlElement) -> str:
    """A page's article without the lines that are links to other pages and nothing else, and without the signs of what is still loading.

    >>> from lxml import html
    >>> page = html.fromstring("<div><p>It rained.</p><ul><li><a href='/b'>The flood in pictures</a></li></ul></div>")
    >>> without_links("It rained.\\n- The flood in pictures", page)
    'It rained.'
    """
    links = _link_lines(page)
    kept = [line for line in text.split("\n") if _plain(line) not in links and not _SIGNS.fullmatch(line.strip())]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _link_lines(page: HtmlElement) -> frozenset[str]:
    """What the page's lines of nothing but links say."""
    found: set[str] = set()
    # What elements say, each asked once: thousands of links may stand in one.
    known: dict[HtmlElement, str] = {}
    for link in page.iter("a"):
        said = _plain(_short(link))
        for above in islice(link.iterancestors(), _CLIMB) if said else ():
            if above not in known:
                known[above] = _plain(_short(above))
            if known[above] != said:
                break
            if above.tag in _LINES:
                found.add(said)
    for items in page.iter("ul", "ol"):
        found |= _linked_items(items)
    return frozenset(found)


def _linked_items(items: HtmlElement) -> set[str]:
    """The items of a list that is one of links, each perhaps with a word before: "IN PICTURES: The flood"."""
    said = [_short(item) for item in items if item.tag == "li"]
    linked = [" ".join(_short(link) for link in item.iter("a")) for item in items if item.tag == "li"]
    if len(said) < _FEWEST_ITEMS or not all(said):
        return set()
    return {_plain(item) for item in said} if all(len(link) * 2 >= len(item) for item, link in zip(said, linked, strict=True)) else set()


def _short(element: HtmlElement) -> str:
    said = ""
    for piece in element.itertext():
        said += piece
        if len(said) > _LONGEST:
            return ""
    return said


def _plain(line: str) -> str:
    return " ".join(_AROUND.sub(" ", line).split()).casefold()
