"""Full dates as articles' headers write them, and the ``--published`` option as people type it.

What is written in figures, or in English, is read here; everything else is left to dateparser, which is imported only then.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.errors import DateError

_CURE = "write a full date such as 2016-11-23 or 23 November 2016"
# A date in figures between two slashes may be the day first or the month first.
_FIGURES = (
    re.compile(r"(?<![\d.-])(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?![\d-])"),
    re.compile(r"(?<![\d.,-])(?P<year>(?:1[89]|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"),
    re.compile(r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<![\d.,/-])(?P<one>\d{1,2})(?P<by>[/-])(?P<other>\d{1,2})(?P=by)(?P<year>\d{4})(?![\d/])"),
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a line: where it stands, and the dates that it may mean (two when day and month may be either way round)."""

    start: int
    end: int
    meanings: tuple[date, ...]


@cache
def words() -> Mapping[str, Any]:
    """The words of ``publication.toml``."""
    return tomllib.loads(files(__package__).joinpath("publication.toml").read_text(encoding="utf-8"))


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(sorted(words()["months"], key=len, reverse=True)) + r")\b\.?"
    day = r"(?<![\d:.])(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    return (
        re.compile(rf"{day}[\s.-]*(?:of\s+)?{month}[\s,.-]*(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
        re.compile(rf"\b{month}\s*{day}\s*,?\s*(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    )


def find_dates(line: str) -> Iterator[WrittenDate]:
    """The full dates of a line in figures or in English, left to right as each form finds them; impossible ones are passed over.

    >>> [found.meanings for found in find_dates("Updated 1:05 AM ET, Wed November 23, 2016")]
    [(datetime.date(2016, 11, 23),)]
    >>> [len(found.meanings) for found in find_dates("03/04/2015, 13/04/2015, 31/02/2015")]
    [2, 1]
    """
    for form in (*_FIGURES, *_named()):
        for found in form.finditer(line):
            meanings = _meanings(found.groupdict())
            if meanings:
                yield WrittenDate(found.start(), found.end(), meanings)


def _meanings(parts: Mapping[str, str]) -> tuple[date, ...]:
    year = int(parts["year"])
    if "one" in parts:
        one, other = int(parts["one"]), int(parts["other"])
        both = [_date(year, other, one), _date(year, one, other)]
    else:
        month = parts["month"].lower()
        both = [_date(year, int(month) if month.isdigit() else words()["months"][month], int(parts["day"]))]
    return tuple(dict.fromkeys(meaning for meaning in both if meaning is not None))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def foreign_date(text: str) -> date | None:
    """The full date that ``text`` is, in whatever form and language, by dateparser; ``None`` when it is none.

    >>> foreign_date("Mittwoch, 23. November 2016")
    datetime.date(2016, 11, 23)
    >>> foreign_date("last spring")
    """
    import dateparser

    # Absolute only: "yesterday" would be reckoned from the clock.
    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    found = dateparser.parse(text, settings=settings)
    return found.date() if found else None


def parse_published(text: str) -> date:
    """The publication date that a person typed: ISO 8601 first, else any full date in any language.

    Raises ``DateError`` when it is no full date, relative to today, or may be two dates.

    >>> parse_published("2016-11-23"), parse_published("3. März 2015")
    (datetime.date(2016, 11, 23), datetime.date(2015, 3, 3))
    >>> parse_published("03/04/2015")
    Traceback (most recent call last):
    timeline.errors.DateError: “03/04/2015” may be 2015-04-03 or 2015-03-04; write the one that is meant
    """
    typed = text.strip()
    try:
        return date.fromisoformat(typed[:10]) if re.match(r"\d{4}-\d\d-\d\d(T|\s|$)", typed, re.ASCII) else date.fromisoformat(typed)
    except ValueError:
        pass
    for found in find_dates(typed):
        if len(found.meanings) > 1:
            raise DateError(f"“{typed}” may be {' or '.join(map(str, found.meanings))}; write the one that is meant")
        if (found.start, found.end) == (0, len(typed)):
            return found.meanings[0]
    # Figures alone are ours: what they cannot mean here, dateparser would twist until they mean something ("2016-13-01").
    meaning = foreign_date(typed) if len(typed) <= 100 and any(character.isalpha() for character in typed) else None
    if meaning is None:
        raise DateError(f"“{typed[:100]}” is not a date that can be understood; {_CURE}")
    return meaning
