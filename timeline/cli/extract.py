"""``timeline extract``: articles to data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from timeline.cli import options
from timeline.cli.articles import extractions, unless_empty
from timeline.cli.output import STANDARD, check_writable, write
from timeline.cli.report import Report
from timeline.errors import FormatError
from timeline.export import FORMATS, named_by, spelling

if TYPE_CHECKING:
    from timeline.model import Extraction


@click.command("extract")
@options.inputs(required=True)
@options.published
@options.language
@click.option("--format", "name", type=click.Choice(FORMATS), help="How to write it. Without it the ending of -o tells, else a table.")
@click.option("-o", "--output", default=STANDARD, metavar="FILE", help="Where to write it; standard output without it.")
@click.pass_obj
def command(report: Report, inputs: tuple[str, ...], published: date | None, language: str, name: str | None, output: str) -> int:
    """Write what happened when, as data.

    \b
    Examples:
      timeline extract article.txt
      timeline extract articles/ --format jsonl -o events.jsonl
      curl https://example.org/story.txt | timeline extract - --published 2016-11-23 --format json
    """
    if output != STANDARD:
        check_writable(output, inputs)
        try:
            name = name or named_by(output)
        except FormatError as error:
            raise click.BadParameter(str(error), param_hint="-o") from error
    name = name or "table"
    found = unless_empty(extractions(inputs, published, language, report))
    if found is not None:
        if name == "csv":
            found = _with_warnings_said(found, report)
        write(spelling(name)(found), output, for_people=name == "table")
    return report.exit_code


def _with_warnings_said(found: Iterator[Extraction], report: Report) -> Iterator[Extraction]:
    """The same, with the articles' warnings on standard error: a row has no place for them, as the other formats have."""
    for extraction in found:
        for warning in extraction.document.warnings:
            report.say(f"{extraction.document.id}: {warning}")
        yield extraction
