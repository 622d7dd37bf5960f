"""A clause as the headline of an event: it stands on its own, without the date, the attribution and what ties it to its sentence.

>>> from timeline.structure import structure
>>> sentence = "The court said on Monday that the bank had failed in March."
>>> passage = Passage(0, sentence, structure(sentence))
>>> Headline(passage, frozenset((3, 4, 10, 11))).of(passage.structure.parts[1], None)
'The bank had failed'
"""

from __future__ import annotations

from timeline.language.editing import editing
from timeline.language.lexicon import Form, Kind, lexicon
from timeline.passage import Passage
from timeline.phrases import (
    LONGEST,
    balanced,
    noun_phrase_before,
    sentence_case,
    shortened,
    text_of,
    tidy,
    without_appositions,
    without_openings,
)
from timeline.structure import Part, Role
from timeline.verbs import VerbGroup

_KEPT_CHILDREN = (Role.CONTENT, Role.QUOTE)


_TIES = ("meanwhile", "however", "moreover", "furthermore", "therefore", "nevertheless", "nonetheless", "also")


class Headline:
    """The headlines of one sentence's clauses. ``dropped`` are the tokens of dates and their prepositions."""

    def __init__(self, passage: Passage, dropped: frozenset[int]) -> None:
        self.passage, self.dropped = passage, dropped
        self.words = passage.structure.words
        self.own: dict[int, list[int]] = {}
        for index, part in enumerate(passage.structure.owners):
            self.own.setdefault(id(part), []).append(index)

    def of(self, part: Part, group: VerbGroup | None) -> str:
        """The headline of a clause whose date modifies ``group``; "" when nothing is left."""
        if group is not None and not group.finite and not group.infinitive and self._is_participle(group):
            told = self._of_participle(part, group)
            if told:
                return finished(told)
        return finished(self._of_clause(part))

    def of_tokens(self, kept: list[int]) -> str:
        """The headline that these tokens make."""
        return finished(shortened(self.passage, [index for index in kept if index not in self.dropped], kept[0] if kept else 0))

    def subject(self, part: Part) -> str:
        """Who or what the clause is about, as text; "" where that is not plain."""
        if part.role is Role.SHARED and part.sibling is not None:
            return self.subject(part.sibling)
        if part.finite is None:
            return ""
        if part.role is Role.RELATIVE and self._starts_with_verb(part):
            return self._antecedent(part)
        return text_of(self.passage, self._subject_tokens(part))

    def _mine(self, part: Part) -> list[int]:
        return [
            index for index in self.own.get(id(part), ()) if index >= part.opening and index not in self.dropped and not self._ties(index)
        ]

    def _ties(self, index: int) -> bool:
        """Whether the word only ties its sentence to others: "Britain meanwhile holds"."""
        return self.words.kinds[index] is Kind.ADVERB and self.words.words[index] in _TIES

    def _subject_tokens(self, part: Part) -> list[int]:
        assert part.finite is not None
        before = [index for index in self._mine(part) if index < part.finite.first]
        # "Despite the selloff, investors": what is fronted goes.
        commas = [position for position, index in enumerate(before) if self.words.kinds[index] is Kind.COMMA]
        if commas and before and self.words.kinds[before[0]] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION, Kind.ADVERB, Kind.COMMA):
            before = before[commas[0] + 1 :]
        while before and self.words.kinds[before[0]] is Kind.COMMA:
            del before[0]
        while before and self.words.kinds[before[-1]] in (Kind.ADVERB, Kind.COMMA):
            del before[-1]
        return before

    def _kept(self, part: Part, *, optional: bool) -> list[int]:
        """The clause's own tokens and those of the inner clauses that it cannot do without."""
        kept = self._mine(part)
        for child in self.passage.structure.parts:
            if child.parent is not part or child is part or child.first - 1 in self.dropped:
                continue
            needed = child.role in _KEPT_CHILDREN or (child.role is Role.RELATIVE and not child.after_comma)
            conditional = child.role is Role.SUBORDINATE and self.words.words[child.first] in (
                "if",
                "unless",
                "whether",
                "because",
                "why",
                "how",
                "what",
            )
            if needed or (optional and conditional):
                kept += [index for index in self.own.get(id(child), ()) if index < child.opening and index not in self.dropped]
                kept += self._kept(child, optional=optional)
        return sorted(kept)

    def _of_clause(self, part: Part) -> str:
        prefix = ""
        if part.role is Role.SHARED:
            subject = self.subject(part)
            if not subject:
                return ""
            prefix = f"{subject} {self._auxiliary(part)}"
        if part.role is Role.RELATIVE:
            told = self._of_relative(part)
            if told:
                return told
        if part.role is Role.ATTRIBUTION:
            return self._of_attribution(part)
        kept = self._kept(part, optional=True)
        if part.role is not Role.SHARED:
            kept = self._without_fronted(part, kept)
        return shortened(self.passage, kept, self._fixed(part, kept), prefix)

    def _without_fronted(self, part: Part, kept: list[int]) -> list[int]:
        """Without the phrase before the subject, when the whole is too long."""
        if part.finite is None or len(text_of(self.passage, kept)) <= LONGEST:
            return kept
        subject = self._subject_tokens(part)
        kept = [index for index in kept if not subject or index >= subject[0]]
        if len(text_of(self.passage, kept)) > LONGEST:
            mine = set(self._mine(part))
            # Relative clauses in the subject keep the verb from view.
            kept = [index for index in kept if index in mine or index > part.finite.first]
        return without_appositions(self.passage, kept, part.finite.first) if len(text_of(self.passage, kept)) > LONGEST else kept

    def speaker(self, part: Part) -> str:
        """Who speaks in a clause of telling: its subject, or the noun after the verb in "said Adam Hewison, president"."""
        if part.finite is None:
            return ""
        mine = self._mine(part)
        speaker = [index for index in mine if index < part.finite.first]
        if not speaker:
            after = [index for index in mine if index > part.finite.last]
            comma = next((position for position, index in enumerate(after) if self.words.kinds[index] is Kind.COMMA), len(after))
            speaker = after[:comma]
        return text_of(self.passage, without_appositions(self.passage, speaker, part.finite.first))

    def _of_attribution(self, part: Part) -> str:
        """ "it paid, the firm said" -> "the firm said it paid"."""
        if part.finite is None:
            return ""
        verb = [index for index in self._mine(part) if part.finite.first <= index <= part.finite.last]
        told = next(
            (other for other in self.passage.structure.parts if other.parent is None and other.finite is not None and other is not part),
            None,
        )
        prefix = f"{self.speaker(part)} {text_of(self.passage, verb)} "
        if told is None or len(prefix) > LONGEST - 20:
            return tidy(prefix)
        kept = self._kept(told, optional=True)
        opens = kept and self.passage.text[: self.words.starts[kept[0]]].rstrip().endswith(('"', "“"))
        kinds = self.words.kinds
        kept = [index for index in kept if kinds[index] not in (Kind.OPEN_QUOTE, Kind.CLOSE_QUOTE)]
        content = shortened(self.passage, kept, self._fixed(told, kept), limit=LONGEST - len(prefix) - 2)
        if not content:
            return tidy(prefix)
        quoted = opens or self.passage.text.lstrip().startswith(('"', "“"))
        if quoted:
            return f"{prefix}“{content}”"
        if kinds[kept[0]] not in (Kind.NAME, Kind.NUMBER, Kind.TIME) and self.words.words[kept[0]] != "i":
            content = content[0].lower() + content[1:]
        return prefix + content

    def _fixed(self, part: Part, kept: list[int]) -> int:
        """The token up to which nothing is cut: the verb and the first word of what it takes."""
        if part.finite is None:
            return kept[0] if kept else 0
        for index in kept:
            if index > part.finite.last and self.words.kinds[index] in (
                Kind.NOUN,
                Kind.NAME,
                Kind.NUMBER,
                Kind.PRONOUN,
                Kind.OBJECT,
                Kind.ADVERB,
            ):
                return index
        return part.finite.last

    def _auxiliary(self, part: Part) -> str:
        """What a second verb takes from the first: "was arrested and charged", "will meet and sign"."""
        sibling, finite = part.sibling, part.finite
        if sibling is None or sibling.finite is None or finite is None or finite.first != finite.last:
            return ""
        form, first = self.words.forms[finite.first], sibling.finite
        alone = first.first == first.last
        after = self.words.kinds[finite.last + 1] if finite.last + 1 < len(self.words) else None
        objectless = after not in (Kind.DETERMINER, Kind.NAME, Kind.PRONOUN, Kind.OBJECT, Kind.NUMBER)
        transitive = finite.head not in lexicon().intransitive
        shared = (form & Form.PARTICIPLE and first.passive and objectless and transitive) or (form & Form.BASE and not form & Form.PAST)
        if alone or not shared:
            return ""
        return self.passage.words_between(first.first, first.last - 1) + " "

    # Relative clauses.

    def _starts_with_verb(self, part: Part) -> bool:
        if part.finite is None:
            return False
        if part.first == part.opening:
            return False
        return self.words.words[part.opening - 1] == "who" or not self._has_subject(part)

    def _has_subject(self, part: Part) -> bool:
        """Whether a noun stands between the relative word and the verb that no preposition takes."""
        assert part.finite is not None
        taken = False
        for index in range(part.opening, part.finite.first):
            kind = self.words.kinds[index]
            if index in self.dropped or kind in (Kind.ADVERB, Kind.NEGATION):
                continue
            if kind in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION, Kind.TO):
                taken = True
            elif kind is Kind.COMMA:
                taken = False
            elif not taken and kind in (Kind.NOUN, Kind.NAME, Kind.DETERMINER, Kind.PRONOUN, Kind.NUMBER):
                return True
        return False

    def _antecedent(self, part: Part) -> str:
        if part.parent is None:
            return ""
        mine = set(self.own.get(id(part.parent), ()))
        end = part.first
        while end > 0 and (self.words.kinds[end - 1] is Kind.COMMA or end - 1 in self.dropped):
            end -= 1
        phrase = noun_phrase_before(self.passage, end, mine)
        if self.words.words[part.opening - 1] == "who":
            # "the execution of Edith Cavell, who": a person.
            last = max((position for position, index in enumerate(phrase) if self.words.words[index] == "of"), default=-1)
            phrase = phrase[last + 1 :]
        return text_of(self.passage, phrase)

    def _of_relative(self, part: Part) -> str:
        # A contact clause ("the deal it signed") has no word of its own.
        bare = part.first == part.opening
        word = "" if bare else self.words.words[part.opening - 1]
        plain = bare or part.first == part.opening - 1
        kept = self._kept(part, optional=True)
        antecedent = self._antecedent(part) if plain else ""
        if word == "whose" and antecedent:
            return shortened(self.passage, kept, self._fixed(part, kept), f"{antecedent}’s ")
        if not plain or not antecedent or part.finite is None:
            return ""
        if self._starts_with_verb(part):
            return shortened(self.passage, kept, self._fixed(part, kept), f"{antecedent} ")
        # "the system, which they agreed to deploy in May": what the clause stands for is its verb's object.
        after = [index for index in kept if index > part.finite.last]
        if after and self.words.kinds[after[0]] in (Kind.DETERMINER, Kind.NAME, Kind.PRONOUN, Kind.OBJECT, Kind.NOUN, Kind.NUMBER):
            return ""
        before = text_of(self.passage, [index for index in kept if index <= part.finite.last])
        return shortened(self.passage, after, -1, f"{before} {antecedent} ") if after else tidy(f"{before} {antecedent}")

    # Participles: "papers filed on Friday", "elections due in May".

    def _is_participle(self, group: VerbGroup) -> bool:
        form = self.words.forms[group.first]
        return group.first == group.last and (group.head == "due" or (bool(form & Form.PARTICIPLE) and not form & Form.GERUND))

    def _of_participle(self, part: Part, group: VerbGroup) -> str:
        holder = part.parent if part.role is Role.PARTICIPIAL and group.first <= part.first + 1 and part.parent is not None else part
        mine = set(self.own.get(id(holder), ()))
        end = group.first
        while end > 0 and self.words.kinds[end - 1] in (Kind.ADVERB, Kind.COMMA):
            end -= 1
        noun = noun_phrase_before(self.passage, end, mine)
        noun = [index for index in noun if index not in self.dropped]
        subject = text_of(self.passage, noun)
        if holder is not part and holder.finite is not None and holder.finite.first < group.first:
            subject = self.subject(holder)
            noun = self._subject_tokens(holder) if subject else []
        if not subject:
            return ""
        rest = []
        for index in self._mine(part):
            if index < group.first:
                continue
            if index > group.first and (
                self.words.kinds[index] is Kind.COMMA or any(other.first == index and other.finite for other in part.groups)
            ):
                break
            rest.append(index)
        be = self._be(noun, planned=group.modality.value == "planned")
        return shortened(self.passage, rest, group.last + 1, f"{subject} {be} ")

    def _be(self, noun: list[int], *, planned: bool) -> str:
        kinds = [self.words.kinds[index] for index in noun]
        head = self.words.words[noun[-1]] if noun else ""
        of = next((position for position, index in enumerate(noun) if self.words.words[index] == "of"), None)
        if of:
            head = self.words.words[noun[of - 1]]
        singular = self.words.words[noun[0]] in ("a", "an", "this", "that", "each", "every", "one") if noun else True
        plural = not singular and (
            (head.endswith("s") and not head.endswith(("ss", "us", "is")) and kinds[-1] is Kind.NOUN) or Kind.COORDINATOR in kinds
        )
        if planned:
            return "are" if plural else "is"
        return "were" if plural else "was"


def finished(text: str) -> str:
    """Tidied, without loose openings and marks, with a capital."""
    text = without_openings(tidy(text))
    return sentence_case(tidy(balanced(text)))


def names_event(words: list[str]) -> bool:
    """Whether a noun phrase names something that happens: "Germany's invasion of Belgium"."""
    known = editing()
    return any(known.names_event(word) for word in words)
