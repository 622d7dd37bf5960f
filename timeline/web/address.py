"""Which articles are shown, in the page's address: ``?article=one&article=two``."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qs, urlencode

__all__ = ["search", "wanted"]


def wanted(search: str | None) -> tuple[str, ...]:
    """The ids that an address's query names, each once, in its order.

    >>> wanted("?article=b&article=a&article=b"), wanted("")
    (('b', 'a'), ())
    """
    return tuple(dict.fromkeys(parse_qs((search or "").removeprefix("?")).get("article", ())))


def search(articles: Iterable[str]) -> str:
    """The query that names these articles; nothing for none.

    >>> search(["b", "a"]), search([])
    ('?article=b&article=a', '')
    """
    query = urlencode([("article", article) for article in articles])
    return f"?{query}" if query else ""
