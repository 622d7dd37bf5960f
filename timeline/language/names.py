"""Names of persons, firms and places, loaded from ``names.toml``: they decide whom "he" and "the company" can mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from timeline.language.lexicon import load, words


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Closed lists, all in lower case; the data file says what each is for. ``men`` and ``women`` hold first names and titles."""

    men: frozenset[str]
    women: frozenset[str]
    firm_suffixes: frozenset[str]
    firms: frozenset[str]
    firm_nouns: frozenset[str]
    owned: frozenset[str]
    measuring: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=4)
def known_names(language: str = "en") -> KnownNames:
    """The names of a language, loaded once.

    Raises :class:`timeline.errors.LanguageDataError` when a block is missing.

    >>> "ann" in known_names().women, "corp" in known_names().firm_suffixes
    (True, True)
    """
    data, name = load(language, "names.toml"), f"{language}/names.toml"

    def block(table: str, key: str) -> frozenset[str]:
        return frozenset(words(data, (table, key), name))

    return KnownNames(
        men=block("given", "male") | block("titles", "male"),
        women=block("given", "female") | block("titles", "female"),
        firm_suffixes=block("firms", "suffixes"),
        firms=block("firms", "known"),
        firm_nouns=block("firms", "nouns"),
        owned=block("firms", "owned"),
        measuring=block("firms", "measuring"),
        places=block("places", "words"),
    )
