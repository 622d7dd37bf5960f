"""TimeML files with tags set by people, and dated mentions of events beside them: what :mod:`timeline.evaluate` scores against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from timeline.chrono import edtf
from timeline.chrono.interval import Interval
from timeline.errors import InputError, NotFoundError
from timeline.model import Document
from timeline.read.timeml import Annotation, TimeML, parse_timeml, read_timeml

Part = Literal["all", "read", "held"]

_ENDINGS = (".tml", ".timeml")
# TLINKs that say that the event happened at the time, as the event's side tells it and as the time's does.
_AT = ("IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY")
_HOLDS = ("INCLUDES", "SIMULTANEOUS", "IDENTITY")


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A tag of the gold: its span in ``<TEXT>``, its type and value, and the tids at which an anchored duration begins and ends."""

    start: int
    end: int
    text: str
    tid: str
    type: str
    value: str
    begin_point: str | None = None
    end_point: str | None = None


@dataclass(frozen=True, slots=True)
class GoldLink:
    """An event that happened at a time: the characters of its word, and the time's, which is ``None`` for the document creation time."""

    start: int
    end: int
    text: str
    time: GoldTimex | None


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A word that tells an event, and when that was."""

    start: int
    end: int
    text: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of the gold: ``timexes`` in the order of the text, and ``values`` of all its tags by tid, those outside ``<TEXT>``, too.

    ``creation`` are the tids of the document creation time; ``links`` the events that happened at a time of the document.
    """

    file: str
    document: Document
    timexes: tuple[GoldTimex, ...]
    values: Mapping[str, str]
    creation: frozenset[str]
    links: tuple[GoldLink, ...] = ()


def gold_documents(folder: Path, part: Part = "all") -> Iterator[GoldDocument | InputError]:
    """The TimeML files of ``folder`` in the order of their names; in the place of one that cannot be read, why.

    ``part`` "read" is the half of the files that may be looked into while rules are written, "held" the half that only scores.
    Raises ``InputError`` when there is no such folder, or no TimeML file in it.
    """
    if not folder.is_dir():
        raise NotFoundError(str(folder), "is no folder; name a folder with TimeML files (.tml)")
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    if not paths:
        raise InputError(str(folder), "holds no TimeML files; name a folder with files ending in .tml")
    parts = halves([path.relative_to(folder).as_posix() for path in paths])
    for path in paths:
        if part in ("all", parts[path.relative_to(folder).as_posix()]):
            try:
                yield _gold_document(path.read_bytes(), path.relative_to(folder).as_posix())
            except InputError as error:
                yield error
            except OSError as error:
                yield InputError(str(path), f"cannot be read ({error.strerror or error})")


def halves(names: Sequence[str]) -> Mapping[str, Part]:
    """The half that each file belongs to: of the names in the order of their SHA-256, even ones first, the first half is "read".

    By rank and not by the hash alone, so that a folder of few files is parted into halves, too.

    >>> halves(["a.tml", "b.tml", "c.tml"])
    {'b.tml': 'read', 'c.tml': 'read', 'a.tml': 'held'}
    """
    ordered = sorted(names, key=_rank)
    return {name: "read" if 2 * place < len(ordered) else "held" for place, name in enumerate(ordered)}


def _rank(name: str) -> tuple[int, bytes]:
    digest = hashlib.sha256(name.encode()).digest()
    return digest[-1] % 2, digest


def _gold_document(data: bytes, file: str) -> GoldDocument:
    timeml = parse_timeml(data, file)
    tags = (*timeml.annotations, *timeml.outside)
    # An empty tag stands for a time that no words tell; there is nothing to find.
    timexes = tuple(_timex(tag) for tag in timeml.annotations if tag.start < tag.end)
    creation = frozenset(tag.attributes.get("tid", "") for tag in tags if tag.attributes.get("functionInDocument") == "CREATION_TIME")
    return GoldDocument(
        file=file,
        document=read_timeml(data, file, file),
        timexes=timexes,
        values={tag.attributes["tid"]: tag.attributes.get("value", "") for tag in tags if "tid" in tag.attributes},
        creation=creation,
        links=tuple(_links(timeml, {timex.tid: timex for timex in timexes}, creation)),
    )


def _links(timeml: TimeML, times: Mapping[str, GoldTimex], creation: frozenset[str]) -> Iterator[GoldLink]:
    """Each event with each time that a TLINK of either direction puts it in, once."""
    words = {tag.attributes.get("eid", ""): tag for tag in timeml.events}
    instances = {instance.get("eiid", ""): words.get(instance.get("eventID", "")) for instance in timeml.instances}
    seen: set[tuple[int, str]] = set()
    for link in timeml.links:
        if link.get("relType") in _AT and "relatedToTime" in link:
            event, tid = instances.get(link.get("eventInstanceID", "")), link["relatedToTime"]
        elif link.get("relType") in _HOLDS and "timeID" in link:
            event, tid = instances.get(link.get("relatedToEventInstance", "")), link["timeID"]
        else:
            continue
        if event is not None and (tid in times or tid in creation) and (event.start, tid) not in seen:
            seen.add((event.start, tid))
            yield GoldLink(event.start, event.end, event.text, None if tid in creation else times[tid])


def gold_mentions(folder: Path) -> Mapping[str, tuple[GoldMention, ...]]:
    """The dated mentions of ``events.jsonl`` in ``folder``, by the name of their document without its ending; none without such a file.

    A line is ``{"doc": "name", "begin": 3, "end": 9, "text": "…", "time": "2015-03-XX"}``, or with ``begin_time`` and ``end_time``; those
    of which one end is not known are left out. Raises ``InputError`` naming the line that cannot be read.
    """
    path = folder / "events.jsonl"
    if not path.is_file():
        return {}
    found: dict[str, list[GoldMention]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            written = [row.get(name, "") for name in ("time", "begin_time", "end_time")]
            first, last = (written[0], written[0]) if written[0] else (written[1], written[2])
            if first and last:
                mention = GoldMention(row["begin"], row["end"], row.get("text", ""), Interval.span(edtf.parse(first), edtf.parse(last)))
                found.setdefault(row["doc"], []).append(mention)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path}, line {number}", f"is no dated mention ({error}); see `timeline evaluate --help`") from None
    return {name: tuple(mentions) for name, mentions in found.items()}


def _timex(tag: Annotation) -> GoldTimex:
    named = tag.attributes
    return GoldTimex(
        tag.start,
        tag.end,
        tag.text,
        named.get("tid", ""),
        named.get("type", ""),
        named.get("value", ""),
        named.get("beginPoint"),
        named.get("endPoint"),
    )
