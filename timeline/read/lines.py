"""The lines of a text with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its number from 1, and where it starts and ends in the text without the blanks around it."""

    number: int
    start: int
    end: int
    text: str


def filled_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than blanks; a byte order mark is a blank.

    >>> filled_lines("\\ufeffOne\\r\\n\\r\\n  two ")
    (Line(number=1, start=1, end=4, text='One'), Line(number=3, start=10, end=13, text='two'))
    """
    lines = []
    number, seen = 1, 0
    for found in _LINE.finditer(text):
        number += sum(1 for _ in _BREAK.finditer(text, seen, found.start()))
        seen = found.end()
        whole = found[0]
        stripped = whole.strip("\ufeff \t\f\v\xa0")
        if stripped:
            start = found.start() + whole.index(stripped)
            lines.append(Line(number, start, start + len(stripped), stripped))
    return tuple(lines)
