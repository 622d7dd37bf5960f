"""Sources -> documents: files of many forms (text, Markdown, HTML, PDF, Word, mail, TimeML; JSONL, CSV, Parquet and feeds with many
articles; archives), folders, addresses of pages, and standard input ("-").

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
from timeline.read.fetch import Fetcher
from timeline.read.sources import read, read_all, read_bytes, read_text

__all__ = ["Fetcher", "parse_published", "read", "read_all", "read_bytes", "read_text"]


class _Callable(ModuleType):
    # Python binds this room to the name that the function has in the public API: timeline.read("article.txt") must work all the same.
    def __call__(self, source: str | Path, *, published: date | None = None, language: str = "", fetch: Fetcher | None = None) -> Document:
        return read(source, published=published, language=language, fetch=fetch or Fetcher())


sys.modules[__name__].__class__ = _Callable
