"""Text in a terminal: what may be printed, how wide it is, and columns of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

# Marks that turn the direction of what follows; whoever writes an article could reorder our table with them.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """``text`` on one line, without what a terminal would obey: control characters, and marks that turn the writing's direction.

    >>> printable("a\\tb\\n c \\x1b[31mred")
    'a b c [31mred'
    """
    kept = "".join(" " if character.isspace() else character for character in text if character.isspace() or _shown(character))
    return " ".join(kept.split())


def width(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11: wide and full-width characters take two).

    >>> width("Seoul"), width("서울"), width("e\\u0301")
    (5, 4, 1)
    """
    return sum(_column(character) for character in text)


def wrapped(text: str, limit: int) -> list[str]:
    """``text`` in lines of at most ``limit`` columns, broken at spaces where it can be.

    >>> wrapped("one two three", 7), wrapped("unbreakable", 4)
    (['one two', 'three'], ['unbr', 'eaka', 'ble'])
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and width(lines[-1]) + 1 + width(word) <= limit:
            lines[-1] += " " + word
            continue
        pieces = list(_broken(word, limit))
        lines[len(lines) - (not lines[-1]) :] = pieces
    return lines


def columns(rows: Iterable[Sequence[str]], widths: Sequence[int], gap: int) -> Iterator[str]:
    """Lines in which the cells of each row stand beside each other, each wrapped to its column.

    >>> print(*columns([("When", "Event"), ("2016", "It rained in Oslo")], (4, 9), 2), sep="\\n")
    When  Event
    2016  It rained
          in Oslo
    """
    for row in rows:
        for line in zip_longest(*(wrapped(cell, limit) for cell, limit in zip(row, widths, strict=False)), fillvalue=""):
            filled = (cell + " " * (limit - width(cell)) for cell, limit in zip(line, widths, strict=True))
            yield (" " * gap).join(filled).rstrip()


def _broken(word: str, limit: int) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and width(piece) + _column(character) > limit:
            yield piece
            piece = ""
        piece += character
    yield piece


def _column(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shown(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") and character not in _DIRECTIONS
