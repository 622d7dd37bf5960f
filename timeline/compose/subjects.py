"""Times in the subject of a clause: a time that saw something, and what a time's disaster did."""

from __future__ import annotations

from timeline.compose.passage import Dated, Passage, Use
from timeline.language.editing import editing
from timeline.language.lexicon import Kind
from timeline.model import Modality, Tense

__all__ = ["strikes", "witnessed"]


def witnessed(passage: Passage, one: Dated) -> tuple[int, ...] | None:
    """The tokens of what a time saw where it is the subject: "Last Tuesday saw the bridge open", "1999 brought the first farm"."""
    group, words = one.group, passage.structure.words
    if one.use is not Use.OBJECT or group is None or not group.finite or group.modality not in (Modality.ASSERTED, Modality.PLANNED):
        return None
    if (
        one.high >= group.first
        or group.head not in editing().witnessing
        or any(words.words[i] not in _BETWEEN for i in range(one.high + 1, group.first))
    ):
        return None
    tokens: list[int] = []
    for index in one.part.own:
        if index <= group.last:
            continue
        if words.kinds[index] in (Kind.COMMA, Kind.DASH, Kind.BREAK):
            break
        if not tokens and group.passive and words.words[index] == "by":
            # "The year was marked by a lull".
            continue
        tokens.append(index)
    return tuple(tokens) if len(tokens) > 1 else None


def strikes(passage: Passage, one: Dated) -> bool:
    """Whether the subject is what struck at that time, so that what it did was then: "the 2008 crash wiped out", "the storm of 1953
    drowned".

    What is signed or founded lasts: "the 1995 agreement collapsed" is of another time.
    """
    group, words = one.group, passage.structure.words.words
    if group is None or not group.finite or group.tense is not Tense.PAST or group.perfect or one.high >= group.first:
        return False
    known = editing().striking
    if one.use is Use.AFTER_OF:
        return one.high + 1 == group.first and one.low >= 2 and words[one.low - 2] in known
    between = words[one.high + 1 : group.first]
    return one.use is Use.MODIFIER and 0 < len(between) <= _LONGEST and between[-1] in known


# What may stand between a time and its verb, and so many words of a noun phrase.
_BETWEEN = ("also", "then", "itself", "alone")
_LONGEST = 4
