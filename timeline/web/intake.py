"""Into the library: pasted texts, dropped files and web addresses, each with what came of it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeAlias
from urllib.parse import urlsplit

from timeline.errors import EmptyError, InputError, TimelineError
from timeline.model import Document
from timeline.store import Library

__all__ = ["Address", "File", "Outcome", "Pasted", "Read", "Source", "take_in"]

TITLE_LENGTH = 120
"""As many characters of its first line stand for an article without a title."""


class Read(Protocol):
    """Turns what a person gave into a document: the bytes of a file called ``name``, or, with none, what stands at the address ``name``.

    ``published`` overrides the date that the document gives. Raises :class:`~timeline.errors.TimelineError`.
    """

    def __call__(self, name: str, data: bytes | None, published: date | None) -> Document:
        """Read it."""
        ...


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text."""

    text: str
    name: str = "pasted text"

    def content(self) -> bytes:
        """The text as a file would hold it. Raises :class:`~timeline.errors.EmptyError` where there is none.

        >>> Pasted("It rained.").content()
        b'It rained.'
        """
        if not self.text.strip():
            raise EmptyError(self.name, "is empty; paste an article")
        return self.text.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class File:
    """A file as the browser sends it: its name, and a data URL."""

    name: str
    url: str

    def content(self) -> bytes:
        """The file's bytes. Raises :class:`~timeline.errors.InputError` where they came damaged.

        >>> File("a.txt", "data:text/plain;base64,SXQgcmFpbmVkLg==").content()
        b'It rained.'
        """
        try:
            return base64.b64decode(self.url.partition(",")[2], validate=True)
        except binascii.Error as error:
            raise InputError(self.name, "did not arrive whole; choose it again") from error


@dataclass(frozen=True, slots=True)
class Address:
    """A web address."""

    name: str

    def content(self) -> None:
        """Nothing yet. Raises :class:`~timeline.errors.InputError` for what is no web address: a path would be one of the server's.

        >>> Address("/etc/passwd").content()
        Traceback (most recent call last):
            ...
        timeline.errors.InputError: /etc/passwd: is no web address; give one that begins with https://
        """
        parts = urlsplit(self.name)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise InputError(self.name or "address", "is no web address; give one that begins with https://")


Source: TypeAlias = Pasted | File | Address


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a source: its article's id, or the problem in a sentence."""

    name: str
    article: str | None
    problem: str = ""


def take_in(
    library: Library, sources: Iterable[Source], read: Read, *, title: str = "", published: date | None = None
) -> tuple[Outcome, ...]:
    """Read sources one after the other into the library; what cannot be read is reported and stops none of the others.

    ``title`` and ``published``, where given, override what the documents say.
    """
    return tuple(_outcome(library, source, read, title.strip(), published) for source in sources)


def _outcome(library: Library, source: Source, read: Read, title: str, published: date | None) -> Outcome:
    try:
        document = read(source.name, source.content(), published)
        return Outcome(source.name, library.add(replace(document, title=title or document.title or _first_line(document.text))))
    except TimelineError as error:
        return Outcome(source.name, None, str(error).removeprefix(f"{source.name}: "))


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "Untitled")
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"
