"""``timeline library add``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from timeline.cli import options
from timeline.cli.articles import documents
from timeline.cli.library import place
from timeline.cli.options import Reading
from timeline.cli.output import STANDARD, write
from timeline.cli.report import Report


@click.command("add", short_help="Add articles.")
@options.inputs(required=True)
@options.reading
@place.option()
@click.pass_obj
def command(report: Report, inputs: tuple[str, ...], reading: Reading, file: str | None) -> int:
    """Add articles; each is in the library before the next is read. A text that is there already is not added again, and one from an
    address that is there already is that article, corrected: it keeps its edits.

    \b
    Examples:
      timeline library add article.txt
      timeline library add articles/ --library korea.db
    """
    from timeline.export.terminal import printable

    def added() -> Iterator[str]:
        with place.opened(file) as library:
            for document in documents(inputs, reading, report):
                article = library.add(document)
                yield f"{article}  {printable(library.document(article).title or document.id)}\n"

    write(added(), STANDARD, for_people=True)
    return report.exit_code
