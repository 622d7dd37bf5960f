"""Times in languages that have no words of their own here: dateparser knows the names of months and days, and some relative phrases, in
two hundred languages.

Its search through running text is not used, for it takes "a", "we" and prices for dates. A scan of our own finds what can only be a date
(a month's name with a number, a weekday's or a relative phrase in full); dateparser reads a date that is found, by its own language only,
and what it does not read is none. It is imported when the first such document comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Amount, Anchor, Duration, Meaning, Recurring, Relative, Shifted
from timeline.language.dates import calendar, iso, numeric

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# "in 1 day", "2 week ago", and with a number to be filled in "\1 month ago".
_RELATIVE = re.compile(r"(?:in )?(?P<count>\d+|\\1) (?P<unit>hour|day|week|month|year)(?P<ago> ago)?")
_FIGURES = re.compile(r"(?<![\d.,/-])(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<numeric>\d{1,2}(?P<by>[./])\d{1,2}(?P=by)\d{4}))(?![\d/-])")
_CHINESE = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# A date is no longer than this, with the small words in it.
_LINK = r"[\s.,’'\-]{0,3}(?:(?:de|di|del|of|af|lea|ta|a|ng)\s)?"


@dataclass(frozen=True, slots=True)
class Found:
    """A time: where it stands, what it means, and what kind of rule found it."""

    start: int
    end: int
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class _Locale:
    code: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    phrases: Mapping[str, Relative]
    dates: re.Pattern[str]
    names: re.Pattern[str] | None
    counted: tuple[tuple[re.Pattern[str], Granularity, int], ...]
    month_first: bool


def borrowed_times(text: str, code: str) -> list[Found]:
    """The times in ``text``, a text in the language ``code``, in their order and apart from each other; in a language that dateparser does
    not know, dates in figures only.

    >>> text = "Båten kom den 3 maj 2015 och gick igår."
    >>> [(text[found.start : found.end], found.rule) for found in borrowed_times(text, "sv")]
    [('3 maj 2015', 'borrowed-date'), ('igår', 'borrowed-phrase')]
    """
    locale = _locale(code)
    found = sorted(_all(text, locale), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _all(text: str, locale: _Locale | None) -> Iterator[Found]:
    for match in _FIGURES.finditer(text):
        written = match["iso"]
        meaning = iso(written) if written else numeric(match["numeric"], day_first=locale is None or not locale.month_first)
        if meaning is not None:
            yield Found(*match.span(), meaning, "borrowed-figures")
    if locale is None:
        return
    for match in _CHINESE.finditer(text):
        if (meaning := calendar(**{name: int(value) for name, value in match.groupdict().items() if value})) is not None:
            yield Found(*match.span(), meaning, "borrowed-date")
    for match in locale.dates.finditer(text):
        if (meaning := _read(match, locale)) is not None:
            yield Found(*match.span(), meaning, "borrowed-date")
    for match in locale.names.finditer(text) if locale.names else ():
        name = _plain(match[0])
        day = locale.weekdays.get(name)
        meaning = locale.phrases[name] if day is None else Recurring(Granularity.DAY, Granularity.WEEK, day)
        yield Found(*match.span(), meaning, "borrowed-phrase")
    for pattern, unit, direction in locale.counted:
        for match in pattern.finditer(text):
            count = float(match[1].replace(",", "."))
            if 0 < count < 10_000:
                yield Found(*match.span(), Shifted(Duration((Amount(count, unit),)), direction, Anchor.PUBLICATION), "borrowed-length")


def _read(match: re.Match[str], locale: _Locale) -> Meaning | None:
    """What dateparser makes of a date; its month is taken, and day and year where they are written, never what it fills in."""
    written = {name: value for name, value in match.groupdict().items() if value}
    day = int(written.get("day") or written.get("day_after") or 0)
    year = int(written.get("year") or written.get("year_before") or 0)
    if not day and not year:
        return None
    month = locale.months[_plain(written["month"])]
    # Read as a whole, so that a day that the month does not have, or a name that is none in this language, is refused.
    read = _date(locale.code, " ".join(match[0].split()))
    if read is None or read.month != month or (day and read.day != day) or (year and read.year != year):
        return None
    return calendar(year or None, month, day or None)


@lru_cache(maxsize=20_000)
def _date(code: str, written: str) -> Any:
    return _parser(code).get_date_data(written).date_obj


@lru_cache
def _parser(code: str) -> Any:
    from dateparser.date import DateDataParser

    # Absolute only: "yesterday" would be reckoned from the clock. What is not written is filled in by a day that every month has.
    return DateDataParser(languages=[code], settings={"PARSERS": ["absolute-time"], "PREFER_DAY_OF_MONTH": "first"})


def can_borrow(code: str) -> bool:
    """Whether dateparser knows the language called ``code``.

    >>> can_borrow("pl"), can_borrow("xx")
    (True, False)
    """
    from dateparser.data.languages_info import language_order

    return code in language_order


@lru_cache
def _locale(code: str) -> _Locale | None:
    from dateparser.languages.loader import default_loader

    try:
        info: Mapping[str, Any] = default_loader.get_locale(code).info
    except (ValueError, KeyError, ImportError):
        return None
    months = {_plain(name): number for number, key in enumerate(_MONTHS, 1) for name in info.get(key, ()) if _is_name(name, 3)}
    weekdays = {_plain(name): number for number, key in enumerate(_WEEKDAYS) for name in info.get(key, ()) if _is_name(name, 5)}
    phrases = dict(_phrases(info.get("relative-type", {})))
    names = _choice([*weekdays, *phrases])
    return _Locale(
        code,
        months,
        weekdays,
        phrases,
        _dates(_choice(list(months))),
        re.compile(_bounded(names), re.I) if names else None,
        tuple(_counted(info.get("relative-type-regex", {}))),
        info.get("date_order") == "MDY",
    )


def _dates(months: str) -> re.Pattern[str]:
    if not months:
        return re.compile(r"(?!)")
    month = rf"(?P<month>{months})(?![^\W\d_])"
    before = rf"(?:(?P<year_before>\d{{4}})[.\s]+)?(?:(?<![\d.,])(?P<day>\d{{1,2}})(?:[.ºª°]|-?[a-zа-я]{{1,2}}\b)?\s*{_LINK})?"
    after = rf"(?:\.?\s*(?P<day_after>\d{{1,2}})(?![\d:.]*\d)\.?)?(?:{_LINK}(?P<year>\d{{4}})(?!\d))?"
    return re.compile(rf"(?<![^\W_]){before}(?<![^\W\d_]){month}{after}", re.IGNORECASE)


def _phrases(table: Mapping[str, list[str]]) -> Iterator[tuple[str, Relative]]:
    for key, phrases in table.items():
        named = _RELATIVE.fullmatch(key)
        if named is None or named["unit"] == "hour":
            continue
        count = int(named["count"]) * (-1 if named["ago"] else 1)
        for phrase in phrases:
            if _is_name(phrase, 4) or (not phrase.isascii() and _is_name(phrase, 3)):
                yield _plain(phrase), Relative(Granularity.named(named["unit"]), count)


def _counted(table: Mapping[str, list[str]]) -> Iterator[tuple[re.Pattern[str], Granularity, int]]:
    for key, patterns in table.items():
        named = _RELATIVE.fullmatch(key)
        # Only with two words or a sign of its own script beside the number: "5 d" and "−5 d" are prices and measures.
        whole = [pattern for pattern in patterns if _is_name(re.sub(r"\(.*?\)", "", pattern), 6)]
        if named is not None and whole:
            joined = [re.compile(_bounded(pattern), re.IGNORECASE) for pattern in whole]
            yield from ((pattern, Granularity.named(named["unit"]), -1 if named["ago"] else 1) for pattern in joined)


def _is_name(name: str, shortest: int) -> bool:
    """Whether a name is long enough to be nothing else; Chinese letters say more than others."""
    letters = sum(character.isalpha() for character in name)
    return letters >= (2 if _CJK.search(name) else shortest) and not any(character.isdigit() for character in name)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _choice(names: list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(set(names), key=len, reverse=True))


def _bounded(pattern: str) -> str:
    """Between whole words; Chinese and Japanese do not part theirs."""
    return rf"(?:{pattern})" if _CJK.search(pattern) else rf"(?<!\w)(?:{pattern})(?!\w)"
