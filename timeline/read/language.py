"""The language of a text whose source does not name it: whose frequent words stand in it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files

_SAMPLE = 6000
# A text is taken for another language than English when words that are frequent in it are so large a share of all, and weigh so many times
# as much as the English ones; in a few words fewer can be by chance.
_SHARE = 0.2
_LEAD = 1.5
_FEWEST = 2
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_SCRIPTS = (
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
)


@cache
def _weights() -> dict[str, dict[str, float]]:
    """For each frequent word the languages that it speaks for, the less the more they are."""
    languages: dict[str, list[str]] = {}
    for language, words in _table()["frequent"].items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return {word: dict.fromkeys(speaking, 1 / len(speaking)) for word, speaking in languages.items()}


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
    >>> guess_language("Der Fluss ist am Sonntag nicht gestiegen, und die Stadt hat das mit Freude und auch mit Staunen gefeiert.")
    'de'
    """
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) * 2 > sum(character.isalpha() for character in sample):
        counts = {language: sum(low <= character <= high for character in sample) for language, low, high in _SCRIPTS}
        # Japanese mixes its own letters into Chinese ones.
        return "ja" if counts["ja"] * 10 > counts["zh"] > 0 else max(counts, key=lambda language: counts[language])
    found = re.findall(r"[^\W\d_]+", sample.lower())
    score, hits = defaultdict[str, float](float), Counter[str]()
    for word in found:
        for language, weight in _weights().get(word, {}).items():
            score[language] += weight
            hits[language] += 1
    if not score:
        return "en"
    best = max(score, key=lambda language: score[language])
    certain = hits[best] >= max(_FEWEST, _SHARE * len(found)) and score[best] >= _LEAD * score["en"]
    return best if certain else "en"
