"""The library's articles as timelines: extracted when first asked for, kept until the article changes, and always as people corrected
them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from timeline.corrections import amended, merged
from timeline.model import Document, Extraction, Timeline
from timeline.store import GIVEN, Article, Library

__all__ = ["KEPT", "Reopen", "Shelf", "for_the_page"]

Reopen = Callable[[str], Timeline]
"""What was given as a timeline, from its spelling in the library."""

_OPTION = " (--published)"

KEPT = 256
"""How many articles' extractions are kept in memory."""


class Shelf:
    """A library, and what ``extract`` finds in its articles.

    ``sample`` gives the article that stands in an empty library, or ``None``; it goes into the library only when someone changes it, but
    has from the start the id that it will have there. ``opening`` are the ids shown when nobody asked for others.
    ``reopen`` gives the timeline of an article that was added with its events.

    >>> shelf = Shelf(Library(), extract=lambda document: Timeline(()), sample=lambda: Document("It rained.", title="Rain"))
    >>> [article.title for article in shelf.articles()], shelf.chosen([]) == (shelf.articles()[0].id,), shelf.is_empty()
    (['Rain'], True, True)
    """

    def __init__(
        self,
        library: Library,
        *,
        extract: Callable[[Document], Timeline],
        reopen: Reopen = lambda given: Timeline(()),
        sample: Callable[[], Document | None] = lambda: None,
        opening: Sequence[str] = (),
    ) -> None:
        self.library = library
        self._extract = extract
        self._reopen = reopen
        self._sample_of = sample
        self._sample: Document | None = None
        self._opening = tuple(opening)
        self._lock = threading.Lock()
        self._extractions: OrderedDict[tuple[str, int], Extraction] = OrderedDict()

    def is_empty(self) -> bool:
        """Whether the library has no article of its own."""
        return not self.library.articles()

    def articles(self) -> tuple[Article, ...]:
        """The library's articles, or the sample alone where there are none."""
        sample = None if (listed := self.library.articles()) else self._the_sample()
        return listed if sample is None else (Article(sample.id, sample.title, sample.published, 0),)

    def chosen(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the ids that are there; else the opening ones; else what was shown last, with what has been added since; else all
        articles, or, where these are too many to be shown together, the one added last.
        """
        there = [article.id for article in self.articles()]
        last = self.library.shown.last()
        for ids in (wanted, self._opening, last if len(last) <= KEPT else (), there if len(there) <= KEPT else there[-1:]):
            if found := tuple(article for article in ids if article in there):
                return found
        return ()

    def document(self, article: str) -> Document:
        """An article's document. Raises :class:`~timeline.errors.LibraryError` where there is none of this id."""
        sample = self._the_sample() if self.is_empty() else None
        return for_the_page(sample if sample is not None and sample.id == article else self.library.document(article))

    def timeline(self, articles: Sequence[str]) -> Timeline:
        """These articles as one timeline, corrected, and what several of them tell linked; an id that is not there adds nothing."""
        contents = {article.id: article.content for article in self.articles()}
        found = Timeline(tuple(self.found(article, contents[article]) for article in articles if article in contents))
        return self._corrected(found).linked()

    def moved(self, article: str, published: date | None) -> Timeline:
        """The article's timeline as it would be with another publication date; what people said of its events stays."""
        return self._corrected(Timeline((self._told(replace(self.document(article), published=published)),))).linked()

    def found(self, article: str, content: int | None = None) -> Extraction:
        """What was found in an article, before anybody corrected it; ``content`` is the number of its content, where that is known.

        Raises :class:`~timeline.errors.LibraryError` where there is no such article.
        """
        if content is None:
            content = next((listed.content for listed in self.articles() if listed.id == article), 0)
        key = (article, content)
        with self._lock:
            if (extraction := self._extractions.get(key)) is not None:
                self._extractions.move_to_end(key)
                return extraction
        extraction = self._told(self.document(article))
        with self._lock:
            self._extractions[key] = extraction
            while len(self._extractions) > KEPT:
                self._extractions.popitem(last=False)
        return extraction

    def kept(self, article: str) -> str:
        """The id under which an article can be changed: the sample goes into the library for it."""
        sample = self._the_sample() if self.is_empty() else None
        return self.library.add(sample) if sample is not None and sample.id == article else article

    def remember(self, shown: Sequence[str]) -> None:
        """Keep which articles are shown, for whoever opens the dashboard next."""
        if not self.is_empty():
            self.library.shown.remember(shown)

    def keep_sample(self) -> None:
        """Put the sample into an empty library."""
        if sample := self._the_sample():
            self.kept(sample.id)

    def _told(self, document: Document) -> Extraction:
        """What is found in a document, or was given with it; then its events are named after the article, which no other is."""
        given = self.library.given(document.id)
        found = next(iter((self._reopen(given) if given else self._extract(document)).extractions), Extraction(document, (), ()))
        if not given:
            return found
        events = (replace(event, id=f"{document.id}-{place}", document=document.id) for place, event in enumerate(found.events))
        return replace(found, document=document, events=tuple(events))

    def _corrected(self, timeline: Timeline) -> Timeline:
        shown = {extraction.document.id for extraction in timeline.extractions}
        said = [correction for correction in self.library.corrections() if correction.found.document in shown]
        if not said:
            return timeline
        of = {id: [correction for correction in said if correction.found.document == id] for id in shown}
        return merged(Timeline(tuple(amended(found, of[found.document.id]) for found in timeline.extractions)), said)

    def _the_sample(self) -> Document | None:
        if self._sample is None and (sample := self._sample_of()) is not None:
            with Library() as passing:
                self._sample = replace(sample, id=passing.add(sample))
        return self._sample


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
