"""A timeline made by hand, with what exports must take care of: years before 1 CE, open ends, zones, hostile and wide text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3
from timeline.model import Document, Event, EventKind, Extraction, Modality, Reading, Reason, Resolution, Skipped, TemporalExpression, Tense

TEXT = "Rome, 44 BC.\nCaesar fell on 15 March. =1+1 happened at 1:05 AM ET; for 35 years 서울 waited."
CAESAR = Interval.of(Granularity.DAY, instant(-43, 3, 15))
CLOCK = Interval(instant(2016, 11, 23, 1, 5), instant(2016, 11, 23, 1, 6), Granularity.MINUTE, Granularity.MINUTE, utc_offset=-300)
SINCE = Interval.of(Granularity.YEAR, instant(1910), Qualifier.APPROXIMATE).since()

DOCUMENT = Document(
    TEXT,
    id="made",
    title="Rome \x1b[31mand\u202e Seoul",
    published=date(2016, 11, 23),
    published_from="header line 1",
    skipped=(Skipped(0, 12, "page furniture: a dateline"),),
    warnings=("The header is odd.",),
)


def resolution(words: str, timex: Timex3, interval: Interval | None, why: str) -> Resolution:
    start = TEXT.index(words)
    expression = TemporalExpression(start, start + len(words), words, Absolute(interval or CAESAR), "a-rule")
    return Resolution(expression, timex, interval, Reason(("“{text}” is a time.", why), {"text": words}))


RESOLUTIONS = (
    replace(
        resolution("15 March", Timex3("DATE", "BC0044-03-15"), CAESAR, "It is the year last named."),
        alternatives=(
            Reading(Timex3("DATE", "2016-03-15"), Interval.of(Granularity.DAY, instant(2016, 3, 15)), Reason(("The nearest.",))),
        ),
    ),
    resolution("1:05 AM ET", Timex3("TIME", "2016-11-23T01:05"), CLOCK, "It is the day of publication."),
    replace(resolution("35 years", Timex3("DURATION", "P35Y", mod="APPROX"), None, "It has no anchor."), begin_point=0),
)
EVENTS = (
    Event("made-1", "=1+1 happened", "made", 38, 63, (1,), CLOCK, RESOLUTIONS[1].reason, kind=EventKind.REPORT),
    Event("made-2", "Caesar fell", "made", 13, 37, (0,), CAESAR, RESOLUTIONS[0].reason, RESOLUTIONS[0].alternatives),
    Event("made-3", "서울 will wait", "made", 65, 89, (2,), SINCE, RESOLUTIONS[2].reason, (), Tense.FUTURE, Modality.PLANNED),
)
EXTRACTION = Extraction(DOCUMENT, RESOLUTIONS, EVENTS)
