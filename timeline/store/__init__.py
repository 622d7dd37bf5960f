"""The library: articles, what people said about their events, and saved views in one SQLite file, with a log of every edit.

Nothing else speaks SQL. Several threads may share a :class:`Library` and several processes a file: each edit is one short transaction,
written to the log and to its table together or not at all.
"""

from timeline.store.documents import GIVEN
from timeline.store.library import Article, Hit, Library, View
from timeline.store.log import Action, Edit

__all__ = ["GIVEN", "Action", "Article", "Edit", "Hit", "Library", "View"]
