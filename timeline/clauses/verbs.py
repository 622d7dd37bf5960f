"""The verb groups of a sentence: "was struck", "agreed to deploy", "to be investigated", "calling for".

A group is *finite* when it can be the verb of a clause. A past form that is a participle as well ("signed") stays ``doubtful`` until its
clause is known (:mod:`timeline.clauses`); a present form that is a noun as well ("talks") is ``weak``.
"""

from __future__ import annotations

from timeline.clauses.tokens import Tokens
from timeline.clauses.verbgroup import MODALITY, VerbGroup, stronger
from timeline.language.inflection import Form
from timeline.language.lexicon import Control, Kind, Lexicon, Moment, lexicon
from timeline.model import Modality, Tense

_SKIPPED = (Kind.ADVERB, Kind.NEGATION)
_ATTRIBUTIVE = ("a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "every", "another", "no")
_AUXILIARIES = (Kind.BE, Kind.HAVE, Kind.DO)
_NOMINAL = (Kind.NOUN, Kind.NAME)
_POSSIBLE_AND_PAST = frozenset(("could", "couldn't"))


def verb_groups(words: Tokens) -> tuple[VerbGroup, ...]:
    """All verb groups of a sentence, in order.

    >>> from timeline.clauses.tokens import tokens
    >>> [(group.head, group.tense.value, group.modality.value) for group in verb_groups(tokens("He said it will meet and plans to sell."))]
    [('say', 'past', 'asserted'), ('meet', 'future', 'planned'), ('sell', 'future', 'planned')]
    """
    return tuple(_Scan(words).groups())


class _Scan:
    def __init__(self, words: Tokens) -> None:
        self.words, self.kinds, self.forms = words.words, words.kinds, words.forms
        self.size = len(words)
        self.english: Lexicon = lexicon()
        self.found: list[VerbGroup] = []

    def groups(self) -> list[VerbGroup]:
        index = 0
        kinds, forms = self.kinds, self.forms
        while index < self.size:
            kind = kinds[index]
            group: VerbGroup | None = None
            if kind is Kind.MODAL:
                group = self._modal(index)
            elif kind in _AUXILIARIES:
                group = self._auxiliary(index)
            elif kind is Kind.TO:
                group = self._infinitive(index)
            elif forms[index]:
                group = self._lexical(index)
            elif self.words[index] == "due" and index and kinds[index - 1] in (*_NOMINAL, Kind.TIME) and self._waits(index + 1):
                group = VerbGroup(index, index, "due", "due", Tense.FUTURE, modality=Modality.PLANNED, finite=False)
            if group is None:
                index += 1
            else:
                if self.found and self.found[-1].weak and self.found[-1].last == group.first - 1:
                    # "shares traded": the first of two is the noun.
                    self.found.pop()
                self.found.append(group)
                index = group.last + 1
        return self.found

    def _skip(self, index: int) -> tuple[int, bool]:
        """Past adverbs and negations; whether there was a negation."""
        negated = False
        while index < self.size and self.kinds[index] in _SKIPPED:
            negated = negated or self.kinds[index] is Kind.NEGATION
            index += 1
        return index, negated

    def _past_subject(self, index: int) -> int:
        """Past the pronoun of a question: "can we remain"."""
        return index + 1 if index < self.size and self.kinds[index] is Kind.PRONOUN else index

    def _modal(self, index: int) -> VerbGroup:
        word = self.words[index]
        ahead = self.english.moments[word] is Moment.AHEAD
        negated = word.endswith("n't") or word == "cannot"
        at, more = self._skip(self._past_subject(index + 1))
        negated = negated or more
        tense = Tense.FUTURE
        modality = Modality.PLANNED if ahead else Modality.POSSIBLE
        if word in _POSSIBLE_AND_PAST and negated:
            tense = Tense.PAST
        if negated:
            modality = Modality.NEGATED
        first = VerbGroup(index, index, word, word, tense, modality=modality, auxiliary=True)
        if at >= self.size:
            return first
        if self.kinds[at] is Kind.HAVE:
            group = self._after_have(first._replace(last=at), at + 1)
            # "would have sold" says that it was not so.
            unreal = Modality.POSSIBLE if word == "would" and not negated else modality
            return group._replace(perfect=True, modality=unreal, tense=Tense.FUTURE if word == "will" else Tense.PAST)
        if self.kinds[at] is Kind.BE:
            return self._after_be(first._replace(last=at), at + 1)
        if self.forms[at] and (self.forms[at] & Form.BASE):
            return self._chained(first._replace(last=at, head=self.english.lemma(self.words[at])))
        if self.kinds[at] is Kind.DO:
            return first._replace(last=at, head="do")
        if word == "would" and self.forms[at] & Form.PARTICIPLE:
            # The "'d" of "he'd left" is "had".
            had = first._replace(tense=Tense.PAST, perfect=True, modality=Modality.ASSERTED)
            return self._chained(had._replace(last=at, head=self.english.lemma(self.words[at])))
        return first

    def _auxiliary(self, index: int) -> VerbGroup | None:
        word, kind = self.words[index], self.kinds[index]
        moment = self.english.moments[word]
        if word == "having":
            return self._after_have(VerbGroup(index, index, "have", word, Tense.PAST, perfect=True), index + 1)._replace(finite=False)
        if moment is Moment.BARE:
            group = self._after_be(VerbGroup(index, index, "be", word, Tense.PRESENT), index + 1)
            return group._replace(finite=False)
        tense = Tense.PAST if moment is Moment.PAST else Tense.PRESENT
        modality = Modality.NEGATED if word.endswith("n't") else Modality.ASSERTED
        head = {Kind.BE: "be", Kind.HAVE: "have", Kind.DO: "do"}[kind]
        group = VerbGroup(index, index, head, word, tense, modality=modality, auxiliary=True)
        if kind is Kind.BE:
            return self._after_be(group, index + 1)
        if kind is Kind.HAVE:
            return self._after_have(group, index + 1)
        at, negated = self._skip(self._past_subject(index + 1))
        if negated:
            group = group._replace(modality=Modality.NEGATED)
        if at < self.size and self.forms[at] & Form.BASE and self.kinds[at] is Kind.NOUN:
            group = self._chained(group._replace(last=at, head=self.english.lemma(self.words[at])))
        return group

    def _after_have(self, group: VerbGroup, index: int) -> VerbGroup:
        at, negated = self._skip(index)
        if negated:
            group = group._replace(modality=Modality.NEGATED)
        if at >= self.size:
            return group
        if self.words[at] == "been":
            return self._after_be(group._replace(last=at, head="be", perfect=True, cue=self._cue(group, "been")), at + 1)
        if self.forms[at] & Form.PARTICIPLE and self.kinds[at] is Kind.NOUN:
            word = self.words[at]
            return self._chained(group._replace(last=at, head=self.english.lemma(word), perfect=True, cue=self._cue(group, word)))
        if self.words[at] in ("had", "done"):
            return group._replace(last=at, perfect=True)
        if self.kinds[at] is Kind.TO and self._base_after(at) is not None:
            return self._chained(group)
        return group

    def _after_be(self, group: VerbGroup, index: int) -> VerbGroup:
        at, negated = self._skip(index)
        if negated:
            group = group._replace(modality=Modality.NEGATED)
        if at >= self.size:
            return group
        word, form = self.words[at], self.forms[at]
        if word == "being" and at + 1 < self.size:
            return self._after_be(group._replace(last=at), at + 1)
        if self.kinds[at] is Kind.TO and at == index + negated and self._base_after(at) is not None:
            return self._complement(group, at, Control.PLANNED, f"{group.cue} to")
        if form & Form.GERUND and self.kinds[at] is Kind.NOUN:
            return self._chained(group._replace(last=at, head=self.english.lemma(word)))
        participle = form & Form.PARTICIPLE and self.kinds[at] is Kind.NOUN
        if participle or word in self.english.infinitive or word in self.english.ahead:
            lemma = self.english.lemma(word)
            group = group._replace(last=at, head=lemma, passive=bool(participle), cue=self._cue(group, word))
            chained = self._chained(group)
            if chained is group and lemma in self.english.ahead and self._waits(at + 1):
                return group._replace(tense=Tense.FUTURE, modality=stronger(group.modality, Modality.PLANNED))
            return chained
        return group

    def _cue(self, group: VerbGroup, word: str) -> str:
        # A modal decides alone; "had" and "was" do with their participle.
        return f"{group.cue} {word}" if self.kinds[group.first] in _AUXILIARIES and not group.cue.endswith(" to") else group.cue

    def _waits(self, index: int) -> bool:
        """Whether a preposition or a time follows: "is due on Friday", "was scheduled for May"."""
        return index < self.size and self.kinds[index] in (Kind.PREPOSITION, Kind.TIME, Kind.ADVERB, Kind.NUMBER)

    def _base_after(self, to: int) -> int | None:
        """The dictionary form that the "to" at ``to`` opens an infinitive with, or ``None``."""
        at, _ = self._skip(to + 1)
        if at >= self.size:
            return None
        if self.kinds[at] in _AUXILIARIES and self.words[at] in ("be", "have", "do"):
            return at
        return at if self.forms[at] & Form.BASE and self.kinds[at] is Kind.NOUN else None

    def _chained(self, group: VerbGroup) -> VerbGroup:
        """The group with the infinitives that follow its head."""
        at, _ = self._skip(group.last + 1)
        if at >= self.size or self.kinds[at] is not Kind.TO or self._base_after(at) is None:
            return group
        # "going to" is not "go to".
        control = self.english.infinitive.get(self.words[group.last]) or self.english.infinitive.get(group.head)
        return self._complement(group, at, control, f"{self.words[group.last]} to")

    def _complement(self, group: VerbGroup, to: int, control: Control | None, cue: str) -> VerbGroup:
        base = self._base_after(to)
        assert base is not None
        if control is not None:
            ahead = control is not Control.NEGATED
            modality = stronger(group.modality, MODALITY[control])
            group = group._replace(modality=modality, tense=Tense.FUTURE if ahead else group.tense, cue=cue, perfect=False)
        group = group._replace(last=base, head=self.english.lemma(self.words[base]), passive=False)
        if self.words[base] == "be":
            return self._after_be(group._replace(head="be"), base + 1)
        if self.words[base] == "have":
            # "claimed to have detonated": what follows was done already.
            return self._after_have(group._replace(head="have"), base + 1)
        return self._chained(group)

    def _infinitive(self, index: int) -> VerbGroup | None:
        base = self._base_after(index)
        if base is None:
            return None
        before = self.found[-1] if self.found else None
        noun = self.words[index - 1] if index else ""
        control = self.english.infinitive.get(self.english.lemma(noun)) if index and self.kinds[index - 1] is Kind.NOUN else None
        cue = f"{noun} to" if control else ""
        if control is None and before is not None:
            control, cue = self.english.infinitive.get(before.head), f"{self.words[before.last]} … to"
        start = VerbGroup(index, index, "to", cue, before.tense if before else Tense.PRESENT, finite=False, infinitive=True)
        if before is not None:
            start = start._replace(modality=before.modality, perfect=before.perfect, cue=cue if control else before.cue)
        return self._complement(start, index, control, cue)._replace(finite=False)

    def _lexical(self, index: int) -> VerbGroup | None:
        form, word = self.forms[index], self.words[index]
        at = index - 1
        while at >= 0 and self.kinds[at] in _SKIPPED:
            at -= 1
        before = self.kinds[at] if at >= 0 else None
        following = self.kinds[index + 1] if index + 1 < self.size else None
        negated = any(self.kinds[position] is Kind.NEGATION for position in range(at + 1, index))
        if self._is_adjective(form, at, before, following):
            return None
        head = self.english.lemma(word)
        group = VerbGroup(index, index, head, word, Tense.PAST, modality=Modality.NEGATED if negated else Modality.ASSERTED)
        if form & Form.PAST or form & Form.PARTICIPLE:
            return self._past(group, form, before, following)
        if form & Form.GERUND:
            return self._chained(group._replace(tense=self._tense_around(), finite=False))
        return self._present(group._replace(tense=Tense.PRESENT), form, at, before, following)

    def _tense_around(self) -> Tense:
        """The tense of the last finite verb by its form: "decided to take" is past."""
        for group in reversed(self.found):
            if group.finite and not group.weak:
                if self.kinds[group.first] is Kind.MODAL:
                    return group.tense
                word = self.words[group.first]
                past = self.english.moments.get(word) is Moment.PAST or self.forms[group.first] & Form.PAST
                return Tense.PAST if past else Tense.PRESENT
        return Tense.PAST

    def _is_adjective(self, form: int, at: int, before: Kind | None, following: Kind | None) -> bool:
        if self.found and self.found[-1].last == at and not self.found[-1].finite and not form & Form.GERUND:
            return True
        if before is Kind.POSSESSIVE or (before is Kind.DETERMINER and (self.words[at] in _ATTRIBUTIVE or following in _NOMINAL)):
            return True
        if before is Kind.NUMBER:
            year = len(self.words[at]) == 4 and self.words[at].isdigit()
            return following is Kind.NOUN and not year
        if before is Kind.PREPOSITION:
            return not form & Form.GERUND
        return before is Kind.TO

    def _past(self, group: VerbGroup, form: int, before: Kind | None, following: Kind | None) -> VerbGroup | None:
        head, first = group.head, group.first
        if (
            self.found
            and self.found[-1].finite
            and not self.found[-1].weak
            and self.found[-1].last == first - 1
            and head not in self.english.reporting
        ):
            return None
        if form & Form.NOUNISH and form & Form.BASE and following is Kind.PREPOSITION and self.words[first + 1] == "of":
            return None
        # "the quarter ended March 31" has no verb.
        if (
            (head == "end" and before is Kind.TIME)
            or not form & Form.PAST
            or before is None
            or before in (Kind.OPENER, Kind.OPENER_OR_PREPOSITION, Kind.OBJECT)
        ):
            group = group._replace(finite=False)
        else:
            group = group._replace(doubtful=bool(form & Form.PARTICIPLE) and before is not Kind.PRONOUN)
        chained = self._chained(group)
        if (
            chained is group
            and head in self.english.ahead
            and group.doubtful
            and self._waits(first + 1)
            and before in (*_NOMINAL, Kind.COMMA)
        ):
            return group._replace(tense=Tense.FUTURE, modality=Modality.PLANNED, finite=False, doubtful=False)
        return chained

    def _present(self, group: VerbGroup, form: int, at: int, before: Kind | None, following: Kind | None) -> VerbGroup | None:
        subject = before in (
            *_NOMINAL,
            Kind.PRONOUN,
            Kind.RELATIVE,
            Kind.THAT,
            Kind.CLOSE,
            Kind.CLOSE_QUOTE,
            Kind.COORDINATOR,
            Kind.COMMA,
            Kind.TIME,
        )
        if not subject or (self.found and not self.found[-1].weak and self.found[-1].last == at):
            return None
        sure = before in (Kind.PRONOUN, Kind.RELATIVE) or (following in (Kind.DETERMINER, Kind.PRONOUN, Kind.THAT))
        if form & Form.THIRD and (not form & Form.NOUNISH or sure):
            return self._chained(group)
        plural = before is Kind.NOUN and self.words[at].endswith("s")
        if form & Form.BASE and plural and (not form & Form.NOUNISH or following in (Kind.PRONOUN, Kind.THAT)):
            return self._chained(group)
        if form & Form.BASE and before is Kind.PRONOUN and self.words[at] in ("we", "they", "you", "i"):
            return self._chained(group)
        return self._chained(group._replace(weak=True))
