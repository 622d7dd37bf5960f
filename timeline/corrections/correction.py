"""The noun of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.chrono.interval import Interval
from timeline.model import Event, Extraction

__all__ = ["Correction", "of_event", "written_in"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said about one event: whatever is set goes before what was found.

    ``found`` is the event as it was found when it was first corrected; its id stays the event's. ``quote`` and ``written`` are the words
    of its stretch and of its expressions, by which it is found again in a text that has changed. ``why`` is the reason for ``interval``
    in a sentence. ``merged`` are the events that are part of this one, each as (article, event). An ``added`` event was not found
    at all, or, where it is ``parted``, as another place that tells an event.
    """

    found: Event
    quote: str = ""
    written: tuple[str, ...] = ()
    headline: str | None = None
    interval: Interval | None = None
    why: str = ""
    category: str | None = None
    note: str | None = None
    merged: tuple[tuple[str, str], ...] = ()
    deleted: bool = False
    added: bool = False
    parted: bool = False

    @property
    def edited(self) -> tuple[str, ...]:
        """The names of what it changes: when, headline, category, note, merged, deleted, added, parted."""
        told = {
            "when": self.interval is not None,
            "headline": self.headline is not None,
            "category": self.category is not None,
            "note": self.note is not None,
            "merged": bool(self.merged),
            "deleted": self.deleted,
            "added": self.added and not self.parted,
            "parted": self.parted,
        }
        return tuple(name for name, is_so in told.items() if is_so)


def of_event(event: Event, extraction: Extraction) -> Correction:
    """A correction of an event that changes nothing yet; the event is one of the extraction's, as found."""
    return Correction(event, extraction.document.text[event.start : event.end], written_in(extraction, event.expressions))


def written_in(extraction: Extraction, expressions: Sequence[int]) -> tuple[str, ...]:
    """The words of these expressions of the article."""
    return tuple(extraction.expressions[index].text for index in expressions)
