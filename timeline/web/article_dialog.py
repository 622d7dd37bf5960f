"""The dialogs for articles: adding them, and what can be changed about one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from timeline.chrono.granularity import instant
from timeline.chrono.wording import day
from timeline.model import Document
from timeline.web import ids
from timeline.web.access import label
from timeline.web.buttons import ending
from timeline.web.moves import Move, Moved

__all__ = ["about", "add_dialog", "date_words", "edit_dialog", "preview"]


def add_dialog() -> Component:
    """The dialog for adding articles by file, by text and by address."""
    tabs = {"files": ("Files", _files()), "text": ("Text", _text()), "address": ("Web page", _address())}
    dialog: Component = dmc.Modal(
        id=ids.ADD_DIALOG,
        title="Add articles",
        size="lg",
        closeButtonProps=label("Close"),
        children=dmc.Tabs(
            id=ids.ADD_WAY,
            value="files",
            children=[
                dmc.TabsList([dmc.TabsTab(name, value=way) for way, (name, _) in tabs.items()]),
                *(dmc.TabsPanel(panel, value=way, pt="md") for way, (_, panel) in tabs.items()),
            ],
        ),
    )
    return dialog


def edit_dialog() -> Component:
    """The dialog for an article's title and publication date, for reading it again, and for taking it out."""
    dialog: Component = dmc.Modal(
        id=ids.EDIT_DIALOG,
        title="About this article",
        size="md",
        closeButtonProps=label("Close"),
        children=[
            html.P(id=ids.EDIT_ABOUT, className="about"),
            dmc.TextInput(id=ids.EDIT_TITLE, label="Title"),
            dmc.TextInput(
                id=ids.EDIT_PUBLISHED,
                label="Publication date",
                description="As you would write it. Left empty, what is counted from it stays undated.",
                placeholder="23 November 2016",
                mt="md",
                **{"data-autofocus": True},
            ),
            html.Div(id=ids.EDIT_PREVIEW, className="preview", role="status"),
            # One above the other: side by side the words have no room.
            dmc.Stack(
                [
                    dmc.Button("Read a corrected version from a file…", id=ids.EDIT_AGAIN, variant="default"),
                    dmc.Button("Read its page again", id=ids.EDIT_REFETCH, variant="default", disabled=True),
                ],
                gap="xs",
                mt="lg",
            ),
            html.P("It takes the place of this text; what was changed by hand stays.", className="about beneath"),
            dmc.Group(
                [
                    dmc.Button("Remove from library", id=ids.EDIT_REMOVE, variant="subtle", color="red", className="remove"),
                    ending(ids.EDIT_DIALOG, dmc.Button("Save", id=ids.EDIT_SAVE)),
                ],
                justify="space-between",
                mt="lg",
            ),
        ],
    )
    return dialog


def date_words(published: date | None) -> str:
    """A publication date in words.

    >>> date_words(date(2016, 11, 23)), date_words(None)
    ('Wednesday 23 November 2016', 'not known')
    """
    return "not known" if published is None else day(instant(published.year, published.month, published.day))


def about(document: Document) -> str:
    """Where the dates of an article come from.

    >>> about(Document("", published=date(2016, 11, 23), published_from="header line 1", updated=date(2016, 11, 25)))
    'The publication date was found in header line 1. Last changed on Friday 25 November 2016; nothing is counted from that day.'
    """
    found = {"": "No publication date was found.", "given": "The publication date was given by hand."}
    where = found.get(document.published_from, f"The publication date was found in {document.published_from}.")
    changed = f" Last changed on {date_words(document.updated)}; nothing is counted from that day." if document.updated else ""
    return where + changed


def preview(published: date | None, moved: Moved | None = None) -> Sequence[Component]:
    """A date in words, and what moves with it: all of it, as long as that may be."""
    words = html.P(date_words(published), className="date")
    if moved is None:
        return [words]
    stay = "1 date set by hand stays" if moved.stay == 1 else f"{moved.stay} dates set by hand stay"
    return [
        words,
        *_moving(moved.events, "1 event moves", "events move"),
        *_moving(moved.others, "1 other time moves", "other times move"),
        *([html.P(stay)] if moved.stay else []),
    ]


def _moving(moves: Sequence[Move], one: str, more: str) -> list[Component]:
    rows = [html.Tr([html.Td(move.written), html.Td(move.before), html.Td("→", **label("becomes")), html.Td(move.after)]) for move in moves]
    if not rows:
        return []
    told = one if len(rows) == 1 else f"{len(rows)} {more}"
    return [html.P(told), html.Div(html.Table(html.Tbody(rows)), className="moving", role="group", **label(told))]


def _files() -> Component:
    choose = html.Button(
        [
            html.Strong("Drop files or folders here, or choose files"),
            html.Span("Text, web pages, PDF, Word, mail, feeds, JSON Lines, CSV and more; as many as you like."),
            html.Span("Timelines, too: calendars (.ics), TimelineJS, markwhen, our own JSON."),
        ],
        id=ids.ADD_CHOOSE,
        className="drop",
        type="button",
    )
    folder = dmc.Button("Choose a folder…", id=ids.ADD_FOLDER, variant="default")
    return html.Div([choose, ending(ids.ADD_DIALOG, folder, way="files")])


def _text() -> Component:
    return html.Div(
        [
            dmc.Textarea(
                id=ids.ADD_TEXT,
                label="Article",
                placeholder="Paste the article, with its date line if it has one",
                autosize=True,
                minRows=7,
                maxRows=14,
                persistence=True,
                persistence_type="session",
            ),
            dmc.TextInput(id=ids.ADD_TITLE, label="Title", placeholder="The first line, if you leave this empty", mt="md"),
            dmc.TextInput(
                id=ids.ADD_PUBLISHED,
                label="Publication date",
                description="Only if the article does not say it itself: “Sunday” and “last year” are counted from it.",
                placeholder="23 November 2016",
                mt="md",
            ),
            html.Div(id=ids.ADD_PREVIEW, className="preview", role="status"),
            ending(ids.ADD_DIALOG, dmc.Button("Add", id=ids.ADD_SUBMIT), way="text"),
        ]
    )


def _address() -> Component:
    return html.Div(
        [
            dmc.TextInput(id=ids.ADD_URL, label="Address of the page", placeholder="https://…"),
            ending(ids.ADD_DIALOG, dmc.Button("Add", id=ids.ADD_FETCH), way="address"),
        ]
    )
