"""Auxiliaries and infinitives: how "was", "has been", "is due to" and "agreed to" chain to the verb that carries the meaning."""

from __future__ import annotations

from timeline.clauses.tokens import Tokens
from timeline.clauses.verbgroup import MODALITY, VerbGroup, stronger
from timeline.language.inflection import Form
from timeline.language.lexicon import Control, Kind, Lexicon, Moment, lexicon
from timeline.model import Modality, Tense

SKIPPED = frozenset((Kind.ADVERB, Kind.NEGATION))
AUXILIARIES = frozenset((Kind.BE, Kind.HAVE, Kind.DO))
_POSSIBLE_AND_PAST = frozenset(("could", "couldn't"))


class Chains:
    """A sentence's words, with the verb groups ``found`` so far."""

    def __init__(self, words: Tokens) -> None:
        self.words, self.kinds, self.forms = words.words, words.kinds, words.forms
        self.size = len(words)
        self.english: Lexicon = lexicon()
        self.found: list[VerbGroup] = []

    def _skip(self, index: int) -> tuple[int, bool]:
        """Past adverbs and negations; whether there was a negation. Inside a verb "once" is an adverb: "had once called"."""
        negated = False
        while index < self.size and (self.kinds[index] in SKIPPED or (self.words[index] == "once" and index)):
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
        return f"{group.cue} {word}" if self.kinds[group.first] in AUXILIARIES and not group.cue.endswith(" to") else group.cue

    def _waits(self, index: int) -> bool:
        """Whether a preposition or a time follows: "is due on Friday", "was scheduled for May"."""
        return index < self.size and self.kinds[index] in (Kind.PREPOSITION, Kind.TIME, Kind.ADVERB, Kind.NUMBER)

    def _base_after(self, to: int) -> int | None:
        """The dictionary form that the "to" at ``to`` opens an infinitive with, or ``None``."""
        at, _ = self._skip(to + 1)
        if at >= self.size:
            return None
        if self.kinds[at] in AUXILIARIES and self.words[at] in ("be", "have", "do"):
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
