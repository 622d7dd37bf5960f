"""How a text says between a date and a length that the one is where the other began or ended: "began on 3 March and lasted 40 days"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Which end of a length the date before it is."""

    BEGIN = "begin"
    END = "end"


@dataclass(frozen=True, slots=True)
class Course:
    """Words of beginning and ending, and what may stand between a date and the length of what began or ended then.

    ``lasted`` is behind "and", "which" or "It"; of it ``took`` needs a word of beginning or ending before the date, for what took ten years
    may have been done in the year named.
    """

    begins: re.Pattern[str]
    ends: re.Pattern[str]
    leaves: re.Pattern[str]
    lasted: re.Pattern[str]
    took: re.Pattern[str]
    on: re.Pattern[str]
    after: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]]) -> Course:
        """From the words of ``signals.toml``.

        >>> words = {name: [name] for name in ("begins", "ends", "leaves", "lasted", "took", "joins", "hedges", "lengths")}
        >>> Course.of(words).side("The siege begins on", " joins lasted hedges ")
        <Side.BEGIN: 'begin'>
        """
        joins, hedges = _any(words["joins"]), _any(words["hedges"])

        def behind(verbs: Sequence[str]) -> re.Pattern[str]:
            return re.compile(rf"(?:[,;.]?\s+(?:{joins}\s+)+|,?\s+){_any(verbs)}\s+(?:{hedges}\s+)?", re.I)

        noun = rf"(?:{_any(words['lengths'])}\s+)?"
        leading = r"(?:(?:\w+ing(?:\s\w+){0,3}\sfor|(?:an?|the|his|her|its|their)\s(?:\w+\s){1,3}(?:of|lasting))\s+)?"
        return cls(
            any_of(words["begins"]),
            any_of(words["ends"]),
            any_of(words["leaves"]),
            behind(words["lasted"]),
            behind(words["took"]),
            re.compile(rf",?\s+for\s+{noun}(?:{hedges}\s+)?", re.I),
            re.compile(rf",?\s+after\s+{leading}", re.I),
        )

    def side(self, before: str, between: str) -> Side | None:
        """Which end of a length a date is, by the words of its sentence ``before`` it and those ``between`` the two; or ``None``."""
        if self.after.fullmatch(between):
            return Side.END
        ends, leaves = self.ends.search(before), self.leaves.search(before)
        if self.on.fullmatch(between):
            return None if ends or leaves else Side.BEGIN
        if self.took.fullmatch(between):
            return None if leaves else Side.END if ends else Side.BEGIN if self.begins.search(before) else None
        if self.lasted.fullmatch(between):
            return Side.END if ends or leaves else Side.BEGIN
        return None


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words and phrases, whole, in capitals or not.

    >>> bool(any_of(["broke out"]).search("War broke  out")), bool(any_of(["end"]).search("at weekends"))
    (True, False)
    """
    return re.compile(rf"\b{_any(words)}\b", re.I)


def _any(words: Sequence[str]) -> str:
    choices = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return rf"(?:{choices})"
