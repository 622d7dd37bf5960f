"""iCalendar (RFC 5545), read by the ``icalendar`` library. What comes round by a rule that is none of ours stands at its first turn."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar

from timeline.chrono import edtf, rrule
from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.errors import InputError
from timeline.imports.dated import of_moment
from timeline.imports.given import Given, extraction
from timeline.model import EventKind, Modality, Timeline

_MODALITIES = {"TENTATIVE": Modality.PLANNED, "CANCELLED": Modality.NEGATED}


def parse(text: str, source: str) -> Timeline:
    """The events of a calendar. One that cannot be read is left out and named in a warning.

    Raises :class:`~timeline.errors.InputError` where the file is no calendar, or holds no event that can be read.
    """
    try:
        calendar = Calendar.from_ical(text)
    except (ValueError, IndexError, KeyError) as error:
        raise InputError(source, f"is no iCalendar file ({error}); export it again") from error
    given, warnings = [], []
    for number, component in enumerate(calendar.walk("VEVENT"), 1):
        try:
            given.append(_given(component, source))
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError) as error:
            warnings.append(f"Event {number} of {source} is left out: {error}.")
    if not given:
        raise InputError(source, "holds no event that can be read; export the calendar with its events")
    return Timeline((extraction(source, str(calendar.get("x-wr-calname", "")), given, warnings),))


def _given(component: Any, source: str) -> Given:
    rule = component.get("rrule")
    written = str(rule.to_ical().decode()) if rule is not None else ""
    recurrence = rrule.parse(written)
    turn = "" if recurrence else "; this is its first turn"
    comes_round = f" It comes round by the rule {written}{turn}." if written else ""
    categories = component.get("categories")
    named = [str(category) for category in getattr(categories, "cats", [])]
    return Given(
        headline=str(component.get("summary", "")),
        interval=_interval(component) if recurrence is None else _stretch(component, rule),
        kind=EventKind.EVENT if recurrence is None else EventKind.RECURRENCE,
        why=f"The date is as {source} gives it.{comes_round}",
        details=str(component.get("description", "")),
        category=named[0] if named else "other",
        modality=_MODALITIES.get(str(component.get("status", "")), Modality.ASSERTED),
        id=str(component.get("uid", "")).removesuffix("@event-timeline"),
        recurrence=recurrence,
    )


def _stretch(component: Any, rule: Any) -> Interval:
    """In which time it comes round: from its first turn to the end that its rule tells, or to an open one."""
    interval = _interval(component)
    if component.get("x-edtf") or not rule.get("UNTIL"):
        return interval if component.get("x-edtf") else interval.since()
    return Interval.span(interval, of_moment(rule["UNTIL"][0]))


def _interval(component: Any) -> Interval:
    written = component.get("x-edtf")
    if written:
        return edtf.parse(str(written))
    if "dtstart" not in component:
        raise ValueError("it has no start")
    first = component["dtstart"].dt
    begin = of_moment(first)
    last = component["dtend"].dt if "dtend" in component else None
    if last is None and "duration" in component:
        last = first + component["duration"].dt
    if last is None or last <= first:
        return begin
    if not isinstance(last, datetime):
        return Interval.span(begin, of_moment(last - timedelta(days=1)))
    end = of_moment(last)
    span = Interval.span(begin, end)
    # The end of a calendar's event is the first moment after it.
    return Interval(span.start, end.start, Granularity.MINUTE, Granularity.MINUTE, utc_offset=begin.utc_offset)
