"""``timeline library export-corrections``."""

from __future__ import annotations

import click

from timeline.cli.library import place
from timeline.cli.output import STANDARD, check_writable, write
from timeline.cli.report import Report


@click.command("export-corrections", short_help="Write what people corrected, as JSON Lines.")
@click.option("-o", "--output", default=STANDARD, metavar="FILE", help="Where to write it; standard output without it.")
@place.option()
@click.pass_obj
def command(report: Report, output: str, file: str | None) -> int:
    """Write what people corrected: an object for each event, with the article, the event as it was found, its words, and what was said.

    \b
    Example:
      timeline library export-corrections -o corrections.jsonl
    """
    from timeline.export.corrections import chunks

    if output != STANDARD:
        check_writable(output)
    with place.present(file) as library:
        of = [(library.document(article.id), library.corrections(article.id)) for article in library.articles()]
        write(chunks(of), output, for_people=False)
    return report.exit_code
