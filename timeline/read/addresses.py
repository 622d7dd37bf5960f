"""Which machines a page may be fetched from: public ones, and those that the operator names.

What counts is the address that is connected to, never the name: a name may stand for a private address today that was public yesterday.
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from timeline.errors import InputError

_PORTS = {"http": 80, "https": 443}
# Services other than the web listen below it.
_FIRST_FREE_PORT = 1024
# In these an IPv4 address is written that the packets go to in the end: NAT64 (RFC 6052), its local form (RFC 8215).
_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48")))
_SAFE = "/:@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a page: ``target`` is what its server is asked for, ``name`` the machine's name as it is looked up."""

    scheme: str
    name: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """The server, as other addresses on it begin."""
        shown = f"[{self.name}]" if ":" in self.name else self.name
        return f"{self.scheme}://{shown}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    def __str__(self) -> str:
        return self.origin + self.target


def parse_address(written: str, base: Address | None = None) -> Address:
    """An address as people and pages write it; one that is not whole counts from ``base``.

    Raises ``InputError`` for one that is no web address, or names another service.

    >>> str(parse_address("HTTP://Example.org:80/a b?c=d#e")), str(parse_address("//example.org/b", parse_address("https://example.com")))
    ('http://example.org/a%20b?c=d', 'https://example.org/b')
    """
    whole = written.strip()
    shown = whole if len(whole) <= 120 else whole[:120] + " …"
    try:
        whole = urljoin(str(base), whole) if base else whole
        parts = urlsplit(whole)
        port = parts.port
        name = (parts.hostname or "").rstrip(".")
        if not name.isascii():
            name = name.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise InputError(shown, "is no address of a page; check it") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise InputError(shown, "is no address of a page on the web; those begin with http:// or https://")
    if not name or " " in name or not whole.isprintable():
        raise InputError(shown, "is no address of a page; check it")
    if parts.username is not None or parts.password is not None:
        raise InputError(shown, "holds a name or a password, which are not sent; save the page in the browser and give that file")
    if port is not None and port < _FIRST_FREE_PORT and port not in _PORTS.values():
        raise InputError(shown, f"names the port {port}, on which no page is; leave it out")
    target = urlunsplit(("", "", quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE + "?"), ""))
    return Address(scheme, name, port or _PORTS[scheme], target)


def resolved(address: Address, allowed: Collection[str], shown: str) -> list[str]:
    """The numeric addresses of the machine that a page may be fetched from, in the order of the name service: the public ones, or all when
    its name is among those ``allowed``.

    Raises ``InputError`` when there is none.
    """
    try:
        answers = socket.getaddrinfo(address.name, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(
            shown, f"cannot be reached: there is no machine called {address.name}; check the address and your network"
        ) from None
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if address.name in allowed:
        return found
    public = [number for number in found if is_public(number)]
    if not public:
        problem = (
            f"leads to {address.name} in a private network, which is not fetched from; if you trust it, use --allow-host {address.name}"
        )
        raise InputError(shown, problem)
    return public


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the open internet's, with the address inside it where it carries another.

    >>> [is_public(number) for number in ("93.184.216.34", "127.0.0.1", "10.0.0.1", "169.254.169.254", "224.0.0.1", "0.0.0.0")]
    [True, False, False, False, False, False]
    >>> [is_public(number) for number in ("2606:2800:220:1::1", "::1", "fe80::1%eth0", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False, False]
    """
    try:
        address: IPv4Address | IPv6Address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and any(address in network for network in _TRANSLATED):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback)
