"""What happened when something else did: "Ten others perished when their boat sank in November", "was in Kiel in 1968 when troops came"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.clauses import modality_of
from timeline.clauses.parts import Part, Role
from timeline.compose.passage import Passage
from timeline.language.lexicon import Kind, lexicon
from timeline.model import Modality, Tense

__all__ = ["together"]


def together(passage: Passage, part: Part, dates: frozenset[int]) -> Iterator[Part]:
    """The clauses that happened at the time of the dated clause ``part``: the one above where it opens with "when", and one that opens so
    right behind its date. ``dates`` are the tokens of the clause's dates.
    """
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    above = [part.parent] if part.role is Role.SUBORDINATE and words[part.first] == "when" and part.parent is not None else []
    for other in passage.structure.parts:
        if other.parent is part and other.role is Role.SUBORDINATE and words[other.first] == "when":
            before = other.first - 1 - (kinds[other.first - 1] is Kind.COMMA)
            above += [other] * (before in dates)
    yield from (other for other in above if _happened(passage, other))


def _happened(passage: Passage, part: Part) -> bool:
    finite = part.finite
    if finite is None or finite.tense is not Tense.PAST or finite.perfect or finite.head in lexicon().reporting:
        return False
    return modality_of(passage.structure, part, finite) is Modality.ASSERTED
