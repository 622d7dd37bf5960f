"""How far a named region's clocks are from Greenwich on a given day: "ET" is UTC−5 in November and UTC−4 in July."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from timeline.chrono.granularity import fields


def offset_at(region: str, moment: int) -> int | None:
    """Minutes east of Greenwich on the wall clock of ``region`` (an IANA name) at ``moment``; ``None`` outside the years 1–9999.

    >>> from timeline.chrono.granularity import instant
    >>> offset_at("America/New_York", instant(2016, 11, 23, 1, 5)), offset_at("America/New_York", instant(2016, 7, 4))
    (-300, -240)
    """
    year, month, day, hour, minute = fields(moment)
    if not 1 <= year <= 9999:
        return None
    offset = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(region)).utcoffset()
    return None if offset is None else round(offset.total_seconds() / 60)
