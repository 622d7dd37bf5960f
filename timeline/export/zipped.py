"""Formats that hold one article a file, many articles: a zip file with a file for each."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.export import Format
    from timeline.model import Timeline

__all__ = ["filename", "zipped"]

# The zip format's own first moment, so that the same timeline gives the same file.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def zipped(chosen: Format, timeline: Timeline) -> Iterator[bytes]:
    """The articles of a timeline as a zip file, each spelled by the format.

    >>> from timeline.export import FORMATS
    >>> from timeline.model import Timeline
    >>> next(zipped(FORMATS["timeml"], Timeline(())))[:2]
    b'PK'
    """
    stream = BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for extraction in timeline.extractions:
            name = filename(extraction.document.id, chosen, taken)
            pieces = (piece.encode() if isinstance(piece, str) else piece for piece in chosen.chunks([extraction]))
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), b"".join(pieces), zipfile.ZIP_DEFLATED)
    yield stream.getvalue()


def filename(id: str, chosen: Format, taken: set[str]) -> str:
    """A name for the file of an article, from whatever it is called, that is not yet in ``taken``, to which it is added.

    >>> from timeline.export import FORMATS
    >>> taken = set()
    >>> filename("https://example.org/a b", FORMATS["timeml"], taken), filename("../..", FORMATS["timeml"], taken)
    ('https-example-org-a-b.tml', 'article.tml')
    """
    words = "".join(character if character.isalnum() or character in "_-" else " " for character in id).split()
    name = "-".join(words)[:100] or "article"
    turn = 1
    while (told := f"{name}{f'-{turn}' if turn > 1 else ''}.{chosen.endings[0]}").lower() in taken:
        turn += 1
    taken.add(told.lower())
    return told
