"""CSV for Timesketch (*Import from JSON/CSV*): ``message``, ``datetime``, ``timestamp_desc``, and what else is known of each event.

Timesketch knows instants only: each event stands at its start, and a second row at its end where it lasts longer than a day.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from timeline.chrono.edtf import spell
from timeline.chrono.rhythm import words
from timeline.export.civil import moment
from timeline.export.csv import defused
from timeline.export.limits import comes_round, in_common_era, is_approximate, told
from timeline.model import Event, Extraction

HEADER = ("message", "datetime", "timestamp_desc", "edtf", "category", "kind", "modality", "article", "why", "note")

_DAY = 24 * 60


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """The header, then a piece for each article.

    >>> next(chunks([])).startswith("message,datetime,timestamp_desc")
    True
    """
    yield _lines([HEADER])
    for extraction in extractions:
        yield _lines(row for event in extraction.events if in_common_era(event) for row in _rows(event, extraction))


def lost(extraction: Extraction) -> Iterator[str]:
    """Events that no instant can stand for, and doubt."""
    held = [event for event in extraction.events if in_common_era(event)]
    yield from told(extraction.events, lambda event: not in_common_era(event), "left out: Timesketch needs a start in the years 1 to 9999")
    yield from told(held, comes_round, "come round: Timesketch shows the start; timestamp_desc says how often")
    yield from told(held, is_approximate, "approximate: Timesketch shows exact instants; the column edtf keeps what they are")


def _rows(event: Event, extraction: Extraction) -> Iterator[tuple[str, ...]]:
    interval = event.interval
    assert interval.start is not None
    role = "Start" if event.recurrence is None else f"Start, comes round {words(event.recurrence)}"
    yield _row(event, extraction, _instant(moment(interval, interval.start)), role)
    if interval.end is not None and interval.end - interval.start > _DAY:
        yield _row(event, extraction, _instant(moment(interval, interval.end - 1)), "Last day")


def _row(event: Event, extraction: Extraction, when: str, role: str) -> tuple[str, ...]:
    document = extraction.document
    known = (spell(event.interval), event.category, event.kind.value, event.modality.value)
    return (defused(event.headline), when, role, *known, defused(document.title or document.id), defused(event.why), defused(event.note))


def _instant(moment: date | datetime) -> str:
    """In UTC; what has no zone is taken as it is written."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=UTC).isoformat()
    return f"{moment.isoformat()}T00:00:00+00:00"


def _lines(rows: Iterable[Iterable[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
