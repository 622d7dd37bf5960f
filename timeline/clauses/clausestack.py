"""The clauses of a sentence while it is read: which one is open, what lies ahead, and which of them takes a verb."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.clauses.parts import Part, Role
from timeline.clauses.tokens import Tokens
from timeline.clauses.verbgroup import VerbGroup
from timeline.language.lexicon import Kind, lexicon

PHRASE = (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.PRONOUN, Kind.OBJECT, Kind.POSSESSIVE)
_STOPS = frozenset((
    Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPENER, Kind.RELATIVE, Kind.THAT, Kind.OPEN, Kind.CLOSE, Kind.OPEN_QUOTE, Kind.CLOSE_QUOTE,
))  # fmt: skip
# Where something can happen to the clauses, beside verbs.
_TURNS = _STOPS | {Kind.COORDINATOR, Kind.OPENER_OR_PREPOSITION}


class ClauseStack:
    """The open clauses, the innermost last; ``owners`` are the clauses of the tokens read so far."""

    def __init__(self, words: Tokens, groups: tuple[VerbGroup, ...]) -> None:
        self.words, self.groups = words, groups
        self.kinds = words.kinds
        self.size = len(words)
        self.at = {group.first: group for group in groups if not group.weak}
        self.weak = [group for group in groups if group.weak]
        self.weak_at = frozenset(group.first for group in self.weak)
        self.english = lexicon()
        # For each token, where the next sure or doubtful finite verb starts, and where the next word stands that a clause cannot cross.
        turns = [index for index, kind in enumerate(self.kinds) if kind in _TURNS]
        self.next_verb = self._nexts(index for index, group in self.at.items() if group.finite)
        self.next_stop = self._nexts(index for index in turns if self.kinds[index] in _STOPS)
        self.turns = sorted({*turns, *self.at}, reverse=True)
        main = Part(Role.MAIN, 0, 0)
        self.stack = [main]
        self.parts = [main]
        self.owners: list[Part] = []

    def _nexts(self, places: Iterable[int]) -> list[int]:
        """For each token, and for the end, the first of the ``places`` (in order) that is not before it."""
        nexts: list[int] = []
        for place in (*places, self.size):
            nexts += [place] * (place + 1 - len(nexts))
        return nexts

    def _own(self, end: int) -> None:
        self.owners += [self.stack[-1]] * (end - len(self.owners))

    def _open(self, role: Role, first: int, opening: int | None = None, **more: object) -> Part:
        part = Part(role, first, first if opening is None else opening, parent=self.stack[-1] if self.stack else None)
        for name, value in more.items():
            setattr(part, name, value)
        for position in range(first, len(self.owners)):
            self.owners[position] = part
        self.parts.append(part)
        self.stack.append(part)
        return part

    def _restart(self, role: Role, first: int, opening: int | None = None) -> Part:
        """A new clause on the level of the sentence."""
        self.stack.clear()
        return self._open(role, first, opening)

    def _verb_ahead(self, index: int) -> bool:
        """Whether a finite verb comes before anything that ends a clause."""
        return self.next_verb[index] < self.next_stop[index]

    def _past_adverbs(self, index: int) -> int:
        while index < self.size and self.kinds[index] in (Kind.ADVERB, Kind.NEGATION):
            index += 1
        return index

    def _unfinished(self) -> int | None:
        """How deep the innermost clause stands that still has no finite verb."""
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].finite is None and self.stack[depth].role is not Role.PARTICIPIAL:
                return depth
        return None

    def _close(self, index: int, role: Role) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].role is role:
                self._own(index + 1)
                del self.stack[depth:]
                return

    def _lacks_object(self, index: int) -> bool:
        """ "a strike that they had planned for May": the noun before "that" is what the verb acts on."""
        verb = self.at[self.next_verb[index + 1]]
        noun = self.kinds[index - 1] in (Kind.NOUN, Kind.NAME) and self.at.get(index - 1) is None
        after = self.kinds[verb.last + 1] if verb.last + 1 < self.size else None
        ends = after in (None, Kind.ADVERB, Kind.COMMA, Kind.PREPOSITION, Kind.TIME, Kind.OPENER_OR_PREPOSITION, Kind.BREAK)
        acts = verb.head not in self.english.intransitive and verb.head not in ("be", "do") and not verb.passive
        return noun and ends and acts and self._verb_ahead(index + 1)

    def _coordinated_verb(self, start: int) -> bool:
        """Whether the next verb has a coordinator of its own: "between Howe and Philadelphia but was driven back"."""
        before = self.next_verb[start] - 1
        while before > start and self.kinds[before] is Kind.ADVERB:
            before -= 1
        return before >= start and self.kinds[before] is Kind.COORDINATOR

    def _only_phrase(self, first: int, end: int) -> bool:
        return first < end and all(self.kinds[position] in PHRASE for position in range(first, end))

    def _followed_by_adjunct(self, group: VerbGroup) -> bool:
        """Whether a past form can be a participle with what belongs to it: "held at its seat"; "belonged to" cannot."""
        after = group.last + 1
        if group.first == group.last and group.head in self.english.never_passive:
            return False
        return after < self.size and self.kinds[after] in (Kind.PREPOSITION, Kind.TIME, Kind.TO, Kind.OPENER_OR_PREPOSITION)

    def _adopt_before(self, index: int) -> None:
        """ "If the ferry sails on Monday,": an inner clause that ends without another verb has the weak one."""
        top = self.stack[-1]
        if top.finite is not None or top.role not in (Role.SUBORDINATE, Role.CONTENT, Role.RELATIVE):
            return
        for group in self.weak:
            if top.opening < group.first < index and self.owners[group.first] is top:
                top.finite = group
                top.groups.append(group)
                return

    def _adopt_weak(self) -> None:
        """A present form that may be a noun is the verb of a clause that has no other."""
        for group in self.weak:
            part = self.owners[group.first]
            if (
                part.finite is None
                and group.first >= part.opening + (part.role is not Role.RELATIVE)
                and part.role not in (Role.ASIDE, Role.PARTICIPIAL)
            ):
                part.finite = group
                part.groups = sorted([*part.groups, group], key=lambda held: held.first)
