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
_ROUGHLY = ("about", "around", "over", "nearly", "almost")
_OBJECT = (Kind.DETERMINER, Kind.PRONOUN, Kind.OBJECT, Kind.NAME, Kind.NUMBER, Kind.THAT, Kind.NOUN, Kind.OPEN_QUOTE)


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
        after = group.last + 1
        return after < self.size and self.kinds[after] in (Kind.PREPOSITION, Kind.TIME, Kind.TO, Kind.OPENER_OR_PREPOSITION)

    # Verbs.

    def _verb(self, group: VerbGroup) -> None:
        top = self.stack[-1]
        if not group.finite:
            top.groups.append(group)
            return
        if top.finite is None:
            if self._reduced(group):
                top.groups.append(group)
            elif top.role is Role.PARTICIPIAL:
                self._in_participial(group)
            else:
                top.finite = group
                top.groups.append(group)
            return
        self._second_verb(group, top, top.finite)

    def _reduced(self, group: VerbGroup) -> bool:
        """A participle after its noun: "papers filed by lawyers"."""
        after = group.last + 1
        if not group.doubtful or group.first != group.last or after >= self.size or self.words.words[after] != "by":
            return False
        # "rose by 5%" and "finished by the end of the year" name no doer.
        for index in range(after + 1, min(self.size, after + 6)):
            if self.kinds[index] is Kind.TIME or (self.kinds[index] is Kind.NUMBER and index == after + 1):
                return False
            if self.kinds[index] is Kind.PREPOSITION and self.words.words[index] != "of":
                break
        return True

    def _yields(self, finite: VerbGroup) -> bool:
        """Whether a doubtful verb can be a participle once a surer one comes: it has no object and no clause."""
        if self.words.words[finite.last] == "be":
            # "a site found to be a threat".
            return True
        after = finite.last + 1
        if after + 1 < self.size and self.words.words[after] in _ROUGHLY and self.kinds[after + 1] is Kind.NUMBER:
            # "imports totalled about $37 million".
            return False
        follows = self.kinds[after] if after < self.size else None
        return follows not in _OBJECT and follows is not Kind.TO

    def _in_participial(self, group: VerbGroup) -> None:
        top = self.stack[-1]
        if group.doubtful or self.words.words[top.first] == "with":
            top.groups.append(group)
            return
        verb = top.groups[-1] if top.groups else None
        if verb is not None and verb.head in self.english.clausal:
            # ", saying it would return".
            start = self._content_start(verb, group)
            part = self._open(Role.CONTENT, group.first if start is None else start)
            part.finite = group
            part.groups.append(group)
            return
        depth = self._unfinished()
        if depth is not None:
            del self.stack[depth + 1 :]
        top = self.stack[-1]
        top.groups.append(group)
        if top.finite is None:
            top.finite = group

    def _second_verb(self, group: VerbGroup, top: Part, finite: VerbGroup) -> None:
        if self._leaves_relative(group, top):
            self._to_unfinished(group)
            return
        prepositional = finite.last + 1 < self.size and self.kinds[finite.last + 1] is Kind.PREPOSITION
        if finite.head in self.english.clausal and not (prepositional and group.doubtful and self._followed_by_adjunct(group)):
            start = self._content_start(finite, group)
            if start is not None:
                part = self._open(Role.CONTENT, start)
                part.finite = group
                part.groups.append(group)
                top.groups = [held for held in top.groups if held.first < start]
                part.groups = [held for held in self.groups if start <= held.first < group.first and not held.finite] + part.groups
                return
        if self._ends_content(group, top):
            return
        if self._was_adjective(finite, group):
            top.groups.remove(finite)
            top.finite = group
            top.groups.append(group)
            return
        if finite.doubtful and self._yields(finite) and not (group.doubtful and self._followed_by_adjunct(group)):
            top.finite = group
            top.groups.append(group)
            return
        subject = self.kinds[group.first - 1] if group.first else None
        starved = self._unfinished() is not None
        if group.doubtful and subject is not Kind.PRONOUN and not (starved and not self._yields(group)):
            top.groups.append(group)
            return
        if starved:
            self._to_unfinished(group)
            return
        # A clause right after its noun: "the deal it signed".
        start = self._subject_start(finite.last + 1, group.first)
        part = self._open(Role.RELATIVE if start < group.first else Role.CONTENT, start)
        part.finite = group
        part.groups.append(group)
        top.groups = [held for held in top.groups if held.first < start]

    def _to_unfinished(self, group: VerbGroup) -> None:
        """The innermost clause that still has no verb takes it, with the "there" before it."""
        depth = self._unfinished()
        assert depth is not None
        del self.stack[depth + 1 :]
        self.stack[-1].finite = group
        self.stack[-1].groups.append(group)
        before = group.first - 1
        if before >= 0 and (self.words.words[before] == "there" or self.kinds[before] is Kind.PRONOUN):
            self.owners[before] = self.stack[-1]

    def _leaves_relative(self, group: VerbGroup, top: Part) -> bool:
        """Whether the verb is that of the clause around: "the man who saw the fire was quoted", "after the strike ended there was"."""
        depth = self._unfinished()
        if depth is None or top.after_comma or group.doubtful:
            return False
        there = group.first > 0 and self.words.words[group.first - 1] == "there" and group.head == "be"
        last = not self._verb_ahead(group.last + 1)
        around = self.stack[depth]
        waiting = any(owner is around and kind in PHRASE for owner, kind in zip(self.owners, self.kinds, strict=False))
        inner = top.role is Role.RELATIVE or (top.role is Role.SUBORDINATE and waiting)
        return there or (inner and last and self.kinds[group.first - 1] is not Kind.PRONOUN)

    def _was_adjective(self, finite: VerbGroup, group: VerbGroup) -> bool:
        """ "preferred shares aren't", "exiled governments issued a plea": only nouns stand between."""
        between = self.kinds[finite.last + 1 : group.first]
        acting = not group.doubtful or not self._yields(group)
        sure = finite.doubtful and finite.first == finite.last and acting and finite in self.stack[-1].groups
        return sure and bool(between) and all(kind is Kind.NOUN for kind in between)

    def _ends_content(self, group: VerbGroup, relative: Part) -> bool:
        """ "said the issues that hurt sales are over": the verb belongs to what was said, around the relative clause."""
        parent = relative.parent
        if relative.role is not Role.RELATIVE or relative.after_comma or parent is None or parent.finite is None:
            return False
        if parent.finite.head not in self.english.clausal or relative.first <= parent.finite.last + 1:
            return False
        start = self._content_start(parent.finite, self.at.get(relative.first, group)) or parent.finite.last + 1
        if start >= relative.first:
            return False
        while self.stack[-1] is not parent:
            self.stack.pop()
        content = Part(Role.CONTENT, start, start, parent=parent, finite=group, groups=[group])
        for index in range(start, len(self.owners)):
            if self.owners[index] is parent:
                self.owners[index] = content
        relative.parent = content
        self.parts.append(content)
        self.stack.append(content)
        return True

    def _content_start(self, finite: VerbGroup, group: VerbGroup) -> int | None:
        """Where what was said begins: after the verb, or after the time or the hearer that stands between."""
        first = finite.last + 1
        if first >= group.first:
            return None
        if self.kinds[first] in PHRASE and finite.head not in self.english.dative:
            return first
        timed = [position for position in range(first, group.first) if self.kinds[position] is Kind.TIME]
        if timed:
            after = timed[-1] + 1
            while after < group.first - 1 and self.kinds[after] in (Kind.NUMBER, Kind.COMMA):
                after += 1
            if after < group.first:
                return after
        return self._subject_start(first, group.first)

    def _subject_start(self, low: int, verb: int) -> int:
        start = verb
        while start > low and (
            self.kinds[start - 1] in PHRASE
            or self.kinds[start - 1] in (Kind.ADVERB, Kind.COORDINATOR)
            or self.words.words[start - 1] == "of"
        ):
            start -= 1
            if self.kinds[start] is Kind.DETERMINER and (start == low or self.words.words[start - 1] != "of"):
                break
            if self.kinds[start] is Kind.PRONOUN:
                break
        return start

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
