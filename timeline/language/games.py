"""Games: quarters that are theirs and not the year's, and the lines that list who plays whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from timeline.language.load import table

# What ends the time of a listed game.
_CLOSED = re.compile(r"\s*(?::|\n|$)")
# How far words are looked for on each side, in characters, and the longest head of a listed game.
_REACH, _HEAD = 160, 140
# The time of a listed game is no longer than this.
_TIME = 32
_SENTENCE_BREAK = re.compile(r"[.!?;]\s|\n")
_SCORE = r"(?<![\d$£€.-])\d{1,3}[-–]\d{1,3}(?![-–\d]|\s?%| per ?cent)"
# "Nordby", "No. 3 Port City (7-4)".
_RECORD = r"\(\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?\)"
_SIDE = rf"(?:(?:No\.\s|#)\d{{1,3}}\s)?[A-Z][\w.'’&-]*(?:\s(?:[A-Z0-9][\w.'’&-]*|of|and|the)){{0,4}}(?:\s{_RECORD})?"


@dataclass(frozen=True, slots=True)
class Games:
    """``play`` and ``money`` find words that speak for and against a game, ``head`` the line up to a fixture's time, ``every`` what says
    on which day all of a list are.
    """

    play: re.Pattern[str]
    money: re.Pattern[str]
    head: re.Pattern[str]
    every: re.Pattern[str]

    def is_quarter_of_one(self, text: str, start: int, end: int) -> bool:
        """Whether "the fourth quarter" at ``text[start:end]`` is one of a game, by the words of its sentence.

        >>> text = "They led 20-17 entering the fourth quarter."
        >>> games().is_quarter_of_one(text, 28, 42)
        True
        """
        before = _SENTENCE_BREAK.split(text[max(0, start - _REACH) : start])[-1]
        after = _SENTENCE_BREAK.split(text[end : end + _REACH], maxsplit=1)[0]
        said = f"{before} | {after}"
        return self.money.search(said) is None and self.play.search(said) is not None

    def lists(self, text: str, start: int, end: int) -> bool:
        """Whether the time at ``text[start:end]`` is when a listed game begins: "Nordby at No. 3 Port City (7-4), 7 p.m.".

        >>> games().lists("Nordby at No. 3 Port City (7-4), 7 p.m.: They met in May.", 33, 39)
        True
        """
        line = text.rfind("\n", max(0, start - _HEAD), start) + 1
        if start - line > _HEAD or self.head.fullmatch(text, line, start) is None:
            return False
        return _CLOSED.match(text, end) is not None

    def is_entry(self, sentence: str) -> bool:
        """Whether a sentence is the entry of a list that says who plays whom and when."""
        head = self.head.match(sentence, 0, _HEAD)
        return head is not None and len(sentence) - head.end() <= _TIME

    def is_for_all(self, text: str, start: int) -> bool:
        """Whether the day that begins at ``start`` is that of all listed games: "All games Friday unless otherwise noted"."""
        return self.every.search(text, max(0, start - 32), start) is not None


@lru_cache(maxsize=4)
def games(language: str = "en") -> Games:
    """The words of games of a language, loaded once.

    Raises :class:`LanguageDataError` when their file is missing or is no TOML.
    """
    data = table(language, "games.toml")
    quarters, fixtures = data["quarters"], data["fixtures"]
    play = [*map(re.escape, quarters["play"].split()), *(re.escape(phrase) + r"\w*" for phrase in quarters["phrases"])]
    between = _one_of(fixtures["between"])
    return Games(
        re.compile(rf"\b(?:{'|'.join(play)})\b|{_SCORE}", re.I),
        re.compile(rf"\b(?:{_one_of(quarters['money'].split())})\b|[$£€%]", re.I),
        re.compile(rf"\W{{0,4}}{_SIDE}(?:,?\s+(?:{between})\s+|(?<=\))\s+){_SIDE},\s+"),
        re.compile(rf"\b(?:{_one_of(fixtures['all'])})\s+(?:on\s+)?$", re.I),
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
