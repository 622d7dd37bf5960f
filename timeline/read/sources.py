"""What a person names -> the documents in it. A source that cannot be read is a failure beside the documents, never the end of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path, PurePath

from timeline.errors import InputError, NotFoundError
from timeline.model import Document
from timeline.read.article import LITTLE_UNDERSTOOD, Known, article
from timeline.read.publication import ASKS_FOR_DATE
from timeline.read.text import decode
from timeline.read.timeml import is_timeml, read_timeml

_STDIN = "-"
_STDIN_NAME = "standard input"
_JSONL = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv")
_HTML = (".html", ".htm", ".xhtml")
_TIMEML = (".tml", ".timeml")
_TEXT = (".txt", ".text", ".md")
# What is an article in a folder. JSON is not: as often as not it lies there as data about them. A PDF is, though it cannot be read yet.
_ARTICLES = (*_TEXT, *_HTML, *_TIMEML, *_JSONL, *_CSV, ".pdf")
_NO_ARTICLES = re.compile(r"(?:readme|license|copying|changelog)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(source: str | Path, *, published: date | None = None, language: str = "") -> Document:
    """The one document of ``source``: a file, or "-" for standard input. ``published`` and ``language`` (an ISO 639-1 code) go before what
    it says itself.

    Raises ``InputError`` when it cannot be read, or holds several articles: those are :func:`read_all`'s.
    """
    found = list(read_all([source], published=published, language=language))
    if len(found) > 1:
        raise InputError(_name(source), f"holds {len(found)} articles; read them with read_all(), or name one file")
    document = found[0]
    if isinstance(document, InputError):
        raise document
    return document


def read_all(sources: Iterable[str | Path], *, published: date | None = None, language: str = "") -> Iterator[Document | InputError]:
    """The documents of all sources in their order, and in their places the failures of those that cannot be read.

    Folders are read with everything in them, sorted by name. No two documents have the same id: a second one is called "… (2)".
    """
    seen: dict[str, int] = {}
    for found in chain.from_iterable(_read(source) for source in sources):
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
    for found in _content(data, name, name):
        yield found if isinstance(found, InputError) else _as_given(found, published, language)


def read_text(text: str, *, id: str = "text", published: date | None = None, language: str = "") -> Document:
    """The document of a text that is at hand, as people paste it."""
    return _as_given(article(text, Known(id=id, language=language)), published, language)


def _as_given(document: Document, published: date | None, language: str) -> Document:
    """With the date and the language that were given; what was said about the document's own is then beside the point."""
    if language:
        warnings = tuple(warning for warning in document.warnings if warning != LITTLE_UNDERSTOOD.format(document.language))
        document = replace(document, language=language, warnings=warnings)
    if published is None:
        return document
    warnings = tuple(warning for warning in document.warnings if ASKS_FOR_DATE not in warning)
    return replace(document, published=published, published_from="given", warnings=warnings)


def _name(source: str | Path) -> str:
    return _STDIN_NAME if source == _STDIN else str(source)


def _read(source: str | Path) -> Iterator[Document | InputError]:
    name = _name(source)
    try:
        if source == _STDIN:
            yield from _content(sys.stdin.buffer.read(), name, "stdin")
        elif isinstance(source, str) and _ADDRESS.match(source):
            yield InputError(name, "is an address, and pages are not fetched yet; save the page in the browser and give that file")
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
        if not folders.sort() and _is_article(PurePath(parent, name).relative_to(folder))
    ]
    yield from (_unreadable(str(problem.filename), problem) for problem in problems)
    if not paths and not problems:
        yield InputError(str(folder), "is a folder without articles; put .txt, .html, .tml, .jsonl or .csv files into it, or name a file")
    for path in sorted(paths):
        try:
            yield from _file(path, path.relative_to(folder).as_posix())
        except InputError as error:
            yield error
        except OSError as error:
            yield _unreadable(str(path), error)


def _is_article(path: PurePath) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in _ARTICLES and not hidden and not _NO_ARTICLES.match(path.name)


def _file(path: Path, id: str) -> Iterator[Document | InputError]:
    if path.suffix.lower() in _JSONL:
        from timeline.read.records import read_jsonl

        # Line by line: a corpus may be larger than the memory.
        with path.open("rb") as lines:
            yield from _some(read_jsonl(lines, str(path)), str(path))
    else:
        yield from _content(path.read_bytes(), str(path), id)


def _content(data: bytes, source: str, id: str) -> Iterator[Document | InputError]:
    """The documents in ``data``, in the form that its first bytes and the name's ending tell."""
    try:
        yield from _some(_documents(data, source, id), source)
    except InputError as error:
        yield error


def _some(found: Iterator[Document | InputError], source: str) -> Iterator[Document | InputError]:
    empty = True
    for document in found:
        empty = False
        yield document
    if empty:
        yield InputError(source, "holds no article; put one into it or name another file")


def _documents(data: bytes, source: str, id: str) -> Iterator[Document | InputError]:
    from timeline.read import html, records

    ending = PurePath(source).suffix.lower()
    if is_timeml(data) or ending in _TIMEML:
        yield read_timeml(data, source, id)
    elif html.is_html(data) or ending in _HTML:
        yield html.read_html(data, source, id)
    elif ending in _CSV:
        yield from records.read_csv(data, source)
    elif ending == ".json":
        yield from records.read_json(data, source)
    elif ending in _JSONL or re.match(rb'(?:\xef\xbb\xbf)?\s*\{\s*"', data):
        yield from records.read_jsonl(data.splitlines(keepends=True), source)
    else:
        decoded = decode(data, source)
        yield article(decoded.text, Known(id=id, warnings=decoded.warnings))
