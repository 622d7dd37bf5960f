"""What another publication date moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import telling

from timeline.chrono.wording import short
from timeline.model import Document, Timeline
from timeline.pipeline import extract
from timeline.web.moves import UNDATED, Move, Moved, moves

FLOOD = Document("The river rose in 1953 and fell yesterday. Who was there yesterday?", published=date(2016, 11, 23))
FERRY = Document(
    "The council approved the bridge, the mayor said. The ferry sank in May. A mill burnt in 1912. Since 1950 it had carried the post.",
    id="a",
    published=date(2016, 11, 23),
)


def moved(published: date | None) -> Moved:
    return moves(telling.extract(FLOOD), telling.extract(replace(FLOOD, published=published)))


def test_only_the_events_that_count_from_publication_move() -> None:
    rose, who = "The river rose in 1953 and fell yesterday", "Who was there yesterday?"
    assert moved(date(2016, 3, 1)) == Moved(tuple(Move(headline, "22 Nov 2016", "29 Feb 2016") for headline in (rose, who)), (), 0)


def test_the_same_date_moves_nothing() -> None:
    assert moved(FLOOD.published) == Moved((), (), 0)


def test_no_date_leaves_undated() -> None:
    assert {(move.before, move.after) for move in moved(None).events} == {("22 Nov 2016", UNDATED)}
    assert moved(None).others == ()


def test_every_event_whose_date_differs_is_listed_those_about_publication_too() -> None:
    before, after = extract(FERRY), extract(replace(FERRY, published=date(2015, 11, 30)))
    old, new = ({event.id: event for event in timeline.events} for timeline in (before, after))
    assert old.keys() == new.keys()
    differ = [
        Move(event.headline, short(event.interval), short(new[id].interval))
        for id, event in old.items()
        if event.interval != new[id].interval
    ]
    assert any(not event.expressions for event in before.events)
    assert moves(before, after).events == tuple(differ)
    assert [move.written for move in differ] == ["The ferry sank", "The council approved the bridge"]


def test_an_expression_that_moves_without_an_event_is_listed_by_itself() -> None:
    before, after = (
        replace(extraction, events=())
        for published in (date(2016, 11, 23), None)
        for extraction in telling.extract(replace(FLOOD, published=published)).extractions
    )
    found = moves(Timeline((before,)), Timeline((after,)))
    assert found == Moved((), (Move("yesterday", "22 Nov 2016", UNDATED),) * 2, 0)
