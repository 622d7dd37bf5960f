"""What the server answers beside Dash: scripts, downloads, what is added, and whether anything has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

import flask
import plotly

from timeline.export import corrections
from timeline.resources import joined
from timeline.web import address
from timeline.web.download import Download, filename
from timeline.web.intake import Intake, Source
from timeline.web.shelf import Shelf

__all__ = [
    "CORRECTIONS",
    "LIBRARY",
    "MOST_BYTES",
    "PLOTLY",
    "serve_downloads",
    "serve_intake",
    "serve_plotly",
    "serve_revision",
    "serve_scripts",
]

PLOTLY = f"/plotly-{plotly.__version__}.min.js"

MOST_BYTES = 200_000_000
"""The largest file that is taken in."""

CORRECTIONS = "corrections"
"""The name, among the downloads, of what people corrected."""

LIBRARY = "library.db"
"""The name, among the downloads, of the library itself."""

_TOLD = "X-Intake"


def serve_plotly(server: flask.Flask) -> None:
    """Plotly's bundle from the installed package."""
    bundle = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

    @server.get(PLOTLY)
    def plotly_bundle() -> flask.Response:
        return _kept(flask.send_file(bundle, mimetype="text/javascript"))


def serve_scripts(server: flask.Flask) -> str:
    """All scripts of the timeline and of the dashboard as one file, and its address: a browser waits for six files at a time only."""
    script = joined("dashboard/*.js", "timeline/*.js")
    where = f"/scripts-{sha256(script.encode()).hexdigest()[:16]}.js"

    @server.get(where)
    def scripts() -> flask.Response:
        return _kept(flask.Response(script, mimetype="text/javascript"))

    return where


def _kept(response: flask.Response) -> flask.Response:
    """An answer whose address changes with what it holds, so that a browser may keep it for ever."""
    response.cache_control.max_age = 31_536_000
    response.cache_control.immutable = True
    return response


def serve_downloads(server: flask.Flask, shelf: Shelf, downloads: Mapping[str, Download]) -> None:
    """The shown articles in each format: ``/download/csv?article=one&article=two``, a page also with a ``title`` and a ``view``; and what
    was corrected in them.
    """

    @server.get("/download/<name>")
    def download(name: str) -> flask.Response:
        if name not in downloads:
            flask.abort(404)
        wanted = address.wanted(flask.request.query_string.decode())
        timeline, chosen = shelf.timeline(shelf.chosen(wanted)), downloads[name]
        title, view = (flask.request.args.get(word, "") for word in ("title", "view"))
        return _attached(chosen.content(timeline, title, view), chosen.media_type, filename(timeline, chosen, title))

    @server.get(f"/download/{LIBRARY}")
    def saved() -> flask.Response:
        return _attached(shelf.library.saved(), "application/vnd.sqlite3", LIBRARY)

    @server.get(f"/download/{CORRECTIONS}")
    def corrected() -> flask.Response:
        shown = shelf.chosen(address.wanted(flask.request.query_string.decode()))
        lines = corrections.chunks((shelf.document(article), shelf.library.corrections(article)) for article in shown)
        return _attached("".join(lines).encode("utf-8", "replace"), "application/x-ndjson", "corrections.jsonl")


def _attached(content: bytes, media_type: str, name: str) -> flask.Response:
    response = flask.Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def serve_revision(server: flask.Flask, shelf: Shelf) -> None:
    """The number of the library's last edit, asked for every few seconds: it tells whether another process has written."""

    @server.get("/revision")
    def revision() -> flask.Response:
        response = flask.jsonify(shelf.library.revision())
        response.cache_control.no_store = True
        return response


def serve_intake(server: flask.Flask, intake: Intake) -> None:
    """Adding: the content in the body, what else there is to say as JSON in a header, percent-encoded.

    A page of another origin cannot send this header without asking first, and is never allowed to. The answer is a line of JSON for each
    article as soon as it is in the library. A job that is cancelled ends before its next article.
    """
    server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    cancelled: set[str] = set()

    @server.post("/intake")
    def take_in() -> flask.Response:
        if _TOLD not in flask.request.headers:
            flask.abort(400)
        told = json.loads(unquote(flask.request.headers[_TOLD]))
        job = str(told.pop("job", ""))
        source = Source(content=flask.request.get_data(cache=False), **told)

        def lines() -> Iterator[str]:
            yield from (json.dumps(asdict(outcome)) + "\n" for outcome in intake.take_in(source, lambda: job in cancelled))
            cancelled.discard(job)

        return flask.Response(lines(), mimetype="application/x-ndjson")

    @server.post("/intake/cancel")
    def cancel() -> flask.Response:
        if _TOLD not in flask.request.headers:
            flask.abort(400)
        cancelled.add(flask.request.headers[_TOLD][:64])
        return flask.Response(status=204)
