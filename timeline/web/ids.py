"""The ids of the page's parts, which layout and callbacks share; the scripts in ``assets/`` name the same ones."""

from __future__ import annotations

from typing import TypeAlias

from dash.dependencies import Wildcard

Id: TypeAlias = dict[str, str | int | Wildcard]

ADDRESS = "address"

PAYLOAD = "payload"
REVISION = "revision"
HISTORY = "history"
ASKED = "asked"
DEED = "deed"
CHOSEN = "chosen"

CANVAS = "canvas"
GREETING = "greeting"
MESSAGES = "messages"
NOTICE = "notice"
INTAKE = "intake"
NEWS = "news"
TABLE = "table"
TABLE_PANEL = "table-panel"

ARTICLES_BUTTON = "articles-button"
ARTICLES_LABEL = "articles-label"
ARTICLES = "articles"
ARTICLES_LIST = "articles-list"
ARTICLES_FIND = "articles-find"
ARTICLES_PAUSED = "articles-paused"
ARTICLES_FOUND = "articles-found"
ARTICLES_ALL = "articles-all"
SHOWN = "shown"

ADD_DIALOG = "add-dialog"
ADD_WAY = "add-way"
ADD_CHOOSE = "add-choose"
ADD_FOLDER = "add-folder"
ADD_TEXT = "add-text"
ADD_TITLE = "add-title"
ADD_PUBLISHED = "add-published"
ADD_PAUSED = "add-paused"
ADD_PREVIEW = "add-preview"
ADD_SUBMIT = "add-submit"
ADD_FORM = "add-form"
ADD_READY = "add-ready"
ADD_URL = "add-url"
ADD_FETCH = "add-fetch"

EDIT_DIALOG = "edit-dialog"
EDIT_ARTICLE = "edit-article"
EDIT_TITLE = "edit-title"
EDIT_PUBLISHED = "edit-published"
EDIT_PAUSED = "edit-paused"
EDIT_PREVIEW = "edit-preview"
EDIT_ABOUT = "edit-about"
EDIT_AGAIN = "edit-again"
EDIT_REFETCH = "edit-refetch"
EDIT_SAVE = "edit-save"
EDIT_FORM = "edit-form"
EDIT_REMOVE = "edit-remove"

EVENT_DIALOG = "event-dialog"
EVENT_ASKED = "event-asked"
EVENT_TARGET = "event-target"
EVENT_ABOUT = "event-about"
EVENT_HEADLINE = "event-headline"
EVENT_WHEN = "event-when"
EVENT_PAUSED = "event-paused"
EVENT_PREVIEW = "event-preview"
EVENT_CATEGORY = "event-category"
EVENT_NOTE = "event-note"
EVENT_SAVE = "event-save"
EVENT_FORM = "event-form"

MERGE_DIALOG = "merge-dialog"
MERGE_TARGET = "merge-target"
MERGE_ABOUT = "merge-about"
MERGE_WITH = "merge-with"
MERGE_SAVE = "merge-save"

UNDO = "undo"
REDO = "redo"

VIEWS = "views"
VIEW_DIALOG = "view-dialog"
VIEW_NAME = "view-name"
VIEW_ADDRESS = "view-address"
VIEW_FORM = "view-form"
VIEW_ASK = "view-ask"
VIEW_SAVE = "view-save"

PAGE_DIALOG = "page-dialog"
PAGE_TITLE = "page-title"
PAGE_VIEW = "page-view"
PAGE_SAVE = "page-save"

KEEP_SAMPLE = "keep-sample"


def tip(button: str) -> str:
    """The tooltip of a button.

    >>> tip("undo")
    'undo-tip'
    """
    return f"{button}-tip"


def add(way: str | Wildcard) -> Id:
    """A button that opens the dialog for adding by ``way``: files, text or address.

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


def cancel(dialog: str | Wildcard, way: str | Wildcard) -> Id:
    """A button that closes this dialog; ``way`` tells several in one dialog apart.

    >>> cancel("add-dialog", "text")
    {'type': 'cancel', 'dialog': 'add-dialog', 'way': 'text'}
    """
    return {"type": "cancel", "dialog": dialog, "way": way}


def take_back(sequence: int | Wildcard) -> Id:
    """A button that takes back the edit of this number."""
    return {"type": "take-back", "edit": sequence}


def view(name: str | Wildcard) -> Id:
    """A menu's entry that opens the saved view of this name."""
    return {"type": "view", "name": name}


def forget(name: str | Wildcard) -> Id:
    """A button that removes the saved view of this name."""
    return {"type": "forget", "name": name}


def theme(scheme: str | Wildcard) -> Id:
    """A choice of colour scheme: light, dark or auto."""
    return {"type": "theme", "scheme": scheme}


def ask_export(name: str | Wildcard) -> Id:
    """A button that asks what is to be known of a download in this format."""
    return {"type": "ask-export", "format": name}


def export(name: str | Wildcard) -> Id:
    """A link that downloads the timeline in this format."""
    return {"type": "export", "format": name}
