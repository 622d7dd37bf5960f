"""The log of edits: an entry holds what stood in a row before and after, and so can be taken back, and done again, by another entry.

An entry is in force unless a later entry that is in force takes it back. *Undo* takes back the newest ordinary entry that is in force;
*redo* takes back the newest undoing that is, as long as nothing ordinary came after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from timeline.errors import ConflictError, LibraryError
from timeline.store.file import File

__all__ = ["Action", "Edit", "Log", "Place", "Row"]

Row: TypeAlias = Mapping[str, str | int | None]


class Action(StrEnum):
    """What an edit did."""

    ADD = "add"
    REMOVE = "remove"
    RENAME = "rename"
    PUBLISH = "publish"
    CHANGE = "change"
    REREAD = "reread"
    ADD_EVENT = "add event"
    EDIT_EVENT = "edit event"
    CHOOSE = "choose"
    DELETE_EVENT = "delete event"
    RESTORE_EVENT = "restore event"
    MERGE = "merge"
    SPLIT = "split"
    SAVE_VIEW = "save view"
    REMOVE_VIEW = "remove view"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Edit:
    """An entry: ``at`` is UTC in ISO 8601, ``name`` what the article, event or view was called, ``undoes`` the number of the entry that
    this one took back. ``article`` is empty for a view; ``key`` is the event's id.
    """

    sequence: int
    at: str
    article: str
    action: Action
    undoes: int | None
    name: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A row: its table in the log's words ("article", "event", "view") and the values by which it is found."""

    subject: str
    article: str = ""
    key: str = ""
    position: int = 0

    @property
    def table(self) -> str:
        """The table's name."""
        return {"article": "article", "event": "correction", "view": "view"}[self.subject]

    @property
    def keys(self) -> dict[str, str | int]:
        """The columns by which the row is found."""
        match self.subject:
            case "article":
                return {"id": self.article}
            case "event":
                return {"article": self.article, "position": self.position, "event": self.key}
            case _:
                return {"name": self.key}


_EDIT = "sequence, at, article, action, undoes, name, key"


class Log:
    """Writes entries, and does what they say in the same transaction."""

    def __init__(self, file: File) -> None:
        self._file = file

    def entries(self, article: str | None) -> tuple[Edit, ...]:
        """All entries, oldest first, of one article or of all."""
        sql = f"SELECT {_EDIT} FROM edit WHERE ?1 IS NULL OR article = ?1 ORDER BY sequence"
        return tuple(_edit(row) for row in self._file.rows(sql, article))

    def newest(self) -> int:
        """The number of the newest entry; 0 before the first."""
        number: int = self._file.rows("SELECT coalesce(max(sequence), 0) FROM edit")[0][0]
        return number

    def entry(self, sequence: int) -> Edit:
        """The entry of this number. Raises :class:`~timeline.errors.LibraryError` where there is none."""
        rows = self._file.rows(f"SELECT {_EDIT} FROM edit WHERE sequence = ?", sequence)
        if not rows:
            raise LibraryError(self._file.path, f"there is no edit {sequence}")
        return _edit(rows[0])

    def undoable(self) -> Edit | None:
        """The entry that undo takes back next."""
        taken: set[int] = set()
        for entry in self._backwards():
            if entry.sequence in taken:
                continue
            if entry.undoes is None:
                return entry
            taken.add(entry.undoes)
        return None

    def redoable(self) -> Edit | None:
        """The entry that redo does again next: an ordinary one that is taken back."""
        taken: set[int] = set()
        for entry in self._backwards():
            if entry.sequence in taken:
                continue
            if entry.undoes is None:
                return None
            if entry.action is Action.UNDO:
                return self.entry(entry.undoes)
            taken.add(entry.undoes)
        return None

    def write(self, place: Place, action: Action, name: str, before: Row | None, after: Row | None, undoes: int | None = None) -> int:
        """Write an entry and do it, inside a transaction. ``before`` and ``after`` hold the columns that it changes; ``None`` is no row."""
        connection = self._file.connection
        cursor = connection.execute(
            "INSERT INTO edit (subject, article, key, action, name, before, after, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (place.subject, place.article, place.key, action.value, name, _json(before), _json(after), undoes),
        )
        sequence = int(cursor.lastrowid or 0)
        self._do(place, before, after, sequence)
        return sequence

    def current(self, place: Place, columns: Iterable[str]) -> dict[str, str | int | None] | None:
        """The columns of a row as they are now; ``None`` for no row."""
        names = tuple(columns)
        found = f"SELECT {', '.join(names)} FROM {place.table} WHERE {_where(place)}"
        row = self._file.connection.execute(found, place.keys).fetchone()
        return None if row is None else dict(zip(names, row, strict=True))

    def take_back(self, sequence: int, action: Action) -> Edit:
        """Take back one entry, inside a transaction, by an entry of its own; gives the entry that was taken back.

        Raises :class:`~timeline.errors.ConflictError` where its row has since been changed, and
        :class:`~timeline.errors.LibraryError` where there is no such entry.
        """
        entry = self.entry(sequence)
        found = "SELECT subject, before, after FROM edit WHERE sequence = ?"
        subject, before, after = self._file.connection.execute(found, (sequence,)).fetchone()
        before, after = json.loads(before or "null"), json.loads(after or "null")
        place = Place(subject, entry.article, entry.key, (after or before).get("position", 0))
        present = self.current(place, after or before)
        if present != after:
            raise ConflictError(self._file.path, "it has been changed since; take the later change back first")
        self.write(place, action, entry.name, after, before, undoes=sequence)
        return entry

    def undoing(self, sequence: int) -> int:
        """The number of the entry that has taken this one back. Raises :class:`~timeline.errors.ConflictError` where none has."""
        rows = self._file.rows("SELECT max(sequence) FROM edit WHERE undoes = ?", sequence)
        if rows[0][0] is None:
            raise ConflictError(self._file.path, "nothing of it was taken back that could be done again")
        return int(rows[0][0])

    def _do(self, place: Place, before: Row | None, after: Row | None, sequence: int) -> None:
        connection, keys = self._file.connection, place.keys
        if after is None:
            connection.execute(f"DELETE FROM {place.table} WHERE {_where(place)}", keys)
        else:
            row: dict[str, str | int | None] = {**after, **keys}
            if place.subject == "article":
                row |= {"revision": sequence, "content": sequence}
            if before is None:
                sql = f"INSERT INTO {place.table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
            else:
                sql = f"UPDATE {place.table} SET {', '.join(f'{name} = :{name}' for name in row)} WHERE {_where(place)}"
            connection.execute(sql, row)
        if place.subject == "event":
            connection.execute("UPDATE article SET revision = ? WHERE id = ?", (sequence, place.article))

    def _backwards(self) -> Iterable[Edit]:
        """The entries from the newest, fetched in portions: what is looked for is nearly always among the first."""
        before = self.newest() + 1
        while rows := self._file.rows(f"SELECT {_EDIT} FROM edit WHERE sequence < ? ORDER BY sequence DESC LIMIT 64", before):
            yield from map(_edit, rows)
            before = rows[-1][0]


def _where(place: Place) -> str:
    return " AND ".join(f"{name} = :{name}" for name in place.keys)


def _edit(row: tuple[Any, ...]) -> Edit:
    sequence, at, article, action, undoes, name, key = row
    return Edit(sequence, at, article, Action(action), undoes, name, key)


def _json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row)
