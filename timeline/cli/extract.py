"""``timeline extract``: articles to data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli import options
from timeline.cli.articles import extractions, unless_empty
from timeline.cli.options import Reading
from timeline.cli.output import STANDARD, check_writable, write
from timeline.cli.report import Report
from timeline.errors import FormatError
from timeline.export import FORMATS, Format, named_by
from timeline.export.zipped import filename

if TYPE_CHECKING:
    from timeline.model import Extraction

# These show an article's warnings themselves.
_WITH_WARNINGS = ("table", "json", "jsonl")


@click.command("extract")
@options.inputs(required=True)
@options.reading
@click.option(
    "--format", "name", type=click.Choice(tuple(FORMATS)), help="How to write it. Without it the ending of -o tells, else a table."
)
@click.option("-o", "--output", default=STANDARD, metavar="FILE", help="Where to write it; standard output without it.")
@click.pass_obj
def command(report: Report, inputs: tuple[str, ...], reading: Reading, name: str | None, output: str) -> int:
    """Write what happened when, as data.

    \b
    Examples:
      timeline extract article.txt
      timeline extract articles/ --format jsonl -o events.jsonl
      curl https://example.org/story.txt | timeline extract - --published 2016-11-23 --format json
    """
    folder = output != STANDARD and Path(output).is_dir()
    if output != STANDARD:
        try:
            name = name or (None if folder else named_by(output))
        except FormatError as error:
            raise click.BadParameter(str(error), param_hint="-o") from error
    chosen = FORMATS[name or "table"]
    if not (folder and chosen.single) and output != STANDARD:
        check_writable(output, inputs)
    if chosen.binary and output == STANDARD and sys.stdout.isatty():
        raise click.BadParameter(f"a {chosen.name.upper()} is no text; name a file for it", param_hint="-o")
    found = unless_empty(extractions(inputs, reading, report))
    if found is None:
        return report.exit_code
    found = _with_losses_said(found, chosen, report)
    if folder:
        taken: set[str] = set()
        for extraction in found:
            file = Path(output) / filename(extraction.document.id, chosen, taken)
            write(chosen.chunks([extraction]), str(file), for_people=False)
        return report.exit_code
    if chosen.single:
        found = _one(found, chosen)
    write(chosen.chunks(found), output, for_people=chosen.name == "table")
    return report.exit_code


def _with_losses_said(found: Iterator[Extraction], chosen: Format, report: Report) -> Iterator[Extraction]:
    """The same; what the format has no place for, warnings and what it cannot hold of the events, goes to standard error."""
    for extraction in found:
        warnings = extraction.document.warnings if chosen.name not in _WITH_WARNINGS else ()
        for message in (*warnings, *chosen.lost(extraction)):
            report.say(f"{extraction.document.id}: {message}" if extraction.document.id else message)
        yield extraction


def _one(found: Iterator[Extraction], chosen: Format) -> Iterator[Extraction]:
    """The only article.

    Raises ``click.BadParameter`` when there is another one.
    """
    first, second = next(found), next(found, None)
    if second is not None:
        raise click.BadParameter(
            f"a {chosen.label.split(',')[0]} file holds one article, and there are several; name a folder that is there for them",
            param_hint="-o",
        )
    yield first
