"""How much two headlines tell the same: the words that they share, whatever their forms."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.language.lexicon import Kind, lexicon

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_TELLING = (None, Kind.NAME, Kind.NOUN, Kind.NUMBER)


@lru_cache(maxsize=1024)
def told_words(text: str) -> frozenset[str]:
    """What a text tells of, as dictionary forms: no articles, prepositions, auxiliaries, times.

    >>> sorted(told_words("Two ports have signed an old pact"))
    ['old', 'pact', 'port', 'sign', 'two']
    """
    english = lexicon()
    words = (match.group().lower() for match in _WORD.finditer(text))
    return frozenset(_plain(word) for word in words if english.kinds.get(word) in _TELLING and word not in english.time_names)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter is in the longer, from 0 to 1; less than two words are too few to tell.

    >>> shared(told_words("Divers raised the wreck"), told_words("The wreck was raised by divers of the navy"))
    1.0
    """
    least = min(len(one), len(other))
    return len(one & other) / least if least > 1 else 0.0


def _plain(word: str) -> str:
    lemma = lexicon().lemmas.get(word)
    if lemma is not None:
        return lemma
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
