"""Markdown files, by markdown-it-py: the words without their marks, so that headlines show none; what the front matter says is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import DateError, EmptyError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.dates import parse_published
from timeline.read.raw import Raw
from timeline.read.text import decode

_FRONT = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<said>.*?)\r?\n(?P=fence)[ \t]*(?:\r?\n|$)", re.DOTALL)
_SAID = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*[:=][ \t]*(?P<value>[^\r\n]+)$", re.MULTILINE)
_NAMES = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "published", "pubdate", "date_published"),
    "language": ("lang", "language"),
    "url": ("url", "link", "canonical", "source"),
    "site": ("site", "publication", "publisher"),
}


def read_markdown(raw: Raw) -> Document:
    """The article of a Markdown file: paragraphs, headings, list items and cells, each as a paragraph of plain text.

    Raises ``EmptyError`` when there is no text in it.
    """
    from markdown_it import MarkdownIt

    decoded = decode(raw.data, raw.source, raw.encoding)
    front = _FRONT.match(decoded.text)
    said = {found["key"].lower(): found["value"].strip().strip("\"'") for found in _SAID.finditer(front["said"])} if front else {}
    known = {name: next((said[key] for key in keys if said.get(key)), "") for name, keys in _NAMES.items()}
    blocks = MarkdownIt("commonmark").enable("table").parse(decoded.text[front.end() :] if front else decoded.text.lstrip("\ufeff"))
    text = "\n\n".join(line for line in _paragraphs(blocks) if line.strip())
    if not text:
        raise EmptyError(raw.source, "holds no text but Markdown's marks; put an article into it")
    published, warnings = None, decoded.warnings
    if known["date"]:
        try:
            published = parse_published(known["date"])
        except DateError as error:
            warnings = (*warnings, f"The date of its front matter was not used: {error}.")
    return article(
        text,
        Known(
            id=raw.id,
            title=known["title"],
            url=known["url"] or raw.address,
            language=known["language"],
            published=published,
            found="the front matter" if published else "",
            warnings=warnings,
            author=known["author"],
            site=known["site"],
        ),
    )


def _paragraphs(blocks: list[Any]) -> Iterator[str]:
    for block in blocks:
        if block.type == "inline":
            yield "".join(_inline(block.children or []))
        elif block.type in ("fence", "code_block"):
            yield block.content.rstrip("\n")


def _inline(parts: list[Any]) -> Iterator[str]:
    for part in parts:
        if part.type in ("text", "code_inline"):
            yield part.content
        elif part.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif part.type == "image":
            yield part.content
