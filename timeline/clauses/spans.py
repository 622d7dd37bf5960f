"""The stretches of a text that its sentences are, in whatever language."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import overload

# A sentence is never taken for longer than this, so that text without full stops, hostile or not, stays linear.
_LONGEST = 1200


class Spans(Sequence[tuple[int, int]]):
    """Stretches of a text in its order, as pairs of ``starts`` and ``ends``: two columns of numbers, for a book has tens of thousands.

    >>> spans = Spans()
    >>> spans.add("It rained. ", 0, 11)
    >>> list(spans), spans[-1], spans.number(5)
    ([(0, 10)], (0, 10), 0)
    """

    def __init__(self) -> None:
        self.starts, self.ends = array("Q"), array("Q")

    def add(self, text: str, start: int, end: int) -> None:
        """One more stretch of ``text``, after all others, without the white space around it, if anything is left. A very long one is
        cut where a reader would have lost the thread, at a space where there is one in the last third.
        """
        while end - start > _LONGEST:
            cut = text.rfind(" ", start + 2 * _LONGEST // 3, start + _LONGEST)
            cut = start + _LONGEST if cut < 0 else cut
            self.add(text, start, cut)
            start = cut
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            self.starts.append(start)
            self.ends.append(end)

    def number(self, place: int) -> int:
        """The number of the last stretch that starts at or before a place of the text; -1 when there is none."""
        return bisect_right(self.starts, place) - 1

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> tuple[int, int]: ...

    @overload
    def __getitem__(self, index: slice) -> list[tuple[int, int]]: ...

    def __getitem__(self, index: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(index, slice):
            return list(zip(self.starts[index], self.ends[index], strict=True))
        return self.starts[index], self.ends[index]
