"""The verb groups of a sentence: "was struck", "agreed to deploy", "to be investigated", "calling for".

A group is *finite* when it can be the verb of a clause. A past form that is a participle as well ("signed") stays ``doubtful`` until its
clause is known (:mod:`timeline.clauses`); a present form that is a noun as well ("talks") is ``weak``.
"""

from __future__ import annotations

from timeline.clauses.chains import AUXILIARIES, SKIPPED, Chains
from timeline.clauses.tokens import Tokens
from timeline.clauses.verbgroup import VerbGroup
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, Moment
from timeline.model import Modality, Tense

_ATTRIBUTIVE = ("a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "every", "another", "no")
_ARTICLES = ("a", "an", "another")
# What a verb acts on begins with one of these.
_TAKEN = frozenset((Kind.DETERMINER, Kind.OBJECT, Kind.PRONOUN, Kind.NAME, Kind.NUMBER, Kind.NOUN))
_NOMINAL = frozenset((Kind.NOUN, Kind.NAME))
# What a verb group can begin with, beside the forms of a verb.
_OPENING = AUXILIARIES | {Kind.MODAL, Kind.TO}
# What can stand right before a verb in the present tense.
_SUBJECTS = _NOMINAL | {
    Kind.PRONOUN,
    Kind.RELATIVE,
    Kind.THAT,
    Kind.CLOSE,
    Kind.CLOSE_QUOTE,
    Kind.COORDINATOR,
    Kind.COMMA,
    Kind.TIME,
}


def verb_groups(words: Tokens) -> tuple[VerbGroup, ...]:
    """All verb groups of a sentence, in order.

    >>> from timeline.clauses.tokens import tokens
    >>> [(group.head, group.tense.value, group.modality.value) for group in verb_groups(tokens("He said it will meet and plans to sell."))]
    [('say', 'past', 'asserted'), ('meet', 'future', 'planned'), ('sell', 'future', 'planned')]
    """
    return tuple(_Scan(words).groups())


class _Scan(Chains):
    def groups(self) -> list[VerbGroup]:
        kinds, forms = self.kinds, self.forms
        places = [
            index
            for index, (word, kind, form) in enumerate(zip(self.words, kinds, forms, strict=True))
            if form or kind in _OPENING or word == "due"
        ]
        after = 0
        for index in places:
            if index < after:
                continue
            kind = kinds[index]
            group: VerbGroup | None = None
            if kind is Kind.MODAL:
                group = self._modal(index)
            elif kind in AUXILIARIES:
                group = self._auxiliary(index)
            elif kind is Kind.TO:
                group = self._infinitive(index)
            elif forms[index]:
                group = self._lexical(index)
            elif (
                self.words[index] == "due"
                and index
                and (kinds[index - 1] in _NOMINAL or kinds[index - 1] is Kind.TIME)
                and self._waits(index + 1)
            ):
                group = VerbGroup(index, index, "due", "due", Tense.FUTURE, modality=Modality.PLANNED, finite=False)
            if group is not None:
                if self.found and self.found[-1].weak and self.found[-1].last == group.first - 1:
                    # "shares traded": the first of two is the noun.
                    self.found.pop()
                self.found.append(group)
                after = group.last + 1
        return self.found

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
        if before is None and control is None:
            # "Ground to be broken by May", as headlines say it.
            start = start._replace(tense=Tense.FUTURE, modality=Modality.PLANNED, cue="to")
        if before is not None:
            start = start._replace(modality=before.modality, perfect=before.perfect, cue=cue if control else before.cue)
        return self._complement(start, index, control, cue)._replace(finite=False)

    def _lexical(self, index: int) -> VerbGroup | None:
        form, word = self.forms[index], self.words[index]
        at = index - 1
        while at >= 0 and self.kinds[at] in SKIPPED:
            at -= 1
        before = self.kinds[at] if at >= 0 else None
        following = self.kinds[index + 1] if index + 1 < self.size else None
        modality = Modality.NEGATED if Kind.NEGATION in self.kinds[at + 1 : index] else Modality.ASSERTED
        if self._is_adjective(form, at, before, following):
            return None
        head = self.english.lemma(word)
        if (form & Form.PAST or form & Form.PARTICIPLE) and not self._is_plural(index, form, at):
            return self._past(index, head, modality, form, before, following)
        if form & Form.GERUND:
            return self._chained(VerbGroup(index, index, head, word, self._tense_around(), modality=modality, finite=False))
        return self._present(VerbGroup(index, index, head, word, Tense.PRESENT, modality=modality), form, at, before, following)

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
        last = self.found[-1] if self.found else None
        if last is not None and last.last == at and not last.finite and not form & Form.GERUND:
            # "trading opened": the gerund is a noun; "leaving disappointed fans": the participle is an adjective.
            if form & Form.PAST and not form & Form.PARTICIPLE:
                # "crews grown tired gave up": nothing but a past form is an adjective.
                return False
            subject = last.first == at and bool(self.forms[at] & Form.GERUND) and form & Form.PAST and following not in _NOMINAL
            if not subject:
                return True
            self.found.pop()
        if before is Kind.POSSESSIVE or (before is Kind.DETERMINER and (self.words[at] in _ATTRIBUTIVE or following in _NOMINAL)):
            return True
        if before is Kind.NUMBER:
            year = len(self.words[at]) == 4 and self.words[at].isdigit()
            return following is Kind.NOUN and (not year or self._dates_noun(at))
        if before is Kind.PREPOSITION:
            return not form & Form.GERUND
        return before is Kind.TO

    def _dates_noun(self, at: int) -> bool:
        """Whether an article stands before the date that ends there: "in a May 3, 2007 televised speech"."""
        while at >= 0 and self.kinds[at] in (Kind.NUMBER, Kind.TIME, Kind.COMMA):
            at -= 1
        return at >= 0 and self.words[at] in _ARTICLES

    def _past(self, first: int, head: str, modality: Modality, form: int, before: Kind | None, following: Kind | None) -> VerbGroup | None:
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
        if self._is_object(first, form, following):
            return None
        # "the quarter ended March 31" has no verb.
        bare = (
            (head == "end" and before is Kind.TIME)
            or not form & Form.PAST
            or before is None
            or before in (Kind.OPENER, Kind.OPENER_OR_PREPOSITION, Kind.OBJECT, Kind.BREAK)
        )
        doubtful = not bare and bool(form & Form.PARTICIPLE) and before is not Kind.PRONOUN
        group = VerbGroup(first, first, head, self.words[first], Tense.PAST, modality=modality, finite=not bare, doubtful=doubtful)
        chained = self._chained(group)
        if (
            chained is group
            and head in self.english.ahead
            and group.doubtful
            and self._waits(first + 1)
            and (before in _NOMINAL or before is Kind.COMMA)
        ):
            return group._replace(tense=Tense.FUTURE, modality=Modality.PLANNED, finite=False, doubtful=False)
        return chained

    def _is_plural(self, index: int, form: int, at: int) -> bool:
        """Whether a participle that is the present form as well has a subject in the plural: "the talks run", "they begin and run"."""
        if form & Form.PAST or not form & Form.BASE or at < 0 or self.words[index + 1 : index + 2] == ("by",):
            return False
        if self.kinds[at] is Kind.COORDINATOR:
            last = self.found[-1] if self.found else None
            return last is not None and last.finite and not last.auxiliary and last.tense is Tense.PRESENT
        return self._names_several(at) and self.words[at] not in self.english.lemmas

    def _names_several(self, at: int) -> bool:
        """Whether a noun looks like one in the plural; the first word of a sentence has its capital anyway."""
        noun = self.kinds[at] is Kind.NOUN or (at == 0 and self.kinds[at] is Kind.NAME)
        return noun and self.words[at].endswith("s")

    def _is_object(self, index: int, form: int, following: Kind | None) -> bool:
        """Whether a past form that is the noun as well ends the object of the verb before it: "expect a rate cut before May"."""
        if not form & Form.BASE or not form & Form.NOUNISH or following in _TAKEN or not self.found:
            return False
        verb = self.found[-1]
        first = verb.last + 1
        if verb.weak or verb.head in self.english.telling or first >= index or self.words[first] not in _ARTICLES:
            return False
        return all(kind in (Kind.NOUN, Kind.NUMBER, Kind.NAME) for kind in self.kinds[first + 1 : index])

    def _present(self, group: VerbGroup, form: int, at: int, before: Kind | None, following: Kind | None) -> VerbGroup | None:
        if before not in _SUBJECTS or (self.found and not self.found[-1].weak and self.found[-1].last == at):
            return None
        takes = following in (Kind.DETERMINER, Kind.PRONOUN, Kind.THAT) or self.words[group.last + 1 : group.last + 2] == ("all",)
        sure = before in (Kind.PRONOUN, Kind.RELATIVE) or takes
        if form & Form.THIRD and (not form & Form.NOUNISH or sure):
            return self._chained(group)
        plural = at >= 0 and self._names_several(at)
        if form & Form.BASE and plural and (takes or not form & Form.NOUNISH):
            return self._chained(group)
        if form & Form.BASE and before is Kind.RELATIVE and not form & Form.NOUNISH:
            # "rights which expire in May".
            return self._chained(group)
        if form & Form.BASE and before is Kind.PRONOUN and self.words[at] in ("we", "they", "you", "i"):
            return self._chained(group)
        return self._chained(group._replace(weak=True))
