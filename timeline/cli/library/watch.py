"""``timeline library watch``."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import click

from timeline.cli.library import place
from timeline.cli.output import STANDARD, write
from timeline.cli.report import Report
from timeline.errors import InputError


@click.command("watch", short_help="Add the new articles of feeds as they appear.")
@click.argument("feeds", metavar="FEED…", nargs=-1, required=True)
@place.option()
@click.option(
    "--every",
    type=click.FloatRange(min=1, max=60 * 24 * 7),
    default=30.0,
    show_default=True,
    metavar="MINUTES",
    help="How long to wait between two looks.",
)
@click.option("--once", is_flag=True, help="Look once, and end; for those who have a scheduler.")
@click.option(
    "--allow-host", "allowed", metavar="HOST", multiple=True, help="Fetch from this machine, too, though it is in a private network."
)
@click.pass_obj
def command(report: Report, feeds: tuple[str, ...], file: str | None, every: float, once: bool, allowed: tuple[str, ...]) -> int:
    """Add the articles of RSS and Atom feeds as they appear, once each, and tell what was added. Ctrl-C stops it; begun again, it goes on
    where it was. What is removed from the library does not come back.

    \b
    Examples:
      timeline library watch https://example.org/feed.xml
      timeline library watch https://example.org/feed.xml --library news.db --once
    """
    from timeline.export.terminal import printable
    from timeline.read import Fetcher
    from timeline.watch import Watch

    stopped = Event()

    def added() -> Iterator[str]:
        with place.opened(file) as library:
            watching = Watch(library, feeds, Fetcher(frozenset(host.lower() for host in allowed)), stopped.wait)
            while True:
                for told in watching.look():
                    if isinstance(told, InputError):
                        report.failure(told)
                    else:
                        yield f"{told.article}  {printable(told.title or told.article)}\n"
                if once:
                    return
                stopped.wait(every * 60)

    write(added(), STANDARD, for_people=True)
    return report.exit_code
