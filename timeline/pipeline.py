"""The whole flow: an article goes in, a timeline comes out."""

from __future__ import annotations

from timeline.compose import compose, compose_skipped
from timeline.find import find
from timeline.model import Document, Extraction, Timeline
from timeline.resolve import resolve


def extract(document: Document) -> Timeline:
    """Everything in the document that tells a time, when that was, and what happened then.

    >>> from datetime import date
    >>> [event.headline for event in extract(Document("It rained in Oslo on Sunday.", published=date(2016, 11, 23))).events]
    ['It rained in Oslo']
    """
    expressions = find(document)
    resolutions = resolve(document, expressions)
    events = compose(document, resolutions)
    return Timeline((Extraction(document, resolutions, events, set_aside=compose_skipped(document, resolutions)),))
