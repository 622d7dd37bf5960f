"""``timeline library add``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from timeline.cli import options, progress
from timeline.cli.articles import additions
from timeline.cli.library import place
from timeline.cli.options import Reading
from timeline.cli.output import STANDARD, write
from timeline.cli.report import Report

if TYPE_CHECKING:
    from timeline.model import Document
    from timeline.store import Library


@click.command("add", short_help="Add articles.")
@options.inputs(required=True)
@options.reading
@place.option()
@click.pass_obj
def command(report: Report, inputs: tuple[str, ...], reading: Reading, file: str | None) -> int:
    """Add articles; each is in the library before the next is read. A text that is there already is not added again, and one from an
    address that is there already is that article, corrected: it keeps its edits. So a run that was stopped is simply begun again. On a
    terminal, many articles are shown as a bar and not one by one.

    \b
    Examples:
      timeline library add article.txt
      timeline library add articles/ --library korea.db
    """
    from timeline.export.terminal import printable

    def added() -> Iterator[str]:
        with place.opened(file) as library:
            found = additions(inputs, reading, report)
            if progress.is_wanted(inputs):
                yield _counted(library, progress.shown(found, inputs))
                return
            for document, given in found:
                article = library.add(document, given)
                yield f"{article}  {printable(library.document(article).title or document.id)}\n"

    write(added(), STANDARD, for_people=True)
    return report.exit_code


def _counted(library: Library, found: Iterable[tuple[Document, str]]) -> str:
    """Add them all, and say how many there are."""
    before, given = len(library.articles()), sum(1 for addition in found if library.add(*addition))
    new = len(library.articles()) - before
    return f"{new} added, {given - new} were there already\n"
