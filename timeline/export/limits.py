"""What a format of others cannot hold of an event, and how that is told to people: nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from timeline.chrono.granularity import fields
from timeline.model import Event

__all__ = ["MOST_NAMED", "comes_round", "in_common_era", "is_ancient", "is_approximate", "is_open", "starts", "told"]

MOST_NAMED = 3
"""So many events are named in a sentence about what is lost."""


def is_ancient(event: Event) -> bool:
    """Whether it reaches before the year 1 or past 9999: what most calendars cannot name."""
    interval = event.interval
    ends = [end for end in (interval.start, None if interval.end is None else interval.end - 1) if end is not None]
    return any(not 1 <= fields(end)[0] <= 9999 for end in ends)


def in_common_era(event: Event) -> bool:
    """Whether its years are 1 to 9999 and it has a start: what a calendar needs."""
    return starts(event) and not is_ancient(event)


def starts(event: Event) -> bool:
    """Whether its start is known."""
    return event.interval.start is not None


def comes_round(event: Event) -> bool:
    """Whether it happens again and again."""
    return event.recurrence is not None


def is_open(event: Event) -> bool:
    """Whether it has no end."""
    return event.interval.end is None


def is_approximate(event: Event) -> bool:
    """Whether one of its ends is not exact."""
    return event.interval.approximate


def told(events: Iterable[Event], lacks: Callable[[Event], bool], reason: str) -> Iterator[str]:
    """A sentence about the events that ``lacks`` is true of, if there are any; ``reason`` follows their number.

    >>> list(told([], is_open, "are written without an end"))
    []
    """
    concerned = [event for event in events if lacks(event)]
    if concerned:
        named = ", ".join(f"“{event.headline}”" for event in concerned[:MOST_NAMED])
        more = ", …" if len(concerned) > MOST_NAMED else ""
        yield f"{len(concerned)} event{'s' if len(concerned) > 1 else ''} {reason} ({named}{more})"
