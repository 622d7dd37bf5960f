"""Which of the page's parts are answered by ``assets/dashboard/main.js``, without a request."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from timeline.web import ids

__all__ = ["answer_in_the_browser"]


def answer_in_the_browser(app: Dash) -> None:
    """Tie the parts that the scripts answer for."""
    clientside: Any = app.clientside_callback

    def answer(function: str, *dependencies: Input | Output | State, first: bool = False) -> None:
        clientside(ClientsideFunction("dashboard", function), *dependencies, prevent_initial_call=not first)

    answer("busy", Input(ids.ADDRESS, "search"), Input(ids.REVISION, "data"))
    answer("pass", Input(ids.NOTICE, "children"))
    answer("show", Input(ids.PAYLOAD, "data"))
    answer("remember", Input(ids.HISTORY, "data"))
    answer("remember", Input(ids.CHOSEN, "data"))
    answer(
        "choose",
        Output(ids.ADDRESS, "search", allow_duplicate=True),
        Output(ids.SHOWN, "value", allow_duplicate=True),
        Input(ids.SHOWN, "value"),
        Input(ids.only(ALL), "n_clicks"),
        Input(ids.ARTICLES_ALL, "n_clicks"),
        State(ids.PAYLOAD, "data"),
    )
    answer("exports", Output(ids.export(ALL), "href"), Input(ids.SHOWN, "value"), State(ids.export(ALL), "href"), first=True)
    answer("askPage", Input(ids.ask_export(ALL), "n_clicks"))
    answer("savePage", Input(ids.PAGE_SAVE, "n_clicks"), Input(ids.PAGE_TITLE, "n_submit"), State(ids.PAGE_VIEW, "checked"))
    answer("openAdd", Input(ids.add(ALL), "n_clicks"))
    answer("pause", Output(ids.ADD_PAUSED, "data"), Input(ids.ADD_PUBLISHED, "value"))
    answer("pause", Output(ids.EDIT_PAUSED, "data"), Input(ids.EDIT_PUBLISHED, "value"))
    answer("pause", Output(ids.EVENT_PAUSED, "data"), Input(ids.EVENT_WHEN, "value"))
    answer("pause", Output(ids.ARTICLES_PAUSED, "data"), Input(ids.ARTICLES_FIND, "value"))
    answer("cancel", Input(ids.cancel(ALL, ALL), "n_clicks"))
    answer("ask", Input(ids.edit(ALL), "n_clicks"))
    answer("chooseScheme", Input(ids.theme(ALL), "n_clicks"))
    answer("step", Input(ids.UNDO, "n_clicks"), Input(ids.REDO, "n_clicks"))
    answer("chooseFiles", Input(ids.ADD_CHOOSE, "n_clicks"))
    answer("chooseFolder", Input(ids.ADD_FOLDER, "n_clicks"))
    answer("checkText", Output(ids.ADD_FORM, "data"), Input(ids.ADD_SUBMIT, "n_clicks"))
    answer("addText", Input(ids.ADD_READY, "data"))
    answer("addAddress", Input(ids.ADD_FETCH, "n_clicks"), Input(ids.ADD_URL, "n_submit"))
    answer(
        "saveArticle",
        Output(ids.EDIT_FORM, "data"),
        Input(ids.EDIT_SAVE, "n_clicks"),
        Input(ids.EDIT_TITLE, "n_submit"),
        Input(ids.EDIT_PUBLISHED, "n_submit"),
        State(ids.EDIT_ARTICLE, "data"),
    )
    answer(
        "saveEvent",
        Output(ids.EVENT_FORM, "data"),
        Input(ids.EVENT_SAVE, "n_clicks"),
        Input(ids.EVENT_HEADLINE, "n_submit"),
        Input(ids.EVENT_WHEN, "n_submit"),
        State(ids.EVENT_TARGET, "data"),
        State(ids.EVENT_CATEGORY, "value"),
    )
    answer("readAgain", Input(ids.EDIT_AGAIN, "n_clicks"), State(ids.EDIT_ARTICLE, "data"))
    answer("refetch", Input(ids.EDIT_REFETCH, "n_clicks"), State(ids.EDIT_ARTICLE, "data"))
    answer("askView", Input(ids.VIEW_ASK, "n_clicks"))
    answer(
        "saveView",
        Output(ids.VIEW_FORM, "data"),
        Input(ids.VIEW_SAVE, "n_clicks"),
        Input(ids.VIEW_NAME, "n_submit"),
        State(ids.VIEW_ADDRESS, "data"),
    )
    answer("openView", Input(ids.view(ALL), "n_clicks"))
    answer("editCell", Input(ids.TABLE, "cellValueChanged"))
