"""JSON Lines: the objects of :mod:`timeline.export.json`, one a line, in the order of the input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.export.json import members
from timeline.model import Extraction

# Line ends to some readers, though not to JSON, which leaves them as they are.
_LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
# A line longer than this comes in pieces: that of a book takes three times the book's own room, several times over while it is spelled.
_PIECE = 1_000_000
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A line for each article; a very long one in pieces, the last of which ends it.

    >>> from timeline.model import Document
    >>> [line.count("\\n") for line in chunks([Extraction(Document("Rain.\\n"), (), ())] * 2)]
    [1, 1]
    """
    for extraction in extractions:
        held: list[str] = []
        size = 0
        for part in _parts(extraction):
            held.append(part)
            size += len(part)
            if size > _PIECE:
                yield _on_one_line("".join(held))
                held, size = [], 0
        yield _on_one_line("".join(held)) + "\n"


def _parts(extraction: Extraction) -> Iterator[str]:
    """An article's object, spelled item by item."""
    opening = "{"
    for name, value in members(extraction):
        yield f'{opening}"{name}":'
        opening = ","
        if isinstance(value, Iterator):
            separator = "["
            for item in value:
                yield separator + _ENCODER.encode(item)
                separator = ","
            yield "[]" if separator == "[" else "]"
        else:
            yield _ENCODER.encode(value)
    yield "}"


def _on_one_line(spelled: str) -> str:
    for mark, escape in _LINE_ENDS:
        spelled = spelled.replace(mark, escape)
    return spelled
