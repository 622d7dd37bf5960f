"""TimelineJS 3 JSON (Knight Lab, *JSON format*), for pages that tell a story with it.

TimelineJS inserts texts as markup, so all of the article's words are escaped. It counts years before the Common Era from -1, and shows
dates as it likes: ``display_date`` has ours, in which what is approximate says so.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.chrono.rhythm import when
from timeline.export.civil import civil
from timeline.export.limits import comes_round, is_open, starts, told
from timeline.model import Event, EventKind, Extraction, Modality


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """One timeline of all articles.

    >>> print("".join(chunks([])))
    {
     "events": []
    }
    <BLANKLINE>
    """
    every = list(extractions)
    timeline: dict[str, Any] = {}
    if len(every) == 1 and every[0].document.title:
        timeline["title"] = {"unique_id": "title", "text": {"headline": _markup(every[0].document.title)}}
    timeline["events"] = [_slide(event, extraction) for extraction in every for event in extraction.events if starts(event)]
    yield json.dumps(timeline, ensure_ascii=False, indent=1) + "\n"


def lost(extraction: Extraction) -> Iterator[str]:
    """Events without a start, and ends left open."""
    yield from told(extraction.events, lambda event: not starts(event), "left out: TimelineJS needs a start")
    yield from told(extraction.events, lambda event: starts(event) and is_open(event), "without an end are points in TimelineJS")
    yield from told(extraction.events, comes_round, "come round, and stand once in TimelineJS; their date says how often")


def _slide(event: Event, extraction: Extraction) -> dict[str, Any]:
    interval = event.interval
    assert interval.start is not None
    first = civil(interval, interval.start, interval.start_granularity).parts()
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _counted(first),
        "display_date": _markup(when(event.recurrence, interval)),
        "text": {"headline": _markup(event.headline), "text": _told(event, extraction)},
        "group": event.category,
    }
    if interval.end is not None:
        last = civil(interval, interval.end - 1, interval.end_granularity).parts()
        if last != first:
            slide["end_date"] = _counted(last)
    return slide


def _counted(date: dict[str, int]) -> dict[str, int]:
    # There is no year 0 in TimelineJS: astronomical -43, 44 BC, is its -44.
    return date if date["year"] > 0 else {**date, "year": date["year"] - 1}


def _told(event: Event, extraction: Extraction) -> str:
    document = extraction.document
    quoted = " ".join(document.text[event.start : event.end].split())
    marks = [word for word, usual in ((event.kind, EventKind.EVENT), (event.modality, Modality.ASSERTED)) if word is not usual]
    parts = [
        f"<blockquote>{_markup(quoted)}</blockquote>" if quoted else "",
        f"<p>{_markup(event.note)}</p>" if event.note else "",
        f"<p>{_markup(event.why)}</p>",
        f"<p>{_markup(', '.join(marks))}</p>" if marks else "",
        f"<p><cite>{_markup(document.title or document.id)}</cite></p>",
    ]
    return "".join(parts)


def _markup(text: str) -> str:
    return html.escape(text)
