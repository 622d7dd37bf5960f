"""A timeline as a file to download: plain links to one route, so that a browser's own download list shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.model import Timeline

__all__ = ["Download", "filename"]


@dataclass(frozen=True, slots=True)
class Download:
    """A format: its name in addresses, what people call it, its media type, the function that spells it, and the ending of its files
    where that is not the name. ``as_shown`` spells it with a title and a view of one's own
    (:mod:`timeline.view.state`), where it has these.
    """

    name: str
    label: str
    media_type: str
    spell: Callable[[Timeline], Iterable[str] | Iterable[bytes]]
    ending: str = ""
    as_shown: Callable[[Timeline, str, str], Iterable[str]] | None = None

    def content(self, timeline: Timeline, title: str = "", view: str = "") -> bytes:
        """The file; half a surrogate pair becomes a question mark.

        >>> Download("txt", "Text", "text/plain", lambda timeline: ["Ra", "in"]).content(Timeline(()))
        b'Rain'
        """
        spelled = self.spell(timeline) if self.as_shown is None else self.as_shown(timeline, title, view)
        pieces = (piece.encode("utf-8", "replace") if isinstance(piece, str) else piece for piece in spelled)
        return b"".join(pieces)


def filename(timeline: Timeline, download: Download, title: str = "") -> str:
    """A name for the file, from ``title`` or the only article's where there is one.

    >>> from timeline.model import Document, Extraction
    >>> page = Download("html", "Web page", "text/html", lambda timeline: ())
    >>> filename(Timeline((Extraction(Document("Rain.", title="Rain: “a lot” /of it"), (), ()),)), page)
    'rain-a-lot-of-it.html'
    >>> filename(Timeline(()), page)
    'timeline.html'
    """
    titles = [title] if title else [document.title for document in timeline.documents]
    words = "".join(character if character.isalnum() else " " for character in titles[0].lower()).split() if len(titles) == 1 else []
    return f"{'-'.join(words)[:80].strip('-') or 'timeline'}.{download.ending or download.name}"
