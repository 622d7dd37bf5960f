"""Feeds that are watched: each new article is added once, and said; what fails is named and tried again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Server, serving

from timeline.cli import run
from timeline.errors import InputError
from timeline.model import Document
from timeline.read.fetch import Fetcher, Limits
from timeline.store import Library
from timeline.watch import Added, Watch

FETCH = Fetcher(frozenset({"127.0.0.1"}), Limits(seconds=20))
LONG = "It rained in Oslo on Sunday, and the river rose. " * 20


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "news.db") as opened:
        yield opened


def publish(server: Server, *names: str, path: str = "/feed", text: str = "") -> str:
    """A feed with these entries, newest first as feeds are, and a page for each; its address."""
    items = ""
    for name in reversed(names):
        story = f"<article><p>{name} fell in Oslo on Sunday.</p></article>"
        page = f"<html lang='en'><head><title>{name}</title></head><body>{story}</body></html>"
        server.pages.setdefault(f"/{name}", (200, {"Content-Type": "text/html"}, page.encode()))
        items += (
            f"<item><title>{name}</title><link>{server.origin}/{name}</link><guid>{name}</guid><description>{text}</description></item>"
        )
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Example News</title>{items}</channel></rss>"
    server.pages[path] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    return server.origin + path


def look(library: Library, *feeds: str) -> list[str]:
    """The titles of what was added in one look, and the problems."""
    return [told.title if isinstance(told, Added) else str(told) for told in watch(library, *feeds).look()]


def watch(library: Library, *feeds: str) -> Watch:
    return Watch(library, feeds, FETCH, lambda seconds: None)


def test_each_article_is_added_once_oldest_first(server: Server, library: Library) -> None:
    feed = publish(server, "Rain", "Snow")
    assert look(library, feed, feed) == ["Rain", "Snow"]
    assert look(library, feed) == []
    assert look(library, publish(server, "Rain", "Snow", "Hail")) == ["Hail"]
    [rain, *_] = library.articles()
    document = library.document(rain.id)
    assert (document.text, document.url, document.site) == ("Rain fell in Oslo on Sunday.", f"{server.origin}/Rain", "Example News")


def test_it_survives_a_restart_and_what_was_removed_stays_away(server: Server, tmp_path: Path) -> None:
    feed = publish(server, "Rain", "Snow")
    with Library(tmp_path / "news.db") as library:
        assert look(library, feed) == ["Rain", "Snow"]
        library.remove(library.articles()[0].id)
    with Library(tmp_path / "news.db") as library:
        assert look(library, feed) == []
        assert [article.title for article in library.articles()] == ["Snow"]


def test_a_feed_that_is_down_keeps_no_other_from_being_read(server: Server, library: Library) -> None:
    rain, snow = publish(server, "Rain", path="/one"), publish(server, "Snow", path="/two")
    well = server.pages["/one"]
    server.pages["/one"] = (503, {}, b"")
    assert look(library, rain, snow) == [f"{rain}: answers with the error 503; try again later", "Snow"]
    server.pages["/one"] = well
    assert look(library, rain, snow) == ["Rain"]


def test_an_article_that_fails_is_tried_again_but_not_for_ever(server: Server, library: Library) -> None:
    feed = publish(server, "Rain", "Snow")
    well = server.pages["/Rain"]
    server.pages["/Rain"] = (500, {}, b"")
    watching = watch(library, feed)
    assert [type(told) for told in watching.look()] == [InputError, Added]
    server.pages["/Rain"] = well
    assert [type(told) for told in watching.look()] == [Added]
    server.pages["/Hail"] = (500, {}, b"")
    publish(server, "Hail")
    assert [len(list(watching.look())) for _ in range(5)] == [1, 1, 1, 0, 0]


def test_an_article_that_is_gone_is_named_once(server: Server, library: Library) -> None:
    feed = publish(server, "Rain")
    server.pages["/Rain"] = (410, {}, b"")
    assert [len(look(library, feed)) for _ in range(2)] == [1, 0]


def test_the_feeds_own_text_stands_in_for_a_page_that_cannot_be_had(server: Server, library: Library) -> None:
    feed = publish(server, "Rain", text=LONG)
    server.pages["/Rain"] = (403, {}, b"")
    assert look(library, feed) == ["Rain"]
    assert library.document(library.articles()[0].id).text == " ".join(LONG.split())


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("User-agent: *\nDisallow: /feed", ["is closed to programs by its server's robots.txt"]),
        ("User-agent: *\nDisallow: /*ain$", ["is closed to programs by its server's robots.txt", "Snow"]),
        ("User-agent: event-timeline\nDisallow: /\n\nUser-agent: *\nAllow: /", ["is closed to programs by its server's robots.txt"]),
        ("User-agent: other\nDisallow: /", ["Rain", "Snow"]),
    ],
    ids=["feed", "page", "by name", "others"],
)
def test_robots_txt_is_honoured(server: Server, library: Library, rules: str, told: list[str]) -> None:
    server.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules.encode())
    found = look(library, publish(server, "Rain", "Snow"))
    assert len(found) == len(told)
    assert all(part in whole for part, whole in zip(told, found, strict=True))


def test_a_server_whose_rules_cannot_be_read_is_left_alone(server: Server, library: Library) -> None:
    server.pages["/robots.txt"] = (500, {}, b"")
    [told] = look(library, publish(server, "Rain"))
    assert "its server is left alone for now" in told


def test_the_pause_that_a_server_asks_for_is_kept(server: Server, library: Library) -> None:
    server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7")
    waited: list[float] = []
    assert len(list(Watch(library, [publish(server, "Rain", "Snow")], FETCH, waited.append).look())) == 2
    assert waited == [7.0, 7.0]


def test_an_entry_is_remembered_with_its_articles_or_not_at_all(library: Library) -> None:
    def broken() -> Iterator[Document]:
        yield Document("It rained.")
        raise RuntimeError("the power fails")

    with pytest.raises(RuntimeError):
        library.add_entry("tag:1", broken())
    assert (library.articles(), library.knows_entry("tag:1")) == ((), False)
    assert len(library.add_entry("tag:1", [Document("It rained.")])) == 1


def test_the_command_says_what_it_added(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed, file = publish(server, "Rain"), str(tmp_path / "news.db")
    arguments = ["library", "watch", feed, "--library", file, "--once"]
    assert run(arguments) == 1
    assert "leads to 127.0.0.1 in a private network" in capsys.readouterr().err
    assert [run([*arguments, "--allow-host", "127.0.0.1"]) for _ in range(2)] == [0, 0]
    assert capsys.readouterr().out.split()[1:] == ["Rain"]
