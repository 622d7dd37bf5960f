"""Quarters of games, which are none of the year: "a touchdown in the fourth quarter"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Meaning, Modified, Portion, Recurring
from timeline.language.games import games
from timeline.model import TemporalExpression


def without_play(text: str, expressions: Sequence[TemporalExpression]) -> tuple[TemporalExpression, ...]:
    """The expressions without the quarters that are those of a game by the words of their sentence.

    >>> from timeline.find import find
    >>> from timeline.model import Document
    >>> [one.text for one in find(Document("Profit rose in the fourth quarter. They led 20-17 entering the fourth quarter."))]
    ['the fourth quarter']
    """
    return tuple(one for one in expressions if not _is_bare_quarter(one.meaning) or not games().is_quarter_of_one(text, one.start, one.end))


def _is_bare_quarter(meaning: Meaning) -> bool:
    match meaning:
        case Recurring(Granularity.QUARTER, Granularity.YEAR, fiscal=False):
            return True
        case Portion(_, inner) | Modified(_, inner):
            return _is_bare_quarter(inner)
    return False
