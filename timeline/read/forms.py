"""The form of a source, by its first bytes and its name's ending, and the documents in it. A reader is imported when its form comes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.errors import InputError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.raw import Raw
from timeline.read.text import decode
from timeline.read.timeml import is_timeml, read_timeml

JSONL = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv")
_HTML = (".html", ".htm", ".xhtml", ".shtml")
_TIMEML = (".tml", ".timeml")
_MARKDOWN = (".md", ".markdown")
_MAIL = (".eml",)
_FEED = (".rss", ".atom")
_PARQUET = (".parquet",)
_PACKED = (".zip", ".docx", ".pdf")
# What is an article in a folder or an archive. JSON is not: as often as not it lies there as data about them; XML neither.
ARTICLES = (".txt", ".text", *_MARKDOWN, *_HTML, *_TIMEML, *JSONL, *_CSV, *_PARQUET, *_MAIL, *_FEED, *_PACKED)

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_IS_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<\?xml-stylesheet[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)
# Mail servers write these above everything else; "From:" alone may stand at the head of a newspaper's text.
_IS_MAIL = re.compile(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|DKIM-Signature):", re.I)


def documents(raw: Raw) -> Iterator[Document | InputError]:
    """The documents in a source, and in their places the failures; none for one that holds no article.

    >>> [document.text for document in documents(Raw(b"It rained.", "a.txt", "a.txt")) if isinstance(document, Document)]
    ['It rained.']
    """
    try:
        empty = True
        for document in _documents(raw):
            empty = False
            yield document
        if empty:
            yield InputError(raw.source, "holds no article; put one into it or name another file")
    except InputError as error:
        yield error


def _documents(raw: Raw) -> Iterator[Document | InputError]:
    data, kind = raw.data, raw.kind
    if data.startswith(b"%PDF-"):
        from timeline.read.pdf import read_pdf

        yield read_pdf(raw)
    elif data.startswith(b"PK\x03\x04"):
        yield from _packed(raw)
    elif data.startswith(b"PAR1"):
        from timeline.read.parquet import read_parquet

        yield from read_parquet(raw)
    elif is_timeml(data) or kind in _TIMEML:
        yield read_timeml(data, raw.source, raw.id)
    elif _IS_FEED.match(data[:4096]) or kind in _FEED:
        from timeline.read.feeds import read_feed

        yield from read_feed(raw)
    elif kind in _MAIL or _IS_MAIL.match(data):
        from timeline.read.mail import read_mail

        yield from read_mail(raw)
    else:
        yield from _text(raw)


def _packed(raw: Raw) -> Iterator[Document | InputError]:
    from timeline.read import archive

    if archive.is_word(raw.data):
        from timeline.read.word import read_word

        yield read_word(raw)
    else:
        for member in archive.members(raw):
            yield from [member] if isinstance(member, InputError) else documents(member)


def _text(raw: Raw) -> Iterator[Document | InputError]:
    from timeline.read import html, records

    data, kind = raw.data, raw.kind
    if html.is_html(data) or kind in _HTML:
        yield html.read_html(data, raw.source, raw.id, address=raw.address, encoding=raw.encoding)
    elif kind in _CSV:
        yield from records.read_csv(data, raw.source)
    elif kind == ".json":
        yield from records.read_json(data, raw.source)
    elif kind in JSONL or _OBJECT.match(data):
        yield from records.read_jsonl(data.splitlines(keepends=True), raw.source)
    elif kind in _MARKDOWN:
        from timeline.read.markdown import read_markdown

        yield read_markdown(raw)
    else:
        decoded = decode(data, raw.source, raw.encoding)
        yield article(decoded.text, Known(id=raw.id, url=raw.address, warnings=decoded.warnings))
