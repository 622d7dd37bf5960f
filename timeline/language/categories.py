"""What kind of thing happened, by the words of its clause: the verb first, then the nouns, else "other".

>>> categories().of("sign", ["Japan", "signed", "a", "pact"]), categories().of("see", ["He", "saw", "it"])
('agreement', 'other')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.errors import LanguageDataError
from timeline.language.lexicon import load, words

OTHER = "other"
NAMES = ("agreement", "conflict", "disaster", "justice", "politics", "economy", "science", "sport", "life", "statement")


@dataclass(frozen=True, slots=True)
class Categories:
    """``verbs``: dictionary form -> category. ``nouns``: word in lower case -> category."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]

    def of(self, head: str, told: Iterable[str]) -> str:
        """The category of a clause with the verb ``head`` and the words ``told``; nouns count only when they agree."""
        if head in self.verbs:
            return self.verbs[head]
        named = {self.nouns[word.lower()] for word in told if word.lower() in self.nouns}
        return named.pop() if len(named) == 1 else OTHER


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
    tables: dict[str, dict[str, str]] = {"verbs": {}, "nouns": {}}
    for category in NAMES:
        for block, table in tables.items():
            for word in words(data, (category, block), name):
                if table.setdefault(word, category) != category:
                    raise LanguageDataError(f"{name}: {word!r} stands in {block} of {category} and of {table[word]}; keep the likelier one")
    return Categories(tables["verbs"], tables["nouns"])
