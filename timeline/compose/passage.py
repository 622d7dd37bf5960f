"""A sentence in its place: its clauses, the temporal expressions in it, and which of these date which clause."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from timeline.clauses import governing_group
from timeline.clauses.parts import Part, Role, Structure
from timeline.clauses.verbgroup import VerbGroup
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.model import Resolution


class Use(Enum):
    """What an expression does in its clause."""

    ADVERBIAL = "adverbial"
    AFTER_OF = "after of"
    POSSESSIVE = "possessive"
    MODIFIER = "modifier"
    OBJECT = "object"
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

    bare: bool = True

    @property
    def drops(self) -> bool:
        """Whether a headline can do without it: it stands on its own, and no article or adjective before it would be left behind."""
        return self.use is Use.ADVERBIAL and self.bare


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
        inner = zip(found.words.words[low + 1 : high + 1], found.words.kinds[low + 1 : high + 1], strict=True)
        day = low < high and all(word in lexicon().time_names or kind is Kind.NUMBER for word, kind in inner)
        if found.words.words[low] == "the" and day and found.words.kinds[high + 1 : high + 2] == (Kind.NOUN,):
            # "The 21 January execution": the article is the noun's.
            low += 1
        if found.words.words[high + 1 : high + 3] in (("or", "so"), ("or", "more"), ("and", "beyond"), ("or", "later")):
            high += 2
        for more in _RUNNING:
            if found.words.words[high + 1 : high + 1 + len(more)] == more:
                # "every quarter for five years running".
                high += len(more)
        if found.words.words[high + 2 : high + 3] == ("time",) and found.words.kinds[high + 1] is Kind.NAME:
            # "at 5:34 am Marle time".
            high += 2
        part = found.owners[low]
        first = self._with_preposition(low, part)
        group = governing_group(found, part, offset)
        use = self._use(low, high, resolution, part, group)
        return Dated(index, resolution, low, high, first, part, group, use, self._is_bare(low, high, first))

    def _is_bare(self, low: int, high: int, first: int) -> bool:
        """Whether no article or adjective before the expression belongs to it: not so in "the slow third quarter"."""
        words, kinds = self.structure.words.words, self.structure.words.kinds
        if low and kinds[low - 1] in (Kind.DETERMINER, Kind.POSSESSIVE):
            return False
        if words[high + 1 : high + 2] in (("than",), ("of",)):
            # "three days later than planned", "the first quarter of the financial year".
            return False
        if low > 1 and words[low - 1] in editing().judging and kinds[low - 2] is Kind.DETERMINER:
            return False
        names = words[low] in _WHOLE or kinds[low] in (Kind.NUMBER, Kind.DETERMINER, Kind.ADVERB) or words[low] in lexicon().time_names
        return names or first < low or not low or kinds[low - 1] is not Kind.NOUN

    def _with_preposition(self, low: int, part: Part) -> int:
        kinds, words = self.structure.words.kinds, self.structure.words.words
        first = low
        while first > part.opening and self.structure.owners[first - 1] is part:
            kind, word = kinds[first - 1], words[first - 1]
            if kind is not Kind.PREPOSITION and first > 1 and kinds[first - 2] is Kind.BE:
                # "could be effective in May": what the subject is stays.
                break
            if word == "again" and first > 1 and kinds[first - 2] is Kind.COORDINATOR:
                # "in May and again in June".
                first -= 1
                continue
            if word == "than" and words[max(0, first - 3) : first - 1] in _NO_LATER:
                # "no earlier than June"
                first -= 3
                continue
            if word in ("ended", "ending") and first > 1 and kinds[first - 2] is Kind.TIME:
                # "its fourth quarter ended yesterday".
                first -= 1
                continue
            if word == "of" and (first < 2 or words[first - 2] != "as"):
                break
            opening = first - 1 == part.opening or kinds[first - 2] in (Kind.COMMA, Kind.COORDINATOR)
            if (
                kind not in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION)
                and word not in editing().adjuncts
                and not (word == "even" and opening)
            ):
                break
            first -= 1
        return first

    def _use(self, low: int, high: int, resolution: Resolution, part: Part, group: VerbGroup | None) -> Use:
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
        if self._is_named(low, high, part):
            return Use.BOUND
        # "No earlier than June" is a limit, though "than" stands in it.
        limited = resolution.expression.signal.endswith(" than") or resolution.begin_point is not None
        if group is not None and group.last < low and not limited and self._compares(group.first, low):
            return Use.BOUND
        followed = following in (Kind.NOUN, Kind.NAME) and self._next_word(resolution, high)
        if (
            followed
            and following is Kind.NAME
            and words[high] in _SEASONS
            and resolution.text[-1:].islower()
            and resolution.text.split()[-1][0].isupper()
        ):
            # "the Spring Offensive".
            return Use.MODIFIER
        if low and kinds[low - 1] is Kind.DETERMINER and following is Kind.COMMA and words[high].isdigit() and self._names_event(high + 2):
            # "the Dec. 21, 1988, bombing of a ferry"
            return Use.MODIFIER
        owner = low and kinds[low - 1] in (Kind.DETERMINER, Kind.POSSESSIVE)
        if followed and (owner or (before == "for" and kinds[low] is Kind.TIME)):
            return Use.MODIFIER
        adjacent = followed and not self._verb_starts(high + 1)
        owned = words[low] in _OWNERS or (low > 0 and words[low - 1] in _OWNERS)
        if owned:
            return Use.MODIFIER
        self_standing = words[low] in lexicon().time_names or words[low] in _WHOLE
        late = group is not None and group.last < low and not self_standing
        if adjacent and low and (late or (kinds[low] is Kind.ADVERB and kinds[low - 1] is Kind.PREPOSITION)):
            return Use.MODIFIER
        if self._is_object(low, high, self_standing):
            return Use.OBJECT
        return Use.ADVERBIAL

    def _names_event(self, index: int) -> bool:
        words = self.structure.words
        return index < len(words) and words.kinds[index] in (Kind.NOUN, Kind.NAME) and editing().names_event(words.words[index])

    def _is_named(self, low: int, high: int, part: Part) -> bool:
        """Whether a year ends a name, and dates no verb: "showed it at the Boat Fair 2010"."""
        words, kinds = self.structure.words, self.structure.words.kinds
        bare = low == high and words.words[low].isdigit() and len(words.words[low]) == _YEAR
        if not bare or not low or part.finite is None or kinds[low - 1] is not Kind.NAME:
            return False
        return self.text[words.ends[low - 1] : words.starts[low]] == " " and words.words[low - 1] not in lexicon().time_names

    def _next_word(self, resolution: Resolution, high: int) -> bool:
        """Whether a word follows the expression with nothing but space between."""
        after = high + 1
        return after < len(self.structure.words) and self.text[resolution.end - self.start : self.structure.words.starts[after]].isspace()

    def _is_object(self, low: int, high: int, self_standing: bool) -> bool:
        """Whether the verb acts on the expression or tells of it: "won World War II", "ended the day", "led to World War II"."""
        words, kinds = self.structure.words.words, self.structure.words.kinds
        before = words[low - 1] if low else ""
        if before == "to" and words[low - 2 : low - 1] == ("up",):
            # "rainfall up to Nov. 10 reached"
            return False
        if before in editing().object_prepositions:
            return not any(kind in (Kind.TIME, Kind.NUMBER) for kind in kinds[max(0, low - 2) : low - 1]) and before != "as"
        alone = not low or kinds[low - 1] in (Kind.COMMA, Kind.OPEN_QUOTE, Kind.THAT, Kind.OPENER, Kind.BREAK)
        if alone and self._finite_starts(high + 1):
            # "Today is a day", "1872 was a hard year", "The year lasted 445 days".
            return True
        if self_standing or kinds[low] not in (Kind.NAME, Kind.DETERMINER) or words[low] in _DEMONSTRATIVES:
            return False
        bare = not low or kinds[low - 1] not in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION)
        following = kinds[high + 1] if high + 1 < len(words) else None
        told_of = bare and (following in (Kind.THAT, Kind.RELATIVE) or words[high + 1 : high + 2] == ("of",))
        return told_of or any(group.last == low - 1 for group in self.structure.groups)

    def _finite_starts(self, index: int) -> bool:
        return any(part.finite is not None and part.finite.first == index for part in self.structure.parts)

    def _compares(self, low: int, high: int) -> bool:
        """Whether what stands between compares: "compared with a loss last year", "up from $4 a year earlier"."""
        words = self.structure.words.words
        for position in range(high - 1, max(low, high - 16) - 1, -1):
            if words[position] in editing().comparing:
                return True
            if words[position] == "from" and position + 1 < high and words[position + 1][0].isdigit():
                return True
        return False

    def _verb_starts(self, index: int) -> bool:
        """Whether a verb or a participle starts there; not what only may be one."""
        return index < len(self.structure.owners) and any(group.first == index for group in self.structure.owners[index].groups)

    def _compared(self, low: int, part: Part) -> bool:
        """Whether "since" bounds a superlative: "the closest since 1945"."""
        words, owners = self.structure.words.words, self.structure.owners
        within = part.role in (Role.RELATIVE, Role.CONTENT)
        return any(
            editing().is_extreme(words[position]) and (owners[position] is part or within) for position in range(max(0, low - 16), low)
        )


def quoted_or_told(part: Part, structure: Structure) -> bool:
    """Whether the clause tells what somebody said: it hangs on quoted or reported words."""
    if part.role is Role.ATTRIBUTION:
        return True
    if part.finite is not None:
        after = part.finite.last + 1
        if after < len(structure.words) and structure.words.kinds[after] in (Kind.BREAK, Kind.OPEN_QUOTE):
            return True
    return any(other.parent is part and other.role in (Role.CONTENT, Role.QUOTE) for other in structure.parts)


_YEAR = 4
_DEMONSTRATIVES = ("this", "that", "these", "those", "each", "every", "a")
_SEASONS = ("spring", "summer", "autumn", "winter")
_RUNNING = (("running",), ("straight",), ("in", "a", "row"))
_NO_LATER = (("no", "earlier"), ("no", "later"), ("not", "earlier"), ("not", "later"))
_OWNERS = ("its", "his", "her", "their", "our", "my", "your")
# Words that open an expression which needs nothing before it.
_WHOLE = ("last", "next", "this", "that", "yesterday", "today", "tomorrow", "earlier", "late", "early", "mid", "previous")
