"""Files with many articles: JSONL, JSON lists and CSV.

A record has ``text`` and, if known, ``id``, ``title``, ``published``, ``url``, ``language``, ``author`` and ``site``; a table has
these columns. A record that cannot be read is named with its line and does not keep the others from being read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from timeline.errors import DateError, EmptyError, InputError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.dates import parse_published
from timeline.read.text import decode

# The longest field that csv allows, so that no article is too long for it.
_LONGEST_FIELD = 2**31 - 1
_SURROGATE = re.compile("[\ud800-\udfff]")
FIELDS = ("id", "title", "published", "url", "language", "author", "site")
"""What a record may tell beside its text."""


def read_jsonl(lines: Iterable[bytes], source: str) -> Iterator[Document | InputError]:
    """One article or failure for each line that holds something, in order.

    >>> list(read_jsonl([b'{"id": "a", "text": "It rained.", "published": "2016-11-23"}', b'{"text": '], "news.jsonl"))[1]
    InputError('news.jsonl, line 2: is no JSON object (Expecting value, at character 10); repair or remove the line')
    """
    for number, line in enumerate(lines, 1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        place = f"{source}, line {number}"
        try:
            yield read_record(json.loads(line.decode("utf-8-sig")), place, f"{PurePath(source).name}:{number}")
        except UnicodeDecodeError as error:
            yield InputError(place, f"is not UTF-8 at byte {error.start}; save the file as UTF-8")
        except json.JSONDecodeError as error:
            yield InputError(place, f"is no JSON object ({error.msg}, at character {error.pos + 1}); repair or remove the line")
        except (RecursionError, ValueError):
            yield InputError(place, "is nested too deeply, or holds a number that is too long; write one flat JSON object a line")
        except InputError as error:
            yield error


def read_json(data: bytes, source: str) -> Iterator[Document | InputError]:
    """The articles of a JSON list of records, or of one record."""
    try:
        found = json.loads(decode(data, source).text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        yield InputError(source, f"is no JSON ({error.msg}, line {error.lineno}); repair it, or give the article as text")
        return
    except (RecursionError, ValueError):
        yield InputError(source, "is nested too deeply, or holds a number that is too long; write a list of flat records")
        return
    for number, item in enumerate(found if isinstance(found, list) else [found], 1):
        try:
            yield read_record(item, f"{source}, record {number}", f"{PurePath(source).name}:{number}")
        except InputError as error:
            yield error


def read_csv(data: bytes, source: str) -> Iterator[Document | InputError]:
    """The articles of a table whose first row names its columns, among them ``text``; separated by comma, semicolon or tab."""
    decoded = decode(data, source)
    text = decoded.text.lstrip("\ufeff")
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from _table(rows, source)
    except csv.Error as error:
        yield InputError(source, f"breaks off at line {rows.line_num} ({error}); repair its quotes")


def _table(rows: csv.DictReader[str], source: str) -> Iterator[Document | InputError]:
    rows.fieldnames = [(name or "").strip().lower() for name in rows.fieldnames or []]
    if "text" not in rows.fieldnames:
        yield InputError(source, "has no column “text”; name the columns in its first row: text and, if known, id, title, published, url")
        return
    above = rows.line_num
    for row in rows:
        line, above = above + 1, rows.line_num
        try:
            yield read_record(row, f"{source}, line {line}", f"{PurePath(source).name}:{line}")
        except InputError as error:
            yield error


def read_record(item: object, place: str, id: str) -> Document:
    """The article of one record; ``place`` names it for people, ``id`` is its id unless it has one.

    Raises ``InputError`` when it has no text.
    """
    if not isinstance(item, Mapping):
        raise InputError(place, "is no JSON object; write {“text”: …} with, if known, id, title, published, url")
    text = item.get("text")
    if not isinstance(text, str):
        raise InputError(place, "has no “text”; write {“text”: …} with, if known, id, title, published, url")
    if not text.strip():
        raise EmptyError(place, "has an empty “text”; write an article into it or remove the record")
    warnings: tuple[str, ...] = ()
    if _SURROGATE.search(text):
        # Half of a character that JSON writes as two: no encoding can write it out again.
        text = _SURROGATE.sub("\ufffd", text)
        warnings = ("Characters that no text can hold are shown as \ufffd.",)
    known = {name: _string(item, name) for name in FIELDS}
    published = None
    if known["published"]:
        try:
            published = parse_published(known["published"])
        except DateError as error:
            warnings = (*warnings, f"Its publication date was not used: {error}.")
    return article(
        text,
        Known(
            id=known["id"] or id,
            title=known["title"],
            url=known["url"],
            language=known["language"],
            published=published,
            found="the record" if published else "",
            warnings=warnings,
            author=known["author"],
            site=known["site"],
        ),
    )


def _string(item: Mapping[str, Any], name: str) -> str:
    """A field as text: ids are often numbers; what is neither is as good as missing."""
    value = item.get(name)
    known = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return _SURROGATE.sub("\ufffd", known.strip())
