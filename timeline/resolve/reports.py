"""The period that a report is about: the quarter whose figures it gives, which "a year earlier" and "the 1988 period" are held against."""

from __future__ import annotations

import re

from timeline.chrono.granularity import Granularity, fields
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import (
    Absolute,
    Amount,
    Anchor,
    Duration,
    Leading,
    Meaning,
    Modified,
    Recurring,
    Relative,
    Shifted,
    Stretch,
    Within,
)
from timeline.model import TemporalExpression
from timeline.resolve.answer import Answer, start_of
from timeline.resolve.context import Context

# What "a year earlier" means.
YEAR_EARLIER = Shifted(Duration((Amount(1, Granularity.YEAR),)), -1, Anchor.CONTEXT)
# A comparison is looked for this many characters before the year; it is in the same sentence.
_REACH = 48
_WORDS = re.compile(r"[a-z]+(?=[^.;]*$)")
_OWNED = re.compile(r"['’]s\s+(\$|\w+)")
_PERIODS = (Granularity.QUARTER, Granularity.HALF)


def period_told(expression: TemporalExpression, answer: Answer, context: Context) -> Interval | None:
    """The period that the text is about after this expression; the one before where it changes nothing."""
    period = context.period
    if context.narrative or context.published is None or context.published.end is None:
        return period
    meaning = expression.meaning.of if isinstance(expression.meaning, Modified) else expression.meaning
    if period is not None and covers_months(expression):
        # "In the first nine months it earned …, a year earlier": what is told has no name but its year's.
        return Interval.of(Granularity.YEAR, start_of(period))
    found = answer.interval
    if found is None or found.start is None or found.end is None:
        return period
    if period is not None and isinstance(meaning, Relative) and meaning.unit is Granularity.YEAR and meaning.anchor is Anchor.STORY:
        # "For the year, sales were flat."
        return found
    if found.unit not in _PERIODS or not _is_named(meaning, context.published):
        return period
    if period is None or _is_fiscal(meaning):
        return found
    # What lies ahead is an outlook, what lies before a look back.
    return found if start_of(period) <= found.start and found.end <= context.published.end else period


def year_compared(expression: TemporalExpression, context: Context) -> bool:
    """Whether "last year" stands for the quarter of last year that a report compares with: "compared with a loss last year", "last year's
    results".
    """
    if expression.meaning != Relative(Granularity.YEAR, -1) or context.period is None or context.period.unit is not Granularity.QUARTER:
        return False
    said = _WORDS.findall(context.text[max(0, expression.start - _REACH) : expression.start].lower())
    follows = _OWNED.match(context.text, expression.end)
    owned = "" if follows is None else follows[1].lower()
    return not context.language.compares.isdisjoint(said) or owned == "$" or owned in context.language.figures


def covers_months(expression: TemporalExpression) -> bool:
    """Whether it is "the first nine months", "the six months" of a report: they end with the quarter that it is about."""
    match expression.meaning:
        case Leading(length, 1):
            pass
        case Stretch(length, -1) if "latest" in expression.text.lower():
            pass
        case Duration() as length if expression.text.lower().startswith("the "):
            pass
        case _:
            return False
    amount = length.amounts[0]
    return amount.unit is Granularity.MONTH and (amount.count or 0) > 3


def _is_named(meaning: Meaning, published: Interval) -> bool:
    """Whether the period is named for itself, not as another's of the year before."""
    match meaning:
        case Recurring():
            return True
        case Within(_, Relative(_, offset)):
            return offset == 0
        case Within(_, Absolute(interval)):
            return fields(start_of(interval))[0] == fields(start_of(published))[0]
        case Relative(Granularity.QUARTER, offset):
            return offset <= 0
    return False


def _is_fiscal(meaning: Meaning) -> bool:
    match meaning:
        case Recurring() | Within(Recurring()):
            place = meaning if isinstance(meaning, Recurring) else meaning.inner
            return place.fiscal
    return False
