"""The library beyond articles: what was said about events, undo and redo across restarts, articles read again, views, search."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import telling

from timeline.chrono import edtf
from timeline.corrections import Correction
from timeline.corrections.correction import of_event
from timeline.errors import ConflictError, LibraryError
from timeline.model import Document
from timeline.store import Action, Library

FLOOD = Document("The river rose in 1953. It fell in 1962.", title="Flood", published=date(2016, 11, 23), published_from="header line 1")
PAGE = replace(FLOOD, url="https://example.org/flood", updated=date(2016, 11, 25))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.library"


def first_event(library: Library, article: str) -> Correction:
    (extraction,) = telling.extract(library.document(article)).extractions
    return of_event(extraction.events[0], extraction)


def note(library: Library, article: str, words: str) -> None:
    found = first_event(library, article)
    library.correct(article, found.found.id, lambda said: replace(said or found, note=words), Action.EDIT_EVENT, found.found.headline)


def notes(library: Library, article: str | None = None) -> list[str | None]:
    return [correction.note for correction in library.corrections(article)]


def test_what_was_said_is_there_after_a_restart_and_leaves_what_the_article_says_alone(path: Path) -> None:
    with Library(path) as library:
        article = library.add(FLOOD)
        before = library.articles()[0]
        note(library, article, "Check.")
    with Library(path) as library:
        assert notes(library, article) == notes(library) == ["Check."]
        after = library.articles()[0]
        assert (after.content, after.revision > before.revision) == (before.content, True)


def test_what_is_said_anew_takes_up_what_was_said_before() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        found = first_event(library, article)
        note(library, article, "Check.")
        seen: list[Correction | None] = []

        def dated(said: Correction | None) -> Correction:
            seen.append(said)
            return replace(said or found, interval=edtf.parse("1954"), why="Dated by hand.")

        library.correct(article, found.found.id, dated, Action.EDIT_EVENT, "x")
        (correction,) = library.corrections()
        assert (correction.note, correction.edited) == ("Check.", ("when", "note"))
        assert [said and said.note for said in seen] == ["Check."]


def test_a_correction_that_says_nothing_any_more_is_not_kept_and_the_same_again_is_no_edit() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        note(library, article, "Check.")
        revision = library.revision()
        note(library, article, "Check.")
        assert library.revision() == revision
        found = first_event(library, article)
        library.correct(article, found.found.id, lambda said: found, Action.RESTORE_EVENT, "x")
        assert library.corrections() == ()


def test_undo_and_redo_walk_through_all_edits_across_restarts(path: Path) -> None:
    states: list[object] = []

    def state(library: Library) -> object:
        return [(listed.title, listed.published) for listed in library.articles()], notes(library), library.views()

    steps: list[Callable[[Library, str], None]] = [
        lambda library, article: library.rename(article, "Floods"),
        lambda library, article: note(library, article, "one"),
        lambda library, article: note(library, article, "two"),
        lambda library, article: library.revise(article, "Flooding", date(2017, 1, 1)),
        lambda library, article: library.save_view("Mine", "?article=x#scale=even"),
        lambda library, article: library.save_view("Mine", "?article=x"),
        lambda library, article: library.remove_view("Mine"),
        lambda library, article: library.remove(article),
    ]
    with Library(path) as library:
        states.append(state(library))
        article = library.add(FLOOD)
        states.append(state(library))
        for step in steps:
            step(library, article)
            states.append(state(library))
    for expected in reversed(states[:-1]):
        with Library(path) as library:
            edit = library.undoable()
            assert edit
            library.undo(edit.sequence)
            assert state(library) == expected
    with Library(path) as library:
        assert library.undoable() is None
    for expected in states[1:]:
        with Library(path) as library:
            edit = library.redoable()
            assert edit
            library.redo(edit.sequence)
            assert state(library) == expected
    with Library(path) as library:
        assert library.redoable() is None
        library.undo(library.undoable().sequence)  # type: ignore[union-attr]
        note(library, article, "three")
        assert library.redoable() is None


def test_undo_names_what_it_takes_back() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        note(library, article, "one")
        library.rename(article, "Floods")
        named = []
        while edit := library.undoable():
            named.append((edit.action, edit.name))
            library.undo(edit.sequence)
        assert named == [(Action.RENAME, "Flood"), (Action.EDIT_EVENT, "The river rose in 1953"), (Action.ADD, "Flood")]


def test_redo_of_what_was_never_taken_back_is_refused() -> None:
    with Library() as library:
        library.add(FLOOD)
        with pytest.raises(ConflictError):
            library.redo(1)


def test_an_article_that_is_removed_and_brought_back_has_its_corrections_and_one_added_anew_has_none() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        note(library, article, "Check.")
        library.remove(article)
        assert notes(library) == []
        library.undo(library.undoable().sequence)  # type: ignore[union-attr]
        assert notes(library) == ["Check."]
        library.remove(article)
        assert library.add(FLOOD) == article
        assert notes(library) == []


def test_a_page_read_again_is_the_same_article_with_its_edits() -> None:
    with Library() as library:
        article = library.add(PAGE)
        library.rename(article, "The flood")
        note(library, article, "Check.")
        corrected = replace(PAGE, text="Corrected. " + PAGE.text, title="Flood, corrected", updated=date(2016, 12, 1))
        assert library.add(corrected) == article
        document = library.document(article)
        assert (document.text, document.title, document.updated) == (corrected.text, "The flood", date(2016, 12, 1))
        assert notes(library) == ["Check."]
        assert library.add(PAGE) == article
        assert library.document(article).text == PAGE.text
        assert library.add(corrected) == library.add(replace(corrected, url="")) == article
        library.undo(library.undoable().sequence)  # type: ignore[union-attr]
        assert library.document(article).text == PAGE.text


def test_a_date_given_by_hand_stays_when_the_article_is_read_again() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        library.reread(article, replace(FLOOD, text="Anew. " + FLOOD.text, published=date(2016, 11, 24)))
        assert library.document(article).published == date(2016, 11, 24)
        library.publish(article, date(2015, 1, 1))
        library.reread(article, replace(FLOOD, text="Once more. " + FLOOD.text))
        assert (library.document(article).published, library.document(article).published_from) == (date(2015, 1, 1), "given")
        with pytest.raises(LibraryError, match="there is no article"):
            library.reread("nobody", FLOOD)


def test_the_first_text_of_an_article_that_was_corrected_is_that_article() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        library.reread(article, replace(FLOOD, text="Corrected. " + FLOOD.text))
        assert library.add(FLOOD) == article
        assert library.document(article).text == "Corrected. " + FLOOD.text


@pytest.mark.parametrize(
    ("words", "titles"),
    [("river", ["Flood"]), ("RIV", ["Flood"]), ("lotta", ["Høst"]), ("hösten", ["Høst"]), ("river lotta", []), (' "AND ( *', []), ("", [])],
)
def test_words_are_found_in_texts_and_titles(words: str, titles: list[str]) -> None:
    with Library() as library:
        library.add(FLOOD)
        library.add(Document("Lotta kom på hösten 1987.", title="Høst"))
        named = {article.id: article.title for article in library.articles()}
        assert [named[hit.article] for hit in library.search(words)] == titles


def test_search_follows_every_change() -> None:
    with Library() as library:
        article = library.add(FLOOD)
        library.rename(article, "Deluge")
        assert (len(library.search("deluge")), len(library.search("flood"))) == (1, 0)
        library.reread(article, replace(FLOOD, text="Nothing."))
        assert (len(library.search("nothing")), len(library.search("river"))) == (1, 0)
        library.remove(article)
        assert library.search("nothing") == ()
        library.undo(library.undoable().sequence)  # type: ignore[union-attr]
        assert len(library.search("nothing")) == 1


NOTER = """
import sys
from dataclasses import replace
from timeline.store import Action, Library
from timeline.corrections import Correction
from timeline.chrono import edtf
from timeline.model import Event, Reason
path, article, who, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
with Library(path) as library:
    for number in range(count):
        own = Event("shared", "x", article, 0, 0, (), edtf.parse("1953"), Reason())
        added = lambda said: replace(said or Correction(own, added=True), note=((said and said.note) or "") + who)
        library.correct(article, "shared", added, Action.EDIT_EVENT, "x")
        print(number, flush=True)
"""


def _noter(path: Path, article: str, who: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", NOTER, str(path), article, who, str(count)], stdout=subprocess.PIPE, text=True)


def test_two_processes_that_say_something_about_one_event_lose_nothing(path: Path) -> None:
    with Library(path) as library:
        article = library.add(FLOOD)
        for noter in [_noter(path, article, who, 30) for who in "ab"]:
            noter.communicate()
            assert noter.returncode == 0
        (said,) = notes(library)
        assert said
        assert (said.count("a"), said.count("b")) == (30, 30)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
def test_a_killed_process_loses_no_finished_edit_of_an_event_and_leaves_no_half_one(path: Path) -> None:
    with Library(path) as library:
        article = library.add(FLOOD)
    noter = _noter(path, article, "a", 1_000_000)
    assert noter.stdout
    reported = [int(noter.stdout.readline()) for _ in range(25)]
    os.kill(noter.pid, signal.SIGKILL)
    noter.communicate()
    with Library(path) as library:
        said = notes(library)[0] or ""
        assert len(said) > reported[-1]
        assert len(library.edits()) == 1 + len(said)
        assert library.articles()[0].revision == library.revision()
        for _ in range(len(said)):
            library.undo(library.undoable().sequence)  # type: ignore[union-attr]
        assert library.corrections() == ()
