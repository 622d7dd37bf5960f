"""Stretches cut from time: so much that leads up to an anchor or on from it, and a share of a whole."""

from __future__ import annotations

from timeline.chrono.granularity import DAY_MINUTES, Granularity, fields, floor, instant, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.length import finest, shifted
from timeline.chrono.meaning import Absolute, Duration, Shifted
from timeline.chrono.timex3 import Timex3, spell_year
from timeline.resolve.answer import Answer, dated, length_words, reading, start_of
from timeline.resolve.context import Context

# These are told of as whole ones; "the previous five years" may be any.
_REPORTED = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.DECADE, Granularity.CENTURY)
# How finely a part is drawn, by the days of the whole: centuries by decades, decades by years, years by months, months by days.
_PART_GRAINS = (
    (18_000, Granularity.DECADE),
    (1_400, Granularity.YEAR),
    (80, Granularity.MONTH),
    (2, Granularity.DAY),
    (0.2, Granularity.HOUR),
)


def stretch_of(length: Duration, direction: int, anchor: Interval, context: Context) -> tuple[Interval, int]:
    """The stretch of ``length`` that leads up to (-1) or on from (1) ``anchor``, and how many an unsaid number was taken for (or 0)."""
    unit = finest(length)
    some = context.language.some[unit.label] if length.amounts[0].count is None else 0
    # A year-long length gives a year at its far end, a length of weeks or days a day.
    grain = Granularity.DAY if unit in (Granularity.WEEK, Granularity.WEEKEND) else min(unit, Granularity.YEAR)
    far_qualifier = Qualifier.APPROXIMATE if some or unit > Granularity.DAY else Qualifier.EXACT
    near = anchor.end if direction < 0 else anchor.start
    if near is None:
        near = start_of(anchor)
    if direction < 0:
        begin = floor(shifted(start_of(anchor), length, -1, some or 3), grain)
        return Interval(begin, near, grain, anchor.end_granularity, far_qualifier, anchor.end_qualifier), some
    last = shifted(near, length, 1, some or 3)
    end = offset(floor(last, grain), grain, 1)
    return Interval(near, end, anchor.start_granularity, grain, anchor.start_qualifier, far_qualifier), some


def whole_units_before(length: Duration, anchor: Interval) -> Interval | None:
    """ "The previous two quarters" are the two before the one that holds the anchor, whole; ``None`` for no whole number of one unit.

    >>> from timeline.chrono import edtf
    >>> from timeline.chrono.meaning import Amount
    >>> edtf.spell(whole_units_before(Duration((Amount(2, Granularity.QUARTER),)), Interval.of(Granularity.DAY, instant(2018, 3, 14))))
    '2017-07/2017-12'
    """
    amount = length.amounts[0]
    if len(length.amounts) > 1 or amount.count is None or amount.count != int(amount.count) or amount.unit not in _REPORTED:
        return None
    end = floor(start_of(anchor), amount.unit)
    grain = Granularity.MONTH if amount.unit in (Granularity.QUARTER, Granularity.HALF) else amount.unit
    return Interval.between(offset(end, amount.unit, -int(amount.count)), end, grain)


def part_of(whole: Interval, from_share: float, to_share: float) -> Interval:
    """A share of an interval, rounded to the unit below its own, both ends approximate.

    >>> from timeline.chrono import wording
    >>> from timeline.chrono.granularity import instant
    >>> wording.words(part_of(Interval.of(Granularity.YEAR, instant(2015)), 0, 0.325))
    'about January – April 2015'
    """
    if whole.start is None or whole.end is None:
        return whole
    length = whole.end - whole.start
    grain = next((grain for days, grain in _PART_GRAINS if length >= days * DAY_MINUTES), Granularity.MINUTE)
    start, last = whole.start + round(from_share * length), whole.start + round(to_share * length)
    if grain is Granularity.MONTH:
        # Late autumn begins with the last of its months, not with the last day of the one before.
        start, end = _nearest_start(start, grain), _nearest_start(last, grain)
    else:
        start, end = floor(start, grain), offset(floor(last - 1, grain), grain, 1)
    if end <= start:
        # A part is one of them at least, inside the whole.
        start, end = (offset(end, grain, -1), end) if end >= whole.end else (start, offset(start, grain, 1))
    if from_share >= 0:
        start = max(start, floor(whole.start, grain))
    end_grain = grain
    if whole.end < end and from_share >= 0:
        # A period may end in the midst of a decade.
        end, end_grain = whole.end, whole.end_granularity
    return Interval(start, end, grain, end_grain, Qualifier.APPROXIMATE, Qualifier.APPROXIMATE)


def _nearest_start(moment: int, unit: Granularity) -> int:
    """The start of a unit that is nearest to ``moment``."""
    before = floor(moment, unit)
    after = offset(before, unit, 1)
    return before if moment - before < after - moment else after


def up_to_now(part: str, whole: Interval, published: Interval | None) -> Interval | None:
    """ "earlier this year" ends with the day before publication, "so far this year" with that day, "later this month" begins with it;
    ``None`` for any other part, and for what lies elsewhere.
    """
    if published is None or published.start is None or whole.start is None or not whole.overlaps(published):
        return None
    match part:
        case "earlier" if whole.start < published.start:
            return Interval(whole.start, published.start, Granularity.DAY, Granularity.DAY)
        case "so_far":
            return Interval(whole.start, published.end, Granularity.DAY, Granularity.DAY)
        case "later":
            return Interval(published.start, whole.end, Granularity.DAY, Granularity.DAY)
    return None


def coarse_shift(meaning: Shifted, unit: Granularity, anchor: Interval) -> Answer:
    """ "Four days later", told of October 1915: a day from 5 October to 4 November, which one is not said."""
    if anchor.start is None or anchor.end is None:
        return Answer(Timex3("DATE", "XXXX-XX-XX"), None, ("coarse_context",), {"reference": anchor})
    grain = Granularity.DAY if unit in (Granularity.WEEK, Granularity.WEEKEND) else unit
    first = floor(shifted(anchor.start, meaning.by, meaning.direction), grain)
    last = floor(shifted(anchor.end - 1, meaning.by, meaning.direction), grain)
    found = Interval(first, offset(last, grain, 1), grain, grain, Qualifier.APPROXIMATE, Qualifier.APPROXIMATE)
    years = {fields(first)[0], fields(last)[0]}
    year = spell_year(years.pop()) if len(years) == 1 else "XXXX"
    value = year + {Granularity.MONTH: "-XX", Granularity.WEEK: "-WXX", Granularity.QUARTER: "-QX"}.get(unit, "-XX-XX")
    facts = {"when": found, "length": length_words(meaning.by), "anchor": anchor, "anchor_is": ""}
    return Answer(Timex3("DATE", value), found, ("shifted_back" if meaning.direction < 0 else "shifted_on",), facts, (), found)


def in_round_years(count: float, moment: int) -> Interval:
    """The year of an instant, as roundly as its distance is told, and one digit more.

    >>> from timeline.chrono.granularity import instant
    >>> fields(in_round_years(730_000, instant(-727_991)).start or 0)[0]
    -727999
    """
    step = 1
    while count % (step * 10) == 0:
        step *= 10
    step = max(1, step // 10)
    year = round(fields(moment)[0] / step) * step
    return Interval.of(Granularity.YEAR, instant(year + 1 if year < 0 else year), Qualifier.APPROXIMATE)


def boundary(period: Absolute, part: str) -> Answer:
    """The start or end of a named period, with those that are disputed as other readings."""

    def side(interval: Interval) -> Interval:
        if part == "end" and interval.end is not None:
            return Interval.of(interval.end_granularity, interval.end - 1, interval.end_qualifier)
        return Interval.of(interval.start_granularity, start_of(interval), interval.start_qualifier)

    found = side(period.interval)
    others = tuple(dict.fromkeys(side(other) for other in period.others))
    facts = {"name": period.name, "part": part}
    return dated(
        found, "boundary", facts=facts, others=tuple(reading(other, "boundary_other", facts) for other in others if other != found)
    )
