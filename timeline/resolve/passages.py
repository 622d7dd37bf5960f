"""Passages of a news article that tell of another time than the days before its publication: "In 1998 he resigned. In August …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.chrono.granularity import DAY_MINUTES, Granularity, fields, weekday
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Recurring
from timeline.chrono.named import named_start
from timeline.language.lexicon import lexicon
from timeline.model import TemporalExpression, Tense
from timeline.resolve.answer import Answer, start_of
from timeline.resolve.asides import ASIDE, Asides
from timeline.resolve.context import Context
from timeline.resolve.histories import is_weekday

# A passage reaches no further than this, and what a week's days are told of no further than the second.
_REACH, _WEEK_REACH = 2000, 400
# A year this long before publication is not one of the news.
_YEARS = 2
_WEEK = 7 * DAY_MINUTES
# A life goes on for years: "He was born on Monday 7 June 1920. He died on Friday."
_LIVES = frozenset({"bear", "born", "marry"})
_WITH_WEEKDAY = frozenset({"weekday-and-date", "weekday-short-and-date", "date-and-weekday"})
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their)\s$", re.I)
_NOUN = re.compile(r",?\s+[a-z]")
_APART = re.compile(r"[\n\"“”]|``|''")
_EXPLAINED = re.compile(r",\s+an?\s+")


class Past(NamedTuple):
    """A time long before publication that an article told of, and the expression that did."""

    when: Interval
    told: TemporalExpression
    # Whether the story goes on from there: "On Monday, 5 March, … On Friday …", but not from "May 16, a Thursday".
    onward: bool = False


class Passages:
    """What a news article was last at, apart from its own days."""

    def __init__(self, expressions: Sequence[TemporalExpression], context: Context) -> None:
        self._context = context
        self._asides = Asides(expressions, context)
        self.past: Past | None = None
        # The past that no news came after.
        self.current: Past | None = None
        # A day told with its weekday.
        self.week: Past | None = None

    def tell(self, place: int, expression: TemporalExpression, answer: Answer) -> None:
        """Take note of the time of an expression."""
        published = self._context.published
        if published is None or answer.establishes is None:
            return
        when = answer.establishes
        past = fields(start_of(published))[0] - fields(start_of(when))[0] >= _YEARS
        if past and when.start_granularity <= Granularity.YEAR and named_start(expression.meaning) is not None:
            if self._asides.cost(place) >= ASIDE and not self._of_noun(expression):
                self.past = self.current = Past(when, expression)
        elif not past:
            self.current = None
        if when.unit is Granularity.DAY and self._opens_week(place, expression, answer):
            self.week = Past(when, expression, onward=answer.steps != ("apposition",))

    def past_of(self, expression: TemporalExpression, long_ago: bool) -> Past | None:
        """The past of which a bare month or day is told; with ``long_ago`` also the last one of the article, news having come after it."""
        found = self.current
        if found is not None and not self._goes_on(found, expression):
            found = None
        if found is None and long_ago:
            found = self.past
        if found is None or expression.start - found.told.end > _REACH:
            return None
        clause = self._context.clause(expression)
        apart = clause.sentence_start > found.told.start
        if clause.tense is not Tense.PAST or (apart and clause.head in lexicon().telling):
            return None
        return found

    def _opens_week(self, place: int, expression: TemporalExpression, answer: Answer) -> bool:
        """Whether the weekdays that follow are counted from this day: it is told with its weekday, or is one of those."""
        if is_weekday(expression.meaning):
            return answer.steps == ("apposition",) or "told_from" in answer.steps
        if expression.rule not in _WITH_WEEKDAY or self._context.clause(expression).head in _LIVES:
            return False
        return self._asides.cost(place) >= ASIDE and not self._of_noun(expression)

    def week_of(self, expression: TemporalExpression) -> Past | None:
        """The day told with its weekday, more than a week before publication, that the weekdays of its passage are counted from."""
        found, now = self.week, self._context.now
        if found is None or now is None or now - start_of(found.when) <= _WEEK:
            return None
        clause = self._context.clause(expression)
        apart = clause.sentence_start > found.told.start and clause.head in lexicon().telling
        near = expression.start - found.told.end <= _WEEK_REACH and not apart
        return found if near and clause.tense is Tense.PAST else None

    def _of_noun(self, expression: TemporalExpression) -> bool:
        """Whether a date with its year only says which one is meant: "charged in the May 3, 1988, fire"."""
        text = self._context.text
        return bool(_DETERMINED.search(text, max(0, expression.start - 8), expression.start) and _NOUN.match(text, expression.end))

    def _goes_on(self, past: Past, expression: TemporalExpression) -> bool:
        """Whether an expression stands in the paragraph of the past, and nobody begins or ceases to speak in between."""
        near = expression.start - past.told.end <= _REACH
        return near and _APART.search(self._context.text, past.told.end, expression.start) is None


def explained(place: Recurring, expression: TemporalExpression, context: Context) -> Interval | None:
    """The day right before a weekday that explains it: "Oct. 12, a Saturday"."""
    before, named = context.previous or (None, None)
    if before is None or named is None or named.unit is not Granularity.DAY or place.cycle is not Granularity.WEEK:
        return None
    told = _EXPLAINED.fullmatch(context.text[before.end : expression.start])
    return named if told and weekday(start_of(named)) == place.number else None
