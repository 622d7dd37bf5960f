"""Entries of a chronicle: lines that open with a date and tell something without a verb ("1955: Born in Leeds", "1990–95: Mayor")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.passage import Dated, Passage
from timeline.language.lexicon import Kind

__all__ = ["entry", "opens_line"]

_MARK = re.compile(r"\s*(?::|\s[-–—]|[–—])\s+")
_FEWEST = 2


def opens_line(passage: Passage, group: VerbGroup) -> bool:
    """Whether the clause of the verb is an entry: nothing but a date and its mark stand before its line's words."""
    words = passage.structure.words
    marks = (index for index in range(group.first) if words.kinds[index] in (Kind.BREAK, Kind.DASH))
    before = range(next(marks, 0))
    return bool(before) and all(words.kinds[index] in (Kind.TIME, Kind.NUMBER, Kind.DASH) for index in before)


def entry(passage: Passage, dated: Sequence[Dated], publication: int | None) -> tuple[Dated, tuple[int, ...]] | None:
    """The date that opens the line, and the tokens of what it tells; ``None`` where the line is no entry, or has a verb to date.

    Nothing but dates may stand before the mark, and what stands behind it is told in words: "2015: 35.5 percent" is a row of a table.
    With a dash the day of publication opens a report ("23 November – The council met"), no entry.
    """
    words = passage.structure.words
    first = next((one for one in dated if one.low == 0), None)
    if first is None or first.resolution.interval is None or any(part.finite is not None for part in passage.structure.parts):
        return None
    last = first.high
    while (following := next((one for one in dated if last < one.low <= last + 2), None)) is not None:
        # "1990–95" and "May to June 1990" are two dates, and the first has the time of both.
        last = following.high
    mark = _MARK.match(passage.text, words.ends[last])
    start = first.resolution.interval.start
    if mark is None or start is None:
        return None
    if ":" not in mark.group() and publication is not None and start >= publication:
        return None
    tokens = tuple(index for index in range(last + 1, len(words)) if words.starts[index] >= mark.end())
    while tokens and words.kinds[tokens[-1]] is Kind.BREAK:
        tokens = tokens[:-1]
    figures = sum(words.words[index][0].isdigit() for index in tokens)
    told = len(tokens) - figures
    return (first, tokens) if told >= _FEWEST and figures < told / 2 and not words.words[tokens[0]][0].isdigit() else None
