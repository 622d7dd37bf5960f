"""Whether two times are the ends of a range: "noon until midnight", "between 9 and 10", "from 7 a.m. in town to midnight"."""

from __future__ import annotations

import re

from timeline.chrono.meaning import At, Meaning, TimeOfDay
from timeline.model import TemporalExpression
from timeline.resolve.context import Context

# No range has its ends further apart.
_BETWEEN = 32
_PUNCTUATION = re.compile(r"[.,;:()\n]")
_RANGE_ENDS = frozenset({"to", "until", "till", "through"})


def ends_range(first: TemporalExpression, last: TemporalExpression, context: Context) -> bool:
    """Whether two expressions are the ends of a range: "noon until midnight", "between 9 and 10", "from 7 a.m. in town to midnight"."""
    text, joints = context.text, context.language.joints
    if last.start - first.end > _BETWEEN:
        return False
    gap = text[first.end : last.start]
    if joints.span.fullmatch(gap) or (first.signal == "between" and joints.ends.fullmatch(gap)):
        return True
    timed = _is_clock(first.meaning) and _is_clock(last.meaning)
    return timed and first.signal == "from" and last.signal in _RANGE_ENDS and _PUNCTUATION.search(gap) is None


def _is_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, (TimeOfDay, At))
