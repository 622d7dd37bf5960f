"""Give it a news article, and it shows you when everything in it happened, and why it thinks so.

>>> import timeline
>>> from datetime import date
>>> document = timeline.Document(text="It rained in Oslo on Sunday.", published=date(2016, 11, 23))
>>> [(event.headline, timeline.words(event.interval)) for event in timeline.extract(document).events]
[('It rained in Oslo', 'Sunday 20 November 2016')]

Names are imported when they are first asked for, so that ``import timeline`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.chrono.granularity import Granularity, instant
    from timeline.chrono.interval import Interval, Qualifier
    from timeline.chrono.timex3 import Timex3
    from timeline.chrono.wording import words
    from timeline.errors import (
        DateError,
        EmptyError,
        FormatError,
        InputError,
        NotFoundError,
        TimelineError,
        UndecodableError,
    )
    from timeline.model import (
        Document,
        Event,
        EventKind,
        Extraction,
        Modality,
        Reading,
        Reason,
        Resolution,
        Skipped,
        Source,
        TemporalExpression,
        Tense,
        Timeline,
    )
    from timeline.pipeline import extract
    from timeline.read import read, read_all

_HOMES = {
    "timeline.chrono.granularity": ("Granularity", "instant"),
    "timeline.chrono.interval": ("Interval", "Qualifier"),
    "timeline.chrono.timex3": ("Timex3",),
    "timeline.chrono.wording": ("words",),
    "timeline.errors": ("DateError", "EmptyError", "FormatError", "InputError", "NotFoundError", "TimelineError", "UndecodableError"),
    "timeline.model": (
        *("Document", "Event", "EventKind", "Extraction", "Modality", "Reading", "Reason", "Resolution"),
        *("Skipped", "Source", "TemporalExpression", "Tense", "Timeline"),
    ),
    "timeline.pipeline": ("extract",),
    "timeline.read": ("read_all",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "DateError",
    "Document",
    "EmptyError",
    "Event",
    "EventKind",
    "Extraction",
    "FormatError",
    "Granularity",
    "InputError",
    "Interval",
    "Modality",
    "NotFoundError",
    "Qualifier",
    "Reading",
    "Reason",
    "Resolution",
    "Skipped",
    "Source",
    "TemporalExpression",
    "Tense",
    "Timeline",
    "TimelineError",
    "Timex3",
    "UndecodableError",
    "__version__",
    "extract",
    "instant",
    "read",
    "read_all",
    "words",
]


def __getattr__(name: str) -> object:
    from importlib import import_module, metadata

    if name == "__version__":
        value: object = metadata.version("event-timeline")
    elif name == "read":
        # The room of this name is what Python binds to it as soon as anyone imports the room; so the room itself can be called.
        value = import_module("timeline.read")
    elif name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
