"""iCalendar (RFC 5545), for calendars: an event for each event, all-day ones as dates, recurrences with a rule.

A calendar has no approximate dates and no years before 1; the EDTF of each event stands in ``X-EDTF``. Nothing is told as busy time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from icalendar import Calendar, Event, vDatetime, vRecur

from timeline.chrono import rrule
from timeline.chrono.edtf import spell
from timeline.chrono.granularity import fields
from timeline.chrono.meaning import At
from timeline.chrono.rhythm import turns
from timeline.export.civil import moment
from timeline.export.limits import comes_round, in_common_era, is_approximate, is_open, told
from timeline.model import Event as Told
from timeline.model import Extraction, Modality

_STATUS = {
    Modality.ASSERTED: "CONFIRMED",
    Modality.PLANNED: "TENTATIVE",
    Modality.POSSIBLE: "TENTATIVE",
    Modality.NEGATED: "CANCELLED",
}


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """One calendar of all articles.

    >>> "".join(chunks([])).split()[:2]
    ['BEGIN:VCALENDAR', 'VERSION:2.0']
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//event-timeline//timeline//EN")
    for extraction in extractions:
        for event in extraction.events:
            if in_common_era(event):
                calendar.add_component(_event(event, extraction))
    yield calendar.to_ical().decode()


def lost(extraction: Extraction) -> Iterator[str]:
    """Events that a calendar cannot name, ends that it cannot leave open, and doubt."""
    held = [event for event in extraction.events if in_common_era(event)]
    yield from told(extraction.events, lambda event: not in_common_era(event), "left out: a calendar needs a start in the years 1 to 9999")
    ruled = [event for event in held if event.recurrence is not None and rrule.spell(event.recurrence) is None]
    yield from told(ruled, comes_round, "come round in a way that no rule of a calendar says, and stand once")
    single = [event for event in held if event.recurrence is None]
    yield from told(single, is_open, "without an end last a day in a calendar")
    yield from told(held, is_approximate, "approximate: a calendar shows exact dates; X-EDTF keeps what they are")


def _event(event: Told, extraction: Extraction) -> Event:
    interval, document = event.interval, extraction.document
    component = _component(f"{event.id}@event-timeline", event.headline, extraction)
    _when(component, event, None if event.recurrence is None else rrule.spell(event.recurrence))
    quoted = " ".join(document.text[event.start : event.end].split())
    component.add("description", "\n\n".join(filter(None, [event.note, f"“{quoted}”" if quoted else "", event.why, document.title])))
    component.add("status", _STATUS[event.modality])
    component.add("categories", [event.category])
    component.add("x-edtf", spell(interval))
    return component


def _when(component: Event, event: Told, rule: str | None) -> None:
    """Start and end; of what comes round, its first turn, and the rule with its end."""
    interval = event.interval
    assert interval.start is not None
    start = interval.start
    of = None if event.recurrence is None else event.recurrence.of
    clock = isinstance(of, At) and of.time.hour is not None

    def stamp(at: int) -> date | datetime:
        # The time of each turn is that of the first.
        return datetime(*fields(at)) if clock else moment(interval, at)

    if event.recurrence is not None and rule is not None:
        start = next(turns(event.recurrence, interval), start)
        told = vRecur.from_ical(rule)
        if interval.end is not None:
            told["UNTIL"] = stamp(interval.end - 1)
        component.add("rrule", told)
    elif interval.end is not None:
        component.add("dtend", moment(interval, interval.end))
    component.add("dtstart", stamp(start))


def _component(uid: str, headline: str, extraction: Extraction) -> Event:
    document = extraction.document
    component = Event()
    component.add("uid", uid)
    # When the entry was made: no clock is read, so that the same timeline gives the same file.
    stamp = document.published or date(1970, 1, 1)
    component["dtstamp"] = vDatetime(datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    component.add("summary", headline)
    component.add("transp", "TRANSPARENT")
    if document.url:
        component.add("url", document.url)
    return component
