"""Everything that can go wrong for a person, each with what happened and the cure in its message.

TimelineError
├── InputError            a source cannot be read; .source names it
│   ├── NotFoundError     there is no such file or address
│   ├── EmptyError        it holds no text
│   └── UndecodableError  it is binary, or in no encoding that we know
├── DateError             a publication date that cannot be understood
├── FormatError           an unknown or unwritable output format
├── LibraryError          the library's file cannot be used; .path names it
│   └── ConflictError     an edit that another edit stands in the way of
└── LanguageDataError     a row of the language data is wrong; it names the file and the row
"""

from __future__ import annotations


class TimelineError(Exception):
    """The root: its text is one sentence for people, with the cure."""


class InputError(TimelineError):
    """A source cannot be read.

    ``source`` is what the person typed; the message begins with it.

    >>> str(InputError("a.txt", "is a folder without articles; name a file"))
    'a.txt: is a folder without articles; name a file'
    """

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source


class NotFoundError(InputError):
    """There is no such file or address."""


class EmptyError(InputError):
    """The source holds no text."""


class UndecodableError(InputError):
    """The source is binary, or in no encoding that we know."""


class DateError(TimelineError):
    """A publication date that cannot be understood."""


class FormatError(TimelineError):
    """An unknown or unwritable output format."""


class LibraryError(TimelineError):
    """The library's file, or something looked for in it, cannot be used.

    >>> str(LibraryError("news.library", "is not a library; name another file"))
    'news.library: is not a library; name another file'
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path


class ConflictError(LibraryError):
    """An edit cannot be made, or taken back, because of another one."""


class LanguageDataError(TimelineError):
    """A row of the language data is wrong; the message names the file and the row."""
