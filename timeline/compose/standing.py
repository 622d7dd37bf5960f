"""Whom a headline leaves unsaid, from the text before it: "the company" is Nordbank, "the operation" Operation Gull."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.clauses.parts import Part, Role
from timeline.compose.around import Around
from timeline.compose.cutting import LONGEST, MOST
from timeline.compose.described import described
from timeline.compose.headline import Headline
from timeline.compose.phrases import possessive, sentence_case
from timeline.compose.referent import ACTING
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.language.names import known_names

_PERSONAL = re.compile(r"\b(he|she|him|his|her)\b")
# "It" as a subject, or as an object after a verb.
_THING = re.compile(r"^It(?= (?:was|is|has|had|will|would) \w+(?:ed|en)\b)|(?<=ed )it(?=$| (?:and|in|on|to|from|with|by)\b)")
_OWNER = re.compile(r"The ([a-z]+)[’']s ")
_OWNED = re.compile(r"\bits\b")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
_POINTERS = (" this ", " these ", " those ", " there")
# ", in this campaign" at a headline's end says nothing without the text around it.
_POINTING_TAIL = re.compile(
    r",? (?:in|during|at|after|before|under|from|for|on|by|with|against|as part of|since) (?:this|these|those)(?: [\w-]+){1,3}$"
    r"|(?<=\w) there$"
)
_POINTING = ("The ", "This ", "That ")
# So many sentences back a thing is still the one that was described there.
_NEAR = 4


class Standing:
    """Makes the headline of a clause stand on its own; ``around`` is its document, and ``number`` the sentence that it is in.

    >>> from timeline.clauses.sentences import sentences
    >>> text = "Operation Gull was planned with care. The operation began on Monday."
    >>> around = Around(text, sentences(text), lambda start, end: False)
    >>> maker = Headline(around.passage(1), frozenset((3, 4)))
    >>> Standing(maker, maker.passage.structure.parts[0], around, 1).of("The operation began")
    'Operation Gull began'
    """

    def __init__(self, maker: Headline, part: Part, around: Around, number: int) -> None:
        self.maker, self.part, self.around, self.number = maker, part, around, number
        self.passage = maker.passage

    def of(self, headline: str) -> str:
        """The headline with the names that it leaves to the text before it, where these are plain; else unchanged."""
        if any(word in headline for word in _POINTERS):
            told = _POINTING_TAIL.sub("", headline)
            headline = told if len(told.split()) > 3 else headline
        named = self._with_person(self._with_owner(self._with_thing(self._with_subject(headline))))
        return named if len(named) <= LONGEST + MOST else headline

    def _stretches(self, token: int, sentences: int | None = None) -> Iterator[tuple[int, int]]:
        """The text before a token, the nearest first: what stands in its sentence, then so many sentences before that."""
        yield self.passage.start, self.passage.start + self.passage.structure.words.starts[token]
        yield from self.around.before(self.number)[:sentences]

    def _token(self, word: str) -> int:
        return next((index for index in self.part.own if self.passage.structure.words.words[index] == word), self.part.opening)

    def _with_subject(self, headline: str) -> str:
        """ "The company earned …", "The operation commenced", "Operating results were hit"."""
        owner = _OWNER.match(headline)
        if owner is not None and owner[1] in known_names().firm_nouns:
            # "The company's stock fell".
            firm = self._firm()
            return headline if firm is None else f"{possessive(firm)} {headline[owner.end() :]}"
        # Few headlines need more than a glance.
        pointing = headline.startswith(_POINTING)
        if self.part.finite is None or not (pointing or any(word.lower() in known_names().owned for word in headline.split(None, 3)[:3])):
            return headline
        subject = self.maker.subject(self.part)
        words = subject.split()
        if not words or not headline.startswith(sentence_case(subject)) or any(word[0].isupper() for word in words[1:]):
            return headline
        noun, rest = words[-1].lower(), headline[len(subject) :]
        if pointing and len(words) == 2 and noun in known_names().owned:
            firm = None if self._fronts_name(words[0]) else self._firm()
            return headline if firm is None else f"{possessive(firm)} {noun}{rest}"
        if pointing and len(words) == 2:
            named = self._named(noun)
            return sentence_case(named) + rest if named else headline
        known = known_names()
        plain = all(word.islower() or word.lower() in known.measuring or "-" in word for word in words[:-1])
        if len(words) < 4 and plain and noun in known.owned and words[0].lower() not in lexicon().kinds:
            firm = None if self._fronts_name(words[0]) else self._firm()
            if firm and firm.split()[0].lower() not in headline.lower():
                return f"{possessive(firm)} {subject[0].lower()}{subject[1:]}{rest}"
        return headline

    def _fronts_name(self, opening: str) -> bool:
        """Whether a name stands before the subject, which opens with that word: "At EDS, quarterly profit rose"."""
        words = self.passage.structure.words
        for index in self.part.own:
            if words.words[index] == opening.lower():
                return False
            if words.kinds[index] is Kind.NAME and index not in self.maker.dropped:
                return True
        return False

    def _named(self, noun: str) -> str | None:
        """What "the ``noun``" was called before."""
        firm = self._firm() if noun in known_names().firm_nouns else None
        if firm is not None or not noun.isalpha() or noun in lexicon().kinds or noun in editing().regions:
            return firm
        for start, end in self._stretches(self.part.opening, _NEAR):
            if re.search(rf"\b{noun}\b", self.around.text[start:end], re.IGNORECASE) is None:
                continue
            name = self.around.cast.named_after(noun, start, end)
            if name is not None:
                return name
            passage = self.passage if start == self.passage.start else self.around.passage(self.around.spans.number(start))
            description, known = described(noun, passage, end)
            if known:
                return description
        return None

    def _firm(self) -> str | None:
        """The firm that was named last, unless several were."""
        for start, end in self._stretches(self.part.opening):
            firms = {naming.character.text for naming in self.around.cast.between(start, end) if naming.character.firm}
            if firms:
                return firms.pop() if len(firms) == 1 else None
        return None

    def _with_thing(self, headline: str) -> str:
        """ "Clinton besieged Marle, capturing it", "orders for the ferry since it was shown": the one name before it in its sentence."""
        found = _THING.search(headline)
        if found is None:
            return headline
        start, end = next(self._stretches(self._token("it")))
        subject = headline[: found.start()]
        things = [thing for thing in self.around.cast.things(start, end) if thing.removeprefix("the ") not in subject]
        plain = things and (subject or len(set(things)) == 1)
        return sentence_case(subject + things[-1] + headline[found.end() :]) if plain else headline

    def _with_owner(self, headline: str) -> str:
        """ "Gull Lines said 80% of its trade is done in May": what is nobody's in the headline is who tells it."""
        found = _OWNED.search(headline)
        told, teller = self.part.role is Role.CONTENT and self.part.finite is not None, self.part.parent
        if found is None or not told or teller is None:
            return headline
        kinds, words = self.passage.structure.words.kinds, headline[: found.start()].lower().split()
        owner = self.maker.subject(teller)
        noun = owner.lower().removeprefix("the ")
        owner = (self._firm() or owner) if noun in known_names().firm_nouns else owner
        mine = [index for index in self.part.own if index < self._token("its")]
        someone = any(kinds[index] in (Kind.NAME, Kind.PRONOUN) for index in mine) or not editing().gathered.isdisjoint(words)
        if someone or not owner or len(owner) > LONGEST // 2 or "," in owner or owner.split()[0].lower() in lexicon().kinds:
            return headline
        return headline[: found.start()] + possessive(owner) + headline[found.end() :]

    def _with_person(self, headline: str) -> str:
        """ "Investigators found a rifle near his home": whose home it is."""
        found = _PERSONAL.search(headline[:1].lower() + headline[1:])
        if found is None or self._names_someone(headline[: found.start()]) or (self.part.role is Role.CONTENT and not found.start()):
            # In "one of Lund's sons said that he …" it is who says so, whether he has a name or not.
            return headline
        pronoun = found[1]
        for start, end in self._stretches(self._token(pronoun), _NEAR):
            here = start == self.passage.start
            namings = self.around.cast.between(start, end)
            named = [naming.character for naming in namings if naming.character.answers(pronoun) and (here or not naming.owning)]
            if len({character.text for character in named}) > 1 or (not here and any(character.doubtful for character in named)):
                return headline
            if named:
                following = headline[found.end() :].split()
                owning = pronoun == "his" or (pronoun == "her" and bool(following) and following[0].lower() not in lexicon().kinds)
                person = possessive(named[0].text) if owning else named[0].text
                return sentence_case(headline[: found.start()] + person + headline[found.end() :])
        return headline

    def _names_someone(self, text: str) -> bool:
        """Whether somebody is named in what stands before a pronoun, by name or as "the mayor"."""
        words = [word.strip(",.").lower() for word in text.replace("’", "'").split()]
        first = words[0].removesuffix("'s") if words else ""
        names = self.around.names
        # "Police found a torch near his home"; but Howes is a name.
        several = editing().acts(first) or (first.endswith("s") and first not in names.alone and first not in names.titled)
        if _CAPITAL.search(text[1:]) or (text[:1].isupper() and first not in lexicon().kinds and not several):
            return True
        return any(word in editing().persons or word in editing().titles or (len(word) > 4 and word.endswith(ACTING)) for word in words)
