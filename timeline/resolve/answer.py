"""The answer that anchoring gives, and the pieces that all anchoring shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Duration
from timeline.chrono.timex3 import Timex3, spell_interval
from timeline.model import Reading, Reason

# Said before the anchor of a reason when it is the publication date.
PUBLICATION = "publication on "


@dataclass(frozen=True, slots=True)
class Answer:
    """What anchoring gives: the spelling, the interval (``None``: undated), the steps of the reason with their facts, the other readings.

    ``establishes`` is the time that later expressions can count from; ``None`` when this one settles nothing.
    """

    timex: Timex3
    interval: Interval | None
    steps: tuple[str, ...]
    facts: dict[str, object] = field(default_factory=dict)
    others: tuple[Reading, ...] = ()
    establishes: Interval | None = None


def undated(timex: Timex3) -> Answer:
    """For an expression that counts from a publication date which is not known."""
    return Answer(timex, None, ("undated_publication",))


def dated(interval: Interval, *steps: str, facts: Mapping[str, object] | None = None, others: tuple[Reading, ...] = ()) -> Answer:
    """The answer for a time that later expressions can count from; ``{when}`` of the reason's steps is the interval itself."""
    return Answer(_spelled(interval), interval, steps, {"when": interval, **(facts or {})}, others, interval)


@lru_cache(maxsize=4096)
def _spelled(interval: Interval) -> Timex3:
    """The spelling of a time; remembered, for a text comes back to the same few days again and again, and all of them share it."""
    return Timex3("TIME" if interval.start_granularity <= Granularity.HOUR else "DATE", spell_interval(interval))


def reading(interval: Interval, step: str, facts: Mapping[str, object] | None = None) -> Reading:
    """A reading that was not chosen, with the one step that would have led there."""
    answer = dated(interval, step, facts=facts)
    return Reading(answer.timex, interval, Reason((step,), answer.facts))


def start_of(interval: Interval) -> int:
    """Where an interval begins; one that is open there, where it ends."""
    if interval.start is not None:
        return interval.start
    return 0 if interval.end is None else interval.end - 1


def counted(number: float, unit: Granularity) -> str:
    """So many units in words.

    >>> counted(1, Granularity.DAY), counted(2, Granularity.CENTURY)
    ('one day', '2 centuries')
    """
    plural = {"century": "centuries", "millennium": "millennia"}.get(unit.label, unit.label + "s")
    return f"one {unit.label}" if number == 1 else f"{number:g} {plural}"


def length_words(length: Duration) -> str:
    """A length in words.

    >>> from timeline.chrono.meaning import Amount
    >>> length_words(Duration((Amount(2, Granularity.YEAR), Amount(None, Granularity.MONTH))))
    '2 years and some months'
    """
    parts = []
    for amount in length.amounts:
        if amount.code == "S":
            parts.append(f"{amount.count:g} seconds")
        else:
            parts.append(counted(2, amount.unit).replace("2", "some", 1) if amount.count is None else counted(amount.count, amount.unit))
    return " and ".join(parts)
