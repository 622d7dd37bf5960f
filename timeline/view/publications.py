"""What is written below the lines of publications. Lines whose names would touch share one that tells their first and last day.

The browser does the same (``assets/timeline/08-axis.js``); ``tests/vectors/publications.json`` holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from timeline.chrono import wording
from timeline.chrono.granularity import DAY_MINUTES, Granularity
from timeline.chrono.interval import Interval

__all__ = ["names"]

_APART = 10
# Between a name and the edge: a machine's bold may be wider than it measures.
_EDGE = 6


def names(
    lines: Sequence[tuple[float, int]], width: float, margin: float, measure: Callable[[str], float], *, single: bool
) -> list[tuple[str, float]]:
    """The names, each with the pixel of its middle, from left to right.

    ``lines`` are pixels with the instants of their days, from left to right, of a plot ``width`` pixels wide, beside which there are
    ``margin`` pixels; ``single``: the timeline has one day of publication only, which need not be told here.

    >>> names([(10, 0), (300, 44640), (330, 47520)], 600, 20, lambda label: 6.0 * len(label), single=False)
    [('Published 1 Jan 1970', 46.0), ('Published 1–3 Feb 1970', 315.0)]
    """
    groups = [[line] for line in lines]
    while True:
        found = [_named(group, width, margin, measure, single) for group in groups]
        touching = next(
            (i for i, (a, b) in enumerate(pairwise(found)) if b[1] - measure(b[0]) / 2 < a[1] + measure(a[0]) / 2 + _APART), None
        )
        if touching is None:
            return found
        groups[touching : touching + 2] = [groups[touching] + groups[touching + 1]]


def _named(
    group: Sequence[tuple[float, int]], width: float, margin: float, measure: Callable[[str], float], single: bool
) -> tuple[str, float]:
    (first, day), (last, last_day) = group[0], group[-1]
    days = Interval(day, last_day + DAY_MINUTES, Granularity.DAY, Granularity.DAY)
    label = "Published" if single else f"Published {wording.short(days)}"
    half = measure(label) / 2
    return label, min(width + margin - half - _EDGE, max(half + _EDGE - margin, (first + last) / 2))
