"""Operators for two times named together: ranges and pairs. Each end is reported by itself."""

from __future__ import annotations

from timeline.chrono.granularity import fields, instant
from timeline.chrono.meaning import Absolute, Meaning, Recurring, Span, Within
from timeline.language.dates import absolute_unit, ancient_year, calendar, century, recurring

# No range of years that a text tells of is longer; "120–2000" is none.
_LONGEST = 900


def span(first: Meaning, last: Meaning) -> Meaning | None:
    """ "from May to July", "1914–1918", "Monday through Friday"."""
    if isinstance(first, Absolute) and isinstance(last, Absolute):
        begins, ends = first.interval.start, last.interval.end
        return Span(first, last) if begins is not None and ends is not None and begins < ends else None
    return Span(first, last)


def year_span(first: int, last: int) -> Meaning | None:
    """ "1914–18", "2014/15": the second year takes the first's century."""
    end = later_year(first, last, 1)
    return None if not 0 < end - first < 60 else Span(absolute_unit("year", instant(first)), absolute_unit("year", instant(end)))


def days_span(first: int, last: int, month: int, year: int | None = None) -> Meaning | None:
    """ "5 to 7 May 1944", "May 3 and 5": the month, and the year if there is one, are both days'."""
    begin, end = calendar(year, month, int(first)), calendar(year, month, int(last))
    return None if begin is None or end is None or first >= last else Span(begin, end)


def days_more(first: int, last: Span) -> Meaning | None:
    """ "3, 4 and 7 June 1944": the days that follow tell the month of the first, and the year."""
    match last.first:
        case Absolute(interval) if interval.start is not None:
            year, month = fields(interval.start)[:2]
            begin = calendar(year, month, int(first))
        case Recurring(month=month):
            begin = calendar(None, month, int(first))
        case _:
            return None
    return None if begin is None else Span(begin, last.last)


def century_span(first: float, last: float, era: int = 1) -> Meaning | None:
    """ "the 18th and 19th centuries"."""
    begin, end = century(first, era), century(last, era)
    return None if begin is None or end is None else span(begin, end)


def quarters_span(first: float, last: float) -> Meaning | None:
    """ "the second and fourth quarters"."""
    begin, end = recurring("quarter", "year", int(first)), recurring("quarter", "year", int(last))
    return None if begin is None or end is None or first >= last else Span(begin, end)


def winter_of(inner: Recurring, first: int, last: int, era: int = 1) -> Meaning | None:
    """ "the winter of 1941–42": a winter (in the south, a summer) is counted to the year in which it ends, another season to
    the first.
    """
    end = later_year(first, last, era)
    if end != first + era:
        return None
    year = calendar(year=end if inner.number == (2 if inner.southern else 0) else first, era=era)
    return None if year is None else Within(inner, year)


def era_span(first: int, last: int, era: int) -> Meaning | None:
    """ "264–241 BC": the era counts for both years."""
    begin, end = calendar(year=first, era=era), calendar(year=later_year(first, last, era), era=era)
    return None if begin is None or end is None else span(begin, end)


def year_pair(first: int, last: int) -> Meaning | None:
    """ "between 1448 and 1457", "r. 986–1014": two years written in full."""
    begin, end = calendar(year=first), calendar(year=last)
    return None if begin is None or end is None or last - first > _LONGEST else span(begin, end)


def ancient_years(first: int, last: int) -> Meaning | None:
    """ "from 478 to 431": years BC, as they fall; rising ones are left to the text around them."""
    falling = era_span(first, last, -1) if last < first else None
    if falling is not None:
        return falling
    begin, end = ancient_year(first), ancient_year(later_year(first, last, 1))
    return None if begin is None or end is None else span(begin, end)


def later_year(first: int, last: int, era: int) -> int:
    """The second year of a range, written in full or by its last two digits; BC, years fall.

    >>> later_year(1914, 18, 1), later_year(480, 79, -1), later_year(120, 63, -1), later_year(264, 241, -1)
    (1918, 479, 63, 241)
    """
    whole = first // 100 * 100 + last
    return whole if last < 100 <= first and (whole - first) * era > 0 else last
