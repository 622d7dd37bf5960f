"""What people corrected, as JSON Lines: for whoever wants to know where the engine was wrong, or to train another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.corrections import Correction, to_record
from timeline.model import Document

SCHEMA = 1
"""The version of the shape; it rises when a field is renamed or removed."""


def chunks(of: Iterable[tuple[Document, Iterable[Correction]]]) -> Iterator[str]:
    """A line for each correction, article by article: the article, the event as found, the words that tell it, and what was said instead.

    >>> list(chunks([(Document("It rained."), ())]))
    []
    """
    for document, corrections in of:
        article = {
            "id": document.id,
            "title": document.title,
            "url": document.url,
            "published": document.published.isoformat() if document.published else None,
        }
        for correction in corrections:
            yield json.dumps({"schema": SCHEMA, "article": article, **to_record(correction)}, ensure_ascii=False) + "\n"
