"""Where Chromium is. The standard library only: tests/run.py asks before anything is installed."""

from __future__ import annotations

import os
import shutil

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def executable() -> str | None:
    """The path of the machine's Chromium or Chrome, ``None`` where there is none; the environment's ``CHROMIUM`` comes first."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
