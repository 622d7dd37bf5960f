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

    @classmethod
    def of(cls, tense: Mapping[str, list[str]], sentences: Mapping[str, Any]) -> Cues:
        """From the tables of a ``phrases.toml``.

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
        )


def _pattern(words: list[str], endings: list[str]) -> re.Pattern[str]:
    choices = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    choices += [rf"[^\W\d_]{{2,30}}{re.escape(ending)}" for ending in endings]
    return re.compile(rf"\b(?:{'|'.join(choices)})\b" if choices else r"(?!)", re.IGNORECASE)
