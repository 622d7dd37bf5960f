"""The ids of the page's parts, which layout and callbacks share; ``assets/dashboard.js`` names the same ones."""

from __future__ import annotations

from typing import TypeAlias

from dash.dependencies import Wildcard

Id: TypeAlias = dict[str, str | int | Wildcard]

ADDRESS = "address"

PAYLOAD = "payload"
REVISION = "revision"
FOCUSED = "focused"
ASKED = "asked"

CANVAS = "canvas"
GREETING = "greeting"
MESSAGES = "messages"
NOTICE = "notice"
TABLE = "table"
TABLE_PANEL = "table-panel"

ARTICLES_BUTTON = "articles-button"
ARTICLES_LABEL = "articles-label"
ARTICLES = "articles"
ARTICLES_LIST = "articles-list"
SHOWN = "shown"

ADD_DIALOG = "add-dialog"
ADD_WAY = "add-way"
ADD_TEXT = "add-text"
ADD_TITLE = "add-title"
ADD_FILES = "add-files"
ADD_PUBLISHED = "add-published"
ADD_PAUSED = "add-paused"
ADD_PREVIEW = "add-preview"
ADD_SUBMIT = "add-submit"
ADD_OUTCOMES = "add-outcomes"

EDIT_DIALOG = "edit-dialog"
EDIT_ARTICLE = "edit-article"
EDIT_TITLE = "edit-title"
EDIT_PUBLISHED = "edit-published"
EDIT_PAUSED = "edit-paused"
EDIT_PREVIEW = "edit-preview"
EDIT_SAVE = "edit-save"
EDIT_REMOVE = "edit-remove"

KEEP_SAMPLE = "keep-sample"


def add(way: str | Wildcard) -> Id:
    """A button that opens the dialog for adding by ``way``: text or files.

    >>> add("text")
    {'type': 'add', 'way': 'text'}
    """
    return {"type": "add", "way": way}


def edit(article: str | Wildcard) -> Id:
    """A button that opens an article's dialog."""
    return {"type": "edit", "article": article}


def only(article: str | Wildcard) -> Id:
    """A button that shows this article alone."""
    return {"type": "only", "article": article}


def undo(sequence: int | Wildcard) -> Id:
    """A button that takes back the edit of this number."""
    return {"type": "undo", "edit": sequence}


def theme(scheme: str | Wildcard) -> Id:
    """A choice of colour scheme: light, dark or auto."""
    return {"type": "theme", "scheme": scheme}


def export(name: str | Wildcard) -> Id:
    """A link that downloads the timeline in this format."""
    return {"type": "export", "format": name}
