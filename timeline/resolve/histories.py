"""How expressions read in a history: what leans on the publication date in the news leans there on the time told of."""

from __future__ import annotations

from dataclasses import replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import (
    Anchor,
    Around,
    At,
    Meaning,
    Modified,
    Nth,
    Portion,
    Recurring,
    Reference,
    Relative,
    Selected,
    Shifted,
    Span,
    TimeOfDay,
    Vague,
    Within,
)
from timeline.model import TemporalExpression


def in_history(meaning: Meaning, expression: TemporalExpression) -> Meaning:
    """What an expression means in a history: "this year" is the year told of, "today" the present of whoever reads it."""
    match meaning:
        case Relative(Granularity.DAY, 0, Anchor.PUBLICATION) if expression.rule == "named-day":
            return Vague(Reference.PRESENT)
        case Relative(anchor=Anchor.PUBLICATION) | Selected(anchor=Anchor.PUBLICATION) if expression.rule != "named-day":
            return replace(meaning, anchor=Anchor.CONTEXT)
        case Shifted(direction=1, anchor=Anchor.PUBLICATION):
            return replace(meaning, anchor=Anchor.CONTEXT)
        case Portion(_, inner) | Modified(_, inner) | Nth(_, _, inner):
            return replace(meaning, of=in_history(inner, expression))
        case Within(_, outer):
            return replace(meaning, outer=in_history(outer, expression))
        case At(_, Relative(anchor=Anchor.PUBLICATION) as day):
            return replace(meaning, day=replace(day, anchor=Anchor.CONTEXT))
    return meaning


def open_turn(meaning: Meaning) -> Recurring | None:
    """The turn of a year or a month that a meaning leaves open: "January", "late on 27 December", "the last week of August".

    >>> from timeline.chrono.granularity import Granularity
    >>> open_turn(Portion("late", Recurring(Granularity.MONTH, Granularity.YEAR, 8))).number
    8
    """
    match meaning:
        case Recurring() if meaning.cycle is not Granularity.WEEK and not meaning.holiday.startswith("by "):
            return meaning
        case Portion(_, inner) | Modified(_, inner) | Nth(_, _, inner) | Around(_, inner) | Within(_, inner) | Span(inner, _):
            return open_turn(inner)
        case At(_, day) if day is not None:
            return open_turn(day)
        case Shifted(anchor=anchor) | Selected(anchor=anchor) if not isinstance(anchor, Anchor):
            return open_turn(anchor)
    return None


def leans_on_text(meaning: Meaning) -> bool:
    """Whether a meaning counts from the time last told of: "that year", "two days later", "the following spring"."""
    match meaning:
        case Shifted(anchor=anchor) | Selected(anchor=anchor) if not isinstance(anchor, Anchor):
            return leans_on_text(anchor)
        case Relative(anchor=anchor) | Selected(anchor=anchor) | Shifted(anchor=anchor):
            return anchor in (Anchor.CONTEXT, Anchor.STORY)
        case Portion(_, inner) | Modified(_, inner) | Nth(_, _, inner) | Around(_, inner) | Within(_, inner):
            return leans_on_text(inner)
        case At(_, day):
            return day is None or leans_on_text(day)
        case Recurring(_, cycle):
            return cycle is Granularity.WEEK
        case TimeOfDay():
            return True
    return False


def is_weekday(meaning: Meaning) -> bool:
    """Whether a meaning leans on the turn of a week: "Thursday", "Thursday at noon"."""
    match meaning:
        case Recurring(_, cycle):
            return cycle is Granularity.WEEK
        case At(_, day) if day is not None:
            return is_weekday(day)
    return False


def leans_on_story(meaning: Meaning) -> bool:
    """Whether a meaning leans on the unit that the text is at, or else is published in: "the year", "the end of the century"."""
    match meaning:
        case Relative(anchor=anchor):
            return anchor is Anchor.STORY
        case Portion(_, inner) | Nth(_, _, inner) | Within(_, inner):
            return leans_on_story(inner)
    return False
