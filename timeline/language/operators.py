"""The closed set of operators that rules name: each takes what a pattern captured and gives a meaning, a number, or ``None`` to reject.

Language-independent: words are data, composing them is here.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.chrono.granularity import Granularity, instant, is_date
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import (
    Absolute,
    Amount,
    Anchor,
    Around,
    At,
    DayPart,
    Duration,
    Leading,
    Meaning,
    Modified,
    Portion,
    Recurring,
    Reference,
    Relative,
    Repeated,
    Selected,
    Shifted,
    Span,
    Stretch,
    TimeOfDay,
    Vague,
    Within,
)

# Two-digit years: 30-99 are the 1900s, 00-29 the 2000s (as POSIX strptime's %y, moved to where today's texts need it).
_PIVOT = 30


def take(of: object) -> object:
    """What was captured, unchanged: rules use it to rename a category."""
    return of


def absolute_unit(unit: str, moment: int) -> Absolute:
    """The unit of the calendar that holds ``moment``."""
    return Absolute(Interval.of(Granularity.named(unit), moment))


def full_year(year2: int) -> int:
    """A two-digit year's four digits.

    >>> full_year(96), full_year(5)
    (1996, 2005)
    """
    return year2 + (1900 if year2 >= _PIVOT else 2000)


def plus(a: float, b: float) -> float:
    """The sum of two numbers: "twenty" "five"."""
    return a + b


def times(a: float, b: float, rest: float = 0) -> float:
    """A product and a rest: "two" "hundred" "five"."""
    return a * b + rest


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
    Recurring(unit=<Granularity.DAY: 2>, cycle=<Granularity.YEAR: 9>, number=4, month=5, holiday='', fiscal=False)
    """
    if year2 is not None:
        year = full_year(year2)
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
    TimeOfDay(hour=10, minute=35, part=None, zone='-05:00', utc_offset=-300)
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


def numeric(text: str) -> Meaning | None:
    """ "3/10/99", "31.12.1999", "2016/11/23": month first with slashes (American news) unless only the other order is a date."""
    parts = [int(part) for part in text.replace("/", ".").split(".")]
    if len(text.replace("/", ".").split(".")[0]) == 4:
        year, month, day = parts
    else:
        first, second, year = parts
        year = full_year(year) if year < 100 else year
        month, day = (first, second) if "/" in text and first <= 12 else (second, first)
        if not is_date(year, month, day):
            month, day = day, month
    return calendar(year, month, day)


def decade(start: int, century: int | None = None) -> Absolute | None:
    """ "the 1990s", "the '90s", "the nineties".

    >>> decade(90).interval == decade(1990).interval
    True
    """
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


def relative(unit: str, offset: float = 0, anchor: str = "publication", fiscal: bool = False) -> Relative:
    """A whole unit counted from its anchor: "last year", "today", "that month"."""
    return Relative(Granularity.named(unit), int(offset), Anchor(anchor), fiscal)


def selected(of: Meaning, which: int, anchor: str = "publication") -> Meaning | None:
    """ "last May", "next Friday", "this fall"."""
    return Selected(of, which, Anchor(anchor)) if isinstance(of, Recurring) else None


def duration(unit: dict[str, str], n: float | None = 1.0, half: float = 0.0) -> Duration | None:
    """A length: ``n`` of the unit (``None``: some number of it), and a half for "a year and a half"."""
    if n is not None and not 0 < n + half < 1e7:
        return None
    count = None if n is None else (n + half) * int(unit.get("times", 1))
    return Duration((Amount(count, Granularity.named(unit["unit"]), unit.get("code", "")),))


def some(unit: dict[str, str]) -> Duration:
    """An unsaid number of units: "several years", "decades"."""
    return Duration((Amount(None, Granularity.named(unit["unit"]), unit.get("code", "")),))


def join(a: Duration, b: Duration) -> Duration | None:
    """ "two years and six months": units must fall."""
    return Duration(a.amounts + b.amounts) if a.amounts[-1].unit > b.amounts[0].unit else None


def shifted(by: Meaning, direction: int, anchor: Meaning | None = None, at: str = "publication") -> Meaning | None:
    """ "two days ago", "a year earlier", "a week from Tuesday"; an approximate length shifts approximately."""
    if isinstance(by, Modified):
        inner = shifted(by.of, direction, anchor, at)
        return None if inner is None else Modified(by.mod, inner)
    if not isinstance(by, Duration):
        return None
    return Shifted(by, direction, Anchor(at) if anchor is None else anchor)


def stretch(length: Meaning, direction: int, anchor: str = "publication") -> Meaning | None:
    """ "the past five years", "the next two weeks"."""
    if isinstance(length, Modified):
        inner = stretch(length.of, direction, anchor)
        return None if inner is None else Modified(length.mod, inner)
    return Stretch(length, direction, Anchor(anchor)) if isinstance(length, Duration) else None


def leading(length: Meaning, which: int, of: Meaning | None = None) -> Meaning | None:
    """ "the first nine months of 1989"."""
    return Leading(length, which, of) if isinstance(length, Duration) else None


def portion(part: str, of: Meaning) -> Meaning:
    """ "early 2015", "the end of this year", "mid-1996"."""
    return Portion(part, of)


def within(inner: Meaning, outer: Meaning, nth: float = 1) -> Meaning | None:
    """ "January this year", "Monday of last week", "the last Sunday of May"."""
    if isinstance(inner, Portion):
        deeper = within(inner.of, outer, nth)
        return None if deeper is None else Portion(inner.part, deeper)
    return Within(inner, outer, int(nth)) if isinstance(inner, Recurring) else None


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
    return TimeOfDay(int(hour), minute, None, str(written.get("name", "")), offset if isinstance(offset, int) else None)


def day_part(part: str) -> TimeOfDay:
    """ "morning", "night"."""
    return TimeOfDay(part=DayPart(part))


def fixed_time(hour: int, minute: int = 0) -> TimeOfDay:
    """ "noon", "midnight"."""
    return TimeOfDay(hour, minute)


def at(time: TimeOfDay, day: Meaning | None = None, part: TimeOfDay | None = None) -> Meaning | None:
    """A time on a day: "10 p.m. Wednesday", "this morning"; "8 in the evening" moves the hour past noon."""
    if part is not None and part.part in (DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT) and time.hour is not None and time.hour < 12:
        time = TimeOfDay(time.hour + 12, time.minute, None, time.zone, time.utc_offset)
    if isinstance(day, (At, Duration, Repeated, Vague)):
        return None
    return At(time, day)


def span(first: Meaning, last: Meaning) -> Meaning | None:
    """ "from May to July", "1914–1918", "Monday through Friday"."""
    if isinstance(first, Absolute) and isinstance(last, Absolute):
        begins, ends = first.interval.start, last.interval.end
        return Span(first, last) if begins is not None and ends is not None and begins < ends else None
    return Span(first, last)


def year_span(year: int, year2: int) -> Meaning | None:
    """ "1914–18", "2014/15": the second year takes the first's century."""
    last = year // 100 * 100 + int(year2)
    return None if not 0 < last - year < 60 else Span(absolute_unit("year", instant(year)), absolute_unit("year", instant(last)))


def repeated(of: Meaning, quant: str = "", freq: str = "") -> Meaning | None:
    """ "every Sunday", "each month", "twice a year"."""
    return Repeated(of, quant or None, freq or None) if isinstance(of, (Recurring, Duration, At)) else None


def modified(mod: str, of: Meaning) -> Meaning | None:
    """ "about two years", "more than a week"."""
    return None if isinstance(of, (Modified, Vague)) else Modified(mod, of)


def vague(reference: str) -> Vague:
    """ "recently", "now", "in the past"."""
    return Vague(Reference(reference))


def approximate_year(year: int) -> Absolute:
    """ "circa 1900"."""
    return Absolute(Interval.of(Granularity.YEAR, instant(year), Qualifier.APPROXIMATE))


def with_weekday(of: Meaning, w: int) -> Meaning:
    """ "Wednesday, 23 November 2016": the date decides, for papers more often err in the weekday."""
    return of


def relative_of(unit: dict[str, str], offset: int, anchor: str = "publication") -> Relative:
    """ "last year", with the unit as captured."""
    return relative(unit["unit"], offset, anchor)


def same_period(year: int) -> Meaning:
    """ "the 1988 period": that year's turn of the period last spoken of."""
    return Within(Recurring(Granularity.QUARTER, Granularity.YEAR, 0), absolute_unit("year", instant(year)))


def unit_end() -> Meaning:
    """ "year-end" is the year's last day."""
    return Recurring(Granularity.DAY, Granularity.YEAR, 31, 12)


def some_ago(unit: dict[str, str]) -> Meaning:
    """ "years ago"."""
    return Shifted(some(unit), -1, Anchor.PUBLICATION)


def year_earlier() -> Meaning:
    """ "the year-ago quarter": the period last spoken of, a year earlier."""
    return Shifted(Duration((Amount(1, Granularity.YEAR),)), -1, Anchor.CONTEXT)


def year_earlier_quarter(inner: Recurring) -> Meaning:
    """ "the year-earlier third quarter"."""
    return Within(inner, Relative(Granularity.YEAR, -1))


def stretch_unit(direction: int, unit: dict[str, str], n: int = 1) -> Meaning | None:
    """ "the past week" (one), "recent weeks" (some: ``n`` is 0)."""
    length = duration(unit) if n else some(unit)
    return None if length is None else stretch(length, direction)


def unit_around(unit: str, of: Meaning) -> Meaning | None:
    """ "the week of March 6": the unit that holds the day."""
    return Around(Granularity.named(unit), of)


def clock_in_part(part: TimeOfDay, day: int | None = None, small: int | None = None, hour: int | None = None) -> TimeOfDay | None:
    """ "8 in the evening"."""
    number = next((value for value in (hour, day, small) if value is not None), None)
    if number is None or not 1 <= number <= 12:
        return None
    late = part.part in (DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT)
    return TimeOfDay(int(number) % 12 + (12 if late else 0))


def at_relative(time: TimeOfDay | None = None, part: str = "", offset: int = 0, anchor: str = "publication") -> At:
    """ "this morning", "last night", "tonight"."""
    return At(time or day_part(part), Relative(Granularity.DAY, offset, Anchor(anchor)))


def every(unit: dict[str, str], quant: str = "", n: float = 1, times: float = 1) -> Meaning | None:
    """ "every week", "every two years", "twice a month"."""
    length = duration(unit, n)
    return None if length is None else Repeated(length, quant or None, f"{times:g}X" if times != 1 else None)


def every_part(time: TimeOfDay) -> Meaning:
    """ "every morning"."""
    return Repeated(At(time), "EVERY")


def each_weekday(weekday: int) -> Meaning:
    """ "on Sundays"."""
    return Repeated(Recurring(Granularity.DAY, Granularity.WEEK, weekday))


def frequency(value: str) -> Meaning:
    """ "annual", "daily": ``value`` is an ISO 8601 length of one amount."""
    units = {
        "H": Granularity.HOUR,
        "D": Granularity.DAY,
        "W": Granularity.WEEK,
        "M": Granularity.MONTH,
        "Q": Granularity.QUARTER,
        "Y": Granularity.YEAR,
    }
    return Repeated(Duration((Amount(float(value.strip("PTHDWMQY")), units[value[-1]]),)))


OPERATORS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        take, full_year, plus, times, year_in_words, calendar, recurring, iso, numeric, decade, century, relative, selected, duration, some,
        join, shifted, stretch, leading, portion, within, clock, day_part, fixed_time, at, span, year_span, repeated, modified, vague,
        approximate_year, with_weekday, relative_of, same_period, unit_end, some_ago, year_earlier, year_earlier_quarter, stretch_unit,
        unit_around, clock_in_part, at_relative, every, every_part, each_weekday, frequency,
    )
}  # fmt: skip
