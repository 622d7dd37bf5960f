"""How a sentence describes what a later one calls by its noun alone: "the bombing" was "the bombing of the harbour of Marle"."""

from __future__ import annotations

from timeline.compose.passage import Passage
from timeline.compose.phrases import NOUNS, noun_phrase_before, text_of
from timeline.language.lexicon import Kind

# With these a noun takes its description.
_OF_NOUN = ("of", "on", "against", "at", "in")
_NO_ONE = frozenset(("no", "any", "each", "every", "another", "either", "neither"))


def described(noun: str, passage: Passage, end: int) -> tuple[str | None, bool]:
    """How the sentence describes the noun up to character ``end`` of the document, by what stands before and after it; and whether it
    brings it up at all.

    >>> from timeline.clauses.structure import structure
    >>> sentence = "The rebels feared a bombing of Marle."
    >>> described("bombing", Passage(0, sentence, structure(sentence)), len(sentence))
    ('the bombing of Marle', True)
    """
    words, kinds = passage.structure.words, passage.structure.words.kinds
    within = range(len(words))
    for index in reversed(within):
        # "a massive counter-offensive" is an offensive.
        named = kinds[index] is Kind.NOUN and (words.words[index] == noun or words.words[index].endswith(f"-{noun}"))
        if not named or passage.start + words.starts[index] >= end:
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
    return list(range(index, last)) if named and kinds[last : last + 1] != (Kind.COORDINATOR,) else []
