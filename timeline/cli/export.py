"""``timeline export``: articles to one page that needs no server and no network."""

from __future__ import annotations

from datetime import date

import click

from timeline.cli import options
from timeline.cli.articles import extractions
from timeline.cli.output import check_writable, replacing
from timeline.cli.report import Report


@click.command("export", short_help="Write an interactive page that needs no server.")
@options.inputs(required=True)
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write, such as page.html.")
@options.published
@click.pass_obj
def command(report: Report, inputs: tuple[str, ...], output: str, published: date | None) -> int:
    """Write an interactive page: one file that works from disk, with no server and no network.

    \b
    Example:
      timeline export article.txt -o page.html
    """
    from timeline.model import Timeline

    check_writable(output, inputs)
    timeline = Timeline(tuple(extractions(inputs, published, report)))
    if timeline.extractions:
        with replacing(output) as part:
            timeline.to_html(part)
    return report.exit_code
