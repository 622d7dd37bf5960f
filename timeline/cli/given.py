"""Files for the dashboard: of articles, and of timelines, which the library keeps in the spelling of our own JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from timeline import imports
from timeline.errors import InputError
from timeline.export.json import record
from timeline.model import Document, Extraction, Timeline
from timeline.read import read_bytes
from timeline.read.forms import ARTICLES
from timeline.web.intake import Given

__all__ = ["endings", "kept", "read", "reopen"]


def read(data: bytes, name: str, *, published: date | None) -> Iterator[Document | Given | InputError]:
    """What a file holds: articles, or those of a timeline with what is told in them.

    >>> [type(one).__name__ for one in read(b"date,headline\\n2016-11-20,Rain\\n", "weather.csv", published=None)]
    ['Given']
    """
    timeline = imports.held(data, name)
    if timeline is None:
        yield from read_bytes(data, name, published=published)
        return
    yield from map(kept, timeline.extractions)


def kept(extraction: Extraction) -> Given:
    """An article of a timeline as the library keeps it."""
    return Given(extraction.document, json.dumps(record(extraction), ensure_ascii=False))


def reopen(given: str) -> Timeline:
    """The timeline of an article that was read as one."""
    return imports.parse(given, "the library.json")


def endings() -> tuple[str, ...]:
    """The endings of the files that are taken out of a folder."""
    return tuple(sorted({*ARTICLES, ".ics", ".mw"}))
