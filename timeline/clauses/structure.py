"""A sentence's clauses: one pass over its words with a stack, from the words that open clauses, commas, and verbs that need a subject.

Shallow on purpose. It knows no grammar of nouns; a subject is what stands between the clause's opening and its verb.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.clauses.commas import Commas
from timeline.clauses.parts import Part, Role, Structure
from timeline.clauses.tokens import tokens
from timeline.clauses.verbgroup import VerbGroup
from timeline.clauses.verbs import verb_groups
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind

_ADJUNCT = (Kind.PREPOSITION, Kind.TIME, Kind.NUMBER, Kind.DETERMINER, Kind.ADVERB)


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


class _Builder(Commas):
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
            part.own.append(position)
        used = tuple(part for part in self.parts if part.last >= 0)
        return Structure(self.words, self.groups, used, tuple(self.owners))

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
            aside = self.words.words[index] in ("if", "though") and self.kinds[index + 2 : index + 3] == (Kind.COMMA,)
            # "a sustained, if undeclared, war".
            if not (aside and index and self.kinds[index - 1] is Kind.COMMA) and (
                index == 0 or self.kinds[index - 1] is not Kind.DETERMINER
            ):
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
        before = self.groups_before(index)
        # "announced that 900 men whose tours were over would leave".
        told = before is not None and before.last == index - 1 and before.head in self.english.clausal
        opens = following in (Kind.PREPOSITION, Kind.DETERMINER, Kind.PRONOUN, Kind.OPENER, Kind.COMMA)
        if not told and not opens and not self._verb_ahead(index + 1):
            return
        if following is Kind.TIME and index and self.kinds[index - 1] is Kind.PREPOSITION:
            return
        if index == 0:
            return
        verb = self.at.get(self._past_adverbs(index + 1))
        relative = verb is not None and not (before is not None and before.last == index - 1)
        relative = relative or self._lacks_object(index)
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
        if not self._verb_ahead(at) or self.at.get(self._past_adverbs(at)) is not None or self._coordinated_verb(at):
            return
        verb = self.next_verb[at]
        second = self.next_verb[verb + 1]
        top = self.stack[-1]
        # The only verb there is belongs to the clause around: "who before her death said".
        starved = top.finite is None and (second >= self.size if top.role is Role.MAIN else second > self.next_stop[verb])
        if not starved:
            self._open(Role.SUBORDINATE, index, at)

    def _coordinator(self, index: int) -> None:
        top = self.stack[-1]
        at = self._past_adverbs(index + 1)
        if at < self.size and self._ends_participial(top, at):
            self.stack.pop()
            top = self.stack[-1]
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
        before = self.groups_before(index)
        if group is not None and before is not None and before.infinitive and self.words.forms[at] & Form.BASE:
            # "bombs to kill 215 people and wound 257".
            return
        if group is not None and (group.finite or group.first not in self.at):
            self._leave_modal(group, comma=comma)
            self._share(index, index + 1)
            if group.first not in self.at:
                self.at[group.first] = group
                self.turns.append(group.first)
            return
        start = index + 1
        while start < self.size and start not in self.at and self.kinds[start] in (*_ADJUNCT, Kind.COMMA) and not self._verb_ahead(start):
            start += 1
        if not self._verb_ahead(start):
            if self._explained_subject(index + 1):
                self.stack.pop()
                self._open(Role.COORDINATE, index, index + 1)
            return
        if self._coordinated_verb(start):
            return
        verb = self.next_verb[start]
        if (self.words.words[index] == "or" and self.at[verb].doubtful) or self._reduced(self.at[verb]):
            # "or 29 cents a share adjusted for the split", "and a palace in a move described by the minister".
            return
        if self.kinds[index + 1] is Kind.PREPOSITION and self.kinds[verb - 1] in (Kind.TIME, Kind.NUMBER):
            # "and in recent days said": the subject is the one before.
            self._share(index, index + 1)
            return
        said = self.groups_before(index)
        if (
            said is not None
            and said.head in self.english.clausal
            and self._only_phrase(said.last + 1, index)
            and said in (top.finite, top.groups[-1])
        ):
            # "said the mayor and the council had agreed", "arguing the House and Senate cannot wait".
            return
        if comma:
            self._restart(Role.COORDINATE, index, index + 1)
        else:
            self.stack.pop()
            self._open(Role.COORDINATE, index, index + 1)

    def _explained_subject(self, at: int) -> bool:
        """Whether a name and what it is stand there before their verb: "and Robespierre, the leader, became"."""
        end = at
        while end < self.size and self.kinds[end] is Kind.NAME:
            end += 1
        if end == at or self.kinds[end : end + 1] != (Kind.COMMA,):
            return False
        second = next((place for place in range(end + 1, min(self.size, end + 10)) if self.kinds[place] is Kind.COMMA), self.size)
        verb = self.at.get(second + 1)
        inner = any(group.finite and not group.doubtful for place, group in self.at.items() if end < place < second)
        return verb is not None and verb.finite and not verb.doubtful and not inner

    def _leave_modal(self, group: VerbGroup, *, comma: bool) -> None:
        """ "Lund said that all would be home by May, and expected more": a plain past after the comma is that of the telling."""
        top = self.stack[-1]
        told = top.role is Role.CONTENT and top.finite is not None and self.kinds[top.finite.first] is Kind.MODAL
        if comma and told and len(self.stack) > 1 and self.stack[-2].finite is not None and self.words.forms[group.first] & Form.PAST:
            self.stack.pop()

    def _ends_participial(self, top: Part, at: int) -> bool:
        """Whether the subject's own verb comes after "and": "opened in 1975, closed in 1999 and was torn down"."""
        group = self.at.get(at)
        if top.role is not Role.PARTICIPIAL or top.finite is not None or group is None or not group.finite or group.doubtful:
            return False
        return len(self.stack) > 1 and self.stack[-2].finite is not None

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
