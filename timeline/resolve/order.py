"""Whether a document writes the day or the month first: "2/4/82" is read like its other dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Recurring
from timeline.model import TemporalExpression
from timeline.resolve.answer import Answer, dated, reading

_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_DAY_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d]")
_MONTH_DAY = re.compile(r"[^\W\d]+\.?\s+\d{1,2}\b")
_MOST_MONTHS = 12


def day_first(expressions: Sequence[TemporalExpression]) -> bool | None:
    """What the dates of a document tell of the order of its figures; dates in figures tell before those in words. ``None``: nothing does.

    >>> from timeline.find import find
    >>> from timeline.model import Document
    >>> day_first(find(Document("from 2/4/82 to 19/4/82"))), day_first(find(Document("on April 3, 1982"))), day_first(())
    (True, False, None)
    """
    in_figures = in_words = 0
    for expression in expressions:
        if figures := _FIGURES.fullmatch(expression.text):
            in_figures += (int(figures[1]) > _MOST_MONTHS) - (int(figures[2]) > _MOST_MONTHS)
        elif _is_day(expression):
            in_words += bool(_DAY_MONTH.match(expression.text)) - bool(_MONTH_DAY.match(expression.text))
    said = in_figures or in_words
    return said > 0 if said else None


def in_figures(month_first: Interval, day_first: Interval, order: bool | None) -> Answer:
    """ "2/4/82", in the ``order`` of the document's other dates (:func:`day_first`); the month first where these say nothing."""
    chosen, other = (day_first, month_first) if order else (month_first, day_first)
    step = "unordered" if order is None else "ordered_day" if order else "ordered_month"
    return dated(chosen, step, others=(reading(other, "other_order"),))


def _is_day(expression: TemporalExpression) -> bool:
    match expression.meaning:
        case Absolute(interval):
            return interval.unit is Granularity.DAY
        case Recurring(unit, cycle):
            return unit is Granularity.DAY and cycle is Granularity.YEAR
    return False
