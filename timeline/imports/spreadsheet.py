"""Tables of events: our own CSV, TimelineJS's spreadsheet, and any that has a headline and a date in each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from timeline.chrono import rrule
from timeline.chrono.interval import Interval
from timeline.errors import InputError
from timeline.imports.dated import between, of_parts, of_text
from timeline.imports.given import Given, extraction
from timeline.model import EventKind, Modality, Timeline

_HEADLINES = ("headline", "event", "name", "summary")
_DATES = ("edtf", "start", "date", "year", "start date")
_ENDS = ("end", "end date")
_DETAILS = ("text", "description", "details", "as_written")
_CATEGORIES = ("category", "group", "type")
_PARTS = ("year", "month", "day")


def is_timeline(text: str) -> bool:
    """Whether the first line names a column of headlines and one of dates.

    >>> is_timeline("Year,Month,Day,Headline,Text\\n"), is_timeline("text,published\\n")
    (True, False)
    """
    names = _names(text)
    return any(name in names for name in _HEADLINES) and any(name in names for name in _DATES)


def parse(text: str, source: str) -> Timeline:
    """The events of a table, a timeline for each article that its column ``document`` names. A row that cannot be read is left out and
    named in a warning.

    Raises :class:`~timeline.errors.InputError` where no row can be read.
    """
    articles: dict[str, list[Given]] = {}
    heads: dict[str, Mapping[str, str]] = {}
    warnings: list[str] = []
    for number, row in _rows(text):
        try:
            given = _given(row, source)
        except ValueError as error:
            warnings.append(f"Row {number} of {source} is left out: {error}.")
            continue
        name = row.get("document") or source
        articles.setdefault(name, []).append(given)
        heads.setdefault(name, row if row.get("document") else {})
    if not articles:
        raise InputError(source, f"holds no row that can be read; {warnings[0] if warnings else 'it is empty below its first line'}")
    first = next(iter(articles))
    return Timeline(
        tuple(
            extraction(name, heads[name].get("title", ""), rows, warnings if name == first else (), _day(heads[name].get("published", "")))
            for name, rows in articles.items()
        )
    )


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    names = [name.strip().lower() for name in next(reader, [])]
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, {name: _plain(cell) for name, cell in zip(names, row, strict=False)}


def _given(row: Mapping[str, str], source: str) -> Given:
    headline = _first(row, _HEADLINES)
    if not headline:
        raise ValueError("it has no headline")
    return Given(
        headline=headline,
        interval=_interval(row),
        why=row.get("why") or f"The date is as {source} gives it.",
        details=_first(row, _DETAILS),
        category=_first(row, _CATEGORIES) or "other",
        kind=_kind(row.get("kind", "")),
        modality=_modality(row.get("modality", "")),
        id=row.get("id", ""),
        recurrence=rrule.parse(row.get("rrule", "")),
    )


def _interval(row: Mapping[str, str]) -> Interval:
    if row.get("edtf"):
        return of_text(row["edtf"])
    if row.get("year"):
        first = of_parts(_numbers(row, ""))
        return between(first, of_parts(_numbers(row, "end ")) if row.get("end year") else None)
    written = _first(row, _DATES)
    if not written:
        raise ValueError("it has no date")
    last = _first(row, _ENDS)
    return between(of_text(written), of_text(last) if last else None)


def _numbers(row: Mapping[str, str], which: str) -> dict[str, int]:
    # Spreadsheets show 2016 as 2016.0, or with blanks around it.
    numbers = {name: int(float(row[which + name])) for name in _PARTS if row.get(which + name)}
    if numbers.get("year", 1) < 0:
        numbers["year"] += 1
    return numbers


def _kind(word: str) -> EventKind:
    return EventKind(word) if word in set(EventKind) else EventKind.EVENT


def _modality(word: str) -> Modality:
    return Modality(word) if word in set(Modality) else Modality.ASSERTED


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    words = cell.strip()
    return words[1:] if words[:1] == "'" and words[1:2] in ("=", "+", "-", "@") else words


def _names(text: str) -> set[str]:
    line = text.lstrip("\ufeff").split("\n", 1)[0]
    return {name.strip().strip('"').lower() for name in line.split(_delimiter(text))}


def _delimiter(text: str) -> str:
    line = text.split("\n", 1)[0]
    return max((",", "\t", ";"), key=line.count)
