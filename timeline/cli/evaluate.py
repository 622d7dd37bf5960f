"""``timeline evaluate``: how well dates are found and resolved, by TimeML gold."""

from __future__ import annotations

import click

from timeline.cli.report import Report


@click.command("evaluate", short_help="Score the dates against TimeML gold.")
@click.argument("folder", metavar="FOLDER")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--errors", is_flag=True, help="List what was missed, wrongly found and wrongly resolved, by kind.")
@click.pass_obj
def command(report: Report, folder: str, as_json: bool, errors: bool) -> int:
    """Score TIMEX3 against the TimeML files of FOLDER: strict, relaxed, type and value F1, and characters a second.

    \b
    Example:
      timeline evaluate corpora/timebank
    """
    return report.exit_code
