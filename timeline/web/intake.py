"""Into the library: pasted texts and dropped files, each with what came of it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeAlias

from timeline.errors import EmptyError, InputError, TimelineError
from timeline.model import Document
from timeline.store import Library

__all__ = ["File", "Outcome", "Pasted", "Read", "Source", "take_in"]


class Read(Protocol):
    """Reads the articles in a file's content; ``name`` is the file's, ``published`` overrides the date that an article gives itself.

    An article that cannot be read stands as its error among the others.
    """

    def __call__(self, data: bytes, name: str, *, published: date | None) -> Iterable[Document | InputError]:
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


Source: TypeAlias = Pasted | File


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article: its id, or the problem in a sentence. ``name`` is what it was read from."""

    name: str
    article: str | None
    problem: str = ""


def take_in(
    library: Library, sources: Iterable[Source], read: Read, *, title: str = "", published: date | None = None
) -> tuple[Outcome, ...]:
    """Read sources one after the other into the library; what cannot be read is reported and stops none of the others.

    ``title`` and ``published``, where given, override what the articles say.
    """
    return tuple(outcome for source in sources for outcome in _outcomes(library, source, read, title.strip(), published))


def _outcomes(library: Library, source: Source, read: Read, title: str, published: date | None) -> Iterator[Outcome]:
    try:
        for document in read(source.content(), source.name, published=published):
            if isinstance(document, InputError):
                yield _failed(source, document)
            else:
                named = replace(document, title=title or document.title or source.name)
                yield Outcome(source.name, library.add(named))
    except TimelineError as error:
        yield _failed(source, error)


def _failed(source: Source, error: TimelineError) -> Outcome:
    return Outcome(source.name, None, str(error).removeprefix(f"{source.name}: "))
