"""Why each date, for a terminal: the expression in its place, its spellings, each step of the reason, the readings not chosen."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator

from timeline.chrono.edtf import spell
from timeline.chrono.interval import Interval
from timeline.chrono.wording import words
from timeline.export.terminal import columns, printable
from timeline.model import Extraction, Reading, Resolution

_LABEL = 6
_GAP = 2
# How much of the text is shown on either side of an expression: about a line.
_CONTEXT = 60


def chunks(extractions: Iterable[Extraction], room: int | None = None) -> Iterator[str]:
    """A paragraph for each expression, ``room`` characters wide; the terminal's width, or 100, where none is given.

    >>> from timeline.model import Document
    >>> print(*chunks([Extraction(Document("Rain."), (), ())]))
    No temporal expression was found: nothing in this text tells a time.
    <BLANKLINE>
    """
    room = max(room or shutil.get_terminal_size((100, 24)).columns, 40)
    separator = ""
    for extraction in extractions:
        for resolution in extraction.expressions:
            yield separator + "\n".join(_paragraph(extraction, resolution, room)) + "\n"
            separator = "\n"
    if not separator:
        yield "No temporal expression was found: nothing in this text tells a time.\n"


def marked(text: str, start: int, end: int) -> str:
    """The stretch of ``text`` in brackets, with what stands around it, on one line.

    >>> marked("It rained\\non Sunday.", 13, 19)
    'It rained on [Sunday].'
    """
    before, after = text[max(0, start - 4 * _CONTEXT) : start], text[end : end + 4 * _CONTEXT]
    left, right = printable(before), printable(after)
    if len(left) > _CONTEXT:
        left = "…" + left[-_CONTEXT:].partition(" ")[2]
    if len(right) > _CONTEXT:
        right = right[:_CONTEXT].rpartition(" ")[0] + "…"
    left += " " * bool(left and before[-1:].isspace())
    right = " " * bool(right and after[:1].isspace()) + right
    return f"{left}[{printable(text[start:end])}]{right}"


def _paragraph(extraction: Extraction, resolution: Resolution, room: int) -> Iterator[str]:
    yield marked(extraction.document.text, resolution.start, resolution.end)
    rows = [("TIMEX3", _timex(resolution)), *_points(extraction, resolution), ("When", _when(resolution.interval))]
    for label, sentences in (
        ("Why", resolution.reason.sentences()),
        ("Or", tuple(_reading(reading) for reading in resolution.alternatives)),
    ):
        rows.extend((label if number == 0 else "", sentence) for number, sentence in enumerate(sentences))
    cells = [(label, printable(cell)) for label, cell in rows]
    for line in columns(cells, (_LABEL, room - _LABEL - 2 * _GAP), _GAP):
        yield " " * _GAP + line


def _timex(resolution: Resolution) -> str:
    timex = resolution.timex
    attributes = (("mod", timex.mod), ("quant", timex.quant), ("freq", timex.freq))
    return " ".join([timex.type, timex.value, *(f"{name}={value}" for name, value in attributes if value)])


def _points(extraction: Extraction, resolution: Resolution) -> Iterator[tuple[str, str]]:
    for label, point in (("From", resolution.begin_point), ("To", resolution.end_point)):
        if point is not None:
            yield label, f"“{extraction.expressions[point].text}”"


def _when(interval: Interval | None) -> str:
    return "undated" if interval is None else f"{words(interval)} ({spell(interval)})"


def _reading(reading: Reading) -> str:
    return f"{_when(reading.interval)}: {reading.reason}" if str(reading.reason) else _when(reading.interval)
