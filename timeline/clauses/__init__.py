"""Which clause a temporal expression stands in, and which verb it modifies, with that verb's tense and modality.

>>> text = "The court said on Monday that the bank had failed in March."
>>> [governing_clause(text, text.index(day), text.index(day) + len(day)).cue for day in ("Monday", "March")]
['said', 'had failed']
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from timeline.clauses.parts import Part, Role, Structure
from timeline.clauses.sentences import sentence_around, sentences
from timeline.clauses.structure import structure
from timeline.clauses.verbgroup import VerbGroup
from timeline.language.lexicon import Control, Kind, lexicon
from timeline.model import Modality, Tense

__all__ = ["Clause", "governing_clause", "sentences"]


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause around an expression; all spans count characters of the text, ends exclusive.

    ``verb_start``–``verb_end`` is the verb group that the expression modifies, ``None`` when the clause has none; ``head`` is its
    dictionary form. ``tense`` is the grammatical one: "has met" is PRESENT with ``perfect``, "had met" PAST with ``perfect``; whatever
    lies ahead ("will", "plans to", "is due", "were to") is FUTURE. ``cue`` are the words that decided.
    """

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    verb_start: int | None
    verb_end: int | None
    tense: Tense
    perfect: bool
    modality: Modality
    cue: str
    head: str = ""


def governing_clause(text: str, start: int, end: int) -> Clause:
    """The clause whose verb the expression ``text[start:end]`` modifies. Looks at the sentence around it only.

    >>> found = governing_clause("The leaders will meet on Friday, he said.", 24, 30)
    >>> found.tense.value, found.modality.value, found.cue
    ('future', 'planned', 'will')
    """
    low, high = sentence_around(text, start, end)
    found = structure(text[low:high])
    part = part_at(found, start - low)
    if part is None:
        return Clause(low, high, low, high, None, None, Tense.PAST, False, Modality.ASSERTED, "")
    group = governing_group(found, part, start - low)
    holder = _holder(part, group)
    words = found.words
    first, last = low + words.starts[holder.first], low + words.ends[holder.last]
    if group is None:
        return Clause(first, last, low, high, None, None, Tense.PAST, False, Modality.ASSERTED, "")
    return Clause(
        first,
        last,
        low,
        high,
        low + words.starts[group.first],
        low + words.ends[group.last],
        group.tense,
        group.perfect,
        modality_of(found, holder, group),
        group.cue,
        group.head,
    )


def part_at(found: Structure, offset: int) -> Part | None:
    """The clause that holds the character ``offset`` of the sentence; ``None`` for a sentence without words."""
    if not found.owners:
        return None
    return found.owners[max(0, bisect_right(found.words.starts, offset) - 1)]


def governing_group(found: Structure, part: Part, offset: int) -> VerbGroup | None:
    """The verb that an expression at ``offset`` modifies: the last before it in its clause, else the first after it, else that of the
    clause around.
    """
    token = max(0, bisect_right(found.words.starts, offset) - 1)
    seen: Part | None = part
    while seen is not None:
        before = [group for group in seen.groups if group.first <= token and not _is_object(found, seen, group)]
        if before:
            apart = seen.finite is not None and seen.finite.first > token and Kind.COMMA in found.words.kinds[before[-1].last : token]
            # "Summoned to deal with a crisis, by 1789 the Assembly had moved on".
            return seen.finite if apart else before[-1]
        if seen.finite is not None and seen.finite.first > token:
            # "On 7 March the legion equipped with planes arrived".
            return seen.finite
        after = [group for group in seen.groups if group.finite] or seen.groups
        if after:
            return after[0]
        seen = seen.parent
    return None


def _is_object(found: Structure, part: Part, group: VerbGroup) -> bool:
    """Whether the group is a gerund that the verb before it acts on: "resume trading", not ", leaving" and not "after leaving"."""
    words = found.words
    if part.finite is None or group.finite or group.infinitive or group.first <= part.finite.last:
        return False
    if not words.words[group.first].endswith("ing"):
        return False
    return words.kinds[group.first - 1] not in (Kind.COMMA, Kind.OPENER, Kind.OPENER_OR_PREPOSITION, Kind.COORDINATOR)


def modality_of(found: Structure, part: Part, group: VerbGroup) -> Modality:
    """The verb's own modality, or what the clause around it makes of it: "denied that it sold", "if it sells"."""
    english = lexicon()
    if group.modality is not Modality.ASSERTED:
        return group.modality
    if part.role is Role.SUBORDINATE and found.words.words[part.first] in english.doubtful:
        return Modality.POSSIBLE
    if part.role is Role.CONTENT and part.parent is not None and part.parent.finite is not None:
        match english.content.get(part.parent.finite.head):
            case Control.NEGATED:
                return Modality.NEGATED if part.parent.finite.modality is not Modality.NEGATED else Modality.ASSERTED
            case Control.POSSIBLE:
                return Modality.POSSIBLE
    return Modality.ASSERTED


def _holder(part: Part, group: VerbGroup | None) -> Part:
    """The clause that has ``group``: the one given, or one around it."""
    seen: Part | None = part
    while seen is not None:
        if group in seen.groups:
            return seen
        seen = seen.parent
    return part
