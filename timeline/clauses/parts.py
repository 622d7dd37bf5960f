"""What a sentence is in clauses: the nouns that :mod:`timeline.clauses.structure` makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from timeline.clauses.tokens import Tokens
from timeline.clauses.verbgroup import VerbGroup


class Role(Enum):
    """What a clause is to its sentence."""

    MAIN = "main"
    RELATIVE = "relative"
    CONTENT = "content"
    SUBORDINATE = "subordinate"
    COORDINATE = "coordinate"
    SHARED = "shared"
    PARTICIPIAL = "participial"
    ATTRIBUTION = "attribution"
    ASIDE = "aside"
    QUOTE = "quote"


@dataclass(slots=True, eq=False)
class Part:
    """One clause while it is built and afterwards. Tokens ``first`` to ``last`` included; inner clauses may lie between.

    ``opening`` is the first token after the word that opens the clause ("that", "and", "in which"). A SHARED clause has its subject
    in ``sibling``; a RELATIVE one stands for what ends just before ``first`` in ``parent``. ``own`` are its tokens without those of others.
    """

    role: Role
    first: int
    opening: int
    parent: Part | None = None
    sibling: Part | None = None
    last: int = -1
    finite: VerbGroup | None = None
    groups: list[VerbGroup] = field(default_factory=list)
    after_comma: bool = False
    own: list[int] = field(default_factory=list)

    def reduces(self, group: VerbGroup) -> bool:
        """Whether the group is a participle here that a noun has: "papers filed on Friday"."""
        return group is not self.finite and not group.infinitive and (not group.finite or group.doubtful)


@dataclass(frozen=True, slots=True)
class Structure:
    """A sentence in clauses. ``owners`` gives the clause of each token."""

    words: Tokens
    groups: tuple[VerbGroup, ...]
    parts: tuple[Part, ...]
    owners: tuple[Part, ...]
