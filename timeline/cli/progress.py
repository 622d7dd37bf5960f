"""How far a long run has come, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

_One = TypeVar("_One")

# Fewer articles are done before a bar has been read.
_FEWEST = 20


def is_wanted(inputs: Sequence[str]) -> bool:
    """Whether there is somebody to see a bar, and enough to do for one."""
    from timeline.read.counting import expected

    return sys.stderr.isatty() and sys.stdout.isatty() and expected(inputs) >= _FEWEST


def shown(documents: Iterable[_One], inputs: Sequence[str]) -> Iterator[_One]:
    """The same documents, with a bar on standard error that fills as they are taken."""
    from timeline.read.counting import expected

    with click.progressbar(documents, length=expected(inputs), label="Articles", show_pos=True, file=sys.stderr) as bar:
        yield from bar
