"""RSS and Atom feeds, by feedparser: an article for each entry that brings its text, and what the others link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.errors import EmptyError, InputError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.raw import Raw


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: what names it for good (``key``), where its page is, and what the feed says of it; ``html`` is its text with
    marks, however short.
    """

    key: str
    link: str
    title: str
    html: str
    published: date | None
    author: str
    language: str
    site: str


def read_feed(raw: Raw) -> Iterator[Document | InputError]:
    """An article for each entry with a text; an entry without one is named with its address.

    Raises ``InputError`` when it is no feed, ``EmptyError`` when it has no entries.
    """
    entries = feed_entries(raw)
    if not entries:
        raise EmptyError(raw.source, "is a feed without entries; give another one")
    for entry in entries:
        try:
            yield entry_document(entry, raw.source)
        except InputError as error:
            yield error


def feed_entries(raw: Raw) -> list[Entry]:
    """The entries of a feed, in its order.

    Raises ``InputError`` when it is no feed.
    """
    import feedparser

    # Bytes only: given a string, feedparser would fetch it.
    headers = {"content-type": f"application/xml; charset={raw.encoding}"} if raw.encoding else {}
    try:
        found: Any = feedparser.parse(raw.data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, LookupError, RecursionError) as error:
        # Most damages it mends, some fail inside it.
        raise InputError(
            raw.source, f"is a damaged feed ({type(error).__name__}); check the address, or save its articles as files"
        ) from None
    if not found.entries and found.bozo and not found.get("version"):
        raise InputError(raw.source, "is no RSS or Atom feed; check the address, or save its articles as files")
    about = found.feed
    language, site = str(about.get("language", "")), str(about.get("title", ""))
    return [_entry(entry, language, site) for entry in found.entries]


def entry_document(entry: Entry, source: str) -> Document:
    """The article that an entry brings with it.

    Raises ``EmptyError`` when it brings none.
    """
    from lxml import html as lxml_html

    marked = entry.html.strip()
    text = "" if not marked else _plain(lxml_html.fromstring(f"<div>{marked}</div>"))
    if not text:
        where = f"; give its page: {entry.link}" if entry.link else ""
        raise EmptyError(f"{source}, “{entry.title or entry.key}”", f"brings no text with it{where}")
    found = "the feed" if entry.published else ""
    return article(
        text,
        Known(
            id=entry.key or entry.link or entry.title,
            title=entry.title,
            url=entry.link,
            language=entry.language,
            published=entry.published,
            found=found,
            author=entry.author,
            site=entry.site,
        ),
    )


def _entry(entry: Any, language: str, site: str) -> Entry:
    contents = [content.get("value") or "" for content in entry.get("content", [])]
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    link = str(entry.get("link", ""))
    return Entry(
        key=str(entry.get("id", "")) or link,
        link=link if link.startswith(("http://", "https://")) else "",
        title=" ".join(str(entry.get("title", "")).split()),
        html=max([*contents, entry.get("summary") or ""], key=len),
        published=date(*stamp[:3]) if stamp else None,
        author=str(entry.get("author", "")),
        language=str(next((content["language"] for content in entry.get("content", []) if content.get("language")), None) or language),
        site=site,
    )


_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "figcaption", "pre", "br", "ul", "ol", "table"}
)
_SILENT = frozenset({"script", "style", "noscript", "iframe", "template"})


def _plain(root: Any) -> str:
    """The words of a piece of HTML, a paragraph for each block."""
    pieces: list[str] = []
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        element, closing = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"
        if closing:
            pieces += ["\n\n" if tag in _BLOCKS else "", element.tail or ""]
            continue
        waiting.append((element, True))
        if tag in _BLOCKS:
            pieces.append("\n\n")
        if tag not in _SILENT:
            pieces.append(element.text or "")
            waiting += [(child, False) for child in reversed(element)]
    paragraphs = (" ".join(piece.split()) for piece in "".join(pieces).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
