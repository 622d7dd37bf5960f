"""A date as a person types it. EDTF first, then this project's own engine, then dateparser, which knows other languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from timeline.byhand.turns import day_of, is_yearless, nearest_turn
from timeline.chrono import edtf
from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval, Qualifier
from timeline.errors import DateError
from timeline.find import find
from timeline.model import Document, Resolution
from timeline.read.dates import find_dates
from timeline.resolve import resolve

__all__ = ["understand"]

_LONGEST = 120
_CURE = "write it like 3 Feb 2015, spring 2015, about 1910, 1939–1945, since 2010 or 44 BC"
_REVERSED = "“{}” ends before it begins; write the earlier date first"
_EDTF = re.compile(r"[\dXYTZ~?%./:+-]*\d[\dXYTZ~?%./:+-]*")
# "16–18 May 2015": the first day is of the month that the second one names.
_DAYS = re.compile(
    r"(?:from\s+)?(?P<first>\d{1,2})\s*(?:-|–|—|to)\s*(?P<last>\d{1,2})(?P<rest>\s+[^\W\d]+,?\s+\d{4}(?:\s*BC)?)", re.IGNORECASE
)
_PERIODS = {
    "time": Granularity.MINUTE,
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "year": Granularity.YEAR,
}


def understand(words: str, published: date | None = None, present: Interval | None = None) -> Interval:
    """The time that a person typed; what is relative is counted from ``published``. ``present`` is the date that it is to replace, if there
    is one: what is typed without a year is in the year that brings it nearest to that, or to publication.

    >>> from timeline.chrono.wording import short
    >>> [short(understand(words)) for words in ("3 Feb 2015", "about 1910", "since 1990", "16–18 May 2015", "2015-02", "3. März 2015")]
    ['3 Feb 2015', 'about 1910', 'since 1990', '16–18 May 2015', 'Feb 2015', '3 Mar 2015']
    >>> short(understand("last spring", date(2016, 11, 23)))
    'spring 2016'
    >>> short(understand("3 Feb", date(2016, 11, 23), understand("20 Nov 2016")))
    '3 Feb 2016'

    Raises :class:`~timeline.errors.DateError` when it is no date, may be two, ends before it begins, or counts from a day
    that is not known.
    """
    typed = " ".join(words.split())
    if not typed or len(typed) > _LONGEST:
        raise DateError(f"this is not a date that can be understood; {_CURE}" if typed else f"nothing was typed; {_CURE}")
    _refuse_doubtful(typed)
    if _EDTF.fullmatch(typed):
        try:
            return edtf.parse(typed)
        except ValueError:
            pass
    if days := _DAYS.fullmatch(typed):
        return _span(understand(days["first"] + days["rest"], published), understand(days["last"] + days["rest"], published), typed)
    found = _by_our_engine(typed, published, present) or _by_dateparser(typed, published)
    if found is None:
        raise DateError(f"“{typed}” is not a date that can be understood; {_CURE}")
    return found


def _refuse_doubtful(typed: str) -> None:
    for found in find_dates(typed):
        if len(found.meanings) > 1:
            raise DateError(f"“{typed}” may be {' or '.join(map(str, found.meanings))}; write the one that is meant")


def _by_our_engine(typed: str, published: date | None, present: Interval | None) -> Interval | None:
    document = Document(typed, published=published, language="en")
    expressions = find(document)
    without_year = all(is_yearless(expression.meaning) for expression in expressions)
    if without_year and published is None and present is not None:
        document = replace(document, published=day_of(present))
    resolutions = resolve(document, expressions)
    around = _around(typed, resolutions)
    if not resolutions or around is None:
        return None
    first, last = resolutions[0], resolutions[-1]
    if first.interval is None or last.interval is None:
        if published is None and first.timex.type in ("DATE", "TIME"):
            raise DateError(f"“{typed}” is counted from the publication date, which is not known; write a full date")
        return None
    if len(resolutions) > 2 or (len(resolutions) == 2 and first.end_point is None):
        return None
    if len(resolutions) == 2 and _begin(last.interval) < _begin(first.interval):
        raise DateError(_REVERSED.format(typed))
    interval = nearest_turn(first.interval, published, present) if without_year else first.interval
    found = _bounded(first.expression.signal, interval) if len(resolutions) == 1 else interval
    return _qualified(found, "about" in (around[0], _qualifier(first)), len(resolutions) == 2 and "about" in (around[1], _qualifier(last)))


def _begin(interval: Interval) -> float:
    return float("-inf") if interval.start is None else interval.start


def _qualifier(resolution: Resolution) -> str:
    """The kind of what qualifies a date inside its expression ("about 1910")."""
    return "about" if resolution.timex.mod == "APPROX" else ""


def _qualified(interval: Interval, first: bool, last: bool) -> Interval:
    """ "about 1910 – 1920" is about both, "about 1910 – 2 September 1945" about the start alone."""
    about = Qualifier.APPROXIMATE
    if first and interval.start_granularity is interval.end_granularity:
        return interval.qualified(about)
    return replace(
        interval,
        start_qualifier=about if first else interval.start_qualifier,
        end_qualifier=about if last else interval.end_qualifier,
    )


def _around(typed: str, resolutions: Sequence[Resolution]) -> tuple[str, ...] | None:
    """The kind of the words before each date and after the last ("about", "beside"); ``None`` when a word is of neither kind."""
    edges = [0, *(edge for resolution in resolutions for edge in (resolution.start, resolution.end)), len(typed)]
    gaps = [typed[start:end].lower() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    kinds = []
    for gap in gaps:
        rest, of_gap = gap.strip(), "beside"
        while rest:
            kind, phrase = next(((kind, phrase) for phrase, kind in _phrases().items() if _begins(rest, phrase)), ("", ""))
            if not kind:
                return None
            of_gap = kind if kind == "about" else of_gap
            rest = rest[len(phrase) :].strip()
        kinds.append(of_gap)
    return tuple(kinds)


def _begins(rest: str, phrase: str) -> bool:
    return rest.startswith(phrase) and not (phrase[-1].isalnum() and rest[len(phrase) : len(phrase) + 1].isalnum())


@cache
def _phrases() -> Mapping[str, str]:
    """The phrases of ``typed.toml`` with their kinds, the longest first."""
    told = tomllib.loads(files(__package__).joinpath("typed.toml").read_text(encoding="utf-8"))
    phrases = [(phrase, kind) for kind, rows in told.items() for phrase in rows["words"]]
    return dict(sorted(phrases, key=lambda pair: -len(pair[0])))


def _bounded(signal: str, interval: Interval) -> Interval:
    """What "since 1990", "until 1990", "after 1990" and "before 1990" leave open."""
    match signal:
        case "since" | "from" | "starting" | "beginning" | "as of":
            return interval.since()
        case "until" | "till" | "up to" | "through" | "by" if interval.start is not None:
            return interval.until()
        case "after" if interval.end is not None:
            return Interval(interval.end, None, interval.end_granularity)
        case "before" if interval.start is not None:
            return Interval(None, interval.start, Granularity.DAY, interval.start_granularity)
        case _:
            return interval


def _by_dateparser(typed: str, published: date | None) -> Interval | None:
    if not any(character.isalpha() for character in typed) or not any(character.isdigit() for character in typed):
        return None
    from dateparser.date import DateDataParser

    # Absolute only: what is relative in another language would be counted from the clock where nothing was published.
    settings: dict[str, object] = {"PARSERS": ["absolute-time"], "STRICT_PARSING": False, "PREFER_DAY_OF_MONTH": "first"}
    settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day) if published else datetime(1, 1, 1)
    try:
        found = DateDataParser(settings=settings).get_date_data(typed)
    except (ValueError, OverflowError):
        return None
    day = found.date_obj
    if day is None or str(day.year) not in typed:
        return None
    return Interval.of(_PERIODS.get(found.period, Granularity.DAY), instant(day.year, day.month, day.day, day.hour, day.minute))


def _span(first: Interval, last: Interval, typed: str) -> Interval:
    try:
        return Interval.span(first, last)
    except ValueError as error:
        raise DateError(_REVERSED.format(typed)) from error
