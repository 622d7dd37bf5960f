"""Sources -> documents: text, HTML and TimeML files, JSONL, JSON and CSV with many articles, folders, and standard input ("-").

>>> document = read_text("date 2016-11-23\\n\\nFloods in Oslo\\n\\nThe river rose on Sunday.")
>>> document.title, document.published
('Floods in Oslo', datetime.date(2016, 11, 23))
"""

from timeline.read.dates import parse_published
from timeline.read.sources import read, read_all, read_bytes, read_text

__all__ = ["parse_published", "read", "read_all", "read_bytes", "read_text"]
