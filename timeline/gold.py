"""TimeML files with TIMEX3 tags set by people: what :mod:`timeline.evaluate` scores against."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from timeline.errors import InputError, NotFoundError
from timeline.model import Document
from timeline.read.timeml import Annotation, parse_timeml, read_timeml

Part = Literal["all", "read", "held"]

_ENDINGS = (".tml", ".timeml")


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
class GoldDocument:
    """A document of the gold: ``timexes`` in the order of the text, and ``values`` of all its tags by tid, those outside ``<TEXT>``, too.

    ``creation`` are the tids of the document creation time.
    """

    file: str
    document: Document
    timexes: tuple[GoldTimex, ...]
    values: Mapping[str, str]
    creation: frozenset[str]


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
    return GoldDocument(
        file=file,
        document=read_timeml(data, file, file),
        # An empty tag stands for a time that no words tell; there is nothing to find.
        timexes=tuple(_timex(tag) for tag in timeml.annotations if tag.start < tag.end),
        values={tag.attributes["tid"]: tag.attributes.get("value", "") for tag in tags if "tid" in tag.attributes},
        creation=frozenset(tag.attributes.get("tid", "") for tag in tags if tag.attributes.get("functionInDocument") == "CREATION_TIME"),
    )


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
