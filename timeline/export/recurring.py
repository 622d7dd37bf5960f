"""What comes round in a text ("every Sunday", "annually") as recurrence rules of RFC 5545, where these can say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Duration, Recurring, Repeated
from timeline.model import Extraction, Resolution

__all__ = ["Recurrence", "recurrences"]

_FREQUENCIES = {
    Granularity.DAY: ("DAILY", 1),
    Granularity.WEEK: ("WEEKLY", 1),
    Granularity.MONTH: ("MONTHLY", 1),
    Granularity.QUARTER: ("MONTHLY", 3),
    Granularity.YEAR: ("YEARLY", 1),
    Granularity.DECADE: ("YEARLY", 10),
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What comes round: the words around it, its first turn from publication on, its rule by parts, and why."""

    headline: str
    first: date
    rule: dict[str, list[str | int]]
    why: str


def recurrences(extraction: Extraction) -> Iterator[Recurrence]:
    """The recurrences of an article that a rule can say; without a publication date there is nothing to count from.

    >>> from timeline.pipeline import extract
    >>> from timeline.model import Document
    >>> article = Document("The council meets every Sunday.", published=date(2016, 11, 23))
    >>> [(found.first.isoformat(), found.rule) for found in recurrences(extract(article).extractions[0])]
    [('2016-11-27', {'FREQ': ['WEEKLY'], 'BYDAY': ['SU']})]
    """
    published = extraction.document.published
    if published is None:
        return
    for resolution in extraction.expressions:
        meaning = resolution.expression.meaning
        if not isinstance(meaning, Repeated) or meaning.freq is not None:
            continue
        match meaning.of:
            case Recurring(unit=Granularity.DAY, cycle=Granularity.WEEK, number=weekday):
                ahead = timedelta(days=(weekday - published.weekday()) % 7)
                rule: dict[str, list[str | int]] = {"FREQ": ["WEEKLY"], "BYDAY": [_WEEKDAYS[weekday]]}
                yield Recurrence(_around(extraction, resolution), published + ahead, rule, resolution.why)
            case Duration(amounts=(amount,)) if amount.unit in _FREQUENCIES and amount.count and float(amount.count).is_integer():
                frequency, times = _FREQUENCIES[amount.unit]
                interval = int(amount.count) * times
                rule = {"FREQ": [frequency], **({"INTERVAL": [interval]} if interval > 1 else {})}
                yield Recurrence(_around(extraction, resolution), published, rule, resolution.why)


def _around(extraction: Extraction, resolution: Resolution) -> str:
    """The sentence around an expression, cut between words."""
    text = extraction.document.text
    start = max(text.rfind(mark, 0, resolution.start) + 1 for mark in (".", "!", "?", "\n"))
    ends = [place for mark in (". ", "! ", "? ", "\n") if (place := text.find(mark, resolution.end)) >= 0]
    sentence = " ".join(text[start : min(ends, default=len(text))].split()).rstrip(".")
    return sentence if len(sentence) <= _LONGEST else sentence[: sentence.rfind(" ", 0, _LONGEST)] + "…"
