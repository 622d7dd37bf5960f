"""What comes round: how often, in words, and when its turns fall.

>>> from timeline.chrono.granularity import Granularity, fields, instant
>>> friday = Repeated(Recurring(Granularity.DAY, Granularity.WEEK, 4), "EVERY OTHER")
>>> words(friday)
'every other Friday'
>>> span = Interval.between(instant(2016, 11, 23), instant(2017))
>>> [fields(turn)[1:3] for turn in turns(friday, span)]
[(11, 25), (12, 9), (12, 23)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from timeline.chrono import wording
from timeline.chrono.granularity import DAY_MINUTES, Granularity, at, floor, index, instant, offset, weekday
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.length import shifted
from timeline.chrono.meaning import Amount, At, DayPart, Duration, Meaning, Recurring, Repeated, TimeOfDay
from timeline.chrono.recurrence import nearest, nth_within

__all__ = ["MOST", "counted", "cycle", "is_steady", "turns", "when", "when_short", "words"]

MOST = 400
"""Of what comes round, so many turns are placed at most."""

_WORKING_DAYS = 5
_TIMES = {"1X": "once", "2X": "twice", "XX": "several times"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_PARTS = {
    DayPart.MORNING: "morning",
    DayPart.MIDDAY: "noon",
    DayPart.AFTERNOON: "afternoon",
    DayPart.EVENING: "evening",
    DayPart.NIGHT: "night",
    DayPart.DAYTIME: "day",
}
# Turns this far apart or further follow the calendar, whose months and years are not equally long.
_CALENDAR = 28 * DAY_MINUTES


def words(repeated: Repeated) -> str:
    """How often, in words.

    >>> from timeline.chrono.meaning import Amount
    >>> words(Repeated(Duration((Amount(4, Granularity.YEAR),)))), words(Repeated(Duration((Amount(1, Granularity.MONTH),)), freq="2X"))
    ('every 4 years', 'twice a month')
    """
    if repeated.nth:
        day, _, clock = _name(repeated.of).partition(" at ")
        return f"the {_ORDINALS.get(repeated.nth, repeated.nth)} {day} of every month{f' at {clock}' if clock else ''}"
    if not isinstance(repeated.of, Duration):
        return f"every {'other ' if repeated.skips else ''}{_name(repeated.of)}"
    length = _length(repeated.of)
    if repeated.freq is None:
        return f"every {length}"
    times = _TIMES.get(repeated.freq, f"{repeated.freq.removesuffix('X')} times")
    if length[0].isdigit() or length.startswith("few "):
        return f"{times} every {length}"
    return f"{times} {'an' if length == 'hour' else 'a'} {length}"


def when(repeated: Repeated | None, interval: Interval) -> str:
    """When something is, in full: for what comes round, how often and from when to when.

    >>> from timeline.chrono.granularity import instant
    >>> when(Repeated(Recurring(Granularity.DAY, Granularity.WEEK, 4)), Interval.of(Granularity.YEAR, instant(2010)).since())
    'every Friday, since 2010'
    """
    return _when(repeated, interval, wording.words)


def when_short(repeated: Repeated | None, interval: Interval) -> str:
    """The same for tables and axes."""
    return _when(repeated, interval, wording.short)


def _when(repeated: Repeated | None, interval: Interval, spelled: Callable[[Interval], str]) -> str:
    if repeated is None:
        return spelled(interval)
    if interval.start is not None and interval.end is None and interval.start_qualifier is not Qualifier.EXACT:
        # Nobody knows since when.
        return f"{words(repeated)}, as of {spelled(Interval.of(interval.start_granularity, interval.start))}"
    return f"{words(repeated)}, {spelled(interval)}"


def turns(repeated: Repeated, within: Interval) -> Iterator[int]:
    """The instants at which the turns inside ``within`` begin, ``MOST`` at most; none where it is open at its start. Where the text does
    not say when the first one is ("every two weeks"), it is counted from the start of ``within``.
    """
    if within.start is None:
        return
    time = repeated.of.time if isinstance(repeated.of, At) else TimeOfDay()
    clock = (time.hour or 0) * 60 + (time.minute or 0)
    for moment in islice(_all_turns(repeated, within.start), MOST):
        if within.end is not None and moment >= within.end:
            return
        yield moment + clock


def counted(repeated: Repeated, within: Interval) -> int | None:
    """How many turns there are inside ``within``; ``None`` where that has an open end, where the text does not say, or for very many.

    >>> from timeline.chrono.granularity import instant
    >>> counted(Repeated(Recurring(Granularity.MONTH, Granularity.YEAR, 5)), Interval.between(instant(2010), instant(2015)))
    5
    """
    times = "1" if repeated.freq is None else repeated.freq.removesuffix("X")
    if within.end is None or not times.isdigit():
        return None
    found = sum(1 for _ in turns(repeated, within))
    first, length = next(turns(repeated, within), None), cycle(repeated)
    if found == MOST and first is not None and length is not None and is_steady(repeated):
        found = -((first - within.end) // length)
    return None if found in (0, MOST) else found * int(times)


def cycle(repeated: Repeated) -> int | None:
    """How many minutes lie between two turns, about; ``None`` where the text does not say ("every few weeks").

    >>> cycle(Repeated(Recurring(Granularity.DAY, Granularity.WEEK, 4))) == 7 * DAY_MINUTES
    True
    """
    place, many = _place(repeated), 2 if repeated.skips else 1
    if repeated.nth:
        return offset(0, Granularity.MONTH, 1)
    if place is not None:
        return DAY_MINUTES if place.holiday == "weekdays" else many * (offset(0, place.cycle, 1))
    if not isinstance(repeated.of, Duration):
        return many * DAY_MINUTES
    return None if any(amount.count is None for amount in repeated.of.amounts) else shifted(0, repeated.of, 1) or None


def is_steady(repeated: Repeated) -> bool:
    """Whether all turns are equally far apart, to the minute: weeks are, months and years are not."""
    length, place = cycle(repeated), _place(repeated)
    return length is not None and length < _CALENDAR and not (place is not None and place.holiday == "weekdays")


def _place(repeated: Repeated) -> Recurring | None:
    of = repeated.of.day if isinstance(repeated.of, At) else repeated.of
    return of if isinstance(of, Recurring) else None


def _name(of: Meaning | None) -> str:
    """What comes round, in words: a day, a month, a morning."""
    match of:
        case At(time, day):
            named = _name(day) if isinstance(day, Recurring) else ""
            if time.part is not None:
                return f"{named} {_PARTS[time.part]}".lstrip()
            return f"{named or 'day'} at {wording.clock((time.hour or 0) * 60 + (time.minute or 0))}"
        case Recurring(holiday="weekdays"):
            return "weekday"
        case Recurring(Granularity.DAY, Granularity.WEEK, number):
            return wording.WEEKDAYS[number]
        case Recurring(Granularity.DAY, Granularity.YEAR, number, int() as month):
            return wording.day(instant(2001, month, number), named=False).removesuffix(" 2001")
        case Recurring(Granularity.MONTH, number=number):
            return wording.month(instant(2001, number)).removesuffix(" 2001")
        case Recurring(Granularity.SEASON, number=number):
            return wording.SEASONS[number]
        case Recurring(Granularity.WEEKEND):
            return "weekend"
        case Recurring(holiday="", unit=Granularity.QUARTER | Granularity.HALF as unit, number=number) if number:
            return f"{_ORDINALS[number]} {unit.label}"
        case Recurring(cycle=cycle):
            return cycle.label
    return "time"


def _length(length: Duration) -> str:
    parts = [_amount(amount) for amount in length.amounts]
    return parts[0] if len(parts) == 1 else " and ".join(f"1 {part}" if part[0].isalpha() else part for part in parts)


def _amount(amount: Amount) -> str:
    plural = {"century": "centuries", "millennium": "millennia"}.get(amount.unit.label, amount.unit.label + "s")
    if amount.count is None:
        return f"few {plural}"
    if amount.unit is Granularity.HOUR and amount.count < 1:
        return f"{60 * amount.count:g} minutes"
    return amount.unit.label if amount.count == 1 else f"{amount.count:g} {plural}"


def _all_turns(repeated: Repeated, start: int) -> Iterator[int]:
    place = _place(repeated)
    if repeated.nth and place is not None:
        yield from _of_months(place, repeated.nth, start)
    elif place is not None and place.holiday == "weekdays":
        day = floor(start, Granularity.DAY)
        yield from (one for number in range(MOST * 2) if weekday(one := day + number * DAY_MINUTES) < _WORKING_DAYS)
    elif place is not None:
        yield from _of_cycles(place, 2 if repeated.skips else 1, start)
    elif (length := cycle(repeated)) is not None and isinstance(repeated.of, Duration) and length >= _CALENDAR:
        yield from (_later(start, repeated.of, number) for number in range(MOST))
    elif length is not None:
        yield from (start + number * length for number in range(MOST))


def _of_cycles(place: Recurring, step: int, start: int) -> Iterator[int]:
    moment = start
    for _ in range(2 * MOST):
        try:
            found = nearest(place, moment, 1)
        except LookupError:
            # Nobody has reckoned its turns so far ahead.
            return
        assert found.start is not None
        if found.start >= start:
            yield found.start
        moment = offset(floor(found.start, place.cycle), place.cycle, step if found.start >= start else 1)


def _later(start: int, length: Duration, times: int) -> int:
    for amount in length.amounts:
        start = offset(start, amount.unit, round((amount.count or 0) * times))
    return start


def _of_months(place: Recurring, nth: int, start: int) -> Iterator[int]:
    first = index(start, Granularity.MONTH)
    for number in range(first, first + MOST * 2):
        found = nth_within(place, Interval.of(Granularity.MONTH, at(number, Granularity.MONTH)), nth)
        if found is not None and found.start is not None and found.start >= start:
            yield found.start
