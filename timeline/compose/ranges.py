"""Two dates that are one time: "from May to July", "between 1914 and 1918", "in August or September"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.chrono.interval import Interval, Qualifier
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.passage import Dated, Passage
from timeline.model import Modality, Tense

_LIMITS = (("through",), ("until",), ("till",), ("up", "to"), ("up", "until"))


def up_to(passage: Passage, one: Dated, group: VerbGroup | None, interval: Interval, publication: int | None) -> Interval:
    """What was so through a date was so up to it, not on its last day: "had 40,000 visitors through Oct. 19", "stayed until Friday"."""
    words = passage.structure.words.words
    limited = any(words[one.low - len(limit) : one.low] == limit for limit in _LIMITS if one.low >= len(limit))
    over = publication is not None and interval.end is not None and interval.end <= publication
    so = group is not None and group.tense is Tense.PAST and group.modality is Modality.ASSERTED
    if not limited or not over or not so or interval.unit is None:
        return interval
    return interval.until()


def ranged(passage: Passage, standing: Sequence[Dated]) -> tuple[Dated, Dated, Interval] | None:
    """ "from May to July", "between 1914 and 1918"."""
    words = passage.structure.words
    for first, last in pairwise(standing):
        joined = passage.text[words.ends[first.high] : words.starts[last.low]].strip().lower()
        opener = words.words[first.low - 1] if first.low else ""
        whole = (
            (opener == "from" and joined in ("to", "until", "till", "through"))
            or (opener == "between" and joined == "and")
            or joined in ("-", "–", "—")
        )
        start, end = first.resolution.interval, last.resolution.interval
        if joined == "or" and start is not None and end is not None and start.end is not None and start.end == end.start:
            # "in August or September".
            return first, last, Interval.span(start, end).qualified(Qualifier.UNCERTAIN)
        if not whole or start is None or end is None or start.start is None or end.end is None or end.end <= start.start:
            continue
        return first, last, Interval.reaching(start, end)
    return None
