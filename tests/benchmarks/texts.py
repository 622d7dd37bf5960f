"""What is read: the project's own samples made long, texts meant to be slow, or the articles of a folder."""

from __future__ import annotations

import random
import re
from pathlib import Path

from timeline.clauses import sentences
from timeline.errors import TimelineError
from timeline.find import find
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


def dense(length: int) -> Document:
    """One document of so many characters: the samples again and again, with other numbers each time, so that little can be remembered.
    It has a date for every 50 characters.
    """
    return _long(length, [document.text + "\n\n" for document in samples()])


def newslike(length: int) -> Document:
    """The same with as many dates as news has, one for about 250 characters: more of the samples' sentences that have none."""
    pieces = []
    for document in samples():
        dated = [expression.start for expression in find(document)]
        plain = [document.text[a:b] for a, b in sentences(document.text) if not any(a <= start < b for start in dated)]
        filling = "\n\n".join([" ".join(plain)] * (5 * len(document.text) // sum(map(len, plain))))
        pieces.append(f"{document.text}\n\n{filling}\n\n")
    return _long(length, pieces)


def _long(length: int, pieces: list[str]) -> Document:
    rnd = random.Random(20161123)
    written: list[str] = []
    size = 0
    while size < length:
        piece = _NUMBER.sub(lambda match: _other(match[0], rnd), pieces[len(written) % len(pieces)])
        written.append(piece)
        size += len(piece)
    return Document("".join(written)[:length], published=samples()[0].published)


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
    "the same again": "They met in Oslo on 5 May 2015. ",
}


def hostile(name: str, length: int) -> Document:
    """A text meant to be slow."""
    piece = HOSTILE[name]
    return Document((piece * (length // len(piece) + 1))[:length], published=samples()[0].published)
