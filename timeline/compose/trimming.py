"""What goes from a clause before it is cut to a length: its opener, what stands before the subject, what parts it from its verb."""

from __future__ import annotations

from itertools import pairwise, zip_longest

from timeline.clauses.parts import Part, Role
from timeline.compose.clausetext import ClauseText
from timeline.compose.cutting import LONGEST, MOST, SLACK
from timeline.compose.phrases import NOUNS, width, without_appositions
from timeline.compose.seams import TIGHT
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind

_COMPLEMENTS = (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.PRONOUN, Kind.OBJECT, Kind.ADVERB)
# What opens a description of a noun: "the gain from …", "the decision to …".
_DESCRIBING = (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION, Kind.TO, Kind.RELATIVE, Kind.THAT)


class Trimmed(ClauseText):
    """The tokens of one sentence's clauses that a headline is made of. All of ``kept`` are in order."""

    def _without_opener(self, part: Part, kept: list[int]) -> list[int]:
        """ ", as hundreds were killed" is a clause of its own; "after long siege the town fell" keeps what opens it."""
        if part.finite is None or len(kept) < 3 or self.words.kinds[kept[0]] is not Kind.OPENER_OR_PREPOSITION:
            return kept
        before = [self.words.kinds[index] for index in kept[2:] if index < part.finite.first]
        second = any(kind in (Kind.DETERMINER, Kind.PRONOUN, Kind.COMMA) for kind in before)
        return kept if second or (not before and self.words.kinds[kept[1]] is not Kind.PRONOUN) else kept[1:]

    def _without_lone_comma(self, part: Part, kept: list[int]) -> list[int]:
        """ "The 787, in its new colours, arrives" without what stood between the commas needs neither."""
        kinds = self.words.kinds
        if part.finite is None or not kept or kinds[kept[0]] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION, Kind.ADVERB):
            return kept
        commas = [position for position, index in enumerate(kept) if index < part.finite.first and kinds[index] is Kind.COMMA]
        if len(commas) != 1 or not commas[0]:
            return kept
        at = commas[0]
        if kept[at] == part.finite.first - 1 and not self._fronts_participle(kept):
            # "The line's rival Nordbank, is preparing": one comma alone keeps nothing apart.
            return [*kept[:at], *kept[at + 1 :]]
        following = kept[at + 1] if at + 1 < len(kept) else kept[at]
        lost = [*range(kept[at - 1] + 1, kept[at]), *range(kept[at] + 1, following)]
        return [*kept[:at], *kept[at + 1 :]] if any(index not in self.dropped for index in lost) else kept

    def _without_bare_participle(self, part: Part, kept: list[int]) -> list[int]:
        """ "The papers, lost in 1944, were found" without the year: what is left between the commas goes with it."""
        kinds = self.words.kinds
        commas = [
            position for position, index in enumerate(kept) if part.finite and index < part.finite.first and kinds[index] is Kind.COMMA
        ]
        for first, last in pairwise(commas):
            inner = kept[first + 1 : last]
            dated = any(index in self.dropped for index in range(kept[first], kept[last]))
            if first and len(inner) == 1 and dated and self.words.forms[inner[0]] & Form.PARTICIPLE:
                return kept[:first] + kept[last + 1 :]
        return kept

    def _without_fronted(self, part: Part, kept: list[int]) -> list[int]:
        """Without the phrase before the subject, when the whole is too long."""
        if part.finite is None:
            return kept
        subject = self._subject_tokens(part)
        fronted = [index for index in kept if index <= part.finite.first]
        phrase = bool(kept) and self.words.kinds[kept[0]] is Kind.OPENER_OR_PREPOSITION and part.role in (Role.MAIN, Role.COORDINATE)
        before = part.finite.first - 1
        if kept and self.words.kinds[kept[0]] is Kind.PREPOSITION and self.words.kinds[before] is Kind.PRONOUN and before in kept:
            # "in a talk some months before he took office".
            return [index for index in kept if index >= before]
        if subject and (phrase or self._fronts_participle(kept) or self._fronts_pointer(kept)):
            return [index for index in kept if index >= subject[0]]
        torn = bool(kept) and kept[0] not in subject and any(later - index > 1 for index, later in pairwise(fronted))
        if not torn and width(self.passage, kept) <= LONGEST:
            return kept
        kept = [index for index in kept if not subject or index >= subject[0]]
        if width(self.passage, kept) > LONGEST:
            mine = set(self._mine(part))
            # Relative clauses in the subject keep the verb from view.
            kept = [index for index in kept if index in mine or index > part.finite.first]
        return without_appositions(self.passage, kept, part.finite.first) if width(self.passage, kept) > LONGEST else kept

    def _fronts_pointer(self, kept: list[int]) -> bool:
        """Whether the phrase before the subject points to what was told before: "In his new position, Lund oversaw all"."""
        kinds, words = self.words.kinds, self.words.words
        if not kept or kinds[kept[0]] is not Kind.PREPOSITION or len(kept) < 4 or words[kept[1]] not in editing().pointers:
            return False
        return any(kinds[index] is Kind.COMMA for index in kept[2:6])

    def _without_relatives(self, part: Part, kept: list[int]) -> list[int]:
        """Without the relative clauses that keep a verb from its subject, when all is too long: "men [whose tours were over] left"."""
        if width(self.passage, kept) <= LONGEST + MOST:
            return kept
        relatives = [other for other in self.passage.structure.parts if other.role is Role.RELATIVE and other is not part]
        for other in relatives:
            around = other.parent
            if around is not None and around.finite is not None and other.first < around.finite.first:
                kept = [
                    index
                    for index in kept
                    if not other.first <= index < around.finite.first or self.passage.structure.owners[index] is around
                ]
        return kept

    def _with_short_subject(self, part: Part, kept: list[int]) -> list[int]:
        """Without what describes the subject, from its end on, until its verb and what that takes fit, too:
        "any gain [from the sale of its stake in the venture] will be offset by a charge".
        """
        fixed = self._fixed(part, kept)
        needed = [index for index in kept if index <= fixed]
        plain = bool(kept) and self.words.kinds[kept[0]] in NOUNS and not self._fronts_participle(kept)
        if part.finite is None or not plain or width(self.passage, needed) <= LONGEST + MOST:
            return kept
        subject = [index for index in needed if index < part.finite.first]
        verb = [index for index in needed if index >= part.finite.first]
        if width(self.passage, subject) < LONGEST - SLACK:
            return kept
        for position in range(len(subject) - 1, 1, -1):
            index = subject[position]
            opens = self.words.kinds[index] in _DESCRIBING and self.words.words[index] not in TIGHT
            opens = opens or self._sets_apart(subject, position)
            if opens and self.words.kinds[subject[position - 1]] in NOUNS:
                shorter = subject[: position - (self.words.words[subject[position - 1]] in editing().loose)]
                if width(self.passage, [*shorter, *verb]) <= LONGEST + MOST:
                    return [*shorter, *(index for index in kept if index >= part.finite.first)]
        return kept

    def _sets_apart(self, subject: list[int], position: int) -> bool:
        """Whether what a subject goes on with there only describes it: "a group [led by three directors]", "Lund[, a lawyer]"."""
        kinds, index = self.words.kinds, subject[position]
        if kinds[index] is Kind.COMMA:
            # Not within a list.
            return Kind.COORDINATOR not in (kinds[one] for one in subject[position:])
        participle = self.words.forms[index] & (Form.PARTICIPLE | Form.GERUND) and kinds[subject[position - 1]] in (Kind.NOUN, Kind.NAME)
        following = kinds[subject[position + 1]] if position + 1 < len(subject) else Kind.NOUN
        return bool(participle) and following not in (Kind.NOUN, Kind.NAME)

    def _fixed(self, part: Part, kept: list[int]) -> int:
        """The token up to which nothing is cut: the verb and the first word of what it takes."""
        if part.finite is None:
            return kept[0] if kept else 0
        needed = self._made_to(part, kept) or self._given_to(part, kept)
        if needed is not None:
            return needed
        for index, following in zip_longest(kept, kept[1:]):
            if index <= part.finite.last or self.words.kinds[index] not in _COMPLEMENTS:
                continue
            shares = following is not None and self.words.kinds[following] is Kind.COORDINATOR
            if self.words.kinds[index] is Kind.ADVERB and shares:
                # "cut off and destroyed the troops".
                continue
            return index
        return part.finite.last

    def _made_to(self, part: Part, kept: list[int]) -> int | None:
        """The first word of what somebody is made or asked to do: "prompted the rebels to rise", "was asked by the court to wait"."""
        assert part.finite is not None
        if part.finite.head not in editing().controls:
            return None
        after = [index for index in kept if index > part.finite.last]
        for position, index in enumerate(after):
            if self.words.kinds[index] in (Kind.COMMA, Kind.COORDINATOR, Kind.RELATIVE, Kind.THAT):
                return None
            if self.words.kinds[index] is Kind.TO:
                infinitive = next((group for group in part.groups if group.infinitive and group.first <= index <= group.last), None)
                if infinitive is None:
                    return None
                taken = after[position:]
                return next((one for one in taken if one > infinitive.last and self.words.kinds[one] in _COMPLEMENTS), infinitive.last)
        return None

    def _given_to(self, part: Part, kept: list[int]) -> int | None:
        """Who somebody gives something: "handed control of the port to [the] council"."""
        assert part.finite is not None
        if part.finite.head not in editing().giving:
            return None
        kinds = self.words.kinds
        to = next((index for index in kept if index > part.finite.last and kinds[index] is Kind.TO), None)
        between = [] if to is None else [kinds[index] for index in kept if part.finite.last < index < to]
        if to is None or Kind.COMMA in between or any(group.first <= to <= group.last for group in part.groups):
            return None
        return next((index for index in kept if index > to and kinds[index] in _COMPLEMENTS), None)
