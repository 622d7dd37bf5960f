"""Enums whose ``repr`` pastes back into Python, so that the ``repr`` of whatever holds them does."""

from __future__ import annotations

from enum import Enum


class Pasteable(Enum):
    """The first base of an enum that is written as its name.

    >>> class Colour(Pasteable):
    ...     RED = "red"
    >>> Colour.RED
    Colour.RED
    """

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
