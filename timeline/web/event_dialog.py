"""The dialogs for events: what is said about one, and what one is merged with."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from timeline.chrono import edtf
from timeline.chrono.interval import Interval
from timeline.chrono.wording import words
from timeline.view.colours import CATEGORIES
from timeline.web import ids
from timeline.web.access import label
from timeline.web.buttons import ending
from timeline.web.curation import Proposal

__all__ = ["event_dialog", "merge_dialog", "proposal_title", "when_preview"]


def event_dialog() -> Component:
    """The dialog for an event's words, date, category and note: to edit one, to add one, and to date an expression."""
    dialog: Component = dmc.Modal(
        id=ids.EVENT_DIALOG,
        title="Edit event",
        size="md",
        closeButtonProps=label("Close"),
        children=[
            html.P(id=ids.EVENT_ABOUT, className="about"),
            dmc.TextInput(id=ids.EVENT_HEADLINE, label="What happened"),
            dmc.TextInput(
                id=ids.EVENT_WHEN,
                label="When",
                description="As you would write it: 3 Feb 2015, spring 2015, about 1910, 1939–1945, since 2010, 44 BC",
                mt="md",
                **{"data-autofocus": True},
            ),
            html.Div(id=ids.EVENT_PREVIEW, className="preview", role="status"),
            dmc.Select(
                id=ids.EVENT_CATEGORY,
                label="Category",
                data=[{"value": category.key, "label": category.label} for category in CATEGORIES],
                allowDeselect=False,
                mt="md",
            ),
            dmc.Textarea(id=ids.EVENT_NOTE, label="Note", autosize=True, minRows=2, maxRows=8, mt="md"),
            ending(ids.EVENT_DIALOG, dmc.Button("Save", id=ids.EVENT_SAVE)),
        ],
    )
    return dialog


def merge_dialog() -> Component:
    """The dialog in which another event is chosen that tells the same."""
    dialog: Component = dmc.Modal(
        id=ids.MERGE_DIALOG,
        title="Merge events",
        size="md",
        closeButtonProps=label("Close"),
        children=[
            html.P(id=ids.MERGE_ABOUT, className="about"),
            dmc.Select(
                id=ids.MERGE_WITH,
                label="The event that tells the same",
                description="It becomes another source of this one, which keeps its words and its date. You can split them again.",
                placeholder="Type to search",
                searchable=True,
                nothingFoundMessage="No such event",
                data=[],
                maxDropdownHeight=260,
                withScrollArea=False,
                comboboxProps={"withinPortal": True},
                **{"data-autofocus": True},
            ),
            ending(ids.MERGE_DIALOG, dmc.Button("Merge", id=ids.MERGE_SAVE)),
        ],
    )
    return dialog


def proposal_title(proposal: Proposal) -> str:
    """What is asked of a person who makes an event of an expression.

    >>> proposal_title(Proposal("yesterday", "It rained yesterday.", "It rained", "other", ""))
    'When was “yesterday”?'
    """
    return f"Make an event of “{proposal.written}”" if proposal.when else f"When was “{proposal.written}”?"


def when_preview(interval: Interval) -> list[Any]:
    """A date in words, and as EDTF."""
    return [html.P([words(interval), " ", html.Code(edtf.spell(interval))], className="date")]
