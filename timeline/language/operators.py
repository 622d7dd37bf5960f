"""The closed set of operators that rules name: each takes what a pattern captured and gives a meaning, a number, or ``None`` to reject.

Language-independent: words are data, composing them is here.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import (
    Anchor,
    Around,
    At,
    Duration,
    Leading,
    Meaning,
    Modified,
    Nth,
    Portion,
    Recurring,
    Reference,
    Relative,
    Repeated,
    Selected,
    Shifted,
    Stretch,
    TimeOfDay,
    Vague,
    Within,
)
from timeline.chrono.timex3 import point_mod
from timeline.language.comparisons import same_period, same_quarter, same_unit, unit_from, year_earlier, year_earlier_quarter
from timeline.language.continental import clock_h, day_and_part, decimal_comma, hour_in_part, hours_span, night_before, on_day
from timeline.language.counting import (
    coming,
    day_of_month,
    days_beside,
    fiscal_relative,
    quarters_of,
    roughly,
    school_relative,
    school_year,
    southern,
    this_time,
    turn_beside,
    turns_off,
    week_beside,
    within_shifted,
    year_of_two,
)
from timeline.language.dates import (
    ancient_year,
    approximate_year,
    at_part,
    calendar,
    century,
    circa_year,
    clock,
    clock_in_part,
    day_part,
    decade,
    fixed_time,
    full_year,
    iso,
    mid_season,
    numeric,
    part_of_day_part,
    recurring,
    unit_end,
    with_weekday,
    year_in_words,
)
from timeline.language.lengths import duration, duration_at_least, join, some
from timeline.language.pairs import century_part, century_parts, days_of_month, two_selected
from timeline.language.ranges import (
    ancient_years,
    century_span,
    days_more,
    days_span,
    era_span,
    quarters_span,
    span,
    winter_of,
    year_pair,
    year_span,
)
from timeline.language.sets import (
    each_day_called,
    each_part,
    each_weekday,
    each_weekend,
    every,
    every_part,
    every_some,
    frequency,
    repeated,
    so_much_every,
    unit_after_unit,
    weekday_of_each,
)
from timeline.language.spoken import clock_of_part, clock_past, clock_span, hour_of, in_half, time_of
from timeline.language.told import (
    by_night,
    night_of_dates,
    night_of_days,
    night_of_weekdays,
    nth_day,
    one_unit,
    ordinal_days,
    portion_in_units,
    years_ago,
)
from timeline.language.written import eve_of_period, iso_week, no_such_day, roman_day, some_from_now


def take(of: object) -> object:
    """What was captured, unchanged: rules use it to rename a category."""
    return of


def plus(a: float, b: float) -> float:
    """The sum of two numbers: "twenty" "five"."""
    return a + b


def times(a: float, b: float, rest: float = 0) -> float:
    """A product and a rest: "two" "hundred" "five"."""
    return a * b + rest


def relative(unit: str, offset: float = 0, anchor: str = "publication", fiscal: bool = False) -> Relative:
    """A whole unit counted from its anchor: "last year", "today", "that month"."""
    return Relative(Granularity.named(unit), int(offset), Anchor(anchor), fiscal)


def selected(of: Meaning, which: int, anchor: str = "publication") -> Meaning | None:
    """ "last May", "next Friday", "this fall"."""
    return Selected(of, which, Anchor(anchor)) if isinstance(of, Recurring) else None


def shifted(by: Meaning, direction: int, anchor: Meaning | None = None, at: str = "publication") -> Meaning | None:
    """ "two days ago", "a year earlier", "a week from Tuesday"; an approximate length shifts approximately."""
    if isinstance(by, Modified):
        inner = shifted(by.of, direction, anchor, at)
        return None if inner is None else Modified(point_mod(by.mod, direction), inner)
    if not isinstance(by, Duration):
        return None
    return Shifted(by, direction, Anchor(at) if anchor is None else anchor)


def stretch(length: Meaning, direction: int, anchor: str = "publication") -> Meaning | None:
    """ "the past five years", "the next two weeks"."""
    if isinstance(length, Modified):
        inner = stretch(length.of, direction, anchor)
        return None if inner is None else Modified(length.mod, inner)
    return Stretch(length, direction, Anchor(anchor)) if isinstance(length, Duration) else None


def leading(length: Meaning, which: int, of: Meaning | None = None) -> Meaning | None:
    """ "the first nine months of 1989"."""
    return Leading(length, which, of) if isinstance(length, Duration) else None


def portion(part: str, of: Meaning) -> Meaning:
    """ "early 2015", "the end of this year", "mid-1996"."""
    return Portion(part, of)


def portion_of_unit(part: str, unit: dict[str, str]) -> Meaning:
    """ "mid-year", "month's end": a part of the unit that the story is in."""
    return Portion(part, Relative(Granularity.named(unit["unit"]), 0, Anchor.STORY))


def within(inner: Meaning, outer: Meaning, nth: float = 1) -> Meaning | None:
    """ "January this year", "Monday of last week", "the last Sunday of May"."""
    if isinstance(inner, Portion):
        deeper = within(inner.of, outer, nth)
        return None if deeper is None else Portion(inner.part, deeper)
    return Within(inner, outer, int(nth)) if isinstance(inner, Recurring) else None


def at(time: TimeOfDay, day: Meaning | None = None, part: TimeOfDay | None = None) -> Meaning | None:
    """A time on a day: "10 p.m. Wednesday", "this morning"; "8 in the evening" moves the hour past noon, "1 in the night" does not."""
    if part is not None:
        time = in_half(time, part.part)
    if isinstance(day, (At, Duration, Repeated, Vague)):
        return None
    return At(time, day)


def calendar_day(w: int, day: int) -> Meaning | None:
    """ "Friday the 13th"."""
    return calendar(day=int(day))


def modified(mod: str, of: Meaning) -> Meaning | None:
    """ "about two years", "more than a week"."""
    return None if isinstance(of, (Modified, Vague)) else Modified(mod, of)


def vague(reference: str) -> Vague:
    """ "recently", "now", "in the past"."""
    return Vague(Reference(reference))


def relative_of(unit: dict[str, str], offset: int, anchor: str = "publication") -> Relative:
    """ "last year", with the unit as captured."""
    return relative(unit["unit"], offset, anchor)


def some_or_more(unit: dict[str, str], larger: dict[str, str]) -> Duration | None:
    """ "weeks or months": the smaller, for so long it is at least."""
    return some(unit) if Granularity.named(unit["unit"]) < Granularity.named(larger["unit"]) else None


def some_ago(unit: dict[str, str]) -> Meaning:
    """ "years ago"."""
    return Shifted(some(unit), -1, Anchor.PUBLICATION)


def some_shifted(unit: dict[str, str], direction: int) -> Meaning:
    """ "years later", "decades earlier"."""
    return Shifted(some(unit), direction, Anchor.CONTEXT)


def that_time() -> Meaning:
    """ "that time", "this period": what the text was last at."""
    return Relative(Granularity.MINUTE, 0, Anchor.CONTEXT)


def stretch_unit(direction: int, unit: dict[str, str], n: float = 1, anchor: str = "publication", half: float = 0.0) -> Meaning | None:
    """ "the past week" (one), "recent weeks" (some: ``n`` is 0), "the past year and a half"."""
    length = duration(unit, n, half) if n else some(unit)
    return None if length is None else stretch(length, direction, anchor)


def stretch_counted(n: float, unit: dict[str, str], direction: int) -> Meaning | None:
    """ "les cinq dernières années": the number stands before "last"."""
    length = duration(unit, n)
    return None if length is None else stretch(length, direction)


def nth_unit(unit: dict[str, str], of: Meaning, nth: float = -1) -> Meaning | None:
    """ "the second week of August"; without a number, the last one."""
    return Nth(Granularity.named(unit["unit"]), int(nth), of) if nth else None


def unit_around(unit: str, of: Meaning) -> Meaning | None:
    """ "the week of March 6": the unit that holds the day."""
    return Around(Granularity.named(unit), of)


def at_relative(time: TimeOfDay | None = None, part: str = "", offset: int = 0, anchor: str = "publication") -> At:
    """ "this morning", "last night", "tonight"."""
    return At(time or day_part(part), Relative(Granularity.DAY, offset, Anchor(anchor)))


OPERATORS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        portion_of_unit, mid_season, part_of_day_part, at_part, same_unit, unit_from, some_or_more, quarters_span, calendar_day,
        each_part, quarters_of,
        ancient_year, ancient_years, night_of_days, nth_day, one_unit, portion_in_units, by_night, ordinal_days, circa_year, year_pair,
        take, full_year, duration_at_least, plus, times, year_in_words, calendar, recurring, iso, numeric, decade, century,
        relative, selected, duration, some, join, shifted, stretch, leading, portion, within, clock, day_part, fixed_time, at,
        span, year_span, repeated, modified, vague, approximate_year, with_weekday, relative_of, same_period, unit_end, some_ago,
        same_quarter, night_of_weekdays, turn_beside, school_year, iso_week, roman_day, century_part, century_parts,
        days_of_month, two_selected, eve_of_period, some_from_now, clock_of_part, night_of_dates,
        no_such_day,
        year_earlier, year_earlier_quarter, stretch_unit, unit_around, nth_unit, era_span, days_span, century_span, winter_of,
        some_shifted, that_time, clock_in_part, at_relative, every, every_part, each_weekday, frequency,
        decimal_comma, clock_h, day_and_part, stretch_counted, night_before, on_day, hour_in_part, hours_span,
        every_some, each_day_called, each_weekend, unit_after_unit, so_much_every, clock_past, hour_of, time_of, day_of_month, days_beside,
        fiscal_relative, roughly, school_relative, this_time, week_beside,
        within_shifted, year_of_two, coming, southern, clock_span, weekday_of_each, turns_off, days_more, years_ago,
    )
}  # fmt: skip
