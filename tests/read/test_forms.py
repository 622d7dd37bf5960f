"""Forms of files other than text and pages: each is known by its bytes or its ending, and what it tells of the article is kept."""

from __future__ import annotations

import builtins
from datetime import date, datetime
from pathlib import Path
from typing import Any

import making
import pytest

from timeline.errors import EmptyError, InputError
from timeline.model import Document
from timeline.read import archive, read_all, read_bytes

STORY = [
    "The ferry sank off Bergen on Sunday, and all the",
    "passengers were brought ashore in the eve-",
    "ning by fishing boats from the town.",
]


def documents(data: bytes, name: str) -> list[Document | InputError]:
    return list(read_bytes(data, name))


def one(data: bytes, name: str) -> Document:
    [found] = documents(data, name)
    assert isinstance(found, Document), found
    return found


def problem(data: bytes, name: str) -> str:
    [found] = documents(data, name)
    assert isinstance(found, InputError), found
    return str(found)


# PDF


def test_a_pdf_gives_its_text_and_what_it_tells_of_itself() -> None:
    about = {"/Title": "A ferry sinks", "/Author": "A. Reporter", "/CreationDate": "D:20161123101500+01'00'"}
    document = one(making.pdf([STORY], about=about), "ferry.bin")
    assert "in the evening by fishing boats" in document.text
    assert (document.title, document.author, document.published) == ("A ferry sinks", "A. Reporter", date(2016, 11, 23))
    assert document.published_from == "the day that the PDF was made"


def test_the_date_in_a_pdfs_text_goes_before_the_day_that_it_was_made() -> None:
    about = {"/CreationDate": "D:20200101000000Z"}
    document = one(making.pdf([["Published 23 November 2016", *STORY]], about=about), "ferry.pdf")
    assert (document.published, document.published_from) == (date(2016, 11, 23), "line 1, “published”")


def test_scanned_pages_are_named() -> None:
    document = one(making.pdf([STORY, [], STORY, []]), "ferry.pdf")
    assert any("were left out: 2, 4." in warning for warning in document.warnings)
    assert "is scanned" in problem(making.pdf([[], []]), "ferry.pdf")


def test_running_titles_are_no_text_of_a_pdf() -> None:
    pages = [[f"Example News {number}", f"Story {number}: it rained in Oslo.", "The river rose.", str(number)] for number in range(1, 6)]
    text = one(making.pdf(pages), "news.pdf").text
    assert "Example News" not in text
    assert [f"Story {number}" in text for number in range(1, 6)] == [True] * 5


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (making.pdf([STORY], password="secret"), "is protected with a password"),
        (making.pdf([STORY])[:300], "PDF"),
        (b"%PDF-1.7 nothing more", "PDF"),
    ],
    ids=["locked", "cut off", "empty"],
)
def test_a_pdf_that_cannot_be_read_is_named_with_its_cure(data: bytes, said: str) -> None:
    assert said in problem(data, "ferry.pdf")


# Word


def test_a_word_document_gives_paragraphs_and_tables() -> None:
    data = making.word(
        ["It rained on Sunday.", "", "Oslo flooded."], table=[["Day", "mm"], ["Sunday", "40"]], title="Rain", author="A. Reporter"
    )
    document = one(data, "rain.docx")
    assert document.text == "It rained on Sunday.\n\nOslo flooded.\n\nDay | mm\n\nSunday | 40"
    assert (document.title, document.author) == ("Rain", "A. Reporter")


def test_what_is_missing_for_word_and_parquet_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    word, parquet = making.word(["It rained."]), making.parquet({"text": ["It rained."]})
    importing = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("docx", "pyarrow"):
            raise ImportError(name)
        return importing(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "pip install 'event-timeline[docx]'" in problem(word, "a.docx")
    assert "pip install 'event-timeline[parquet]'" in problem(parquet, "a.parquet")


def test_a_damaged_word_document_is_named() -> None:
    data = making.packed({"word/document.xml": "<broken", "[Content_Types].xml": ""})
    assert "is a damaged Word document" in problem(data, "a.docx")
    assert "is a Word document without text" in problem(making.word([]), "a.docx")


# Mail

MAIL = b"""From: A. Reporter <reporter@example.org>
Subject: =?utf-8?q?Flut_in_K=C3=B6ln?=
Date: Wed, 23 Nov 2016 10:15:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Der Rhein ist am Sonntag gestiegen, und die Stadt hat sich mit S=E4cken auf das Wasser vorbereitet.
--x
Content-Type: text/plain
Content-Disposition: attachment; filename="../../other.txt"

It rained in Oslo.
--x
Content-Type: image/png
Content-Disposition: attachment; filename="a.png"

xx
--x--
"""


@pytest.mark.parametrize(
    "data", [MAIL, b"Received: by example.org\n" + MAIL, MAIL.replace(b"\n", b"\r\n")], ids=["eml", "received", "crlf"]
)
def test_a_mail_gives_its_text_its_head_and_its_attachments(data: bytes) -> None:
    document, attached = documents(data, "flood.eml")
    assert isinstance(document, Document)
    assert isinstance(attached, Document)
    assert "mit Säcken auf das Wasser" in document.text
    assert (document.title, document.author) == ("Flut in Köln", "A. Reporter")
    assert (document.published, document.published_from, document.language) == (date(2016, 11, 23), "the mail's date", "de")
    assert (attached.text.strip(), attached.id) == ("It rained in Oslo.", "flood.eml/other.txt")


def test_a_mail_of_html_alone_is_read_as_a_page() -> None:
    data = b"MIME-Version: 1.0\nSubject: Rain\nContent-Type: text/html\n\n<html><body><p>It rained in Oslo on Sunday.</p></body></html>"
    document = one(data, "rain.eml")
    assert "It rained in Oslo on Sunday." in document.text
    assert document.title == "Rain"


def test_a_mail_without_text_is_named() -> None:
    assert "is a mail without text" in problem(b"MIME-Version: 1.0\nSubject: Rain\n\n \n", "rain.eml")


# Markdown

MARKDOWN = """---
title: "Rain in Oslo"
author: A. Reporter
date: 2016-11-23
lang: en
---

# It rained

It **rained** on [Sunday](https://example.org/sunday), and
the *river* rose.

- Five `cellars` ![of the town](a.png) flooded
- Two roads closed

| Day | mm |
| --- | --- |
| Sunday | 40 |
"""


def test_markdown_gives_its_words_without_the_marks() -> None:
    document = one(MARKDOWN.encode(), "rain.md")
    paragraphs = ["It rained", "It rained on Sunday, and\nthe river rose.", "Five cellars of the town flooded", "Two roads closed"]
    assert document.text == "\n\n".join([*paragraphs, "Day", "mm", "Sunday", "40"])
    assert (document.title, document.author, document.language) == ("Rain in Oslo", "A. Reporter", "en")
    assert (document.published, document.published_from) == (date(2016, 11, 23), "the front matter")


def test_a_wrong_date_in_front_matter_is_told() -> None:
    document = one(b"---\ndate: 03/04/2015\n---\nIt rained.", "rain.md")
    assert document.published is None
    assert any("front matter was not used" in warning for warning in document.warnings)


# Parquet


def test_parquet_gives_a_document_for_each_row() -> None:
    columns: dict[str, list[object]] = {
        "Text": ["It rained.", "", "It snowed."],
        "id": ["a", "b", "c"],
        "published": [datetime(2016, 11, 23, 8), None, datetime(2016, 11, 24)],
        "author": ["A. Reporter", None, None],
    }
    rain, empty, snow = documents(making.parquet(columns), "news.bin")
    assert isinstance(rain, Document)
    assert isinstance(empty, InputError)
    assert isinstance(snow, Document)
    assert (rain.id, rain.text, rain.published, rain.author) == ("a", "It rained.", date(2016, 11, 23), "A. Reporter")
    assert str(empty).startswith("news.bin, row 2: has an empty “text”")
    assert snow.published == date(2016, 11, 24)


def test_parquet_without_texts_or_damaged_is_named() -> None:
    assert "has no column “text”" in problem(making.parquet({"body": ["It rained."]}), "news.parquet")
    assert "is a damaged Parquet file" in problem(b"PAR1 nothing", "news.parquet")


# Feeds

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example News</title><language>en-GB</language>
<item><title>Rain</title><link>https://example.org/rain</link><guid>r1</guid><author>A. Reporter</author>
<pubDate>Wed, 23 Nov 2016 10:15:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>It rained in Oslo on Sunday.</p><script>alert(1)</script><p>The river rose.</p>]]></content:encoded></item>
<item><title>Snow</title><link>https://example.org/snow</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Beispiel</title>
<entry><title>Regen</title><id>tag:example.org,2016:1</id><link href="https://example.org/regen"/><updated>2016-11-23T10:15:00Z</updated>
<content type="html">&lt;p&gt;Am Sonntag regnete es.&lt;/p&gt;</content></entry></feed>"""


def test_a_feed_gives_the_articles_that_it_brings() -> None:
    rain, snow = documents(RSS.encode(), "feed.xml")
    assert isinstance(rain, Document)
    assert isinstance(snow, InputError)
    assert rain.text == "It rained in Oslo on Sunday.\n\nThe river rose."
    assert (rain.id, rain.title, rain.url, rain.site) == ("r1", "Rain", "https://example.org/rain", "Example News")
    assert (rain.published, rain.published_from, rain.language) == (date(2016, 11, 23), "the feed", "en")
    assert "give its page: https://example.org/snow" in str(snow)


def test_an_atom_feed_is_one_too() -> None:
    document = one(ATOM.encode(), "feed.atom")
    assert (document.text, document.language, document.published) == ("Am Sonntag regnete es.", "de", date(2016, 11, 23))


@pytest.mark.parametrize(("data", "said"), [(b"<rss></rss>", "feed"), (b"nothing of it", "is no RSS or Atom feed")])
def test_what_is_no_feed_is_named(data: bytes, said: str) -> None:
    assert said in problem(data, "feed.rss")


# Archives


def test_an_archive_gives_its_articles_in_order() -> None:
    members: dict[str, bytes | str] = {
        "b.txt": "It rained.",
        "a/c.html": "<html><body><p>It snowed on Sunday.</p></body></html>",
        "README.md": "no article",
        "__MACOSX/._b.txt": "x",
        "photo.jpg": b"\xff\xd8",
        "inner.zip": making.packed({"d.txt": "It froze."}),
    }
    assert [found.id for found in documents(making.packed(members), "news.zip") if isinstance(found, Document)] == [
        "news.zip/a/c.html",
        "news.zip/b.txt",
        "news.zip/inner.zip/d.txt",
    ]


def test_a_name_that_leads_out_of_the_archive_is_refused() -> None:
    names = ("../../etc/a.txt", "/etc/b.txt", "c:\\d.txt", "e/../../f.txt")
    found = documents(making.packed(dict.fromkeys(names, "It rained.")), "news.zip")
    assert len(found) == len(names)
    assert all(isinstance(one, InputError) and "leads out of the archive" in str(one) for one in found)


def test_an_archive_that_unpacks_to_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 2**20)
    monkeypatch.setattr(archive, "LARGEST_WHOLE", 3 * 2**20)
    bomb = making.packed({"a.txt": b"0" * 50 * 2**20, "b.txt": "It rained."})
    assert len(bomb) < 100_000
    large, rain = documents(bomb, "bomb.zip")
    assert "unpacks to more than 1 MB" in str(large)
    assert isinstance(rain, Document)
    whole = documents(making.packed({f"{number}.txt": b"rain " * 200_000 for number in range(9)}), "bomb.zip")
    assert len(whole) < 6
    assert "more than" in str(whole[-1])


def test_archives_in_archives_end() -> None:
    data = making.packed({"a.txt": "It rained."})
    for _ in range(5):
        data = making.packed({"inner.zip": data})
    assert "is an archive in 2 others" in problem(data, "deep.zip")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (making.packed({"a.jpg": b"x"}), "is an archive without articles"),
        (making.packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "is an office document"),
        (making.packed({"a.txt": "x"})[:40], "is a damaged archive"),
    ],
    ids=["no articles", "office", "damaged"],
)
def test_an_archive_that_is_none_of_articles_is_named(data: bytes, said: str) -> None:
    assert said in problem(data, "a.zip")


def test_a_member_that_is_damaged_does_not_keep_the_others(tmp_path: Path) -> None:
    data = bytearray(making.packed({"a.txt": "It rained in Oslo on Sunday. " * 50, "b.txt": "It snowed."}))
    place = data.index(b"a.txt") + 20
    data[place : place + 8] = b"\xff" * 8
    (tmp_path / "news.zip").write_bytes(bytes(data))
    broken, fine = read_all([tmp_path])
    assert "a.txt: is damaged" in str(broken)
    assert isinstance(fine, Document)


def test_empty_error_is_what_an_empty_source_raises() -> None:
    [found] = documents(making.pdf([[]]), "a.pdf")
    assert isinstance(found, EmptyError)
