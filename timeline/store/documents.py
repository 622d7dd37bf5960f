"""Documents as rows of the table of articles."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date

from timeline.model import Document, Skipped
from timeline.store.log import Row

__all__ = ["ALL", "CONTENT", "GIVEN", "document_of", "hash_of", "row_of", "whole"]

GIVEN = "given"
"""Where a publication date was found that a person gave; readers of files say the same."""

CONTENT = ("title", "published", "published_from", "text", "document", "digest")
"""The columns that tell what an article says."""

ALL = (*CONTENT, "position")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no file and no page can hold, so that every span keeps its place."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def hash_of(text: str) -> str:
    """Twelve hexadecimal digits that tell texts apart.

    >>> hash_of("It rained.")
    '8b38b558e4df'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def row_of(document: Document, given: str = "") -> dict[str, str | int | None]:
    """A document as the columns that tell what it says; ``given`` is what is told in it, where nobody has to find that."""
    rest = {
        **({"given": given} if given else {}),
        "language": document.language,
        "url": document.url,
        "author": whole(document.author),
        "site": whole(document.site),
        "skipped": [[part.start, part.end, part.why] for part in document.skipped],
        "warnings": list(document.warnings),
        "updated": document.updated.isoformat() if document.updated else None,
    }
    return {
        "title": whole(document.title),
        "published": document.published.isoformat() if document.published else None,
        "published_from": whole(document.published_from),
        "text": whole(document.text),
        "document": json.dumps(rest),
        "digest": None,
    }


def document_of(article: str, row: Row) -> Document:
    """The document that :func:`row_of` wrote, under the article's id."""
    rest = json.loads(str(row["document"]))
    return Document(
        text=str(row["text"]),
        id=article,
        title=str(row["title"]),
        published=_date(row["published"]),
        published_from=str(row["published_from"]),
        language=rest["language"],
        url=rest["url"],
        author=rest.get("author", ""),
        site=rest.get("site", ""),
        skipped=tuple(Skipped(*part) for part in rest["skipped"]),
        warnings=tuple(rest["warnings"]),
        updated=_date(rest.get("updated")),
    )


def _date(iso: str | int | None) -> date | None:
    return date.fromisoformat(str(iso)) if iso else None
