"""Turns that the words pick out: "last May", "next Friday", "the following spring", "the Tuesday before Easter"."""

from __future__ import annotations

from timeline.chrono.granularity import DAY_MINUTES, Granularity, floor, offset
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Anchor, Recurring, Selected
from timeline.chrono.recurrence import nearest, occurrence
from timeline.chrono.timex3 import Timex3, spell_recurring
from timeline.resolve.answer import PUBLICATION, Answer, dated, reading, start_of, undated
from timeline.resolve.context import Context

# So few days after it, "last Tuesday" may be the one before.
_LATELY = 3 * DAY_MINUTES


def selected_beside(meaning: Selected, anchor: Interval | None) -> Answer:
    """ "the Tuesday before Easter 2011", "the Sunday after 4 May": the nearest one outside the time named."""
    place = meaning.of
    if anchor is None or anchor.start is None or anchor.end is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    facts = {"anchor": anchor, "anchor_is": "", "cycle": place.cycle.label}
    if meaning.which < 0:
        return dated(nearest(place, anchor.start - 1, -1), "selected_last", facts=facts)
    return dated(nearest(place, anchor.end, 1), "selected_next", facts=facts)


def selected_turn(meaning: Selected, context: Context) -> Answer:
    """ "last May", "this fall", "next Friday", "the following spring"."""
    from_text = meaning.anchor is Anchor.CONTEXT and context.reference is not None
    anchor = context.reference if from_text else context.published
    place = meaning.of
    if anchor is None:
        return undated(Timex3("DATE", spell_recurring(place)))
    moment = start_of(anchor)
    facts = {"anchor": anchor, "anchor_is": "" if from_text else PUBLICATION, "cycle": place.cycle.label}
    if meaning.which == 0:
        found = (_this_winter(place, anchor) if from_text else None) or occurrence(place, moment)
        return dated(found or nearest(place, moment, -1), "selected_this", facts=facts)
    unit_start = floor(moment, place.unit)
    if meaning.which < 0:
        last = nearest(place, unit_start - 1, -1)
        # "Last Tuesday", said on a Wednesday, may be the Tuesday before yesterday.
        near = not from_text and place.cycle is Granularity.WEEK and moment - start_of(last) <= _LATELY
        others = (reading(nearest(place, start_of(last) - 1, -1), "other_last_week"),) if near else ()
        return dated(last, "selected_last", facts=facts, others=others)
    if from_text and anchor.end is not None and anchor.start_granularity > place.unit:
        # It opened in 1995, and closed "the following spring".
        unit_start = floor(anchor.end - 1, place.unit)
    found = nearest(place, offset(unit_start, place.unit, 1), 1)
    later = nearest(place, offset(start_of(found), place.unit, 1), 1)
    if meaning.soonest:
        return dated(found, "selected_next", facts=facts)
    if from_text and place.cycle is Granularity.WEEK:
        # "The following Thursday", told of a Tuesday, is two days on.
        return dated(found, "selected_next", facts=facts, others=() if later == found else (reading(later, "other_later"),))
    if place.cycle is Granularity.WEEK and floor(start_of(found), Granularity.WEEK) == floor(moment, Granularity.WEEK):
        # On a Wednesday "next Friday" is the one of the coming week; the Friday two days ahead is "Friday" or "this Friday".
        return dated(later, "selected_next", facts=facts, others=(reading(found, "other_next"),))
    return dated(found, "selected_next", facts=facts)


def _this_winter(place: Recurring, anchor: Interval) -> Interval | None:
    """ "That winter", told of November 1941 or of 1941, is the one of 1941–42, although winters are counted to the year they end in."""
    if place.unit is not Granularity.SEASON or place.number != 0:
        return None
    moment = start_of(anchor)
    return nearest(place, offset(moment, Granularity.MONTH, 6) if anchor.start_granularity >= Granularity.YEAR else moment, 1)
