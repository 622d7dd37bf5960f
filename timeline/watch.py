"""Feeds that are watched: their new articles go into a library, once each.

A feed that is down, or an article that cannot be had now, is named and tried again at the next look; what was taken in is remembered in the
library's file, so that nothing comes twice however often the watching is stopped and begun again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.errors import InputError, NotFoundError
from timeline.model import Document
from timeline.read.feeds import Entry, entry_document, feed_entries
from timeline.read.fetch import Fetcher
from timeline.read.forms import documents
from timeline.read.raw import Raw
from timeline.read.robots import Robots
from timeline.store import Library

# A feed's own text is taken for the article where the page cannot be had, unless it is but a teaser.
_WHOLE = 600
# An article that failed so often is not asked for again until the watching begins anew.
_MOST_TRIES = 3
# Between two pages of one look, so that no server is hurried.
_PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was taken in: its id in the library, its title and the feed that it came from."""

    article: str
    title: str
    feed: str


class Watch:
    """Looks at feeds, again and again; ``wait`` is called with the seconds between two pages."""

    def __init__(self, library: Library, feeds: Sequence[str], fetch: Fetcher, wait: Callable[[float], object]) -> None:
        self.library, self.feeds = library, tuple(dict.fromkeys(feeds))
        self._fetch, self._wait = fetch, wait
        self._failed: dict[str, int] = {}

    def look(self) -> Iterator[Added | InputError]:
        """One look at each feed: what was added, oldest first, and in between what could not be had."""
        robots = Robots(self._fetch)
        for feed in self.feeds:
            try:
                robots.check(feed)
                page = self._fetch(feed)
                entries = feed_entries(Raw(page.data, feed, feed, page.kind, page.address, page.encoding))
            except InputError as error:
                yield error
                continue
            # Feeds begin with what is new; a library, as a paper's archive, with what is old.
            for entry in reversed(entries):
                yield from self._take(entry, feed, robots)

    def _take(self, entry: Entry, feed: str, robots: Robots) -> Iterator[Added | InputError]:
        if not entry.key or self.library.knows_entry(entry.key) or self._failed.get(entry.key, 0) >= _MOST_TRIES:
            return
        found: list[Document] = []
        try:
            found = self._had(entry, feed, robots)
        except NotFoundError as error:
            # It is gone, and will not be there at the next look.
            yield error
        except InputError as error:
            self._failed[entry.key] = self._failed.get(entry.key, 0) + 1
            yield error
            return
        for article in self.library.add_entry(entry.key, found):
            yield Added(article, self.library.document(article).title, feed)

    def _had(self, entry: Entry, feed: str, robots: Robots) -> list[Document]:
        """The articles of an entry: its page's, else what the feed brings of it."""
        if not entry.link:
            return [entry_document(entry, feed)]
        try:
            robots.check(entry.link)
            self._wait(max(_PAUSE, robots.pause(entry.link)))
            page = self._fetch(entry.link)
            return list(_of_page(documents(Raw(page.data, entry.link, page.address, page.kind, page.address, page.encoding)), entry))
        except InputError:
            if len(entry.html) < _WHOLE:
                raise
            return [entry_document(entry, feed)]


def _of_page(found: Iterable[Document | InputError], entry: Entry) -> Iterator[Document]:
    """The articles of a page, with what the feed knows where the page does not say it."""
    for document in found:
        if isinstance(document, InputError):
            raise document
        known = replace(
            document, title=document.title or entry.title, author=document.author or entry.author, site=document.site or entry.site
        )
        if known.published is None and entry.published is not None:
            known = replace(known, published=entry.published, published_from="the feed")
        yield known
