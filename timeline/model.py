"""The nouns. An article is a :class:`Document`; in its text stand :class:`TemporalExpression`s; each gets a
:class:`Resolution`; resolutions and sentences make :class:`Event`s; and all of it is a :class:`Timeline`.

Frozen, no arithmetic. Every span counts characters of ``Document.text`` as given, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Meaning, Repeated
from timeline.chrono.pasteable import Pasteable
from timeline.chrono.timex3 import Timex3
from timeline.chrono.wording import words
from timeline.tongues import guess_language

if TYPE_CHECKING:
    from pathlib import Path


class Tense(Pasteable, StrEnum):
    """When the event lies, as its verb tells it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Modality(Pasteable, StrEnum):
    """Whether the text says that it happened."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


class EventKind(Pasteable, StrEnum):
    """What the event is to the article: told by it, an act of telling, what the article as a whole is about, or what comes round."""

    EVENT = "event"
    REPORT = "report"
    CONTEXT = "context"
    RECURRENCE = "recurrence"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of the text that holds no event, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as given.

    ``published`` is the publication date (TimeML: document creation time) and ``published_from`` the place where it was found,
    in words ("header line 1"). ``updated`` is the day of the last change that the article tells of, from which nothing is counted.
    ``skipped`` are stretches that the reader took for page furniture; ``warnings`` are sentences for people. ``site`` is the name of the
    paper. Without a ``language`` the text's words tell it. Raises ``TypeError`` where ``published`` is something else than a date, such
    as its spelling.

    >>> Document(text="It rained on Sunday.", published=date(2016, 11, 23)).language
    'en'
    >>> Document(text="Gestern trat der Minister zurück.").language
    'de'
    """

    text: str
    id: str = ""
    title: str = ""
    published: date | None = None
    published_from: str = ""
    language: str = ""
    url: str = ""
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    updated: date | None = None
    author: str = ""
    site: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.published, date | None):
            raise TypeError(f"published is {self.published!r}, and must be a date; for 2016-11-23 write datetime.date(2016, 11, 23)")
        if not self.language:
            object.__setattr__(self, "language", guess_language(self.text))


@dataclass(frozen=True, slots=True)
class TemporalExpression:
    """Words that tell a time, and what they mean before they are anchored.

    ``rule`` names the row of the language data; ``signal`` is the preposition or conjunction right before it ("since"), no part of it.
    """

    start: int
    end: int
    text: str
    meaning: Meaning
    rule: str
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, kept as facts and worded on demand: templates with named gaps, and what fills them; intervals are put into words.

    >>> str(Reason(("“{text}” is a month.", "It is the nearest {text} before publication."), {"text": "January"}))
    '“January” is a month. It is the nearest January before publication.'
    """

    steps: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def said(cls, words: str) -> Reason:
        """The reason that these words give, whatever braces they hold.

        >>> str(Reason.said("As {it} says."))
        'As {it} says.'
        """
        return cls((words.replace("{", "{{").replace("}", "}}"),)) if words else cls()

    def __str__(self) -> str:
        return " ".join(self.sentences())

    def sentences(self) -> tuple[str, ...]:
        """Each step in words."""
        facts = {name: words(fact) if isinstance(fact, Interval) else fact for name, fact in self.facts.items()}
        return tuple(step.format_map(facts) for step in self.steps)

    def __hash__(self) -> int:
        return hash((self.steps, tuple(self.facts)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading that was not chosen, and what it would have meant."""

    timex: Timex3
    interval: Interval | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression, the time it stands for and why.

    ``interval`` is ``None`` when it stays undated. ``begin_point`` and ``end_point`` are indices into the document's resolutions:
    the expressions at which an anchored duration begins or ends.
    """

    expression: TemporalExpression
    timex: Timex3
    interval: Interval | None
    reason: Reason
    alternatives: tuple[Reading, ...] = ()
    begin_point: int | None = None
    end_point: int | None = None

    @property
    def start(self) -> int:
        """Where the expression begins in the text."""
        return self.expression.start

    @property
    def end(self) -> int:
        """Where the expression ends in the text, exclusive."""
        return self.expression.end

    @property
    def text(self) -> str:
        """The expression as written."""
        return self.expression.text

    @property
    def why(self) -> str:
        """The reason in words."""
        return str(self.reason)


@dataclass(frozen=True, slots=True)
class Source:
    """Another place that tells an event: the id of its document and its stretch there, with the headline that it would have had.

    ``interval`` is the date that it gives, where that contradicts the event's; ``event`` is the id of the event that a person merged.
    """

    document: str
    start: int
    end: int
    headline: str
    interval: Interval | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with the clause or sentence that tells it (``start``–``end``) and when.

    ``expressions`` are indices into the document's resolutions; ``document`` is the id of the document; ``id`` is unique in a timeline.
    ``sources`` are the other places that tell it. ``same_as`` is the id of the event of another article that stands for this one, too;
    the event itself is kept, so that the two can be parted.
    ``edited`` names the fields in which a person's word went before what was found, and ``note`` is that person's. An event that no words
    of the article tell has ``start == end``.
    What comes round has its ``recurrence``, and ``interval`` is the stretch in which it does.
    """

    id: str
    headline: str
    document: str
    start: int
    end: int
    expressions: tuple[int, ...]
    interval: Interval
    reason: Reason
    alternatives: tuple[Reading, ...] = ()
    tense: Tense = Tense.PAST
    modality: Modality = Modality.ASSERTED
    kind: EventKind = EventKind.EVENT
    category: str = "other"
    sources: tuple[Source, ...] = ()
    same_as: str = ""
    note: str = ""
    edited: tuple[str, ...] = ()
    recurrence: Repeated | None = None

    @property
    def why(self) -> str:
        """The reason in words."""
        return str(self.reason)


@dataclass(frozen=True, slots=True)
class Extraction:
    """One document with all that was found in it; ``deleted`` are the events that a person took out, and ``set_aside`` are those told in
    stretches that were skipped.
    """

    document: Document
    expressions: tuple[Resolution, ...]
    events: tuple[Event, ...]
    deleted: tuple[Event, ...] = ()
    set_aside: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """The events of one or several documents.

    >>> Timeline(()).events
    ()
    """

    extractions: tuple[Extraction, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles, in the order given."""
        return tuple(extraction.document for extraction in self.extractions)

    @property
    def expressions(self) -> tuple[Resolution, ...]:
        """All resolved expressions, article by article, in the order of the text."""
        return tuple(resolution for extraction in self.extractions for resolution in extraction.expressions)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events by their start; an open start comes first."""
        events = [event for extraction in self.extractions for event in extraction.events]
        return tuple(sorted(events, key=_by_time))

    def between(self, interval: Interval) -> Timeline:
        """The same timeline with only the events that overlap ``interval``."""
        return Timeline(
            tuple(
                replace(extraction, events=tuple(event for event in extraction.events if event.interval.overlaps(interval)))
                for extraction in self.extractions
            )
        )

    def merged_with(self, other: Timeline) -> Timeline:
        """Both timelines as one; what both tell is linked (``Event.same_as``)."""
        return Timeline(self.extractions + other.extractions).linked()

    def linked(self) -> Timeline:
        """The same timeline with what several articles tell linked: see ``Event.sources`` and ``Event.same_as``."""
        from timeline.compose.same import linked

        return linked(self)

    def figure(self) -> object:
        """The timeline as a Plotly figure; imports Plotly on first use."""
        from timeline.view.figure import figure

        return figure(self)

    def to_html(self, path: str | Path, plotlyjs: Literal["inline", "directory"] = "inline", *, title: str = "") -> None:
        """Write the static page to ``path``, called by its article or by ``title``: one file that needs no network. With
        ``plotlyjs="directory"``, Plotly's bundle stands beside it, for all pages of the folder, instead of in it.
        """
        from timeline.export.html import write

        write(self, path, plotlyjs, title=title)


def _by_time(event: Event) -> tuple[float, float, int]:
    start = float("-inf") if event.interval.start is None else event.interval.start
    end = float("inf") if event.interval.end is None else event.interval.end
    return start, end, event.start
