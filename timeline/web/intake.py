"""Into the library: pasted texts, files and pages, each with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from timeline.errors import DateError, EmptyError, InputError, TimelineError
from timeline.model import Document
from timeline.web.shelf import Shelf

__all__ = ["Fetch", "Given", "Intake", "Outcome", "Read", "Source"]

Fetch = Callable[[str], Iterable[Document | InputError]]
"""Reads the articles at an address; what cannot be read stands as its error among the others."""


@dataclass(frozen=True, slots=True)
class Given:
    """An article of a file that is a timeline already: its document, and what is told in it, as the library keeps it."""

    document: Document
    told: str


class Read(Protocol):
    """Reads the articles in a file's content; ``name`` is the file's, ``published`` overrides the date that an article gives itself.

    An article that cannot be read stands as its error among the others.
    """

    def __call__(self, data: bytes, name: str, *, published: date | None) -> Iterable[Document | Given | InputError]:
        """Read it."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """What a person adds: the content of a ``file``, a pasted ``text`` or an ``address``, as UTF-8 where it is words.

    ``title`` and ``published``, where given, override what the articles say; with ``again``, the source is a corrected version of that
    article of the library: a file, or the ``page`` that it came from.
    """

    way: str
    name: str
    content: bytes
    title: str = ""
    published: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article: its id with its title and number of events, or the problem in a sentence. ``name`` is its source's.

    ``edit`` is the number of the edit that it was; none where the library had all of it already.
    """

    name: str
    article: str | None
    problem: str = ""
    title: str = ""
    events: int = 0
    dated: bool = True
    edit: int | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Reads sources into a shelf's library."""

    shelf: Shelf
    read: Read
    fetch: Fetch
    parse_published: Callable[[str], date]

    def take_in(self, source: Source, is_cancelled: Callable[[], bool] = lambda: False) -> Iterator[Outcome]:
        """Article by article, each in the library with its events found before the next is begun; a problem stops none of the others.

        Once it is cancelled, no further article goes into the library; what was told of is there.
        """
        try:
            published = self.parse_published(source.published) if source.published.strip() else None
            for document in self._documents(source, published):
                if is_cancelled():
                    return
                yield _failed(source, document) if isinstance(document, InputError) else self._taken(source, document)
        except DateError as error:
            yield Outcome(source.name, None, str(error))
        except TimelineError as error:
            yield _failed(source, error)

    def _documents(self, source: Source, published: date | None) -> Iterable[Document | Given | InputError]:
        if source.way in ("address", "page"):
            page = source.way == "page"
            address = self.shelf.document(source.again).url if page else source.content.decode("utf-8", "replace").strip()
            if not address.lower().startswith(("http://", "https://")):
                raise InputError(source.name, "is no address of a page; it begins with https://")
            return self.fetch(address)
        if source.way == "text" and not source.content.strip():
            raise EmptyError(source.name, "is empty; paste an article")
        return self.read(source.content, source.name, published=published)

    def _taken(self, source: Source, read: Document | Given) -> Outcome:
        document, given = (read.document, read.told) if isinstance(read, Given) else (read, "")
        named = replace(document, title=source.title.strip() or document.title or source.name)
        library, article = self.shelf.library, source.again
        before = library.revision()
        if article:
            library.reread(article, named)
        else:
            article = library.add(named, given)
        edit = max((edit.sequence for edit in library.edits(article) if edit.sequence > before), default=None)
        kept = self.shelf.document(article)
        events = len(self.shelf.timeline([article]).events)
        return Outcome(source.name, article, title=kept.title, events=events, dated=kept.published is not None, edit=edit)


def _failed(source: Source, error: TimelineError) -> Outcome:
    return Outcome(source.name, None, str(error).removeprefix(f"{source.name}: "))
