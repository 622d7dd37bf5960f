"""What comes of pasted texts and dropped files, one by one."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date

import pytest

from timeline.model import Document
from timeline.read import read_bytes
from timeline.store import Library
from timeline.web.intake import File, Outcome, Pasted, take_in

LINES = b'{"text": "It rained in 1953.", "title": "Rain"}\n{"title": "no text"}\n{"text": "It snowed in 1962.", "title": "Snow"}\n'


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


def dropped(name: str, content: bytes) -> File:
    return File(name, "data:application/octet-stream;base64," + base64.b64encode(content).decode())


def test_what_fails_stops_none_of_the_others_and_is_named(library: Library) -> None:
    files = [
        dropped("rain.txt", b"It rained in 1953."),
        dropped("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)),
        dropped("empty.txt", b""),
        File("torn.txt", "data:text/plain;base64,SXQg*"),
        dropped("snow.txt", "Es schneite 1962 in Tromsø.".encode()),
    ]
    came = take_in(library, files, read_bytes)
    assert [(outcome.name, bool(outcome.article)) for outcome in came] == [
        ("rain.txt", True),
        ("picture.png", False),
        ("empty.txt", False),
        ("torn.txt", False),
        ("snow.txt", True),
    ]
    assert len(library.articles()) == 2
    for outcome in came:
        assert (outcome.article is None) == bool(outcome.problem)
        assert not outcome.problem.startswith(outcome.name)


def test_a_file_of_many_articles_gives_many(library: Library) -> None:
    came = take_in(library, [dropped("many.jsonl", LINES)], read_bytes)
    assert [bool(outcome.article) for outcome in came] == [True, False, True]
    assert [article.title for article in library.articles()] == ["Rain", "Snow"]


def test_an_empty_paste_says_what_to_do(library: Library) -> None:
    assert take_in(library, [Pasted(" \n ")], read_bytes) == (Outcome("pasted text", None, "is empty; paste an article"),)


def test_title_and_date_that_were_given_win(library: Library) -> None:
    source = Pasted("date 2016-11-23\n\nFloods in Oslo\n\nThe river rose on Sunday.")
    (outcome,) = take_in(library, [source], read_bytes, title=" A flood ", published=date(2015, 2, 3))
    assert outcome.article
    document = library.document(outcome.article)
    assert (document.title, document.published) == ("A flood", date(2015, 2, 3))
    assert document.text == source.text


def test_a_date_in_the_text_is_found(library: Library) -> None:
    (outcome,) = take_in(library, [Pasted("date 2016-11-23\n\nFloods in Oslo\n\nThe river rose on Sunday.")], read_bytes)
    assert outcome.article
    assert library.document(outcome.article).published == date(2016, 11, 23)


def test_an_article_without_a_title_is_called_after_its_file(library: Library) -> None:
    take_in(library, [File("a.txt", "data:,")], lambda data, name, *, published: [Document("It rained.")])
    assert library.articles()[0].title == "a.txt"


def test_the_same_text_again_is_the_same_article(library: Library) -> None:
    first, second = take_in(library, [Pasted("It rained in 1953."), dropped("rain.txt", b"It rained in 1953.")], read_bytes)
    assert first.article == second.article
    assert len(library.articles()) == 1
