"""Operators that make dates and clock times from their parts; see :mod:`timeline.language.operators` for those that compose them."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.granularity import Granularity, instant, is_date
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Absolute, At, DayPart, Meaning, Modified, Portion, Recurring, TimeOfDay, Within

# Two-digit years: 30-99 are the 1900s, 00-29 the 2000s (as POSIX strptime's %y, moved to where today's texts need it).
_PIVOT = 30


def absolute_unit(unit: str, moment: int) -> Absolute:
    """The unit of the calendar that holds ``moment``."""
    return Absolute(Interval.of(Granularity.named(unit), moment))


def full_year(year2: int) -> int:
    """A two-digit year's four digits.

    >>> full_year(96), full_year(5)
    (1996, 2005)
    """
    return year2 + (1900 if year2 >= _PIVOT else 2000)


def year_in_words(century: float, rest: float) -> int:
    """ "nineteen ninety-six".

    >>> year_in_words(19, 96)
    1996
    """
    return int(century * 100 + rest)


def calendar(
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
    era: int = 1,
    year2: int | None = None,
) -> Meaning | None:
    """A date from its parts; without a year it recurs. ``None`` for a date that the calendar does not have.

    >>> calendar(month=2, day=30) is None
    True
    >>> calendar(month=5, day=4)
    Recurring(unit=Granularity.DAY, cycle=Granularity.YEAR, number=4, month=5, holiday='', fiscal=False, southern=False)
    """
    if year2 is not None:
        year = full_year(year2)
    if year == 0:
        # Neither BC nor AD counts a year 0.
        return None
    if year is not None and era < 0:
        year = 1 - year
    if year is None:
        return _without_year(month, day, weekday)
    if month is None:
        return absolute_unit("year", instant(year))
    if day is None:
        return absolute_unit("month", instant(year, month))
    return absolute_unit("day", instant(year, month, day)) if is_date(year, month, day) else None


def _without_year(month: int | None, day: int | None, weekday_number: int | None) -> Meaning | None:
    if month is not None and day is not None:
        return Recurring(Granularity.DAY, Granularity.YEAR, day, month) if is_date(2000, month, day) else None
    if month is not None:
        return Recurring(Granularity.MONTH, Granularity.YEAR, month)
    if day is not None:
        return Recurring(Granularity.DAY, Granularity.MONTH, day) if 1 <= day <= 31 else None
    return None if weekday_number is None else Recurring(Granularity.DAY, Granularity.WEEK, weekday_number)


def recurring(unit: str, cycle: str, number: int = 0, fiscal: bool = False, year: int | None = None, holiday: str = "") -> Meaning | None:
    """The ``number``-th unit of its cycle; with a year, that one: "the third quarter", "spring 2016", "Christmas 1914"."""
    place = Recurring(Granularity.named(unit), Granularity.named(cycle), int(number), holiday=holiday, fiscal=fiscal)
    if place.unit is Granularity.QUARTER and not 1 <= place.number <= 4:
        return None
    return place if year is None else Within(place, absolute_unit("year", instant(year)))


def iso(text: str) -> Meaning | None:
    """An ISO 8601 date or date with time.

    >>> iso("1998-02-31") is None
    True
    """
    day_text, _, clock_text = text.partition("T")
    year, month, day = (int(part) for part in day_text.split("-"))
    if not is_date(year, month, day):
        return None
    date = absolute_unit("day", instant(year, month, day))
    time = iso_clock(clock_text) if clock_text else None
    return date if time is None else At(time, date)


def iso_clock(text: str) -> TimeOfDay | None:
    """The time part of an ISO 8601 date: "10:35Z", "1035+0200".

    >>> iso_clock("10:35-05:00")
    TimeOfDay(hour=10, minute=35, part=None, zone='-05:00', utc_offset=-300, region='', hours=None)
    """
    digits = text.replace(":", "")
    hour, minute = int(digits[:2]), int(digits[2:4])
    if hour > 24 or minute > 59:
        return None
    zone = text[-1] if text.endswith("Z") else text[max(text.rfind("+"), text.rfind("-")) :] if "+" in text or "-" in text else ""
    offset = None
    if zone == "Z":
        offset = 0
    elif zone:
        plain = zone.replace(":", "")
        offset = (int(plain[1:3]) * 60 + int(plain[3:5])) * (-1 if zone[0] == "-" else 1)
    return TimeOfDay(hour, minute, None, zone, offset)


def numeric(text: str, day_first: bool = False) -> Meaning | None:
    """ "3/10/99", "31.12.1999", "2016/11/23": month first with slashes (American news) unless only the other order is a date. Where both
    are, the other one is kept, for the document's dates may be written so.

    ``day_first`` for languages that write the day first in any case.

    >>> len(numeric("3/10/99").others), numeric("3/13/99").others
    (1, ())
    """
    parts = text.replace("/", ".").replace("-", ".").split(".")
    first, second, last = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return calendar(first, second, last)
    year = full_year(last) if last < 100 else last
    month, day = (first, second) if "/" in text and first <= 12 and not day_first else (second, first)
    if not is_date(year, month, day):
        month, day = day, month
    written = calendar(year, month, day)
    other = calendar(year, day, month) if "/" in text and not day_first and is_date(year, day, month) and day != month else None
    return replace(written, others=(other.interval,)) if isinstance(written, Absolute) and isinstance(other, Absolute) else written


_HUNDREDS_FROM, _HUNDREDS_TO = 1000, 1900


def decade(start: int, era: int = 0) -> Absolute | None:
    """ "the 1990s", "the '90s", "the nineties", "the 550s BC".

    >>> decade(90).interval == decade(1990).interval
    True
    """
    if era < 0:
        return Absolute(Interval.between(instant(1 - start - 9), instant(2 - start), Granularity.YEAR)) if start % 10 == 0 else None
    if 100 <= start < 1000 and era == 0:
        return None
    if _HUNDREDS_FROM <= start < _HUNDREDS_TO and start % 100 == 0:
        # "The 1800s" are a century; "the 1900s" are as often a decade.
        return absolute_unit("century", instant(start))
    year = start if start >= 100 else 1900 + start if start >= 20 else 2000 + start
    return absolute_unit("decade", instant(year)) if year % 10 == 0 else None


def century(number: float, era: int = 1, unit: str = "century") -> Absolute | None:
    """ "the 19th century" is 1800-1899, written 18XX; "the third millennium BC" is 3000-2001 BC."""
    years = 100 if unit == "century" else 1000
    count = int(number)
    if not 1 <= count <= (30 if years == 100 else 10):
        return None
    if era > 0:
        return absolute_unit(unit, instant((count - 1) * years))
    return Absolute(Interval.between(instant(1 - count * years), instant(1 - (count - 1) * years), Granularity.YEAR))


def clock(
    hour: float | None = None,
    text: str = "",
    half: str = "",
    zone: dict[str, object] | None = None,
    clock24: str | int = "",
) -> TimeOfDay | None:
    """A clock time: "8 p.m.", "10:35 a.m. ET", "0900 GMT", "14:30".

    >>> clock(hour=12, half="am").hour, clock(text="1:05", half="pm").hour
    (0, 13)
    """
    minute = None
    if clock24:
        hour, minute = float(str(clock24)[:2]), int(str(clock24)[2:])
    elif text:
        parts = text.replace(".", ":").split(":")
        hour, minute = float(parts[0]), int(parts[1])
    if hour is None or hour != int(hour) or hour > 24 or (minute or 0) > 59:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    written = zone or {}
    offset = written.get("offset")
    fixed = offset if isinstance(offset, int) else None
    return TimeOfDay(int(hour), minute, None, str(written.get("name", "")), fixed, str(written.get("region", "")))


def day_part(part: str | dict[str, str | int]) -> TimeOfDay:
    """ "morning", "night"; with hours of its own "dawn".

    >>> day_part({"part": "MO", "from": 4, "to": 8}).hours
    (4, 8)
    """
    if isinstance(part, str):
        return TimeOfDay(part=DayPart(part))
    return TimeOfDay(part=DayPart(str(part["part"])), hours=(int(part["from"]), int(part["to"])))


def mid_season(season: int, outer: Meaning | None = None) -> Meaning:
    """ "midsummer", "midsummer 1915"."""
    whole = Recurring(Granularity.SEASON, Granularity.YEAR, season)
    return Portion("mid", whole if outer is None else Within(whole, outer))


def part_of_day_part(part: str, of: TimeOfDay) -> Meaning:
    """ "late afternoon"."""
    return Portion(part, At(of))


def at_part(part: str | dict[str, str | int], day: Meaning | None = None) -> Meaning:
    """ "the early hours of Sunday"."""
    return At(day_part(part), day)


def fixed_time(hour: int, minute: int = 0) -> TimeOfDay:
    """ "noon", "midnight"."""
    return TimeOfDay(hour, minute)


def approximate_year(year: int) -> Absolute:
    """ "circa 1900"."""
    return Absolute(Interval.of(Granularity.YEAR, instant(year), Qualifier.APPROXIMATE))


def circa_year(of: int) -> Meaning:
    """ "c. 940"."""
    return Modified("APPROX", absolute_unit("year", instant(of)))


def ancient_year(year: int) -> Absolute | None:
    """ "478" in a text with years BC: AD 478, or else 478 BC.

    >>> [reading.start_granularity.label for reading in ancient_year(478).others]
    ['year']
    """
    if not 1 <= year <= 999:
        return None
    return Absolute(Interval.of(Granularity.YEAR, instant(year)), others=(Interval.of(Granularity.YEAR, instant(1 - year)),))


def with_weekday(of: Meaning, w: int) -> Meaning:
    """ "Wednesday, 23 November 2016": the date decides, for papers more often err in the weekday."""
    return of


def unit_end() -> Meaning:
    """ "year-end" is the year's last day."""
    return Recurring(Granularity.DAY, Granularity.YEAR, 31, 12)


def clock_in_part(part: TimeOfDay, hour: float) -> TimeOfDay | None:
    """ "8 in the evening"."""
    if not 1 <= hour <= 12:
        return None
    late = part.part in (DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT)
    return TimeOfDay(int(hour) % 12 + (12 if late else 0))
