"""How far a dated clause reaches: the characters of the event, and the words about the date that go with it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses.parts import Part, Role
from timeline.compose.passage import Dated, Passage
from timeline.language.editing import editing
from timeline.language.lexicon import Kind
from timeline.model import Modality

_UNTIL = ("until", "till")


def apposition(passage: Passage, one: Dated) -> frozenset[int]:
    """ ", the very day of the Armistice": what is said of the date goes with it."""
    words, kinds, owners = passage.structure.words.words, passage.structure.words.kinds, passage.structure.owners
    at = one.high + 1
    if at + 1 >= len(passage.structure.words) or kinds[at] is not Kind.COMMA or words[at + 1] not in ("the", "a", "an"):
        return frozenset()
    if one.group is None or one.group.first > one.low:
        return frozenset()
    end = at + 1
    while end < len(kinds) and owners[end] is one.part and kinds[end] is not Kind.COMMA:
        if any(group.first == end and group.finite for group in one.part.groups):
            return frozenset()
        end += 1
    return frozenset(range(at, end))


def cleft(passage: Passage, part: Part, one: Dated) -> Part:
    """ "It was in 1951 that the law passed": the date is that of what comes after "that"."""
    finite = part.finite
    if finite is None or finite.head != "be" or passage.structure.words.words[finite.first - 1 if finite.first else 0] not in ("it",):
        return part
    children = [other for other in passage.structure.parts if other.parent is part and other.finite is not None and other.first > one.high]
    content = [child for child in children if child.role in (Role.CONTENT, Role.RELATIVE)] or children
    near = one.low - finite.last <= 4
    return content[0] if content and near else part


def stretch(passage: Passage, part: Part, one: Dated, dropped: frozenset[int]) -> tuple[int, int]:
    """Where the event starts and ends in the sentence: the clause, the date with what was dropped for it, or a participle's phrase."""
    words = passage.structure.words
    if part.role is Role.PARTICIPIAL and one.group is not None and one.group.first > part.first:
        later = [group.first for group in part.groups if group.first > one.high]
        return words.starts[one.group.first], words.ends[max(one.high, min(later) - 1 if later else part.last)]
    low, high = min([one.low, *part.own[:1]]), max([one.high, *part.own[-1:]])
    if dropped:
        low, high = min(low, min(dropped)), max(high, max(dropped))
    return words.starts[low], words.ends[high]


def opens_entry(passage: Passage, one: Dated, publication: int | None) -> bool:
    """Whether nothing but the date stands before the dash, and it is no day of writing: "3 June 2014 – Plant reopens"."""
    alone = not any(char.isalnum() for char in passage.text[: passage.structure.words.starts[one.low]])
    interval = one.resolution.interval
    today = publication is not None and interval is not None and interval.start is not None and interval.start >= publication
    return alone and one.high + 1 >= one.part.last and not today


def kept_dates(passage: Passage, dated: Sequence[Dated], dates: frozenset[int]) -> frozenset[int]:
    """The tokens of dates that a headline needs: half of what happens again ("on Monday and Tuesday nights"), what somebody has
    until then ("gave the owner until noon to leave").
    """
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    kept: set[int] = set()
    for one in dated:
        joined = kinds[one.high + 1 : one.high + 3] == (Kind.COORDINATOR, Kind.TIME)
        granted = words[one.first] in _UNTIL and one.group is not None and one.group.head == "give" and one.group.last < one.first
        if (joined and one.high + 2 not in dates) or granted:
            kept.update(range(one.first, one.high + 2))
    return frozenset(kept)


def kept_limits(dated: Sequence[Dated], modality: Modality) -> frozenset[int]:
    """The tokens of dates that a denial cannot do without: "are not due until October"."""
    if modality is not Modality.NEGATED:
        return frozenset()
    limits = (one for one in dated if one.resolution.expression.signal in editing().limits)
    return frozenset(index for one in limits for index in range(one.first, one.high + 1))
