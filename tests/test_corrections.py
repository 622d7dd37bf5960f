"""What people said about events goes before what is found, however often the article is read again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import telling

from timeline.chrono import edtf
from timeline.chrono.interval import Interval
from timeline.chrono.wording import short
from timeline.corrections import Correction, amended, from_record, merged, to_record
from timeline.corrections.correction import of_event
from timeline.corrections.place import GONE
from timeline.corrections.record import interval_of, interval_record
from timeline.model import Document, Event, Extraction, Reason, Timeline

TEXT = "The Alder flooded in 1953. The dam broke in 1962. It rained yesterday."


def found(text: str = TEXT, published: date | None = date(2016, 11, 23), id: str = "a") -> Extraction:
    return telling.extract(Document(text, id=id, published=published)).extractions[0]


def said(place: int, extraction: Extraction | None = None, **changes: object) -> Correction:
    extraction = extraction or found()
    return replace(of_event(extraction.events[place], extraction), **changes)  # type: ignore[arg-type]


YEAR = edtf.parse("1960")
MOVED = said(1, interval=YEAR, why="Dated by hand.")


def test_each_field_goes_before_what_was_found() -> None:
    correction = said(1, headline="A dam broke", interval=YEAR, why="Dated by hand: “1960”.", category="disaster", note="See {the} map.")
    event = amended(found(), [correction]).events[1]
    assert (event.headline, event.interval, event.category, event.note) == ("A dam broke", YEAR, "disaster", "See {the} map.")
    assert event.why == "Dated by hand: “1960”."
    assert event.edited == ("when", "headline", "category", "note")
    assert event.id == found().events[1].id


def test_the_date_that_was_found_becomes_a_reading_not_chosen() -> None:
    event = amended(found(), [MOVED]).events[1]
    assert [short(reading.interval) for reading in event.alternatives if reading.interval] == ["1962"]


def test_an_expression_of_one_event_says_what_was_said() -> None:
    expressions = amended(found(), [MOVED]).expressions
    assert [expression.interval for expression in expressions][1] == YEAR
    twice = found("In 1962 the dam broke. The Alder fell in 1962.")
    changed = amended(twice, [said(0, twice, interval=YEAR)])
    assert [short(expression.interval) for expression in changed.expressions if expression.interval] == ["1960", "1962"]


def test_a_deleted_event_is_among_the_deleted() -> None:
    extraction = amended(found(), [said(1, deleted=True)])
    assert [event.headline for event in extraction.events] == ["The Alder flooded in 1953", "It rained yesterday"]
    assert [event.headline for event in extraction.deleted] == ["The dam broke in 1962"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Correction: a date was wrong.\n\n" + TEXT, "The dam broke in 1962"),
        (TEXT.replace("The dam broke", "The old dam broke"), "The old dam broke in 1962"),
        ("The dam broke in 1962. " + TEXT.replace(" The dam broke in 1962.", ""), "The dam broke in 1962"),
        (TEXT.replace("1953", "1952"), "The dam broke in 1962"),
    ],
    ids=["moved", "changed", "reordered", "neighbour changed"],
)
def test_a_corrected_page_keeps_the_edit_at_its_event(text: str, headline: str) -> None:
    (event,) = [event for event in amended(found(text), [MOVED]).events if event.edited]
    assert (event.headline, event.interval, event.id) == (headline, YEAR, MOVED.found.id)


def test_a_sentence_that_is_gone_leaves_its_event_and_says_so() -> None:
    extraction = amended(found("Nothing of it is true. The Alder flooded in 1953."), [MOVED])
    (event,) = [event for event in extraction.events if event.edited]
    assert (event.headline, event.start, event.end, event.interval) == ("The dam broke in 1962", 0, 0, YEAR)
    unsaid = amended(found("Nothing."), [said(1, note="Why?")]).events[0]
    assert unsaid.why.endswith(GONE)


def test_another_publication_date_moves_only_what_nobody_dated() -> None:
    by_hand = said(2, interval=YEAR, why="Dated by hand.")
    before, after = (amended(found(published=day), [by_hand]).events for day in (date(2016, 11, 23), date(2017, 1, 1)))
    assert before[2].interval == after[2].interval == YEAR
    untouched = [amended(found(published=day), [MOVED]).events[2] for day in (date(2016, 11, 23), date(2017, 1, 1))]
    assert [short(event.interval) for event in untouched] == ["22 Nov 2016", "31 Dec 2016"]


def test_an_expression_dated_by_hand_stays_so_once_it_is_found_to_be_dated() -> None:
    undated, dated = found(published=None), found()
    event = replace(dated.events[2], interval=YEAR)
    correction = replace(of_event(event, undated), interval=YEAR, why="Dated by hand.")
    assert [short(event.interval) for event in amended(undated, [correction]).events] == ["1953", "1962", "1960"]
    assert amended(undated, [correction]).expressions[2].interval == YEAR
    assert [short(event.interval) for event in amended(dated, [correction]).events] == ["1953", "1962", "1960"]


def test_an_event_added_by_hand_is_never_taken_for_one_that_was_found() -> None:
    own = Event("hand-1", "The dam broke in 1962", "a", 27, 48, (), YEAR, Reason())
    correction = Correction(own, quote="The dam broke in 1962", headline="A dam", interval=YEAR, why="Added by hand.", added=True)
    events = amended(found(), [correction]).events
    assert sorted(event.headline for event in events) == [
        "A dam",
        "It rained yesterday",
        "The Alder flooded in 1953",
        "The dam broke in 1962",
    ]
    (added,) = [event for event in events if "added" in event.edited]
    assert (added.start, added.alternatives) == (27, ())


def test_two_corrections_are_never_about_one_event() -> None:
    text = "The dam broke in 1962. The dam broke in 1962."
    extraction = found(text)
    both = [said(0, extraction, note="first"), said(1, extraction, note="second")]
    assert [event.note for event in amended(found("Again. " + text), both).events] == ["first", "second"]


def test_merged_events_are_one_with_the_others_as_sources_and_split_again() -> None:
    one, other = found(), found("In 1962 a dam was lost.", id="b")
    whole = said(1, one, merged=(("b", other.events[0].id), ("a", one.events[0].id)))
    timeline = merged(Timeline((amended(one, [whole]), other)), [whole])
    assert [event.headline for event in timeline.events] == ["The dam broke in 1962", "It rained yesterday"]
    (event, _) = timeline.events
    assert [source.headline for source in event.sources] == ["In 1962 a dam was lost", "The Alder flooded in 1953"]
    assert [source.interval and short(source.interval) for source in event.sources] == [None, "1953"]
    assert event.expressions == (1, 0)
    alone = merged(Timeline((other,)), [])
    assert [event.headline for event in alone.events] == ["In 1962 a dam was lost"]
    split = replace(whole, merged=())
    assert len(merged(Timeline((amended(one, [split]), other)), [split]).events) == 4


def test_a_merged_event_that_is_merged_brings_its_parts_and_one_that_is_deleted_takes_them_along() -> None:
    one = found()
    first, second, third = (event.id for event in one.events)
    chain = [said(1, merged=(("a", first),)), said(2, merged=(("a", second),))]
    (event,) = merged(Timeline((amended(one, chain),)), chain).events
    assert (event.id, [source.start for source in event.sources]) == (third, [one.events[1].start, one.events[0].start])
    gone = [said(1, merged=(("a", first),), deleted=True)]
    assert [event.id for event in merged(Timeline((amended(one, gone),)), gone).events] == [third]


def test_events_merged_into_each_other_do_not_go_round_for_ever() -> None:
    one = found()
    first, second, third = (event.id for event in one.events)
    circle = [said(0, merged=(("a", second),)), said(1, merged=(("a", first),))]
    assert [event.id for event in merged(Timeline((amended(one, circle),)), circle).events] == [third]


@pytest.mark.parametrize(
    "correction",
    [
        MOVED,
        said(0, headline="", note=""),
        said(2, merged=(("b", "x"),), deleted=True, category="sport"),
        Correction(Event("hand-1", "x", "a", 0, 0, (), YEAR, Reason()), added=True),
    ],
)
def test_a_correction_comes_back_from_its_record(correction: Correction) -> None:
    back = from_record(json.loads(json.dumps(to_record(correction))))
    for name in ("quote", "written", "headline", "interval", "why", "category", "note", "merged", "deleted", "added", "edited"):
        assert getattr(back, name) == getattr(correction, name)
    for name in ("id", "document", "headline", "start", "end", "interval", "tense", "modality", "kind", "category", "why"):
        assert getattr(back.found, name) == getattr(correction.found, name)


@pytest.mark.parametrize("spelled", ["2016-11-23T01:05-05:00", "1910~/1945-09-02?", "-0043/..", "../2012", "199X~"])
def test_an_interval_comes_back_from_its_record(spelled: str) -> None:
    interval: Interval = edtf.parse(spelled)
    assert interval_of(interval_record(interval)) == interval
