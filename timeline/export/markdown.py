"""Markdown (CommonMark): the events of each article as a list, with the words that tell them and the reason for each date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.chrono.edtf import spell
from timeline.chrono.rhythm import when
from timeline.model import Event, EventKind, Extraction, Modality, Timeline

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#!|~$&])")
# At the start of a line "1999. " would be a numbered list, "- " a list, "=" a heading.
_STARTS = re.compile(r"^(\d*)([.)=+-])")


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A section for each article.

    >>> from timeline.model import Document
    >>> print("".join(chunks([Extraction(Document("Rain.", title="It *rained*"), (), ())])))
    # It \\*rained\\*
    <BLANKLINE>
    No event was dated.
    <BLANKLINE>
    """
    for place, extraction in enumerate(extractions):
        document = extraction.document
        lines = [f"# {escaped(document.title or document.id) or 'Untitled article'}", ""]
        if document.published:
            lines += [f"Published {document.published.isoformat()}.", ""]
        if document.url.startswith(("http://", "https://")):
            lines += [f"<{document.url.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>", ""]
        lines += [line for event in Timeline((extraction,)).events for line in _item(event, extraction)] or ["No event was dated."]
        yield ("\n" if place else "") + "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Words on one line that Markdown shows as they are.

    >>> escaped("<b> 2 * 3")
    '\\\\<b\\\\> 2 \\\\* 3'
    """
    return _STARTS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def _item(event: Event, extraction: Extraction) -> Iterator[str]:
    marks = [word.value for word, usual in ((event.kind, EventKind.EVENT), (event.modality, Modality.ASSERTED)) if word is not usual]
    told = f" *({', '.join(marks)})*" if marks else ""
    yield f"- **{escaped(when(event.recurrence, event.interval))}** (`{spell(event.interval)}`): {escaped(event.headline)}{told}"
    quoted = escaped(extraction.document.text[event.start : event.end])
    if quoted:
        yield f"  > {quoted}"
        yield ""
    if event.note:
        yield f"  {escaped(event.note)}"
        yield ""
    yield f"  {escaped(event.why)}"
