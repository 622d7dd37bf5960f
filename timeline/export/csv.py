"""CSV: a row for each event, for spreadsheets; UTF-8, a header, commas, quotes where they are needed.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, *CSV Injection*). Only cells with words of the
article can be such; dates are of our own making and stay as they are, though those before 1 CE begin with a minus.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from timeline.chrono import rhythm, rrule
from timeline.chrono.edtf import first_last, spell
from timeline.chrono.rhythm import when
from timeline.model import Event, Extraction

HEADER = (
    *("document", "title", "published", "id", "headline", "when", "edtf", "start", "end", "start_granularity", "end_granularity"),
    *("start_qualifier", "end_qualifier", "as_written", "kind", "modality", "tense", "category", "text_start", "text_end", "why", "note"),
    *("recurrence", "rrule"),
)
"""The columns; ``start`` and ``end`` are the first and last day included, ``text_start`` and ``text_end`` characters of the article."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """The header, then a piece for each article.

    >>> [piece.split(",")[:2] for piece in chunks([])]
    [['document', 'title']]
    """
    yield _lines([HEADER])
    for extraction in extractions:
        yield _lines(_row(extraction, event) for event in extraction.events)


def defused(text: str) -> str:
    """``text`` so that no spreadsheet runs it.

    >>> defused("=HYPERLINK(1)"), defused("He said = no")
    ("'=HYPERLINK(1)", 'He said = no')
    """
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


def _row(extraction: Extraction, event: Event) -> tuple[str, ...]:
    document, interval = extraction.document, event.interval
    first, last = first_last(interval)
    return (
        defused(document.id),
        defused(document.title),
        document.published.isoformat() if document.published else "",
        defused(event.id),
        defused(event.headline),
        when(event.recurrence, interval),
        spell(interval),
        first or "",
        last or "",
        interval.start_granularity.label if first else "",
        interval.end_granularity.label if last else "",
        interval.start_qualifier.value if first else "",
        interval.end_qualifier.value if last else "",
        defused("; ".join(extraction.expressions[index].text for index in event.expressions)),
        event.kind.value,
        event.modality.value,
        event.tense.value,
        event.category,
        str(event.start),
        str(event.end),
        defused(event.why),
        defused(event.note),
        "" if event.recurrence is None else rhythm.words(event.recurrence),
        "" if event.recurrence is None else rrule.spell(event.recurrence) or "",
    )


def _lines(rows: Iterable[Iterable[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
