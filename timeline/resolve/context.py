"""What is known at a place of the text: the publication date, the time last established, the tense of the verb at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from timeline.chrono.granularity import DAY_MINUTES, Granularity, day_number, fields
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Anchor, At, Portion, Recurring, Relative, Selected, Shifted, Within
from timeline.clauses import Clause, governing_clause
from timeline.clauses.plain import plain_clause
from timeline.language.load import Language
from timeline.model import Document, Modality, TemporalExpression, Tense
from timeline.resolve.order import day_first

# A text is a narrative when at least this many of its dates name their year, and they outnumber the words that lean on the publication date
# ("today", "Sunday", "last week") by this factor.
_NARRATIVE_YEARS = 3
_NARRATIVE_FACTOR = 5


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
        self.narrative = is_narrative(expressions, self.published)
        self.day_first = day_first(expressions)
        self.reference: Interval | None = None
        self.period: Interval | None = None
        self.quarter: Interval | None = None
        self.clock: Interval | None = None
        self.previous: tuple[TemporalExpression, Interval | None] | None = None
        # In a history: the turn that the line of the story gives the expression at hand.
        self.turn: Interval | None = None
        self._clause: tuple[int, Clause] | None = None

    @property
    def now(self) -> int | None:
        """The instant at which the publication day begins."""
        return None if self.published is None else self.published.start

    def clause(self, expression: TemporalExpression) -> Clause:
        """The clause of an expression; the last one asked for is kept."""
        if self._clause is None or self._clause[0] != expression.start:
            cues, (start, end) = self.language.cues, (expression.start, expression.end)
            clause = governing_clause(self.text, start, end) if cues is None else plain_clause(self.text, start, end, cues)
            self._clause = start, clause
        return self._clause[1]

    def direction(self, expression: TemporalExpression) -> int:
        """Where the clause looks: 1 ahead, -1 back, 0 where nothing says. Words right before the expression outweigh the verb."""
        if self.language.cues is not None:
            return 1 if self.clause(expression).tense is Tense.FUTURE else -1
        near = self._near(expression)
        if not self.language.back.isdisjoint(near):
            return -1
        if not self.language.ahead.isdisjoint(near):
            return 1
        following = _WORDS.findall(self.text[expression.end : expression.end + 32].lower())
        if following and following[0] == "s":
            following = following[1:]
        if not self.language.delivered.isdisjoint(following[:1]):
            return 1
        if not self.language.back.isdisjoint(following[:1]) or not self.language.happened.isdisjoint(following[:2]):
            # "its first quarter ended Aug. 31", "will discuss Friday's attack"
            return -1
        if near and near[-1] in _DETERMINERS:
            # "under a June agreement": the month belongs to the noun, the verb says nothing of it.
            return 0
        clause = self.clause(expression)
        if clause.tense is Tense.FUTURE and not self._could_not(clause, expression):
            return 1
        beside = near[-2] if near[-1:] == ["on"] and len(near) > 1 else "".join(near[-1:])
        if self._names_day(expression) and (beside == "for" or beside in self.language.copulas):
            # "called a vote for Friday", "the deadline is Friday"; but "figures for March".
            return 1
        if expression.signal in _LIMITS and clause.perfect and clause.tense is Tense.PRESENT:
            # "has given them until Tuesday": what lasts up to now has no end behind it.
            return 1
        if clause.verb_start is not None and self._plans(clause.verb_start, expression):
            return 1
        if clause.tense is Tense.PRESENT and not clause.perfect and self._is_timetable(clause, expression):
            return 1
        if clause.verb_start is None or (clause.tense is Tense.PRESENT and not clause.perfect):
            return 1 if expression.signal in _DEADLINES else 0
        return -1

    def _could_not(self, clause: Clause, expression: TemporalExpression) -> bool:
        """ "Neither could be reached Wednesday" and "he would not comment" look back, "the strike could begin Wednesday" ahead."""
        modal = clause.cue.lower()
        if not modal.startswith("could") and not (modal.startswith("would") and clause.head in self.language.refused):
            return False
        said = _WORDS.findall(self.text[clause.start : expression.start].lower())
        return clause.modality is Modality.NEGATED or not self.language.negations.isdisjoint(said)

    @staticmethod
    def _names_day(expression: TemporalExpression) -> bool:
        match expression.meaning:
            case Recurring(Granularity.DAY) | At(_, Recurring(Granularity.DAY)) | Portion(_, Recurring(Granularity.DAY)):
                return True
        return False

    def _is_timetable(self, clause: Clause, expression: TemporalExpression) -> bool:
        """Whether a present tense tells what is to come: "the trial begins Monday", "they leave on Friday"; not of "Tuesday's vote"."""
        if self.text.startswith(("'s", "’s"), expression.end):
            return False
        words = clause.cue.lower().split()
        progressive = len(words) > 1 and words[-1].endswith("ing")
        return progressive or (clause.head in self.language.timetable and words[-1:] != [] and not words[-1].endswith("ing"))

    def is_attributive(self, expression: TemporalExpression) -> bool:
        """Whether the expression belongs to a noun: "the October vote"."""
        near = self._near(expression)
        return bool(near) and near[-1] in _DETERMINERS

    def _near(self, expression: TemporalExpression) -> list[str]:
        return _WORDS.findall(self.text[max(0, expression.start - 28) : expression.start].lower())[-3:]

    def _plans(self, verb_start: int, expression: TemporalExpression) -> bool:
        """Whether the verb or what it governs plans: "is expected to", "agreed to buy", "has scheduled"; with a deadline, any "to do"."""
        said = _WORDS.findall(self.text[verb_start : expression.start].lower()[-_PLAN_REACH:])
        if expression.signal in _DEADLINES and "to" in said[:-1] and said[-1:] != ["to"]:
            return True
        if not self.language.set_dates.isdisjoint((*said, *map(" ".join, pairwise(said)))):
            return True
        return "to" in said and not self.language.plans.isdisjoint(said[: said.index("to")])


# A plan is looked for this many characters before its date.
_PLAN_REACH = 160

_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her"})
_LIMITS = frozenset({"until", "till"})
_DEADLINES = frozenset({"by", "until", "till", "through", "as early as", "as soon as", "no later than", "not later than"})
_WORDS = re.compile(r"[a-z]+")


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
        match expression.meaning:
            case Absolute(interval) | At(_, Absolute(interval)) | Portion(_, Absolute(interval)):
                years += _is_far(interval, published)
            case Relative(anchor=Anchor.PUBLICATION) | Selected(anchor=Anchor.PUBLICATION) | Shifted(anchor=Anchor.PUBLICATION):
                leaning += 1
            case At(_, Relative(anchor=Anchor.PUBLICATION)):
                leaning += 1
            case Recurring(_, cycle) | At(_, Recurring(_, cycle)) if cycle is Granularity.WEEK:
                leaning += 1
            case Within(_, Absolute(interval)):
                years += _is_far(interval, published)
    return years >= _NARRATIVE_YEARS and years >= _NARRATIVE_FACTOR * leaning


def _is_far(interval: Interval, published: Interval | None) -> bool:
    if interval.start is None or published is None or published.start is None:
        return True
    return fields(published.start)[0] - fields(interval.start)[0] > 1
