"""Whether a dated clause tells of what was, is or will be, and whether it says that it is so."""

from __future__ import annotations

from timeline.chrono.granularity import DAY_MINUTES, Granularity
from timeline.chrono.interval import Interval
from timeline.clauses import modality_of
from timeline.clauses.parts import Part
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.chronicle import opens_line
from timeline.compose.passage import Passage
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import lexicon
from timeline.model import Modality, Reason, Tense


def is_decision(passage: Passage, group: VerbGroup) -> bool:
    """Whether the verb tells of an act by which something is planned: "agreed to sell", not "hoped to sell"."""
    words = passage.structure.words
    first = lexicon().lemmas.get(words.words[group.first], words.words[group.first])
    return first in editing().deciding and bool(words.forms[group.first] & Form.PAST)


def verdict(
    passage: Passage, part: Part, group: VerbGroup | None, interval: Interval, publication: int | None
) -> tuple[Tense, Modality, Reason]:
    """Tense and modality of a dated clause, and in words what decided. Nothing after publication is told as a fact."""
    start, end, now = interval.start, interval.end, publication
    ahead = now is not None and start is not None and start >= now + DAY_MINUTES
    over = now is not None and end is not None and end <= now
    if group is None:
        tense = Tense.FUTURE if ahead else Tense.PAST
        return tense, Modality.PLANNED if ahead else Modality.ASSERTED, Reason(("The clause has no verb.",))
    modality = modality_of(passage.structure, part, group)
    tense = group.tense
    words = passage.words_between(group.first, group.last)
    facts: dict[str, object] = {"clause_verb": words, "clause_cue": group.cue}
    if tense is Tense.FUTURE and over and group.cue in ("would", "'d") and modality is Modality.PLANNED:
        # "He would die in 1945", told by a historian.
        return Tense.PAST, Modality.ASSERTED, Reason(("“{clause_verb}” looks ahead from a time that is past.",), facts)
    today = now is not None and interval.unit is Granularity.DAY and start == now
    if tense is Tense.FUTURE and modality is Modality.PLANNED and (over or today) and is_decision(passage, group):
        # "On Monday the board decided to close it": the deciding was on Monday.
        return Tense.PAST, Modality.ASSERTED, Reason(("“{clause_verb}” is done, whatever becomes of it.",), facts)
    if tense is Tense.FUTURE and over:
        tense = Tense.PAST
    if tense is Tense.PRESENT and over and not group.perfect and opens_line(passage, group):
        # "1968: Strike closes the docks" is told of what is over.
        tense = Tense.PAST
    if ahead and modality is Modality.ASSERTED:
        return Tense.FUTURE, Modality.PLANNED, Reason(("It lies after publication, so it is a plan.",))
    if group.perfect and tense is Tense.PRESENT:
        # "has opened today" is done; "has been idle this week" is not.
        running = now is not None and (end is None or end > now) and interval.unit is not Granularity.DAY
        tense = Tense.PRESENT if running else Tense.PAST
        return tense, modality, Reason(("The clause’s verb “{clause_verb}” is in the present perfect.",), facts)
    step = {
        Modality.PLANNED: "“{clause_cue}” makes it a plan.",
        Modality.POSSIBLE: "“{clause_cue}” says that it may be, not that it is."
        if group.modality is Modality.POSSIBLE
        else "The words around it say only that it may be.",
        Modality.NEGATED: "The text says that it is not so.",
        Modality.ASSERTED: f"The clause’s verb “{{clause_verb}}” is in the {tense.value} tense.",
    }[modality]
    return tense, modality, Reason((step,), facts)
