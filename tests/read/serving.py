"""A web server on loopback that behaves well or badly, by the path that it is asked for."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

PAGE = b"<!doctype html><html lang='en'><title>Rain</title><body><article><p>It rained in Oslo on Sunday.</p></article></body></html>"
# Fifty megabytes in fifty kilobytes.
BOMBS = {"/bomb": gzip.compress(b" " * 50 * 2**20, 1), "/bomb-deflate": zlib.compress(b" " * 50 * 2**20, 1)}
# Answers that no web server gives.
RAW = {
    "/garbage": b"\x00\x01\x02 nothing of it\r\n\r\n",
    "/long-line": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\nIt rained.",
    "/many-lines": b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 500 + b"\r\nIt rained.",
    "/cut-off": b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n\r\nIt rained.",
    "/bad-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nIt rained.\r\n",
    "/huge-length": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nIt rained.",
    "/odd-redirect": b"HTTP/1.1 302 Found\r\nLocation: http://[::bad/\r\nContent-Length: 0\r\n\r\n",
}
STOPPED = threading.Event()


class Server(ThreadingHTTPServer):
    """Remembers what it was asked, and with which headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.close_connection = True
        if self.path in self.server.pages:
            status, headers, body = self.server.pages[self.path]
            self._send(status, headers, body)
        elif self.path.startswith("/redirect?"):
            self._send(302, {"Location": unquote(self.path.partition("?")[2])}, b"")
        elif self.path == "/loop":
            self._send(302, {"Location": "/loop"}, b"")
        elif self.path == "/endless":
            self._endless()
        elif self.path == "/slow-body":
            self._slowly(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", b".")
        elif self.path == "/slow-head":
            self._slowly(b"HTTP/1.1 200 OK\r\n", b"X")
        elif self.path in RAW:
            self._write(RAW[self.path])
        elif self.path == "/silent":
            STOPPED.wait(10)
        elif self.path == "/bomb":
            self._send(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, BOMBS["/bomb"])
        elif self.path == "/bomb-deflate":
            self._send(200, {"Content-Type": "text/html", "Content-Encoding": "deflate"}, BOMBS["/bomb-deflate"])
        else:
            self._send(404, {}, b"none")

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while self._write(b"<p>It rained.</p>" * 4000):
            pass

    def _slowly(self, first: bytes, then: bytes) -> None:
        alive = self._write(first)
        while alive and not STOPPED.wait(0.05):
            alive = self._write(then)

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            return False
        return True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    """The server, until the block is left."""
    STOPPED.clear()
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        STOPPED.set()
        server.shutdown()
        server.server_close()
        thread.join()
