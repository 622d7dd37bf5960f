"""The arguments and options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, TypeVar, cast

import click

from timeline.errors import DateError

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Reading:
    """How the inputs are read: the date and the language that a person gave, and the machines that may be private ones."""

    published: date | None = None
    language: str = ""
    allowed: tuple[str, ...] = ()


class _PublicationDate(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from timeline.read import parse_published

        try:
            return value if isinstance(value, date) else parse_published(value)
        except DateError as error:
            self.fail(str(error), param, ctx)


def published(command: Function) -> Function:
    """The option ``--published``."""
    return click.option(
        "--published",
        type=_PublicationDate(),
        help="The day from which “Sunday” and “last year” are counted, such as 2016-11-23. Without it the article's own date is used.",
    )(command)


class _Language(click.ParamType[str]):
    name = "CODE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == "":
            return ""
        code = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*", str(value).strip())
        if code is None:
            self.fail(f"“{value}” is no code of a language; write two letters, such as de or fr", param, ctx)
        # Only who names a language waits for what is known of them.
        from timeline.language.borrowed import can_borrow
        from timeline.language.shared import own_languages

        known = code[1].lower()
        if known != "en" and known not in own_languages() and not can_borrow(known):
            own = ", ".join(sorted(("en", *own_languages())))
            self.fail(f"no times are known in “{known}”; {own} are read best, and dateparser’s other languages for their dates", param, ctx)
        return known


def language(command: Function) -> Function:
    """The option ``--language``."""
    return click.option(
        "--language",
        type=_Language(),
        default="",
        help="The language of the articles, such as de; without it the page's own word, or the words of the text, tell.",
    )(command)


class _Input(click.ParamType[str]):
    name = "INPUT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        # Python takes an empty name for the folder it is in.
        if not str(value).strip():
            self.fail("an empty name names nothing; give a file, a folder, or - for standard input", param, ctx)
        return str(value)


def reading(command: Function) -> Function:
    """The options ``--published``, ``--language`` and ``--allow-host``, handed on as one ``reading``."""

    @published
    @language
    @click.option(
        "--allow-host",
        "allowed",
        metavar="HOST",
        multiple=True,
        help="Fetch pages from this machine, too, though it is in a private network; may be given several times.",
    )
    @wraps(command)
    def wrapped(*arguments: Any, published: date | None, language: str, allowed: tuple[str, ...], **options: Any) -> Any:
        return command(*arguments, reading=Reading(published, language, allowed), **options)

    return cast(Function, wrapped)


def inputs(*, required: bool) -> Callable[[Function], Function]:
    """The argument ``INPUT …``."""
    return click.argument("inputs", metavar="INPUT…" if required else "[INPUT…]", nargs=-1, required=required, type=_Input())
