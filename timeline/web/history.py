"""Edits in words, for the buttons that take them back and do them again."""

from __future__ import annotations

from typing import Any

from timeline.store import Action, Edit, Library

__all__ = ["history", "told"]

_WORDS = {
    Action.ADD: "adding “{}”",
    Action.REMOVE: "removing “{}”",
    Action.RENAME: "the new title of “{}”",
    Action.PUBLISH: "the publication date of “{}”",
    Action.CHANGE: "title and publication date of “{}”",
    Action.REREAD: "the corrected version of “{}”",
    Action.ADD_EVENT: "adding “{}”",
    Action.EDIT_EVENT: "the change of “{}”",
    Action.CHOOSE: "the other reading of “{}”",
    Action.DELETE_EVENT: "deleting “{}”",
    Action.RESTORE_EVENT: "restoring “{}”",
    Action.MERGE: "merging into “{}”",
    Action.SPLIT: "splitting “{}”",
    Action.SAVE_VIEW: "saving the view “{}”",
    Action.REMOVE_VIEW: "removing the view “{}”",
}


def told(edit: Edit) -> str:
    """What an edit did, to stand after "Undo" and "Redo".

    >>> told(Edit(1, "", "a", Action.DELETE_EVENT, None, "It rained"))
    'deleting “It rained”'
    """
    return _WORDS[edit.action].format(edit.name or "an article")


def history(library: Library) -> dict[str, Any]:
    """What the page knows of the library's log: its newest entry, and what undo and redo would do, each with the number of the edit;
    the articles' titles, and the saved views' addresses.
    """
    undo, redo = library.undoable(), library.redoable()
    return {
        "revision": library.revision(),
        "undo": undo and {"edit": undo.sequence, "words": told(undo)},
        "redo": redo and {"edit": redo.sequence, "words": told(redo)},
        "articles": {article.id: article.title for article in library.articles()},
        "views": {view.name: view.address for view in library.views()},
    }
