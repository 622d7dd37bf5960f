"""Pages of a real Chromium: one with the browser module, shared by a session's tests, and dashboards. After each test no page may have
logged an error, nor the module's have asked anybody for anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from desks import FLOOD, Desk, desk
from staging import Stage, staged

from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def shared_stage(browser: Browser) -> Iterator[Stage]:
    from plotly.offline import get_plotlyjs

    shared = staged(browser, get_plotlyjs())
    yield shared
    shared.page.context.close()


@pytest.fixture
def stage(shared_stage: Stage) -> Iterator[Stage]:
    shared_stage.errors.clear()
    shared_stage.foreign.clear()
    yield shared_stage
    assert shared_stage.errors == []
    assert shared_stage.foreign == []


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


@pytest.fixture
def page(browser: Browser, library: Library) -> Iterator[Desk]:
    """A dashboard on a library with one article."""
    library.add(FLOOD)
    with desk(browser, library) as opened:
        opened.open()
        yield opened
        assert opened.wrong == []
