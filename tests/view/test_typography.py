from __future__ import annotations

import samples
from hypothesis import given
from hypothesis import strategies as st

from timeline.view.typography import shorten, width


@given(st.text(), st.floats(30, 400))
def test_shortened_text_fits(text: str, limit: float) -> None:
    short = shorten(text, 12.5, limit)
    assert width(short, 12.5) <= limit
    assert short == " ".join(text.split()) or short.endswith("…")


def test_text_without_spaces_is_cut_too() -> None:
    for words in samples.HOSTILE:
        assert width(shorten(words, 12.5, 290), 12.5) <= 290
    assert len(shorten("A" * 400, 12.5, 290)) > 20


def test_marks_that_take_no_room_are_not_counted() -> None:
    assert width("e\u0301", 10) == width("e", 10)
    assert width("\u202e", 10) == 0
