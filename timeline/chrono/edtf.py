"""EDTF (ISO 8601-2:2019; Library of Congress, *Extended Date/Time Format Specification*, levels 0 and 1): how intervals are spelled.

A spelling, not what the algorithm computes with. The instants survive it whole: ``parse(spell(i))`` starts and ends where ``i`` does.
Lost are: that days were a week or a weekend, months a quarter, a season or a half, years a millennium (and, as one end of a longer
interval or before 1 CE, a decade or a century), minutes an hour; the qualifier of an open end; the zone of whole days.

Beyond the standard: clock times are written to the minute, may stand in an interval, and years past 9999 may have months and days.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.chrono.granularity import Granularity, fields, floor, instant, is_date
from timeline.chrono.interval import Interval, Qualifier

__all__ = ["first_last", "parse", "spell"]

_MARKS = {Qualifier.EXACT: "", Qualifier.APPROXIMATE: "~", Qualifier.UNCERTAIN: "?"}
# "%" is approximate and uncertain at once; the stronger doubt is kept.
_QUALIFIERS = {"": Qualifier.EXACT, "~": Qualifier.APPROXIMATE, "?": Qualifier.UNCERTAIN, "%": Qualifier.UNCERTAIN}
_OPEN = ".."
# Written with X for the digits that are left open: the unit, and how many digits of the year are known.
_MASKED = {Granularity.DECADE: 3, Granularity.CENTURY: 2}
_MASKS = {3: Granularity.DECADE, 2: Granularity.CENTURY, 1: Granularity.MILLENNIUM}
# The units in which EDTF writes the end of an interval, from the coarsest.
_WRITTEN = (Granularity.YEAR, Granularity.MONTH, Granularity.DAY, Granularity.MINUTE)
# An offset east of Greenwich is at most 14 hours in use; ISO 8601 allows what a clock can show.
_MAX_OFFSET = 24 * 60

_DATE = re.compile(
    r"(?:(?P<year>-?\d{4}|Y-?\d{5,})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
    r"|(?P<mask>\d{1,3}X{1,3}))(?P<mark>[~?%]?)",
    re.ASCII,
)


@lru_cache(maxsize=16_384)
def spell(interval: Interval) -> str:
    """An interval as EDTF: one unit where it is one, else ``start/end`` with the last unit included.

    An end that does not lie on a boundary of its granularity is written as finely as it needs.

    >>> spell(Interval.of(Granularity.MONTH, instant(2016, 1)))
    '2016-01'
    >>> spell(Interval.of(Granularity.DECADE, instant(1994), Qualifier.APPROXIMATE))
    '199X~'
    >>> spell(Interval.span(Interval.of(Granularity.YEAR, instant(1910)), Interval.of(Granularity.DAY, instant(1945, 9, 2))))
    '1910/1945-09-02'
    >>> spell(Interval.of(Granularity.HOUR, instant(2016, 11, 23, 1)))
    '2016-11-23T01:00/2016-11-23T01:59'
    >>> spell(Interval.between(instant(-43, 3, 15), None))
    '-0043-03-15/..'
    """
    first, last = _edges(interval)
    start = first + _MARKS[interval.start_qualifier] if first else _OPEN
    end = last + _MARKS[interval.end_qualifier] if last else _OPEN
    if start == end != _OPEN:
        return start
    known = _MASKED.get(interval.unit) if interval.unit is not None else None
    if known and first and len(first) == 4 and interval.start_qualifier is interval.end_qualifier:
        return first[:known] + "X" * (4 - known) + start[4:]
    return f"{start}/{end}"


def first_last(interval: Interval) -> tuple[str | None, str | None]:
    """The two ends of the EDTF written out: the first and last day included, or minute where an end is a clock time; ``None`` is open.

    >>> first_last(Interval.of(Granularity.MONTH, instant(2016, 1)))
    ('2016-01-01', '2016-01-31')
    >>> first_last(Interval(instant(2016, 11, 23, 1, 5), None, Granularity.MINUTE, utc_offset=-300))
    ('2016-11-23T01:05-05:00', None)
    """
    return _edges(interval, Granularity.DAY)


def parse(text: str) -> Interval:
    """The interval that an EDTF string of level 0 or 1 spells, or one that :func:`spell` wrote.

    Unknown ends ("1985/") are read as open ones, a day or month ``XX`` as its known part, seconds are cut off.
    Raises ``ValueError`` saying what cannot be read.

    >>> parse("1910~/1945-09-02").start_qualifier
    Qualifier.APPROXIMATE
    >>> spell(parse("2016-11-23T01:05-05:00"))
    '2016-11-23T01:05-05:00'
    >>> parse("2016-02-30")
    Traceback (most recent call last):
    ValueError: '2016-02-30' is not an EDTF date: the calendar has no such day
    """
    first, slash, last = text.strip().partition("/")
    if not slash:
        return _one(first)
    start = None if first in ("", _OPEN) else _one(first)
    end = None if last in ("", _OPEN) else _one(last)
    if start is None or end is None:
        if start is not None:
            return start.since()
        if end is not None:
            return end.until()
        if _OPEN in (first, last):
            return Interval(None, None)
        raise ValueError(f"{text!r} is not an EDTF interval: it has neither start nor end")
    try:
        return Interval.span(start, end)
    except ValueError:
        raise ValueError(f"{text!r} is not an EDTF interval: it ends before it starts") from None


def _edges(interval: Interval, coarsest: Granularity = Granularity.YEAR) -> tuple[str | None, str | None]:
    """The first and the last unit included, neither coarser than ``coarsest``; ``None`` for an open end."""
    start, end, zone = interval.start, interval.end, interval.utc_offset
    first = None if start is None else _written(start, min(coarsest, _unit(start, interval.start_granularity)), zone)
    # The end is exclusive: the last unit is whole when the next one begins there.
    last = None if end is None else _written(end - 1, min(coarsest, _unit(end, interval.end_granularity)), zone)
    return first, last


def _unit(boundary: int, granularity: Granularity) -> Granularity:
    """The coarsest unit, at most ``granularity``, in which EDTF can write this boundary without moving it."""
    for unit in _WRITTEN:
        if unit <= granularity and floor(boundary, unit) == boundary:
            return unit
    return Granularity.MINUTE


def _written(moment: int, unit: Granularity, utc_offset: int | None) -> str:
    """The year, month, day or minute that holds ``moment``."""
    year, month, day, hour, minute = fields(moment)
    text = f"Y{year}" if abs(year) > 9999 else f"{year:05d}" if year < 0 else f"{year:04d}"
    if unit <= Granularity.MONTH:
        text += f"-{month:02d}"
    if unit <= Granularity.DAY:
        text += f"-{day:02d}"
    if unit < Granularity.DAY:
        text += f"T{hour:02d}:{minute:02d}{_zone(utc_offset)}"
    return text


def _zone(utc_offset: int | None) -> str:
    if utc_offset is None:
        return ""
    if utc_offset == 0:
        return "Z"
    hours, minutes = divmod(abs(utc_offset), 60)
    return f"{'+' if utc_offset > 0 else '-'}{hours:02d}:{minutes:02d}"


def _one(text: str) -> Interval:
    """One date, month, year, masked year or minute, with its mark."""
    found = _DATE.fullmatch(text)
    if not found or found["year"] == "-0000" or (found["mask"] and len(found["mask"]) != 4):
        raise ValueError(f"{text!r} is not an EDTF date: write a date such as 2016, 2016-01, 2016-01-31, 199X or 2016~")
    qualifier = _QUALIFIERS[found["mark"]]
    if found["mask"]:
        known = found["mask"].rstrip("X")
        return Interval.of(_MASKS[len(known)], instant(int(known.ljust(4, "0"))), qualifier)
    parts = [int(found["year"].removeprefix("Y"))]
    for part in (found["month"], found["day"]):
        if part is None or part == "XX":
            break
        parts.append(int(part))
    if (found["clock"] and len(parts) < 3) or (found["month"] == "XX" and found["day"] not in (None, "XX")):
        raise ValueError(f"{text!r} is not an EDTF date: XX can only stand where nothing known follows")
    if not is_date(*parts, *(1,) * (3 - len(parts))):
        raise ValueError(f"{text!r} is not an EDTF date: the calendar has no such {'day' if len(parts) == 3 else 'month'}")
    if not found["clock"]:
        return Interval.of((Granularity.YEAR, Granularity.MONTH, Granularity.DAY)[len(parts) - 1], instant(*parts), qualifier)
    hour, minute = (int(part) for part in found["clock"].split(":"))
    if hour > 23 or minute > 59:
        raise ValueError(f"{text!r} is not an EDTF date: a day has no {found['clock']}")
    return _minute(instant(*parts) + hour * 60 + minute, found["zone"], qualifier, text)


def _minute(moment: int, zone: str | None, qualifier: Qualifier, text: str) -> Interval:
    offset: int | None = None
    if zone == "Z":
        offset = 0
    elif zone is not None:
        hours, minutes = int(zone[1:3]), int(zone[4:])
        if minutes > 59 or hours * 60 + minutes >= _MAX_OFFSET:
            raise ValueError(f"{text!r} is not an EDTF date: no zone is {zone} from Greenwich")
        offset = (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)
    unit = Granularity.MINUTE
    return Interval(moment, moment + 1, unit, unit, qualifier, qualifier, offset)
