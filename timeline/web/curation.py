"""What a person does to events: each function is one edit of the library, and gives the words for what was done."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.wording import words
from timeline.corrections import Correction
from timeline.corrections.correction import of_event, written_in
from timeline.errors import ConflictError, DateError, LibraryError
from timeline.model import Event, Extraction, Reason
from timeline.store import Action
from timeline.web.shelf import Shelf

__all__ = ["Curator", "Form", "Proposal", "Tell", "Understand"]

Understand = Callable[[str, date | None, Interval | None], Interval]
"""A date as a person types it, the publication date that it may count from, and the date that it replaces; raises
:class:`~timeline.errors.DateError`.
"""

Tell = Callable[[Extraction, int, Interval], tuple[Event, str]]
"""The event that an expression, by its index, tells once it stands for this time; and its sentence."""

_SOME_DAY = Interval.of(Granularity.DAY, instant(2000))
"""For which an undated expression stands while its headline is made up."""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields for an event; ``None`` leaves a field as it is."""

    headline: str | None = None
    when: str | None = None
    category: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an expression of an article, here as ``written``, would tell as an event: a headline, a category, and its date in words where it
    has one; and the sentence in which it stands.
    """

    written: str
    sentence: str
    headline: str
    category: str
    when: str


@dataclass(frozen=True, slots=True)
class Curator:
    """Edits the events of a shelf's articles; an event is named by its article's id and its own."""

    shelf: Shelf
    understand: Understand
    tell: Tell

    def read_date(self, typed: str, article: str, event: str | None = None, expression: int | None = None) -> Interval:
        """The time that was typed for this event, or for a new one that this expression tells, of an article.

        Raises :class:`~timeline.errors.DateError`.
        """
        present = None if event is None else self._shown(article, event).interval
        if expression is not None:
            present = self.shelf.found(article).expressions[expression].interval
        if present is not None and typed.strip() == words(present):
            return present
        return self.understand(typed, self.shelf.document(article).published, present)

    def propose(self, article: str, expression: int) -> Proposal:
        """What an expression that tells no event would tell as one."""
        extraction = self.shelf.found(article)
        dated = extraction.expressions[expression]
        event, sentence = self.tell(extraction, expression, dated.interval or _SOME_DAY)
        written = " ".join(dated.text.split())
        return Proposal(written, sentence, event.headline, event.category, words(dated.interval) if dated.interval else "")

    def edit(self, article: str, event: str, form: Form) -> str:
        """Change what the form changes. Raises ``DateError`` for a date that cannot be understood."""
        shown, found, own = self._shown(article, event), self._found(article, event), self._own_date(article, event)
        typed = (form.when or "").strip()
        redated = bool(typed) and typed != words(shown.interval)
        interval = self.read_date(typed, article, event) if redated else None

        def said(correction: Correction) -> Correction:
            if form.headline is not None and form.headline.strip():
                headline = " ".join(form.headline.split())
                correction = replace(correction, headline=None if headline == found.headline else headline)
            if interval is not None:
                correction = _dated(correction, interval, f"Dated by hand: “{typed}”.", own)
            if form.category:
                correction = replace(correction, category=None if form.category == found.category else form.category)
            if form.note is not None:
                correction = replace(correction, note=form.note.strip() or None)
            return correction

        now = self._correct(article, event, said, Action.EDIT_EVENT)
        return f"“{now.headline or found.headline}” is now dated {words(interval)}." if interval else f"Changed “{shown.headline}”."

    def choose(self, article: str, event: str, alternative: int) -> str:
        """Take a reading that was not chosen."""
        shown = self._shown(article, event)
        reading = shown.alternatives[alternative]
        if reading.interval is None:
            raise DateError("this reading gives no date; type one instead")
        interval, why = reading.interval, "Chosen by hand" + (f": {reading.reason}" if str(reading.reason) else ".")
        own = self._own_date(article, event)
        self._correct(article, event, lambda correction: _dated(correction, interval, why, own), Action.CHOOSE)
        return f"“{shown.headline}” is now dated {words(interval)}."

    def delete(self, article: str, event: str) -> str:
        """Take an event out."""
        shown = self._shown(article, event)
        self._correct(article, event, lambda correction: replace(correction, deleted=True), Action.DELETE_EVENT)
        return f"Deleted “{shown.headline}”."

    def restore(self, article: str, event: str) -> str:
        """Bring back an event that was deleted; from one that is there, take away what was said about its words and its date."""
        shown = self._shown(article, event)

        def said(correction: Correction) -> Correction:
            if correction.deleted:
                return replace(correction, deleted=False)
            return replace(correction, headline=None, interval=None, why="", category=None, note=None)

        self._correct(article, event, said, Action.RESTORE_EVENT)
        return f"“{shown.headline}” is back as it was."

    def merge(self, article: str, event: str, other_article: str, other: str) -> str:
        """Make one event part of another."""
        whole, part = self._shown(article, event), self._shown(other_article, other)
        if (article, event) == (other_article, other):
            raise ConflictError(self.shelf.library.path, "an event cannot be merged into itself; choose another")
        if (article, event) in self._parts_of(other_article, other):
            raise ConflictError(self.shelf.library.path, "the one is part of the other already; split them first")
        pair = (other_article, other)
        self._correct(article, event, lambda c: replace(c, merged=(*(old for old in c.merged if old != pair), pair)), Action.MERGE)
        return f"Merged “{part.headline}” into “{whole.headline}”."

    def split(self, article: str, event: str, other_article: str, other: str) -> str:
        """Make a part of an event one of its own again."""
        pair, whole = (other_article, other), self._shown(article, event)
        wholes = {(article, event), *self._parts_of(article, event)}
        for correction in self.shelf.library.corrections():
            owner = (correction.found.document, correction.found.id)
            if pair in correction.merged and owner in wholes:
                self._correct(*owner, lambda c: replace(c, merged=tuple(old for old in c.merged if old != pair)), Action.SPLIT)
        return f"Split “{whole.headline}”."

    def part(self, article: str, event: str, start: int, end: int) -> str:
        """Make an event of its own of another place that tells an event in the same article."""
        whole, extraction = self._shown(article, event), self.shelf.found(article)
        source = next((one for one in whole.sources if (one.document, one.start, one.end) == (article, start, end)), None)
        if source is None:
            raise ConflictError(self.shelf.library.path, "this place is no part of the event any more; another edit has split it")
        places = enumerate(extraction.expressions)
        inside = tuple(index for index, one in places if start <= one.start and one.end <= end and one.interval is not None)
        why = Reason.said(f"It was told together with “{whole.headline}”, and split from it by hand.")
        own = replace(
            Event(f"hand-{secrets.token_hex(5)}", source.headline, article, start, end, inside, source.interval or whole.interval, why),
            tense=whole.tense,
            modality=whole.modality,
            kind=whole.kind,
            category=whole.category,
        )
        new = Correction(own, extraction.document.text[start:end], written_in(extraction, inside), added=True, parted=True)
        self._keep(article, own.id, new, Action.SPLIT)
        return f"Split “{own.headline}” from “{whole.headline}”."

    def add(self, article: str, form: Form, start: int = 0, end: int = 0) -> tuple[str, str]:
        """Add an event that was not found, told in this stretch of the article where there is one; gives its id and the words."""
        headline = " ".join((form.headline or "").split())
        if not headline:
            raise DateError("the event has no headline yet; write what happened")
        interval = self.read_date(form.when or "", article)
        extraction = self.shelf.found(article)
        inside = tuple(i for i, resolution in enumerate(extraction.expressions) if start <= resolution.start and resolution.end <= end)
        why = f"Added by hand: “{' '.join((form.when or '').split())}”."
        category = form.category or "other"
        own = Event(f"hand-{secrets.token_hex(5)}", headline, article, start, end, inside, interval, Reason(), category=category)
        quote, written = extraction.document.text[start:end], written_in(extraction, inside)
        new = Correction(own, quote, written, interval=interval, why=why, note=(form.note or "").strip() or None, added=True)
        self._keep(article, own.id, new, Action.ADD_EVENT)
        return own.id, f"Added “{headline}”, {words(interval)}."

    def date_expression(self, article: str, expression: int, form: Form) -> tuple[str, str]:
        """Make an event of an expression that stayed undated, or that is dated and tells none; gives its id, and the words.

        As long as nobody types another date, an event of a dated expression has the date that is found for this.
        """
        interval = self.read_date(form.when or "", article, expression=expression)
        extraction = self.shelf.found(article)
        told, _ = self.tell(extraction, expression, interval)
        event, found = replace(told, document=article), extraction.expressions[expression].interval
        headline, why = " ".join((form.headline or "").split()), f"Dated by hand: “{' '.join((form.when or '').split())}”."
        new = replace(
            of_event(event, extraction),
            interval=None if interval == found else interval,
            why="" if interval == found else why,
            headline=headline if headline and headline != event.headline else None,
            category=form.category if form.category and form.category != event.category else None,
            note=(form.note or "").strip() or None,
            added=found is not None,
        )
        self._keep(article, event.id, new, Action.EDIT_EVENT if found is None else Action.ADD_EVENT)
        done = "is now dated" if found is None else "is an event now, dated"
        return event.id, f"“{headline or event.headline}” {done} {words(interval)}."

    def _shown(self, article: str, event: str) -> Event:
        """The event as it is now, merged or deleted ones among them."""
        timeline = self.shelf.timeline([article])
        for extraction in timeline.extractions:
            for one in (*extraction.events, *extraction.deleted, *extraction.set_aside):
                if one.id == event:
                    return one
        return self._found(article, event)

    def _found(self, article: str, event: str) -> Event:
        """The event as it was found, or as it was when it was first corrected."""
        for correction in self.shelf.library.corrections(article):
            if correction.found.id == event:
                return correction.found
        extraction = self.shelf.found(article)
        for one in (*extraction.events, *extraction.set_aside):
            if one.id == event:
                return one
        raise LibraryError(self.shelf.library.path, "this event is not there any more; another edit has removed it")

    def _own_date(self, article: str, event: str) -> Interval | None:
        """The date that the engine finds for it now, if it does."""
        return next((one.interval for one in self.shelf.found(article).events if one.id == event), None)

    def _correct(self, article: str, event: str, said: Callable[[Correction], Correction], action: Action) -> Correction:
        new = of_event(self._found(article, event), self.shelf.found(article))
        name = self._shown(article, event).headline
        kept = self.shelf.kept(article)
        return self.shelf.library.correct(kept, event, lambda before: said(new if before is None else before), action, name)

    def _keep(self, article: str, event: str, new: Correction, action: Action) -> None:
        kept = self.shelf.kept(article)
        self.shelf.library.correct(kept, event, lambda before: new, action, new.headline or new.found.headline)

    def _parts_of(self, article: str, event: str) -> set[tuple[str, str]]:
        """All events that are part of this one, or part of a part of it."""
        merged = {(c.found.document, c.found.id): c.merged for c in self.shelf.library.corrections()}
        found: set[tuple[str, str]] = set()
        waiting = [(article, event)]
        while waiting:
            for part in merged.get(waiting.pop(), ()):
                if part not in found:
                    found.add(part)
                    waiting.append(part)
        return found


def _dated(correction: Correction, interval: Interval, why: str, own: Interval | None) -> Correction:
    """The correction with a date, or without one where that is the date that is found anyway."""
    return replace(correction, interval=None, why="") if interval == own else replace(correction, interval=interval, why=why)
