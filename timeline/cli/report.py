"""What goes wrong during one run of the command line, told on standard error, a line each."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass

import click

from timeline.errors import TimelineError


@dataclass(slots=True)
class Report:
    """One run: how many inputs failed so far, and whether to show tracebacks (``timeline --debug``)."""

    debug: bool = False
    failures: int = 0

    @property
    def exit_code(self) -> int:
        """0 when every input was done, else 1.

        >>> Report().exit_code, Report(failures=2).exit_code
        (0, 1)
        """
        return 1 if self.failures else 0

    def failure(self, error: Exception, source: str = "") -> None:
        """Count a failure and name it; ``source`` is the input where the error itself does not say it."""
        self.failures += 1
        if isinstance(error, TimelineError):
            self.say(str(error))
        else:
            self.say(f"{source}: {_unexpected(error)}" if source else _unexpected(error))
        if self.debug:
            traceback.print_exception(error, file=sys.stderr)

    def say(self, message: str) -> None:
        """One line on standard error, whatever the message holds."""
        # A file's name may hold characters that the terminal cannot show, or a line break.
        click.echo(f"timeline: {' '.join(message.split())}".encode("utf-8", "backslashreplace").decode(), err=True)


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError):
        return " ".join(filter(None, (error.filename and f"{error.filename}:", error.strerror or str(error))))
    if isinstance(error, MemoryError):
        return "it is too large for this machine's memory; split it"
    name = type(error).__name__
    return f"something unexpected happened ({name}: {error}); please report it with what `timeline --debug …` prints"
