"""TimeML (*TimeML Annotation Guidelines* 1.2.1; TIMEX3): an article with its temporal expressions as tags, its text kept to the letter.

``DCT`` holds the publication date as ``t0``; the expressions are ``t1``, ``t2`` … in the order of the text. One file holds one article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from timeline.model import Document, Extraction, Resolution
from timeline.view.xmltext import ILLEGAL, legal

# An XML reader turns a bare carriage return into a line feed.
_RETURNS = {"\r": "&#13;"}


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A TimeML document for each article.

    >>> print(next(chunks([Extraction(Document("Rain & wind.", id="one"), (), ())])))
    <?xml version="1.0" encoding="UTF-8"?>
    <TimeML>
    <DOCID>one</DOCID>
    <TEXT>Rain &amp; wind.</TEXT>
    </TimeML>
    <BLANKLINE>
    """
    for extraction in extractions:
        document = extraction.document
        parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<TimeML>", f"<DOCID>{_text(document.id)}</DOCID>"]
        if document.published:
            day = document.published.isoformat()
            timex = f'<TIMEX3 tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME">{day}</TIMEX3>'
            parts.append(f"<DCT>{timex}</DCT>")
        if document.title:
            parts.append(f"<TITLE>{_text(document.title)}</TITLE>")
        parts += [f"<TEXT>{_tagged(extraction)}</TEXT>", "</TimeML>"]
        yield "\n".join(parts) + "\n"


def lost(extraction: Extraction) -> Iterator[str]:
    """Characters that XML cannot hold."""
    count = len(ILLEGAL.findall(extraction.document.text))
    if count:
        yield f"{count} character{'s' if count > 1 else ''} that XML cannot hold became U+FFFD"


def _tagged(extraction: Extraction) -> str:
    text, at = extraction.document.text, 0
    parts: list[str] = []
    for place, resolution in enumerate(extraction.expressions, 1):
        parts += [_text(text[at : resolution.start]), f"<TIMEX3 {_attributes(place, resolution, extraction.document)}>"]
        parts += [_text(resolution.text), "</TIMEX3>"]
        at = resolution.end
    return "".join([*parts, _text(text[at:])])


def _attributes(place: int, resolution: Resolution, document: Document) -> str:
    timex = resolution.timex
    named = {
        "tid": f"t{place}",
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "beginPoint": _point(resolution.begin_point),
        "endPoint": _point(resolution.end_point),
        "anchorTimeID": "t0" if timex.value.endswith("_REF") and document.published else None,
        "functionInDocument": "NONE",
    }
    return " ".join(f"{name}={quoteattr(legal(value))}" for name, value in named.items() if value)


def _point(index: int | None) -> str | None:
    return None if index is None else f"t{index + 1}"


def _text(text: str) -> str:
    return escape(legal(text), _RETURNS)
