"""The library's file: opened, brought up to date, and SQLite's errors told as ours."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from timeline.errors import LibraryError
from timeline.migrations import ForeignFileError, UnknownMigrationError, migrate

__all__ = ["File"]

BUSY_SECONDS = 10.0
"""How long a process waits for another that is writing to the same file."""


class File:
    """A connection that threads may share. Raises :class:`~timeline.errors.LibraryError` where the file cannot be used."""

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._lock = threading.RLock()
        try:
            self.connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise LibraryError(self.path, f"cannot be opened ({error}); check the folder and its permissions") from error
        try:
            with self._for_people():
                self.connection.execute("PRAGMA journal_mode = WAL")
                # A finished edit outlives the machine's power, too.
                self.connection.execute("PRAGMA synchronous = FULL")
                self.connection.execute("PRAGMA foreign_keys = ON")
                migrate(self.connection)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self.connection.close()

    def whole(self) -> bytes:
        """The content of the file, as it would be written now."""
        with self._lock, self._for_people():
            return self.connection.serialize()

    def rows(self, sql: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lock, self._for_people():
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A block that is done whole or not at all."""
        with self._lock, self._for_people():
            # IMMEDIATE: whoever reads in order to write holds the write lock from the start, so nobody writes in between.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

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
