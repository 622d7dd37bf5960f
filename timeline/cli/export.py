"""``timeline export``: articles to one page that needs no server and no network."""

from __future__ import annotations

from typing import Literal

import click

from timeline.cli import options
from timeline.cli.articles import extractions
from timeline.cli.options import Reading
from timeline.cli.output import check_writable, replacing
from timeline.cli.report import Report


@click.command("export", short_help="Write an interactive page that needs no server.")
@options.inputs(required=True)
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write, such as page.html.")
@click.option(
    "--plotlyjs",
    type=click.Choice(["inline", "directory"]),
    default="inline",
    show_default=True,
    help="Plotly's 1.4 MB in each page, or 4.8 MB once in the page's folder, for those who publish many.",
)
@click.option("--title", default="", help="What the page is called, instead of by its article or the number of them.")
@options.reading
@click.pass_obj
def command(
    report: Report, inputs: tuple[str, ...], output: str, plotlyjs: Literal["inline", "directory"], title: str, reading: Reading
) -> int:
    """Write an interactive page: one file that works from disk, with no server and no network.

    \b
    Examples:
      timeline export article.txt -o page.html
      timeline export article.txt -o site/page.html --plotlyjs directory
    """
    from timeline.model import Timeline

    check_writable(output, inputs)
    timeline = Timeline(tuple(extractions(inputs, reading, report))).linked()
    if timeline.extractions:
        with replacing(output) as part:
            timeline.to_html(part, plotlyjs, title=title)
    return report.exit_code
