"""What kind of thing happened, by the words of its clause: the verb, set phrases, the nouns, and a verb with its noun.

>>> categories().of("sign", "Japan signed a pact"), categories().of("see", "He saw it"), categories().of("be", "A guard was shot dead")
('agreement', 'other', 'justice')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.errors import LanguageDataError
from timeline.language.lexicon import load, words

OTHER = "other"
NAMES = ("agreement", "conflict", "disaster", "justice", "politics", "economy", "science", "sport", "life", "statement")
_BLOCKS = ("verbs", "nouns", "phrases", "likely", "with_verbs", "with_nouns")
_WORD = re.compile(r"\w[\w-]*")
# "$5.25", "26%": what a sum of money or a share is written with.
_SUM = re.compile(r"[$£€%]")


@dataclass(frozen=True, slots=True)
class Categories:
    """``verbs``: dictionary form -> category, ``nouns``: word in lower case -> category, ``likely``: verbs that decide where nouns do not.

    ``phrases`` matches the set phrases, their categories in the table of the same order; ``pairs`` are, for each category, verbs that make
    it with one of its nouns.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    likely: Mapping[str, str]
    phrases: Mapping[str, str]
    pairs: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    phrase: re.Pattern[str]

    def of(self, head: str, told: str) -> str:
        """The category of a clause with the verb ``head`` (its dictionary form) and the words ``told``; what disagrees decides nothing."""
        line = told.lower()
        if line.startswith("“") and line.endswith("”") and line.count("“") == 1:
            # What is told is that somebody said so.
            return "statement"
        acted = self.verbs.get(head)
        if acted not in (None, "statement"):
            return acted
        # Somebody said what the phrase tells: "announced a joint venture".
        named = [self.phrases[found] for found in self.phrase.findall(line)]
        if named:
            return _agreed(named)
        if acted is not None:
            return acted
        said = set(_WORD.findall(line))
        named = [self.nouns[word] for word in said if word in self.nouns]
        if named:
            return _agreed(named)
        if _SUM.search(line):
            said.add("$")
        named = [category for category, (verbs, nouns) in self.pairs.items() if head in verbs and not nouns.isdisjoint(said)]
        if named:
            return _agreed(named)
        return self.likely.get(head, OTHER)


def _agreed(named: list[str]) -> str:
    return named[0] if len(set(named)) == 1 else OTHER


@lru_cache(maxsize=4)
def categories(language: str = "en") -> Categories:
    """The categories of a language, loaded once.

    Raises :class:`LanguageDataError` when a category is missing or unknown, or a word stands in two.
    """
    return build(load(language, "categories.toml"), f"{language}/categories.toml")


def build(data: Mapping[str, object], name: str) -> Categories:
    """The categories from the tables of their file; ``name`` is the file, for messages."""
    unknown = sorted(data.keys() - set(NAMES))
    if unknown:
        raise LanguageDataError(f"{name}: {unknown[0]!r} is no category; use {', '.join(NAMES)}")
    tables: dict[str, dict[str, str]] = {block: {} for block in _BLOCKS[:4]}
    pairs = {}
    for category in NAMES:
        for block, table in tables.items():
            for word in _items(data, category, block, name):
                if table.setdefault(word, category) != category:
                    raise LanguageDataError(f"{name}: {word!r} stands in {block} of {category} and of {table[word]}; keep the likelier one")
        verbs, nouns = (frozenset(_items(data, category, block, name)) for block in _BLOCKS[4:])
        if verbs and nouns:
            pairs[category] = verbs, nouns
    longest = sorted(tables["phrases"], key=len, reverse=True)
    phrase = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])") if longest else re.compile(r"(?!)")
    return Categories(tables["verbs"], tables["nouns"], tables["likely"], tables["phrases"], pairs, phrase)


def _items(data: Mapping[str, object], category: str, block: str, name: str) -> list[str]:
    table = data.get(category)
    if block not in ("verbs", "nouns") and isinstance(table, Mapping) and block not in table:
        # Only verbs and nouns are of every category.
        return []
    listed = words(data, (category, block), name)
    # Phrases hold spaces, and are parted by bars.
    return [phrase.strip() for phrase in " ".join(listed).split("|") if phrase.strip()] if block == "phrases" else list(listed)
