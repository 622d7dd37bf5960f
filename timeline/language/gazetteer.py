"""The gazetteer: named periods, reigns, holidays and dates, from their tables to rules of the words of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from timeline.chrono import edtf
from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Absolute, Recurring
from timeline.errors import LanguageDataError
from timeline.language.grammar import Item, Rule
from timeline.language.lexer import TOKEN


def gazetteer(periods: Iterable[dict[str, Any]], holidays: dict[str, Any], origin: str) -> list[Rule]:
    """Named periods, holidays and dates as rules of their names' words; ``periods`` are the tables of ``periods/``.

    Raises :class:`LanguageDataError` for a row that lacks something.
    """
    rules: list[Rule] = []
    for table in periods:
        rules += _periods(table, origin)
    for row in holidays.get("holiday", []):
        rules += _named(row["names"], "named-day", "holiday", _holiday(row, origin))
    for row in holidays.get("date", []):
        rules += _named(row["names"], "named-date", "holiday_date", _stretch(row, row.get("date"), row.get("date"), origin))
    return rules


def _periods(table: dict[str, Any], origin: str) -> Iterator[Rule]:
    """The names of a table's periods, each with its endings: "Victorian" and "times"; offices are a category of their own."""
    endings, offices = table.get("endings", {}), table.get("offices", {})
    words_of_time = {*table.get("eras", []), *(ending for kind in endings.values() for ending in kind)}
    for row in table.get("period", []):
        stretch = _stretch(row, row.get("from"), row.get("to"), origin)
        kind = row.get("endings", "")
        if kind and kind not in endings:
            raise LanguageDataError(f"{origin}: {row['names']} has the endings {kind!r}; the table of endings has {', '.join(endings)}")
        names = _ended(row["names"], endings.get(kind, [""]))
        meaning = replace(stretch, name=names[0])
        # "The Victorian era" tells a time wherever it stands; a war is rather what happened then.
        eras = [name for name in names if name.rsplit(" ", 1)[-1].lower() in words_of_time]
        yield from _named([name for name in names if name not in eras], "named-period", "period_name", meaning)
        yield from _named(eras, "named-era", "era_name", meaning)
        yield from _named(_ended(row["names"], offices.get(kind, [])), "named-office", "office_name", meaning)


def _ended(names: Iterable[str], endings: Iterable[str]) -> list[str]:
    return [f"{name} {ending}".strip() for name in names for ending in endings]


def _named(names: Iterable[str], rule: str, makes: str, meaning: object) -> list[Rule]:
    return [Rule(rule, makes, _name_items(name), _constant, {"value": meaning}) for name in names]


def _stretch(row: dict[str, Any], first: str | None, last: str | None, origin: str) -> Absolute:
    try:
        interval = edtf.parse(f"{first}/{last}")
        others = tuple(edtf.parse(other) for other in row.get("others", []))
        if not row["source"] or not row["names"]:
            raise KeyError("source or names")
    except (KeyError, ValueError) as error:
        raise LanguageDataError(f"{origin}: {row.get('names')} needs names, from, to (EDTF) and a source: {error}") from error
    return Absolute(interval, row["names"][0], others)


def _constant(value: object) -> object:
    return value


def _name_items(name: str) -> tuple[Item, ...]:
    return tuple(Item(words=frozenset((match.group().lower(),))) for match in TOKEN.finditer(name))


def _holiday(row: dict[str, Any], origin: str) -> Recurring:
    match row:
        case {"rule": str(rule)}:
            month, day = rule.split("-")
            return Recurring(Granularity.DAY, Granularity.YEAR, int(day), int(month))
        case {"nth": [int(), int(), int(), int()] as nth}:
            feast = "/".join(map(str, nth))
        case {"easter": int(after)}:
            feast = f"easter{after:+d}"
        case {"orthodox": int(after)}:
            feast = f"orthodox{after:+d}"
        case {"by": [str(country), str(name)]}:
            until = ":".join(row.get("until", []))
            feast = f"by {country}:{name}|{until}|{'~' if row.get('sighted') else ''}"
        case _:
            raise LanguageDataError(
                f"{origin}: {row.get('names')} needs a rule, an nth of four whole numbers, an easter, an orthodox, or by two names"
            )
    return Recurring(Granularity.DAY, Granularity.YEAR, 0, holiday=feast)
