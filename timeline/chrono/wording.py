"""Intervals in people's words, in a long form for sentences and a short form for tables and axes.

>>> from timeline.chrono.granularity import Granularity, instant
>>> sunday = Interval.of(Granularity.DAY, instant(2016, 11, 20))
>>> words(sunday), short(sunday)
('Sunday 20 November 2016', '20 Nov 2016')

Years before 1 CE are "44 BC"; years 1 to 999 "AD 79", since a bare "79" is not read as a year. Weekdays are named from 1582-10-15 on, the
first day of the Gregorian calendar: texts about earlier days count them by the Julian one.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.chrono.granularity import Granularity, day_number, fields, index, weekday
from timeline.chrono.interval import Interval, Qualifier

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("winter", "spring", "summer", "autumn")
_ORDINALS = ("first", "second", "third", "fourth")
_PREFIXES = {Qualifier.EXACT: "", Qualifier.APPROXIMATE: "about ", Qualifier.UNCERTAIN: "perhaps "}
_FIRST_GREGORIAN_DAY = day_number(1582, 10, 15)
_DAY_MINUTES = 1440


@lru_cache(maxsize=16_384)
def words(interval: Interval) -> str:
    """An interval in words, unabbreviated.

    >>> from timeline.chrono.granularity import instant
    >>> words(Interval.of(Granularity.SEASON, instant(2016, 4)))
    'spring 2016'
    >>> words(Interval.of(Granularity.DECADE, instant(1994)))
    '1990s'
    >>> words(Interval.of(Granularity.YEAR, instant(-43)).since())
    'since 44 BC'
    >>> words(Interval(instant(1910), instant(1945, 9, 3), Granularity.YEAR, Granularity.DAY, Qualifier.APPROXIMATE))
    'about 1910 – 2 September 1945'
    >>> words(Interval(instant(2016, 11, 23, 1, 5), instant(2016, 11, 23, 1, 6), Granularity.MINUTE, Granularity.MINUTE, utc_offset=-300))
    '1:05 am on Wednesday 23 November 2016, UTC−5'
    """
    return _spell(interval, brief=False)


@lru_cache(maxsize=16_384)
def short(interval: Interval) -> str:
    """An interval in words, as short as it can be without needing a neighbour to be understood.

    >>> from timeline.chrono.granularity import instant
    >>> short(Interval(instant(2016, 10, 26), instant(2016, 11, 24), start_qualifier=Qualifier.APPROXIMATE))
    'about 26 Oct – 23 Nov 2016'
    >>> short(Interval.of(Granularity.QUARTER, instant(2016, 4)))
    'Q2 2016'
    >>> short(Interval(instant(2016, 11, 23), instant(2017), Granularity.DAY, Granularity.YEAR))
    '23 Nov 2016 – end of 2016'
    """
    return _spell(interval, brief=True)


def year(number: int) -> str:
    """An astronomical year in words.

    >>> year(2016), year(79), year(0), year(-9999)
    ('2016', 'AD 79', '1 BC', '10,000 BC')
    """
    if number < 1:
        return f"{1 - number:,} BC" if number < -9998 else f"{1 - number} BC"
    if number < 1000:
        return f"AD {number}"
    return str(number) if number < 10000 else f"{number:,}"


def day(moment: int, *, brief: bool = False, named: bool = True) -> str:
    """The day of an instant; ``named`` puts the weekday before it where the long form knows it.

    >>> from timeline.chrono.granularity import instant
    >>> day(instant(2016, 11, 23)), day(instant(2016, 11, 23), brief=True), day(instant(-43, 3, 15))
    ('Wednesday 23 November 2016', '23 Nov 2016', '15 March 44 BC')
    """
    of_year, of_month, number, _, _ = fields(moment)
    known = named and not brief and moment // _DAY_MINUTES >= _FIRST_GREGORIAN_DAY
    return f"{WEEKDAYS[weekday(moment)] + ' ' if known else ''}{number} {_month(of_month, brief)} {year(of_year)}"


def month(moment: int, *, brief: bool = False) -> str:
    """The month of an instant.

    >>> from timeline.chrono.granularity import instant
    >>> month(instant(2016, 1, 5)), month(instant(-43, 3), brief=True)
    ('January 2016', 'Mar 44 BC')
    """
    of_year, of_month, *_ = fields(moment)
    return f"{_month(of_month, brief)} {year(of_year)}"


def clock(moment: int) -> str:
    """The time of day of an instant.

    >>> clock(65), clock(720), clock(0)
    ('1:05 am', '12 noon', '12 midnight')
    """
    _, _, _, hour, minute = fields(moment)
    if minute == 0 and hour % 12 == 0:
        return "12 noon" if hour else "12 midnight"
    return f"{hour % 12 or 12}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def zone(utc_offset: int) -> str:
    """A zone's distance from Greenwich, given in minutes east.

    >>> zone(-300), zone(330), zone(0)
    ('UTC−5', 'UTC+5:30', 'UTC')
    """
    hours, minutes = divmod(abs(utc_offset), 60)
    sign = "+" if utc_offset > 0 else "−"
    return "UTC" if utc_offset == 0 else f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")


def _spell(interval: Interval, *, brief: bool) -> str:
    text = _bounds(interval, brief)
    return text if interval.utc_offset is None else f"{text}, {zone(interval.utc_offset)}"


def _bounds(interval: Interval, brief: bool) -> str:
    if interval.start is not None and interval.start_qualifier is interval.end_qualifier and (unit := interval.unit) is not None:
        return _PREFIXES[interval.start_qualifier] + _unit(unit, interval.start, brief)
    first, last = _first(interval, brief), _last(interval, brief)
    if first is None or last is None:
        return f"since {first}" if first else f"until {last}" if last else "at an unknown time"
    return first if first == last else _range(interval, first, last, brief)


def _first(interval: Interval, brief: bool) -> str | None:
    if interval.start is None:
        return None
    unit = interval.start_granularity if interval.end is None else _of_range(interval.start_granularity)
    return _PREFIXES[interval.start_qualifier] + _unit(unit, interval.start, brief, named=interval.end is None)


def _last(interval: Interval, brief: bool) -> str | None:
    if interval.end is None:
        return None
    unit = interval.end_granularity if interval.start is None else _of_range(interval.end_granularity)
    # The end of a stretch known to the minute is the minute at which it ends, not the one before.
    moment = interval.end if unit < Granularity.DAY else interval.end - 1
    # From a day until 2021 is until when in 2021?
    until = "end of " if interval.start is not None and _of_range(interval.start_granularity) < unit else ""
    return _PREFIXES[interval.end_qualifier] + until + _unit(unit, moment, brief, named=interval.start is None)


def _of_range(unit: Granularity) -> Granularity:
    """The unit in which an end of a longer stretch is told: weeks and weekends by their days, since the stretch may start amid one."""
    return Granularity.DAY if unit in (Granularity.WEEK, Granularity.WEEKEND) else unit


def _range(interval: Interval, first: str, last: str, brief: bool) -> str:
    """Both ends with what they share said once: "20–23 November 2016", "May – July 2016", "51–42 BC"."""
    assert interval.start is not None
    assert interval.end is not None
    start, end = fields(interval.start), fields(interval.end - 1)
    unit, same_unit = _of_range(interval.start_granularity), _of_range(interval.start_granularity) is _of_range(interval.end_granularity)
    # Noon is an hour, half past noon a minute: both are told by the clock.
    same_unit = same_unit or max(interval.start_granularity, interval.end_granularity) < Granularity.DAY
    prefix, exact_end = _PREFIXES[interval.start_qualifier], interval.end_qualifier is Qualifier.EXACT
    if interval.end_qualifier is interval.start_qualifier is not Qualifier.EXACT:
        # Said once, it holds for both.
        exact_end, last = True, last.removeprefix(prefix)
    if not same_unit or not exact_end:
        return f"{first} – {last}"
    match unit:
        case Granularity.MINUTE | Granularity.HOUR if start[:3] == end[:3]:
            date = day(interval.start, brief=brief)
            span = f"{clock(interval.start)} – {clock(interval.end)}"
            return f"{prefix}{date}, {span}" if brief else f"{prefix}{span} on {date}"
        case Granularity.DAY if start[:2] == end[:2]:
            return f"{prefix}{start[2]}–{end[2]} {_month(start[1], brief)} {year(start[0])}"
        case Granularity.DAY if start[0] == end[0]:
            return f"{prefix}{start[2]} {_month(start[1], brief)} – {last}"
        case Granularity.MONTH if start[0] == end[0]:
            return f"{prefix}{_month(start[1], brief)} – {last}"
        case Granularity.YEAR:
            return prefix + _years(start[0], end[0])
        case _:
            return f"{first} – {last}"


def _years(first: int, last: int) -> str:
    if first == last:
        return year(first)
    if last < 1:
        return f"{year(first).removesuffix(' BC')}–{year(last)}"
    if first >= 1 and last < 1000:
        return f"{year(first)}–{last}"
    return f"{year(first)}–{year(last)}" if first >= 1000 else f"{year(first)} – {year(last)}"


def _unit(unit: Granularity, moment: int, brief: bool, *, named: bool = True) -> str:
    """The one unit that holds ``moment``."""
    of_year, of_month, *_ = fields(moment)
    match unit:
        case Granularity.MINUTE | Granularity.HOUR:
            return f"{day(moment, brief=True)}, {clock(moment)}" if brief else f"{clock(moment)} on {day(moment)}"
        case Granularity.DAY:
            return day(moment, brief=brief, named=named)
        case Granularity.WEEKEND:
            saturday = moment - weekday(moment) * _DAY_MINUTES + 5 * _DAY_MINUTES
            return f"weekend of {day(saturday, brief=brief, named=False)}"
        case Granularity.WEEK:
            return f"week of {day(moment - weekday(moment) * _DAY_MINUTES, brief=brief)}"
        case Granularity.MONTH:
            return month(moment, brief=brief)
        case Granularity.QUARTER:
            quarter = (of_month + 2) // 3
            return f"Q{quarter} {year(of_year)}" if brief else f"{_ORDINALS[quarter - 1]} quarter of {year(of_year)}"
        case Granularity.SEASON:
            return _season(moment)
        case Granularity.HALF:
            half = (of_month + 5) // 6
            return f"H{half} {year(of_year)}" if brief else f"{_ORDINALS[half - 1]} half of {year(of_year)}"
        case Granularity.YEAR:
            return year(of_year)
        case Granularity.DECADE:
            decade = of_year // 10 * 10
            # Decades are counted from astronomical years, so before 1 CE they are no "40s BC".
            return f"{decade}s" if decade >= 1000 else _years(max(decade, 1) if decade >= 0 else decade, decade + 9)
        case Granularity.CENTURY:
            return _counted(of_year // 100, "c." if brief else "century")
        case Granularity.MILLENNIUM:
            return _counted(of_year // 1000, "millennium")


def _season(moment: int) -> str:
    number = index(moment, Granularity.SEASON)
    of_year, season = divmod(number, 4)
    if season:
        return f"{SEASONS[season]} {year(of_year)}"
    return f"winter {year(of_year - 1)}–{of_year % 100:02d}" if of_year > 1000 else f"winter {_years(of_year - 1, of_year)}"


def _counted(number: int, noun: str) -> str:
    if number < 0:
        return f"{_ordinal(-number)} {noun} BC"
    return f"{_ordinal(number + 1)} {noun}" + (" AD" if number == 0 else "")


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _month(number: int, brief: bool) -> str:
    name = _MONTHS[number - 1]
    return name[:3] if brief else name
