"""What a source holds before it is read: its bytes, and what is known of them from outside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source.

    ``source`` names it for people, ``id`` becomes the document's; ``kind`` is the ending that tells its form where the bytes do not
    (".md"); ``address`` and ``encoding`` are those of a page that was fetched. ``depth`` counts the archives around it.
    """

    data: bytes
    source: str
    id: str
    kind: str = ""
    address: str = ""
    encoding: str = ""
    depth: int = 0

    @classmethod
    def named(cls, data: bytes, source: str, id: str, depth: int = 0) -> Raw:
        """The content of a file, whose name tells its form.

        >>> Raw.named(b"It rained.", "news/a.TXT", "a.TXT").kind
        '.txt'
        """
        return cls(data, source, id, kind=PurePath(source).suffix.lower(), depth=depth)
