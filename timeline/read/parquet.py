"""Parquet files with a column of texts, by pyarrow, which is installed with the extra ``parquet``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePath

from timeline.errors import InputError
from timeline.model import Document
from timeline.read.raw import Raw
from timeline.read.records import FIELDS, read_record

_ROWS_AT_ONCE = 500
_MISSING = "is a Parquet file; install what reads them with: pip install 'event-timeline[parquet]' – or give it as JSONL or CSV"
_NO_TEXT = "has no column “text”; name the column of the articles so and, if known, others id, title, published, url"


def read_parquet(raw: Raw) -> Iterator[Document | InputError]:
    """One article or failure for each row, in order, some hundred rows in memory at a time.

    Raises ``InputError`` when it is damaged, has no column "text", or pyarrow is missing.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise InputError(raw.source, _MISSING) from None
    try:
        table = parquet.ParquetFile(io.BytesIO(raw.data))
        columns = {name.lower(): name for name in table.schema_arrow.names}
        if "text" not in columns:
            raise InputError(raw.source, _NO_TEXT)
        wanted = [columns[name] for name in ("text", *FIELDS) if name in columns]
        number = 0
        for batch in table.iter_batches(_ROWS_AT_ONCE, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                item = {name.lower(): _plain(value) for name, value in row.items()}
                try:
                    yield read_record(item, f"{raw.source}, row {number}", f"{PurePath(raw.source).name}:{number}")
                except InputError as error:
                    yield error
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        reason = str(error).split("\n", 1)[0]
        raise InputError(raw.source, f"is a damaged Parquet file ({reason[:120]}); write it anew") from None


def _plain(value: object) -> object:
    """Dates as the other forms write them."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value
