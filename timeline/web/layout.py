"""The page: a header, a greeting, and the places that the browser module and the table fill."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from timeline.model import Timeline
from timeline.store import Article
from timeline.web import ids
from timeline.web.access import label
from timeline.web.dialogs import add_dialog, date_words, edit_dialog
from timeline.web.download import Download
from timeline.web.table import table

__all__ = ["added_words", "article_list", "notice", "page", "shown_words"]

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


def page(downloads: Sequence[Download]) -> Component:
    """The whole page, before any article is in it."""
    provider: Component = dmc.MantineProvider(
        defaultColorScheme="auto",
        theme=_THEME,
        children=[
            dcc.Location(id=ids.ADDRESS, refresh=False),
            dcc.Store(id=ids.PAYLOAD),
            dcc.Store(id=ids.REVISION),
            dcc.Store(id=ids.FOCUSED),
            dcc.Store(id=ids.EDIT_ARTICLE),
            dcc.Store(id=ids.ASKED),
            dcc.Store(id=ids.ADD_PAUSED),
            dcc.Store(id=ids.EDIT_PAUSED),
            html.A("Skip to the timeline", href=f"#{ids.CANVAS}", className="skip"),
            dmc.AppShell(
                header={"height": 56},
                children=[
                    dmc.AppShellHeader(_header(downloads), className="header", withBorder=False),
                    dmc.AppShellMain(
                        [
                            html.Div([html.Div(id=ids.NOTICE, role="status"), _greeting()], id=ids.MESSAGES),
                            html.Div(id=ids.CANVAS, tabIndex=-1),
                            html.Section(table(), id=ids.TABLE_PANEL, className="card", **label("Table of events")),
                        ],
                        className="main",
                    ),
                ],
            ),
            add_dialog(),
            edit_dialog(),
        ],
    )
    return provider


def article_list(articles: Sequence[Article], shown: Sequence[str]) -> Component:
    """The articles of the library, those shown being ticked."""
    group: Component = dmc.CheckboxGroup(id=ids.SHOWN, value=list(shown), children=[_article(article) for article in articles])
    return group


def shown_words(articles: Sequence[Article], shown: Sequence[str]) -> str:
    """What is shown, for the button that opens the list.

    >>> shown_words([Article("a", "Rain", None, 1), Article("b", "Snow", None, 2)], ["a"])
    'Rain'
    >>> shown_words([Article("a", "Rain", None, 1), Article("b", "Snow", None, 2)], ["a", "b"])
    '2 articles'
    """
    titles = [article.title for article in articles if article.id in shown]
    return titles[0] if len(titles) == 1 else f"{len(titles)} articles"


def added_words(timeline: Timeline) -> str:
    """What came into the library, and whether it lacks the date from which relative expressions are counted.

    >>> from timeline.model import Document, Extraction
    >>> added_words(Timeline((Extraction(Document("It rained.", title="Rain"), (), ()),)))
    'Added “Rain”: 0 events. No publication date was found; with one, more can be dated.'
    """
    titles = [document.title for document in timeline.documents]
    what = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} articles"
    events = "1 event" if len(timeline.events) == 1 else f"{len(timeline.events)} events"
    undated = sum(document.published is None for document in timeline.documents)
    where = "" if len(titles) == 1 else f" in {undated} of them"
    return f"Added {what}: {events}." + (f" No publication date was found{where}; with one, more can be dated." if undated else "")


def notice(words: str, undoes: int | None = None) -> Component:
    """A sentence on what was just done, and the way back from it."""
    undo = [] if undoes is None else [dmc.Button("Undo", id=ids.undo(undoes), size="compact-sm", variant="light")]
    told: Component = dmc.Alert([html.Span(words), *undo], withCloseButton=True, closeButtonLabel="Close", className="notice")
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
                    dmc.Button("Keep the sample", id=ids.KEEP_SAMPLE, variant="default"),
                ],
                gap="xs",
            ),
        ],
    )


def _header(downloads: Sequence[Download]) -> list[Component]:
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
                dmc.PopoverDropdown(html.Div(article_list((), ()), id=ids.ARTICLES_LIST, className="articles"), **label("Articles")),
            ],
        ),
        html.Div(className="space"),
        dmc.Menu(
            position="bottom-end",
            shadow="md",
            children=[
                dmc.MenuTarget(
                    dmc.Button("Export", variant="default", rightSection=html.Span(className="icon down"), className="export-button")
                ),
                dmc.MenuDropdown([dmc.MenuItem(file.label, id=ids.export(file.name), href="#", refresh=True) for file in downloads]),
            ],
        ),
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
