from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.view.publications import names

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "publications.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["name"]))
def test_names(vector: dict[str, Any]) -> None:
    found = names(vector["lines"], vector["width"], vector["margin"], lambda label: 6.0 * len(label), single=vector["single"])
    assert [list(name) for name in found] == vector["names"]
