"""What a dialog ends with."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash.development.base_component import Component

from timeline.web import ids

__all__ = ["ending"]


def ending(dialog: str, *does: Component, way: str = "") -> Component:
    """A dialog's last row: a button that closes it and changes nothing, and what does what it is for; ``way`` tells several rows apart."""
    row: Component = dmc.Group(
        [dmc.Button("Cancel", id=ids.cancel(dialog, way), variant="default"), *does], justify="flex-end", className="ending"
    )
    return row
