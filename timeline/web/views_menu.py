"""Saved views: a menu of them, and the dialog that asks for a name."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from timeline.store import View
from timeline.web import ids
from timeline.web.access import label
from timeline.web.buttons import ending, opener

__all__ = ["view_dialog", "view_entries", "views_menu"]


def views_menu() -> Component:
    """The button and its menu, without entries."""
    menu: Component = dmc.Menu(
        position="bottom-end",
        shadow="md",
        width=280,
        children=[
            opener("Views", "views"),
            dmc.MenuDropdown(html.Div(view_entries(()), id=ids.VIEWS, role="none")),
        ],
    )
    return menu


def view_entries(views: Sequence[View]) -> list[Component]:
    """An entry for each view, each with a button that removes it, and one that saves what is shown."""
    entries = [
        html.Div(
            [
                dmc.MenuItem(view.name, id=ids.view(view.name)),
                dmc.MenuItem(
                    html.Span(className="icon close"), id=ids.forget(view.name), className="forget", **label(f"Remove the view {view.name}")
                ),
            ],
            className="view-entry",
            role="none",
        )
        for view in views
    ]
    none = [] if entries else [html.P("No saved views yet.", className="about")]
    return [*entries, *none, dmc.MenuDivider(), dmc.MenuItem("Save this view…", id=ids.VIEW_ASK)]


def view_dialog() -> Component:
    """The dialog that asks for a view's name."""
    dialog: Component = dmc.Modal(
        id=ids.VIEW_DIALOG,
        title="Save this view",
        size="sm",
        closeButtonProps=label("Close"),
        children=[
            html.P("Which articles are shown, search and filters, scale, zoom and the selected event.", className="about"),
            dmc.TextInput(id=ids.VIEW_NAME, label="Name", **{"data-autofocus": True}),
            ending(ids.VIEW_DIALOG, dmc.Button("Save", id=ids.VIEW_SAVE)),
        ],
    )
    return dialog
