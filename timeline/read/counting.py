"""How many articles sources will give, about, before they are read: for those who show how far they have come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from timeline.read.archive import is_article
from timeline.read.forms import JSONL

_CHUNK = 2**20


def expected(sources: Iterable[str | Path]) -> int:
    """The lines of JSONL files, the files of folders, and one for each of all else; what is not there counts as one, too.

    >>> expected(["a.txt", "-", "https://example.org/b"])
    3
    """
    return sum(_count(Path(source)) for source in sources)


def _count(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(_count(inner) for inner in path.rglob("*") if inner.is_file() and _is_article(inner, path))
        return _lines(path) if path.suffix.lower() in JSONL else 1
    except (OSError, ValueError):
        return 1


def _is_article(path: Path, folder: Path) -> bool:
    return is_article(PurePosixPath(path.relative_to(folder).as_posix()))


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(_CHUNK), b"")) or 1
