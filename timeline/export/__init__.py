"""Timelines as files: one module a format, each with ``chunks``, which spells article after article as it comes.

The static page (:mod:`timeline.export.html`) is the exception: it is one page of all articles.

>>> from timeline.export import FORMATS, named_by
>>> named_by("events.csv"), "json" in FORMATS
('csv', True)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from timeline.errors import FormatError

if TYPE_CHECKING:
    from timeline.model import Extraction

Chunks: TypeAlias = "Callable[[Iterable[Extraction]], Iterator[str]]"
"""Extractions to the pieces of a text, an article a piece."""

FORMATS = ("table", "json", "jsonl", "csv")
"""The formats of ``timeline extract``; each is a module here."""


def spelling(name: str) -> Chunks:
    """The ``chunks`` of the format called ``name``.

    >>> list(spelling("json")([]))
    ['[', ']\\n']

    Raises :class:`~timeline.errors.FormatError` when there is no such format.
    """
    if name not in FORMATS:
        raise FormatError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    chunks: Chunks = import_module(f"timeline.export.{name}").chunks
    return chunks


def named_by(path: str) -> str:
    """The format that a file's name asks for; ``.txt``, or no ending at all, is the table.

    >>> named_by("out/events.JSONL"), named_by("notes.txt"), named_by("notes")
    ('jsonl', 'table', 'table')

    Raises :class:`~timeline.errors.FormatError` when no format has this ending.
    """
    ending = PurePath(path).suffix.lower().removeprefix(".")
    if ending in ("", "txt"):
        return "table"
    if ending not in FORMATS:
        raise FormatError(f"{path}: no format has the ending .{ending}; say --format {'|'.join(FORMATS)}")
    return ending
