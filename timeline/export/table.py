"""Plain text for a terminal: for each article its events in the order of time, then what stayed undated."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator

from timeline.chrono.granularity import instant
from timeline.chrono.rhythm import when_short
from timeline.chrono.wording import day
from timeline.export.terminal import columns, printable, width, wrapped
from timeline.model import Document, Event, Extraction, Modality, Reason, Timeline

_HEADER = ("When", "Event", "As written", "Why")
_GAP = 2
# The share of the width that a column may take at most; the reason, which is the longest, gets what the others leave.
_SHARES = (0.20, 0.32, 0.16)
# In a narrow terminal the reason is left out.
_NARROW_SHARES = (0.26, 0.44, 0.22)
_WIDE = 90


def chunks(extractions: Iterable[Extraction], room: int | None = None) -> Iterator[str]:
    """A table for each article, ``room`` characters wide; the terminal's width, or 100, where none is given.

    >>> print(*chunks([Extraction(Document("Rain.", title="Rain"), (), ())]))
    Rain
    <BLANKLINE>
    No event with a date was found.
    <BLANKLINE>
    """
    room = max(room or shutil.get_terminal_size((100, 24)).columns, 40)
    separator = ""
    for extraction in extractions:
        yield separator + "\n".join(_article(extraction, room)) + "\n"
        separator = "\n"


def _article(extraction: Extraction, room: int) -> Iterator[str]:
    yield from _heading(extraction.document, room)
    yield ""
    rows = [_row(extraction, event) for event in Timeline((extraction,)).events]
    if rows:
        yield from columns((_HEADER, *rows), _widths(rows, room), _GAP)
    else:
        yield "No event with a date was found."
    telling = {index for event in extraction.events if event.recurrence for index in event.expressions}
    undated = [one for index, one in enumerate(extraction.expressions) if one.interval is None and index not in telling]
    if undated:
        yield ""
        words = dict.fromkeys(f"“{printable(resolution.text)}” ({resolution.timex.value})" for resolution in undated)
        yield from wrapped(f"Undated: {', '.join(words)}", room)


def _heading(document: Document, room: int) -> Iterator[str]:
    yield from wrapped(printable(document.title or document.id or "Untitled"), room)
    if document.published is not None:
        where = f" ({printable(document.published_from)})" if document.published_from else ""
        published = instant(document.published.year, document.published.month, document.published.day)
        yield from wrapped(f"Published {day(published)}{where}", room)
    for warning in document.warnings:
        yield from wrapped(f"Note: {printable(warning)}", room)


def _row(extraction: Extraction, event: Event) -> tuple[str, ...]:
    modality = "" if event.modality is Modality.ASSERTED else f" ({event.modality.value})"
    written = dict.fromkeys(extraction.expressions[index].text for index in event.expressions)
    cells = (when_short(event.recurrence, event.interval), event.headline + modality, "; ".join(written), _in_short(event.reason))
    return tuple(printable(cell) for cell in cells)


def _in_short(reason: Reason) -> str:
    """How the date came about, without the last step, which only tells what the verb says of it."""
    sentences = reason.sentences()
    return " ".join(sentences[:-1] or sentences)


def _widths(rows: list[tuple[str, ...]], room: int) -> tuple[int, ...]:
    """How wide each column is."""
    wide = room >= _WIDE
    limits = [int(room * share) for share in (_SHARES if wide else _NARROW_SHARES)]
    fitting = [max(width(row[column]) for row in (*rows, _HEADER)) for column in range(len(limits))]
    widths = [min(limit, fit) for limit, fit in zip(limits, fitting, strict=True)]
    return (*widths, room - sum(widths) - _GAP * len(widths)) if wide else tuple(widths)
