"""iCalendar, read back by the ``icalendar`` library: days as dates, clock times in UTC, recurrences as rules."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar
from icalendar import Event as Component
from made import EXTRACTION

from timeline.export.ics import chunks
from timeline.model import Document, Extraction
from timeline.pipeline import extract


def components(*extractions: Extraction) -> list[Component]:
    calendar = Calendar.from_ical("".join(chunks(extractions)))
    assert calendar["version"] == "2.0"
    return [component for component in calendar.subcomponents if component.name == "VEVENT"]


def of(text: str) -> list[Component]:
    return components(*extract(Document(text, id="x", published=date(2016, 11, 23))).extractions)


def test_days_are_dates_and_the_end_is_the_day_after() -> None:
    [event] = of("The council met in January 2016.")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2016, 1, 1), date(2016, 2, 1))
    assert event["x-edtf"] == "2016-01"
    assert event["transp"] == "TRANSPARENT"


def test_clock_times_with_a_zone_are_in_utc() -> None:
    clock = next(event for event in components(EXTRACTION) if event["uid"].startswith("made-1"))
    assert clock["dtstart"].dt == datetime(2016, 11, 23, 6, 5, tzinfo=UTC)


def test_what_is_planned_is_tentative_and_years_before_the_calendar_are_left_out() -> None:
    found = {str(event["summary"]): str(event["status"]) for event in components(EXTRACTION)}
    assert found == {"=1+1 happened": "CONFIRMED", "서울 will wait": "TENTATIVE"}


def test_what_comes_round_is_a_rule() -> None:
    found = of("The choir sings every Sunday. It is paid annually.")
    rules = {str(event["summary"]): event["rrule"].to_ical().decode() for event in found if "rrule" in event}
    assert rules == {"The choir sings every Sunday": "FREQ=WEEKLY;BYDAY=SU", "It is paid annually": "FREQ=YEARLY"}


def test_the_time_of_each_turn_is_that_of_the_first() -> None:
    [event] = of("The choir sings every Sunday at 8 p.m. until 20 December.")
    assert event["dtstart"].dt == datetime(2016, 11, 27, 20)
    assert event["rrule"].to_ical().decode() == "FREQ=WEEKLY;UNTIL=20161220T235900;BYDAY=SU"


def test_line_breaks_and_commas_of_a_text_end_no_line() -> None:
    [event] = of("A storm, it is said; closed the port on Sunday.\nEND:VEVENT")
    assert "END:VEVENT" not in str(event["summary"])
    assert "storm, it is said; closed" in str(event["description"])
