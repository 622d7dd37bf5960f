"""The library file's schema, as named steps in the order in which they were published.

A step that has been released is never changed: a later need is a later step. The names that a file has been through stand in its
table ``migration``, so that a file is brought up to date from wherever it is, and a file from a newer program is recognised.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

__all__ = ["MIGRATIONS", "ForeignFileError", "Migration", "UnknownMigrationError", "migrate"]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its name, for ever, and the SQL statements that take it."""

    name: str
    statements: tuple[str, ...]


class UnknownMigrationError(Exception):
    """The file has been through a step that this program does not know; the message is the step's name."""


class ForeignFileError(Exception):
    """The file is a database, but none of ours."""


MIGRATIONS = (
    Migration(
        "articles and the log of their edits",
        (
            """
            CREATE TABLE article (
                id             TEXT PRIMARY KEY,
                position       INTEGER NOT NULL,
                title          TEXT NOT NULL,
                published      TEXT,
                published_from TEXT NOT NULL,
                text           TEXT NOT NULL,
                document       TEXT NOT NULL,
                revision       INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE UNIQUE INDEX article_position ON article (position)",
            # Never updated and never deleted from: what an edit did, and what stood there before, so that it can be taken back.
            """
            CREATE TABLE edit (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                at       TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
                article  TEXT NOT NULL,
                action   TEXT NOT NULL,
                before   TEXT,
                after    TEXT,
                undoes   INTEGER REFERENCES edit (sequence)
            ) STRICT
            """,
            "CREATE INDEX edit_article ON edit (article)",
            "CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT RAISE(ABORT, 'the log of edits is append-only'); END",
            "CREATE TRIGGER edit_remains BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'the log of edits is append-only'); END",
        ),
    ),
    Migration(
        "corrections of events, views and search",
        (
            # The number of the last edit that changed what is read out of the article; corrections of its events do not.
            "ALTER TABLE article ADD COLUMN content INTEGER NOT NULL DEFAULT 0",
            # The text's hash where it is no longer the one that the article's id was made of.
            "ALTER TABLE article ADD COLUMN digest TEXT",
            "CREATE INDEX article_digest ON article (digest) WHERE digest IS NOT NULL",
            "CREATE INDEX article_address ON article (json_extract(document, '$.url'))",
            "ALTER TABLE edit ADD COLUMN subject TEXT NOT NULL DEFAULT 'article'",
            "ALTER TABLE edit ADD COLUMN key TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE edit ADD COLUMN name TEXT NOT NULL DEFAULT ''",
            # Under the article's position, too, so that an article that is removed and added anew begins without corrections.
            """
            CREATE TABLE correction (
                article  TEXT NOT NULL,
                position INTEGER NOT NULL,
                event    TEXT NOT NULL,
                body     TEXT NOT NULL,
                PRIMARY KEY (article, position, event)
            ) STRICT
            """,
            "CREATE TABLE view (name TEXT PRIMARY KEY, address TEXT NOT NULL) STRICT",
            """
            CREATE VIRTUAL TABLE article_search USING fts5 (
                title, text, content = 'article', content_rowid = 'position', tokenize = 'unicode61 remove_diacritics 2'
            )
            """,
            """
            CREATE TRIGGER article_found AFTER INSERT ON article BEGIN
                INSERT INTO article_search (rowid, title, text) VALUES (new.position, new.title, new.text);
            END
            """,
            """
            CREATE TRIGGER article_lost AFTER DELETE ON article BEGIN
                INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.position, old.title, old.text);
            END
            """,
            """
            CREATE TRIGGER article_changed AFTER UPDATE OF title, text ON article BEGIN
                INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.position, old.title, old.text);
                INSERT INTO article_search (rowid, title, text) VALUES (new.position, new.title, new.text);
            END
            """,
            "INSERT INTO article_search (article_search) VALUES ('rebuild')",
        ),
    ),
    Migration(
        "entries of feeds that were taken in",
        # What a person removes from the library does not come back with the next look at its feed.
        ("CREATE TABLE feed_entry (key TEXT PRIMARY KEY) STRICT",),
    ),
    Migration(
        "articles listed without their texts",
        # SQLite would walk over each text to what stands behind it: with 10,000 articles, half a second.
        ("CREATE INDEX article_listing ON article (position, id, title, published, revision, content)",),
    ),
    Migration(
        "what was shown last",
        ("CREATE TABLE shown (articles TEXT NOT NULL, newest INTEGER NOT NULL) STRICT",),
    ),
)


def migrate(connection: sqlite3.Connection, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Take every step that the file has not been through, all or none of them.

    ``connection`` must be in autocommit mode (``isolation_level=None``). Raises :class:`UnknownMigrationError` for a file of a
    newer program and :class:`ForeignFileError` for a database that something else made.

    >>> connection = sqlite3.connect(":memory:", isolation_level=None)
    >>> migrate(connection)
    >>> [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY taken")][:2]
    ['articles and the log of their edits', 'corrections of events, views and search']
    """
    known = [step.name for step in steps]
    connection.execute("BEGIN IMMEDIATE")
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and "migration" not in tables:
            raise ForeignFileError
        connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, taken INTEGER NOT NULL) STRICT")
        taken = {name for (name,) in connection.execute("SELECT name FROM migration")}
        for name in sorted(taken.difference(known)):
            raise UnknownMigrationError(name)
        for number, step in enumerate(steps):
            if step.name not in taken:
                for statement in step.statements:
                    connection.execute(statement)
                connection.execute("INSERT INTO migration (name, taken) VALUES (?, ?)", (step.name, number))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
