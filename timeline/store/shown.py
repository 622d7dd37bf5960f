"""Which articles were looked at last. No edit: nothing of it is in the log, and undo leaves it alone."""

from __future__ import annotations

import json
from collections.abc import Sequence

from timeline.store.file import File

__all__ = ["Shown"]


class Shown:
    """The articles that were shown last; windows and processes of one library share it, and the last one wins."""

    def __init__(self, file: File) -> None:
        self._file = file

    def last(self) -> tuple[str, ...]:
        """The articles that were shown last and those that came into the library since; none where none ever was shown.

        Some of them may not be there any more.
        """
        rows = self._file.rows("SELECT articles, newest FROM shown")
        if not rows:
            return ()
        ((articles, newest),) = rows
        since = self._file.rows("SELECT id FROM article WHERE position > ? ORDER BY position", newest)
        return tuple(dict.fromkeys((*json.loads(articles), *(article for (article,) in since))))

    def remember(self, articles: Sequence[str]) -> None:
        """Keep what is shown now; whatever else is in the library now has been passed over."""
        told, newest = json.dumps(list(articles)), self._file.rows("SELECT coalesce(max(position), 0) FROM article")[0][0]
        if self._file.rows("SELECT 1 FROM shown WHERE articles = ? AND newest = ?", told, newest):
            return
        with self._file.transaction() as connection:
            connection.execute("DELETE FROM shown")
            connection.execute("INSERT INTO shown (articles, newest) VALUES (?, ?)", (told, newest))
