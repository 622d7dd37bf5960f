"""From inputs to articles: the good ones are done, the failures named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import TYPE_CHECKING

from timeline.cli.options import Reading
from timeline.cli.report import Report
from timeline.errors import InputError

if TYPE_CHECKING:
    from timeline.model import Document, Extraction


def documents(inputs: Iterable[str], reading: Reading, report: Report) -> Iterator[Document]:
    """The articles of all inputs, one after the other; what cannot be read goes to the report."""
    from timeline.read import Fetcher, read_all

    fetch = Fetcher(frozenset(host.lower() for host in reading.allowed))
    for found in read_all(inputs, published=reading.published, language=reading.language, fetch=fetch):
        if isinstance(found, InputError):
            report.failure(found)
        else:
            yield found


def additions(inputs: Iterable[str], reading: Reading, report: Report) -> Iterator[tuple[Document, str]]:
    """The articles of all inputs as a library takes them: each with what is told in it, where it is of a timeline; what fails goes to the
    report.
    """
    from timeline.cli.given import kept
    from timeline.imports import is_timeline, opened

    for finished, group in groupby(inputs, key=is_timeline):
        if not finished:
            yield from ((document, "") for document in documents(group, reading, report))
            continue
        for source in group:
            try:
                yield from ((given.document, given.told) for given in map(kept, opened(source).extractions))
            except InputError as error:
                report.failure(error)


def extractions(inputs: Iterable[str], reading: Reading, report: Report) -> Iterator[Extraction]:
    """What is found in the articles of all inputs, and what is in those that are timelines already; what fails goes to the report."""
    from timeline.imports import is_timeline, opened

    for finished, group in groupby(inputs, key=is_timeline):
        if not finished:
            yield from _found(documents(group, reading, report), report)
            continue
        for source in group:
            try:
                yield from opened(source).extractions
            except InputError as error:
                report.failure(error)


def _found(articles: Iterable[Document], report: Report) -> Iterator[Extraction]:
    from timeline.pipeline import extract

    for document in articles:
        try:
            found = extract(document).extractions
        except Exception as error:
            report.failure(error, document.id)
        else:
            yield from found


def unless_empty(found: Iterator[Extraction]) -> Iterator[Extraction] | None:
    """The same, or ``None`` where there is none: a result with nothing in it is not written.

    >>> unless_empty(iter([])) is None
    True
    """
    first = next(found, None)
    return None if first is None else chain([first], found)
