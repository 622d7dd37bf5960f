"""Which meanings name their year by themselves."""

from __future__ import annotations

from timeline.chrono.meaning import Absolute, Anchor, Around, At, Meaning, Modified, Nth, Portion, Selected, Within


def named_start(meaning: Meaning) -> int | None:
    """Where a date that names its year begins; ``None`` for what does not, and for a period that has a name."""
    match meaning:
        case Absolute() if not meaning.name:
            return meaning.interval.start
        case Portion(_, inner) | Within(_, inner) | Modified(_, inner) | Nth(_, _, inner) | Around(_, inner):
            return named_start(inner)
        case At(_, day) if day is not None:
            return named_start(day)
        case Selected(_, _, anchor) if not isinstance(anchor, Anchor):
            return named_start(anchor)
    return None
