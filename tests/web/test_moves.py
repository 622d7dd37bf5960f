"""What another publication date moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import telling

from timeline.model import Document
from timeline.web.moves import UNDATED, Move, moves

FLOOD = Document("The river rose in 1953 and fell yesterday. Who was there yesterday?", published=date(2016, 11, 23))


def moved(published: date | None) -> tuple[Move, ...]:
    return moves(telling.extract(FLOOD), telling.extract(replace(FLOOD, published=published))).moves


def test_only_what_is_counted_from_publication_moves() -> None:
    assert moved(date(2016, 3, 1)) == (Move("yesterday", "22 Nov 2016", "29 Feb 2016"),) * 2


def test_the_same_date_moves_nothing() -> None:
    assert moved(FLOOD.published) == ()


def test_no_date_leaves_undated() -> None:
    assert moved(None) == (Move("yesterday", "22 Nov 2016", UNDATED),) * 2
