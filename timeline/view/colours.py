"""The categories of events with their colours, on a light and on a dark page.

The hues are those of Okabe and Ito (*Color Universal Design*, 2008), which people with any colour vision tell apart, darkened on light and
lightened on dark until each stands out from its card by 3:1 (WCAG 2.2, 1.4.11). Eleven are more than colour alone can carry: the legend,
the table and the details name the category too.

>>> category("justice").label
'crime and justice'
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CATEGORIES", "THEMES", "Category", "Theme", "category", "contrast"]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of event: its key in the data, its name for people, its colour on light and on dark."""

    key: str
    label: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The neutral colours of a page: card, text, quiet text, fine lines, accent."""

    card: str
    ink: str
    muted: str
    line: str
    accent: str


THEMES = {
    "light": Theme(card="#ffffff", ink="#1b2430", muted="#5b6776", line="#e3e7ec", accent="#0b66c3"),
    "dark": Theme(card="#171e26", ink="#e7edf4", muted="#9aa7b5", line="#2a333e", accent="#6db3f8"),
}

CATEGORIES = (
    Category("agreement", "agreement", "#0072b2", "#56b4e9"),
    Category("conflict", "conflict, defence", "#c44e00", "#f0883e"),
    Category("disaster", "disaster, accident", "#8c4a2f", "#d9a07a"),
    Category("justice", "crime and justice", "#00796b", "#4dc4b3"),
    Category("politics", "politics", "#7a5195", "#c39be0"),
    Category("economy", "economy", "#a66f00", "#e69f00"),
    Category("science", "science, technology", "#1789b8", "#9ad7f5"),
    Category("sport", "sport", "#5f8200", "#b5d35c"),
    Category("life", "life, culture", "#b0487c", "#ef95c0"),
    Category("statement", "statement", "#4a5a9a", "#a9b7e8"),
    Category("other", "other", "#77818e", "#8d99a8"),
)
_BY_KEY = {entry.key: entry for entry in CATEGORIES}


def category(key: str) -> Category:
    """The category with this key; one that is not in the table keeps its own name and is coloured as *other*.

    >>> category("weather")
    Category(key='weather', label='weather', light='#77818e', dark='#8d99a8')
    """
    other = _BY_KEY["other"]
    return _BY_KEY.get(key) or Category(key, key, other.light, other.dark)


def contrast(one: str, another: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, *contrast ratio* and *relative luminance*).

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(another)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
