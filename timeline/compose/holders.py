"""Which clause, and which verb in it, a date is held by."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses.parts import Part, Role
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.extent import opens_entry
from timeline.compose.passage import Dated, Passage, Use
from timeline.language.lexicon import Kind, lexicon
from timeline.model import Tense

__all__ = ["Holders"]


class Holders:
    """The clauses of one sentence, asked for the one that a date belongs to."""

    def __init__(self, passage: Passage, dated: Sequence[Dated], publication: int | None) -> None:
        self.passage, self.dated, self.publication = passage, dated, publication
        self.words = passage.structure.words

    def of(self, one: Dated) -> Part:
        """The clause that the date belongs to."""
        seen: Part | None = one.part
        while seen is not None:
            if one.group in seen.groups:
                break
            seen = seen.parent
        part = seen if seen is not None and one.group is not None else one.part
        # What somebody was doing meanwhile belongs to the clause around.
        if part.role is Role.PARTICIPIAL and part.parent is not None and (one.group is None or not self._tells_alone(part, one.group)):
            return part.parent
        if part.role is Role.ASIDE and part.finite is None and part.parent is not None:
            return part.parent
        if part.finite is None and part.parent is None and not part.groups:
            return self._next_with_verb(part) or part
        return part

    def _next_with_verb(self, part: Part) -> Part | None:
        """ "Aug. 14, 2003: Blackout hits the Northeast": the date stands for what follows."""
        return next(
            (
                other
                for other in self.passage.structure.parts
                if other.first > part.first and other.finite is not None and other.parent is None
            ),
            None,
        )

    def _is_passive(self, group: VerbGroup) -> bool:
        holder = next((part for part in self.passage.structure.parts if group in part.groups), None)
        return holder is not None and holder.reduces(group) and not self.words.words[group.first].endswith("ing")

    def _tells_alone(self, part: Part, group: VerbGroup) -> bool:
        """Whether a participle's phrase is an event of its own: passive, or a gerund whose past form is known ("reaching it")."""
        if self.words.words[part.first] == "with":
            return False
        if self._is_passive(group):
            return True
        main = part.parent.finite if part.parent is not None else None
        gerund = self.words.words[group.first].endswith("ing") and group.head in lexicon().pasts
        return (
            gerund
            and group.head not in lexicon().reporting
            and main is not None
            and (main.tense is Tense.PAST or main.perfect)
            and group.first == group.last
        )

    def turn(self, one: Dated) -> int:
        """Tells apart what one clause holds: its verb's dates, those of a participle in it, and those of what is planned in it."""
        group = one.group
        if group is None or (one.part.role is Role.PARTICIPIAL and self.of(one) is not one.part):
            return -1
        if group.infinitive:
            return group.first if group.tense is Tense.FUTURE and self._main_is_dated(one) else -1
        alone = self._is_passive(group) or (one.part.role is Role.PARTICIPIAL and self.of(one) is one.part)
        return group.first if alone else -1

    def _main_is_dated(self, one: Dated) -> bool:
        return any(
            other is not one and other.part is one.part and other.group is not None and other.group.finite and other.use is Use.ADVERBIAL
            for other in self.dated
        )

    def is_dateline(self, one: Dated) -> bool:
        """Whether the date stands in a dateline, which tells when the article was written."""
        part = one.part
        ends = part.last < len(self.words) - 1 and self.words.kinds[part.last] is Kind.DASH
        return (
            part.first == 0
            and part.finite is None
            and part.parent is None
            and ends
            and not opens_entry(self.passage, one, self.publication)
        )
