"""Blockers: where the words around an expression make it none, as rows of a language's data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.errors import LanguageDataError
from timeline.language.inflection import Form
from timeline.language.lexicon import lexicon

# "Mrs.", "p.", "U.S.": a full stop that ends a short word belongs to it.
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]{1,3}\.)+$")
_LONGEST_ABBREVIATION = 8
# "-old" is one word here: "6-year-old" tells an age.
_WORD_AFTER = re.compile(r"\s*(-\w+|\w+|[^\w\s])")
# How far words and patterns are looked for, in characters.
_REACH = 48
_SIDES = ("before", "after", "unless_before", "unless_after", "texts")
_KNOWN = frozenset({"rules", "examples", "written", "preceded", "followed", "both", *_SIDES})
# What ends in these is no plural: "this", "less", "previous".
_NO_PLURALS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Place:
    """An expression in its text, with the words right before and after it ("" for none), and these three in lower case: a dozen blockers
    may ask for them.
    """

    text: str
    start: int
    end: int
    before: str
    after: str
    lower: str
    lower_before: str
    lower_after: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Place:
        """The place of ``text[start:end]``.

        >>> Place.of("Mrs. May resigned.", 5, 8).before
        'Mrs.'
        """
        found = _WORD_AFTER.match(text, end, end + _REACH)
        before, after = _word_before(text, start), found[1] if found else ""
        return cls(text, start, end, before, after, text[start:end].lower(), before.lower(), after.lower())


def _word_before(text: str, start: int) -> str:
    """The word, or the sign, that ends right before ``start``; looked for backwards, for that is where it is."""
    least = max(0, start - _REACH)
    stop = least + len(text[least:start].rstrip())
    if stop == least:
        return ""
    begin = stop - 1
    if text[begin] == "." and (short := _ABBREVIATION.search(text, max(least, stop - _LONGEST_ABBREVIATION), stop)):
        return short[0]
    if text[begin].isalnum() or text[begin] == "_":
        while begin > least and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
            begin -= 1
    return text[begin:stop]


@dataclass(frozen=True, slots=True)
class Blocker:
    """Words before or after which an expression is none: ``*`` stands for any, ``#`` for a number, ``-*`` for whatever is joined by a
    hyphen, ``A*`` for one with a capital, ``a*`` for one without, ``*s`` for a noun's plural, ``*ed`` for a verb's past; or patterns of
    what precedes and follows. With ``both`` each side must fit; with ``texts`` it is for these expressions alone, with ``written`` for
    those that begin so.
    """

    before: frozenset[str]
    after: frozenset[str]
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    texts: frozenset[str] = frozenset()
    written: re.Pattern[str] | None = None
    preceded: re.Pattern[str] | None = None
    followed: re.Pattern[str] | None = None
    both: bool = False

    def blocks(self, place: Place) -> bool:
        """Whether the words around make an expression none."""
        before, after = place.lower_before, place.lower_after
        if before in self.unless_before or after in self.unless_after:
            return False
        if self.texts and place.lower not in self.texts:
            return False
        if self.written is not None and not self.written.match(place.text, place.start, place.end):
            return False
        if self.both:
            return self._fits_before(place, before) and self._fits_after(place, after)
        return self._fits_before(place, before) or self._fits_after(place, after)

    def _fits_before(self, place: Place, before: str) -> bool:
        if before in self.before or "*" in self.before or ("#" in self.before and before.isdigit()):
            return True
        if "A*" in self.before and place.before[:1].isupper():
            return True
        return self.preceded is not None and bool(self.preceded.search(place.text, max(0, place.start - _REACH), place.start))

    def _fits_after(self, place: Place, after: str) -> bool:
        if after in self.after or ("*" in self.after and after.isalpha()) or ("-*" in self.after and len(after) > 1 and after[0] == "-"):
            return True
        if "#" in self.after and after.isdigit():
            return True
        if "*s" in self.after and _is_plural(place.after):
            return True
        if "a*" in self.after and place.after.isalpha() and place.after.islower():
            return True
        if ("A*" in self.after and place.after[:1].isupper()) or ("*ed" in self.after and bool(lexicon().form(after) & Form.PAST)):
            return True
        return self.followed is not None and bool(self.followed.match(place.text, place.end, place.end + _REACH))


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word.isalpha() and word.islower() and not word.endswith(_NO_PLURALS)


def blockers(files: Mapping[str, Mapping[str, Any]], rules: Iterable[str]) -> dict[str, tuple[Blocker, ...]]:
    """The blockers of a language's ``files`` by the names of the rules that they are for.

    Raises :class:`LanguageDataError` for a row that names no rule, or has a key or a pattern that cannot be read.
    """
    known = frozenset(rules)
    by_rule: dict[str, tuple[Blocker, ...]] = {}
    for file, table in files.items():
        for row in table.get("blocker", []):
            named = set(row.get("rules", []))
            if not named or named - known:
                raise LanguageDataError(f"{file}: a blocker names {sorted(named - known) or 'no rules'}; rules are named in their files")
            if strange := set(row) - _KNOWN:
                raise LanguageDataError(f"{file}: the blocker of {row['rules']} has the unknown key {sorted(strange)[0]!r}")
            blocker = _blocker(row, file)
            for rule in row["rules"]:
                by_rule[rule] = (*by_rule.get(rule, ()), blocker)
    return by_rule


def _blocker(row: Mapping[str, Any], file: str) -> Blocker:
    try:
        written = re.compile(row["written"]) if "written" in row else None
        preceded = re.compile(rf"(?:{row['preceded']})$") if "preceded" in row else None
        followed = re.compile(row["followed"]) if "followed" in row else None
    except re.error as error:
        raise LanguageDataError(f"{file}: the blocker of {row['rules']} has a pattern that cannot be read: {error}") from None
    before, after, unless_before, unless_after, texts = (frozenset(map(str, row.get(side, []))) for side in _SIDES)
    return Blocker(before, after, unless_before, unless_after, texts, written, preceded, followed, bool(row.get("both", False)))
