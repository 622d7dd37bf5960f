"""Whether two times are the ends of a range: "noon until midnight", "between 9 and 10", "from 7 a.m. in town to midnight"."""

from __future__ import annotations

import re

from timeline.chrono.meaning import At, Meaning, Modified, TimeOfDay
from timeline.model import TemporalExpression
from timeline.resolve.context import Context

# No range has its ends further apart.
_BETWEEN = 32
_PUNCTUATION = re.compile(r"[.,;:()\n]")
# "he ruled from 1035 until his death in 1066"
UNTIL_EVENT = re.compile(r",?\s+(?:until|till)\s+(?:[\w’'-]+\s+){1,6}(?:in|on)\s+", re.I)
_UP_TO = frozenset({"by", "until", "till", "before"})
_SAME_SENTENCE = 100
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_NOON, _EVENING = 12, 18
_RANGE_ENDS = frozenset({"to", "until", "till", "through"})


def ends_range(first: TemporalExpression, last: TemporalExpression, context: Context) -> bool:
    """Whether two expressions are the ends of a range: "noon until midnight", "between 9 and 10", "from 7 a.m. in town to midnight"."""
    text, joints = context.text, context.language.joints
    gap = text[first.end : last.start]
    if first.signal == "from" and UNTIL_EVENT.fullmatch(gap):
        return True
    if len(gap) > _BETWEEN:
        return False
    if joints.span.fullmatch(gap) or (first.signal == "between" and joints.ends.fullmatch(gap)):
        return True
    timed = _is_clock(first.meaning) and _is_clock(last.meaning)
    return timed and first.signal == "from" and last.signal in _RANGE_ENDS and _PUNCTUATION.search(gap) is None


def _is_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, (TimeOfDay, At))


def is_morning_after(first: TemporalExpression, last: TemporalExpression, context: Context) -> bool:
    """Whether a time of the morning is that after an evening told of right before: "began at 10 p.m. on Monday and was over by 4 a.m."."""
    early, late = _clock(last.meaning), _clock(first.meaning)
    if early is None or late is None or not early < _NOON or late < _EVENING or last.signal not in _UP_TO or _names_day(last.meaning):
        return False
    between = context.text[first.end : last.start]
    return len(between) <= _SAME_SENTENCE and _SENTENCE_END.search(between) is None


def _clock(meaning: Meaning) -> int | None:
    inner = meaning.of if isinstance(meaning, Modified) else meaning
    time = inner.time if isinstance(inner, At) else inner
    return time.hour if isinstance(time, TimeOfDay) else None


def _names_day(meaning: Meaning) -> bool:
    return isinstance(meaning, At) and meaning.day is not None
