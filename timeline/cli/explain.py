"""``timeline explain``: why each date."""

from __future__ import annotations

from datetime import date

import click

from timeline.cli import options
from timeline.cli.output import STANDARD, write
from timeline.cli.report import Report


@click.command("explain", short_help="Tell how each date was decided, step by step.")
@click.argument("text", metavar="TEXT")
@options.published
@options.language
@click.pass_obj
def command(report: Report, text: str, published: date | None, language: str) -> int:
    """Tell, step by step, how each date in TEXT was decided. TEXT - is read from standard input.

    \b
    Example:
      timeline explain "It rained on Sunday, as it had for two weeks." --published 2016-11-23
    """
    from timeline.export.explanation import chunks
    from timeline.model import Document
    from timeline.pipeline import extract
    from timeline.read import read
    from timeline.tongues import guess_language

    if not text.strip():
        raise click.BadParameter("there are no words to explain; write them in quotes", param_hint="TEXT")
    if text == STANDARD:
        document = read(STANDARD, published=published, language=language)
    else:
        document = Document(text, published=published, language=language or guess_language(text))
    write(chunks(extract(document).extractions), STANDARD, for_people=True)
    return report.exit_code
