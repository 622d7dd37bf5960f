"""Names that hold words of time and are none: the Today show, "The Daily Mail", "60 Minutes", “One Hundred Years of Solitude”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_CAPITALISED = re.compile(r" ([A-Z][a-z]+)")
_WORD = re.compile(r"\w+")
_THE = re.compile(r"(?:The|An?|One|Last|This|Next|Every|Each) ([A-Z][a-z]+)")
# What goes on with capitals behind an expression, as names do.
_NAME = re.compile(r"(?:'s)?(?: (?:(?:of|the|and|in|a|for) ){0,2}[A-Z][\w’'-]*)+")
# Quotation marks that open right before an expression, or before words of which each may belong to a title.
_OPENED = re.compile(r"(?:(?<=[\s(—])|^)(“|„|«|»|\"|‘|``|'')(?:[A-Z0-9][\w’'-]*\s(?:\w{1,4}\s)*)*$")
_OPENING = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"', "‘": "’", "``": "''", "''": "''"}
# A title in quotation marks has no more characters than this, and no sentence's signs.
_LONGEST = 60
_NO_TITLE = re.compile(r"[.,;!?\n]")
# The words that titles leave small are no longer than this.
_SMALL = 4
# A number with a unit in capitals: “60 Minutes”, 48 Hours.
_COUNTED = re.compile(r"\d+ ([A-Z][a-z]+)")
# What stands before a word in the middle of a sentence: a word, perhaps with its possessive, and a blank.
_INSIDE = re.compile(r"[\w’'.][’']? $")
_WORD_GOES_ON = re.compile(r"\w\s$")
_LINE = 400
# What ends with capitals before an expression.
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]* )+$")
# A small word that no heading with capitals throughout has.
_SENTENCE_WORD = re.compile(r"\b[a-z]{4,}\b|\b(?:is|was|are|has|had|by|him|her|it)\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n“\"(]|''|``)\s*$")


@dataclass(frozen=True, slots=True)
class Titles:
    """A language's names that are none, by each of their words: the name, and where in it the word stands."""

    by_word: Mapping[str, tuple[tuple[str, int], ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Titles:
        """From the names, written with the capitals that they have.

        >>> Titles.of(["Fiscal Times"]).named("The Fiscal Times said", 4, 10)
        True
        """
        by_word: dict[str, tuple[tuple[str, int], ...]] = {}
        for name in names:
            for word in _WORD.finditer(name):
                by_word[word[0]] = (*by_word.get(word[0], ()), (name, word.start()))
        return cls(by_word)

    def named(self, text: str, start: int, end: int) -> bool:
        """Whether a word of ``text[start:end]`` belongs to one of the names."""
        if not self.by_word:
            return False
        for word in _WORD.finditer(text, start, end):
            for name, offset in self.by_word.get(word[0], ()):
                begins = word.start() - offset
                if begins >= 0 and text.startswith(name, begins) and not text[begins + len(name) :][:1].isalnum():
                    return True
        return False


NO_TITLES = Titles({})


def quoted(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is in a title in quotation marks: “60 Minutes”, “Blue Monday”.

    >>> quoted("He told “60 Minutes” so.", 9, 19), quoted("“Today we won,” he said.", 1, 6)
    (True, False)
    >>> quoted("She played in “1944,” a film.", 15, 19)
    True
    """
    opened = _OPENED.search(text, max(0, start - _LONGEST), start)
    if opened is None:
        return False
    closes = text.find(_OPENING[opened[1]], end, start + _LONGEST)
    title = text[opened.end(1) : closes]
    if _WORD_GOES_ON.search(text, max(0, opened.start() - 8), opened.start()):
        # American papers put the comma after a title inside the marks. Speech (“Today,” he said) goes on from no word.
        title = title.removesuffix(",")
    if closes < 0 or not title or title[0].islower() or _NO_TITLE.search(title):
        return False
    return all(word[0].isupper() or word[0].isdigit() or len(word) <= _SMALL for word in title.split())


def part_of_name(text: str, start: int, end: int, told: frozenset[str] = frozenset()) -> bool:
    """Whether a word that is else written small, and ends ``text[start:end]``, goes on as a name: "the Daily Mail", "Fall River".

    Headings, where all words have capitals, tell nothing; nor does a word of ``told``: the Spring Offensive was in spring.

    >>> part_of_name("He read the Daily Mail today.", 12, 17), part_of_name("Daily Mail Sold To Old Rival", 0, 5)
    (True, False)
    """
    word_start = max(text.rfind(" ", start, end) + 1, start)
    word = text[word_start:end]
    if not word[:1].isupper() or word.isupper() or not (goes_on := _CAPITALISED.match(text, end)) or goes_on[1] in told:
        return False
    if _SENTENCE_START.search(text, max(0, word_start - 8), word_start):
        return False
    return not _is_heading(text, start, end)


def in_title(text: str, start: int, end: int, common: frozenset[str]) -> bool:
    """Whether the expression at ``start`` to ``end`` is part of a name or all of it.

    ``common`` are words in lower case that begin an expression and are no names themselves: with a capital inside a sentence they are.
    In a heading with capitals throughout they are not.

    >>> text = "He told the Today show on Monday."
    >>> in_title(text, 12, 17, frozenset({"today"})), in_title(text, 26, 32, frozenset({"today"}))
    (True, False)
    """
    if _titled_within(text, start, end, common):
        return not _is_heading(text, start, end)
    counted = _COUNTED.fullmatch(text, start, end)
    if counted is not None and counted[1].lower() in common:
        return not _is_heading(text, start, end)
    first = _WORD.match(text, start, end)
    if first is None or not text[start].isupper() or first[0].isupper() or first[0].lower() not in common:
        return False
    if not _INSIDE.search(text, max(0, start - 3), start) or text[start - 2] == ".":
        return False
    return not _is_heading(text, start, end)


def _titled_within(text: str, start: int, end: int, common: frozenset[str]) -> bool:
    """Whether what opens an expression goes on with a capital: "The Night of the Hunter", "Last Night in Soho"."""
    titled = _THE.match(text, start, end)
    return titled is not None and titled[1].lower() in common


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether most words of the line have capitals, without those of the name that it may be; a line of nothing else is a heading.

    Headings end with no full stop, and capitals throughout have none of the words between that are written small in a sentence.
    """
    low = max(text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE, 0)
    high = text.find("\n", end, end + _LINE)
    name = _NAME.match(text, end)
    around = _NAME_BEFORE.sub("", text[low:start]), text[end if name is None else name.end() : high if high >= 0 else end + _LINE]
    if around[1].rstrip().endswith(".") and any(_SENTENCE_WORD.search(piece) for piece in around):
        return False
    words: list[str] = [word for piece in around for word in re.findall(r"[^\W\d_]{3,}", piece)]
    return sum(word[0].isupper() for word in words) * 2 > len(words) - (not words)
