"""The library: what was done stays done, can be taken back, and is never seen half done."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from timeline.errors import ConflictError, LibraryError
from timeline.migrations import MIGRATIONS, Migration, migrate
from timeline.model import Document, Skipped
from timeline.store import Action, Library

RAIN = Document(
    text="On Sunday it rained.\r\nمطر \U0001f327 \x00 end",
    title="Rain",
    published=date(2016, 11, 23),
    published_from="header line 1",
    language="en",
    url="https://example.org/rain",
    author="A. Reporter",
    site="Example News",
    skipped=(Skipped(0, 2, "page furniture"),),
    warnings=("The file held a byte-order mark.",),
)
SNOW = Document(text="Snow fell in January.", title="Snow")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.library"


def test_a_document_comes_back_as_it_went_in_but_for_its_id(path: Path) -> None:
    with Library(path) as library:
        article = library.add(RAIN)
    with Library(path) as library:
        document = library.document(article)
    assert document.id == article
    assert {name: getattr(document, name) for name in Document.__slots__ if name != "id"} == {
        name: getattr(RAIN, name) for name in Document.__slots__ if name != "id"
    }


def test_a_text_is_added_once() -> None:
    with Library() as library:
        first = library.add(RAIN)
        library.rename(first, "Rain, corrected")
        assert library.add(RAIN) == first
        assert [article.title for article in library.articles()] == ["Rain, corrected"]


def test_articles_stand_in_the_order_of_adding() -> None:
    with Library() as library:
        for word in ("b", "c", "a"):
            library.add(Document(text=word, title=word))
        assert [article.title for article in library.articles()] == ["b", "c", "a"]


def test_a_lone_surrogate_keeps_its_place() -> None:
    with Library() as library:
        article = library.add(Document(text="a\ud83d\ude00b\udcffc", title="\ud800"))
        assert library.document(article).text == "a\ufffd\ufffdb\ufffdc"
        assert library.articles()[0].title == "\ufffd"


def test_every_edit_gives_a_revision_that_never_returns() -> None:
    with Library() as library:
        article = library.add(RAIN)
        seen = [library.revision()]
        for edit in (
            lambda: library.rename(article, "Wet"),
            lambda: library.publish(article, date(2017, 1, 1)),
            lambda: library.undo(library.revision()),
            lambda: library.remove(article),
            lambda: library.add(RAIN),
        ):
            edit()
            seen.append(library.revision())
            assert [listed.revision for listed in library.articles()] in ([], [seen[-1]])
        assert seen == [1, 2, 3, 4, 5, 6]


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    with Library() as library:
        article = library.add(RAIN)
        library.rename(article, "Rain")
        assert library.revision() == 1


def test_a_date_given_by_hand_says_so_and_can_be_taken_away() -> None:
    with Library() as library:
        article = library.add(RAIN)
        library.publish(article, date(2015, 2, 3))
        assert (library.document(article).published, library.document(article).published_from) == (date(2015, 2, 3), "given")
        library.publish(article, None)
        assert (library.document(article).published, library.document(article).published_from) == (None, "")


@pytest.mark.parametrize(
    "edit",
    [
        lambda library, article: library.rename(article, "Wet"),
        lambda library, article: library.publish(article, None),
        lambda library, article: library.remove(article),
    ],
    ids=["rename", "publish", "remove"],
)
def test_undo_and_redo(edit: object) -> None:
    with Library() as library:
        library.add(SNOW)
        article = library.add(RAIN)
        library.add(Document(text="After.", title="After"))
        before = [(listed.id, library.document(listed.id)) for listed in library.articles()]
        edit(library, article)  # type: ignore[operator]
        changed = [(listed.id, library.document(listed.id)) for listed in library.articles()]
        assert library.undo(library.revision()) == article
        assert [(listed.id, library.document(listed.id)) for listed in library.articles()] == before
        library.undo(library.revision())
        assert [(listed.id, library.document(listed.id)) for listed in library.articles()] == changed


def test_an_article_taken_back_keeps_its_place_after_another_was_added() -> None:
    with Library() as library:
        library.add(SNOW)
        article = library.add(RAIN)
        library.remove(article)
        removal = library.revision()
        library.add(Document(text="After.", title="After"))
        library.undo(removal)
        assert [listed.title for listed in library.articles()] == ["Snow", "Rain", "After"]


def test_undo_refuses_what_a_later_edit_stands_in_the_way_of() -> None:
    with Library() as library:
        article = library.add(RAIN)
        library.rename(article, "Wet")
        library.rename(article, "Wetter")
        with pytest.raises(ConflictError, match="changed since"):
            library.undo(2)
        library.remove(article)
        library.add(RAIN)
        with pytest.raises(ConflictError, match="changed since"):
            library.undo(4)
        assert library.articles()[0].title == "Rain"


def test_the_log_tells_what_happened(path: Path) -> None:
    with Library(path) as library:
        article = library.add(RAIN)
        library.rename(article, "Wet")
        library.undo(2)
        other = library.add(SNOW)
    with Library(path) as library:
        assert [(edit.article, edit.action, edit.undoes) for edit in library.edits()] == [
            (article, Action.ADD, None),
            (article, Action.RENAME, None),
            (article, Action.UNDO, 2),
            (other, Action.ADD, None),
        ]
        assert [edit.sequence for edit in library.edits(other)] == [4]


@pytest.mark.parametrize("sql", ["DELETE FROM edit", "UPDATE edit SET action = 'add'"])
def test_the_log_cannot_be_rewritten(path: Path, sql: str) -> None:
    with Library(path) as library:
        library.add(RAIN)
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(sql)


@pytest.mark.parametrize(
    "use",
    [
        lambda library: library.document("nobody"),
        lambda library: library.remove("nobody"),
        lambda library: library.rename("nobody", "x"),
        lambda library: library.publish("nobody", None),
        lambda library: library.undo(99),
    ],
    ids=["document", "remove", "rename", "publish", "undo"],
)
def test_what_is_not_there_is_named(use: object) -> None:
    with Library() as library, pytest.raises(LibraryError, match=r"there is no (article 'nobody'|edit 99)"):
        use(library)  # type: ignore[operator]
    assert library.path == ":memory:"


def test_a_file_that_is_no_library_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("an article, not a library " * 100)
    with pytest.raises(LibraryError, match="name another file"):
        Library(path)
    assert path.read_text().startswith("an article")


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (address TEXT)")
    connection.close()
    with pytest.raises(LibraryError, match="no library"):
        Library(path)
    assert sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall() == [("bookmark",)]


def test_a_folder_that_is_not_there_is_an_error_for_people(path: Path) -> None:
    with pytest.raises(LibraryError, match="check the folder"):
        Library(path / "deep" / "er")


def test_a_newer_programs_library_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, (*MIGRATIONS, Migration("telepathy", ("CREATE TABLE thought (words TEXT)",))))
    connection.close()
    with pytest.raises(LibraryError, match=r"newer version.*telepathy"):
        Library(path)


ARTICLE_OF_THE_FIRST_VERSION = (
    "INSERT INTO edit (article, action, after) VALUES ('a', 'add', '{}')",
    "INSERT INTO article (id, position, title, published, published_from, text, document, revision) VALUES "
    """('a', 1, 'Old', '2016-11-23', 'header', 'It rained.', '{"language": "en", "url": "", "skipped": [], "warnings": []}', 1)""",
)


@pytest.mark.parametrize(
    ("steps", "rows", "titles"),
    [(0, (), []), *((count, ARTICLE_OF_THE_FIRST_VERSION, ["Old"]) for count in range(1, len(MIGRATIONS) + 1))],
)
def test_a_library_of_every_earlier_version_is_brought_up_to_date(path: Path, steps: int, rows: tuple[str, ...], titles: list[str]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, MIGRATIONS[:steps])
    for row in rows:
        connection.execute(row)
    connection.close()
    with Library(path) as library:
        assert [article.title for article in library.articles()] == titles
        library.add(SNOW)
        assert [article.title for article in library.articles()] == [*titles, "Snow"]


def test_a_step_that_fails_leaves_nothing_behind(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS, Migration("broken", ("CREATE TABLE ok (x TEXT)", "CREATE NONSENSE"))))
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_the_published_steps_keep_their_names_and_order() -> None:
    assert [step.name for step in MIGRATIONS] == [
        "articles and the log of their edits",
        "corrections of events, views and search",
        "entries of feeds that were taken in",
        "articles listed without their texts",
        "what was shown last",
    ]


def test_articles_are_listed_without_walking_over_their_texts(path: Path) -> None:
    with Library(path):
        plan = sqlite3.connect(path).execute(
            "EXPLAIN QUERY PLAN SELECT id, title, published, revision, content FROM article ORDER BY position"
        )
        assert "COVERING INDEX article_listing" in str(plan.fetchall())


def test_threads_share_a_library(path: Path) -> None:
    with Library(path) as library:
        with ThreadPoolExecutor(8) as pool:
            ids = list(pool.map(lambda number: library.add(Document(text=f"Article {number % 50}.")), range(200)))
        assert len(set(ids)) == 50
        assert len(library.articles()) == 50
        assert len(library.edits()) == 50


ADDER = """
import sys
from timeline.model import Document
from timeline.store import Library
path, who, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Library(path) as library:
    for number in range(count):
        library.add(Document(text=f"{who} {number}", title=f"{who} {number}"))
        print(number, flush=True)
"""


def _adder(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", ADDER, str(path), who, str(count)], stdout=subprocess.PIPE, text=True)


def test_processes_write_to_one_file_at_once(path: Path) -> None:
    adders = [_adder(path, who, 40) for who in ("ann", "bob", "cem")]
    for adder in adders:
        adder.communicate()
        assert adder.returncode == 0
    with Library(path) as library:
        titles = [article.title for article in library.articles()]
        assert sorted(titles) == sorted(f"{who} {number}" for who in ("ann", "bob", "cem") for number in range(40))
        assert [title for title in titles if title.startswith("bob")] == [f"bob {number}" for number in range(40)]


def test_one_process_sees_what_another_has_done(path: Path) -> None:
    with Library(path) as library:
        before = library.revision()
        _adder(path, "ann", 1).communicate()
        assert library.revision() > before
        assert [article.title for article in library.articles()] == ["ann 0"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
def test_a_killed_process_loses_no_finished_edit_and_leaves_no_half_one(path: Path) -> None:
    adder = _adder(path, "ann", 1_000_000)
    assert adder.stdout
    reported = [int(adder.stdout.readline()) for _ in range(25)]
    os.kill(adder.pid, signal.SIGKILL)
    adder.communicate()
    with Library(path) as library:
        articles, edits = library.articles(), library.edits()
        assert len(articles) > reported[-1]
        assert [edit.article for edit in edits] == [article.id for article in articles]
        assert all(library.document(article.id).text == article.title for article in articles)
