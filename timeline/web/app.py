"""The dashboard as a WSGI application: ``create_app(…).server``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

import flask
import plotly
from dash import Dash

from timeline.model import Document, Timeline
from timeline.resources import assets
from timeline.store import Library
from timeline.web import address, callbacks, layout
from timeline.web.download import Download, filename
from timeline.web.intake import Read
from timeline.web.security import LOOPBACK, guard
from timeline.web.shelf import Shelf

__all__ = ["LOOPBACK", "create_app"]

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%230b66c3'/%3E%3Cpath d='M3 5h6M5 8h8M4 11h4' stroke='%23fff' stroke-width='1.6' "
    "stroke-linecap='round'/%3E%3C/svg%3E"
)

_PLOTLY = f"/plotly-{plotly.__version__}.min.js"

_INDEX = f"""<!DOCTYPE html>
<html lang="en">
<head>
{{%metas%}}
<title>{{%title%}}</title>
<link rel="icon" href="{_ICON}">
{{%css%}}
<script id="plotly" async src="PLOTLY"></script>
</head>
<body>
<noscript>The dashboard needs JavaScript. The page that “timeline export” writes shows its table without it.</noscript>
{{%app_entry%}}
<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer>
</body>
</html>"""


def create_app(
    library: Library,
    *,
    extract: Callable[[Document], Timeline],
    read: Read,
    parse_published: Callable[[str], date],
    downloads: Sequence[Download] = (),
    sample: Callable[[], Document | None] = lambda: None,
    opening: Sequence[str] = (),
    trusted_hosts: Sequence[str] | None = LOOPBACK,
) -> Dash:
    """The dashboard over a library; ``.server`` is what a WSGI server serves, with threads if it likes.

    ``extract`` turns a document into its timeline, ``read`` what a person adds into a document, and ``parse_published`` a date as people
    write it into a date (or raises :class:`~timeline.errors.DateError`). ``downloads`` are the formats of the export menu; ``sample`` is
    the article that stands in an empty library; ``opening`` are the ids of the articles shown at first (without any, the one added last).
    ``trusted_hosts`` are the names that the server answers to; ``None`` is all.
    """
    app = Dash(
        "timeline",
        title="Timeline",
        update_title="",
        assets_folder=str(assets()),
        assets_ignore=r"^page\b",
        enable_mcp=False,
        on_error=callbacks.failed,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    server: flask.Flask = app.server
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    app.index_string = _INDEX.replace("PLOTLY", _PLOTLY)
    shelf = Shelf(library, extract=extract, sample=sample, opening=opening)
    app.layout = layout.page(downloads)
    callbacks.register(app, callbacks.Desk(shelf, read, parse_published, downloads))
    _serve_plotly(server)
    _serve_downloads(server, shelf, {download.name: download for download in downloads})
    guard(server, app.csp_hashes(), trusted_hosts)
    return app


def _serve_plotly(server: flask.Flask) -> None:
    bundle = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

    @server.get(_PLOTLY)
    def plotly_bundle() -> flask.Response:
        # Its address changes with the version, so that a browser may keep it for ever.
        response = flask.send_file(bundle, mimetype="text/javascript", max_age=31_536_000)
        response.cache_control.immutable = True
        return response


def _serve_downloads(server: flask.Flask, shelf: Shelf, downloads: dict[str, Download]) -> None:
    @server.get("/download/<name>")
    def download(name: str) -> flask.Response:
        if name not in downloads:
            flask.abort(404)
        wanted = address.wanted(flask.request.query_string.decode())
        timeline = shelf.timeline(shelf.chosen(wanted))
        response = flask.Response(downloads[name].content(timeline), mimetype=downloads[name].media_type)
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(filename(timeline, downloads[name]))}"
        return response
