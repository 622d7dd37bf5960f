"""From inputs to articles: the good ones are done, the failures named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from timeline.cli.report import Report
from timeline.errors import InputError

if TYPE_CHECKING:
    from timeline.model import Document, Extraction


def documents(inputs: Iterable[str], published: date | None, language: str, report: Report) -> Iterator[Document]:
    """The articles of all inputs, one after the other; what cannot be read goes to the report."""
    from timeline.read import read_all

    for found in read_all(inputs, published=published, language=language):
        if isinstance(found, InputError):
            report.failure(found)
        else:
            yield found


def extractions(inputs: Iterable[str], published: date | None, language: str, report: Report) -> Iterator[Extraction]:
    """What is found in the articles of all inputs; an article that fails goes to the report."""
    from timeline.pipeline import extract

    for document in documents(inputs, published, language, report):
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
