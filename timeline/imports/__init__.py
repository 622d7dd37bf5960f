"""Files that are timelines already -> timelines: our own JSON and CSV, TimelineJS, iCalendar, markwhen. Nothing is looked for in them;
their events stand as they are given.

A file is known by its content; one that holds articles is left to :mod:`timeline.read`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from timeline.errors import InputError
from timeline.imports import markwhen, ours, spreadsheet, timelinejs
from timeline.model import Timeline

__all__ = ["ENDINGS", "held", "is_timeline", "opened", "parse"]

ENDINGS = (".json", ".jsonl", ".csv", ".tsv", ".ics", ".mw")
_MARKWHEN = ".mw"


def is_timeline(source: str) -> bool:
    """Whether what a person named is a file that holds a timeline.

    >>> is_timeline("article.txt"), is_timeline("-")
    (False, False)
    """
    if not source.lower().endswith(ENDINGS) or not Path(source).is_file():
        return False
    try:
        with Path(source).open(encoding="utf-8-sig") as stream:
            # Only JSON has to be read whole to be known; a file of many articles is left to be read line by line.
            text = stream.read() if source.lower().endswith(".json") else next((line for line in stream if line.strip()), "")
    except (OSError, UnicodeDecodeError):
        return False
    return _parser(text, source) is not None


def opened(source: str) -> Timeline:
    """The timeline in a file.

    Raises :class:`~timeline.errors.InputError` where it cannot be read, naming the place and the cure.
    """
    try:
        return parse(Path(source).read_text(encoding="utf-8-sig"), source)
    except UnicodeDecodeError as error:
        raise InputError(source, f"is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror or error}); copy it elsewhere and give that file") from error


def held(content: bytes, source: str) -> Timeline | None:
    """The timeline in the content of a file of this name; ``None`` where it holds something else.

    Raises :class:`~timeline.errors.InputError` where it is a timeline that cannot be read.

    >>> held(b"It rained.", "a.txt"), held(b"It rained.", "a.csv")
    (None, None)
    """
    if not source.lower().endswith(ENDINGS):
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    parser = _parser(text, source)
    return None if parser is None else parser(text, PurePath(source).name)


def parse(text: str, source: str) -> Timeline:
    """The timeline that ``text`` spells; ``source`` is the file's name, for messages and for the name of what has none.

    Raises :class:`~timeline.errors.InputError` where it is no timeline, or one that cannot be read.

    >>> [event.headline for event in parse("date,headline\\n2016-11-20,Rain\\n", "weather.csv").events]
    ['Rain']
    """
    parser = _parser(text, source)
    if parser is None:
        raise InputError(source, "holds no timeline; give our JSON or CSV, TimelineJS JSON, iCalendar or markwhen")
    return parser(text, PurePath(source).name)


def _parser(text: str, source: str) -> Callable[[str, str], Timeline] | None:
    start = text.lstrip()[:200]
    if start.startswith("BEGIN:VCALENDAR"):
        return _calendar
    if start.startswith(("{", "[")):
        return _json(text)
    if PurePath(source).suffix.lower() == _MARKWHEN:
        return markwhen.parse
    return spreadsheet.parse if spreadsheet.is_timeline(text) else None


def _calendar(text: str, source: str) -> Timeline:
    # The library behind it is loaded only for a calendar.
    from timeline.imports import ics

    return ics.parse(text, source)


def _json(text: str) -> Callable[[str, str], Timeline] | None:
    found: Any
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        # JSON Lines: what the first line is, the others are.
        try:
            found = [json.loads(text.lstrip().splitlines()[0])]
        except (ValueError, RecursionError, IndexError):
            return None
    if timelinejs.is_timeline(found):
        return timelinejs.parse
    return ours.parse if ours.is_timeline(found) else None
