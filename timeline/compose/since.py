"""What has gone on since the time that a clause after "since" dates: "has tested since it claimed to have … in January"."""

from __future__ import annotations

from timeline.chrono.granularity import Granularity, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.clauses import modality_of
from timeline.clauses.parts import Part, Role
from timeline.compose.passage import Dated, Passage, Use
from timeline.model import Modality, Reason, Tense

__all__ = ["since"]


def since(
    passage: Passage, part: Part, one: Dated, publication: int | None
) -> tuple[Part, Interval, tuple[int, int], Modality, Reason] | None:
    """The clause above the clause ``part`` where that opens with "since", its time, its stretch of the sentence, and why."""
    parent, interval, words = part.parent, one.resolution.interval, passage.structure.words
    if part.role is not Role.SUBORDINATE or words.words[part.first] != "since" or parent is None or one.use is not Use.ADVERBIAL:
        return None
    finite = parent.finite
    if finite is None or not finite.perfect or finite.tense is not Tense.PRESENT or interval is None or interval.start is None:
        return None
    if publication is None or interval.start >= publication:
        return None
    end = offset(publication, Granularity.DAY, 1)
    whole = Interval(interval.start, end, interval.start_granularity, Granularity.DAY, interval.start_qualifier, Qualifier.EXACT)
    reason = Reason(
        ("The clause after “since” dates the start; the verb “{since_verb}” is in the perfect tense, so it runs to publication.",),
        {"since_verb": passage.words_between(finite.first, finite.last)},
    )
    span = words.starts[parent.own[0]], words.ends[max(part.last, parent.last)]
    return parent, whole, span, modality_of(passage.structure, parent, finite), reason
