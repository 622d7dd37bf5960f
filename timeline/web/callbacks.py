"""What the server answers. The page's own answers, which need no request, are in ``assets/dashboard.js``."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, no_update, set_props
from dash.exceptions import PreventUpdate

from timeline.errors import DateError, LibraryError, TimelineError
from timeline.view.payload import payload
from timeline.web import address, dialogs, ids, layout
from timeline.web.download import Download
from timeline.web.intake import File, Outcome, Pasted, Read, Source, take_in
from timeline.web.moves import moves
from timeline.web.shelf import SAMPLE, Shelf

__all__ = ["Desk", "register"]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the callbacks work with: the articles, and the functions that the program was wired with."""

    shelf: Shelf
    read: Read
    parse_published: Callable[[str], date]
    downloads: Sequence[Download]

    def date(self, words: str | None) -> date | None:
        """A date as a person writes it; ``None`` for nothing. Raises :class:`~timeline.errors.DateError`."""
        return self.parse_published(words.strip()) if words and words.strip() else None


def register(app: Dash, desk: Desk) -> None:
    """Tie the page's parts together."""
    _show(app, desk)
    _add(app, desk)
    _edit(app, desk)
    _in_the_browser(app)


def failed(error: Exception) -> None:
    """Tell what went wrong where the page tells what was done."""
    if isinstance(error, LibraryError):
        words = str(error).removeprefix(f"{error.path}: ")
    elif isinstance(error, TimelineError):
        words = str(error)
    else:
        logging.getLogger(__name__).error("A callback failed", exc_info=error)
        words = "Something went wrong that should not; the server's log says what"
    set_props(ids.NOTICE, {"children": layout.notice(f"{words[0].upper()}{words[1:]}.")})
    set_props(ids.EDIT_DIALOG, {"opened": False})


def _show(app: Dash, desk: Desk) -> None:
    shelf = desk.shelf

    @app.callback(
        Output(ids.PAYLOAD, "data"),
        Output(ids.ARTICLES_LIST, "children"),
        Output(ids.ARTICLES_LABEL, "children"),
        Output(ids.GREETING, "hidden"),
        Input(ids.ADDRESS, "search"),
        Input(ids.REVISION, "data"),
    )
    def show(search: str | None, _: int | None) -> tuple[Any, ...]:
        articles, shown = shelf.articles(), shelf.chosen(address.wanted(search))
        timeline = shelf.timeline(shown)
        return (
            payload(timeline),
            layout.article_list(articles, shown),
            layout.shown_words(articles, shown),
            not shelf.is_empty(),
        )

    @app.callback(Output(ids.REVISION, "data"), Input(ids.FOCUSED, "data"), State(ids.REVISION, "data"), prevent_initial_call=True)
    def look_again(_: float, known: int | None) -> Any:
        revision = shelf.library.revision()
        return no_update if revision == known else revision


def _add(app: Dash, desk: Desk) -> None:
    outputs = (
        Output(ids.ADD_OUTCOMES, "children"),
        Output(ids.ADD_DIALOG, "opened"),
        Output(ids.ADDRESS, "search", allow_duplicate=True),
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
    )

    def added(sources: Sequence[Source], title: str = "", published: date | None = None) -> tuple[Any, ...]:
        came = take_in(desk.shelf.library, sources, desk.read, title=title, published=published)
        articles = [outcome.article for outcome in came if outcome.article]
        if not articles:
            return dialogs.outcomes(came), True, no_update, no_update, no_update
        whole = len(articles) == len(came)
        listed = None if whole else dialogs.outcomes(came)
        words = layout.added_words(desk.shelf.timeline(articles))
        return listed, not whole, address.search(articles), desk.shelf.library.revision(), layout.notice(words)

    @app.callback(
        *outputs,
        Input(ids.ADD_FILES, "contents"),
        State(ids.ADD_FILES, "filename"),
        running=[(Output(ids.ADD_FILES, "disabled"), True, False)],
        prevent_initial_call=True,
    )
    def add_files(contents: list[str] | None, names: list[str]) -> tuple[Any, ...]:
        if not contents:
            raise PreventUpdate
        # So that the same files can be chosen again.
        set_props(ids.ADD_FILES, {"contents": None})
        return added([File(name, url) for name, url in zip(names, contents, strict=True)])

    @app.callback(
        *outputs,
        Input(ids.ADD_SUBMIT, "n_clicks"),
        Input(ids.ADD_TITLE, "n_submit"),
        Input(ids.ADD_PUBLISHED, "n_submit"),
        State(ids.ADD_TEXT, "value"),
        State(ids.ADD_TITLE, "value"),
        State(ids.ADD_PUBLISHED, "value"),
        running=[(Output(ids.ADD_SUBMIT, "loading"), True, False)],
        prevent_initial_call=True,
    )
    def add_text(_: int, _title: int, _published: int, text: str | None, title: str | None, published: str | None) -> tuple[Any, ...]:
        try:
            answers = added([Pasted(text or "")], title or "", desk.date(published))
        except DateError as error:
            return dialogs.outcomes([Outcome("publication date", None, str(error))]), True, no_update, no_update, no_update
        if not answers[1]:
            for field in (ids.ADD_TEXT, ids.ADD_TITLE, ids.ADD_PUBLISHED):
                set_props(field, {"value": ""})
        return answers

    @app.callback(
        Output(ids.ADD_PREVIEW, "children"),
        Output(ids.ADD_PUBLISHED, "error"),
        Input(ids.ADD_PAUSED, "data"),
        prevent_initial_call=True,
    )
    def preview_added(paused: dict[str, Any]) -> tuple[Any, Any]:
        try:
            published = desk.date(paused["words"])
        except DateError as error:
            return None, str(error)
        return (dialogs.preview(published, ()) if published else None), None

    @app.callback(Output(ids.REVISION, "data", allow_duplicate=True), Input(ids.KEEP_SAMPLE, "n_clicks"), prevent_initial_call=True)
    def keep_sample(clicks: int | None) -> int:
        if not clicks:
            raise PreventUpdate
        desk.shelf.kept(SAMPLE)
        return desk.shelf.library.revision()


def _edit(app: Dash, desk: Desk) -> None:
    shelf, library = desk.shelf, desk.shelf.library
    done = (
        Output(ids.EDIT_DIALOG, "opened", allow_duplicate=True),
        Output(ids.ADDRESS, "search", allow_duplicate=True),
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
    )

    @app.callback(
        Output(ids.EDIT_DIALOG, "opened"),
        Output(ids.EDIT_ARTICLE, "data"),
        Output(ids.EDIT_TITLE, "value"),
        Output(ids.EDIT_PUBLISHED, "value"),
        Output(ids.EDIT_PREVIEW, "children"),
        Output(ids.EDIT_PUBLISHED, "error"),
        Input(ids.ASKED, "data"),
        prevent_initial_call=True,
    )
    def open_article(asked: dict[str, Any]) -> tuple[Any, ...]:
        document = shelf.document(asked["article"])
        published = dialogs.date_words(document.published) if document.published else ""
        return True, document.id, document.title, published, None, None

    @app.callback(
        Output(ids.EDIT_PREVIEW, "children", allow_duplicate=True),
        Output(ids.EDIT_PUBLISHED, "error", allow_duplicate=True),
        Input(ids.EDIT_PAUSED, "data"),
        State(ids.EDIT_ARTICLE, "data"),
        prevent_initial_call=True,
    )
    def preview_edited(paused: dict[str, Any], article: str) -> tuple[Any, Any]:
        try:
            published = desk.date(paused["words"])
            moved = moves(shelf.timeline([article]), shelf.moved(article, published))
        except DateError as error:
            return None, str(error)
        except LibraryError as error:
            raise PreventUpdate from error  # it was removed while its writer paused
        return dialogs.preview(published, moved), None

    @app.callback(
        *done,
        Input(ids.EDIT_SAVE, "n_clicks"),
        Input(ids.EDIT_TITLE, "n_submit"),
        Input(ids.EDIT_PUBLISHED, "n_submit"),
        State(ids.EDIT_ARTICLE, "data"),
        State(ids.EDIT_TITLE, "value"),
        State(ids.EDIT_PUBLISHED, "value"),
        State(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def save(
        _: int, _title: int, _published: int, article: str, title: str | None, words: str | None, search: str | None
    ) -> tuple[Any, ...]:
        try:
            published = desk.date(words)
        except DateError as error:
            raise PreventUpdate from error  # it is told beside the date
        document = shelf.document(article)
        kept = shelf.kept(article)
        if title and title.strip():
            library.rename(kept, title.strip())
        if published != document.published:
            library.publish(kept, published)
        return False, address.search(kept if shown == article else shown for shown in address.wanted(search)), library.revision(), None

    @app.callback(*done, Input(ids.EDIT_REMOVE, "n_clicks"), State(ids.EDIT_ARTICLE, "data"), prevent_initial_call=True)
    def remove(_: int, article: str) -> tuple[Any, ...]:
        title = shelf.document(article).title
        library.remove(article)
        return False, no_update, library.revision(), layout.notice(f"Removed “{title}”.", library.revision())

    @app.callback(
        Output(ids.REVISION, "data", allow_duplicate=True),
        Output(ids.NOTICE, "children", allow_duplicate=True),
        Input(ids.undo(ALL), "n_clicks"),
        prevent_initial_call=True,
    )
    def undo(_: list[int | None]) -> tuple[Any, ...]:
        if not ctx.triggered[0]["value"]:
            raise PreventUpdate
        library.undo(ctx.triggered_id["edit"])
        return library.revision(), None


def _in_the_browser(app: Dash) -> None:
    clientside: Any = app.clientside_callback

    def answer(function: str, *dependencies: Input | Output | State, first: bool = False) -> None:
        clientside(ClientsideFunction("dashboard", function), *dependencies, prevent_initial_call=not first)

    answer("show", Input(ids.PAYLOAD, "data"))
    answer(
        "choose",
        Output(ids.ADDRESS, "search", allow_duplicate=True),
        Output(ids.SHOWN, "value", allow_duplicate=True),
        Input(ids.SHOWN, "value"),
        Input(ids.only(ALL), "n_clicks"),
        State(ids.PAYLOAD, "data"),
    )
    answer("exports", Output(ids.export(ALL), "href"), Input(ids.SHOWN, "value"), State(ids.export(ALL), "href"), first=True)
    answer("openAdd", Input(ids.add(ALL), "n_clicks"))
    answer("pause", Output(ids.ADD_PAUSED, "data"), Input(ids.ADD_PUBLISHED, "value"))
    answer("pause", Output(ids.EDIT_PAUSED, "data"), Input(ids.EDIT_PUBLISHED, "value"))
    answer("ask", Input(ids.edit(ALL), "n_clicks"))
    answer("chooseScheme", Input(ids.theme(ALL), "n_clicks"))
