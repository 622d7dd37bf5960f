"""Where a corrected event is in an article that may have been read again, with another text, another date or a better engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from timeline.corrections.correction import Correction, written_in
from timeline.model import Event, Extraction

__all__ = ["GONE", "found_again", "remembered"]

GONE = "The sentence that told it is no longer in the article."

_ALIKE = 0.6
"""The least share of words, in order, that a changed sentence has in common with the one that was corrected."""


def found_again(extraction: Extraction, corrections: Iterable[Correction]) -> dict[str, Event]:
    """The event of the article that each correction is about, by the id of the correction's event; none is given to two.

    The surest come first: the same place and words; then the same words elsewhere; the same place, with another stretch of the sentence;
    and, where the words do not stand any more, words that are nearly the same. A neighbour in the sentence, which none of the correction's
    expressions dates, is another event: in "Miners struck, ending a two-day lull", who dates "two-day" says nothing of the strike.
    """
    open_ones = [correction for correction in corrections if not correction.added]
    found: dict[str, Event] = {}
    events = (*extraction.events, *extraction.set_aside)
    for surely in (_is_same, _is_quoted, _overlaps, _is_alike):
        taken = {event.id for event in found.values()}
        for correction in open_ones:
            if correction.found.id in found:
                continue
            scores = [
                (surely(correction, event, extraction), place) for place, event in enumerate(extraction.events) if event.id not in taken
            ]
            score, place = max(scores, default=(0.0, 0))
            if score > 0:
                found[correction.found.id] = events[place]
                taken.add(events[place].id)
    return found


def remembered(correction: Correction, extraction: Extraction) -> Event:
    """The event as it was when it was corrected, where its words stand now; without a stretch where they do not stand any more.

    One that a person made of a dated expression, and gave no date of its own, has the date that this expression has now.
    """
    text, event = extraction.document.text, correction.found
    start = _nearest(text, correction.quote, event.start)
    if start is None:
        steps = event.reason.steps if correction.added and not correction.quote else (*event.reason.steps, GONE)
        return replace(event, start=0, end=0, expressions=(), reason=replace(event.reason, steps=steps))
    end = start + len(correction.quote)
    inside = [index for index, resolution in enumerate(extraction.expressions) if start <= resolution.start and resolution.end <= end]
    written = tuple(index for index in inside if extraction.expressions[index].text in correction.written)
    # "The dam broke in 1962, and people still speak of 1962": the one of which it was made.
    expressions = tuple(index for index in written if index in event.expressions) or written
    moved = replace(event, start=start, end=end, expressions=expressions)
    if not correction.added or correction.interval is not None or len(expressions) != 1:
        return moved
    dated = extraction.expressions[expressions[0]]
    if dated.interval is None:
        return moved
    return replace(moved, interval=dated.interval, reason=dated.reason, alternatives=dated.alternatives)


def _is_same(correction: Correction, event: Event, extraction: Extraction) -> float:
    return float(event.id == correction.found.id and _stretch(event, extraction) == correction.quote)


def _is_quoted(correction: Correction, event: Event, extraction: Extraction) -> float:
    if _stretch(event, extraction) != correction.quote or not _shares(correction.written, written_in(extraction, event.expressions)):
        return 0.0
    return 1 / (1 + abs(event.start - correction.found.start))


def _overlaps(correction: Correction, event: Event, extraction: Extraction) -> float:
    start = _nearest(extraction.document.text, correction.quote, correction.found.start)
    if start is None or not _shares(correction.written, written_in(extraction, event.expressions)):
        return 0.0
    return float(min(event.end, start + len(correction.quote)) - max(event.start, start))


def _is_alike(correction: Correction, event: Event, extraction: Extraction) -> float:
    if _nearest(extraction.document.text, correction.quote, correction.found.start) is not None:
        return 0.0
    compared = SequenceMatcher(None, correction.quote.split(), _stretch(event, extraction).split(), autojunk=False)
    ratio = compared.ratio() if compared.quick_ratio() >= _ALIKE else 0.0
    return ratio if ratio >= _ALIKE else 0.0


def _stretch(event: Event, extraction: Extraction) -> str:
    return extraction.document.text[event.start : event.end]


def _shares(written: Collection[str], others: Collection[str]) -> bool:
    return not written or any(words in others for words in written)


def _nearest(text: str, quote: str, start: int) -> int | None:
    """Where the quote stands in the text, as near as can be to where it stood."""
    if not quote:
        return None
    after, before = text.find(quote, start), text.rfind(quote, 0, start + len(quote))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)
