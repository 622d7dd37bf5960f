"""``timeline serve``: the dashboard in a browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from timeline.cli import options
from timeline.cli.articles import additions
from timeline.cli.library import place
from timeline.cli.listening import DEFAULT_PORT, address, listen, trusted_names
from timeline.cli.options import Reading
from timeline.cli.report import Report
from timeline.resources import data

if TYPE_CHECKING:
    from timeline.export import Format
    from timeline.model import Document, Timeline
    from timeline.store import Library
    from timeline.web.download import Download

SAMPLE = "strait-bridge-2019-05-15.txt"
"""The article that an empty library greets with."""

THREADS = 8


@click.command("serve", short_help="Open the dashboard in a browser.")
@options.inputs(required=False)
@options.reading
@place.option(
    "Keep articles and edits in this file. Without it and without INPUT, in your own library; with INPUT they last until you stop."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 lets other machines in.")
@click.option("--port", type=click.IntRange(0, 65535), help=f"The port to listen on; 0 takes any free one.  [default: {DEFAULT_PORT}]")
@click.option("--open", "in_browser", is_flag=True, help="Open the page in the browser, too.")
@click.pass_obj
def command(
    report: Report,
    inputs: tuple[str, ...],
    reading: Reading,
    file: str | None,
    host: str,
    port: int | None,
    in_browser: bool,
) -> int:
    """Open the dashboard on your library, which greets with a sample while it is empty. Ctrl-C stops it.

    With INPUT it opens on these articles for a quick look: nothing is kept, unless --library names a file to add them to.

    \b
    Examples:
      timeline serve
      timeline serve article.txt --published 2016-11-23
      timeline serve --library korea.db --port 8060
    """
    with place.opened(":memory:" if inputs and file is None else file) as library:
        added = [library.add(*addition) for addition in additions(inputs, reading, report)]
        if added or not inputs:
            _serve(library, added, reading, report, host, port, in_browser)
    return report.exit_code


def _serve(library: Library, opening: list[str], reading: Reading, report: Report, host: str, port: int | None, in_browser: bool) -> None:
    from waitress.server import create_server

    with listen(report, host, port) as listening:
        server: Any = create_server(_dashboard(library, opening, reading, host), sockets=[listening], threads=THREADS, ident=None)
        page = address(host, listening)
        click.echo(f"The timeline is at {page} (Ctrl-C stops it)")
        sys.stdout.flush()
        if in_browser and _has_screen():
            import webbrowser

            webbrowser.open(page)
        server.run()
    report.say("stopped")


def _dashboard(library: Library, opening: list[str], reading: Reading, host: str) -> Any:
    from timeline.byhand import tell, understand
    from timeline.cli.given import endings, read, reopen
    from timeline.pipeline import extract
    from timeline.read import Fetcher, parse_published, read_all
    from timeline.web.app import create_app
    from timeline.web.security import LOOPBACK

    app = create_app(
        library,
        extract=extract,
        read=read,
        reopen=reopen,
        endings=endings(),
        fetch=lambda address: read_all(
            [address], language=reading.language, fetch=Fetcher(frozenset(host.lower() for host in reading.allowed))
        ),
        parse_published=parse_published,
        understand=understand,
        tell=tell,
        downloads=_downloads(),
        sample=_sample,
        opening=opening,
        trusted_hosts=trusted_names(host, LOOPBACK),
    )
    return app.server


def _downloads() -> tuple[Download, ...]:
    from timeline.export import FORMATS, html
    from timeline.export.zipped import zipped
    from timeline.web.download import Download

    def shown(timeline: Timeline, title: str, view: str) -> Iterable[str]:
        return [html.page(timeline, title=title, view=view)]

    found = [Download("html", "Web page, works offline", "text/html", lambda timeline: [html.page(timeline)], as_shown=shown)]
    for chosen in FORMATS.values():
        if chosen.name == "png" and find_spec("resvg_py") is None:
            continue
        if chosen.single:
            found.append(Download(chosen.name, f"{chosen.label}, zipped", "application/zip", partial(zipped, chosen), ending="zip"))
        else:
            found.append(Download(chosen.name, chosen.label, chosen.media_type, partial(_spelled, chosen), ending=chosen.endings[0]))
    return tuple(found)


def _spelled(chosen: Format, timeline: Timeline) -> Iterable[str] | Iterable[bytes]:
    return chosen.chunks(timeline.extractions)


def _sample() -> Document:
    from timeline.read import read

    return read(data() / "articles" / SAMPLE)


def _has_screen() -> bool:
    # Without a screen Python would open a text browser in this very terminal.
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
