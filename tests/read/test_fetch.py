"""Pages are fetched from public machines only, whatever is tried, and no more of them than an article can be."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from serving import PAGE, RAW, Server, serving

from timeline.errors import InputError, NotFoundError
from timeline.model import Document
from timeline.read import read, read_all
from timeline.read.addresses import is_public, parse_address
from timeline.read.fetch import Fetcher, Limits

HERE = frozenset({"127.0.0.1"})
SMALL = Limits(size=100_000, seconds=20, redirects=3)
FETCH, HASTY = Fetcher(HERE, SMALL), Fetcher(HERE, Limits(seconds=0.7))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        running.pages["/rain"] = (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)
        yield running


def refused(fetch: Fetcher, address: str) -> str:
    with pytest.raises(InputError) as caught:
        fetch(address)
    return str(caught.value)


def test_a_page_is_read_with_its_address(server: Server) -> None:
    document = read(f"{server.origin}/rain", fetch=FETCH)
    assert document.text == "It rained in Oslo on Sunday."
    assert document.url == document.id == f"{server.origin}/rain"


def test_a_private_machine_is_refused_unless_named(server: Server) -> None:
    said = refused(Fetcher(limits=SMALL), f"{server.origin}/rain")
    assert "leads to 127.0.0.1 in a private network" in said
    assert "--allow-host 127.0.0.1" in said


LOOPBACKS = ["http://localhost:{}/rain", "http://2130706433:{}/rain", "http://0x7f.1:{}/rain", "http://[::ffff:127.0.0.1]:{}/rain"]


@pytest.mark.parametrize("written", LOOPBACKS)
def test_no_way_to_write_loopback_gets_through(server: Server, written: str) -> None:
    before = len(server.asked)
    assert "private network" in refused(FETCH, written.format(server.server_port))
    assert len(server.asked) == before


FORBIDDEN = [
    ("http://localhost:{}/rain", "private network"),
    ("http://2130706433:{}/rain", "private network"),
    ("http://169.254.169.254/latest/meta-data/", "private network"),
    ("http://10.0.0.1/", "private network"),
    ("http://[::1]:{}/rain", "private network"),
    ("//localhost:{}/rain", "private network"),
    ("file:///etc/passwd", "no address of a page on the web"),
    ("ftp://127.0.0.1/rain", "no address of a page on the web"),
    ("gopher://127.0.0.1:{}/", "no address of a page on the web"),
    ("http://user:secret@127.0.0.1:{}/rain", "holds a name or a password"),
    ("http://127.0.0.1:25/", "names the port 25"),
]


@pytest.mark.parametrize(("target", "said"), FORBIDDEN, ids=[target for target, _ in FORBIDDEN])
def test_a_redirect_is_checked_as_the_address_is(server: Server, target: str, said: str) -> None:
    before = [path for path, _ in server.asked].count("/rain")
    assert said in refused(FETCH, f"{server.origin}/redirect?{target.format(server.server_port)}")
    assert [path for path, _ in server.asked].count("/rain") == before


def test_redirects_are_followed_and_end(server: Server) -> None:
    page = FETCH(f"{server.origin}/redirect?/redirect?{server.origin}/rain")
    assert (page.data, page.address, page.kind, page.encoding) == (PAGE, f"{server.origin}/rain", ".html", "utf-8")
    assert "redirects more than 3 times" in refused(FETCH, f"{server.origin}/loop")


def test_the_machine_that_was_checked_is_the_one_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is looked up and private a moment later is asked for once only."""
    looked_up: list[str] = []
    really = socket.getaddrinfo

    def answer(host: str, port: int, *rest: Any, **more: Any) -> Any:
        if host == "rebinding.example":
            looked_up.append(host)
            number = "127.0.0.1" if len(looked_up) == 1 else "10.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]
        assert host == "127.0.0.1", "only the number that was checked may be looked up again"
        return really(host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    page = Fetcher(frozenset({"rebinding.example"}), SMALL)(f"http://rebinding.example:{server.server_port}/rain")
    assert page.data == PAGE
    assert looked_up == ["rebinding.example"]
    assert server.asked[-1][1]["host"] == f"rebinding.example:{server.server_port}"


def test_a_name_with_a_private_address_among_others_goes_to_the_public_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.read.addresses import resolved

    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("10.0.0.1", "93.184.216.34", "93.184.216.34")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **more: answers)
    assert resolved(parse_address("http://mixed.example/"), (), "") == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/endless", "is larger than 0 MB"),
        ("/bomb", "is larger than 0 MB"),
        ("/bomb-deflate", "is larger than 0 MB"),
    ],
)
def test_what_is_too_much_is_given_up(server: Server, path: str, said: str) -> None:
    assert said in refused(FETCH, server.origin + path)


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head", "/silent"])
def test_what_is_too_slow_is_given_up(server: Server, path: str) -> None:
    assert "does not arrive within 0.7 seconds" in refused(HASTY, server.origin + path)


WRONG = [
    ("/picture", 200, {"Content-Type": "image/png"}, b"\x89PNG", "is no text (image/png)"),
    ("/film", 200, {"Content-Type": "video/mp4"}, b"....", "is no text (video/mp4)"),
    ("/brotli", 200, {"Content-Type": "text/html", "Content-Encoding": "br"}, b"....", "is packed in a way that was not asked for (br)"),
    ("/twice", 200, {"Content-Type": "text/html", "Content-Encoding": "gzip, gzip"}, b"....", "is packed in a way"),
    ("/damaged", 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"no gzip", "is packed in a damaged way"),
    ("/login", 403, {}, b"", "is not given to programs (403)"),
    ("/broken", 500, {}, b"", "answers with the error 500"),
]


@pytest.mark.parametrize(("path", "status", "headers", "body", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_no_article_is_named(server: Server, path: str, status: int, headers: dict[str, str], body: bytes, said: str) -> None:
    server.pages[path] = (status, headers, body)
    assert said in refused(FETCH, server.origin + path)


@pytest.mark.parametrize("path", sorted(RAW))
def test_an_answer_that_is_none_is_named(server: Server, path: str) -> None:
    assert refused(FETCH, server.origin + path)


def test_a_wrong_type_of_binary_content_is_found_out(server: Server) -> None:
    server.pages["/fake"] = (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    [found] = read_all([f"{server.origin}/fake"], fetch=FETCH)
    assert isinstance(found, InputError)


def test_there_is_no_such_page(server: Server) -> None:
    with pytest.raises(NotFoundError, match="there is no such page"):
        FETCH(f"{server.origin}/none")


def test_what_nobody_answers_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "it refuses to connect" in refused(FETCH, f"http://127.0.0.1:{port}/rain")


def test_a_packed_page_is_unpacked_and_an_encoding_kept(server: Server) -> None:
    server.pages["/packed"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    assert FETCH(f"{server.origin}/packed").data == PAGE
    text = "Wczoraj w Łodzi padało, a śnieg zamienił się w błoto.".encode("iso-8859-2")
    server.pages["/polish"] = (200, {"Content-Type": "text/plain; charset=ISO-8859-2"}, text)
    document = read(f"{server.origin}/polish", fetch=FETCH)
    assert (document.text, document.warnings[:1]) == (text.decode("iso-8859-2"), document.warnings[:1])
    assert "Łodzi" in document.text


def test_nothing_of_ours_is_sent(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookies, though the server sets them; no proxy of the environment; a plain name of the program."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.pages["/cookie"] = (302, {"Location": "/rain", "Set-Cookie": "id=1"}, b"")
    assert FETCH(f"{server.origin}/cookie").data == PAGE
    sent = server.asked[-1][1]
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert sent["user-agent"].startswith("event-timeline/")


def test_a_page_of_another_form_is_read_by_its_type(server: Server) -> None:
    server.pages["/notes"] = (200, {"Content-Type": "text/markdown"}, b"# Rain\n\nIt **rained** on Sunday.")
    document = read(f"{server.origin}/notes", fetch=FETCH)
    assert document.text == "Rain\n\nIt rained on Sunday."
    server.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, b"<rss version='2.0'><channel></channel></rss>")
    [found] = read_all([f"{server.origin}/feed"], fetch=FETCH)
    assert not isinstance(found, Document)
    assert "is a feed without entries" in str(found)


PRIVATE = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.255.255.254", "169.254.0.1", "172.16.0.1", "192.0.0.1", "192.0.2.1", "192.168.0.1"),
    *("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1"),
    *("2002:a00:1::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%lo", "fec0::1", "ff02::1", "nonsense", ""),
]


@pytest.mark.parametrize("number", PRIVATE)
def test_no_address_but_a_public_one_counts_as_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_public_addresses_are_public(number: str) -> None:
    assert is_public(number)


NO_ADDRESS = [
    "http://",
    "http:///a",
    "https://a b/",
    "http://a:99999/",
    "http://[::1",
    "javascript:alert(1)",
    "http://a\n.example/",
    "http://a:b@c/",
]


@pytest.mark.parametrize("written", NO_ADDRESS)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(InputError):
        parse_address(written)


def test_addresses_are_sent_as_servers_expect_them() -> None:
    assert (
        str(parse_address("https://Bücher.example/Straße?q=ä b&r=%20#x")) == "https://xn--bcher-kva.example/Stra%C3%9Fe?q=%C3%A4%20b&r=%20"
    )
    assert str(parse_address("http://[2606:4700::1]:8080")) == "http://[2606:4700::1]:8080/"
