"""TimeML files (ISO-TimeML, *TimeML Annotation Guidelines* 1.2.1): the text of ``<TEXT>`` to the letter, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timeline.errors import EmptyError, InputError
from timeline.model import Document
from timeline.read.article import Known, article

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A TIMEX3 or EVENT tag: where it stands in the text of ``<TEXT>`` (``start`` is -1 for one elsewhere) and its attributes."""

    start: int
    end: int
    text: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TimeML:
    """What a TimeML file holds: the text of ``<TEXT>``, its TIMEX3 tags in order, those elsewhere, ``<DOCID>`` and ``<TITLE>``.

    ``events`` are the EVENT tags of the text; ``instances`` and ``links`` the attributes of the MAKEINSTANCE and TLINK tags.
    """

    text: str
    annotations: tuple[Annotation, ...]
    outside: tuple[Annotation, ...]
    docid: str
    title: str
    events: tuple[Annotation, ...] = ()
    instances: tuple[Mapping[str, str], ...] = ()
    links: tuple[Mapping[str, str], ...] = ()


def read_timeml(data: bytes, source: str, id: str = "") -> Document:
    """The document of a TimeML file: the text of ``<TEXT>`` as XML gives it, nothing stripped; its DCT as publication date.

    Raises ``InputError`` when it is no well-formed TimeML, ``EmptyError`` when ``<TEXT>`` holds nothing.
    """
    timeml = parse_timeml(data, source)
    if not timeml.text.strip():
        raise EmptyError(source, "has an empty <TEXT>; give a TimeML file with an article in it")
    published, warnings = _published(timeml)
    found = "TimeML document creation time" if published else ""
    return article(timeml.text, Known(timeml.docid or id, timeml.title, published=published, found=found, warnings=warnings))


def parse_timeml(data: bytes, source: str) -> TimeML:
    """The text and the TIMEX3 tags of a TimeML file.

    Raises ``InputError`` when it is no well-formed TimeML.

    >>> tagged = b'<TimeML><TEXT>In <TIMEX3 tid="t1" type="DATE" value="2015">2015</TIMEX3>.</TEXT></TimeML>'
    >>> timeml = parse_timeml(tagged, "a.tml")
    >>> timeml.text, [(tag.start, tag.end, tag.attributes["value"]) for tag in timeml.annotations]
    ('In 2015.', [(3, 7, '2015')])
    """
    from xml.etree import ElementTree

    # Entities of its own could make a small file huge; TimeML has none.
    if b"<!ENTITY" in data:
        raise InputError(source, "declares XML entities, which are not read; remove its <!DOCTYPE …>")
    target = _Target()
    parser = ElementTree.XMLParser(target=target)
    try:
        parser.feed(data)
        parser.close()
    except ElementTree.ParseError as error:
        line, column = error.position
        problem = f"is not well-formed XML at line {line}, character {column + 1}; repair it, or give the article as plain text"
        raise InputError(source, problem) from None
    except (LookupError, ValueError):
        raise InputError(source, "names an encoding that is not known; save it as UTF-8 and give that file") from None
    if not target.has_text:
        raise InputError(source, "has no <TEXT>, so it is no TimeML file; give the article as plain text")
    return target.result()


class _Target:
    """Takes the parser's events in one pass, however deep the tags are nested."""

    def __init__(self) -> None:
        self.has_text = False
        self._depth = 0  # of <TEXT> in <TEXT>: only the outermost begins and ends the text
        self._position = 0
        self._parts: list[str] = []
        self._open: list[tuple[int, int, list[str], dict[str, str]]] = []
        self._found: list[tuple[int, str, Annotation]] = []
        self._elements: dict[str, list[Mapping[str, str]]] = {"MAKEINSTANCE": [], "TLINK": []}
        self._within: list[str] = []
        self._contents: dict[str, list[str]] = {"DOCID": [], "TITLE": []}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._within.append(tag)
        if tag == "TEXT":
            self.has_text = True
            self._depth += 1
        elif tag in ("TIMEX3", "EVENT"):
            self._open.append((len(self._found) + len(self._open), self._position if self._depth else -1, [], dict(attributes)))
        elif tag in self._elements:
            self._elements[tag].append(dict(attributes))

    def data(self, data: str) -> None:
        if self._depth:
            self._parts.append(data)
            self._position += len(data)
        for _, _, words, _ in self._open:
            words.append(data)
        if self._within[-1] in self._contents:
            self._contents[self._within[-1]].append(data)

    def end(self, tag: str) -> None:
        self._within.pop()
        if tag == "TEXT":
            self._depth -= 1
        elif tag in ("TIMEX3", "EVENT"):
            order, start, words, attributes = self._open.pop()
            self._found.append((order, tag, Annotation(start, self._position if start >= 0 else -1, "".join(words), attributes)))

    def result(self) -> TimeML:
        found = sorted(self._found, key=lambda one: one[0])
        tags = [tag for _, name, tag in found if name == "TIMEX3"]
        docid, title = (" ".join("".join(parts).split()) for parts in self._contents.values())
        return TimeML(
            "".join(self._parts),
            tuple(tag for tag in tags if tag.start >= 0),
            tuple(tag for tag in tags if tag.start < 0),
            docid,
            title,
            events=tuple(tag for _, name, tag in found if name == "EVENT" and tag.start >= 0),
            instances=tuple(self._elements["MAKEINSTANCE"]),
            links=tuple(self._elements["TLINK"]),
        )


def is_timeml(data: bytes) -> bool:
    """Whether the first bytes are those of a TimeML file.

    >>> is_timeml(b'<?xml version="1.0"?>\\n<TimeML>'), is_timeml(b"<html>")
    (True, False)
    """
    return (
        re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>\s*|<!--.*?-->\s*)*<TimeML\b", data[:4096], re.DOTALL) is not None
    )


def _published(timeml: TimeML) -> tuple[date | None, tuple[str, ...]]:
    stamps = [
        tag.attributes.get("value", "")
        for tag in (*timeml.outside, *timeml.annotations)
        if tag.attributes.get("functionInDocument") == "CREATION_TIME"
    ]
    for stamp in stamps:
        day = _DAY.match(stamp)
        try:
            if day:
                return date(*map(int, day.groups())), ()
        except ValueError:
            continue
    return None, (f"The document creation time “{stamps[0]}” is no day, so it was not used.",) if stamps else ()
