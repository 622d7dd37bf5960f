"""One page with the browser module, shared by a session's tests; after each it must have logged no error and asked nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from staging import Stage, staged

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
