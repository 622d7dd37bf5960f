"""What the server answers. The page's own answers, which need no request, are in ``assets/dashboard.js``."""

from __future__ import annotations

import logging
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update, set_props
from dash.exceptions import PreventUpdate

from timeline.errors import DateError, LibraryError, TimelineError
from timeline.view.payload import payload
from timeline.web import address, article_dialog, ids, layout
from timeline.web.clientside import answer_in_the_browser
from timeline.web.desk import Desk
from timeline.web.event_dialog import proposal_title, when_preview
from timeline.web.history import history
from timeline.web.views_menu import view_entries

__all__ = ["Desk", "failed", "register"]


def register(app: Dash, desk: Desk) -> None:
    """Tie the page's parts together."""
    _show(app, desk)
    _articles(app, desk)
    _events(app, desk)
    _views(app, desk)
    answer_in_the_browser(app)


def failed(error: Exception) -> None:
    """Tell what went wrong where the page tells what was done."""
    set_props(ids.NOTICE, {"children": layout.trouble(problem(error))})
    set_props(ids.EDIT_DIALOG, {"opened": False})


def problem(error: Exception) -> str:
    """An error as a sentence on the page.

    >>> problem(LibraryError("/home/me/a.db", "there is no article “x”; it may have been removed"))
    'There is no article “x”; it may have been removed.'
    """
    if isinstance(error, LibraryError):
        words = str(error).removeprefix(f"{error.path}: ")
    elif isinstance(error, TimelineError):
        words = str(error)
    else:
        logging.getLogger(__name__).error("A callback failed", exc_info=error)
        words = "Something went wrong that should not; the server's log says what"
    return f"{words[0].upper()}{words[1:]}."


def _show(app: Dash, desk: Desk) -> None:
    shelf = desk.shelf

    @app.callback(
        Output(ids.PAYLOAD, "data"),
        Output(ids.ARTICLES_LIST, "children"),
        Output(ids.ARTICLES_LABEL, "children"),
        Output(ids.GREETING, "hidden"),
        Output(ids.VIEWS, "children"),
        Output(ids.HISTORY, "data"),
        Input(ids.ADDRESS, "search"),
        Input(ids.REVISION, "data"),
        State(ids.SHOWN, "value"),
    )
    def show(search: str | None, _: int | None, before: list[str] | None) -> tuple[Any, ...]:
        # The log first: what is written in the meantime is then shown at the next look.
        known, articles = history(shelf.library), shelf.articles()
        # A newcomer does not push aside what somebody is looking at.
        shown = shelf.chosen(address.wanted(search) or (before or () if ctx.triggered_id == ids.REVISION else ()))
        shelf.remember(shown)
        told = payload(shelf.timeline(shown))
        listed = layout.article_list(articles, shown), layout.shown_words(articles, shown)
        return told, *listed, not shelf.is_empty(), view_entries(shelf.library.views()), known

    @app.callback(
        Output(ids.ARTICLES_FOUND, "children"),
        Output(ids.ARTICLES_LIST, "hidden"),
        Input(ids.ARTICLES_PAUSED, "data"),
        prevent_initial_call=True,
    )
    def find(paused: dict[str, Any]) -> tuple[Any, bool]:
        words = (paused["words"] or "").strip()
        return (layout.found_list(shelf.library.search(words), shelf.articles()), True) if words else (None, False)


def _articles(app: Dash, desk: Desk) -> None:
    shelf = desk.shelf
    done = (
        Output(ids.EDIT_DIALOG, "opened", allow_duplicate=True),
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
    )

    @app.callback(
        Output(ids.ADD_PREVIEW, "children"),
        Output(ids.ADD_PUBLISHED, "error"),
        Input(ids.ADD_PAUSED, "data"),
        prevent_initial_call=True,
    )
    def preview_added(paused: dict[str, Any]) -> tuple[Any, Any]:
        try:
            published = desk.published(paused["words"])
        except DateError as error:
            return None, str(error)
        return (article_dialog.preview(published) if published else None), None

    @app.callback(
        Output(ids.ADD_TEXT, "error"),
        Output(ids.ADD_PUBLISHED, "error", allow_duplicate=True),
        Output(ids.ADD_READY, "data"),
        Input(ids.ADD_FORM, "data"),
        prevent_initial_call=True,
    )
    def check_added(form: dict[str, Any]) -> tuple[Any, ...]:
        empty = "There is nothing here yet; paste the article" if form["empty"] else None
        try:
            desk.published(form["published"])
        except DateError as error:
            return empty, str(error), no_update
        return empty, None, no_update if empty else form["time"]

    @app.callback(
        Output(ids.EDIT_DIALOG, "opened"),
        Output(ids.EDIT_ARTICLE, "data"),
        Output(ids.EDIT_TITLE, "value"),
        Output(ids.EDIT_PUBLISHED, "value"),
        Output(ids.EDIT_ABOUT, "children"),
        Output(ids.EDIT_PREVIEW, "children"),
        Output(ids.EDIT_PUBLISHED, "error"),
        Output(ids.EDIT_REFETCH, "disabled"),
        Input(ids.ASKED, "data"),
        prevent_initial_call=True,
    )
    def open_article(asked: dict[str, Any]) -> tuple[Any, ...]:
        document = shelf.document(asked["article"])
        published = article_dialog.date_words(document.published) if document.published else ""
        return True, document.id, document.title, published, article_dialog.about(document), None, None, not document.url

    @app.callback(
        Output(ids.EDIT_PREVIEW, "children", allow_duplicate=True),
        Output(ids.EDIT_PUBLISHED, "error", allow_duplicate=True),
        Input(ids.EDIT_PAUSED, "data"),
        State(ids.EDIT_ARTICLE, "data"),
        prevent_initial_call=True,
    )
    def preview_edited(paused: dict[str, Any], article: str) -> tuple[Any, Any]:
        try:
            return article_dialog.preview(*desk.moves(article, paused["words"])), None
        except DateError as error:
            return None, str(error)
        except LibraryError as error:
            raise PreventUpdate from error  # it was removed while its writer paused

    @app.callback(
        *done,
        Input(ids.EDIT_FORM, "data"),
        prevent_initial_call=True,
    )
    def save(form: dict[str, str]) -> tuple[Any, ...]:
        try:
            words = desk.revise(form["article"], form["title"], form["published"])
        except DateError as error:
            raise PreventUpdate from error  # it is told beside the date
        return False, *(_done(desk, words) if words else (no_update, None))

    @app.callback(*done, Input(ids.EDIT_REMOVE, "n_clicks"), State(ids.EDIT_ARTICLE, "data"), prevent_initial_call=True)
    def remove(_: int, article: str) -> tuple[Any, ...]:
        return False, *_done(desk, desk.remove(article))

    @app.callback(Output(ids.REVISION, "data", allow_duplicate=True), Input(ids.KEEP_SAMPLE, "n_clicks"), prevent_initial_call=True)
    def keep_sample(clicks: int | None) -> int:
        if not clicks:
            raise PreventUpdate
        shelf.keep_sample()
        return shelf.library.revision()


def _events(app: Dash, desk: Desk) -> None:
    told = (Output(ids.REVISION, "data", allow_duplicate=True), Output(ids.NOTICE, "children", allow_duplicate=True))

    @app.callback(
        Output(ids.EVENT_PREVIEW, "children"),
        Output(ids.EVENT_WHEN, "error"),
        Input(ids.EVENT_PAUSED, "data"),
        State(ids.EVENT_TARGET, "data"),
        prevent_initial_call=True,
    )
    def preview_when(paused: dict[str, Any], target: dict[str, Any] | None) -> tuple[Any, Any]:
        if not target or not (paused["words"] or "").strip():
            return None, None
        try:
            return when_preview(desk.read_event_date(paused["words"], target)), None
        except DateError as error:
            return None, str(error)

    @app.callback(
        Output(ids.EVENT_DIALOG, "opened", allow_duplicate=True),
        Output(ids.EVENT_DIALOG, "title"),
        Output(ids.EVENT_TARGET, "data"),
        Output(ids.EVENT_ABOUT, "children"),
        Output(ids.EVENT_HEADLINE, "value"),
        Output(ids.EVENT_WHEN, "value"),
        Output(ids.EVENT_CATEGORY, "value"),
        Output(ids.EVENT_NOTE, "value"),
        Input(ids.EVENT_ASKED, "data"),
        prevent_initial_call=True,
    )
    def open_expression(asked: dict[str, Any]) -> tuple[Any, ...]:
        proposal = desk.curator.propose(asked["article"], asked["expression"])
        target = {"way": "date", "article": asked["article"], "expression": asked["expression"]}
        about = proposal_title(proposal), target, f"It says: “{proposal.sentence}”"
        return True, *about, proposal.headline, proposal.when, proposal.category, ""

    @app.callback(
        Output(ids.EVENT_DIALOG, "opened"),
        Output(ids.CHOSEN, "data"),
        Output(ids.EVENT_WHEN, "error", allow_duplicate=True),
        Output(ids.EVENT_HEADLINE, "error"),
        *told,
        Input(ids.EVENT_FORM, "data"),
        prevent_initial_call=True,
    )
    def save_event(form: dict[str, Any]) -> tuple[Any, ...]:
        try:
            event, words = desk.save_event(form)
        except DateError as error:
            where = (no_update, str(error)) if form["way"] == "add" and not form["headline"].strip() else (str(error), no_update)
            return True, no_update, *where, no_update, no_update
        return False, {"event": event}, None, None, *_done(desk, words)

    @app.callback(*told, Input(ids.DEED, "data"), prevent_initial_call=True)
    def do(deed: dict[str, Any]) -> tuple[Any, ...]:
        try:
            return _step(desk, deed["name"], deed["edits"]) if deed["name"] in ("undo", "redo") else _done(desk, desk.do(deed))
        except TimelineError as error:
            # The table shows what was typed into it: it is filled anew.
            set_props(ids.CHOSEN, {"data": {"refill": True}})
            return no_update, layout.trouble(problem(error))

    @app.callback(
        Output(ids.MERGE_DIALOG, "opened"),
        *told,
        Input(ids.MERGE_SAVE, "n_clicks"),
        State(ids.MERGE_TARGET, "data"),
        State(ids.MERGE_WITH, "value"),
        prevent_initial_call=True,
    )
    def merge(_: int, target: dict[str, str], other: str | None) -> tuple[Any, ...]:
        if not other:
            raise PreventUpdate
        return False, *_done(desk, desk.curator.merge(target["article"], target["event"], *other.split(" ", 1)))

    @app.callback(
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
        Input(ids.take_back(ALL), "n_clicks"),
        prevent_initial_call=True,
    )
    def take_back(_: list[int | None]) -> tuple[Any, ...]:
        if not ctx.triggered[0]["value"]:
            raise PreventUpdate
        return _step(desk, "undo", [ctx.triggered_id["edit"]])


def _views(app: Dash, desk: Desk) -> None:
    library = desk.shelf.library

    @app.callback(
        Output(ids.VIEW_DIALOG, "opened"),
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
        Input(ids.VIEW_FORM, "data"),
        prevent_initial_call=True,
    )
    def save_view(form: dict[str, str]) -> tuple[Any, ...]:
        name = " ".join(form["name"].split())
        library.save_view(name, form["address"])
        return False, *_done(desk, f"Saved the view “{name}”.")

    @app.callback(
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
        Input(ids.forget(ALL), "n_clicks"),
        prevent_initial_call=True,
    )
    def forget(_: list[int | None]) -> tuple[Any, ...]:
        if not ctx.triggered[0]["value"]:
            raise PreventUpdate
        library.remove_view(ctx.triggered_id["name"])
        return _done(desk, f"Removed the view “{ctx.triggered_id['name']}”.")


def _step(desk: Desk, way: str, edits: list[int]) -> tuple[int, Any]:
    """What :func:`_done` gives, of edits that were taken back or done again; the page shows what they were about."""
    words, about = desk.step(way, *edits)
    set_props(ids.CHOSEN, {"data": about})
    # The way back from undoing is to do it again.
    return (desk.shelf.library.revision(), layout.notice(words)) if way == "undo" else _done(desk, words)


def _done(desk: Desk, words: str) -> tuple[int, Any]:
    """The library's new revision, and the words for what was done with the way back from it."""
    revision = desk.shelf.library.revision()
    return revision, layout.notice(words, revision)
