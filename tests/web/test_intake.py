"""What comes of pasted texts, files and addresses, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import telling

from timeline.chrono.wording import short
from timeline.cli import given
from timeline.errors import InputError
from timeline.model import Document
from timeline.read import parse_published, read_bytes
from timeline.store import Library
from timeline.web.intake import Intake, Outcome, Source
from timeline.web.shelf import Shelf

LINES = b'{"text": "It rained in 1953.", "title": "Rain"}\n{"title": "no text"}\n{"text": "It snowed in 1962.", "title": "Snow"}\n'
STORY = "date 2016-11-23\n\nFloods in Oslo\n\nThe river rose yesterday."


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


def fetched(address: str) -> list[Document | InputError]:
    return [Document("It rained in 1953.", title="Rain", url=address)]


def intake(library: Library) -> Intake:
    return Intake(Shelf(library, extract=telling.extract), read_bytes, fetched, parse_published)


def take_in(library: Library, *sources: Source) -> list[Outcome]:
    return [outcome for source in sources for outcome in intake(library).take_in(source)]


def dropped(name: str, content: bytes) -> Source:
    return Source("file", name, content)


def pasted(text: str, **told: str) -> Source:
    return Source("text", "pasted text", text.encode(), **told)


def test_what_fails_stops_none_of_the_others_and_is_named(library: Library) -> None:
    files = [
        dropped("rain.txt", b"It rained in 1953."),
        dropped("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)),
        dropped("empty.txt", b""),
        dropped("snow.txt", "Es schneite 1962 in Tromsø.".encode()),
    ]
    came = take_in(library, *files)
    assert [(outcome.name, bool(outcome.article)) for outcome in came] == [
        ("rain.txt", True),
        ("picture.png", False),
        ("empty.txt", False),
        ("snow.txt", True),
    ]
    assert len(library.articles()) == 2
    for outcome in came:
        assert (outcome.article is None) == bool(outcome.problem)
        assert not outcome.problem.startswith(outcome.name)


def test_a_file_of_many_articles_gives_many(library: Library) -> None:
    came = take_in(library, dropped("many.jsonl", LINES))
    assert [(bool(outcome.article), outcome.title, outcome.events) for outcome in came] == [
        (True, "Rain", 1),
        (False, "", 0),
        (True, "Snow", 1),
    ]
    assert [article.title for article in library.articles()] == ["Rain", "Snow"]


def test_what_is_cancelled_adds_nothing_more_and_keeps_what_was_told_of(library: Library) -> None:
    told: list[Outcome] = []
    told += intake(library).take_in(dropped("many.jsonl", LINES), is_cancelled=lambda: bool(library.articles()))
    assert [outcome.title for outcome in told] == ["Rain"]
    assert [article.title for article in library.articles()] == ["Rain"]


def test_an_empty_paste_says_what_to_do(library: Library) -> None:
    assert take_in(library, pasted(" \n ")) == [Outcome("pasted text", None, "is empty; paste an article")]


def test_title_and_date_that_were_given_win(library: Library) -> None:
    (outcome,) = take_in(library, pasted(STORY, title=" A flood ", published="3 Feb 2015"))
    assert outcome.article
    document = library.document(outcome.article)
    assert (document.title, document.published, document.text) == ("A flood", date(2015, 2, 3), STORY)
    assert (outcome.title, outcome.events, outcome.dated) == ("A flood", 2, True)


def test_a_date_that_is_none_adds_nothing(library: Library) -> None:
    (outcome,) = take_in(library, pasted(STORY, published="the day of the fire"))
    assert (outcome.article, library.articles()) == (None, ())
    assert "write a full date" in outcome.problem


def test_a_date_in_the_text_is_found_and_a_missing_one_is_told(library: Library) -> None:
    (dated, undated) = take_in(library, pasted(STORY), pasted("It rained in 1953."))
    assert dated.article
    assert library.document(dated.article).published == date(2016, 11, 23)
    assert (dated.dated, undated.dated) == (True, False)


def test_an_article_without_a_title_is_called_after_its_file(library: Library) -> None:
    nameless = Intake(
        Shelf(library, extract=telling.extract), lambda data, name, *, published: [Document("It rained.")], fetched, parse_published
    )
    assert [outcome.title for outcome in nameless.take_in(dropped("a.txt", b"x"))] == ["a.txt"]


def test_the_same_text_again_is_the_same_article(library: Library) -> None:
    first, second = take_in(library, pasted("It rained in 1953."), dropped("rain.txt", b"It rained in 1953."))
    assert first.article == second.article
    assert len(library.articles()) == 1


def test_a_page_is_fetched_and_nothing_else_is_taken_for_an_address(library: Library) -> None:
    def asked(address: str) -> Outcome:
        return take_in(library, Source("address", address, address.encode()))[0]

    assert asked("https://example.org/rain").title == "Rain"
    for address in ("/etc/passwd", "file:///etc/passwd", "-", "", "example.org"):
        assert "is no address of a page" in asked(address).problem


def test_a_corrected_version_is_the_same_article(library: Library) -> None:
    (first,) = take_in(library, pasted("It rained in 1953.", title="Rain"))
    assert first.article
    (again,) = take_in(library, pasted("It rained in 1954. Corrected.", again=first.article))
    assert again.article == first.article
    document = library.document(first.article)
    assert (document.text, document.title) == ("It rained in 1954. Corrected.", "Rain")
    (lost,) = take_in(library, pasted("It rained.", again="gone"))
    assert "there is no article" in lost.problem


def test_the_page_of_an_article_is_read_again(library: Library) -> None:
    article = library.add(Document("It rained in 1952.", title="Rain", url="https://example.org/rain"))
    (again,) = take_in(library, Source("page", "Rain", b"", again=article))
    assert (again.article, library.document(article).text) == (article, "It rained in 1953.")
    pageless = library.add(Document("It snowed.", title="Snow"))
    (lost,) = take_in(library, Source("page", "Snow", b"", again=pageless))
    assert "is no address of a page" in lost.problem


def test_a_timeline_is_shown_as_it_is_given_and_edited_like_any_other(library: Library) -> None:
    shelf = Shelf(library, extract=telling.extract, reopen=given.reopen)
    calendar = b"date,headline\n2016-11-20,Rain of 1953\n1912,The mill burnt\n"
    for _ in range(2):
        (outcome,) = Intake(shelf, given.read, fetched, parse_published).take_in(dropped("weather.csv", calendar))
    assert (outcome.title, outcome.events, outcome.edit) == ("weather.csv", 2, None)
    assert outcome.article
    timeline = Shelf(library, extract=telling.extract, reopen=given.reopen).timeline([outcome.article])
    assert [(short(event.interval), event.headline, event.id) for event in timeline.events] == [
        ("1912", "The mill burnt", f"{outcome.article}-1"),
        ("20 Nov 2016", "Rain of 1953", f"{outcome.article}-0"),
    ]
    shelf.library.revise(outcome.article, "Weather", date(2020, 1, 1))
    moved = shelf.moved(outcome.article, date(2021, 1, 1))
    assert [event.interval for event in moved.events] == [event.interval for event in timeline.events]
    assert [document.title for document in shelf.timeline([outcome.article]).documents] == ["Weather"]


def test_a_timeline_that_cannot_be_read_says_why(library: Library) -> None:
    wrong = b'[{"schema": 9, "text": "", "events": [], "expressions": []}]'
    (outcome,) = Intake(Shelf(library, extract=telling.extract), given.read, fetched, parse_published).take_in(dropped("a.json", wrong))
    assert (outcome.article, library.articles()) == (None, ())
    assert "schema 9" in outcome.problem
