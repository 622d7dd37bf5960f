"""Timelines as files: one module a format, each with ``chunks``, which spells article after article as it comes, and where the format
cannot hold all, ``lost``, which says so in sentences.

The static page (:mod:`timeline.export.html`) is the exception: it is one page of all articles.

>>> from timeline.export import FORMATS, named_by
>>> named_by("events.csv"), FORMATS["ics"].media_type
('csv', 'text/calendar')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from timeline.errors import FormatError

if TYPE_CHECKING:
    from timeline.model import Extraction

Chunks: TypeAlias = "Callable[[Iterable[Extraction]], Iterator[str] | Iterator[bytes]]"
"""Extractions to the pieces of a file, an article a piece where the format lets it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in commands, what people call it, its media type, the endings of its files (the first is the usual one).

    A ``single`` format holds one article a file; a ``binary`` one is no text.
    """

    name: str
    label: str
    media_type: str
    endings: tuple[str, ...]
    single: bool = False
    binary: bool = False

    @property
    def chunks(self) -> Chunks:
        """What spells it; imports the format's module on first use."""
        found: Chunks = import_module(f"timeline.export.{self.name}").chunks
        return found

    def lost(self, extraction: Extraction) -> Iterator[str]:
        """What the format cannot hold of an article, in sentences.

        >>> from timeline.model import Document, Extraction
        >>> list(FORMATS["ics"].lost(Extraction(Document("Rain."), (), ())))
        []
        """
        lost = getattr(import_module(f"timeline.export.{self.name}"), "lost", None)
        return lost(extraction) if lost else iter(())


FORMATS = {
    format.name: format
    for format in (
        Format("table", "Table, for reading", "text/plain", ("txt", "")),
        Format("json", "JSON, everything", "application/json", ("json",)),
        Format("jsonl", "JSON Lines, an article a line", "application/jsonl", ("jsonl",)),
        Format("csv", "CSV, for spreadsheets", "text/csv", ("csv",)),
        Format("markdown", "Markdown, for notes", "text/markdown", ("md", "markdown")),
        Format("ics", "iCalendar, for calendars", "text/calendar", ("ics",)),
        Format("timeml", "TimeML, the annotated text", "application/xml", ("tml", "timeml"), single=True),
        Format("timelinejs", "TimelineJS 3 JSON", "application/json", ("timelinejs.json",)),
        Format("markwhen", "markwhen text", "text/plain", ("mw",)),
        Format("jsonld", "JSON-LD, schema.org events", "application/ld+json", ("jsonld",)),
        Format("timesketch", "CSV for Timesketch", "text/csv", ("timesketch.csv",)),
        Format("svg", "Picture (SVG)", "image/svg+xml", ("svg",)),
        Format("png", "Picture (PNG)", "image/png", ("png",), binary=True),
    )
}
"""The formats of ``timeline extract`` by their names; each is a module here."""


def spelling(name: str) -> Chunks:
    """The ``chunks`` of the format called ``name``.

    >>> list(spelling("json")([]))
    ['[', ']\\n']

    Raises :class:`~timeline.errors.FormatError` when there is no such format.
    """
    if name not in FORMATS:
        raise FormatError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name].chunks


def named_by(path: str) -> str:
    """The format that a file's name asks for; ``.txt``, or no ending at all, is the table.

    >>> named_by("out/events.JSONL"), named_by("notes.txt"), named_by("notes"), named_by("a.timelinejs.json")
    ('jsonl', 'table', 'table', 'timelinejs')

    Raises :class:`~timeline.errors.FormatError` when no format has this ending.
    """
    suffixes = [suffix.lower().removeprefix(".") for suffix in PurePath(path).suffixes]
    endings = {ending: format.name for format in FORMATS.values() for ending in format.endings}
    for ending in (".".join(suffixes[-2:]), suffixes[-1] if suffixes else ""):
        if ending in endings:
            return endings[ending]
    raise FormatError(f"{path}: no format has the ending .{suffixes[-1]}; say --format {'|'.join(FORMATS)}")
