"""What is read: the project's own samples made long, texts meant to be slow, or the articles of a folder."""

from __future__ import annotations

import random
import re
from pathlib import Path

from timeline.errors import TimelineError
from timeline.model import Document
from timeline.read import read
from timeline.resources import data

_NUMBER = re.compile(r"\d+")
_ARTICLES = (".tml", ".timeml", ".txt", ".html", ".htm")


def samples() -> list[Document]:
    """The sample articles."""
    return [read(str(path)) for path in sorted((data() / "articles").iterdir()) if path.suffix in _ARTICLES]


def articles(folder: Path) -> list[Document]:
    """The articles of a folder, those left out that cannot be read."""
    found: list[Document] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _ARTICLES:
            try:
                found.append(read(str(path)))
            except TimelineError:
                continue
    return found


def varied(length: int) -> Document:
    """One document of so many characters: the samples again and again, with other numbers each time, so that little can be remembered."""
    rnd = random.Random(20161123)
    sources = samples()
    pieces: list[str] = []
    size = 0
    while size < length:
        piece = _NUMBER.sub(lambda match: _other(match[0], rnd), sources[len(pieces) % len(sources)].text) + "\n\n"
        pieces.append(piece)
        size += len(piece)
    return Document("".join(pieces)[:length], published=sources[0].published)


def _other(number: str, rnd: random.Random) -> str:
    """A number like this one: a year for a year, as many digits for others."""
    if len(number) == 4:
        return str(rnd.randint(1900, 2030))
    return str(rnd.randint(1, 28)) if len(number) <= 2 else "".join(rnd.choices("123456789", k=len(number)))


# What is repeated until the text is long enough. Each runs against another wall: one token, one number, one run of known words, one
# sentence without end, clauses within clauses, more dates than text, nothing but ends of lines.
HOSTILE = {
    "digits": "1",
    "digits, spaced": "1 ",
    "“may ”": "may ",
    "“May ”": "May ",
    "“the ”": "the ",
    "numbers in numbers": "one hundred and twenty thousand ",
    "thousands": "1,000,",
    "dates": "12 May 2015, ",
    "dates, glued": "2015-01-01",
    "one sentence": "and the council that met in May 2015 said, when the bank which had failed was sold, ",
    "quotes": "“he said ",
    "brackets": "(in 1990 ",
    "brackets, bare": "(",
    "clauses": "the man who knew that ",
    "hyphens": "-",
    "initials": "a.",
    "spaces": " ",
    "tabs and letters": "\t\ta",
    "newlines": "\n",
    "newlines, indented": "\n ",
    "bullets": " • ",
    "headings": "May 2015\n",
}


def hostile(name: str, length: int) -> Document:
    """A text meant to be slow."""
    piece = HOSTILE[name]
    return Document((piece * (length // len(piece) + 1))[:length], published=samples()[0].published)
