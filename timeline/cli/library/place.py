"""Where the library is: the option ``--library``, and the user's own where it is not given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.errors import LibraryError

if TYPE_CHECKING:
    from timeline.store import Article, Library

VARIABLE = "TIMELINE_LIBRARY"
"""The environment variable that names the file of the user's own library."""

Function = TypeVar("Function", bound=Callable[..., Any])


def option(help: str = "The library's file; without it your own.") -> Callable[[Function], Function]:
    """The option ``--library``."""
    return click.option("--library", "file", metavar="FILE", help=help)


def own() -> Path:
    """The user's own library: the file that :data:`VARIABLE` names, else one in the folder that the system has for such files, which is
    made where there is none.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("event-timeline", appauthor=False, ensure_exists=True) / "library.db"


@contextmanager
def opened(file: str | None) -> Iterator[Library]:
    """The library in this file, made where there is none, or the user's own."""
    from timeline.store import Library

    with Library(file or own()) as library:
        yield library


@contextmanager
def present(file: str | None) -> Iterator[Library]:
    """The library in this file, which must be there, or the user's own.

    Raises :class:`~timeline.errors.LibraryError` where a named file is not there: a misspelt name makes no library.
    """
    if file is not None and not Path(file).exists():
        raise LibraryError(file, "there is no such library; check the name, or make it with `timeline library add`")
    with opened(file) as library:
        yield library


def article_named(library: Library, name: str) -> Article:
    """The article of this id, of an id that begins so, or of this title.

    Raises ``click.BadParameter`` where there is none or several.
    """
    articles = library.articles()
    tests: tuple[Callable[[Article], bool], ...] = (
        lambda article: article.id == name,
        lambda article: article.title == name,
        lambda article: len(name) >= 3 and article.id.startswith(name),
    )
    found = next(filter(None, ([article for article in articles if test(article)] for test in tests)), [])
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(article.id for article in found)
        raise click.BadParameter(f"“{name}” names {len(found)} articles ({ids}); give one of these ids", param_hint="ARTICLE")
    raise click.BadParameter(f"there is no article “{name}”; `timeline library list` tells their ids", param_hint="ARTICLE")
