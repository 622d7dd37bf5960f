"""Sources -> documents: text, HTML and TimeML files, JSONL, JSON and CSV with many articles, folders, and standard input ("-").

>>> document = read_text("date 2016-11-23\\n\\nFloods in Oslo\\n\\nThe river rose on Sunday.")
>>> document.title, document.published
('Floods in Oslo', datetime.date(2016, 11, 23))
"""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType

from timeline.model import Document
from timeline.read.dates import parse_published
from timeline.read.sources import read, read_all, read_bytes, read_text

__all__ = ["parse_published", "read", "read_all", "read_bytes", "read_text"]


class _Callable(ModuleType):
    # Python binds this room to the name that the function has in the public API: timeline.read("article.txt") must work all the same.
    def __call__(self, source: str | Path, *, published: date | None = None, language: str = "") -> Document:
        return read(source, published=published, language=language)


sys.modules[__name__].__class__ = _Callable
