"""A port to listen on, and the address that leads there."""

from __future__ import annotations

import errno
import os
import socket

import click

from timeline.cli.report import Report

DEFAULT_PORT = 8050
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def listen(report: Report, host: str, port: int | None) -> socket.socket:
    """A socket bound to ``port``; with ``None`` to the default port or, where that is taken, to any free one.

    Raises ``click.BadParameter`` when a port that was asked for, or the host, cannot be had.
    """
    try:
        return _bound(host, DEFAULT_PORT if port is None else port)
    except socket.gaierror as error:
        raise click.BadParameter(f"this machine knows no address {host!r}", param_hint="--host") from error
    except OSError as error:
        match error.errno:
            case errno.EADDRINUSE if port is None:
                found = _bound(host, 0)
                report.say(f"port {DEFAULT_PORT} is taken; using {found.getsockname()[1]}")
                return found
            case errno.EADDRINUSE:
                raise click.BadParameter(f"port {port} is taken; choose another, or 0 for any free one", param_hint="--port") from error
            case errno.EACCES:
                raise click.BadParameter(f"you may not listen on port {port}; choose one above 1023", param_hint="--port") from error
            case _:
                raise click.BadParameter(f"cannot listen on {host!r} ({error.strerror})", param_hint="--host") from error


def address(host: str, listening: socket.socket) -> str:
    """What a browser on this machine opens to get there."""
    name = _EVERYWHERE.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{listening.getsockname()[1]}/"


def trusted_names(host: str, loopback: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names under which the dashboard answers; ``None`` is any, when it listens to all the machine's addresses.

    >>> trusted_names("192.0.2.7", ("localhost",)), trusted_names("0.0.0.0", ("localhost",))
    (('192.0.2.7', 'localhost'), None)
    """
    if host in _EVERYWHERE:
        return None
    return (f"[{host}]" if ":" in host else host, *loopback)


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    found = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            # Else the port of a server that has just been stopped is taken for a minute.
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(place)
    except OSError:
        found.close()
        raise
    return found
