"""Fetching a page, as from a stranger: public machines only, and no more of it than an article can be.

The machine's name is looked up once; the connection is made to the address that was checked, and the name is used for nothing but the
certificate and the Host line. Each redirect is checked in the same way. No cookies, no proxies, no passwords.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from socket import SHUT_RDWR, socket
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError, NotFoundError
from timeline.read.addresses import Address, parse_address, resolved

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

_ACCEPT = "text/html, application/xhtml+xml, text/plain, application/pdf, application/rss+xml, application/atom+xml, */*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65536
# A server that does not answer at all is given up sooner than one that is slow.
_SILENCE = 15.0
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "message/rfc822": ".eml",
}
_NO_TEXT = ("image/", "video/", "audio/", "font/")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a page is fetched: bytes after unpacking, seconds for all of it, redirects."""

    size: int = 25 * 2**20
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What came: the bytes, the address that they came from in the end, the ending that their type stands for, and their encoding."""

    data: bytes
    address: str
    kind: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; ``allowed`` are the names of machines that may be private ones, as the operator says."""

    allowed: frozenset[str] = frozenset()
    limits: Limits = Limits()

    def __call__(self, written: str) -> Page:
        """The page at an address.

        Raises ``InputError`` when it is no web address, leads into a private network, cannot be reached, or is too large, too slow or no
        text; ``NotFoundError`` when there is no such page.
        """
        with _Deadline(self.limits.seconds) as deadline:
            try:
                page = self._follow(parse_address(written), written, deadline)
            except InputError:
                if not deadline.passed:
                    raise
            else:
                # What was cut may look as if it were whole.
                if not deadline.passed:
                    return page
            raise _too_slow(written, self.limits)

    def _follow(self, address: Address, written: str, deadline: _Deadline) -> Page:
        for _ in range(self.limits.redirects + 1):
            found = self._ask(address, written, deadline)
            if isinstance(found, Page):
                return found
            address = parse_address(found, address)
        raise InputError(
            written, f"redirects more than {self.limits.redirects} times; open it in the browser and give the address it ends at"
        )

    def _ask(self, address: Address, written: str, deadline: _Deadline) -> Page | str:
        """The page, or the address that the server redirects to."""
        from http.client import HTTPException

        from urllib3.exceptions import HTTPError

        problem: Exception | None = None
        for number in resolved(address, self.allowed, written):
            connection = _connection(address, number, min(_SILENCE, self.limits.seconds))
            try:
                connection.connect()
                deadline.guard(connection)
                connection.request("GET", address.target, headers=_headers(address), preload_content=False, decode_content=False)
                return self._answer(connection.getresponse(), address, written)
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                # Another of its addresses may answer.
                problem = error
            finally:
                connection.close()
            if deadline.passed:
                break
        if self.limits.seconds <= _SILENCE and "timed out" in str(problem).lower():
            # Silence is allowed for as long as the whole may take, and which of the two ends first is chance.
            raise _too_slow(written, self.limits)
        raise InputError(written, f"cannot be reached ({_words(problem)}); check the address, or save the page and give that file")

    def _answer(self, response: Any, address: Address, written: str) -> Page | str:
        location = response.headers.get("Location")
        if response.status in _REDIRECTS and location:
            return str(location)
        if response.status in (404, 410):
            raise NotFoundError(written, "there is no such page; check the address")
        if response.status in (401, 402, 403, 429, 451):
            raise InputError(written, f"is not given to programs ({response.status}); save the page in the browser and give that file")
        if response.status != 200:
            raise InputError(written, f"answers with the error {response.status}; try again later")
        told = str(response.headers.get("Content-Type", ""))
        kind = told.partition(";")[0].strip().lower()
        if kind.startswith(_NO_TEXT):
            raise InputError(written, f"is no text ({kind}); give the address of an article")
        charset = _CHARSET.search(told)
        data = self._body(response, written)
        ending = _KINDS.get(kind) or re.sub(r".*(\.\w{2,8})$|.*", r"\1", address.target.partition("?")[0]).lower()
        return Page(data, str(address), ending, charset[1] if charset else "")

    def _body(self, response: Any, written: str) -> bytes:
        unpack = _unpacker(str(response.headers.get("Content-Encoding", "")).strip().lower(), written)
        body = bytearray()
        while chunk := response.read(_CHUNK):
            try:
                body += unpack(chunk, self.limits.size + 1 - len(body))
            except zlib.error:
                raise InputError(written, "is packed in a damaged way; save the page in the browser and give that file") from None
            if len(body) > self.limits.size:
                raise InputError(written, f"is larger than {self.limits.size // 2**20} MB; no article is so long")
        return bytes(body)


def _connection(address: Address, number: str, silence: float) -> HTTPConnection:
    """A connection to a numeric address; the certificate has to be the name's."""
    # Only pages need these; they would delay the reading of files.
    import ssl

    from urllib3.connection import HTTPConnection, HTTPSConnection

    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=silence)
    return HTTPSConnection(
        number,
        address.port,
        timeout=silence,
        ssl_context=ssl.create_default_context(),
        server_hostname=address.name,
        assert_hostname=address.name,
    )


def _headers(address: Address) -> dict[str, str]:
    return {
        "Host": address.origin.partition("://")[2],
        "User-Agent": user_agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def user_agent() -> str:
    """How this program calls itself to servers."""
    from importlib import metadata

    return f"event-timeline/{metadata.version('event-timeline')} (fetches single articles for a reader)"


def _unpacker(encoding: str, written: str) -> Callable[[bytes, int], bytes]:
    """Unpacks what comes, at most so many bytes at a time."""
    if encoding in ("", "identity"):
        return lambda chunk, most: chunk[:most]
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise InputError(written, f"is packed in a way that was not asked for ({encoding[:40]}); save the page and give that file")
    # 32 recognizes the heads of gzip and zlib by themselves.
    packed = zlib.decompressobj(zlib.MAX_WBITS | 32)
    return lambda chunk, most: packed.decompress(chunk, most)


def _too_slow(written: str, limits: Limits) -> InputError:
    return InputError(written, f"does not arrive within {limits.seconds:g} seconds; try again later, or save the page and give that file")


def _words(error: Exception | None) -> str:
    """The reason of a failure in a few words, without the library's own."""
    import ssl

    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error) or "Certificate" in type(error).__name__:
        return "its certificate is not valid"
    reason = getattr(error, "strerror", None) or f"its answer is no page: {type(error).__name__}"
    if "refused" in str(error):
        reason = "it refuses to connect"
    elif "timed out" in str(error).lower():
        reason = "it does not answer"
    return str(reason)


class _Deadline:
    """Cuts the connection that is open when the time is up: a server that sends a byte now and then would otherwise hold it for ever."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._socket: socket | None = None
        self._lock = Lock()
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def guard(self, connection: HTTPConnection) -> None:
        """Cut this connection from now on."""
        # The socket itself: once the answer's head is there, the connection lets go of it.
        with self._lock:
            self._socket = connection.sock
        if self.passed:
            self._cut()

    def _cut(self) -> None:
        self.passed = True
        # It may have been closed just before.
        with self._lock, suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(SHUT_RDWR)
