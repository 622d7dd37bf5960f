"""PDF files, by pypdf: the text that is in them. A scanned page has none, and is named."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from timeline.errors import EmptyError, InputError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.raw import Raw

_MOST_PAGES = 2000
# A line at the head or the foot of at least so many pages, and of so large a share of them, is their running title.
_RUNNING_PAGES, _RUNNING_SHARE = 3, 0.6
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zß-ÿ])")
_LOCKED = "is protected with a password; save it without one and give that file"


def read_pdf(raw: Raw) -> Document:
    """The article of a PDF file: the text of its pages, title, author and the day that it says it was made.

    Raises ``InputError`` when it is damaged or locked, ``EmptyError`` when all its pages are scanned.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # It tells of each damage that it mends; people are told what cannot be mended.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(raw.source, _LOCKED)
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(raw.source, f"has more than {_MOST_PAGES} pages; give the part that is the article")
        pages = [_page(page) for page in reader.pages]
        about = _about(reader)
    except InputError:
        raise
    except (PyPdfError, ImportError) as error:
        raise InputError(raw.source, f"cannot be read as a PDF ({error}); save it anew, or copy its text into a text file") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, AssertionError, OSError, MemoryError) as error:
        # A damaged file fails anywhere in the library.
        problem = f"is a damaged PDF ({type(error).__name__}); save it anew, or copy its text into a text file"
        raise InputError(raw.source, problem) from None
    scanned = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(scanned) == len(pages):
        raise EmptyError(raw.source, "is scanned: its pages are pictures without text; run it through text recognition (OCR) first")
    warnings = (_scanned(scanned),) if scanned else ()
    text = "\n\n".join(page for page in _without_running_titles(pages) if page.strip())
    made, title, author = about
    known = Known(raw.id, title=title, url=raw.address, author=author, warnings=warnings)
    document = article(text, known)
    if document.published is None and made is not None:
        return article(text, replace(known, published=made, found="the day that the PDF was made"))
    return document


def _page(page: Any) -> str:
    """The text of a page, with words that were broken at a line's end put together."""
    return _HYPHEN.sub("", str(page.extract_text() or "").replace("\x00", "").replace("\r\n", "\n"))


def _about(reader: Any) -> tuple[date | None, str, str]:
    """The day, title and author that the file tells of itself."""
    said = reader.metadata
    if said is None:
        return None, "", ""
    try:
        made = said.creation_date
    except (ValueError, TypeError):
        made = None
    title = str(said.title or "").strip()
    # Word processors write the name of their own file there.
    title = "" if re.search(r"\.\w{3,4}$|^(?:microsoft word|untitled)\b", title, re.IGNORECASE) else title
    return made.date() if isinstance(made, datetime) else None, title, str(said.author or "").strip()


def _scanned(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
    return f"Scanned pages hold no text and were left out: {shown}. Run the file through text recognition (OCR) to have them read."


def _without_running_titles(pages: list[str]) -> list[str]:
    """Without the lines that stand at the head or the foot of most pages, page numbers apart."""
    edges = [{_edge(line) for line in (*lines[:2], *lines[-2:])} for page in pages if (lines := page.strip().split("\n"))]
    counts = Counter(line for edge in edges for line in edge if line)
    running = {line for line, count in counts.items() if count >= max(_RUNNING_PAGES, _RUNNING_SHARE * len(pages))}
    return ["\n".join(_kept(page.strip().split("\n"), running)) for page in pages]


def _kept(lines: list[str], running: set[str]) -> list[str]:
    last = len(lines) - 1
    return [line for place, line in enumerate(lines) if not ((place < 2 or place > last - 2) and _edge(line) in running)]


def _edge(line: str) -> str:
    """A line as running titles are compared: the page's number before or behind it is "#", whatever it is."""
    return re.sub(r"^\d+\s+(?=\S)|(?<=\S)\s+\d+$|^\d+$", "#", line.strip())
