"""Headers that keep a page to itself: nothing of an article can run as code, and nothing leaves the computer."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import flask

__all__ = ["LOOPBACK", "guard", "name_of", "policy"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names by which a computer calls itself."""


def policy(script_hashes: Iterable[str] = ()) -> str:
    """A content security policy: everything from this server alone, scripts besides from those inline ones that have these hashes.

    Mantine and the grid write their styles into the page, and the grid's icons are a font in a ``data:`` address.

    >>> policy(["'sha256-x'"]).split("; ")[:2]
    ["default-src 'none'", "script-src 'self' 'sha256-x'"]
    """
    directives = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *script_hashes),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:"),
        "font-src": ("'self'", "data:"),
        "connect-src": ("'self'",),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
        "frame-ancestors": ("'self'",),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def name_of(host: str) -> str:
    """The name in a ``Host`` header, without its port.

    >>> name_of("[::1]:8050"), name_of("LocalHost")
    ('[::1]', 'localhost')
    """
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def guard(server: flask.Flask, script_hashes: Iterable[str], trusted_hosts: Collection[str] | None) -> None:
    """Send the headers with every answer of ``server``, and answer only to ``trusted_hosts`` where there are any.

    Otherwise a foreign page could point its own name at this computer and read the library under it.
    """
    headers = {
        "Content-Security-Policy": policy(script_hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }

    @server.before_request
    def refuse_strangers() -> None:
        if trusted_hosts is not None and name_of(flask.request.host) not in trusted_hosts:
            flask.abort(400, f"This server answers to {', '.join(trusted_hosts)} only.")

    @server.after_request
    def protect(response: flask.Response) -> flask.Response:
        response.headers.update(headers)
        return response
