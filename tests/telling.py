"""An engine for the tests of the dashboard, so small that what it finds is known: years and "yesterday", each with its sentence."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3
from timeline.model import Document, Event, Extraction, Reason, Resolution, TemporalExpression, Timeline

_TIMES = re.compile(r"\b(?:yesterday|\d{4})\b")
_SENTENCE = re.compile(r"[^.\n]+")


def extract(document: Document) -> Timeline:
    """A year is that year; "yesterday" is the day before publication, or undated without one."""
    found = list(_TIMES.finditer(document.text))
    resolutions = tuple(_resolved(document, match) for match in found)
    events = tuple(
        Event(
            id=f"{document.id}-{index}",
            headline=sentence.group().strip(),
            document=document.id,
            start=sentence.start(),
            end=sentence.end(),
            expressions=(index,),
            interval=resolution.interval,
            reason=resolution.reason,
        )
        for index, resolution in enumerate(resolutions)
        for sentence in _SENTENCE.finditer(document.text)
        if resolution.interval is not None and sentence.start() <= resolution.start < sentence.end()
    )
    return Timeline((Extraction(document, resolutions, events),))


def _resolved(document: Document, match: re.Match[str]) -> Resolution:
    interval = _interval(document, match.group())
    expression = TemporalExpression(match.start(), match.end(), match.group(), Absolute(interval or Interval.between(0, 1)), "telling")
    value = match.group() if match.group().isdigit() else "XXXX-XX-XX"
    why = "It is counted from publication." if interval else "It would be counted from publication, of which nothing is known."
    return Resolution(expression, Timex3("DATE", value), interval, Reason(("{why}",), {"why": why}))


def _interval(document: Document, words: str) -> Interval | None:
    if words.isdigit():
        return Interval.of(Granularity.YEAR, instant(int(words)))
    if document.published is None:
        return None
    day = document.published - timedelta(days=1)
    return Interval.of(Granularity.DAY, instant(day.year, day.month, day.day))
