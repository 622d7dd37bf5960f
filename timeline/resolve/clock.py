"""Times of day: the day that a clock time belongs to, and the time on that day."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.granularity import DAY_MINUTES, Granularity, floor, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import DAY_PART_HOURS, Shifted, TimeOfDay
from timeline.chrono.timex3 import Timex3, spell_unit
from timeline.chrono.zones import offset_at
from timeline.resolve.answer import Answer, dated, start_of, undated
from timeline.resolve.context import Context
from timeline.resolve.units import some_day


def day_of_text(time: TimeOfDay, context: Context) -> Answer:
    """The day of a time that names none: the one that the text is at, else that of publication; in a history, none of the latter."""
    told = context.reference
    if context.narrative and told is not None and told.start_granularity > Granularity.DAY:
        value = f"{some_day(told)}T{time.part or f'{time.hour or 0:02d}:{time.minute or 0:02d}'}"
        return replace(undated(Timex3("TIME", value)), steps=("coarse_context",), facts={"reference": told})
    day = told if told is not None and told.start_granularity <= Granularity.DAY else context.published
    if day is None:
        return undated(Timex3("TIME", f"T{time.hour:02d}:{time.minute or 0:02d}" if time.hour is not None else f"T{time.part}"))
    return dated(Interval.of(Granularity.DAY, start_of(day)), "clock_day")


def time_on(time: TimeOfDay, day: Answer, named: bool = True) -> Answer:
    """A time on the day that an answer gives; of what is coarser than a day, nothing but that it is a time. Midnight ends a day that the
    text has ``named`` ("midnight Friday"), and begins one that it has not.
    """
    if day.interval is None or day.interval.start_granularity > Granularity.DAY:
        return replace(day, timex=replace(day.timex, type="TIME"))
    start = floor(start_of(day.interval), Granularity.DAY)
    written = spell_unit(Granularity.DAY, start)
    if time.part is not None:
        first, last = time.hours or DAY_PART_HOURS[time.part]
        found = Interval(start + first * 60, start + last * 60, Granularity.HOUR, Granularity.HOUR)
        return replace(day, timex=Timex3("TIME", f"{written}T{time.part}"), interval=found, facts={**day.facts, "is": "falls on"})
    hour, minute = time.hour or 0, time.minute
    if hour == 24 and not named:
        hour = 0
    grain = Granularity.HOUR if minute is None else Granularity.MINUTE
    moment = start + hour * 60 + (minute or 0)
    found = Interval(moment, offset(moment, grain, 1), grain, grain, utc_offset=_utc_offset(time, moment))
    value = f"{written}T{hour:02d}:{minute or 0:02d}" + ("Z" if time.zone == "Z" else "")
    zone = f", {time.zone}" if time.zone else ""
    facts = {**day.facts, "is": "falls on", "time": f"{hour:02d}:{minute or 0:02d}", "zone": zone}
    others = tuple(reading for reading in day.others if reading.interval is not None)
    return Answer(Timex3("TIME", value), found, (*day.steps, "clock"), facts, others, Interval.of(Granularity.DAY, start))


def past_midnight(answer: Answer, begins: Answer) -> Answer:
    """ "From 9 p.m. to 1 a.m.": the time at which something ends that begins after it is the next day's."""
    first, last = begins.interval, answer.interval
    if begins.timex.type != "TIME" or answer.timex.type != "TIME" or first is None or last is None or "T" not in answer.timex.value:
        return answer
    if first.start is None or last.start is None or last.end is None:
        return answer
    late = first.start - last.start
    if first.utc_offset is not None and last.utc_offset is not None:
        late -= first.utc_offset - last.utc_offset
    if not 0 <= late < DAY_MINUTES:
        return answer
    moved = replace(last, start=last.start + DAY_MINUTES, end=last.end + DAY_MINUTES)
    value = spell_unit(Granularity.DAY, start_of(moved)) + answer.timex.value[answer.timex.value.index("T") :]
    facts = {**answer.facts, "first": first, "next_day": Interval.of(Granularity.DAY, start_of(moved))}
    steps = (*answer.steps, "past_midnight")
    return replace(
        answer, timex=replace(answer.timex, value=value), interval=moved, steps=steps, facts=facts, establishes=begins.establishes
    )


def some_hour(meaning: Shifted, anchor: Interval) -> Answer:
    """ "Two hours later", on a day of which no hour was told: some time of that day, or of the day so many hours off."""
    amount = meaning.by.amounts[0]
    days = int((amount.count or 0) // 24) if amount.unit is Granularity.HOUR else 0
    day = Interval.of(Granularity.DAY, offset(start_of(anchor), Granularity.DAY, meaning.direction * days)).qualified(Qualifier.APPROXIMATE)
    timex = Timex3("TIME", f"{spell_unit(Granularity.DAY, start_of(day))}TXX")
    return Answer(timex, day, ("some_hour",), {"anchor": anchor, "when": day})


def _utc_offset(time: TimeOfDay, moment: int) -> int | None:
    return offset_at(time.region, moment) if time.region else time.utc_offset
