from __future__ import annotations

import pytest

from timeline.view.colours import CATEGORIES, THEMES, Category, category, contrast


@pytest.mark.parametrize("entry", CATEGORIES, ids=lambda entry: str(entry.key))
def test_marks_stand_out_from_their_card(entry: Category) -> None:
    # WCAG 2.2, 1.4.11 Non-text Contrast.
    assert contrast(entry.light, THEMES["light"].card) >= 3
    assert contrast(entry.dark, THEMES["dark"].card) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_is_readable(theme: object) -> None:
    # WCAG 2.2, 1.4.3 Contrast (Minimum).
    for colour in (theme.ink, theme.muted, theme.accent):  # type: ignore[attr-defined]
        assert contrast(colour, theme.card) >= 4.5  # type: ignore[attr-defined]


def test_no_two_categories_share_a_colour() -> None:
    assert len({entry.light for entry in CATEGORIES}) == len({entry.dark for entry in CATEGORIES}) == len(CATEGORIES)


def test_an_unknown_category_keeps_its_name() -> None:
    assert category("weather").label == "weather"
    assert category("weather").light == category("other").light
