"""Markwhen text (https://docs.markwhen.com): a line for each event, its category as a tag, the words that tell it below.

Markwhen reads EDTF dates and ranges of the Common Era, and nothing approximate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from timeline.chrono.rhythm import words
from timeline.export.civil import civil, has_clock, moment
from timeline.export.limits import comes_round, in_common_era, is_approximate, is_open, told
from timeline.model import Event, Extraction, Timeline

# At the start of a line these would be a date, a section, a tag or a list.
_STARTS = re.compile(r"^(?=[\d#\-+*/@\[(])")
_TAG = re.compile(r"[#\[\]@]")


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """Front matter, then a section for each article.

    >>> list(chunks([]))
    []
    """
    for place, extraction in enumerate(extractions):
        document = extraction.document
        name = _line(document.title or document.id) or "Untitled article"
        head = f"---\ntitle: {_quoted(name)}\n---\n\n" if place == 0 else ""
        yield (
            head + f"# {name}\n\n" + "".join(_entry(event, extraction) for event in Timeline((extraction,)).events if in_common_era(event))
        )


def lost(extraction: Extraction) -> Iterator[str]:
    """Years before 1 CE, open ends, doubt."""
    held = [event for event in extraction.events if in_common_era(event)]
    yield from told(extraction.events, lambda event: not in_common_era(event), "left out: markwhen needs a start in the years 1 to 9999")
    yield from told(held, is_open, "are written without their open end, which markwhen does not have")
    yield from told(held, comes_round, "come round, and are written as the stretch in which they do, tagged #recurrence")
    yield from told(held, is_approximate, "are written as exact, for markwhen has nothing approximate")


def _entry(event: Event, extraction: Extraction) -> str:
    quoted = _line(extraction.document.text[event.start : event.end])
    turns = "" if event.recurrence is None else f"{_line(words(event.recurrence)).capitalize()}.\n"
    return (
        f"{_when(event)}: {_line(event.headline)} #{event.category}{' #recurrence' if turns else ''}\n"
        + turns
        + (f"“{quoted}”\n" if quoted else "")
        + (f"{_line(event.note)}\n" if event.note else "")
        + "\n"
    )


def _when(event: Event) -> str:
    interval = event.interval
    assert interval.start is not None
    if has_clock(interval):
        first, last = moment(interval, interval.start), None if interval.end is None else moment(interval, interval.end)
        return _iso(first) if last is None else f"{_iso(first)} - {_iso(last)}"
    first_day = _written(civil(interval, interval.start, interval.start_granularity).parts())
    if interval.end is None:
        return first_day
    last_day = _written(civil(interval, interval.end - 1, interval.end_granularity).parts())
    return first_day if first_day == last_day else f"{first_day}/{last_day}"


def _iso(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _written(date: dict[str, int]) -> str:
    return "-".join(f"{part:0{4 if name == 'year' else 2}d}" for name, part in date.items())


def _line(text: str) -> str:
    """Words on one line in which markwhen finds nothing of its own."""
    return _STARTS.sub("​", _TAG.sub(lambda found: "​" + found[0], " ".join(text.split())))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
