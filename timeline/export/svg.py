"""SVG: the whole range of a timeline as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.model import Extraction, Timeline
from timeline.view.svg import svg


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """One picture of all articles.

    >>> next(chunks([])).startswith("<svg")
    True
    """
    yield svg(Timeline(tuple(extractions)))
