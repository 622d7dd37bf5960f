"""Holidays that move: by the weekday of a month, with Easter, or with the moon, as the ``holidays`` library knows them.

The rule of a feast is a text: "11/3/4/0" is the fourth Thursday of November (month, weekday, which, days after), "easter-2" Good Friday,
"orthodox+0" the Easter of the Julian calendar, "by IL:Yom Kippur||" a day that the library knows in Israel, "by MV:First Day of
Ramadan|MV:Eid al-Fitr|~" the days from one to the eve of another, by the sight of the moon.
"""

from __future__ import annotations

from functools import lru_cache
from warnings import catch_warnings, simplefilter

from timeline.chrono.granularity import DAY_MINUTES, Granularity, day_number, instant, month_length, weekday
from timeline.chrono.interval import Interval, Qualifier


def feast(rule: str, year: int) -> Interval | None:
    """When a feast falls in ``year``; ``None`` where nobody has reckoned it.

    >>> from timeline.chrono import edtf
    >>> [edtf.spell(feast(rule, 2016)) for rule in ("11/3/4/0", "easter-2", "orthodox+0", "by IL:Yom Kippur||")]
    ['2016-11-24', '2016-03-25', '2016-05-01', '2016-10-12']
    """
    if rule.startswith("by "):
        return _by_library(rule.removeprefix("by "), year)
    if rule.startswith("easter"):
        moment = easter(year) + int(rule.removeprefix("easter")) * DAY_MINUTES
    elif rule.startswith("orthodox"):
        moment = orthodox_easter(year) + int(rule.removeprefix("orthodox")) * DAY_MINUTES
    else:
        month, day_of_week, nth, after = (int(part) for part in rule.split("/"))
        moment = _weekday_of_month(year, month, day_of_week, nth, after)
    return Interval.of(Granularity.DAY, moment)


def easter(year: int) -> int:
    """The instant at which Easter Sunday of the Gregorian calendar begins (Meeus/Jones/Butcher, *Astronomical Algorithms*, ch. 8).

    >>> from timeline.chrono.granularity import fields
    >>> fields(easter(2016))[:3]
    (2016, 3, 27)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the names are Meeus's
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return instant(year, month, day + 1)


def orthodox_easter(year: int) -> int:
    """The instant at which Easter Sunday of the Julian calendar begins, on the Gregorian one (Meeus, *Astronomical Algorithms*, ch. 8).

    >>> from timeline.chrono.granularity import fields
    >>> fields(orthodox_easter(2016))[:3]
    (2016, 5, 1)
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return instant(year, month, day + 1) + behind * DAY_MINUTES


def _weekday_of_month(year: int, month: int, day_of_week: int, nth: int, after: int) -> int:
    if nth > 0:
        first = instant(year, month)
        return first + ((day_of_week - weekday(first)) % 7 + (nth - 1) * 7 + after) * DAY_MINUTES
    last = day_number(year, month, month_length(year, month)) * DAY_MINUTES
    return last - (weekday(last) - day_of_week) % 7 * DAY_MINUTES + after * DAY_MINUTES


def _by_library(rule: str, year: int) -> Interval | None:
    first, until, sighted = rule.split("|")
    begins = _first_day(*first.split(":"), year)
    if begins is None:
        return None
    ends = begins + DAY_MINUTES
    if until:
        closing = [day for later in (year, year + 1) if (day := _first_day(*until.split(":"), later)) is not None and day > begins]
        if not closing:
            return None
        ends = closing[0]
    interval = Interval.between(begins, ends)
    return interval.qualified(Qualifier.APPROXIMATE) if sighted else interval


@lru_cache(maxsize=4_000)
def _first_day(country: str, name: str, year: int) -> int | None:
    """The first day of ``year`` that a country calls so; a lunar feast can come twice in a year."""
    # Costs a fifth of a second, and few texts name such a feast.
    from holidays import country_holidays

    with catch_warnings():
        # That the library does not know a year is an answer here, no warning.
        simplefilter("ignore")
        days = country_holidays(country, years=year, language="en_US")
    first = min((day for day, called in days.items() if called.startswith(name)), default=None)
    return None if first is None else instant(first.year, first.month, first.day)
