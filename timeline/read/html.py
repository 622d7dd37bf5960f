"""Saved web pages: trafilatura finds the article in the page; the publication date comes from the page itself.

A page tells its date in several places that need not agree. Its metadata is the most reliable, but where that is in UTC, the day is not
always the one that the writer's "Sunday" is reckoned from; then the date in the page's address, or the one that the page shows its
readers, decides, if it is at most a day off. htmldate is asked when there is no metadata.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from timeline.errors import EmptyError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.clutter import without_links
from timeline.read.dates import find_dates
from timeline.read.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# What browsers take the Latin-1 that pages declare for (WHATWG, *Encoding Standard*, section 4.2).
_WINDOWS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish_date",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:publishtime",
    "citation_publication_date",
    "date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)")
_DATED = re.compile(r"date|time|publish|posted|byline", re.IGNORECASE)
_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_SHOWN_LENGTH = 120
# htmldate's upper bound is otherwise the day on which it runs.
_LATEST = datetime(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A day in the page, whether it was counted in UTC, and where it stood."""

    day: date
    utc: bool
    found: str


def read_html(data: bytes, source: str, id: str = "", *, address: str = "", encoding: str = "") -> Document:
    """The article of a page: its text as trafilatura finds it, title, author, site, address, language, publication date and where that was
    found. ``address`` and ``encoding`` are those of a page that was fetched; its own word goes before them.

    Raises ``EmptyError`` when the page holds no article.
    """
    from lxml import html as lxml_html
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction, html2txt

    decoded = _decode(data, source, encoding)
    page = _XML_DECLARATION.sub("", decoded[0])
    dating = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    found: Any = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dating)
    try:
        tree = lxml_html.fromstring(page)
    except LxmlError:
        raise EmptyError(source, "is a page with nothing in it; save it anew, or copy the article's text into a text file") from None
    text = without_links((found.text if found else "") or html2txt(page), tree)
    if not text.strip():
        raise EmptyError(source, "is a page without an article in it; copy the article's text into a text file and give that")
    linked = list(_linked_data(tree))
    url = _url(tree) or (found.url if found else None) or address
    stamp, warnings = _published(tree, linked, url)
    site = (found.sitename if found else None) or ""
    author = _author(linked) or _named((found.author if found else None) or "")
    known = Known(
        id=id,
        title=_without_site((found.title if found else None) or "", site),
        url=url,
        language=_language(tree),
        published=stamp.day if stamp else None,
        found=stamp.found if stamp else "",
        warnings=(*decoded[1], *warnings),
        author="" if author == site else author,
        site=site,
        updated=_updated(tree, linked),
    )
    document = article(text, known)
    if document.published is None and found and found.date:
        known = replace(known, published=date.fromisoformat(found.date), found="the page, by htmldate")
        return article(text, known)
    return document


def is_html(data: bytes) -> bool:
    """Whether the first bytes are those of a web page.

    >>> is_html(b"<!-- saved --><!DOCTYPE html><p>"), is_html(b"<TimeML>")
    (True, False)
    """
    head = data[:2048]
    return (
        re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", head, re.I | re.S)
        is not None
    )


def _decode(data: bytes, source: str, encoding: str) -> tuple[str, tuple[str, ...]]:
    """A page names its own encoding."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode(_WINDOWS.get(name, name)), ()
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data, source, encoding)
    return decoded.text, decoded.warnings


def _published(tree: HtmlElement, linked: list[dict[str, Any]], url: str) -> tuple[_Stamp | None, tuple[str, ...]]:
    named = [*_linked_dates(linked), *_meta_dates(tree)]
    warnings: tuple[str, ...] = ()
    if not named:
        return next(_marked_dates(tree), None) or next(_url_dates(url), None), ()
    stamp = named[0]
    if stamp.utc:
        local = (*_url_dates(url), *_shown_dates(tree))
        near = next((other for other in local if abs((other.day - stamp.day).days) <= 1), stamp)
        if near.day != stamp.day:
            stamp = replace(near, found=f"{near.found}; {stamp.found} says {stamp.day}, by UTC")
    other = next((other for other in (*named, *_url_dates(url)) if abs((other.day - stamp.day).days) > 1), None)
    if other is not None:
        warning = (
            f"According to {stamp.found} the article is of {stamp.day}, according to {other.found} of {other.day}; the former was used."
        )
        warnings = (f"{warning} Give the publication date (--published) to choose another.",)
    return stamp, warnings


def _stamp(written: object, found: str) -> _Stamp | None:
    parts = _STAMP.match(written.strip()) if isinstance(written, str) else None
    if parts is None:
        return None
    try:
        day = date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        return None
    return _Stamp(day, parts[6] is not None and not parts[6].strip("Z+-0:"), found)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those in lists and graphs, too."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = item + waiting
            elif isinstance(item, dict):
                yield item
                waiting += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _linked_dates(linked: list[dict[str, Any]]) -> Iterator[_Stamp]:
    for key in ("datePublished", "dateCreated"):
        for item in linked:
            stamp = _stamp(item.get(key), f"the page's metadata (JSON-LD {key})")
            if stamp:
                yield stamp


def _updated(tree: HtmlElement, linked: list[dict[str, Any]]) -> date | None:
    """The day of the last change that the page tells programs of."""
    stamps = (*(_stamp(item.get("dateModified"), "") for item in linked), *_meta_dates(tree, _UPDATED))
    return next((stamp.day for stamp in stamps if stamp), None)


def _meta_dates(tree: HtmlElement, names: tuple[str, ...] = _META) -> Iterator[_Stamp]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        named.setdefault(name, meta.get("content") or "")
    for name in names:
        stamp = _stamp(named.get(name), f"the page's metadata ({name})")
        if stamp:
            yield stamp


def _marked_dates(tree: HtmlElement) -> Iterator[_Stamp]:
    """``time`` elements that are marked as the publication's, then the first in the article."""
    times = list(tree.iter("time"))
    marked = [
        time for time in times if time.get("pubdate") is not None or "publish" in f"{time.get('itemprop')} {time.get('class')}".lower()
    ]
    for time in (*marked, *(time for time in times if any(above.tag in ("article", "main", "header") for above in time.iterancestors()))):
        stamp = _stamp(time.get("datetime"), "the page's time element")
        if stamp:
            yield stamp


def _url_dates(url: str) -> Iterator[_Stamp]:
    for parts in _IN_URL.finditer(url):
        try:
            yield _Stamp(date(int(parts[1]), int(parts[2]), int(parts[3])), False, "the page's address")
        except ValueError:
            continue


def _shown_dates(tree: HtmlElement) -> Iterator[_Stamp]:
    """The dates that the page shows its readers, in elements that say so, in the page's order."""
    for element in tree.iter("time", "div", "span", "p", "li"):
        if element.tag != "time" and not _DATED.search(f"{element.get('class')} {element.get('id')} {element.get('itemprop')}"):
            continue
        stamp = _stamp(element.get("datetime"), "the date that the page shows") if element.tag == "time" else None
        if stamp and not stamp.utc:
            yield stamp
        shown = _short_text(element)
        yield from (_Stamp(day, False, "the date that the page shows") for found in find_dates(shown) for day in found.meanings)


def _short_text(element: HtmlElement) -> str:
    """What an element shows; nothing when that is more than a line."""
    shown = ""
    for piece in element.itertext():
        shown += f" {piece.strip()}"
        if len(shown) > _SHOWN_LENGTH:
            return ""
    return shown


def _url(tree: HtmlElement) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith(("http://", "https://")):
            return str(link.get("href"))
    return next((meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:url"), "")


def _language(tree: HtmlElement) -> str:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    named = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if not named:
        named = next((meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:locale"), "")
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", named)
    return code[0].lower() if code else ""


def _author(linked: list[dict[str, Any]]) -> str:
    """The persons whom the page's metadata name as its authors, else the agency or paper."""
    authors = [item["author"] for item in linked if "author" in item]
    flat = [author for one in authors for author in (one if isinstance(one, list) else [one])]
    known = [author for author in flat if isinstance(author, dict) and isinstance(author.get("name"), str)]
    persons = [author for author in known if author.get("@type") == "Person"]
    names = [name for author in persons or known if (name := _named(" ".join(author["name"].split())))]
    return "; ".join(dict.fromkeys(names))


def _named(author: str) -> str:
    """An author's name, unless it is what publishing programs write where there is none."""
    return "" if re.fullmatch(r"(?:no author|admin\w*|staff|editor|unknown|guest|author)", author.strip(), re.IGNORECASE) else author


def _without_site(title: str, site: str) -> str:
    return re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title) if site else title
