"""What a person names -> the documents in it. A source that cannot be read is a failure beside the documents, never the end of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path, PurePath, PurePosixPath

from timeline.errors import InputError, NotFoundError
from timeline.model import Document
from timeline.read.archive import is_article
from timeline.read.article import LITTLE_UNDERSTOOD, NOT_ENGLISH, Known, article
from timeline.read.fetch import Fetcher
from timeline.read.forms import JSONL, documents
from timeline.read.publication import ASKS_FOR_DATE
from timeline.read.raw import Raw

_STDIN = "-"
_STDIN_NAME = "standard input"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FETCHER = Fetcher()


def read(source: str | Path, *, published: date | None = None, language: str = "", fetch: Fetcher = _FETCHER) -> Document:
    """The one document of ``source``: a file, the address of a page, or "-" for standard input. ``published`` and ``language`` (an
    ISO 639-1 code) go before what it says itself.

    Raises ``InputError`` when it cannot be read, or holds several articles: those are :func:`read_all`'s.
    """
    found = list(read_all([source], published=published, language=language, fetch=fetch))
    if len(found) > 1:
        raise InputError(_name(source), f"holds {len(found)} articles; read them with read_all(), or name one file")
    document = found[0]
    if isinstance(document, InputError):
        raise document
    return document


def read_all(
    sources: Iterable[str | Path], *, published: date | None = None, language: str = "", fetch: Fetcher = _FETCHER
) -> Iterator[Document | InputError]:
    """The documents of all sources in their order, and in their places the failures of those that cannot be read.

    Folders and archives are read with everything in them, sorted by name; addresses are fetched by ``fetch``. No two documents have the
    same id: a second one is called "… (2)".
    """
    seen: dict[str, int] = {}
    for found in chain.from_iterable(_read(source, fetch) for source in sources):
        if isinstance(found, InputError):
            yield found
            continue
        document = _as_given(found, published, language)
        seen[document.id] = seen.get(document.id, 0) + 1
        yield document if seen[document.id] == 1 else replace(document, id=f"{document.id} ({seen[document.id]})")


def read_bytes(data: bytes, name: str, *, published: date | None = None, language: str = "") -> Iterator[Document | InputError]:
    """The documents of a file's content, as a page receives it; ``name`` is the file's name and tells its form where the content does not.

    >>> [document.text for document in read_bytes(b"It rained.", "a.txt") if not isinstance(document, InputError)]
    ['It rained.']
    """
    for found in documents(Raw.named(data, name, name)):
        yield found if isinstance(found, InputError) else _as_given(found, published, language)


def read_text(text: str, *, id: str = "text", published: date | None = None, language: str = "") -> Document:
    """The document of a text that is at hand, as people paste it."""
    return _as_given(article(text, Known(id=id)), published, language)


def is_address(source: str | Path) -> bool:
    """Whether a source is named by its address rather than as a file.

    >>> is_address("https://example.org/a"), is_address("a.txt")
    (True, False)
    """
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def _as_given(document: Document, published: date | None, language: str) -> Document:
    """With the date and the language that were given; what was said about the document's own is then beside the point."""
    if language:
        settled = {said.format(document.language) for said in (LITTLE_UNDERSTOOD, NOT_ENGLISH)}
        warnings = tuple(warning for warning in document.warnings if warning not in settled)
        document = replace(document, language=language, warnings=warnings)
    if published is None:
        return document
    warnings = tuple(warning for warning in document.warnings if ASKS_FOR_DATE not in warning)
    return replace(document, published=published, published_from="given", warnings=warnings)


def _name(source: str | Path) -> str:
    return _STDIN_NAME if source == _STDIN else str(source)


def _read(source: str | Path, fetch: Fetcher) -> Iterator[Document | InputError]:
    name = _name(source)
    try:
        if source == _STDIN:
            yield from documents(Raw.named(sys.stdin.buffer.read(), name, "stdin"))
        elif is_address(source):
            page = fetch(name.strip())
            yield from documents(Raw(page.data, name, page.address, page.kind, page.address, page.encoding))
        elif Path(source).is_dir():
            yield from _folder(Path(source))
        else:
            yield from _file(Path(source), PurePath(source).name)
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(name, error)


def _unreadable(name: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFoundError(name, "there is no such file; check the name and the folder")
    if isinstance(error, PermissionError):
        return InputError(name, "may not be read; give yourself the right to read it")
    return InputError(name, f"cannot be read ({error.strerror or error}); copy it elsewhere and give that file")


def _folder(folder: Path) -> Iterator[Document | InputError]:
    problems: list[OSError] = []
    paths = [
        Path(parent, name)
        for parent, folders, names in os.walk(folder, onerror=problems.append)
        for name in names
        if not folders.sort() and is_article(PurePosixPath(Path(parent, name).relative_to(folder).as_posix()))
    ]
    yield from (_unreadable(str(problem.filename), problem) for problem in problems)
    if not paths and not problems:
        yield InputError(
            str(folder), "is a folder without articles; put .txt, .html, .pdf, .tml, .jsonl or .csv files into it, or name a file"
        )
    for path in sorted(paths):
        try:
            yield from _file(path, path.relative_to(folder).as_posix())
        except OSError as error:
            yield _unreadable(str(path), error)


def _file(path: Path, id: str) -> Iterator[Document | InputError]:
    if path.suffix.lower() in JSONL:
        from timeline.read.records import read_jsonl

        # Line by line: a corpus may be larger than the memory.
        empty = True
        with path.open("rb") as lines:
            for found in read_jsonl(lines, str(path)):
                empty = False
                yield found
        if empty:
            yield InputError(str(path), "holds no article; put one into it or name another file")
    else:
        yield from documents(Raw.named(path.read_bytes(), str(path), id))
