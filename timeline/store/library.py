"""The library as the rest of the program knows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from timeline.corrections import Correction, from_record, to_record
from timeline.errors import LibraryError
from timeline.model import Document
from timeline.store.documents import ALL, CONTENT, GIVEN, document_of, hash_of, row_of, whole
from timeline.store.file import File
from timeline.store.log import Action, Edit, Log, Place, Row
from timeline.store.shown import Shown

__all__ = ["Article", "Hit", "Library", "View"]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the library lists it; :meth:`Library.document` has its text.

    ``revision`` is the number of the last edit that touched it or one of its events, ``content`` that of the last one that touched what
    it says: what is read out of it may be cached by the latter.
    """

    id: str
    title: str
    published: date | None
    revision: int
    content: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which words were found, with a bit of its text around them."""

    article: str
    snippet: str


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: its name, and the part of the page's address from the question mark on."""

    name: str
    address: str


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
        self._file = File(path)
        self._log = Log(self._file)
        self.shown = Shown(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._file.close()

    @property
    def is_kept(self) -> bool:
        """Whether it is in a file, and not only in this process's memory."""
        return self.path != ":memory:"

    def saved(self) -> bytes:
        """The library as the content of a file, which opens as the same one."""
        return self._file.whole()

    def articles(self) -> tuple[Article, ...]:
        """All articles in the order in which they were added, without their texts."""
        rows = self._file.rows("SELECT id, title, published, revision, content FROM article ORDER BY position")
        return tuple(
            Article(id, title, date.fromisoformat(published) if published else None, revision, content)
            for id, title, published, revision, content in rows
        )

    def document(self, article: str) -> Document:
        """The document of an article, its id being the article's.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        return document_of(article, self._present(article, CONTENT))

    def given(self, article: str) -> str:
        """What was added with an article as told in it; empty where that is to be found in its text."""
        rows = self._file.rows("SELECT json_extract(document, '$.given') FROM article WHERE id = ?", article)
        return (rows[0][0] if rows else None) or ""

    def revision(self) -> int:
        """The number of the last edit of all; it tells whether another process has written. 0 before the first."""
        return self._log.newest()

    def edits(self, article: str | None = None) -> tuple[Edit, ...]:
        """The log, oldest first, of one article or of all."""
        return self._log.entries(article)

    def add(self, document: Document, given: str = "") -> str:
        """Add a document and return its article's id. ``given`` is what :meth:`given` gives back: what is told in it, in whatever spelling.

        A text that is already there stays as it is and gives the id that it has. A document from an address that is already there is
        that article read again: it takes the new text, and keeps its id, its title, a date given by hand, and what was said of its events.
        A lone surrogate, which no file and no page can hold, is kept as U+FFFD, so that every span keeps its place.
        """
        with self._file.transaction():
            return self._add(document, given)

    def knows_entry(self, key: str) -> bool:
        """Whether a feed's entry of this key was taken in once, whatever became of it."""
        return bool(self._file.rows("SELECT 1 FROM feed_entry WHERE key = ?", whole(key)))

    def add_entry(self, key: str, documents: Iterable[Document]) -> tuple[str, ...]:
        """Add the documents of a feed's entry, and remember the entry, both or neither; the ids of its articles, none for an entry that is
        known. Without documents it is remembered as one that holds none.

        >>> with Library() as library:
        ...     [len(library.add_entry("tag:1", [Document("It rained.")])) for _ in range(2)]
        [1, 0]
        """
        with self._file.transaction() as connection:
            if connection.execute("INSERT OR IGNORE INTO feed_entry (key) VALUES (?)", (whole(key),)).rowcount == 0:
                return ()
            return tuple(dict.fromkeys(self._add(document) for document in documents))

    def reread(self, article: str, document: Document) -> None:
        """Give an article the text of a document: the same article, corrected. See :meth:`add` for what stays.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        with self._file.transaction():
            self._reread(article, document)

    def remove(self, article: str) -> None:
        """Take an article out; the log keeps it for :meth:`undo`. Raises :class:`~timeline.errors.LibraryError` where there is none."""
        with self._file.transaction():
            before = self._present(article, ALL)
            self._log.write(Place("article", article), Action.REMOVE, str(before["title"]), before, None)

    def rename(self, article: str, title: str) -> None:
        """Give an article another title. Raises :class:`~timeline.errors.LibraryError` where there is no such article."""
        self._change(article, {"title": whole(title)})

    def publish(self, article: str, published: date | None) -> None:
        """Change an article's publication date; ``None`` leaves its relative expressions undated.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        self._change(article, _published(published))

    def revise(self, article: str, title: str, published: date | None) -> None:
        """Change title and publication date in one edit; what is the same stays as it is.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        same = self.document(article).published == published
        self._change(article, {"title": whole(title)} if same else {"title": whole(title), **_published(published)})

    def correct(self, article: str, event: str, said: Callable[[Correction | None], Correction], action: Action, name: str) -> Correction:
        """Say something about an event: ``said`` gets what was said before and gives what is said now, with nobody writing in between.

        A correction that changes nothing is not kept. ``name`` is what the event is called in the log.
        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        with self._file.transaction():
            position = int(str(self._present(article, ("position",))["position"]))
            place = Place("event", article, event, position)
            before = self._log.current(place, ("body",))
            now = said(None if before is None else from_record(json.loads(str(before["body"]))))
            after: Row | None = {"body": json.dumps(to_record(now), ensure_ascii=False)} if now.edited else None
            if before != after:
                # The position in both, by which the row is found when the edit is taken back.
                was, now_is = (None if row is None else {**row, "position": position} for row in (before, after))
                self._log.write(place, action, name, was, now_is)
        return now

    def corrections(self, article: str | None = None) -> tuple[Correction, ...]:
        """What was said about the events of one article, or of all, in the order in which it was first said."""
        sql = """SELECT body FROM correction JOIN article ON article.id = correction.article AND article.position = correction.position
                 WHERE ?1 IS NULL OR article = ?1 ORDER BY correction.rowid"""
        return tuple(from_record(json.loads(body)) for (body,) in self._file.rows(sql, article))

    def edit(self, sequence: int) -> Edit:
        """The entry of this number. Raises :class:`~timeline.errors.LibraryError` where there is none."""
        return self._log.entry(sequence)

    def undoable(self) -> Edit | None:
        """The edit that undo takes back next."""
        return self._log.undoable()

    def redoable(self) -> Edit | None:
        """The edit that redo does again next."""
        return self._log.redoable()

    def undo(self, sequence: int) -> str:
        """Take back one edit, itself an edit (so that undoing it does it again), and return its article's id.

        Raises :class:`~timeline.errors.ConflictError` where it has since been changed in the same place, and
        :class:`~timeline.errors.LibraryError` where there is no such edit.
        """
        with self._file.transaction():
            return self._log.take_back(sequence, Action.UNDO).article

    def redo(self, sequence: int) -> str:
        """Do again an edit that was taken back. Raises as :meth:`undo` does."""
        with self._file.transaction():
            return self._log.take_back(self._log.undoing(sequence), Action.REDO).article

    def search(self, words: str, most: int = 100) -> tuple[Hit, ...]:
        """The articles that hold words beginning with each of these, best first.

        >>> with Library() as library:
        ...     _ = library.add(Document("Snow fell in Malmö.", title="Snow"))
        ...     [hit.snippet for hit in library.search("malmo sno")]
        ['Snow fell in Malmö.']
        """
        query = " ".join(f'"{word}"*' for word in words.replace('"', " ").split())
        if not query:
            return ()
        sql = """SELECT id, snippet(article_search, 1, '', '', '…', 16) FROM article_search JOIN article ON position = article_search.rowid
                 WHERE article_search MATCH ? ORDER BY rank LIMIT ?"""
        return tuple(Hit(article, " ".join(snippet.split())) for article, snippet in self._file.rows(sql, query, most))

    def views(self) -> tuple[View, ...]:
        """The saved views by name."""
        return tuple(View(name, address) for name, address in self._file.rows("SELECT name, address FROM view ORDER BY lower(name), name"))

    def save_view(self, name: str, address: str) -> None:
        """Save a view; one of this name is replaced."""
        self._write_view(name, Action.SAVE_VIEW, {"address": address})

    def remove_view(self, name: str) -> None:
        """Forget a view; nothing where there is none of this name."""
        self._write_view(name, Action.REMOVE_VIEW, None)

    def _add(self, document: Document, given: str = "") -> str:
        row = row_of(document, given)
        article = hash_of(str(row["text"]))
        if known := self._holding(article):
            return known
        if document.url and (known := self._at_address(document.url)):
            self._reread(known, document)
            return known
        if self._exists(article):
            # Its first text, which has been corrected since.
            return article
        # The log's next number: unlike the highest position, it never comes again after a removal that may be taken back.
        row["position"] = self.revision() + 1
        self._log.write(Place("article", article), Action.ADD, str(row["title"]), None, row)
        return article

    def _write_view(self, name: str, action: Action, after: dict[str, Any] | None) -> None:
        place = Place("view", key=whole(name))
        with self._file.transaction():
            before = self._log.current(place, ("address",))
            if before != after:
                self._log.write(place, action, place.key, before, after)

    def _reread(self, article: str, document: Document) -> None:
        before = self._present(article, CONTENT)
        after = {**row_of(document), "title": before["title"], "digest": hash_of(whole(document.text))}
        if before["published_from"] == GIVEN or after["published"] is None:
            after |= {"published": before["published"], "published_from": before["published_from"]}
        if {**before, "digest": None} != {**after, "digest": None}:
            self._log.write(Place("article", article), Action.REREAD, str(before["title"]), before, after)

    def _change(self, article: str, after: dict[str, str | int | None]) -> None:
        with self._file.transaction():
            before = self._present(article, after)
            changed = tuple(name for name in after if before[name] != after[name])
            if changed:
                dated, titled = any(name.startswith("published") for name in changed), "title" in changed
                action = Action.CHANGE if dated and titled else Action.PUBLISH if dated else Action.RENAME
                title = str(self._present(article, ("title",))["title"])
                self._log.write(Place("article", article), action, title, before, after)

    def _exists(self, article: str) -> bool:
        return bool(self._file.rows("SELECT 1 FROM article WHERE id = ?", article))

    def _holding(self, digest: str) -> str | None:
        """The article that holds the text of this hash now."""
        rows = self._file.rows("SELECT id FROM article WHERE (id = ?1 AND digest IS NULL) OR digest = ?1 LIMIT 1", digest)
        return rows[0][0] if rows else None

    def _at_address(self, url: str) -> str | None:
        rows = self._file.rows("SELECT id FROM article WHERE json_extract(document, '$.url') = ? ORDER BY position LIMIT 1", url)
        return rows[0][0] if rows else None

    def _present(self, article: str, columns: Any) -> dict[str, str | int | None]:
        names = tuple(columns)
        rows = self._file.rows(f"SELECT {', '.join(names)} FROM article WHERE id = ?", article)
        if not rows:
            raise LibraryError(self.path, f"there is no article {article!r}; it may have been removed")
        return dict(zip(names, rows[0], strict=True))


def _published(published: date | None) -> dict[str, str | int | None]:
    return {"published": published.isoformat() if published else None, "published_from": GIVEN if published else ""}
