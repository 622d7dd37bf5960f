"""How sentences of other languages than English tell past from future, and where they end: words as data, no grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that look ahead or back, each as a pattern of whole words, and those that may tell what used to be; abbreviations that end no
    sentence (in lower case, without their last full stop); whether a full stop behind a number makes it an ordinal ("3. Oktober").
    """

    future: re.Pattern[str]
    past: re.Pattern[str]
    habit: re.Pattern[str]
    abbreviations: frozenset[str]
    ordinal_points: bool
    compared: re.Pattern[str]

    @classmethod
    def of(cls, tense: Mapping[str, list[str]], sentences: Mapping[str, Any]) -> Cues:
        """From the tables ``tense`` and ``sentences`` of a ``phrases.toml``.

        >>> tense = {"future": ["wird"], "past": ["war"], "future_endings": [], "past_endings": ["te"]}
        >>> Cues.of(tense, {"abbreviations": "z b", "ordinal_points": True}).past.findall("Er war da und lachte")
        ['war', 'lachte']
        """
        return cls(
            _pattern(tense["future"], tense["future_endings"]),
            _pattern(tense["past"], tense["past_endings"]),
            _pattern(tense["past"], [*tense["past_endings"], *tense.get("habit_endings", ())]),
            frozenset(sentences["abbreviations"].split()),
            bool(sentences.get("ordinal_points", False)),
            _before(sentences.get("comparing", [])),
        )


def _pattern(words: list[str], endings: list[str]) -> re.Pattern[str]:
    choices = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    choices += [rf"[^\W\d_]{{2,30}}{re.escape(ending)}" for ending in endings]
    return re.compile(rf"\b(?:{'|'.join(choices)})\b" if choices else r"(?!)", re.IGNORECASE)


def _before(phrases: list[str]) -> re.Pattern[str]:
    """These phrases right before something, perhaps with a few short words between; "…" stands for as many of any length.

    >>> bool(_before(["mehr … als"]).search("Es gab mehr Unfälle als im "))
    True
    """
    spelled = (re.escape(phrase).replace(r"\ …\ ", r"\s+(?:[\w'’]+\s+){0,3}?") for phrase in sorted(phrases, key=len, reverse=True))
    choices = "|".join(spelled)
    return re.compile(rf"\b(?:{choices})(?:\s*\w{{1,4}}){{0,3}}(?:\s+|\s*\w{{0,4}}['’])$" if phrases else r"(?!)", re.IGNORECASE)
