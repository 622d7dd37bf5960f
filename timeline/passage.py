"""A sentence in its place: its clauses, the temporal expressions in it, and which of these date which clause."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from timeline.clauses import governing_group
from timeline.language.editing import editing
from timeline.language.lexicon import Kind
from timeline.model import Resolution
from timeline.structure import Part, Role, Structure
from timeline.verbs import VerbGroup


class Use(Enum):
    """What an expression does in its clause."""

    ADVERBIAL = "adverbial"
    AFTER_OF = "after of"
    POSSESSIVE = "possessive"
    MODIFIER = "modifier"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression at work: its index among the document's resolutions, its tokens, its clause and verb, and its use.

    ``first`` is the token at which its preposition starts; ``low``–``high`` (included) are its own tokens.
    """

    index: int
    resolution: Resolution
    low: int
    high: int
    first: int
    part: Part
    group: VerbGroup | None
    use: Use

    @property
    def drops(self) -> bool:
        """Whether a headline can do without it: it stands on its own, and belongs to no noun."""
        return self.use is Use.ADVERBIAL


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: where it starts in the document's text, its own text and its clauses."""

    start: int
    text: str
    structure: Structure

    def token_at(self, offset: int) -> int:
        """The token that starts at or before a character of the sentence."""
        return max(0, bisect_right(self.structure.words.starts, offset) - 1)

    def words_between(self, low: int, high: int) -> str:
        """The text of tokens ``low`` to ``high`` (included)."""
        words = self.structure.words
        return self.text[words.starts[low] : words.ends[high]] if low <= high else ""

    def dated(self, index: int, resolution: Resolution) -> Dated | None:
        """What the expression dates; ``None`` in a sentence without words."""
        found = self.structure
        if not found.owners:
            return None
        offset = resolution.start - self.start
        low = self.token_at(offset)
        high = max(low, self.token_at(max(offset, resolution.end - self.start - 1)))
        part = found.owners[low]
        first = self._with_preposition(low, part)
        group = governing_group(found, part, offset)
        return Dated(index, resolution, low, high, first, part, group, self._use(low, high, resolution, part))

    def _with_preposition(self, low: int, part: Part) -> int:
        kinds, words = self.structure.words.kinds, self.structure.words.words
        first = low
        while first > part.opening and self.structure.owners[first - 1] is part:
            kind, word = kinds[first - 1], words[first - 1]
            if word == "of" and (first < 2 or words[first - 2] != "as"):
                break
            if kind not in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION) and word not in editing().adjuncts:
                break
            first -= 1
        return first

    def _use(self, low: int, high: int, resolution: Resolution, part: Part) -> Use:
        words, kinds = self.structure.words.words, self.structure.words.kinds
        after = self.text[resolution.end - self.start : resolution.end - self.start + 1]
        before = words[low - 1] if low else ""
        following = kinds[high + 1] if high + 1 < len(words) else None
        if before == "of" and (low < 2 or words[low - 2] != "as"):
            return Use.AFTER_OF
        if following is Kind.POSSESSIVE or after in ("'", "’") or resolution.text.endswith(("'s", "’s", "s'", "s’")):
            return Use.POSSESSIVE
        if after == "-":
            return Use.MODIFIER
        if before == "since" and self._compared(low, part):
            return Use.BOUND
        nominal = following in (Kind.NOUN, Kind.NAME) and not self._verb_starts(high + 1)
        adjacent = nominal and self.text[resolution.end - self.start : self.structure.words.starts[high + 1]].isspace()
        if adjacent and low and kinds[low - 1] in (Kind.DETERMINER, Kind.POSSESSIVE):
            return Use.MODIFIER
        return Use.ADVERBIAL

    def _verb_starts(self, index: int) -> bool:
        return any(group.first == index for group in self.structure.groups)

    def _compared(self, low: int, part: Part) -> bool:
        """Whether "since" bounds a superlative: "the closest since 1945"."""
        words, owners = self.structure.words.words, self.structure.owners
        return any(owners[position] is part and editing().is_extreme(words[position]) for position in range(max(0, low - 16), low))


def quoted_or_told(part: Part, structure: Structure) -> bool:
    """Whether the clause tells what somebody said: it hangs on quoted or reported words."""
    if part.role is Role.ATTRIBUTION:
        return True
    return any(other.parent is part and other.role in (Role.CONTENT, Role.QUOTE) for other in structure.parts)
