"""Articles as timelines: which are shown, and that nothing is extracted twice or left stale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import telling

from timeline.errors import LibraryError
from timeline.model import Document, Timeline
from timeline.store import Library
from timeline.web.shelf import Shelf

FLOOD = Document("The river rose in 1953. It fell yesterday.", title="Flood", published=date(2016, 11, 23))
STORM = Document("The roof fell in 1987.", title="Storm")


class Counting:
    """An engine that counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, document: Document) -> Timeline:
        self.asked.append(document.title)
        return telling.extract(document)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


def test_without_a_wish_all_articles_are_shown(library: Library) -> None:
    shelf = Shelf(library, extract=telling.extract)
    flood, storm = library.add(FLOOD), library.add(STORM)
    assert shelf.chosen([]) == (flood, storm)
    assert shelf.chosen([flood, "gone"]) == (flood,)
    assert shelf.chosen(["gone"]) == (flood, storm)
    assert shelf.chosen([storm, flood]) == (storm, flood)


def test_the_opening_articles_come_before_the_last(library: Library) -> None:
    flood, storm = library.add(FLOOD), library.add(STORM)
    assert Shelf(library, extract=telling.extract, opening=[flood]).chosen([]) == (flood,)
    library.remove(flood)
    assert Shelf(library, extract=telling.extract, opening=[flood]).chosen([]) == (storm,)


def test_what_was_shown_last_is_shown_after_a_restart_with_what_came_since(tmp_path: Path) -> None:
    with Library(tmp_path / "a.db") as library:
        shelf = Shelf(library, extract=telling.extract)
        flood, storm = library.add(FLOOD), library.add(STORM)
        shelf.remember(shelf.chosen([flood]))
        before = library.revision()
    with Library(tmp_path / "a.db") as library:
        shelf = Shelf(library, extract=telling.extract)
        assert (shelf.chosen([]), library.revision()) == ((flood,), before)
        assert shelf.chosen([storm]) == (storm,)
        thaw = library.add(Document("It thawed in 1963.", title="Thaw"))
        assert shelf.chosen([]) == (flood, thaw)
        library.remove(flood)
        assert shelf.chosen([]) == (thaw,)
        library.remove(thaw)
        assert shelf.chosen([]) == (storm,)


def test_of_too_many_articles_the_one_added_last_is_shown(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.web.shelf.KEPT", 1)
    library.add(FLOOD)
    storm = library.add(STORM)
    assert Shelf(library, extract=telling.extract).chosen([]) == (storm,)


def test_an_empty_library_without_a_sample_shows_nothing(library: Library) -> None:
    shelf = Shelf(library, extract=telling.extract)
    assert (shelf.articles(), shelf.chosen(["x"]), shelf.timeline(()).events) == ((), (), ())


def test_the_sample_stands_only_in_an_empty_library(library: Library) -> None:
    shelf = Shelf(library, extract=telling.extract, sample=lambda: STORM)
    (sample,) = shelf.chosen([])
    assert [event.document for event in shelf.timeline([sample]).events] == [sample]
    assert library.articles() == ()
    flood = library.add(FLOOD)
    assert [article.id for article in shelf.articles()] == [flood]
    assert shelf.timeline([sample]).events == ()


def test_the_sample_goes_into_the_library_when_it_is_to_be_changed(library: Library) -> None:
    shelf = Shelf(library, extract=telling.extract, sample=lambda: STORM)
    (sample,) = shelf.chosen([])
    before = shelf.timeline([sample])
    assert shelf.kept(sample) == sample
    assert [(article.id, article.title) for article in library.articles()] == [(sample, "Storm")]
    assert shelf.timeline([sample]) == before
    assert shelf.kept(sample) == sample


def test_an_article_is_extracted_once_until_it_changes(library: Library) -> None:
    engine = Counting()
    shelf = Shelf(library, extract=engine)
    flood, storm = library.add(FLOOD), library.add(STORM)
    shelf.timeline([flood, storm])
    shelf.timeline([storm, flood])
    assert engine.asked == ["Flood", "Storm"]
    library.publish(flood, date(2000, 1, 2))
    changed = shelf.timeline([flood, storm])
    assert engine.asked == ["Flood", "Storm", "Flood"]
    assert [document.published for document in changed.documents] == [date(2000, 1, 2), None]


def test_a_date_is_tried_without_being_kept(library: Library) -> None:
    shelf = Shelf(library, extract=telling.extract)
    flood = library.add(FLOOD)
    before = shelf.timeline([flood])
    assert shelf.moved(flood, date(2000, 1, 2)).events != before.events
    assert shelf.timeline([flood]) == before


def test_an_article_that_is_gone_is_an_error_for_people(library: Library) -> None:
    with pytest.raises(LibraryError, match="may have been removed"):
        Shelf(library, extract=telling.extract).document("gone")
