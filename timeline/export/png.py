"""PNG: the SVG picture in pixels, twice as many as its size says, for sharp screens and paper. Needs the extra ``png``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.errors import FormatError
from timeline.export import svg
from timeline.model import Extraction

_ZOOM = 2


def chunks(extractions: Iterable[Extraction]) -> Iterator[bytes]:
    """One picture of all articles.

    Raises :class:`~timeline.errors.FormatError` where the library that paints it is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise FormatError("PNG pictures need one more library: pip install 'event-timeline[png]'; SVG needs none") from error
    # The system's fonts and no others: the generic family stands for whatever sans-serif face there is.
    yield bytes(resvg_py.svg_to_bytes(svg_string="".join(svg.chunks(extractions)), zoom=_ZOOM, sans_serif_family="DejaVu Sans"))
