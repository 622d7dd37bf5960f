"""Whom a headline leaves unsaid, from the text before it: "the company" is Nordbank, "the operation" Operation Gull."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.clauses.parts import Part, Role
from timeline.compose.cast import Cast
from timeline.compose.cutting import LONGEST, MOST
from timeline.compose.headline import Headline
from timeline.compose.passage import Passage
from timeline.compose.phrases import NOUNS, noun_phrase_before, possessive, sentence_case, text_of
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.language.names import known_names

_PERSONAL = re.compile(r"\b(he|she|him|his|her)\b")
# "It" as a subject, or as an object after a verb.
_THING = re.compile(r"^It(?= (?:was|is|has|had|will|would) \w+(?:ed|en)\b)|(?<=ed )it(?=$| (?:and|in|on|to|from|with|by)\b)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
# ", in this campaign" at a headline's end says nothing without the text around it.
_POINTING_TAIL = re.compile(
    r",? (?:in|during|at|after|before|under|from|for|on|by|with|against|as part of|since) (?:this|these|those)(?: [\w-]+){1,3}$"
)
# Of these a noun takes its description: "the attack [on the harbour]".
_OF_NOUN = ("of", "on", "against", "at", "in")
_ACTING = ("man", "woman", "er", "or", "ist", "ian")
# So many sentences back a thing is still the one that was described there.
_NEAR = 4
_NO_ONE = frozenset(("no", "any", "each", "every", "another", "either", "neither"))


@dataclass(frozen=True, slots=True)
class Before:
    """The sentences before a clause, the nearest first, and who is named in the document."""

    cast: Cast
    spans: Sequence[tuple[int, int]]
    passage: Callable[[tuple[int, int]], Passage]


def standing(headline: str, passage: Passage, part: Part, before: Before) -> str:
    """The headline with the names that it leaves to the text before it, where that is plain; else unchanged."""
    told = _POINTING_TAIL.sub("", headline)
    headline = told if len(told.split()) > 3 else headline
    named = _with_subject(headline, passage, part, before)
    named = _with_thing(named, passage, part, before)
    named = _with_persons(named, passage, part, before)
    return named if len(named) <= LONGEST + MOST else headline


def _with_subject(headline: str, passage: Passage, part: Part, before: Before) -> str:
    """ "The company earned …", "The operation commenced", "Operating results were hit"."""
    if part.finite is None:
        return headline
    subject = Headline(passage, frozenset()).subject(part)
    words = subject.split()
    if not words or not headline.startswith(sentence_case(subject)) or any(word[0].isupper() for word in words[1:]):
        return headline
    noun = words[-1].lower()
    rest = headline[len(subject) :]
    if words[0].lower() in ("the", "this", "that") and len(words) == 2:
        named = _named(noun, passage, part, before)
        return sentence_case(named) + rest if named else headline
    plain = all(word.islower() or word.lower() in known_names().measuring or "-" in word for word in words[:-1])
    if len(words) < 4 and plain and noun in known_names().owned and words[0].lower() not in lexicon().kinds:
        firm = _firm(passage, part, before)
        if firm and firm.split()[0].lower() not in headline.lower():
            return f"{possessive(firm)} {subject[0].lower()}{subject[1:]}{rest}"
    return headline


def _named(noun: str, passage: Passage, part: Part, before: Before) -> str | None:
    """What "the ``noun``" was called before."""
    if noun in known_names().firm_nouns:
        firm = _firm(passage, part, before)
        if firm is not None:
            return firm
    here = passage.start + passage.structure.words.starts[part.opening]
    if not noun.isalpha() or lexicon().kinds.get(noun) is not None or noun in editing().regions:
        return None
    for start, end in ((passage.start, here), *before.spans[:_NEAR]):
        name = before.cast.named_after(noun, start, end)
        if name is not None:
            return name
        if re.search(rf"\b{noun}\b", before.cast.text[start:end]) is None:
            continue
        described, known = _described(noun, passage if start == passage.start else before.passage((start, end)), end)
        if known:
            return described
    return None


def _described(noun: str, passage: Passage, end: int) -> tuple[str | None, bool]:
    """How the sentence describes the noun, by what stands before and after it; and whether it brings it up as new at all."""
    words, kinds = passage.structure.words, passage.structure.words.kinds
    within = range(len(words))
    for index in reversed(within):
        if words.words[index] != noun or passage.start + words.starts[index] >= end or kinds[index] is not Kind.NOUN:
            continue
        phrase = noun_phrase_before(passage, index + 1, within)
        of = max((position for position, one in enumerate(phrase) if words.words[one] == "of"), default=-1)
        phrase = phrase[of + 1 :]
        if not phrase:
            continue
        first = phrase[0]
        if kinds[first] in (Kind.PRONOUN, Kind.OBJECT) or words.words[first] in _NO_ONE:
            return None, True
        after = _complement(passage, index + 1)
        article = kinds[first] is Kind.DETERMINER
        plain = [one for one in (phrase[1:] if article else phrase) if kinds[one] is not Kind.NUMBER]
        owned = any(kinds[one] is Kind.POSSESSIVE for one in plain)
        if not after and not any(kinds[one] is Kind.NAME for one in plain):
            if words.words[first] in ("a", "an"):
                return None, True
            continue
        torn = passage.text[words.starts[first] - 1 : words.starts[first]].isalnum()
        if plain[0] == 0 or torn:
            # At the head of a sentence a capital says nothing.
            return None, True
        text = text_of(passage, [*plain, *after])
        return (text if owned and not article else f"the {text}"), True
    return None, False


def _complement(passage: Passage, index: int) -> list[int]:
    """The phrase that belongs to the noun before the token ``index``: "the attack [on the harbour of Marle]"."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    if words[index : index + 1] == () or words[index] not in _OF_NOUN:
        return []
    last = index + 1
    while last < len(words) and last < index + 8 and ((kinds[last] in NOUNS and kinds[last] is not Kind.PRONOUN) or words[last] == "of"):
        last += 1
    while last > index + 1 and kinds[last - 1] not in (Kind.NOUN, Kind.NAME):
        last -= 1
    named = any(kinds[one] is Kind.NAME for one in range(index + 1, last))
    return list(range(index, last)) if named and last < len(words) and kinds[last] is not Kind.COORDINATOR else []


def _firm(passage: Passage, part: Part, before: Before) -> str | None:
    """The firm that was named last, unless several were."""
    here = passage.start + passage.structure.words.starts[part.opening]
    for start, end in ((passage.start, here), *before.spans):
        firms = {naming.character.text for naming in before.cast.between(start, end) if naming.character.firm}
        if firms:
            return firms.pop() if len(firms) == 1 else None
    return None


def _with_thing(headline: str, passage: Passage, part: Part, before: Before) -> str:
    """ "Clinton besieged Marle, capturing it", "orders for the ferry since it was shown": the one name before it in its sentence."""
    found = _THING.search(headline)
    if found is None or part.finite is None:
        return headline
    at = next((index for index in part.own if passage.structure.words.words[index] == "it"), part.opening)
    here = passage.start + passage.structure.words.starts[at]
    things = before.cast.things(passage.start, here)
    subject = headline[: found.start()]
    things = [thing for thing in things if thing.removeprefix("the ") not in subject]
    if found.start() == 0:
        things = things if len(set(things)) == 1 else []
    return sentence_case(subject + things[-1] + headline[found.end() :]) if things else headline


def _with_persons(headline: str, passage: Passage, part: Part, before: Before) -> str:
    """ "Investigators found a rifle near his home": whose home it is."""
    found = _PERSONAL.search(headline[:1].lower() + headline[1:])
    if found is None or _names_someone(headline[: found.start()]) or (part.role is Role.CONTENT and not found.start()):
        # In "one of Lund's sons said that he …" it is who says so, whether he has a name or not.
        return headline
    pronoun = found[1]
    at = next((index for index in part.own if passage.structure.words.words[index] == pronoun), part.opening)
    here = passage.start + passage.structure.words.starts[at]
    for start, end in ((passage.start, here), *before.spans[:_NEAR]):
        named = [
            naming.character
            for naming in before.cast.between(start, end)
            if naming.character.answers(pronoun) and (start == passage.start or not naming.owning)
        ]
        persons = {character.text for character in named}
        if len(persons) > 1 or (start != passage.start and any(character.doubtful for character in named)):
            return headline
        if persons:
            following = headline[found.end() :].split()
            owning = pronoun == "his" or (pronoun == "her" and bool(following) and lexicon().kinds.get(following[0].lower()) is None)
            person = possessive(named[0].text) if owning else named[0].text
            return sentence_case(headline[: found.start()] + person + headline[found.end() :])
    return headline


def _names_someone(text: str) -> bool:
    """Whether somebody is named in what stands before a pronoun, by name or as "the mayor"."""
    if _CAPITAL.search(text[1:]) or (text[:1].isupper() and text.split() and text.split()[0].lower() not in lexicon().kinds):
        return True
    words = [word.strip(",.").lower() for word in text.split()]
    return any(word in editing().persons or word in editing().titles or (len(word) > 4 and word.endswith(_ACTING)) for word in words)
