"""The language of a text whose source does not name it: whose frequent words stand in it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_SAMPLE = 6000
# So large a share of the words must be frequent ones of a language, and so many times as many as of English, to take a text for it.
_SHARE = 0.12
_LEAD = 2.0
_FEWEST = 12
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
def _frequent() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in _table()["frequent"].items()}


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

    >>> guess_language("Der Fluss ist am Sonntag nicht gestiegen, und die Stadt hat das mit Freude und auch mit Staunen gefeiert.")
    'de'
    """
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) * 2 > sum(character.isalpha() for character in sample):
        counts = {language: sum(low <= character <= high for character in sample) for language, low, high in _SCRIPTS}
        # Japanese mixes its own letters into Chinese ones.
        return "ja" if counts["ja"] * 10 > counts["zh"] > 0 else max(counts, key=lambda language: counts[language])
    found = re.findall(r"[^\W\d_]+", sample.lower())
    shares = {language: sum(word in frequent for word in found) / max(len(found), 1) for language, frequent in _frequent().items()}
    best = max(shares, key=lambda language: shares[language])
    certain = len(found) >= _FEWEST and shares[best] >= _SHARE and shares[best] >= _LEAD * shares["en"]
    return best if certain else "en"
