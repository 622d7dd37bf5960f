"""What people do to events, as the page asks for it: each is one edit, and undo takes it back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import telling

from timeline.byhand import tell, understand
from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.timex3 import Timex3
from timeline.chrono.wording import short
from timeline.compose.again import with_sources
from timeline.errors import DateError, LibraryError
from timeline.model import Document, Event, Reading, Reason, Timeline
from timeline.read import parse_published
from timeline.store import Library
from timeline.view.payload import payload
from timeline.web.curation import Curator
from timeline.web.desk import Desk
from timeline.web.history import history
from timeline.web.shelf import Shelf

FLOOD = Document("The Alder flooded in 1953. The dam broke in 1962. It rained yesterday.", title="Flood", published=date(2016, 11, 23))
MILL = Document("The mill burnt in 1912. In 1962 a dam was lost.", title="Mill", published=date(2015, 2, 3))


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        library.add(FLOOD)
        library.add(MILL)
        yield library


@pytest.fixture
def desk(library: Library) -> Desk:
    return desk_of(library)


def desk_of(library: Library, **options: Any) -> Desk:
    shelf = Shelf(library, extract=telling.extract, **options)
    return Desk(shelf, Curator(shelf, understand, tell), parse_published)


def events(desk: Desk, *articles: str) -> list[Event]:
    return list(desk.shelf.timeline(articles or [article.id for article in desk.shelf.articles()]).events)


def named(desk: Desk, words: str) -> dict[str, str]:
    (event,) = [event for event in events(desk) if words in event.headline]
    return {"article": event.document, "event": event.id}


def shown(desk: Desk, *articles: str) -> list[tuple[str, str]]:
    return [(short(event.interval), event.headline) for event in events(desk, *articles)]


def edit(desk: Desk, words: str, headline: str | None = None, when: str | None = None, category: str | None = None, note: str = "") -> str:
    form = {"headline": headline, "when": when, "category": category, "note": note}
    return desk.save_event({"way": "edit", **named(desk, words), **form})[1]


def undo(desk: Desk) -> str:
    return desk.step("undo", history(desk.shelf.library)["undo"]["edit"])[0]


def redo(desk: Desk) -> str:
    return desk.step("redo", history(desk.shelf.library)["redo"]["edit"])[0]


def test_an_event_is_edited_in_one_go_and_undone_in_one(desk: Desk) -> None:
    before = events(desk)
    words = edit(desk, "dam broke", "  The  dam broke ", "spring 1961", "disaster", " See the map. ")
    assert words == "“The dam broke” is now dated spring 1961."
    (event,) = [event for event in events(desk) if event.edited]
    assert (event.headline, short(event.interval), event.category, event.note) == (
        "The dam broke",
        "spring 1961",
        "disaster",
        "See the map.",
    )
    assert event.why == "Dated by hand: “spring 1961”."
    assert undo(desk) == "Undone: the change of “The dam broke in 1962”."
    assert events(desk) == before
    assert redo(desk) == "Done again: the change of “The dam broke in 1962”."
    assert ("spring 1961", "The dam broke") in shown(desk)


def test_a_field_that_is_left_as_it_was_says_nothing(desk: Desk) -> None:
    revision = desk.shelf.library.revision()
    edit(desk, "dam broke", "The dam broke in 1962", "1962", "other")
    assert desk.shelf.library.revision() == revision
    edit(desk, "dam broke", None, "1961")
    edit(desk, "dam broke", None, "1962")
    assert desk.shelf.library.corrections() == ()


def test_a_relative_date_counts_from_the_articles_own_publication(desk: Desk) -> None:
    edit(desk, "mill burnt", None, "last spring")
    assert ("spring 2014", "The mill burnt in 1912") in shown(desk)


def test_a_date_without_a_year_stays_near_the_event(desk: Desk) -> None:
    where = named(desk, "dam broke")
    assert short(desk.curator.read_date("3 Feb", **where)) == "3 Feb 1962"
    edit(desk, "dam broke", None, "3 Feb")
    assert ("3 Feb 1962", "The dam broke in 1962") in shown(desk)


def test_a_date_that_is_none_changes_nothing(desk: Desk) -> None:
    revision = desk.shelf.library.revision()
    with pytest.raises(DateError):
        edit(desk, "dam broke", "Another headline", "the day of the fire")
    assert desk.shelf.library.revision() == revision


def test_a_reading_not_chosen_is_taken_and_given_back(desk: Desk) -> None:
    edit(desk, "dam broke", None, "1961")
    assert desk.do({"name": "choose", "alternative": 0, **named(desk, "dam broke")}) == "“The dam broke in 1962” is now dated 1962."
    assert desk.shelf.library.corrections() == ()


def test_an_event_is_deleted_and_brought_back(desk: Desk) -> None:
    deed = named(desk, "dam broke")
    assert desk.do({"name": "delete", **deed}) == "Deleted “The dam broke in 1962”."
    assert "The dam broke in 1962" not in [headline for _, headline in shown(desk)]
    (flood, _) = desk.shelf.timeline([article.id for article in desk.shelf.articles()]).extractions
    assert [event.headline for event in flood.deleted] == ["The dam broke in 1962"]
    desk.do({"name": "restore", **deed})
    assert "The dam broke in 1962" in [headline for _, headline in shown(desk)]


def test_an_edited_event_goes_back_to_as_it_was_found(desk: Desk) -> None:
    edit(desk, "dam broke", "The dam broke", "1961", "disaster", "Why?")
    desk.do({"name": "restore", **named(desk, "dam broke")})
    assert desk.shelf.library.corrections() == ()
    assert ("1962", "The dam broke in 1962") in shown(desk)


def test_two_events_are_merged_and_split_across_articles(desk: Desk) -> None:
    whole, part = named(desk, "dam broke"), named(desk, "dam was lost")
    assert desk.curator.merge(*whole.values(), *part.values()) == "Merged “In 1962 a dam was lost” into “The dam broke in 1962”."
    (event,) = [event for event in events(desk) if event.sources]
    assert [(source.headline, source.event) for source in event.sources] == [("In 1962 a dam was lost", part["event"])]
    assert [headline for _, headline in shown(desk)].count("In 1962 a dam was lost") == 0
    assert ("1962", "In 1962 a dam was lost") in shown(desk, part["article"])
    desk.do({"name": "split", **whole, "other_article": part["article"], "other": part["event"]})
    assert desk.shelf.library.corrections() == ()
    assert ("1962", "In 1962 a dam was lost") in shown(desk)


def test_merging_goes_only_one_way(desk: Desk) -> None:
    one, other = named(desk, "dam broke").values(), named(desk, "mill burnt").values()
    with pytest.raises(LibraryError, match="into itself"):
        desk.curator.merge(*one, *one)
    desk.curator.merge(*one, *other)
    with pytest.raises(LibraryError, match="split them first"):
        desk.curator.merge(*other, *one)


def test_a_part_of_a_part_is_split_from_the_whole_that_shows_it(desk: Desk) -> None:
    a, b, c = (named(desk, words) for words in ("Alder flooded", "dam broke", "mill burnt"))
    desk.curator.merge(*b.values(), *c.values())
    desk.curator.merge(*a.values(), *b.values())
    (event,) = [event for event in events(desk) if event.sources]
    assert [source.event for source in event.sources] == [b["event"], c["event"]]
    desk.do({"name": "split", **a, "other_article": c["article"], "other": c["event"]})
    assert [headline for _, headline in shown(desk)].count("The mill burnt in 1912") == 1


def test_an_event_is_added_with_the_words_that_tell_it(desk: Desk, library: Library) -> None:
    (flood, _) = [article.id for article in library.articles()]
    told = {"headline": "A dam was breached", "when": "about 1961", "category": "disaster", "note": "From memory."}
    event, words = desk.save_event({"way": "add", "article": flood, "start": 27, "end": 40, **told})
    assert words == "Added “A dam was breached”, about 1961."
    (added,) = [one for one in events(desk) if one.id == event]
    assert (FLOOD.text[added.start : added.end], added.note, added.edited) == ("The dam broke", "From memory.", ("when", "note", "added"))
    edit(desk, "breached", "A dam was broken", "1960")
    assert ("1960", "A dam was broken") in shown(desk)
    desk.do({"name": "delete", **named(desk, "dam was broken")})
    undo(desk)
    assert ("1960", "A dam was broken") in shown(desk)


@pytest.mark.parametrize(("headline", "when"), [("", "1961"), ("A dam", ""), ("A dam", "some day or other")])
def test_an_event_without_words_or_date_is_not_added(desk: Desk, library: Library, headline: str, when: str) -> None:
    with pytest.raises(DateError):
        desk.save_event({"way": "add", "article": library.articles()[0].id, "headline": headline, "when": when})
    assert library.corrections() == ()


def test_an_undated_expression_is_dated_by_hand(desk: Desk, library: Library) -> None:
    flood = library.articles()[0].id
    library.publish(flood, None)
    (event, words) = desk.save_event({"way": "date", "article": flood, "expression": 2, "headline": "", "when": "22 Nov 2016"})
    assert words.endswith("is now dated Tuesday 22 November 2016.")
    (dated,) = [one for one in events(desk) if one.id == event]
    assert (dated.expressions, dated.edited) == ((2,), ("when",))
    edit(desk, dated.headline, None, "23 Nov 2016")
    edit(desk, dated.headline, None, "22 Nov 2016")
    assert [short(one.interval) for one in events(desk) if one.id == event] == ["22 Nov 2016"]
    library.publish(flood, date(2017, 1, 1))
    assert [short(one.interval) for one in events(desk, flood)] == ["1953", "1962", "22 Nov 2016"]


def test_a_cell_of_the_table_is_a_field_of_the_event(desk: Desk) -> None:
    deed = named(desk, "dam broke")
    for column, value in (("when", "1960"), ("event", "A dam"), ("category", "disaster"), ("event", "")):
        desk.do({"name": "cell", "column": column, "value": value, **deed})
    (event,) = [event for event in events(desk) if event.edited]
    assert (short(event.interval), event.headline, event.category, event.note) == ("1960", "A dam", "disaster", "")


def test_another_publication_date_is_tried_before_it_is_taken_and_dates_by_hand_stay(desk: Desk, library: Library) -> None:
    flood = library.articles()[0].id
    edit(desk, "dam broke", None, "1961")
    published, moved = desk.moves(flood, "1 January 2017")
    assert published == date(2017, 1, 1)
    assert [(move.written, move.before, move.after) for move in moved.events] == [("It rained yesterday", "22 Nov 2016", "31 Dec 2016")]
    assert moved.others == ()
    assert moved.stay == 1
    desk.revise(flood, "", "1 January 2017")
    assert shown(desk, flood) == [
        ("1953", "The Alder flooded in 1953"),
        ("1961", "The dam broke in 1962"),
        ("31 Dec 2016", "It rained yesterday"),
    ]
    assert library.articles()[0].title == "Flood"


def test_the_sample_is_edited_under_the_ids_that_it_was_shown_under() -> None:
    with Library() as library:
        desk = desk_of(library, sample=lambda: FLOOD)
        deed = named(desk, "dam broke")
        desk.do({"name": "delete", **deed})
        assert [article.id for article in library.articles()] == [deed["article"]]
        assert [headline for _, headline in shown(desk)] == ["The Alder flooded in 1953", "It rained yesterday"]


def test_what_is_not_there_any_more_is_said(desk: Desk) -> None:
    deed = named(desk, "dam broke")
    with pytest.raises(LibraryError, match="not there any more"):
        desk.do({"name": "delete", "article": deed["article"], "event": "gone"})
    with pytest.raises(LibraryError, match="reload the page"):
        desk.do({"name": "dance", **deed})
    desk.remove(deed["article"])
    with pytest.raises(LibraryError, match="there is no article"):
        desk.do({"name": "delete", **deed})


def test_the_page_knows_what_undo_and_redo_would_do(desk: Desk) -> None:
    assert history(Library())["undo"] is None
    edit(desk, "dam broke", None, "1961")
    known = history(desk.shelf.library)
    assert (known["undo"]["words"], known["redo"]) == ("the change of “The dam broke in 1962”", None)
    undo(desk)
    known = history(desk.shelf.library)
    assert (known["undo"]["words"], known["redo"]["words"]) == ("adding “Mill”", "the change of “The dam broke in 1962”")


def reticent(library: Library) -> Desk:
    """With an engine that makes no event of the second expression of any article."""

    def extract(document: Document) -> Timeline:
        (found,) = telling.extract(document).extractions
        return Timeline((replace(found, events=tuple(event for event in found.events if event.expressions != (1,))),))

    shelf = Shelf(library, extract=extract)
    return Desk(shelf, Curator(shelf, understand, tell), parse_published)


def test_an_event_is_made_of_a_dated_expression_with_the_date_it_has_and_undone(library: Library) -> None:
    desk, article = reticent(library), library.add(Document("Of 1990 there are pictures. Nobody wrote of 1980.", title="Gaps"))
    proposal = desk.curator.propose(article, 1)
    assert (proposal.headline, proposal.sentence, proposal.when) == ("Nobody wrote of 1980", "Nobody wrote of 1980.", "1980")
    form = {"way": "date", "article": article, "expression": 1, "headline": "Silence", "when": proposal.when, "category": "other"}
    event, words = desk.save_event({**form, "note": ""})
    assert words == "“Silence” is an event now, dated 1980."
    (made, _) = events(desk, article)
    assert (made.id, made.edited, made.expressions, made.why) == (event, ("headline", "added"), (1,), "It is counted from publication.")
    assert edit(desk, "Silence", when="1981") == "“Silence” is now dated 1981."
    (made, _) = events(desk, article)
    assert [short(reading.interval) for reading in made.alternatives if reading.interval] == ["1980"]
    for _ in range(2):
        last = library.undoable()
        assert last
        desk.step("undo", last.sequence)
    assert shown(desk, article) == [("1990", "Of 1990 there are pictures")]


def test_an_event_made_of_an_expression_keeps_to_its_own_one_of_two(library: Library) -> None:
    desk, article = reticent(library), library.add(Document("The dam broke in 1962, and people still speak of 1962.", title="Twice"))
    form = {"way": "date", "article": article, "expression": 1, "headline": "They speak of it", "when": "1962", "category": "other"}
    event, _ = desk.save_event({**form, "note": ""})
    assert [(one.id == event, one.expressions) for one in events(desk, article)] == [(False, (0,)), (True, (1,))]


def test_what_the_engine_told_as_one_event_is_split_in_one_edit_and_undone(library: Library) -> None:
    text = "The bridge opened in 1962. Much was said. The bridge was opened in 1962."

    def extract(document: Document) -> Timeline:
        (found,) = telling.extract(document).extractions
        if document.text != text:
            return Timeline((found,))
        whole, other = found.events
        return Timeline((replace(found, events=(with_sources(whole, [other]),)),))

    shelf = Shelf(library, extract=extract)
    desk, article = Desk(shelf, Curator(shelf, understand, tell), parse_published), library.add(Document(text, title="Bridge"))
    (whole,) = events(desk, article)
    (row,) = payload(shelf.timeline([article]))["events"][0]["sources"]
    assert row["parts"]
    deed = {"name": "part", "article": article, "event": whole.id, "start": row["start"], "end": row["end"]}
    assert desk.do(deed) == "Split “The bridge was opened in 1962” from “The bridge opened in 1962”."
    first, second = events(desk, article)
    assert [(one.headline, one.expressions, one.sources) for one in (first, second)] == [
        ("The bridge opened in 1962", (0,), ()),
        ("The bridge was opened in 1962", (1,), ()),
    ]
    assert (first.edited, second.edited) == ((), ("parted",))
    assert edit(desk, "was opened", when="1963") == "“The bridge was opened in 1962” is now dated 1963."
    for _ in range(2):
        undo(desk)
    assert events(desk, article) == [whole]
    desk.do(deed)
    with pytest.raises(LibraryError, match="no part of the event any more"):
        desk.do(deed)


def test_a_reading_that_was_chosen_is_told_in_a_sentence(library: Library) -> None:
    reading = Reading(Timex3("DATE", "1955"), Interval.of(Granularity.YEAR, instant(1955)), Reason.said("the next one after it"))

    def extract(document: Document) -> Timeline:
        (found,) = telling.extract(document).extractions
        return Timeline((replace(found, events=tuple(replace(event, alternatives=(reading,)) for event in found.events)),))

    shelf = Shelf(library, extract=extract)
    desk = Desk(shelf, Curator(shelf, understand, tell), parse_published)
    assert desk.do({"name": "choose", "alternative": 0, **named(desk, "Alder flooded")}) == "“The Alder flooded in 1953” is now dated 1955."
    assert [one.why for one in events(desk) if "Alder flooded" in one.headline] == ["Chosen by hand: the next one after it"]
