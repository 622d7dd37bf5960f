"""The first so-many months of what is left to the context: "Sales in the first nine months rose"."""

from __future__ import annotations

import re

from timeline.chrono.granularity import Granularity, floor, offset
from timeline.chrono.interval import Interval
from timeline.chrono.length import spell
from timeline.chrono.meaning import Leading
from timeline.chrono.timex3 import Timex3
from timeline.model import TemporalExpression
from timeline.resolve.answer import Answer, start_of
from timeline.resolve.context import Context

__all__ = ["leading"]

_OF = re.compile(r"\s+(?:of|after|since|following|in office)\b")


def leading(meaning: Leading, expression: TemporalExpression, context: Context) -> Answer:
    """A length, and its time where the year of publication gives it one."""
    found = _first_months(meaning, expression, context)
    return found or Answer(Timex3("DURATION", spell(meaning.length)), None, ("length_only",))


def _first_months(meaning: Leading, expression: TemporalExpression, context: Context) -> Answer | None:
    """ "Sales in the first nine months rose": of the year of publication, or of the one before where that has not had so many yet.

    ``None`` where the months are somebody's own ("its first six months"), of something that is told ("… of the war"), or of a history.
    """
    amount, published = meaning.length.amounts[0], context.published
    lone = len(meaning.length.amounts) == 1 and amount.unit is Granularity.MONTH and amount.count is not None and 3 <= amount.count < 12
    if not lone or meaning.which != 1 or meaning.of is not None or context.narrative or published is None or published.end is None:
        return None
    if not expression.text.lower().startswith("the ") or _OF.match(context.text, expression.end):
        return None
    assert amount.count is not None
    start = floor(start_of(published), Granularity.YEAR)
    if offset(start, Granularity.MONTH, int(amount.count)) > published.end:
        start = offset(start, Granularity.YEAR, -1)
    found = Interval.between(start, offset(start, Granularity.MONTH, int(amount.count)), Granularity.MONTH)
    facts: dict[str, object] = {"year": Interval.of(Granularity.YEAR, start), "when": found}
    return Answer(Timex3("DURATION", spell(meaning.length)), found, ("first_months",), facts)
