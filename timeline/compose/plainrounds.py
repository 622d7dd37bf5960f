"""What comes round in articles of other languages than English: the sentence with "jeden Freitag", and the stretch in which it holds.

No grammar is known there, so words that look back decide: without one, it holds from publication, or from the start that is told, to an
open end; with one, only in a time that the sentence tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.chrono import rhythm
from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Repeated
from timeline.compose.recurring import holds, told_step
from timeline.language.cues import Cues
from timeline.model import Modality, Reason, Resolution, Tense

__all__ = ["comes_round", "round_of"]

_ADJECTIVES = ("frequency", "times-frequency")


def comes_round(resolution: Resolution) -> bool:
    """Whether the expression tells of turns: not an adjective that may belong to a noun, nor how much of each turn something takes."""
    meaning = resolution.expression.meaning
    if not isinstance(meaning, Repeated) or resolution.expression.rule in _ADJECTIVES:
        return False
    return meaning.freq is None or meaning.freq.endswith("X")


def round_of(
    words: str, resolution: Resolution, others: Sequence[Resolution], cues: Cues, publication: int | None
) -> tuple[Interval, Tense, Modality, Reason] | None:
    """The stretch, tense, modality and reason of what the sentence ``words`` tells as coming round; ``others`` are its other dates."""
    repeated = resolution.expression.meaning
    assert isinstance(repeated, Repeated)
    facts = {"turn_text": resolution.text, "turn_words": rhythm.words(repeated), "turn_from": "".join(other.text for other in others)}
    first = told_step(resolution.text, repeated)
    if len(others) > 1:
        return None
    tense, modality = Tense.PRESENT, Modality.ASSERTED
    for other in others:
        interval = other.interval
        if interval is None:
            return None
        if publication is not None and interval.start is not None and interval.start > publication:
            tense, modality = Tense.FUTURE, Modality.PLANNED
        if other.expression.signal in ("since", "from") and interval.start is not None:
            step = "It does so since the start that “{turn_from}” tells, and no end is told."
            return interval.since(), tense, modality, Reason((first, step), facts)
        if not holds(interval, repeated):
            return None
        over = publication is not None and interval.end is not None and interval.end <= publication
        tense = Tense.PAST if over else tense
        return interval, tense, modality, Reason((first, "It does so in the time that “{turn_from}” tells."), facts)
    if publication is None or cues.habit.search(words) is not None:
        return None
    step = "No start and no end are told, so it is drawn from publication on."
    today = Interval(publication, None, Granularity.DAY, Granularity.DAY, Qualifier.APPROXIMATE)
    return today, tense, modality, Reason((first, step), facts)
