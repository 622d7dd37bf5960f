"""What comes round <-> recurrence rules of iCalendar (RFC 5545, section 3.3.10).

A rule cannot say how often within a turn ("twice a month"), nor name a feast that moves: such have none. The time of the day is that of the
start of the first turn, not the rule's.
"""

from __future__ import annotations

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Amount, At, Duration, Recurring, Repeated

__all__ = ["parse", "spell"]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING, _WEEKEND = ",".join(_WEEKDAYS[:5]), ",".join(_WEEKDAYS[5:])
_UNITS = {
    Granularity.MINUTE: ("MINUTELY", 1),
    Granularity.HOUR: ("HOURLY", 1),
    Granularity.DAY: ("DAILY", 1),
    Granularity.WEEK: ("WEEKLY", 1),
    Granularity.MONTH: ("MONTHLY", 1),
    Granularity.QUARTER: ("MONTHLY", 3),
    Granularity.HALF: ("MONTHLY", 6),
    Granularity.YEAR: ("YEARLY", 1),
    Granularity.DECADE: ("YEARLY", 10),
    Granularity.CENTURY: ("YEARLY", 100),
}
_FREQUENCIES = {name: unit for unit, (name, many) in _UNITS.items() if many == 1}


def spell(repeated: Repeated) -> str | None:
    """The rule, or ``None`` where none can say it.

    >>> spell(Repeated(Recurring(Granularity.DAY, Granularity.WEEK, 4), "EVERY OTHER"))
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'
    >>> spell(Repeated(Duration((Amount(1, Granularity.MONTH),)), freq="2X")) is None
    True
    """
    if repeated.freq not in (None, "1X"):
        return None
    other = 2 if repeated.skips else 1
    match repeated.of:
        case Recurring() as place:
            return _of_place(place, other, repeated.nth)
        case At(_, day):
            return _of_place(day, other, repeated.nth) if isinstance(day, Recurring) else _rule("DAILY", other)
        case Duration(amounts=(amount,)) if amount.unit in _UNITS and amount.count and amount.code != "S":
            frequency, many = _UNITS[amount.unit]
            interval = amount.count * many
            if interval < 1 and amount.unit is Granularity.HOUR:
                frequency, interval = "MINUTELY", 60 * interval
            return _rule(frequency, int(interval)) if interval == int(interval) else None
    return None


def parse(rule: str) -> Repeated | None:
    """What a rule says, as far as one of ours could; ``None`` for any other.

    >>> parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR")
    Repeated(of=Recurring(unit=Granularity.DAY, cycle=Granularity.WEEK, number=4, month=None, holiday='', fiscal=False, southern=False), \
quant='EVERY OTHER', freq=None, nth=0)
    """
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    known = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}
    unit = _FREQUENCIES.get(parts.get("FREQ", ""))
    if unit is None or not parts.keys() <= known or not parts.get("INTERVAL", "1").isdigit():
        return None
    interval = int(parts.get("INTERVAL", "1"))
    place, nth = _place(unit, parts)
    if place is not None:
        return None if interval > 2 else Repeated(place, "EVERY OTHER" if interval == 2 else None, nth=nth)
    if parts.keys() & {"BYDAY", "BYMONTH", "BYMONTHDAY"} or interval < 1:
        return None
    return Repeated(Duration((Amount(float(interval), unit),)))


def _of_place(place: Recurring, interval: int, nth: int) -> str | None:
    match place:
        case Recurring(holiday="weekdays"):
            return _rule("WEEKLY", interval, f"BYDAY={_WORKING}")
        case Recurring(Granularity.DAY, Granularity.WEEK, number):
            return (
                _rule("MONTHLY", interval, f"BYDAY={nth}{_WEEKDAYS[number]}")
                if nth
                else _rule("WEEKLY", interval, f"BYDAY={_WEEKDAYS[number]}")
            )
        case Recurring(Granularity.WEEKEND):
            return _rule("WEEKLY", interval, f"BYDAY={_WEEKEND}")
        case Recurring(Granularity.DAY, Granularity.MONTH, number):
            return _rule("MONTHLY", interval, f"BYMONTHDAY={number}")
        case Recurring(Granularity.DAY, Granularity.YEAR, number, int() as month):
            return _rule("YEARLY", interval, f"BYMONTH={month};BYMONTHDAY={number}")
        case Recurring(Granularity.MONTH, Granularity.YEAR, number):
            return _rule("YEARLY", interval, f"BYMONTH={number}")
    return None


def _rule(frequency: str, interval: int, rest: str = "") -> str:
    return ";".join(filter(None, (f"FREQ={frequency}", f"INTERVAL={interval}" if interval > 1 else "", rest)))


def _place(unit: Granularity, parts: dict[str, str]) -> tuple[Recurring | None, int]:
    """The place in a cycle that a rule's ``BY`` parts name, and which one of its month."""
    days, month, of_month = parts.get("BYDAY", ""), parts.get("BYMONTH", ""), parts.get("BYMONTHDAY", "")
    match unit:
        case Granularity.WEEK if days in (_WORKING, _WEEKEND):
            if days == _WORKING:
                return Recurring(Granularity.DAY, Granularity.WEEK, 0, holiday="weekdays"), 0
            return Recurring(Granularity.WEEKEND, Granularity.WEEK, 0), 0
        case Granularity.WEEK if days in _WEEKDAYS:
            return Recurring(Granularity.DAY, Granularity.WEEK, _WEEKDAYS.index(days)), 0
        case Granularity.MONTH if days[-2:] in _WEEKDAYS and days[:-2].lstrip("+-").isdigit():
            return Recurring(Granularity.DAY, Granularity.WEEK, _WEEKDAYS.index(days[-2:])), int(days[:-2])
        case Granularity.MONTH if of_month.isdigit() and not days and not month:
            return Recurring(Granularity.DAY, Granularity.MONTH, int(of_month)), 0
        case Granularity.YEAR if month.isdigit() and of_month.isdigit() and not days:
            return Recurring(Granularity.DAY, Granularity.YEAR, int(of_month), int(month)), 0
        case Granularity.YEAR if month.isdigit() and not days and not of_month:
            return Recurring(Granularity.MONTH, Granularity.YEAR, int(month)), 0
    return None, 0
