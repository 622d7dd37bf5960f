"""Markwhen text (https://docs.markwhen.com): its title, and the entries whose dates are EDTF, ISO 8601 or a range of them."""

from __future__ import annotations

import re

from timeline.chrono.interval import Interval
from timeline.errors import InputError
from timeline.imports.dated import between, of_text
from timeline.imports.given import Given, extraction
from timeline.model import Timeline

_ENTRY = re.compile(r"(?P<first>[\dY-][^\s/]*?)(?:\s*(?:/|\s-\s|–)\s*(?P<last>[\dY][^\s]*?))?:\s+(?P<words>.*)")
_TITLE = re.compile(r"title:\s*(?P<title>.*)")
_TAG = re.compile(r"(?<!\S)#(?P<tag>[\w-]+)")


def parse(text: str, source: str) -> Timeline:
    """The entries of a markwhen file; one whose date is not understood is left out and named in a warning.

    Raises :class:`~timeline.errors.InputError` where none is understood.
    """
    given: list[Given] = []
    warnings: list[str] = []
    title, details, pending = "", list[str](), None

    def finish() -> None:
        if pending is not None:
            given.append(_given(*pending, "\n".join(details), source))

    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip().replace("\u200b", "")
        if not title and (found := _TITLE.fullmatch(words)):
            title = found["title"].strip().strip('"')
            continue
        entry = _ENTRY.fullmatch(words)
        if entry is None:
            if words and not words.startswith(("---", "#", "section", "endSection", "//")):
                details.append(words)
            continue
        finish()
        pending, details = None, []
        try:
            interval = between(of_text(entry["first"]), of_text(entry["last"]) if entry["last"] else None)
            pending = (entry["words"], interval)
        except ValueError as error:
            warnings.append(f"Line {number} of {source} is left out: {error}.")
    finish()
    if not given:
        raise InputError(source, f"holds no entry with a date that is understood; {warnings[0] if warnings else 'write 2016-11-20: Rain'}")
    return Timeline((extraction(source, title, given, warnings),))


def _given(words: str, interval: Interval, details: str, source: str) -> Given:
    tags = [found["tag"] for found in _TAG.finditer(words)]
    return Given(
        headline=_TAG.sub("", words).strip(),
        interval=interval,
        why=f"The date is as {source} gives it.",
        details=details,
        category=tags[-1] if tags else "other",
    )
