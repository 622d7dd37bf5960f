"""A clause as the headline of an event: it stands on its own, without the date, the attribution and what ties it to its sentence.

>>> from timeline.compose.passage import Passage
>>> from timeline.clauses.structure import structure
>>> sentence = "The court said on Monday that the bank had failed in March."
>>> passage = Passage(0, sentence, structure(sentence))
>>> Headline(passage, frozenset((3, 4, 10, 11))).of(passage.structure.parts[1], None)
'The bank had failed'
"""

from __future__ import annotations

import re

from timeline.clauses.parts import Part, Role
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.cutting import LONGEST, MOST, SLACK, fitted, shortened
from timeline.compose.participles import Participles, closed
from timeline.compose.phrases import (
    balanced,
    possessive,
    sentence_case,
    text_of,
    tidy,
    without_openings,
)
from timeline.compose.referent import teller
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, lexicon
from timeline.language.names import known_names
from timeline.model import Modality

_LOOSE_END = re.compile(r"(?:,? (?:and|or|but|nor|then))+$")
_QUOTE = re.compile(r"\s*[:,]\s*[\"“]([^\"“”]+)[\"”]")
_QUOTED_COMMA = re.compile(r",([\"”’'])$")
_PARTED = re.compile(r"^([^,;:]+), (?=(?:is|are|was|were|has|have|had|will|would) )")
_OWNERLESS = re.compile(r"^['’]s ")
_COPULAS = ("is", "are", "was", "were")


class Headline(Participles):
    """The headlines of one sentence's clauses."""

    def of(self, part: Part, group: VerbGroup | None) -> str:
        """The headline of a clause whose date modifies ``group``; "" when nothing is left."""
        if group is not None and part.reduces(group) and self._is_participle(group):
            told = self._of_participle(part, group)
            if told:
                return finished(told)
        gerund = group is not None and self.words.words[group.first].endswith("ing")
        if gerund and group is not None and part.parent is not None and self.words.words[group.first - 1] in ("thus", "thereby"):
            # "Sowing was delayed, thus increasing sales": all that was told before did.
            return self.of(part.parent, part.parent.finite)
        if group is not None and gerund and part.role is Role.PARTICIPIAL and part.parent is not None and group.head in lexicon().pasts:
            subject = self.subject(part.parent)
            if subject:
                rest = self._phrase_after(part, group)
                return finished(shortened(self.passage, rest, group.last + 1, f"{closed(subject)} {lexicon().pasts[group.head]} "))
        return finished(self._with_quote(part, self._of_clause(part)))

    def _with_quote(self, part: Part, told: str) -> str:
        """ "who before her death said: “Be kind”" ends with what was said, where that is short."""
        finite = part.finite
        if finite is None or finite.head not in lexicon().reporting or not told.endswith(f" {self.words.words[finite.last]}"):
            return told
        quote = _QUOTE.match(self.passage.text, self.words.ends[finite.last])
        return told if quote is None or len(told) + len(quote[1]) > LONGEST + MOST else f"{told}: “{quote[1].rstrip(' .,')}”"

    def of_tokens(self, kept: list[int]) -> str:
        """The headline that these tokens make."""
        return finished(shortened(self.passage, [index for index in kept if index not in self.dropped], kept[0] if kept else 0))

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
        while part.role is Role.SUBORDINATE and len(kept) > 1 and self.words.kinds[kept[0]] is Kind.OPENER_OR_PREPOSITION:
            # "since before the surge began".
            kept = kept[1:]
        if part.role is Role.SUBORDINATE and [self.words.words[index] for index in kept[:2]] == ["the", "time"]:
            # "by the time the rest reached the river".
            kept = kept[2:]
        kept = self._without_opener(part, kept)
        if part.role is not Role.SHARED:
            kept = self._without_fronted(part, self._without_lone_comma(part, self._without_bare_participle(part, kept)))
            kept = self._with_short_subject(part, self._without_relatives(part, kept))
        told = shortened(self.passage, kept, self._fixed(part, kept), prefix)
        if part.role is Role.CONTENT and part.finite is not None and self.words.words[part.finite.first] == "be":
            # "asked that a decision be made": it was not yet.
            told = told.replace(" be ", " should be ", 1)
        told = self._with_second(part, told)
        content = self.content(part)
        if content is None or content.finite is None or part.finite is None or part.finite.head not in lexicon().clausal:
            return told
        # Where both do not fit, what was said goes before who said it.
        verb = self.words.words[content.finite.last]
        if verb in told.lower().split() and len(told) <= LONGEST + MOST and not told.endswith("…"):
            return told
        return self.with_teller(self._of_clause(content), part)

    def _with_second(self, part: Part, told: str) -> str:
        """With the second verb of the same subject, where both fit: "The crew went forward and were repulsed"."""
        second = next((other for other in self.passage.structure.parts if other.role is Role.SHARED and other.sibling is part), None)
        if second is None or second.finite is None or second.first < 1 or any(index in self.dropped for index in second.own):
            return told
        before = second.first - (2 if self.words.kinds[second.first - 1] is Kind.COMMA else 1)
        joint = self.words.words[second.first]
        if joint not in ("and", "but") or not told.lower().endswith(self.words.words[before]):
            return told
        kept = self._kept(second, optional=True)
        more = fitted(self.passage, kept, self._fixed(second, kept), LONGEST + SLACK - len(told) - len(joint) - 2)
        return f"{told} {joint} {more}" if more else told

    def with_teller(self, told: str, part: Part) -> str:
        """What a clause of telling holds, with its subject for the pronoun: "the firm said [it agreed to pay]"."""
        head, _, rest = told.partition(" ")
        if not rest or head.lower() not in ("it", "they", "he", "she"):
            return told
        subject = self.subject(part)
        who = teller(subject)
        if who is not None and who.answers(head.lower()):
            return f"{who.text} {rest}"
        if " and " not in subject:
            subject = subject.partition(",")[0]
        plain = subject and "," not in subject and len(subject) <= LONGEST // 2 and not subject.split()[0].endswith("ing")
        return f"{subject} {rest}" if plain else told

    def _of_attribution(self, part: Part) -> str:
        """ "it paid, the firm said" -> "the firm said it paid"."""
        if part.finite is None:
            return ""
        verb = [index for index in self._mine(part) if part.finite.first <= index <= part.finite.last]
        told = next(
            (other for other in self.passage.structure.parts if other.parent is None and other.finite is not None and other is not part),
            None,
        )
        speaker = self.speaker(part)
        prefix = f"{speaker} {text_of(self.passage, verb)} "
        if told is None or len(prefix) > LONGEST - 20:
            return tidy(prefix)
        kept = self._kept(told, optional=True)
        subject = self._subject_tokens(told)
        named = bool(subject) and kept[: len(subject)] == subject and all(self.words.kinds[index] is Kind.NAME for index in subject)
        if named and speaker.lower().removeprefix("the ") in known_names().firm_nouns:
            # "Gull Lines plans a second ferry, the airline announced".
            return shortened(self.passage, kept, self._fixed(told, kept))
        opens = kept and self.passage.text[: self.words.starts[kept[0]]].rstrip().endswith(('"', "“", "``"))
        kinds = self.words.kinds
        kept = [index for index in kept if kinds[index] not in (Kind.OPEN_QUOTE, Kind.CLOSE_QUOTE)]
        content = without_openings(shortened(self.passage, kept, self._fixed(told, kept), limit=LONGEST - len(prefix) - 2))
        if not content:
            return tidy(prefix)
        quoted = opens or self.passage.text.lstrip().startswith(('"', "“", "``"))
        if content.endswith("…") or len(prefix) + len(content) > LONGEST + MOST:
            # Both do not fit: what was said goes before who said it.
            content = shortened(self.passage, kept, self._fixed(told, kept))
            return f"“{content}”" if quoted else content
        if quoted:
            return f"{prefix}“{content}”"
        if kinds[kept[0]] not in (Kind.NAME, Kind.NUMBER, Kind.TIME) and self.words.words[kept[0]] != "i":
            content = content[0].lower() + content[1:]
        return prefix + content

    def _auxiliary(self, part: Part) -> str:
        """What a second verb takes from the first: "was arrested and charged", "will meet and sign"."""
        sibling, finite = part.sibling, part.finite
        if sibling is None or sibling.finite is None or finite is None or self.words.kinds[finite.first] is not Kind.NOUN:
            return ""
        form, first = self.words.forms[finite.first], sibling.finite
        if first.head == "be" and first.first == first.last and form & Form.PARTICIPLE and finite.modality is Modality.PLANNED:
            # "is a mid-sized jet and scheduled to fly in May".
            return self.words.words[first.first] + " "
        alone = first.first == first.last
        after = self.words.kinds[finite.first + 1] if finite.first + 1 < len(self.words) else None
        objectless = after not in (Kind.DETERMINER, Kind.NAME, Kind.PRONOUN, Kind.OBJECT, Kind.NUMBER)
        # "were denied a victory and forced to fight": the infinitive has an object of its own.
        head = lexicon().lemma(self.words.words[finite.first])
        transitive = head not in lexicon().intransitive
        shared = (form & Form.PARTICIPLE and first.passive and objectless and transitive) or (form & Form.BASE and not form & Form.PAST)
        if alone or not shared:
            return ""
        return self.passage.words_between(first.first, first.last - 1) + " "

    # Relative clauses.

    def _of_relative(self, part: Part) -> str:
        # A contact clause ("the deal it signed") has no word of its own.
        bare = part.first == part.opening
        word = "" if bare else self.words.words[part.opening - 1]
        plain = bare or part.first == part.opening - 1
        kept = self._kept(part, optional=True)
        antecedent = self._antecedent(part) if plain else ""
        if word == "whose" and antecedent:
            return shortened(self.passage, kept, self._fixed(part, kept), f"{possessive(antecedent)} ")
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


def finished(text: str) -> str:
    """Tidied, without loose openings and marks, with a capital.

    >>> finished("’s delays were short,"), finished("the rival, is late"), finished('she called it "too late,"')
    ('Delays were short', 'The rival is late', 'She called it "too late"')
    """
    text = _LOOSE_END.sub("", without_openings(tidy(text)))
    # Agencies write a dash as an underscore.
    text = text.replace(" _ ", " – ")
    if "``" in text and text.count("``") == text.count("''"):
        text = text.replace("``", "“").replace("''", "”")
    if " but " not in text:
        text = text.replace(" not only ", " ")
    text = tidy(balanced(text))
    if text[:1] in ('"', "“") and text[-1:] in ('"', "”") and text.count('"') <= 2:
        text = tidy(text[1:-1])
    # "The rival, is preparing" lost what the comma parted; "Tuesday's delays" lost whose they were.
    text = _OWNERLESS.sub("", _PARTED.sub(r"\1 ", text))
    # 'called it "too late,"' said before who said it.
    text = _QUOTED_COMMA.sub(r"\1", text)
    first, _, last = text.rpartition(" ")
    # "The first flight of the 777 was [in 1994]".
    return sentence_case(tidy(first) if last in _COPULAS and " " in first else text)
