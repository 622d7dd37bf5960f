"""The library's articles as timelines: extracted when first asked for, and kept until the article changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Document, Timeline
from timeline.store import GIVEN, Article, Library

__all__ = ["SAMPLE", "Shelf", "for_the_page"]

SAMPLE = "sample"
"""The id of the article that greets in an empty library; it is not in the library until someone changes it."""

_OPTION = " (--published)"

KEPT = 256
"""How many articles' timelines are kept in memory."""


class Shelf:
    """A library, and what ``extract`` finds in its articles.

    ``sample`` gives the article that stands in an empty library, or ``None``; ``opening`` are the ids shown when nobody asked for others.

    >>> shelf = Shelf(Library(), extract=lambda document: Timeline(()), sample=lambda: Document("It rained.", title="Rain"))
    >>> [article.title for article in shelf.articles()], shelf.chosen([]), shelf.is_empty()
    (['Rain'], ('sample',), True)
    """

    def __init__(
        self,
        library: Library,
        *,
        extract: Callable[[Document], Timeline],
        sample: Callable[[], Document | None] = lambda: None,
        opening: Sequence[str] = (),
    ) -> None:
        self.library = library
        self._extract = extract
        self._sample = sample
        self._opening = tuple(opening)
        self._lock = threading.Lock()
        self._timelines: OrderedDict[tuple[str, int], Timeline] = OrderedDict()

    def is_empty(self) -> bool:
        """Whether the library has no article of its own."""
        return not self.library.articles()

    def articles(self) -> tuple[Article, ...]:
        """The library's articles, or the sample alone where there are none."""
        sample = None if (listed := self.library.articles()) else self._sample()
        return listed if sample is None else (Article(SAMPLE, sample.title, sample.published, 0),)

    def chosen(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the ids that are there; else the opening ones; else the article added last."""
        there = [article.id for article in self.articles()]
        for ids in (wanted, self._opening, there[-1:]):
            if found := tuple(article for article in ids if article in there):
                return found
        return ()

    def document(self, article: str) -> Document:
        """An article's document. Raises :class:`~timeline.errors.LibraryError` where there is none of this id."""
        sample = self._sample() if article == SAMPLE else None
        return for_the_page(self.library.document(article) if sample is None else replace(sample, id=SAMPLE))

    def timeline(self, articles: Sequence[str]) -> Timeline:
        """These articles as one timeline; an id that is not there adds nothing."""
        revisions = {article.id: article.revision for article in self.articles()}
        found = [self._timeline(article, revisions[article]) for article in articles if article in revisions]
        return Timeline(tuple(extraction for timeline in found for extraction in timeline.extractions)).linked()

    def moved(self, article: str, published: date | None) -> Timeline:
        """The article's timeline as it would be with another publication date."""
        return self._extract(replace(self.document(article), published=published))

    def kept(self, article: str) -> str:
        """The id under which an article can be changed: the sample goes into the library for it."""
        return self.library.add(self.document(SAMPLE)) if article == SAMPLE else article

    def _timeline(self, article: str, revision: int) -> Timeline:
        key = (article, revision)
        with self._lock:
            if (timeline := self._timelines.get(key)) is not None:
                self._timelines.move_to_end(key)
                return timeline
        timeline = self._extract(self.document(article))
        with self._lock:
            self._timelines[key] = timeline
            while len(self._timelines) > KEPT:
                self._timelines.popitem(last=False)
        return timeline


def for_the_page(document: Document) -> Document:
    """The document with warnings that fit a page: none about its date once a person gave one, and no command-line options.

    >>> asking = "The article does not say when it was published. Give the publication date (--published)."
    >>> for_the_page(Document("It rained.", warnings=(asking,))).warnings
    ('The article does not say when it was published. Give the publication date.',)
    >>> for_the_page(Document("It rained.", warnings=(asking,), published_from=GIVEN)).warnings
    ()
    """
    given = document.published_from == GIVEN
    warnings = (warning for warning in document.warnings if not (given and _OPTION in warning))
    return replace(document, warnings=tuple(warning.replace(_OPTION, "") for warning in warnings))
