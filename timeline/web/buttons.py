"""Buttons that several parts of the shell have: what opens a menu, and what a dialog ends with."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from timeline.web import ids
from timeline.web.access import label

__all__ = ["ending", "opener"]


def opener(words: str, icon: str) -> Component:
    """The button that a menu of the header hangs on; where there is little room its icon stands for its words."""
    button = dmc.Button(
        html.Span(words, className="label"),
        variant="default",
        leftSection=html.Span(className=f"icon {icon}"),
        className="menu-button",
        **label(words),
    )
    target: Component = dmc.MenuTarget(button)
    return target


def ending(dialog: str, *does: Component, way: str = "") -> Component:
    """A dialog's last row: a button that closes it and changes nothing, and what does what it is for; ``way`` tells several rows apart."""
    row: Component = dmc.Group(
        [dmc.Button("Cancel", id=ids.cancel(dialog, way), variant="default"), *does], justify="flex-end", className="ending"
    )
    return row
