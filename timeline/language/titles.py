"""Words of time that are part of a name: "the Today show", "CBS This Morning", "60 Minutes", the film “1917”.

>>> text = "He told the Today show on Monday."
>>> in_title(text, 12, 17, frozenset({"today"})), in_title(text, 26, 32, frozenset({"today"}))
(True, False)
"""

from __future__ import annotations

import re

__all__ = ["in_title"]

_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
# A year alone in quotes is a film or a book; "the crash of ‘87" has no second quote.
_BARE_YEAR = re.compile(r"[12]\d{3}")
# A number with a unit in capitals: “60 Minutes”, 48 Hours.
_COUNTED = re.compile(r"\d+ ([A-Z][a-z]+)")
_FIRST = re.compile(r"\w+")
# What stands before a word in the middle of a sentence: a word, perhaps with its possessive, and a blank.
_INSIDE = re.compile(r"[\w’'.][’']? $")
_LINE = 400


def in_title(text: str, start: int, end: int, common: frozenset[str]) -> bool:
    """Whether the expression at ``start`` to ``end`` is part of a name or all of it.

    ``common`` are words in lower case that begin an expression and are no names themselves: with a capital inside a sentence they are.
    In a heading with capitals throughout they are not.
    """
    counted = _COUNTED.fullmatch(text, start, end)
    if counted is not None and counted[1].lower() in common:
        return not _is_heading(text, start, end)
    if end < len(text) and start and _QUOTES.get(text[start - 1]) == text[end] and _BARE_YEAR.fullmatch(text, start, end):
        return True
    first = _FIRST.match(text, start, end)
    if first is None or not text[start].isupper() or first[0].isupper() or first[0].lower() not in common:
        return False
    if not _INSIDE.search(text, max(0, start - 3), start) or text[start - 2] == ".":
        return False
    return not _is_heading(text, start, end)


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether most words of the line have capitals."""
    low = max(text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE, 0)
    high = text.find("\n", end, end + _LINE)
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text[low : high if high >= 0 else end + _LINE])
    return sum(word[0].isupper() for word in words) * 2 > len(words)
