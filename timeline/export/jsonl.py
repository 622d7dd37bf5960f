"""JSON Lines: the objects of :mod:`timeline.export.json`, one a line, in the order of the input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.export.json import record
from timeline.model import Extraction


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A line for each article.

    >>> from timeline.model import Document
    >>> [line.count("\\n") for line in chunks([Extraction(Document("Rain.\\n"), (), ())] * 2)]
    [1, 1]
    """
    for extraction in extractions:
        yield json.dumps(record(extraction), ensure_ascii=False, separators=(",", ":")) + "\n"
