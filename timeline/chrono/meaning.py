"""What an expression means before it is anchored: small typed values that compose (after SCATE's operators, Bethard and Parker 2016).

Leaves: Absolute, Recurring, TimeOfDay, Relative, Duration, Vague.

Operators: Selected (last, this, next), Shifted (before, after), Stretch (the past …, the next …), Leading (the first … of), Portion (start,
middle, end of), Within (… of …), Nth (the second week of …), Around (the week of …), At (a time of a day), Span (from … to …), Repeated
(every …), Modified (about).

>>> Shifted(Duration((Amount(2, Granularity.YEAR),)), -1, Anchor.PUBLICATION).direction
-1
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.pasteable import Pasteable


class Anchor(Pasteable, StrEnum):
    """The time that a relative expression counts from: the publication date, where the text was last at ("that year"), or the story's own
    time ("the year"), which in the news is the one and in a history the other.
    """

    PUBLICATION = "publication"
    CONTEXT = "context"
    STORY = "story"


class DayPart(Pasteable, StrEnum):
    """A named part of the day; the values are TIMEX3's."""

    MORNING = "MO"
    MIDDAY = "MI"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"
    DAYTIME = "DT"


# First and last hour of each part of the day; a night runs into the next day.
DAY_PART_HOURS: dict[DayPart, tuple[int, int]] = {
    DayPart.MORNING: (6, 12),
    DayPart.MIDDAY: (11, 14),
    DayPart.AFTERNOON: (12, 18),
    DayPart.EVENING: (18, 22),
    DayPart.NIGHT: (20, 30),
    DayPart.DAYTIME: (6, 18),
}


class Reference(Pasteable):
    """A vague reference; the values are TIMEX3's."""

    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Absolute:
    """A stretch of the calendar that the words fix by themselves: "2 April 1982", "the 1990s", "World War II".

    ``name`` is set for a named period; ``others`` are readings of its ends that are disputed; ``school`` years, from autumn to summer, are
    written as the year in which they begin.
    """

    interval: Interval
    name: str = ""
    others: tuple[Interval, ...] = ()
    school: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """A place in a cycle: ``number`` of ``unit`` in each ``cycle``. "January" is month 1 of a year, "Sunday" day 6 of a week,
    "the third quarter" quarter 3 of a year, "4 May" day 4 of ``month`` 5 of a year. ``holiday`` names a day by rule; ``southern`` seasons
    are those of the southern half of the earth.
    """

    unit: Granularity
    cycle: Granularity
    number: int
    month: int | None = None
    holiday: str = ""
    fiscal: bool = False
    southern: bool = False


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time or a part of the day. ``zone`` is the zone as written; ``utc_offset`` its minutes east of Greenwich where letters fix
    them, ``region`` the IANA name where only the date does: "EST" is an offset, "ET" a region.
    """

    hour: int | None = None
    minute: int | None = None
    part: DayPart | None = None
    zone: str = ""
    utc_offset: int | None = None
    region: str = ""
    hours: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A whole unit counted from the anchor: "last year" is (YEAR, -1), "today" (DAY, 0), "that year" (YEAR, 0, CONTEXT).

    ``fiscal`` years are those of a company or a government, ``school`` years run from autumn to summer.
    """

    unit: Granularity
    offset: int
    anchor: Anchor = Anchor.PUBLICATION
    fiscal: bool = False
    school: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit; ``count`` is ``None`` for "several" and "many". ``code`` is TIMEX3's letter where the unit has none of its own."""

    count: float | None
    unit: Granularity
    code: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: "35 years", "two years and six months"."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Vague:
    """A reference to the past, the present or the future with no length: "recently", "now"."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Selected:
    """The last (-1), this (0) or next (1) occurrence: "last May", "this fall", "next Friday", "the Tuesday before Easter"; ``soonest`` for
    "the coming Friday", which on a Wednesday is not "next Friday".
    """

    of: Recurring
    which: int
    anchor: Anchor | Meaning = Anchor.PUBLICATION
    soonest: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """A length before (-1) or after (1) an anchor: "two days ago", "a year earlier", "a week from Tuesday".
    With a ``unit`` it is that whole unit: "the week before Easter".
    """

    by: Duration
    direction: int
    anchor: Anchor | Meaning
    unit: Granularity | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length that leads up to (-1) or on from (1) an anchor: "the past five years", "the next two weeks"."""

    length: Duration
    direction: int
    anchor: Anchor = Anchor.PUBLICATION


@dataclass(frozen=True, slots=True)
class Leading:
    """The first (1) or last (-1) so-many of something: "the first nine months of 1989"; ``of`` may be left to the context."""

    length: Duration
    which: int
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a time: "early 2015", "the end of this year", "mid-1996". ``part`` is a row of the table of parts in the language data."""

    part: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Within:
    """A place in a cycle inside a given time: "January this year", "Monday of last week"; ``nth`` -1 for the last one."""

    inner: Recurring
    outer: Meaning
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Nth:
    """The ``nth`` unit of a longer time (-1 the last): "the last week of August", "the second year of the war"."""

    unit: Granularity
    nth: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Around:
    """The unit that holds a time: "the week of March 6"."""

    unit: Granularity
    of: Meaning


@dataclass(frozen=True, slots=True)
class At:
    """A time of day on a day: "10 p.m. Wednesday", "this morning", "Friday night"; ``day`` may be left to the context."""

    time: TimeOfDay
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From one time to another: "1914–18", "Monday through Friday"."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Repeated:
    """A recurrence: "every Sunday", "annually", "twice a month". ``quant`` and ``freq`` are TIMEX3's; ``nth`` is which one of its month
    (-1 the last), where that is told: "the last Friday of every month".
    """

    of: Recurring | Duration | At
    quant: str | None = None
    freq: str | None = None
    nth: int = 0

    @property
    def skips(self) -> bool:
        """Whether only every second turn is meant."""
        return self.quant is not None and self.quant.replace("_", " ") == "EVERY OTHER"


@dataclass(frozen=True, slots=True)
class Modified:
    """A time or length that the text takes only roughly: "about two years" (APPROX), "more than a week" (MORE_THAN)."""

    mod: str
    of: Meaning


Meaning = (
    Absolute
    | Recurring
    | TimeOfDay
    | Relative
    | Duration
    | Vague
    | Selected
    | Shifted
    | Stretch
    | Leading
    | Portion
    | Within
    | Nth
    | Around
    | At
    | Span
    | Repeated
    | Modified
)
