"""A clause's own words: its subject, its speaker, what a relative clause stands for."""

from __future__ import annotations

from timeline.clauses.parts import Part, Role
from timeline.compose.passage import Passage
from timeline.compose.phrases import noun_phrase_before, text_of, without_appositions
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, lexicon

_KEPT_CHILDREN = (Role.CONTENT, Role.QUOTE)
_SUBJECTS = (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.PRONOUN, Kind.THAT, Kind.ADVERB)
_FRONTED = (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION, Kind.ADVERB, Kind.COMMA, Kind.TIME, Kind.NUMBER)
_TIES = ("meanwhile", "however", "moreover", "furthermore", "therefore", "nevertheless", "nonetheless", "also", "then")


class ClauseText:
    """The words of one sentence's clauses. ``dropped`` are the tokens of dates and their prepositions."""

    def __init__(self, passage: Passage, dropped: frozenset[int]) -> None:
        self.passage = passage
        self.words = passage.structure.words
        self.dropped = dropped | self._attributed()

    def _attributed(self) -> frozenset[int]:
        """ ", according to police": who says so is no part of what happened."""
        words, kinds = self.words.words, self.words.kinds
        found: set[int] = set()
        for index, word in enumerate(words) if "according" in words else ():
            if word == "according" and words[index + 1 : index + 2] == ("to",):
                end = index
                while end < len(words) and kinds[end] not in (Kind.COMMA, Kind.BREAK, Kind.CLOSE, Kind.DASH):
                    found.add(end)
                    end += 1
        return frozenset(found)

    def subject(self, part: Part) -> str:
        """Who or what the clause is about, as text; "" where that is not plain."""
        if part.role is Role.SHARED and part.sibling is not None:
            return self.subject(part.sibling)
        if part.finite is None:
            return ""
        if part.role is Role.RELATIVE and self._starts_with_verb(part):
            return self._antecedent(part)
        return text_of(self.passage, self._subject_tokens(part))

    def content(self, part: Part) -> Part | None:
        """The clause of what one of telling holds, where that has a verb: "the firm said [it agreed to pay]"."""
        held = (other for other in self.passage.structure.parts if other.parent is part and other.role is Role.CONTENT)
        first = next(held, None)
        return first if first is not None and first.finite is not None else None

    def has_verb(self, headline: str) -> bool:
        """Whether a verb of the sentence stands in the headline, or one that was made of it: "was", "closed" of "closing"."""
        told = {word.strip(",.:;’'\"“”") for word in headline.lower().split()}
        verbs = {self.words.words[index] for group in self.passage.structure.groups for index in range(group.first, group.last + 1)}
        verbs |= {lexicon().pasts.get(group.head, "") for group in self.passage.structure.groups}
        return not told.isdisjoint(verbs) or not told.isdisjoint(lexicon().moments)

    def has_subject_left(self, part: Part) -> bool:
        """Whether the verb still has a subject without the dropped words: in "The day after was quiet" the date was the subject."""
        if part.finite is None or part.role not in (Role.MAIN, Role.COORDINATE, Role.CONTENT, Role.SUBORDINATE):
            return True
        before = [index for index in part.own if part.opening <= index < part.finite.first]
        gone = any(index in self.dropped for index in before)
        return not gone or any(self.words.kinds[index] in _SUBJECTS for index in before if index not in self.dropped)

    def lacks_subject(self, part: Part) -> bool:
        """Whether nothing stands before the verb that it could be of: "and, in autumn, attacked"."""
        if part.finite is None or part.role not in (Role.MAIN, Role.COORDINATE, Role.CONTENT, Role.SUBORDINATE):
            return False
        words, kinds = self.words.words, self.words.kinds
        before = [index for index in part.own if part.opening <= index < part.finite.first and index not in self.dropped]
        named = [index for index in before if kinds[index] in (*_SUBJECTS, Kind.OPENER_OR_PREPOSITION) or words[index] == "there"]
        return not any(kinds[index] is not Kind.ADVERB or words[index] == "there" for index in named)

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

    def _mine(self, part: Part) -> list[int]:
        """Its own tokens, without those that only tie the sentence to others: "Britain meanwhile holds"."""
        opening, dropped, kinds, words = part.opening, self.dropped, self.words.kinds, self.words.words
        own = [index for index in part.own if index >= opening and index not in dropped]
        return [index for index in own if kinds[index] is not Kind.ADVERB or words[index] not in _TIES]

    def _is_fronted(self, before: list[int], comma: int) -> bool:
        """Whether a phrase of its own opens the clause: "Despite the rain, …", "Later, …", but not "Later treaties with Austria, …"."""
        kinds = self.words.kinds
        if kinds[before[0]] is Kind.TIME and kinds[before[1]] is Kind.NAME:
            # "Sun Microsystems, …".
            return False
        if kinds[before[0]] is Kind.ADVERB and comma > 1:
            return kinds[before[1]] in (*_FRONTED, Kind.DETERMINER)
        return kinds[before[0]] in _FRONTED

    def _fronts_participle(self, kept: list[int]) -> bool:
        """ "Buried under the quay, the log was found", "having lost its log, the ferry", "after being towed, it": not yet the subject."""
        position = 1 if len(kept) > 1 and self.words.kinds[kept[0]] in (Kind.OPENER_OR_PREPOSITION, Kind.ADVERB) else 0
        if position + 1 >= len(kept):
            return False
        index, following = kept[position], self.words.kinds[kept[position + 1]]
        form = self.words.forms[index]
        if self.words.words[index] in ("being", "having"):
            return True
        if form & Form.GERUND:
            return following in (Kind.DETERMINER, Kind.PREPOSITION, Kind.OBJECT, Kind.TO, Kind.NAME, Kind.POSSESSIVE)
        bare = form & Form.PARTICIPLE and not form & Form.NOUNISH and self.words.kinds[kept[0]] is not Kind.OPENER_OR_PREPOSITION
        # Without its date "Founded in 1886, the club won" has a comma there.
        dated = following is Kind.COMMA and index + 1 in self.dropped
        return bool(bare) and (dated or following in (Kind.DETERMINER, Kind.PREPOSITION, Kind.TO, Kind.ADVERB))

    def _subject_tokens(self, part: Part) -> list[int]:
        assert part.finite is not None
        before = [index for index in self._mine(part) if index < part.finite.first]
        # "Even so, despite the selloff, investors": what is fronted goes.
        while before:
            comma = next((position for position, index in enumerate(before) if self.words.kinds[index] is Kind.COMMA), None)
            if comma is None or comma + 1 >= len(before) or not (self._fronts_participle(before) or self._is_fronted(before, comma)):
                break
            adjective = (
                comma > 1 and self.words.kinds[before[comma - 2]] is Kind.DETERMINER and self.words.kinds[before[comma - 1]] is Kind.NOUN
            )
            before = before[comma + 1 :]
            if adjective and self.words.kinds[before[0]] is Kind.NOUN:
                # "After a short, sharp drop, the market": the comma stands between two adjectives.
                second = next((position for position, index in enumerate(before) if self.words.kinds[index] is Kind.COMMA), -1)
                before = before[second + 1 :]
            place = next((position for position, index in enumerate(before[:6]) if self.words.kinds[index] is Kind.COMMA), None)
            more = sum(self.words.kinds[index] is Kind.COMMA for index in before)
            if place is not None and more == 1 and any(self.words.kinds[index] is Kind.POSSESSIVE for index in before[:place]):
                # "in Marle, the island's capital, the mayor": what the place is goes with it.
                before = before[place + 1 :]
        while len(before) > 1 and (self.words.kinds[before[0]] is Kind.COMMA or self.words.words[before[0]] in editing().days):
            del before[0]
        while before and self.words.kinds[before[-1]] in (Kind.ADVERB, Kind.COMMA):
            del before[-1]
        return before

    def _kept(self, part: Part, *, optional: bool) -> list[int]:
        """The clause's own tokens and those of the inner clauses that it cannot do without."""
        kept = self._mine(part)
        for child in self.passage.structure.parts:
            if child.parent is not part or child is part or (child.role is Role.RELATIVE and child.first - 1 in self.dropped):
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
            if needed or (optional and conditional and (part.finite is None or child.first > part.finite.first)):
                kept += [index for index in child.own if index < child.opening and index not in self.dropped]
                kept += self._kept(child, optional=optional)
        after = part.finite.last + 1 if part.finite is not None else 0
        while part.finite is not None and after < len(self.words) - 1 and self.words.kinds[after] is Kind.ADVERB:
            after += 1
        if part.finite is not None and part.finite.head not in lexicon().intransitive and not part.finite.passive:
            # "invaded and occupied the island": the two share what comes after the second.
            pair = next((other for other in self.passage.structure.parts if other.sibling is part and other.first == after), None)
            if pair is not None and after < len(self.words) and self.words.kinds[after] is Kind.COORDINATOR:
                kept += [after, *self._kept(pair, optional=optional)]
        return sorted(kept)

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
        mine = set(part.parent.own)
        end = part.first
        while end > 0 and (self.words.kinds[end - 1] is Kind.COMMA or end - 1 in self.dropped):
            end -= 1
        phrase = noun_phrase_before(self.passage, end, mine)
        phrase = self._named_by(phrase, mine)
        if self.words.words[part.opening - 1] == "that" and end == part.first:
            phrase = self._described(phrase, mine)
        plural = part.finite is not None and self.words.words[part.finite.first] in ("were", "are", "have")
        joined = phrase[0] - 1 if phrase else 0
        if plural and joined > 0 and self.words.words[joined] == "and" and joined in mine:
            # "five men and a woman who were questioned".
            phrase = [*noun_phrase_before(self.passage, joined, mine), joined, *phrase]
        if self.words.words[part.opening - 1] == "who":
            # "the execution of Edith Cavell, who": a person.
            named = self._named_before(phrase, mine)
            if named:
                return text_of(self.passage, named)
            last = max((position for position, index in enumerate(phrase) if self.words.words[index] == "of"), default=-1)
            body = last >= 0 and self.words.words[phrase[last + 1]] == "the"
            phrase = phrase[:last] if body else phrase[last + 1 :]
        return text_of(self.passage, phrase)

    def _named_by(self, phrase: list[int], mine: set[int]) -> list[int]:
        """The name that the phrase explains: "Gull Lines, a small operator [whose shares fell]"."""
        # "a once proud operator".
        first = next((index for index in range(phrase[0], phrase[0] - 3, -1) if self.words.words[index] in ("a", "an")), 0) if phrase else 0
        comma = first - 1
        if comma < 1 or comma not in mine or self.words.kinds[comma] is not Kind.COMMA:
            return phrase
        name = noun_phrase_before(self.passage, comma, mine)
        return name if name and all(self.words.kinds[index] is Kind.NAME for index in name) else phrase

    def _named_before(self, phrase: list[int], mine: set[int]) -> list[int]:
        """The person of whom a body is named: "Joan Lund of the [Council of Ports], who"."""
        of = phrase[0] - 1 if phrase else 0
        if of < 2 or of not in mine or self.words.words[of] != "of" or self.words.kinds[phrase[0]] is not Kind.DETERMINER:
            return []
        person = noun_phrase_before(self.passage, of, mine)
        plain = len(person) > 1 and all(self.words.kinds[index] is Kind.NAME for index in person)
        return person if plain else []

    def _described(self, phrase: list[int], mine: set[int]) -> list[int]:
        """With the noun it belongs to, where a name ends it: in "boats of the Kiel Line that sank" it is the boats."""
        before = phrase[0] - 1 if phrase else 0
        if (
            before < 1
            or before not in mine
            or self.words.kinds[before] is not Kind.PREPOSITION
            or self.words.kinds[phrase[-1]] is not Kind.NAME
        ):
            return phrase
        noun = noun_phrase_before(self.passage, before, mine)
        of = max((position for position, index in enumerate(noun) if self.words.words[index] == "of"), default=-1)
        noun = noun[of + 1 :]
        return [*noun, before, *phrase] if noun and self.words.kinds[noun[-1]] is Kind.NOUN else phrase
