"""What all tests share: a browser, the sample articles, and how Hypothesis searches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import chromium
import pytest
from hypothesis import settings

from timeline.resources import data

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No stop-watch: a slow machine is no failure.
settings.register_profile("timeline", deadline=None, print_blob=True)
settings.load_profile("timeline")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of the test session's own; ``tests/run.py`` installs one where there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium's sandbox needs rights that containers, where tests mostly run, do not give.
        started = playwright.chromium.launch(executable_path=chromium.executable(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def no_library_of_a_persons_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program that one starts, opens the library of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIMELINE_LIBRARY", str(tmp_path_factory.mktemp("library") / "own.db"))
        yield


@pytest.fixture(scope="session")
def articles() -> Path:
    """The folder of the sample articles."""
    return data() / "articles"
