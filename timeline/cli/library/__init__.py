"""``timeline library``: what is in a library, from the command line. The dashboard may be open on it at the same time."""

from __future__ import annotations

import click

from timeline.cli.library import add, change, corrections, listing, watch

__all__ = ["command"]


@click.group("library", short_help="List, add, watch for, remove and rename the articles of a library.")
def command() -> None:
    """List, add, remove and rename the articles of a library, and take out what people corrected.

    A library is the file in which the dashboard keeps articles, edits and views. The dashboard may be open on it: it shows what is
    done here without a reload.

    \b
    Examples:
      timeline library add articles/
      timeline library watch https://example.org/feed.xml
      timeline library list
      timeline library export-corrections -o corrections.jsonl
    """


for _command in (listing.command, add.command, watch.command, change.remove, change.rename, corrections.command):
    command.add_command(_command)
