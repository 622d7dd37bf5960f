"""What a participle tells of its noun, as a clause of its own: "papers filed on Friday", "elections due in May"."""

from __future__ import annotations

from timeline.clauses.parts import Part, Role
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.cutting import shortened
from timeline.compose.phrases import noun_phrase_before, text_of
from timeline.compose.trimming import Trimmed
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, lexicon

_PLURALS = ("men", "women", "people", "children", "police")


class Participles(Trimmed):
    """The headlines of one sentence's participles."""

    def _is_participle(self, group: VerbGroup) -> bool:
        form = self.words.forms[group.first]
        return group.first == group.last and (group.head == "due" or (bool(form & Form.PARTICIPLE) and not form & Form.GERUND))

    def _of_participle(self, part: Part, group: VerbGroup) -> str:
        joined = group.first > 0 and self.words.kinds[group.first - 1] is Kind.COORDINATOR
        outer = part.role is Role.PARTICIPIAL and (group.first <= part.first + 1 or joined) and part.parent is not None
        holder = part.parent if outer and part.parent is not None else part
        mine = set(holder.own)
        end = group.first
        while end > 0 and self.words.kinds[end - 1] in (Kind.ADVERB, Kind.COMMA):
            end -= 1
        noun = noun_phrase_before(self.passage, end, mine)
        if (
            noun
            and self.words.kinds[noun[0]] is Kind.NUMBER
            and self.words.words[noun[-1]] in ("share", "barrel", "ounce", "ton", "cents", "dollars")
        ):
            # "29 cents a share adjusted for the split".
            return ""
        noun = [index for index in noun if index not in self.dropped]
        subject = text_of(self.passage, noun)
        announced = bool(noun) and (group.head in lexicon().reporting or group.head in editing().made)
        if not announced and holder is not part and holder.finite is not None and holder.finite.first < group.first:
            subject = self.subject(holder)
            noun = self._subject_tokens(holder) if subject else []
        early = part.finite is not None and group.last < part.finite.first
        after = group.last + 1
        # Before a noun it only says which: "protracted action", "after forced conscription".
        phrase = after in self.dropped or self.words.kinds[after : after + 1] in ((Kind.PREPOSITION,), (Kind.COMMA,))
        fronted = early and phrase and not subject and group.first <= part.opening + 1
        if fronted:
            # "Founded in 1886, the club won": the club was founded.
            subject, noun = self.subject(part), self._subject_tokens(part)
        if not subject:
            return ""
        rest = [group.first, *self._phrase_after(part, group)]
        apart = early and (fronted or self.words.kinds[group.first - 1] is Kind.COMMA)
        if not apart and self.words.forms[group.first] & Form.PAST and (group.head in lexicon().intransitive or self._has_object(group)):
            # "the army then pushed on to the coast by May": nobody pushed it; "flew to Rome, met the pope": nobody met him.
            return shortened(self.passage, rest, group.last + 1, f"{subject} ")
        if len(noun) == 1 and self.words.kinds[noun[0]] is Kind.NOUN and not subject.endswith("s"):
            return ""
        be = self._be(noun, planned=group.modality.value == "planned")
        # The participle may have the sentence's capital.
        return shortened(self.passage, rest[1:], group.last + 1, f"{subject} {be} {self.words.words[group.first]} ")

    def _has_object(self, group: VerbGroup) -> bool:
        """Whether the verb acts on something: "lost the papers", but not "awarded the prize" or "arrested the same day"."""
        after = group.last + 1
        if after >= len(self.words) or group.head in lexicon().naming or group.head in editing().twofold or after in self.dropped:
            return False
        return self.words.kinds[after] in (Kind.DETERMINER, Kind.OBJECT) and Kind.TIME not in self.words.kinds[after : after + 3]

    def _phrase_after(self, part: Part, group: VerbGroup) -> list[int]:
        """What belongs to a participle: up to a comma, a coordinated verb, or the verb of the clause."""
        rest: list[int] = []
        for index in self._mine(part):
            if index <= group.last:
                continue
            if self.words.kinds[index] is Kind.COMMA or any(
                other.first == index and (other.finite or rest) for other in part.groups if not other.infinitive
            ):
                break
            rest.append(index)
        while rest and self.words.kinds[rest[-1]] is Kind.COORDINATOR:
            rest.pop()
        return rest

    def _be(self, noun: list[int], *, planned: bool) -> str:
        kinds = [self.words.kinds[index] for index in noun]
        head = self.words.words[noun[-1]] if noun else ""
        if head in ("they", "we", "you"):
            return "are" if planned else "were"
        of = next((position for position, index in enumerate(noun) if self.words.words[index] == "of"), None)
        if of:
            head = self.words.words[noun[of - 1]]
        singular = self.words.words[noun[0]] in ("a", "an", "this", "that", "each", "every", "one") if noun else True
        plural = not singular and (
            head in _PLURALS
            or (head.endswith("s") and not head.endswith(("ss", "us", "is")) and (kinds[-1] is Kind.NOUN or noun[-1] == 0))
            or Kind.COORDINATOR in kinds
        )
        if planned:
            return "are" if plural else "is"
        return "were" if plural else "was"


def closed(subject: str) -> str:
    """A subject with the comma that ends what is said of it.

    >>> closed("The first ferry, a gift of the crown"), closed("Oslo, Kiel and Marle"), closed("The ferry")
    ('The first ferry, a gift of the crown,', 'Oslo, Kiel and Marle', 'The ferry')
    """
    return f"{subject}," if subject.count(",") == 1 and " and " not in subject and not subject.endswith(",") else subject
