"""A sentence's clauses: one pass over its words with a stack, from the words that open clauses, commas, and verbs that need a subject.

Shallow on purpose. It knows no grammar of nouns; a subject is what stands between the clause's opening and its verb.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from timeline.language.lexicon import Form, Kind, lexicon
from timeline.tokens import Tokens, tokens
from timeline.verbs import VerbGroup, verb_groups


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
    in ``sibling``; a RELATIVE one stands for what ends just before ``first`` in ``parent``.
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


@dataclass(frozen=True, slots=True)
class Structure:
    """A sentence in clauses. ``owners`` gives the clause of each token."""

    words: Tokens
    groups: tuple[VerbGroup, ...]
    parts: tuple[Part, ...]
    owners: tuple[Part, ...]


@lru_cache(maxsize=512)
def structure(sentence: str) -> Structure:
    """The clauses of one sentence.

    >>> found = structure("The court said on Monday that the bank had failed in March.")
    >>> [(part.role.value, part.finite.head) for part in found.parts if part.finite]
    [('main', 'say'), ('content', 'fail')]
    """
    words = tokens(sentence)
    groups = verb_groups(words)
    return _Builder(words, groups).build()


_PHRASE = (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.PRONOUN, Kind.OBJECT, Kind.POSSESSIVE)
_STOPS = (
    Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPENER, Kind.RELATIVE, Kind.THAT, Kind.OPEN, Kind.CLOSE, Kind.OPEN_QUOTE, Kind.CLOSE_QUOTE,
)  # fmt: skip
# Where something can happen to the clauses, beside verbs.
_TURNS = (*_STOPS, Kind.COORDINATOR, Kind.OPENER_OR_PREPOSITION)
_ADJUNCT = (Kind.PREPOSITION, Kind.TIME, Kind.NUMBER, Kind.DETERMINER, Kind.ADVERB)
_OBJECT = (Kind.DETERMINER, Kind.PRONOUN, Kind.OBJECT, Kind.NAME, Kind.NUMBER, Kind.THAT, Kind.NOUN, Kind.OPEN_QUOTE)


class _Builder:
    def __init__(self, words: Tokens, groups: tuple[VerbGroup, ...]) -> None:
        self.words, self.groups = words, groups
        self.kinds = words.kinds
        self.size = len(words)
        self.at = {group.first: group for group in groups if not group.weak}
        self.english = lexicon()
        # For each token, where the next sure or doubtful finite verb starts, and where the next word stands that a clause cannot cross.
        self.next_verb = [self.size] * (self.size + 1)
        self.next_stop = [self.size] * (self.size + 1)
        self.turns: list[int] = []
        verb = stop = self.size
        for index in range(self.size - 1, -1, -1):
            kind = self.kinds[index]
            group = self.at.get(index)
            if group is not None:
                self.turns.append(index)
                if group.finite:
                    verb = index
            elif kind is not Kind.NOUN and kind in _TURNS:
                self.turns.append(index)
            if kind is not Kind.NOUN and kind in _STOPS:
                stop = index
            self.next_verb[index] = verb
            self.next_stop[index] = stop
        main = Part(Role.MAIN, 0, 0)
        self.stack = [main]
        self.parts = [main]
        self.owners: list[Part] = []

    def build(self) -> Structure:
        while self.turns:
            index = self.turns.pop()
            if index < len(self.owners):
                continue
            self._own(index)
            group = self.at.get(index)
            if group is not None:
                self._verb(group)
                self._own(group.last + 1)
            else:
                self._mark(index)
                self._own(index + 1)
        self._own(self.size)
        self._adopt_weak()
        for position, part in enumerate(self.owners):
            part.last = position
        used = tuple(part for part in self.parts if part.last >= 0)
        return Structure(self.words, self.groups, used, tuple(self.owners))

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

    # Words that open and close clauses.

    def _mark(self, index: int) -> None:
        kind = self.kinds[index]
        if kind is Kind.COMMA:
            following = self.kinds[index + 1] if index + 1 < self.size else None
            if following is not Kind.CLOSE_QUOTE:
                self._comma(index)
        elif kind is Kind.COORDINATOR:
            self._coordinator(index)
        elif kind is Kind.RELATIVE:
            self._relative(index)
        elif kind is Kind.THAT:
            self._that(index)
        elif kind is Kind.OPENER:
            if index == 0 or self.kinds[index - 1] is not Kind.DETERMINER:
                self._open(Role.SUBORDINATE, index, index + 1)
        elif kind is Kind.OPENER_OR_PREPOSITION:
            self._opener_or_preposition(index)
        elif kind is Kind.BREAK:
            self._own(index + 1)
            self._restart(Role.MAIN, index + 1)
        elif kind is Kind.DASH:
            self._dash(index)
        elif kind is Kind.OPEN:
            self._open(Role.ASIDE, index, index + 1)
        elif kind is Kind.CLOSE:
            self._close(index, Role.ASIDE)
        elif kind is Kind.OPEN_QUOTE:
            before = self.kinds[index - 1] if index else None
            spoken = before in (Kind.COMMA, Kind.BREAK) or (index > 0 and self._said_just_before(index))
            if spoken and self.next_verb[index] < self.size:
                self._open(Role.QUOTE, index, index + 1)
        elif kind is Kind.CLOSE_QUOTE:
            self._close(index, Role.QUOTE)
            if index and self.kinds[index - 1] is Kind.COMMA:
                self._own(index + 1)
                verb = self.at.get(self.next_verb[index])
                if verb is not None and verb.head in self.english.reporting and self._is_attribution(verb):
                    self._restart(Role.ATTRIBUTION, index + 1)
                else:
                    self._comma(index)

    def _said_just_before(self, index: int) -> bool:
        top = self.stack[-1]
        return bool(top.groups) and top.groups[-1].last == index - 1 and top.groups[-1].head in self.english.reporting

    def _close(self, index: int, role: Role) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].role is role:
                self._own(index + 1)
                del self.stack[depth:]
                return

    def _dash(self, index: int) -> None:
        if any(part.role is Role.ASIDE for part in self.stack[1:]):
            self._close(index, Role.ASIDE)
            return
        second = any(self.kinds[position] is Kind.DASH for position in range(index + 1, min(self.size, index + 40)))
        if self.stack[0].finite is None and not second:
            # What stands before the only dash and has no verb is a place and a date.
            self._own(index + 1)
            self._restart(Role.MAIN, index + 1)
        else:
            self._open(Role.ASIDE, index, index + 1)

    def _relative(self, index: int) -> None:
        first = index - 1 if index and self.kinds[index - 1] in (Kind.PREPOSITION, Kind.TO) else index
        self._end_sibling(first)
        self._open(Role.RELATIVE, first, index + 1, after_comma=first > 0 and self.kinds[first - 1] is Kind.COMMA)

    def _that(self, index: int) -> None:
        if index + 1 >= self.size or self.next_verb[index + 1] >= self.size:
            return
        following = self.kinds[index + 1]
        if not self._verb_ahead(index + 1) and following not in (Kind.PREPOSITION, Kind.DETERMINER, Kind.PRONOUN, Kind.OPENER, Kind.COMMA):
            return
        if following is Kind.TIME and index and self.kinds[index - 1] is Kind.PREPOSITION:
            return
        if index == 0:
            return
        verb = self.at.get(self._past_adverbs(index + 1))
        before = self.groups_before(index)
        relative = verb is not None and not (before is not None and before.last == index - 1)
        self._end_sibling(index)
        if index and self.kinds[index - 1] is Kind.COMMA and len(self.stack) > 1 and self.stack[-1].finite is not None:
            # "when it took up the issue, that": the clause before is over.
            self.stack.pop()
        self._open(Role.RELATIVE if relative else Role.CONTENT, index, index + 1)

    def _end_sibling(self, index: int) -> None:
        """ "that was passed and that was rooted": the second is no part of the first."""
        if (
            index
            and self.kinds[index - 1] is Kind.COORDINATOR
            and len(self.stack) > 1
            and self.stack[-1].role in (Role.RELATIVE, Role.CONTENT)
        ):
            self.stack.pop()

    def groups_before(self, index: int) -> VerbGroup | None:
        """The last verb group before a token, within the innermost clause."""
        found = None
        for group in self.stack[-1].groups:
            if group.last < index:
                found = group
        return found

    def _opener_or_preposition(self, index: int) -> None:
        at = index + 1
        if not self._verb_ahead(at) or self.at.get(self._past_adverbs(at)) is not None:
            return
        verb = self.next_verb[at]
        second = self.next_verb[verb + 1]
        top = self.stack[-1]
        # The only verb there is belongs to the clause around: "who before her death said".
        starved = top.finite is None and (second >= self.size if top.role is Role.MAIN else second > self.next_stop[verb])
        if not starved:
            self._open(Role.SUBORDINATE, index, at)

    def _comma(self, index: int) -> None:
        at = self._past_adverbs(index + 1)
        if at >= self.size or self.kinds[at] in (Kind.COORDINATOR, Kind.RELATIVE, Kind.OPENER, Kind.THAT):
            return
        group = self.at.get(at)
        if group is not None:
            self._comma_before_verb(index, group)
        elif self._verb_ahead(at):
            self._comma_before_subject(index, at)

    def _unfinished(self) -> int | None:
        """How deep the innermost clause stands that still has no finite verb."""
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].finite is None and self.stack[depth].role is not Role.PARTICIPIAL:
                return depth
        return None

    def _comma_before_verb(self, index: int, group: VerbGroup) -> None:
        if not group.finite:
            if not group.infinitive:
                self._own(index + 1)
                self._open(Role.PARTICIPIAL, group.first)
            return
        depth = self._unfinished()
        if depth is not None:
            del self.stack[depth + 1 :]
            return
        top = self.stack[-1]
        if top.finite is not None and top.finite.doubtful and self._after_comma(top.finite) and self._yields(top.finite):
            # ", founded in 1998, makes": the first of the two was a participle.
            top.finite = None
            return
        self._own(index + 1)
        if group.head in self.english.reporting and self._named_speaker(group):
            self._restart(Role.ATTRIBUTION, group.first)
        elif group.doubtful:
            self._open(Role.PARTICIPIAL, group.first)
        else:
            self._share(group.first, group.first)

    def _after_comma(self, group: VerbGroup) -> bool:
        before = group.first - 1
        while before >= 0 and self.kinds[before] is Kind.ADVERB:
            before -= 1
        return before >= 0 and self.kinds[before] is Kind.COMMA

    def _named_speaker(self, group: VerbGroup) -> bool:
        """Whether the subject comes after the verb: ", said Adam Hewison"."""
        return group.last + 1 < self.size and self.kinds[group.last + 1] in (*_PHRASE, Kind.ADVERB) and group.first == group.last

    def _comma_before_subject(self, index: int, at: int) -> None:
        group = self.at[self.next_verb[at]]
        depth = self._unfinished()
        if self.words.words[at] == "with":
            self._own(index + 1)
            self._open(Role.PARTICIPIAL, at)
        elif self._is_attribution(group) and (depth is None or self.kinds[index] is Kind.CLOSE_QUOTE):
            self._own(index + 1)
            self._restart(Role.ATTRIBUTION, index + 1)
        elif depth is not None:
            del self.stack[depth + 1 :]
        elif not (group.doubtful and self._followed_by_adjunct(group)):
            self._own(index + 1)
            self._restart(Role.MAIN, index + 1)

    def _is_attribution(self, group: VerbGroup) -> bool:
        if group.head not in self.english.reporting:
            return False
        after = group.last + 1
        return after >= self.size or self.kinds[after] in (
            Kind.COMMA,
            Kind.TIME,
            Kind.OPEN_QUOTE,
            Kind.PREPOSITION,
            Kind.BREAK,
            Kind.ADVERB,
            Kind.COORDINATOR,
        )

    def _followed_by_adjunct(self, group: VerbGroup) -> bool:
        after = group.last + 1
        return after < self.size and self.kinds[after] in (Kind.PREPOSITION, Kind.TIME, Kind.TO, Kind.OPENER_OR_PREPOSITION)

    def _coordinator(self, index: int) -> None:
        top = self.stack[-1]
        at = self._past_adverbs(index + 1)
        if at >= self.size or top.finite is None:
            return
        comma = index > 0 and self.kinds[index - 1] is Kind.COMMA
        while at < self.size and self.kinds[at] in _ADJUNCT and at not in self.at:
            if self.kinds[at] in (Kind.DETERMINER, Kind.NUMBER) and at == index + 1:
                break
            at += 1
        group = self.at.get(at)
        if group is None and at < self.size and self._shares_auxiliary(at, top):
            group = self._inherited(at, top.finite)
        if group is not None and (group.finite or group.first not in self.at):
            self._share(index, index + 1)
            if group.first not in self.at:
                self.at[group.first] = group
                self.turns.append(group.first)
            return
        start = index + 1
        while start < self.size and start not in self.at and self.kinds[start] in (*_ADJUNCT, Kind.COMMA) and not self._verb_ahead(start):
            start += 1
        if not self._verb_ahead(start) or self._coordinated_verb(start):
            return
        if top.finite.head in self.english.clausal and self._only_phrase(top.finite.last + 1, index):
            return
        if comma:
            self._restart(Role.COORDINATE, index, index + 1)
        else:
            self.stack.pop()
            self._open(Role.COORDINATE, index, index + 1)

    def _coordinated_verb(self, start: int) -> bool:
        """Whether the next verb has a coordinator of its own: "between Howe and Philadelphia but was driven back"."""
        before = self.next_verb[start] - 1
        while before > start and self.kinds[before] is Kind.ADVERB:
            before -= 1
        return before >= start and self.kinds[before] is Kind.COORDINATOR

    def _shares_auxiliary(self, at: int, top: Part) -> bool:
        assert top.finite is not None
        form = self.words.forms[at]
        if self.kinds[at] is not Kind.NOUN:
            return False
        bare = self.words.kinds[top.finite.first] is Kind.MODAL or top.finite.tense.value == "future"
        return bool(form & Form.BASE and bare and not form & Form.NOUNISH)

    def _inherited(self, at: int, before: VerbGroup) -> VerbGroup:
        word = self.words.words[at]
        return VerbGroup(at, at, self.english.lemma(word), before.cue, before.tense, before.perfect, before.modality)

    def _only_phrase(self, first: int, end: int) -> bool:
        return first < end and all(self.kinds[position] in _PHRASE for position in range(first, end))

    def _share(self, first: int, opening: int) -> None:
        top = self.stack.pop()
        part = self._open(Role.SHARED, first, opening)
        part.sibling = top
        part.parent = top.parent

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
        if not group.doubtful or after >= self.size or self.words.words[after] != "by":
            return False
        return not (after + 1 < self.size and self.kinds[after + 1] is Kind.NUMBER)

    def _yields(self, finite: VerbGroup) -> bool:
        """Whether a doubtful verb can be a participle once a surer one comes: it has no object and no clause."""
        after = finite.last + 1
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
        if finite.doubtful and self._yields(finite) and not (group.doubtful and self._followed_by_adjunct(group)):
            top.finite = group
            top.groups.append(group)
            return
        subject = self.kinds[group.first - 1] if group.first else None
        if group.doubtful and subject is not Kind.PRONOUN:
            top.groups.append(group)
            return
        depth = self._unfinished()
        if depth is not None:
            del self.stack[depth + 1 :]
            self.stack[-1].finite = group
            self.stack[-1].groups.append(group)
            return
        # A clause right after its noun: "the deal it signed".
        start = self._subject_start(finite.last + 1, group.first)
        part = self._open(Role.RELATIVE if start < group.first else Role.CONTENT, start)
        part.finite = group
        part.groups.append(group)
        top.groups = [held for held in top.groups if held.first < start]

    def _content_start(self, finite: VerbGroup, group: VerbGroup) -> int | None:
        """Where what was said begins: after the verb, or after the time or the hearer that stands between."""
        first = finite.last + 1
        if first >= group.first:
            return None
        if self.kinds[first] in _PHRASE and finite.head not in self.english.dative:
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
            self.kinds[start - 1] in _PHRASE
            or self.kinds[start - 1] in (Kind.ADVERB, Kind.COORDINATOR)
            or self.words.words[start - 1] == "of"
        ):
            start -= 1
            if self.kinds[start] is Kind.DETERMINER and (start == low or self.words.words[start - 1] != "of"):
                break
            if self.kinds[start] is Kind.PRONOUN:
                break
        return start

    def _adopt_weak(self) -> None:
        """A present form that may be a noun is the verb of a clause that has no other."""
        for group in self.groups:
            if not group.weak:
                continue
            part = self.owners[group.first]
            if part.finite is None and group.first >= part.opening + (part.role is not Role.RELATIVE) and part.role is not Role.ASIDE:
                part.finite = group
                part.groups = sorted([*part.groups, group], key=lambda held: held.first)
