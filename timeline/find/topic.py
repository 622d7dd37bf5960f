"""The war that a history is about is its subject, not a date: "casualties of the Second World War" in an article on that war."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Meaning
from timeline.chrono.named import named_start
from timeline.model import TemporalExpression

# A period is the subject when it holds this many of the dates that the text names, or fewer of them but this share.
_MANY, _SOME, _SHARE = 10, 4, 0.25


def without_topic(expressions: Sequence[TemporalExpression]) -> tuple[TemporalExpression, ...]:
    """The expressions without the names of the periods that most of the text's dates lie in; their ends and starts are dates still.

    >>> from timeline.find import find
    >>> from timeline.model import Document
    >>> years = " ".join(f"In {year} they fought on." for year in (1914, 1915, 1915, 1916, 1916, 1917, 1917, 1918))
    >>> [one.text for one in find(Document(f"{years} Many fell during World War I, and more before the Boer War.")) if one.rule == "period"]
    ['the Boer War']
    """
    if not any(_name(expression.meaning) for expression in expressions):
        return tuple(expressions)
    dates = sorted(start for expression in expressions if (start := named_start(expression.meaning)) is not None)
    return tuple(expression for expression in expressions if not _is_topic(expression.meaning, dates))


def _name(meaning: Meaning) -> str:
    return meaning.name if isinstance(meaning, Absolute) else ""


def _is_topic(meaning: Meaning, dates: Sequence[int]) -> bool:
    if not isinstance(meaning, Absolute) or not meaning.name:
        return False
    held = _held(meaning.interval, dates)
    return held >= min(_MANY, max(_SOME, _SHARE * len(dates)))


def _held(interval: Interval, dates: Sequence[int]) -> int:
    first = 0 if interval.start is None else bisect_left(dates, interval.start)
    last = len(dates) if interval.end is None else bisect_right(dates, interval.end - 1)
    return last - first
