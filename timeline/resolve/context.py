"""What is known at a place of the text: the publication date, the time last established, the tense of the verb at hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from timeline.chrono.granularity import DAY_MINUTES, Granularity, day_number, fields
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Anchor, At, Recurring, Relative, Selected, Shifted
from timeline.chrono.named import named_start
from timeline.clauses import Clause, governing_clause
from timeline.clauses.plain import plain_clause
from timeline.language.load import Language
from timeline.model import Document, TemporalExpression
from timeline.resolve.order import day_first

if TYPE_CHECKING:
    from timeline.resolve.passages import Passages

# A text is a narrative when at least this many of its dates name their year, and they outnumber the words that lean on the publication date
# ("today", "Sunday", "last week") by this factor.
_NARRATIVE_YEARS = 3
_NARRATIVE_FACTOR = 5
# So many years before its publication lies what a short text opens with, when it is a history.
_LONG_AGO = 20


class Context:
    """The state of one reading of a document; it moves forward as expressions are resolved.

    ``reference`` is the time last established; ``period`` the one that a report is about, with which it compares that of the year before,
    and ``quarter`` the last one that was a quarter; ``previous`` the expression before and its time;
    ``clock`` the time of day last told.
    """

    def __init__(self, document: Document, expressions: Sequence[TemporalExpression], language: Language) -> None:
        self.language = language
        self.text = document.text
        self.published = None if document.published is None else publication_day(document.published)
        self.narrative = is_narrative([one for one in expressions if not self.names(one)], self.published)
        self.day_first = day_first(expressions)
        self.reference: Interval | None = None
        self.period: Interval | None = None
        self.quarter: Interval | None = None
        self.clock: Interval | None = None
        self.previous: tuple[TemporalExpression, Interval | None] | None = None
        # In a history: the turn that the line of the story gives the expression at hand.
        self.turn: Interval | None = None
        # The day of the listed games that name none.
        self.listed_day: Interval | None = None
        # In the news: the times other than its own days that it was at.
        self.passages: Passages | None = None
        self._clause: tuple[int, Clause] | None = None

    @property
    def now(self) -> int | None:
        """The instant at which the publication day begins."""
        return None if self.published is None else self.published.start

    def names(self, expression: TemporalExpression) -> bool:
        """Whether a year only says who is meant: "the class of '82 met again"."""
        named = self.language.named_after
        return (
            named is not None
            and expression.signal == "of"
            and named.search(self.text, max(0, expression.start - 24), expression.start) is not None
        )

    def clause(self, expression: TemporalExpression) -> Clause:
        """The clause of an expression; the last one asked for is kept."""
        if self._clause is None or self._clause[0] != expression.start:
            cues, (start, end) = self.language.cues, (expression.start, expression.end)
            clause = governing_clause(self.text, start, end) if cues is None else plain_clause(self.text, start, end, cues)
            self._clause = start, clause
        return self._clause[1]


def publication_day(published: date) -> Interval:
    """A publication date as the day that it is.

    >>> publication_day(date(1970, 1, 2)).start
    1440
    """
    start = day_number(published.year, published.month, published.day) * DAY_MINUTES
    return Interval.between(start, start + DAY_MINUTES)


def is_narrative(expressions: Sequence[TemporalExpression], published: Interval | None) -> bool:
    """Whether the text tells of the past for itself (a history) rather than reporting on the days before its publication.

    Dates that name a year long before publication speak for it, words that lean on the publication date against it.
    """
    if published is not None and len(expressions) < _NARRATIVE_YEARS:
        return False
    years = leaning = 0
    for expression in expressions:
        start = named_start(expression.meaning)
        years += start is not None and _is_far(start, published)
        match expression.meaning:
            case Relative(anchor=Anchor.PUBLICATION) | Selected(anchor=Anchor.PUBLICATION) | Shifted(anchor=Anchor.PUBLICATION):
                leaning += 1
            case At(_, Relative(anchor=Anchor.PUBLICATION)):
                leaning += 1
            case Recurring(_, cycle) | At(_, Recurring(_, cycle)) if cycle is Granularity.WEEK:
                leaning += 1
    if expressions and leaning == 0 and published is not None:
        # "The siege began on 3 March 1428. On 8 May …": a short text that opens long ago and nowhere leans on its publication.
        opening = named_start(expressions[0].meaning)
        if opening is not None and expressions[0].signal != "since" and _is_far(opening, published, _LONG_AGO):
            return True
    return years >= _NARRATIVE_YEARS and years >= _NARRATIVE_FACTOR * leaning


def _is_far(start: int, published: Interval | None, years: int = 1) -> bool:
    return published is None or published.start is None or fields(published.start)[0] - fields(start)[0] > years
