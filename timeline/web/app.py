"""The dashboard as a WSGI application: ``create_app(…).server``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import flask
from dash import Dash

from timeline.model import Document, Timeline
from timeline.resources import assets, joined
from timeline.store import Library
from timeline.web import callbacks, layout, routes
from timeline.web.curation import Curator, Tell, Understand
from timeline.web.download import Download
from timeline.web.intake import Fetch, Intake, Read
from timeline.web.security import LOOPBACK, guard
from timeline.web.shelf import Reopen, Shelf

__all__ = ["LOOPBACK", "create_app"]

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%230b66c3'/%3E%3Cpath d='M3 5h6M5 8h8M4 11h4' stroke='%23fff' stroke-width='1.6' "
    "stroke-linecap='round'/%3E%3C/svg%3E"
)

_INDEX = f"""<!DOCTYPE html>
<html lang="en">
<head>
{{%metas%}}
<title>{{%title%}}</title>
<link rel="icon" href="{_ICON}">
{{%css%}}
<style>
STYLES
</style>
<meta name="plotly" content="PLOTLY">
</head>
<body>
<noscript>The dashboard needs JavaScript. The page that “timeline export” writes shows its table without it.</noscript>
{{%app_entry%}}
<footer>{{%config%}}{{%scripts%}}<script src="SCRIPTS"></script>{{%renderer%}}</footer>
</body>
</html>"""


def create_app(
    library: Library,
    *,
    extract: Callable[[Document], Timeline],
    read: Read,
    fetch: Fetch,
    parse_published: Callable[[str], date],
    understand: Understand,
    tell: Tell,
    reopen: Reopen = lambda given: Timeline(()),
    endings: Sequence[str] = (),
    downloads: Sequence[Download] = (),
    sample: Callable[[], Document | None] = lambda: None,
    opening: Sequence[str] = (),
    trusted_hosts: Sequence[str] | None = LOOPBACK,
) -> Dash:
    """The dashboard over a library; ``.server`` is what a WSGI server serves, with threads if it likes.

    ``extract`` turns a document into its timeline, ``read`` what a person adds into documents, ``fetch`` an address, ``parse_published`` a
    full date as people write it into a date and ``understand`` any time that they type into an interval (both raise
    :class:`~timeline.errors.DateError`); ``tell`` makes the event of an expression that a person dated. ``reopen`` reads what ``read`` gave
    as told in a timeline; ``endings`` are those of the files that are taken out of a folder. ``downloads`` are the formats of the export
    menu; ``sample`` is the article that stands in an empty library; ``opening`` are the ids of the articles shown at first (without any,
    what was shown last). ``trusted_hosts`` are the names that the server answers to; ``None`` is all.
    """
    app = Dash(
        "timeline",
        title="Timeline",
        update_title="",
        assets_folder=str(assets()),
        # Scripts are served as one file, and styles stand in the page, which is seen the sooner.
        assets_ignore=r"\.(css|js)$",
        enable_mcp=False,
        on_error=callbacks.failed,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    server: flask.Flask = app.server
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    app.index_string = (
        _INDEX.replace("STYLES", joined("dashboard.css", "timeline.css"))
        .replace("PLOTLY", routes.PLOTLY)
        .replace("SCRIPTS", routes.serve_scripts(server))
    )
    shelf = Shelf(library, extract=extract, reopen=reopen, sample=sample, opening=opening)
    app.layout = layout.page(downloads, endings, kept=library.is_kept)
    callbacks.register(app, callbacks.Desk(shelf, Curator(shelf, understand, tell), parse_published))
    routes.serve_plotly(server)
    routes.serve_downloads(server, shelf, {download.name: download for download in downloads})
    routes.serve_revision(server, shelf)
    routes.serve_intake(server, Intake(shelf, read, fetch, parse_published))
    guard(server, app.csp_hashes(), trusted_hosts)
    return app
