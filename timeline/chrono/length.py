"""Counting lengths off from an instant. A year-long length gives a year, never a computed day: the unit says how fine the answer is.

>>> from timeline.chrono.granularity import fields, instant
>>> from timeline.chrono.meaning import Amount
>>> fields(shifted(instant(2016, 11, 23), Duration((Amount(35, Granularity.YEAR),)), -1))[0]
1981
"""

from __future__ import annotations

import re

from timeline.chrono.granularity import Granularity, offset
from timeline.chrono.meaning import Amount, Duration

# What a fraction of a unit is counted in, and how many of it make the unit: half a year is six months.
_FINER: dict[Granularity, tuple[Granularity, int]] = {
    Granularity.MILLENNIUM: (Granularity.YEAR, 1000),
    Granularity.CENTURY: (Granularity.YEAR, 100),
    Granularity.DECADE: (Granularity.YEAR, 10),
    Granularity.YEAR: (Granularity.MONTH, 12),
    Granularity.HALF: (Granularity.MONTH, 6),
    Granularity.SEASON: (Granularity.MONTH, 3),
    Granularity.QUARTER: (Granularity.MONTH, 3),
    Granularity.MONTH: (Granularity.DAY, 30),
    Granularity.WEEK: (Granularity.DAY, 7),
    Granularity.WEEKEND: (Granularity.DAY, 2),
    Granularity.DAY: (Granularity.HOUR, 24),
    Granularity.HOUR: (Granularity.MINUTE, 60),
    Granularity.MINUTE: (Granularity.MINUTE, 1),
}


def shifted(moment: int, length: Duration, direction: int, some: int = 3) -> int:
    """``moment`` moved by ``length`` backwards (-1) or forwards (1); an unsaid number of units counts as ``some``."""
    for amount in length.amounts:
        if amount.code == "S":
            continue
        count = some if amount.count is None else amount.count
        whole = int(count)
        moment = offset(moment, amount.unit, direction * whole)
        if count != whole:
            finer, many = _FINER[amount.unit]
            moment = offset(moment, finer, direction * round((count - whole) * many))
    return moment


def finest(length: Duration) -> Granularity:
    """The unit to which a length is known: "two years and six months" to the month, "half a year" to the month.

    >>> from timeline.chrono.meaning import Amount
    >>> finest(Duration((Amount(0.5, Granularity.YEAR),)))
    Granularity.MONTH
    """
    last = length.amounts[-1]
    if last.count is not None and last.count != int(last.count):
        return _FINER[last.unit][0]
    return last.unit


def spell(length: Duration) -> str:
    """A length as TIMEX3 writes it: ISO 8601 with X for an unsaid number, DE, CE and ML for decades, centuries and millennia.

    >>> from timeline.chrono.meaning import Amount
    >>> spell(Duration((Amount(2, Granularity.HOUR), Amount(10, Granularity.MINUTE))))
    'PT2H10M'
    >>> spell(Duration((Amount(None, Granularity.YEAR),))), spell(Duration((Amount(2, Granularity.DECADE),)))
    ('PXY', 'P2DE')
    """
    dates, times = "", ""
    for amount in length.amounts:
        count = amount.count
        unit = amount.unit
        if count is not None and count < 1 and unit is not Granularity.MINUTE:
            finer, many = _FINER[unit]
            count, unit = round(count * many), finer
        written = "X" if count is None else f"{count:.10g}"
        if unit in (Granularity.HOUR, Granularity.MINUTE):
            times += written + (amount.code or _LETTERS[unit])
        else:
            dates += written + _LETTERS[unit]
    return f"P{dates}" + (f"T{times}" if times else "")


def parse(value: str) -> Duration:
    """The length that :func:`spell` wrote.

    Raises ``ValueError`` for any other text.

    >>> parse("PT2H10M").amounts[1] == Amount(10, Granularity.MINUTE), parse("PXY").amounts[0].count
    (True, None)
    """
    dates, _, times = value.removeprefix("P").partition("T")
    parts = [(part, False) for part in _PART.findall(dates)] + [(part, True) for part in _PART.findall(times)]
    if not value.startswith("P") or not parts or "".join(count + unit for (count, unit), _ in parts) != dates + times:
        raise ValueError(f"{value!r} is no length; write it as P2Y or PT30M")
    return Duration(tuple(_amount(count, unit, clock) for (count, unit), clock in parts))


def _amount(count: str, letters: str, clock: bool) -> Amount:
    units = {letter: unit for unit, letter in _LETTERS.items() if (unit < Granularity.DAY) is clock}
    if clock and letters == "S":
        return Amount(float(count), Granularity.MINUTE, "S")
    if letters not in units:
        raise ValueError(f"{letters!r} is no unit of a length")
    return Amount(None if count == "X" else float(count), units[letters])


_PART = re.compile(r"(X|\d+(?:\.\d+)?)([A-Z]+)")
_LETTERS = {
    Granularity.MINUTE: "M",
    Granularity.HOUR: "H",
    Granularity.DAY: "D",
    Granularity.WEEKEND: "WE",
    Granularity.WEEK: "W",
    Granularity.MONTH: "M",
    Granularity.QUARTER: "Q",
    Granularity.SEASON: "SE",
    Granularity.HALF: "H",
    Granularity.YEAR: "Y",
    Granularity.DECADE: "DE",
    Granularity.CENTURY: "CE",
    Granularity.MILLENNIUM: "ML",
}
