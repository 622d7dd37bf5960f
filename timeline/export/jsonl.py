"""JSON Lines: the objects of :mod:`timeline.export.json`, one a line, in the order of the input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.export.json import record
from timeline.model import Extraction

# Line ends to some readers, though not to JSON, which leaves them as they are.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A line for each article.

    >>> from timeline.model import Document
    >>> [line.count("\\n") for line in chunks([Extraction(Document("Rain.\\n"), (), ())] * 2)]
    [1, 1]
    """
    for extraction in extractions:
        yield json.dumps(record(extraction), ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS) + "\n"
