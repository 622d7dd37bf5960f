"""The language of a text whose source does not name it: whose frequent words stand in it, whose letters and endings its words have."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

_SAMPLE = 6000
# A text is taken for another language than English when words that are frequent in it are so large a share of all, and weigh so many times
# as much as the English ones; in a few words fewer can be by chance.
_SHARE = 0.2
_LEAD = 1.5
_FEWEST = 2
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# Letters that English does not have.
_HINTING = re.compile(r"[^\x00-\x7f]")
_SCRIPTS = (
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
)


# What an ending or a letter counts for, beside a frequent word; a word too short tells nothing by its end.
_HINT = 0.5
_SHORTEST = 5
_LONGEST_ENDING = 5


@cache
def _weights(table: str) -> dict[str, dict[str, float]]:
    """For each frequent word (ending, letter) the languages that it speaks for, the less the more they are."""
    languages: dict[str, list[str]] = {}
    for language, words in _table()[table].items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return {word: dict.fromkeys(speaking, 1 / len(speaking)) for word, speaking in languages.items()}


@lru_cache(maxsize=20_000)
def _spoken_for(word: str) -> tuple[tuple[str, float, float], ...]:
    """The languages that a word speaks for: how much for each, and what it counts for."""
    frequent = _weights("frequent").get(word)
    if frequent is not None:
        return tuple((language, weight, 1.0) for language, weight in frequent.items())
    found: dict[str, float] = {}
    hints = [_weights("letters").get(letter, {}) for letter in _HINTING.findall(word)]
    if len(word) >= _SHORTEST:
        endings = (_weights("endings").get(word[-length:]) for length in range(_LONGEST_ENDING, 1, -1))
        hints.append(next((ending for ending in endings if ending), {}))
    for hint in hints:
        for language, weight in hint.items():
            found[language] = found.get(language, 0.0) + weight * _HINT
    return tuple((language, weight, _HINT) for language, weight in found.items())


def plain_code(tag: str) -> str:
    """The language of a tag such as pages and records name theirs by; nothing where it is no such tag.

    >>> plain_code("de-AT"), plain_code("en_US"), plain_code("German")
    ('de', 'en', '')
    """
    found = re.fullmatch(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*\s*", tag)
    return found[1].lower() if found else ""


def is_understood(language: str) -> bool:
    """Whether the times of a language are read by rules of its own.

    >>> is_understood("de-AT"), is_understood("sv")
    (True, False)
    """
    return language.lower()[:2] in _table()["understood"]["languages"]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the text's language; English when in doubt.

    >>> guess_language("Gestern trat der Minister zurück."), guess_language("The mayor resigned on Monday.")
    ('de', 'en')
    >>> guess_language("De burgemeester trad gisteren af."), guess_language("A prefeita renunciou ontem à noite.")
    ('nl', 'pt')
    >>> guess_language("Der Fluss ist am Sonntag nicht gestiegen, und die Stadt hat das mit Freude und auch mit Staunen gefeiert.")
    'de'
    """
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) * 2 > sum(character.isalpha() for character in sample):
        counts = {language: sum(low <= character <= high for character in sample) for language, low, high in _SCRIPTS}
        # Japanese mixes its own letters into Chinese ones.
        return "ja" if counts["ja"] * 10 > counts["zh"] > 0 else max(counts, key=lambda language: counts[language])
    found = re.findall(r"[^\W\d_]+", sample.lower())
    score, hits = defaultdict[str, float](float), defaultdict[str, float](float)
    for word in found:
        for language, weight, hit in _spoken_for(word):
            score[language] += weight
            hits[language] += hit
    if not score:
        return "en"
    best = max(score, key=lambda language: score[language])
    certain = hits[best] >= max(_FEWEST, _SHARE * len(found)) and score[best] >= _LEAD * score["en"]
    return best if certain else "en"
