"""What the callbacks do, without Dash: each is one edit, and gives the words for what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.chrono.interval import Interval
from timeline.errors import LibraryError
from timeline.web.article_dialog import date_words
from timeline.web.curation import Curator, Form
from timeline.web.history import told
from timeline.web.moves import Moved, moves
from timeline.web.shelf import Shelf

__all__ = ["Desk"]

_CELLS = {"when": "when", "event": "headline", "category": "category"}
"""The table's columns that can be written into, and the fields that they are."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The articles, who edits their events, and how a full date is read."""

    shelf: Shelf
    curator: Curator
    parse_published: Callable[[str], date]

    def published(self, words: str | None) -> date | None:
        """A date as a person writes it; ``None`` for nothing. Raises :class:`~timeline.errors.DateError`."""
        return self.parse_published(words.strip()) if words and words.strip() else None

    def moves(self, article: str, words: str | None) -> tuple[date | None, Moved]:
        """The publication date that was typed, and what it would move. Raises as :meth:`published` does."""
        published = self.published(words)
        return published, moves(self.shelf.timeline([article]), self.shelf.moved(article, published))

    def revise(self, article: str, title: str, words: str | None) -> str:
        """Change an article's title and publication date; an empty title leaves the old one. Gives the words for what was changed, none
        where it is nothing. Raises as :meth:`published` does.
        """
        published, old = self.published(words), self.shelf.document(article)
        new = " ".join(title.split()) or old.title
        if (new, published) == (old.title, old.published):
            return ""
        self.shelf.library.revise(self.shelf.kept(article), new, published)
        if published == old.published:
            return f"“{old.title}” is now called “{new}”."
        return f"“{new}” is now published on {date_words(published)}." if published else f"“{new}” has no publication date now."

    def remove(self, article: str) -> str:
        """Take an article out of the library."""
        title = self.shelf.document(article).title
        self.shelf.library.remove(article)
        return f"Removed “{title}”."

    def read_event_date(self, typed: str, target: Mapping[str, Any]) -> Interval:
        """What was typed into the dialog for the event, or the expression, that it was opened for. Raises as :meth:`published` does."""
        return self.curator.read_date(typed, target["article"], target.get("event"), target.get("expression"))

    def save_event(self, form: Mapping[str, Any]) -> tuple[str, str]:
        """What the dialog for events says: the event's id, and the words. ``form["way"]`` is what the dialog was opened for.

        Raises :class:`~timeline.errors.DateError` where a date cannot be understood, or the words are missing.
        """
        fields, article = Form(form.get("headline"), form.get("when"), form.get("category"), form.get("note") or ""), form["article"]
        match form["way"]:
            case "add":
                return self.curator.add(article, fields, form.get("start") or 0, form.get("end") or 0)
            case "date":
                return self.curator.date_expression(article, form["expression"], fields)
            case _:
                return form["event"], self.curator.edit(article, form["event"], fields)

    def do(self, deed: Mapping[str, Any]) -> str:
        """One thing that the page asks for without a dialog; ``deed["name"]`` says which."""
        match deed["name"]:
            case "choose":
                return self.curator.choose(deed["article"], deed["event"], deed["alternative"])
            case "delete":
                return self.curator.delete(deed["article"], deed["event"])
            case "restore":
                return self.curator.restore(deed["article"], deed["event"])
            case "split":
                return self.curator.split(deed["article"], deed["event"], deed["other_article"], deed["other"])
            case "part":
                return self.curator.part(deed["article"], deed["event"], deed["start"], deed["end"])
            case "cell":
                return self.curator.edit(deed["article"], deed["event"], Form(**{_CELLS[deed["column"]]: str(deed["value"] or "")}))
            case name:
                raise LibraryError(self.shelf.library.path, f"nobody knows how to do “{name}”; reload the page")

    def step(self, way: str, *sequences: int) -> tuple[str, dict[str, str]]:
        """Take edits back, the last one first, or do them again; gives the words, and of a single edit what it was about, which the page
        turns to: an ``event`` or an ``article``.
        """
        library = self.shelf.library
        edits = [library.edit(sequence) for sequence in sorted(sequences, reverse=way == "undo")]
        for edit in edits:
            (library.undo if way == "undo" else library.redo)(edit.sequence)
        done, about = "Undone" if way == "undo" else "Done again", dict[str, str]()
        if len(edits) > 1:
            return f"{done}: {len(edits)} edits.", about
        if edits[0].article:
            about = {"event": edits[0].key} if edits[0].key else {"article": edits[0].article}
        return f"{done}: {told(edits[0])}.", about
