"""What a comma does to the clauses: it ends one, or opens the next, by what comes after it."""

from __future__ import annotations

from timeline.clauses.clausestack import PHRASE
from timeline.clauses.parts import Part, Role
from timeline.clauses.takers import Takers
from timeline.clauses.verbgroup import VerbGroup
from timeline.language.lexicon import Kind


class Commas(Takers):
    """The open clauses, and what commas do to them."""

    def _comma(self, index: int) -> None:
        at = self._past_adverbs(index + 1)
        if at >= self.size or self.kinds[at] in (Kind.COORDINATOR, Kind.RELATIVE, Kind.OPENER, Kind.THAT):
            return
        self._adopt_before(index)
        group = self.at.get(at)
        if group is not None:
            self._comma_before_verb(index, group)
        elif self._verb_ahead(at):
            self._comma_before_subject(index, at)
        elif at in self.weak_at and self.stack[-1].role is Role.RELATIVE and self.stack[-1].finite is not None:
            # "The Rovers, who lost twice, play again Friday": what may be a noun goes on with the clause around.
            depth = self._unfinished()
            if depth is not None:
                self._own(index + 1)
                del self.stack[depth + 1 :]

    def _comma_before_verb(self, index: int, group: VerbGroup) -> None:
        if not group.finite:
            if not group.infinitive and not self._modifies_subject(group):
                self._own(index + 1)
                self._open(Role.PARTICIPIAL, group.first)
            return
        depth = self._unfinished()
        if depth is not None:
            del self.stack[depth + 1 :]
            return
        top = self.stack[-1]
        if top.finite is not None and top.finite.doubtful and self._after_comma(top.finite) and self._names_or_yields(top.finite, group):
            # ", founded in 1998, makes": the first of the two was a participle.
            top.finite = None
            return
        if self._is_of_content(top, group):
            return
        self._own(index + 1)
        if group.head in self.english.reporting and self._named_speaker(group):
            self._restart(Role.ATTRIBUTION, group.first)
        elif group.doubtful:
            self._open(Role.PARTICIPIAL, group.first)
        else:
            self._share(group.first, group.first)

    def _is_of_content(self, top: Part, group: VerbGroup) -> bool:
        """ "Police said many members, among them a founder, took part": the subject of what was said stands right after "said"."""
        said = top.finite
        if said is None or said.head not in self.english.reporting or group.doubtful or said.last + 1 >= self.size:
            return False
        first = said.last + 1
        if self.kinds[first] not in PHRASE or said.head in self.english.dative:
            return False
        part = self._open(Role.CONTENT, first)
        for index in range(first, len(self.owners)):
            self.owners[index] = part
        return True

    def _modifies_subject(self, group: VerbGroup) -> bool:
        """ "In addition, operating results fell": only nouns stand between the gerund and a verb."""
        first = group.last + 1
        if not self.words.words[group.first].endswith("ing") or group.first != group.last or not self._verb_ahead(first):
            return False
        between = self.kinds[first : self.next_verb[first]]
        return bool(between) and all(kind is Kind.NOUN for kind in between)

    def _names_or_yields(self, first: VerbGroup, second: VerbGroup) -> bool:
        """Whether the first of two is a participle: ", called Gull, sank", but not ", launched a search, named Gull"."""
        if first.head in self.english.naming:
            return True
        return second.head not in self.english.naming and self._yields(first)

    def _after_comma(self, group: VerbGroup) -> bool:
        before = group.first - 1
        while before >= 0 and self.kinds[before] is Kind.ADVERB:
            before -= 1
        return before >= 0 and self.kinds[before] is Kind.COMMA

    def _named_speaker(self, group: VerbGroup) -> bool:
        """Whether the subject comes after the verb: ", said Adam Hewison"."""
        return group.last + 1 < self.size and self.kinds[group.last + 1] in (*PHRASE, Kind.ADVERB) and group.first == group.last

    def _comma_before_subject(self, index: int, at: int) -> None:
        group = self.at[self.next_verb[at]]
        depth = self._unfinished()
        if self.words.words[at] == "with":
            self._own(index + 1)
            self._open(Role.PARTICIPIAL, at)
        elif self._is_attribution(group) and (depth is None or self.kinds[index] is Kind.CLOSE_QUOTE or self._adopts_weak(depth, index)):
            self._own(index + 1)
            self._restart(Role.ATTRIBUTION, index + 1)
        elif depth is not None:
            del self.stack[depth + 1 :]
        elif self.kinds[group.first - 1] is Kind.COORDINATOR:
            # "is the maker of the best player, the Gull, and launched a shop": "and" tells whose verb it is.
            return
        elif self._is_fronted_participle(self.stack[-1]):
            self.stack[-1].finite = None
        elif group.head in self.english.intransitive or not (group.doubtful and self._followed_by_adjunct(group)):
            self._own(index + 1)
            self._restart(Role.MAIN, index + 1)

    def _adopts_weak(self, depth: int, index: int) -> bool:
        """ "The line plans daily trips, the firm announced": what may be a noun is the verb of what was announced."""
        waiting = self.stack[depth]
        if waiting.role is not Role.MAIN:
            return False
        for group in self.weak:
            if waiting.opening < group.first < index and self.owners[group.first] is waiting:
                waiting.finite = group
                waiting.groups.append(group)
                return True
        return False

    def _is_fronted_participle(self, top: Part) -> bool:
        """ "During an event held at its seat, the firm": what looked like the verb is a participle in the phrase before the subject."""
        fronted = self.kinds[top.opening] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION)
        return fronted and top.finite is not None and top.finite.doubtful and self._followed_by_adjunct(top.finite)

    def _is_attribution(self, group: VerbGroup) -> bool:
        if group.head not in self.english.reporting:
            return False
        after = group.last + 1
        if self.kinds[after : after + 2] == (Kind.DETERMINER, Kind.TIME):
            # ", the firm announced this morning".
            return True
        return after >= self.size or self.kinds[after] in (
            Kind.COMMA,
            Kind.TIME,
            Kind.OPEN_QUOTE,
            Kind.PREPOSITION,
            Kind.BREAK,
            Kind.ADVERB,
            Kind.COORDINATOR,
        )

    def _share(self, first: int, opening: int) -> None:
        top = self.stack.pop()
        part = self._open(Role.SHARED, first, opening)
        part.sibling = top
        part.parent = top.parent
