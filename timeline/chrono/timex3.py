"""TIMEX3 (ISO-TimeML, *TimeML Annotation Guidelines* 1.2.1, section 2.2): how intervals and lengths are spelled there.

A spelling, not what the algorithm computes with. Years before 1 CE are ``BC0044``; weeks are ISO 8601's; ``MO``, ``AF``, ``EV``, ``NI``
are the parts of the day.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.chrono.granularity import Granularity, fields, index, iso_week
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Recurring


@dataclass(frozen=True, slots=True)
class Timex3:
    """The attributes of a TIMEX3 tag; ``type`` is DATE, TIME, DURATION or SET.

    >>> Timex3("DATE", "2016", mod="END").value
    '2016'
    """

    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None


SEASONS = ("WI", "SP", "SU", "FA")


def spell_year(year: int) -> str:
    """An astronomical year as TIMEX3 writes it.

    >>> spell_year(1998), spell_year(79), spell_year(-43)
    ('1998', '0079', 'BC0044')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def spell_unit(unit: Granularity, moment: int) -> str:
    """The unit that holds ``moment``, as TIMEX3 writes it.

    >>> from timeline.chrono.granularity import instant
    >>> [spell_unit(Granularity.named(unit), instant(2016, 11, 23)) for unit in ("day", "week", "season", "decade")]
    ['2016-11-23', '2016-W47', '2016-FA', '201']
    """
    year, month, day, hour, minute = fields(moment)
    written = spell_year(year)
    match unit:
        case Granularity.MINUTE:
            return f"{written}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}"
        case Granularity.HOUR:
            return f"{written}-{month:02d}-{day:02d}T{hour:02d}"
        case Granularity.DAY:
            return f"{written}-{month:02d}-{day:02d}"
        case Granularity.WEEK | Granularity.WEEKEND:
            week_year, week = iso_week(moment)
            return f"{spell_year(week_year)}-W{week:02d}" + ("-WE" if unit is Granularity.WEEKEND else "")
        case Granularity.MONTH:
            return f"{written}-{month:02d}"
        case Granularity.QUARTER:
            return f"{written}-Q{(month + 2) // 3}"
        case Granularity.SEASON:
            season = index(moment, Granularity.SEASON)
            return f"{spell_year(season // 4)}-{SEASONS[season % 4]}"
        case Granularity.HALF:
            return f"{written}-H{(month + 5) // 6}"
        case Granularity.YEAR:
            return written
        case Granularity.DECADE:
            return written[:-1] if year else "000"
        case Granularity.CENTURY:
            # The first century has the year 0, that is 1 BC, of this count.
            return written[:-2] if year else "00"
        case Granularity.MILLENNIUM:
            return written[:-3]


def spell_interval(interval: Interval) -> str:
    """An interval as a TIMEX3 value: one unit where it is one, else the unit of its start; an open start takes its end's.

    >>> from timeline.chrono.granularity import instant
    >>> spell_interval(Interval.of(Granularity.MONTH, instant(-43, 3)))
    'BC0044-03'
    """
    if (ancient := _ancient(interval)) is not None:
        return ancient
    if interval.start is not None:
        return spell_unit(interval.start_granularity, interval.start)
    if interval.end is not None:
        return spell_unit(interval.end_granularity, interval.end - 1)
    return "XXXX"


def _ancient(interval: Interval) -> str | None:
    """A decade, century or millennium before 1 CE: the 550s BC, 559 to 550 BC, are BC055; the third millennium BC, 3000 to 2001 BC,
    is BC2 as 2000–2999 CE is 2.
    """
    if interval.start is None or interval.end is None or interval.start_granularity is not Granularity.YEAR:
        return None
    first, last = fields(interval.start)[0], fields(interval.end - 1)[0]
    if last <= 0 and last - first == 9 and (1 - last) % 10 == 0:
        return f"BC{(1 - last) // 10:03d}"
    if last > 0 or last % 100 != 0:
        return None
    years_bc = -last
    return {99: f"BC{years_bc // 100:02d}", 999: f"BC{years_bc // 1000}"}.get(last - first)


def southern_season(moment: int) -> str:
    """The season that holds ``moment``, as it is called in the south.

    >>> from timeline.chrono.granularity import instant
    >>> southern_season(instant(2010, 12))
    '2011-SU'
    """
    season = index(moment, Granularity.SEASON)
    return f"{spell_year(season // 4)}-{SEASONS[(season + 2) % 4]}"


def spell_recurring(place: Recurring) -> str:
    """A place in a cycle of no particular year.

    >>> spell_recurring(Recurring(Granularity.DAY, Granularity.WEEK, 6))
    'XXXX-WXX-7'
    """
    match place.unit, place.cycle:
        case Granularity.DAY, Granularity.WEEK:
            return "XXXX-WXX-WD" if place.holiday == "weekdays" else f"XXXX-WXX-{place.number + 1}"
        case Granularity.WEEKEND, Granularity.WEEK:
            return "XXXX-WXX-WE"
        case Granularity.DAY, Granularity.MONTH:
            return f"XXXX-XX-{place.number:02d}"
        case Granularity.DAY, _ if place.month is not None:
            return f"XXXX-{place.month:02d}-{place.number:02d}"
        case Granularity.MONTH, _:
            return f"XXXX-{place.number:02d}"
        case Granularity.SEASON, _:
            return f"XXXX-{SEASONS[place.number]}"
        case Granularity.QUARTER, _:
            return f"XXXX-Q{place.number or 'X'}"
        case Granularity.HALF, _:
            return f"XXXX-H{place.number}"
        case _:
            return "XXXX-XX-XX"


# A length of more than so much leads to a point further off (*TimeML Annotation Guidelines* 1.2.1, the attribute mod): "more than a year
# ago" is BEFORE.
_POINT_MODS = {
    ("MORE_THAN", -1): "BEFORE",
    ("MORE_THAN", 1): "AFTER",
    ("LESS_THAN", -1): "AFTER",
    ("LESS_THAN", 1): "BEFORE",
    ("EQUAL_OR_MORE", -1): "ON_OR_BEFORE",
    ("EQUAL_OR_MORE", 1): "ON_OR_AFTER",
    ("EQUAL_OR_LESS", -1): "ON_OR_AFTER",
    ("EQUAL_OR_LESS", 1): "ON_OR_BEFORE",
}


def point_mod(mod: str, direction: int) -> str:
    """The mod of a point that a length leads to, back (-1) or ahead (1), from that of the length.

    >>> point_mod("MORE_THAN", -1), point_mod("APPROX", 1)
    ('BEFORE', 'APPROX')
    """
    return _POINT_MODS.get((mod, direction), mod)
