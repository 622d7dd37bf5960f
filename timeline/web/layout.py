"""The page: a header, a greeting, and the places that the browser module and the table fill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from timeline.store import Article, Hit
from timeline.web import ids
from timeline.web.access import label
from timeline.web.article_dialog import add_dialog, date_words, edit_dialog
from timeline.web.download import Download
from timeline.web.event_dialog import event_dialog, merge_dialog
from timeline.web.export_menu import export_menu, page_dialog
from timeline.web.routes import LIBRARY
from timeline.web.shelf import KEPT
from timeline.web.table import table
from timeline.web.views_menu import view_dialog, views_menu

__all__ = ["article_list", "found_list", "notice", "page", "shown_words", "trouble"]

_SCHEMES = {"light": "Light", "dark": "Dark", "auto": "As the system"}

_THEME = {
    "primaryColor": "accent",
    "primaryShade": {"light": 7, "dark": 4},
    "autoContrast": True,
    "luminanceThreshold": 0.35,
    "defaultRadius": "md",
    "fontFamily": "var(--font)",
    "headings": {"fontFamily": "var(--font)", "fontWeight": "700"},
    "cursorType": "pointer",
    "colors": {
        "accent": ["#e9f2fc", "#cfe2fa", "#a3c8f5", "#85baf8", "#6db3f8", "#3f8fe6", "#1d74d2", "#0b66c3", "#0954a8", "#07438a"],
        "dark": ["#e7edf4", "#c4ced9", "#9aa7b5", "#6f7c8a", "#3a4653", "#2a333e", "#1e2731", "#171e26", "#131a21", "#10151b"],
    },
}


_STORES = (
    *(ids.PAYLOAD, ids.REVISION, ids.HISTORY, ids.ASKED, ids.DEED, ids.CHOSEN, ids.ARTICLES_PAUSED, ids.ADD_PAUSED, ids.EDIT_ARTICLE),
    *(ids.ADD_FORM, ids.ADD_READY),
    *(
        ids.EDIT_PAUSED,
        ids.EVENT_ASKED,
        ids.EVENT_TARGET,
        ids.EVENT_PAUSED,
        ids.EVENT_FORM,
        ids.EDIT_FORM,
        ids.MERGE_TARGET,
        ids.VIEW_ADDRESS,
        ids.VIEW_FORM,
    ),
)


def page(downloads: Sequence[Download], endings: Sequence[str], *, kept: bool) -> Component:
    """The whole page, before any article is in it; ``endings`` are those of files that folders are searched for, and ``kept`` is whether
    the library outlives the server.
    """
    searched: dict[str, Any] = {"data-endings": " ".join(endings)}
    provider: Component = dmc.MantineProvider(
        defaultColorScheme="auto",
        theme=_THEME,
        children=[
            dcc.Location(id=ids.ADDRESS, refresh=False),
            *(dcc.Store(id=name) for name in _STORES),
            html.A("Skip to the timeline", href=f"#{ids.CANVAS}", className="skip"),
            dmc.AppShell(
                header={"height": 56},
                children=[
                    dmc.AppShellHeader(_header(downloads, kept), className="header", withBorder=False),
                    dmc.AppShellMain(
                        [
                            html.Div(_greeting(), id=ids.MESSAGES),
                            html.Div(id=ids.CANVAS, tabIndex=-1),
                            html.Section(table(), id=ids.TABLE_PANEL, className="card", **label("Table of events")),
                        ],
                        className="main",
                    ),
                ],
            ),
            # Over the page's lower end, wherever it is scrolled to.
            html.Div(
                [
                    html.Div(id=ids.NEWS, role="status"),
                    html.Div(id=ids.INTAKE, role="status", **searched),
                    html.Div(id=ids.NOTICE, role="status"),
                ],
                className="tidings",
            ),
            add_dialog(),
            edit_dialog(),
            event_dialog(),
            merge_dialog(),
            view_dialog(),
            page_dialog(),
        ],
    )
    return provider


def article_list(articles: Sequence[Article], shown: Sequence[str]) -> Component:
    """The articles of the library, those shown being ticked, and what shows all where there are several and the address can hold them."""
    whole = html.Button(
        f"All {len(articles)} articles", id=ids.ARTICLES_ALL, type="button", className="all", hidden=not 1 < len(articles) <= KEPT
    )
    group = dmc.CheckboxGroup(id=ids.SHOWN, value=list(shown), children=[_article(article) for article in articles])
    return html.Div([whole, group])


def found_list(hits: Sequence[Hit], articles: Sequence[Article]) -> Component:
    """The articles in which words were found, each with a bit of its text."""
    titles = {article.id: article.title for article in articles}
    rows = [
        html.Div(
            html.Button(
                [html.Span(titles[hit.article]), html.Small(hit.snippet)], id=ids.only(hit.article), title="Show only this", type="button"
            ),
            className="article",
        )
        for hit in hits
        if hit.article in titles
    ]
    return html.Div(rows or html.P("No article holds these words.", className="about"))


def shown_words(articles: Sequence[Article], shown: Sequence[str]) -> str:
    """What is shown, for the button that opens the list.

    >>> shown_words([Article("a", "Rain", None, 1), Article("b", "Snow", None, 2)], ["a"])
    'Rain'
    >>> shown_words([Article("a", "Rain", None, 1), Article("b", "Snow", None, 2)], ["a", "b"])
    '2 articles'
    """
    titles = [article.title for article in articles if article.id in shown]
    return titles[0] if len(titles) == 1 else f"{len(titles)} articles"


def notice(words: str, undoes: int | None = None) -> Component:
    """A sentence on what was just done, and the way back from it; it goes by itself after a while."""
    undo = [] if undoes is None else [dmc.Button("Undo", id=ids.take_back(undoes), size="compact-sm", variant="default")]
    return _alert([html.Span(words), *undo], "notice passing")


def trouble(words: str) -> Component:
    """A sentence on what could not be done; it stays until it is closed."""
    return _alert([html.Span(words)], "notice trouble")


def _alert(children: list[Component], name: str) -> Component:
    told: Component = dmc.Alert(children, withCloseButton=True, closeButtonLabel="Close", className=name)
    return told


def _greeting() -> Component:
    """What stands above the sample in an empty library: three ways in."""
    return html.Section(
        id=ids.GREETING,
        className="card greeting",
        hidden=True,
        **label("Welcome"),
        children=[
            html.Div(
                [
                    html.H2("Give it an article, and see when everything in it happened"),
                    html.P("Below is a sample to look around in. Bring your own:"),
                ]
            ),
            dmc.Group(
                [
                    dmc.Button("Drop or choose files", id=ids.add("files"), variant="filled"),
                    dmc.Button("Paste text", id=ids.add("text"), variant="default"),
                    dmc.Button("Give an address", id=ids.add("address"), variant="default"),
                    dmc.Button("Keep the sample", id=ids.KEEP_SAMPLE, variant="default"),
                ],
                gap="xs",
            ),
        ],
    )


_FLEETING = (
    "Nothing here is kept when the server stops. This saves articles and edits as a file, which “timeline serve --library FILE” opens; "
    "it is in the export menu, too."
)


def _header(downloads: Sequence[Download], kept: bool) -> list[Component]:
    return [
        html.Div([html.Span(className="icon logo"), html.Span("Timeline", className="name")], className="brand"),
        dmc.Popover(
            id=ids.ARTICLES,
            position="bottom-start",
            width=420,
            trapFocus=True,
            shadow="md",
            children=[
                dmc.PopoverTarget(
                    dmc.Button(
                        html.Span(id=ids.ARTICLES_LABEL, className="label"),
                        id=ids.ARTICLES_BUTTON,
                        variant="default",
                        rightSection=html.Span(className="icon down"),
                        className="articles-button",
                    )
                ),
                dmc.PopoverDropdown(
                    [
                        dmc.TextInput(
                            id=ids.ARTICLES_FIND,
                            placeholder="Search in all articles",
                            size="sm",
                            **label("Search in all articles"),
                        ),
                        html.Div(id=ids.ARTICLES_FOUND, className="articles", role="status"),
                        html.Div(article_list((), ()), id=ids.ARTICLES_LIST, className="articles"),
                    ],
                    **label("Articles"),
                ),
            ],
        ),
        *([] if kept else [_keeper()]),
        html.Div(className="space"),
        _step(ids.UNDO, "Undo"),
        _step(ids.REDO, "Redo"),
        views_menu(),
        export_menu(downloads),
        dmc.Menu(
            position="bottom-end",
            shadow="md",
            children=[
                dmc.MenuTarget(dmc.ActionIcon(html.Span(className="icon scheme"), variant="default", size=36, **label("Light or dark"))),
                dmc.MenuDropdown([dmc.MenuItem(words, id=ids.theme(scheme)) for scheme, words in _SCHEMES.items()]),
            ],
        ),
        dmc.Button(
            html.Span("Add article", className="label"),
            id=ids.add("button"),
            leftSection=html.Span(className="icon plus"),
            className="add-button",
            **label("Add article"),
        ),
    ]


def _keeper() -> Component:
    """A link that saves a library which is in no file."""
    words = [html.Span(className="icon export"), html.Span("Not kept: save a file", className="label")]
    link = html.A(words, href=f"/download/{LIBRARY}", download=LIBRARY, className="fleeting", **label("Not kept: save a file"))
    tip: Component = dmc.Tooltip(link, label=_FLEETING, multiline=True, w=280)
    return tip


def _step(id: str, words: str) -> Component:
    """A button whose tooltip and label say what it would take back or do again."""
    button = dmc.ActionIcon(html.Span(className=f"icon {id}"), id=id, variant="default", size=36, disabled=True, **label(words))
    tip: Component = dmc.Tooltip(button, id=ids.tip(id), label=words, openDelay=300, multiline=True, maw=320)
    return tip


def _article(article: Article) -> Component:
    return html.Div(
        className="article",
        children=[
            dmc.Checkbox(value=article.id, **label(f"Show {article.title}")),
            html.Button(
                [html.Span(article.title), html.Small(date_words(article.published))], id=ids.only(article.id), title="Show only this"
            ),
            dmc.ActionIcon(
                html.Span(className="icon edit"),
                id=ids.edit(article.id),
                variant="subtle",
                **label(f"Change {article.title}"),
            ),
        ],
    )
