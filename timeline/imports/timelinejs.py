"""TimelineJS 3 JSON (Knight Lab, *JSON format*)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from timeline.chrono.interval import Interval
from timeline.errors import InputError
from timeline.imports.dated import between, of_parts
from timeline.imports.given import Given, extraction
from timeline.model import Timeline

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"<(?:br|/p|/div|/li|/blockquote)\b[^>]*>", re.IGNORECASE)
_PARTS = ("year", "month", "day", "hour", "minute")


def is_timeline(found: Any) -> bool:
    """Whether this JSON is one of TimelineJS.

    >>> is_timeline({"events": [{"start_date": {"year": 2016}}]}), is_timeline({"events": []})
    (True, False)
    """
    events = found.get("events") if isinstance(found, dict) else None
    return isinstance(events, list) and any(isinstance(event, dict) and "start_date" in event for event in events)


def parse(text: str, source: str) -> Timeline:
    """The timeline of a TimelineJS file. An event that cannot be read is left out and named in a warning.

    Raises :class:`~timeline.errors.InputError` where none can be read.
    """
    told = json.loads(text)
    given, warnings = [], []
    for number, event in enumerate(told["events"], 1):
        try:
            given.append(_given(event, source))
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            warnings.append(f"Event {number} of {source} is left out: {error}.")
    if not given:
        raise InputError(source, f"holds no event that can be read; the first: {warnings[0] if warnings else 'there is none'}")
    title = _words(_part(told.get("title"), "text").get("headline"))
    return Timeline((extraction(source, title, given, warnings),))


def _given(event: Mapping[str, Any], source: str) -> Given:
    text = _part(event, "text")
    headline, details = _words(text.get("headline")), _words(text.get("text"))
    last = event.get("end_date")
    return Given(
        headline=headline or details[:80],
        interval=between(_date(event["start_date"]), _date(last) if last else None),
        why=f"The date is as {source} gives it.",
        details=details,
        category=_words(event.get("group")) or "other",
        id=str(event.get("unique_id") or ""),
    )


def _date(told: Mapping[str, Any]) -> Interval:
    parts = {name: int(told[name]) for name in _PARTS if str(told.get(name) or "").strip()}
    # There is no year 0 in TimelineJS: its -44, 44 BC, is astronomical -43.
    if parts.get("year", 1) < 0:
        parts["year"] += 1
    return of_parts(parts)


def _part(told: Any, name: str) -> Mapping[str, Any]:
    found = told.get(name) if isinstance(told, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _words(markup: Any) -> str:
    """The words of a piece of markup."""
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", str(markup or "")))).strip()
