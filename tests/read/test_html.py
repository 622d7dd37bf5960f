"""Web pages of our own: where the publication date is taken from, and what of the page becomes the text."""

from __future__ import annotations

import json
from datetime import date

import pytest

from timeline.errors import EmptyError
from timeline.model import Document
from timeline.read.html import is_html, read_html

STORY = (
    "The ferry to the islands sank on Sunday, a few hundred metres from the old harbour, and everyone on board was saved.",
    "It was built in 1972 and had crossed the strait every day since, the company said, except for two weeks in January.",
    "The inquiry will begin next month. The last one, in 2003, took three years, and its report was read by nobody.",
)


def page(head: str = "", body: str = "", lang: str = "en") -> bytes:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Ferry sinks | Example News</title>
<meta property="og:site_name" content="Example News">{head}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ferry sinks</h1>{body}{story}</article>
<footer>© 2019 Example News. All rights reserved.</footer></body></html>""".encode()


def linked(**dates: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **dates})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def address(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


PUBLISHED = [
    pytest.param(linked(datePublished="2016-11-23T01:05:00-05:00"), "", "2016-11-23", "JSON-LD datePublished", id="JSON-LD"),
    pytest.param(
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"datePublished": "2016-11-23"}]}</script>',
        "",
        "2016-11-23",
        "JSON-LD datePublished",
        id="JSON-LD graph",
    ),
    pytest.param(meta("article:published_time", "2016-11-23T08:00+0100"), "", "2016-11-23", "article:published_time", id="meta"),
    pytest.param(meta("DC.date.issued", "2016-11-23"), "", "2016-11-23", "dc.date.issued", id="Dublin Core"),
    pytest.param(
        "",
        '<time datetime="2016-11-23T08:00">23 November</time><time datetime="2016-12-01">1 December</time>',
        "2016-11-23",
        "time element",
        id="time",
    ),
    pytest.param(address("https://news.example/2016/11/23/ferry"), "", "2016-11-23", "address", id="address"),
    pytest.param("", "<p>Published: 23 November 2016</p>", "2016-11-23", "line 2, “published”", id="the text"),
    # Midnight in UTC is the evening before where the writer's Sunday is.
    pytest.param(
        linked(datePublished="2016-11-24T01:05:00Z") + address("https://news.example/2016/11/23/ferry"),
        "",
        "2016-11-23",
        "the page's address",
        id="UTC and the address",
    ),
    pytest.param(
        meta("article:published_time", "2016-11-24T01:05:00+00:00"),
        '<div class="story-date">November 23, 2016 / 8:05 PM</div>',
        "2016-11-23",
        "the date that the page shows",
        id="UTC and what is shown",
    ),
    pytest.param(
        linked(datePublished="2016-11-24T01:05:00Z"),
        '<div class="date">March 3, 2020</div>',
        "2016-11-24",
        "JSON-LD datePublished",
        id="what is shown is another date",
    ),
    pytest.param(
        linked(datePublished="2016-11-24T01:05:00-05:00") + address("https://news.example/2016/11/23/ferry"),
        "",
        "2016-11-24",
        "JSON-LD datePublished",
        id="local time needs no help",
    ),
    pytest.param(
        '<script type="application/ld+json">{"datePublished": "2016-11-</script>' + meta("article:published_time", "2016-11-23"),
        "",
        "2016-11-23",
        "article:published_time",
        id="broken JSON-LD",
    ),
    pytest.param("", "", "None", "", id="a copyright line is no date"),
]


@pytest.mark.parametrize(("head", "body", "published", "found"), PUBLISHED)
def test_publication_date(head: str, body: str, published: str, found: str) -> None:
    document = read_html(page(head, body), "ferry.html")
    assert str(document.published) == published
    assert found in document.published_from
    assert any("--published" in warning for warning in document.warnings) is (published == "None")


def test_metadata_that_disagrees_is_told() -> None:
    document = read_html(page(linked(datePublished="2016-11-23") + meta("article:published_time", "2016-12-01")), "ferry.html")
    assert str(document.published) == "2016-11-23"
    assert "article is of 2016-11-23" in document.warnings[0]
    assert "of 2016-12-01" in document.warnings[0]


def test_the_article_is_found_in_the_page() -> None:
    document = read_html(page(address("https://news.example/ferry")), "ferry.html", "ferry.html")
    assert all(paragraph in document.text for paragraph in STORY)
    assert "Home" not in document.text
    assert (document.id, document.title, document.url, document.language) == (
        "ferry.html",
        "Ferry sinks",
        "https://news.example/ferry",
        "en",
    )


@pytest.mark.parametrize(("lang", "language"), [("en-GB", "en"), ("de", "de"), ("", "en")])
def test_language(lang: str, language: str) -> None:
    assert read_html(page(lang=lang), "ferry.html").language == language


def in_encoding(declared: str, encoding: str) -> Document:
    text = page().decode().replace('charset="utf-8"', f'charset="{declared}"').replace("old harbour", "café “Hafen”")
    return read_html(text.encode(encoding), "ferry.html")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("klingon", "utf-8"), ("utf-8", "cp1252")],
)
def test_encodings(declared: str, encoding: str) -> None:
    assert "café “Hafen”" in in_encoding(declared, encoding).text


def test_markup_in_the_text_stays_text() -> None:
    data = page(body="<p>The sign said &lt;script&gt;alert(1)&lt;/script&gt; on Sunday, and people laughed about it for weeks.</p>")
    assert "<script>alert(1)</script>" in read_html(data, "ferry.html").text


def test_a_scrap_of_a_page_is_read_too() -> None:
    assert read_html(b"<html><body><p>The ferry sank on Sunday.</p></body></html>", "a.html").text.strip() == "The ferry sank on Sunday."


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<html><body><script>x()</script></body></html>", b"<html></html>"])
def test_a_page_without_an_article_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(EmptyError, match="a page without an article in it; copy the article's text"):
        read_html(data, "a.html")


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (page(), True),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML>", True),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', True),
        (b"<TimeML>", False),
        (b"He wrote <html> on the wall.", False),
    ],
)
def test_recognised_by_its_first_tag(data: bytes, answer: bool) -> None:
    assert is_html(data) is answer


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2016-11-25T08:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2016-11-25"}</script>',
    ],
)
def test_the_last_change_of_a_page_is_told_apart_from_its_publication(head: str) -> None:
    page = f"""<html><head><meta property="article:published_time" content="2016-11-23">{head}</head>
    <body><article><p>{"The ferry sank in the harbour on Sunday, and nobody was hurt. " * 5}</p></article></body></html>"""
    document = read_html(page.encode(), "ferry.html")
    assert (document.published, document.updated) == (date(2016, 11, 23), date(2016, 11, 25))


def test_where_a_page_disagrees_with_itself_the_choice_and_the_other_are_shown() -> None:
    utc = page(
        head='<meta property="article:published_time" content="2016-11-24T03:10:00Z">',
        body='<p class="date">November 23, 2016</p><p>The ferry sank on Sunday.</p>',
    )
    document = read_html(utc, "ferry.html")
    assert document.published == date(2016, 11, 23)
    assert document.published_from.startswith("the date that the page shows; the page's metadata (article:published_time) says 2016-11-24")
    old = page(
        head='<meta property="article:published_time" content="2016-11-24T03:10:00+01:00">'
        '<link rel="canonical" href="https://example.org/2014/05/01/ferry/">',
        body="<p>The ferry sank on Sunday.</p>",
    )
    document = read_html(old, "ferry.html")
    assert document.published == date(2016, 11, 24)
    [warning] = [warning for warning in document.warnings if "2014-05-01" in warning]
    assert "the page's address" in warning
    assert "2016-11-24" in warning


def test_the_authors_and_the_site_are_kept() -> None:
    said = '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "A. Reporter"}, {"@type": "Person", "name": "B. Writer"}]}'
    head = f'<script type="application/ld+json">{said}</script><meta property="og:site_name" content="Example News">'
    document = read_html(page(head=head, body="<p>The ferry sank on Sunday.</p>"), "ferry.html")
    assert (document.author, document.site) == ("A. Reporter; B. Writer", "Example News")
    nobody = page(head='<meta name="author" content="No Author">', body="<p>The ferry sank on Sunday.</p>")
    assert read_html(nobody, "ferry.html").author == ""
