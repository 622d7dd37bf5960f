"""Where results go: standard output, or a file that is replaced only when all of it is there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

STANDARD = "-"
"""The name of standard output, and of standard input."""


def check_writable(path: str, inputs: Iterable[str] = ()) -> None:
    """Refuse, before any work is done, what cannot be written to.

    Raises ``click.BadParameter`` when ``path`` is a folder, lies in none, or is one of ``inputs``.
    """
    target = Path(path)
    if target.is_dir():
        raise click.BadParameter(f"{path} is a folder; name a file in it", param_hint="-o")
    if not target.parent.is_dir():
        raise click.BadParameter(f"there is no folder {target.parent}; make it first", param_hint="-o")
    if any(source != STANDARD and target.exists() and Path(source).exists() and target.samefile(source) for source in inputs):
        raise click.BadParameter(f"{path} is also an input and would be lost; name another file", param_hint="-o")


@contextmanager
def replacing(path: str) -> Iterator[Path]:
    """A file to write to, which takes the place of ``path`` when the block ends well and is removed when it does not.

    A device or a pipe is written to as it is.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        yield target
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write(pieces: Iterable[str] | Iterable[bytes], path: str, *, for_people: bool) -> None:
    """Write the pieces to a file or to standard output, each as soon as it is there.

    Programs read UTF-8, whatever the terminal speaks; people get what their terminal can show. Lone surrogates, which no encoding has,
    become escapes, as JSON has them.
    """
    if path != STANDARD:
        with replacing(path) as part, part.open("wb") as stream:
            stream.writelines(_bytes(piece, "utf-8", "backslashreplace") for piece in pieces)
        return
    encoding, errors = (sys.stdout.encoding, "replace") if for_people else ("utf-8", "backslashreplace")
    # A reader that has enough (``| head``) is no failure.
    with suppress(BrokenPipeError):
        for piece in pieces:
            sys.stdout.buffer.write(_bytes(piece, encoding, errors))
            sys.stdout.buffer.flush()


def _bytes(piece: str | bytes, encoding: str, errors: str) -> bytes:
    return piece.encode(encoding, errors) if isinstance(piece, str) else piece


def let_go() -> None:
    """Flush standard output; when nobody reads it any more, leave it without a word."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain; what is left goes nowhere instead.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
