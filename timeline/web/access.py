"""Attributes for assistive technology."""

from __future__ import annotations

from typing import Any

__all__ = ["label"]


def label(words: str) -> dict[str, Any]:
    """What a part of the page that shows no words is called: ``**label("Close")`` among a component's arguments.

    >>> label("Close")
    {'aria-label': 'Close'}
    """
    return {"aria-label": words}
