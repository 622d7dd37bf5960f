"""Stretches of the calendar that the words fix by themselves."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3, spell_unit
from timeline.resolve.answer import Answer, dated, reading, start_of
from timeline.resolve.context import Context
from timeline.resolve.order import in_figures


def absolute(meaning: Absolute, context: Context) -> Answer:
    """A date, or a period of the gazetteer with what is disputed of it."""
    if not meaning.name and meaning.others and meaning.interval.unit is Granularity.YEAR:
        # A bare "478" may be of the other era.
        others = tuple(reading(interval, "other_era") for interval in meaning.others)
        return dated(meaning.interval, "bare_era", others=others)
    if not meaning.name and meaning.others:
        return in_figures(meaning.interval, meaning.others[0], context.day_first)
    if meaning.school:
        answer = dated(meaning.interval, "school_year")
        return replace(answer, timex=Timex3("DATE", spell_unit(Granularity.YEAR, start_of(meaning.interval))))
    if not meaning.name:
        return dated(meaning.interval, "absolute")
    others = tuple(reading(interval, "named", {"name": meaning.name}) for interval in meaning.others)
    return dated(meaning.interval, "named", facts={"name": meaning.name}, others=others)
