"""The words of a language, each with what it can be: "May" a month, "may" nothing; "second" an ordinal or a unit.

A token's *readings* map a category to its value: ``{"month": 5}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from timeline.errors import LanguageDataError

Readings = Mapping[str, object]
NOTHING: Readings = MappingProxyType({})

_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.I)
_PLURAL_YEARS = re.compile(r"\d{2,4}s")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,6})?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMPACT = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")


class Vocabulary:
    """The compiled words of one language.

    ``categories`` are rows of ``words/``: a name, whether its words trigger a scan, which of them count only with a capital or only
    without one (``True`` for all) or, all of them, in capitals (``upper``), and the words with their values. ``literals`` are the words
    that rules name themselves. ``points`` where "1.000" is a thousand. ``ranks`` gives 1 for a known word, 2 for a trigger.

    Raises :class:`LanguageDataError` for a row without words.
    """

    def __init__(self, categories: list[dict[str, object]], literals: frozenset[str], origin: str, points: bool = False) -> None:
        self._points = points
        self._table: dict[str, dict[str, object]] = {}
        self.ranks: dict[str, int] = {}
        for row in categories:
            self._add(row, origin)
        for word in literals:
            if word[0].isdigit():
                # Numbers are read by their shape, and rank as triggers wherever a rule names one.
                continue
            # "a.C." has its capital behind the full stop.
            dotted = [word[0] + word[1:].upper()] if "." in word[1:] else []
            for spelled in (word, word.capitalize(), word.upper(), *dotted):
                self._table.setdefault(spelled, {})
                self.ranks.setdefault(spelled, 1)

    def _add(self, row: dict[str, object], origin: str) -> None:
        name, words = row.get("name"), row.get("words")
        if not isinstance(name, str) or not isinstance(words, dict) or not words:
            raise LanguageDataError(f"{origin}: the category {name!r} needs a name and a table of words")
        rank = 2 if row.get("trigger") else 1
        if row.get("upper") is True:
            for word, value in words.items():
                self._table.setdefault(word.upper(), {}).setdefault(name, value)
                self.ranks[word.upper()] = max(rank, self.ranks.get(word.upper(), 0))
            return
        only_capital, only_lower = (set(words if row.get(key) is True else _strings(row.get(key))) for key in ("capital", "lower"))
        for word, value in words.items():
            if word in only_capital or word in only_lower:
                spellings = {word.capitalize() if word in only_capital else word}
            else:
                spellings = {word, word.capitalize(), word.upper()}
            for spelled in spellings:
                self._table.setdefault(spelled, {}).setdefault(name, value)
                self.ranks[spelled] = max(rank, self.ranks.get(spelled, 0))

    def readings(self, token: str) -> Readings:
        """What ``token`` can be.

        >>> Vocabulary([{"name": "month", "words": {"may": 5}, "capital": ["may"]}], frozenset(), "words").readings("May")
        {'month': 5}
        """
        if "0" <= token[0] <= "9":
            return _pointed(token) if self._points and "." in token else numeral(token)
        return self._table.get(token, NOTHING)


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _pointed(token: str) -> Readings:
    """Where a comma divides a number from its fraction: "20.000" is a number of thousands, "20.30" at most a time of day."""
    if _POINTED.fullmatch(token):
        return {"number": float(token.replace(".", ""))}
    return {"clock_point": token} if _CLOCK.fullmatch(token) else numeral(token)


@lru_cache(maxsize=20_000)
def numeral(token: str) -> Readings:
    """What a token that begins with a digit can be, by its shape.

    >>> numeral("4th"), numeral("1990s"), numeral("1998-02-13")
    ({'ordinal': 4}, {'decade': 1990}, {'iso': '1998-02-13'})
    >>> numeral("1998")
    {'digits': '1998', 'number': 1998.0, 'year': 1998, 'era_year': 1998}
    """
    if match := _ORDINAL.fullmatch(token):
        return {"ordinal": int(match[1])}
    if _PLURAL_YEARS.fullmatch(token):
        return {"decade": int(token[:-1])}
    if _NUMBER.fullmatch(token):
        readings: dict[str, object] = {"digits": token}
        if token[0] != "0" or not token.isdigit():
            # "0430 hours" is a time of day, not so many hours.
            readings["number"] = float(token.replace(",", ""))
        if token.isdigit():
            if len(token) == 4 and token[0] != "0":
                readings["year"] = int(token)
            elif len(token) == 4:
                readings["clock24"] = token
            if len(token) == 3 and token[0] != "0":
                readings["year3"] = int(token)
            if len(token) <= 2 and 1 <= int(token) <= 31:
                readings["day"] = int(token)
            if len(token) == 2:
                readings["year2"] = int(token)
            if len(token) <= 4:
                readings["era_year"] = int(token)
            if _COMPACT.fullmatch(token):
                readings["iso"] = f"{token[:4]}-{token[4:6]}-{token[6:]}"
        elif _CLOCK.fullmatch(token):
            # "8.30" is a time before "p.m." alone; elsewhere it is a price or a score.
            readings["clock_point"] = token
        return readings
    if _CLOCK.fullmatch(token):
        return {"clock": token}
    if token[4:5] == "-":
        return {"iso_week" if token[5:6] == "W" else "iso": token}
    if "/" in token or token.count(".") == 2 or token.count("-") == 2:
        return {"numeric": token}
    return NOTHING
