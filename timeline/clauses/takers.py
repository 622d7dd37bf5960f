"""Which of the open clauses takes a verb: the one that waits for its own, one that the verb opens, or one around."""

from __future__ import annotations

from timeline.clauses.clausestack import PHRASE, ClauseStack
from timeline.clauses.parts import Part, Role
from timeline.clauses.verbgroup import VerbGroup
from timeline.language.lexicon import Kind

_ROUGHLY = ("about", "around", "over", "nearly", "almost")
_OBJECT = (Kind.DETERMINER, Kind.PRONOUN, Kind.OBJECT, Kind.NAME, Kind.NUMBER, Kind.THAT, Kind.NOUN, Kind.OPEN_QUOTE)


class Takers(ClauseStack):
    """The open clauses, and what verbs do to them."""

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
        some = self.kinds[after + 1 : after + 2] == (Kind.NUMBER,) and self.words.words[after + 2 : after + 3] == ("of",)
        # "led by three of the directors" has doers.
        for index in range(after + 1 + some, min(self.size, after + 6)):
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
            self._open(Role.CONTENT, group.first if start is None else start, finite=group, groups=[group])
            return
        depth = self._unfinished()
        if depth is not None:
            del self.stack[depth + 1 :]
        top = self.stack[-1]
        top.groups.append(group)
        if top.finite is None:
            top.finite = group

    def _second_verb(self, group: VerbGroup, top: Part, finite: VerbGroup) -> None:
        said = top.groups[-1]
        if not said.finite and said.head in self.english.clausal and self._is_subject(said.last + 1, group.first) and not group.doubtful:
            # "filed a brief arguing the court cannot wait", "without fearing he would be seen".
            self._open(Role.CONTENT, said.last + 1, finite=group, groups=[group])
            return
        if self._leaves_relative(group, top):
            self._to_unfinished(group)
            return
        prepositional = finite.last + 1 < self.size and self.kinds[finite.last + 1] is Kind.PREPOSITION
        if finite.head in self.english.clausal and not (prepositional and group.doubtful and self._followed_by_adjunct(group)):
            start = None if self._means_way(finite, group) else self._content_start(finite, group)
            if start is not None:
                inner = [held for held in self.groups if start <= held.first < group.first and not held.finite]
                self._open(Role.CONTENT, start, finite=group, groups=[*inner, group])
                top.groups = [held for held in top.groups if held.first < start]
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
        self._open(Role.RELATIVE if start < group.first else Role.CONTENT, start, finite=group, groups=[group])
        top.groups = [held for held in top.groups if held.first < start]

    def _means_way(self, finite: VerbGroup, group: VerbGroup) -> bool:
        """Whether the verb is that of a clause after "the way" or "the day": "announced rules to change the way organs are given"."""
        words = self.words.words
        return any(
            words[index] in ("way", "day", "time", "moment", "reason") and words[index - 1] == "the"
            for index in range(finite.last + 2, group.first - 1)
        )

    def _is_subject(self, first: int, end: int) -> bool:
        """Whether nothing but nouns stands there, from an article, a name or a pronoun on: "the House and Senate Committee"."""
        opens = first < end and self.kinds[first] in (Kind.DETERMINER, Kind.NAME, Kind.PRONOUN)
        return opens and all(self.kinds[position] in PHRASE or self.kinds[position] is Kind.COORDINATOR for position in range(first, end))

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
