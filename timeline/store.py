"""The library: articles in one SQLite file, with a log of every edit. The only module that speaks SQL.

An article's timeline is not kept: it is extracted from the document again, and may be cached by the article's revision, which is
the number of the last edit that touched it and so never returns to an earlier value. Several threads may share a :class:`Library`
and several processes a file: each edit is one short transaction, written to the log and to the article together or not at all.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, TypeAlias

from timeline.errors import ConflictError, LibraryError
from timeline.migrations import ForeignFileError, UnknownMigrationError, migrate
from timeline.model import Document, Skipped

__all__ = ["GIVEN", "Action", "Article", "Edit", "Library"]

BUSY_SECONDS = 10.0
"""How long a process waits for another that is writing to the same file."""

GIVEN = "given"
"""Where a publication date was found that a person gave; readers of files say the same."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_COLUMNS = ("title", "published", "published_from", "text", "document", "position")

_Record: TypeAlias = Mapping[str, str | int | None]


class Action(StrEnum):
    """What an edit did to an article."""

    ADD = "add"
    REMOVE = "remove"
    RENAME = "rename"
    PUBLISH = "publish"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the library lists it; :meth:`Library.document` has its text."""

    id: str
    title: str
    published: date | None
    revision: int


@dataclass(frozen=True, slots=True)
class Edit:
    """An entry of the log: ``at`` is UTC in ISO 8601; ``undoes`` is the number of the edit that this one took back."""

    sequence: int
    at: str
    article: str
    action: Action
    undoes: int | None


class Library:
    """Articles in an SQLite file, made where there is none; ``":memory:"`` lasts as long as the object.

    Raises :class:`~timeline.errors.LibraryError` where the file cannot be opened, is no library, or is of a newer program.

    >>> with Library(":memory:") as library:
    ...     article = library.add(Document(text="It rained on Sunday.", title="Rain"))
    ...     library.publish(article, date(2016, 11, 23))
    ...     [(listed.title, listed.published) for listed in library.articles()]
    [('Rain', datetime.date(2016, 11, 23))]
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        self.path = str(path)
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise LibraryError(self.path, f"cannot be opened ({error}); check the folder and its permissions") from error
        try:
            with self._for_people():
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA foreign_keys = ON")
                migrate(self._connection)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        with self._lock:
            self._connection.close()

    def articles(self) -> tuple[Article, ...]:
        """All articles in the order in which they were added, without their texts."""
        rows = self._rows("SELECT id, title, published, revision FROM article ORDER BY position")
        return tuple(Article(id, title, _date(published), revision) for id, title, published, revision in rows)

    def document(self, article: str) -> Document:
        """The document of an article, its id being the article's.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        rows = self._rows("SELECT title, published, published_from, text, document FROM article WHERE id = ?", article)
        if not rows:
            raise self._missing(article)
        return _document(article, *rows[0])

    def revision(self) -> int:
        """The number of the last edit of all; it tells whether another process has written. 0 before the first."""
        number: int = self._rows("SELECT coalesce(max(sequence), 0) FROM edit")[0][0]
        return number

    def edits(self, article: str | None = None) -> tuple[Edit, ...]:
        """The log, oldest first, of one article or of all."""
        sql = "SELECT sequence, at, article, action, undoes FROM edit WHERE ?1 IS NULL OR article = ?1 ORDER BY sequence"
        return tuple(Edit(sequence, at, of, Action(action), undoes) for sequence, at, of, action, undoes in self._rows(sql, article))

    def add(self, document: Document) -> str:
        """Add a document and return its article's id; a text that is already there stays as it is and gives the id that it has.

        A lone surrogate, which no file and no page can hold, is kept as U+FFFD, so that every span keeps its place.
        """
        text = _whole(document.text)
        article = hashlib.sha256(text.encode()).hexdigest()[:12]
        with self._transaction():
            if not self._exists(article):
                # The log's next number: unlike the highest position, it never comes again after a removal that may be taken back.
                self._edit(article, Action.ADD, None, _record(document, text, self.revision() + 1))
        return article

    def remove(self, article: str) -> None:
        """Take an article out; the log keeps it for :meth:`undo`. Raises :class:`~timeline.errors.LibraryError` where there is none."""
        with self._transaction():
            self._edit(article, Action.REMOVE, self._current(article, _COLUMNS), None)

    def rename(self, article: str, title: str) -> None:
        """Give an article another title. Raises :class:`~timeline.errors.LibraryError` where there is no such article."""
        self._change(article, Action.RENAME, {"title": _whole(title)})

    def publish(self, article: str, published: date | None) -> None:
        """Change an article's publication date; ``None`` leaves its relative expressions undated.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        record = {"published": published.isoformat() if published else None, "published_from": GIVEN if published else ""}
        self._change(article, Action.PUBLISH, record)

    def undo(self, sequence: int) -> str:
        """Take back one edit, itself an edit (so that undoing it does it again), and return its article's id.

        Raises :class:`~timeline.errors.ConflictError` where the article has since been changed in the same place, and
        :class:`~timeline.errors.LibraryError` where there is no such edit.
        """
        with self._transaction() as connection:
            row = connection.execute("SELECT article, before, after FROM edit WHERE sequence = ?", (sequence,)).fetchone()
            if row is None:
                raise LibraryError(self.path, f"there is no edit {sequence}")
            article, before, after = row[0], json.loads(row[1] or "null"), json.loads(row[2] or "null")
            present = self._current(article, tuple(after)) if after and self._exists(article) else None
            if present != after or (after is None and self._exists(article)):
                raise ConflictError(self.path, "the article has been changed since; take the later change back first")
            self._edit(article, Action.UNDO, after, before, undoes=sequence)
        return str(article)

    def _change(self, article: str, action: Action, after: _Record) -> None:
        with self._transaction():
            before = self._current(article, tuple(after))
            if before != after:
                self._edit(article, action, before, after)

    def _edit(self, article: str, action: Action, before: _Record | None, after: _Record | None, undoes: int | None = None) -> None:
        """Write an edit to the log and do it. ``before`` and ``after`` hold the columns that it changes; ``None`` is no article."""
        cursor = self._connection.execute(
            "INSERT INTO edit (article, action, before, after, undoes) VALUES (?, ?, ?, ?, ?)",
            (article, action.value, _json(before), _json(after), undoes),
        )
        if after is None:
            self._connection.execute("DELETE FROM article WHERE id = ?", (article,))
            return
        row = {**after, "id": article, "revision": cursor.lastrowid}
        if before is None:
            sql = f"INSERT INTO article ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
        else:
            sql = f"UPDATE article SET {', '.join(f'{name} = :{name}' for name in row)} WHERE id = :id"
        self._connection.execute(sql, row)

    def _current(self, article: str, columns: tuple[str, ...]) -> dict[str, str | int | None]:
        rows = self._connection.execute(f"SELECT {', '.join(columns)} FROM article WHERE id = ?", (article,)).fetchall()
        if not rows:
            raise self._missing(article)
        return dict(zip(columns, rows[0], strict=True))

    def _exists(self, article: str) -> bool:
        return self._connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is not None

    def _missing(self, article: str) -> LibraryError:
        return LibraryError(self.path, f"there is no article {article!r}; it may have been removed")

    def _rows(self, sql: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        with self._lock, self._for_people():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._for_people():
            # IMMEDIATE: whoever reads in order to write holds the write lock from the start, so nobody writes in between.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _for_people(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except UnknownMigrationError as error:
            raise LibraryError(self.path, f"was written by a newer version ({error}); update this program") from error
        except sqlite3.OperationalError as error:
            raise LibraryError(self.path, f"cannot be used now ({error}); close what else uses it, or check the disk") from error
        except ForeignFileError as error:
            raise LibraryError(self.path, "is a database, but no library; name another file") from error
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise LibraryError(self.path, f"is no library, or a damaged one ({error}); name another file") from error


def _record(document: Document, text: str, position: int) -> _Record:
    rest = {
        "language": document.language,
        "url": document.url,
        "skipped": [[part.start, part.end, part.why] for part in document.skipped],
        "warnings": list(document.warnings),
    }
    published = document.published.isoformat() if document.published else None
    values = (_whole(document.title), published, _whole(document.published_from), text, json.dumps(rest), position)
    return dict(zip(_COLUMNS, values, strict=True))


def _document(article: str, title: str, published: str | None, published_from: str, text: str, document: str) -> Document:
    rest = json.loads(document)
    return Document(
        text=text,
        id=article,
        title=title,
        published=_date(published),
        published_from=published_from,
        language=rest["language"],
        url=rest["url"],
        skipped=tuple(Skipped(*part) for part in rest["skipped"]),
        warnings=tuple(rest["warnings"]),
    )


def _whole(text: str) -> str:
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _json(record: _Record | None) -> str | None:
    return None if record is None else json.dumps(record)
