"""What can be downloaded, and the dialog for the page, which has a title and opens with what is in view."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash.development.base_component import Component

from timeline.web import ids
from timeline.web.access import label
from timeline.web.buttons import ending, opener
from timeline.web.download import Download
from timeline.web.routes import CORRECTIONS, LIBRARY

__all__ = ["export_menu", "page_dialog"]


def export_menu(downloads: Sequence[Download]) -> Component:
    """The button and its menu. Most formats are links; what has a title of its own is asked for it."""
    menu: Component = dmc.Menu(
        position="bottom-end",
        shadow="md",
        children=[
            opener("Export", "export"),
            dmc.MenuDropdown(
                [
                    *map(_entry, downloads),
                    dmc.MenuDivider(),
                    _link("What was corrected, JSON Lines", CORRECTIONS),
                    _link("The whole library, to go on later", LIBRARY),
                ],
                className="exports",
            ),
        ],
    )
    return menu


def page_dialog() -> Component:
    """The dialog for the page's title, and for whether it opens with what is in view now."""
    dialog: Component = dmc.Modal(
        id=ids.PAGE_DIALOG,
        title="Export as a page",
        size="sm",
        closeButtonProps=label("Close"),
        children=[
            dmc.TextInput(id=ids.PAGE_TITLE, label="Title", **{"data-autofocus": True}),
            dmc.Checkbox(
                id=ids.PAGE_VIEW,
                label="Open it as it is shown now",
                description="With this scale, zoom, search, filters and selection. Readers can change all of it; nothing is left out.",
                checked=True,
                mt="md",
            ),
            ending(ids.PAGE_DIALOG, dmc.Button("Export", id=ids.PAGE_SAVE)),
        ],
    )
    return dialog


def _entry(file: Download) -> Component:
    if file.as_shown is None:
        return _link(file.label, file.name)
    asking: Component = dmc.MenuItem(f"{file.label}…", id=ids.ask_export(file.name))
    return asking


def _link(words: str, name: str) -> Component:
    link: Component = dmc.MenuItem(words, id=ids.export(name), href="#", refresh=True)
    return link
