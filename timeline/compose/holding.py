"""Which of a document's times stand in which of its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline.clauses.spans import Spans
from timeline.model import Document, Resolution

__all__ = ["Holding"]

# A sentence with more dates than this is a table.
_TABLE = 16


class Holding:
    """The times of the running text, or, with ``of_skipped``, those of the stretches that are none."""

    def __init__(self, document: Document, resolutions: Sequence[Resolution], spans: Spans, of_skipped: bool) -> None:
        self.resolutions, self.spans, self.of_skipped = resolutions, spans, of_skipped
        self.skipped = sorted(document.skipped, key=lambda stretch: stretch.start)
        self.skipped_starts = [stretch.start for stretch in self.skipped]

    def sentences(self) -> Iterator[tuple[int, list[int]]]:
        """The number of each sentence that holds dated expressions or recurrences, and their indices."""
        usable = [index for index, resolution in enumerate(self.resolutions) if self._is_usable(resolution)]
        usable.sort(key=lambda index: self.resolutions[index].start)
        held: dict[int, list[int]] = {}
        for index in usable:
            number = self.spans.number(self.resolutions[index].start)
            if number >= 0:
                held.setdefault(number, []).append(index)
        yield from ((number, indices) for number, indices in held.items() if len(indices) <= _TABLE)

    def is_skipped(self, start: int, end: int) -> bool:
        """Whether the stretch lies, at least in part, in one that was skipped."""
        at = bisect_right(self.skipped_starts, start) - 1
        return at >= 0 and self.skipped[at].start < end and start < self.skipped[at].end

    def _is_usable(self, resolution: Resolution) -> bool:
        here = self.is_skipped(resolution.start, resolution.end) is self.of_skipped
        return here and (resolution.interval is not None or resolution.timex.type == "SET")
