"""The arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from timeline.errors import DateError

Function = TypeVar("Function", bound=Callable[..., Any])


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


def inputs(*, required: bool) -> Callable[[Function], Function]:
    """The argument ``INPUT …``."""
    return click.argument("inputs", metavar="INPUT…" if required else "[INPUT…]", nargs=-1, required=required)
