"""The two dialogs: adding articles, and what can be changed about one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from timeline.chrono.granularity import instant
from timeline.chrono.wording import day
from timeline.web import ids
from timeline.web.access import label
from timeline.web.intake import Outcome
from timeline.web.moves import Move

__all__ = ["add_dialog", "date_words", "edit_dialog", "outcomes", "preview"]

MOVES_SHOWN = 8
"""As many moving expressions are listed one by one; the others are counted."""


def add_dialog() -> Component:
    """The dialog for adding articles by file and by text."""
    dialog: Component = dmc.Modal(
        id=ids.ADD_DIALOG,
        title="Add articles",
        size="lg",
        closeButtonProps=label("Close"),
        children=[
            dmc.Tabs(
                id=ids.ADD_WAY,
                value="files",
                children=[
                    dmc.TabsList(
                        [
                            dmc.TabsTab("Files", value="files"),
                            dmc.TabsTab("Text", value="text"),
                        ]
                    ),
                    dmc.TabsPanel(_files(), value="files", pt="md"),
                    dmc.TabsPanel(_text(), value="text", pt="md"),
                ],
            ),
            html.Div(id=ids.ADD_OUTCOMES, className="outcomes", role="status"),
        ],
    )
    return dialog


def edit_dialog() -> Component:
    """The dialog for an article's title and publication date, and for taking it out."""
    dialog: Component = dmc.Modal(
        id=ids.EDIT_DIALOG,
        title="About this article",
        size="md",
        closeButtonProps=label("Close"),
        children=[
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
            dmc.Group(
                [
                    dmc.Button("Remove from library", id=ids.EDIT_REMOVE, variant="subtle", color="red", className="remove"),
                    dmc.Button("Save", id=ids.EDIT_SAVE),
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


def preview(published: date | None, moves: Sequence[Move]) -> Sequence[Component]:
    """A date in words, and what comes to stand for another time with it."""
    rows = [html.Tr([html.Td(move.written), html.Td(move.before), html.Td("→", **label("becomes")), html.Td(move.after)]) for move in moves]
    more = len(moves) - MOVES_SHOWN
    return [
        html.P(date_words(published), className="date"),
        *(
            [html.P("1 time moves" if len(moves) == 1 else f"{len(moves)} times move"), html.Table(html.Tbody(rows[:MOVES_SHOWN]))]
            if rows
            else []
        ),
        *([html.P(f"and {more} more")] if more > 0 else []),
    ]


def outcomes(came: Sequence[Outcome]) -> Component:
    """What came of each source, the problem beside the one that caused it."""
    return html.Ul([html.Li(_outcome(outcome), className="added" if outcome.article else "failed") for outcome in came])


def _outcome(outcome: Outcome) -> list[Component]:
    return [html.Strong(outcome.name), html.Span(outcome.problem or "added")]


def _files() -> Component:
    return dcc.Upload(
        id=ids.ADD_FILES,
        className="drop",
        className_active="drop over",
        multiple=True,
        children=[html.Strong("Drop files here, or choose them"), html.Span("Text, HTML, TimeML, JSON Lines or CSV; as many as you like")],
    )


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
            dmc.Group(dmc.Button("Add", id=ids.ADD_SUBMIT), justify="flex-end", mt="md"),
        ]
    )
