"""Which language a text is in: no English sentence of the cases is taken for another, and most single sentences of the others are told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.model import Document
from timeline.tongues import guess_language

CASES = Path(__file__).parents[1] / "cases"
# The share of single sentences told, in percent: a floor that only rises.
FLOORS = {"de": 90, "es": 91, "fr": 96, "it": 87, "nl": 91, "pt": 85}


def _english() -> Iterator[str]:
    for path in sorted((CASES / "phrases").glob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            for case in group.get("cases", group.get("none", [])):
                yield _plain(case if isinstance(case, str) else case[0])


def _others(code: str) -> Iterator[str]:
    plain = tomllib.loads((CASES / "languages" / f"{code}.toml").read_text(encoding="utf-8"))
    yield from (_plain(case[0]) for case in plain["found"])
    yield from map(_plain, plain["none"])
    told = tomllib.loads((CASES / "languages" / "told" / f"{code}.toml").read_text(encoding="utf-8"))
    yield from (_plain(case[0]) for group in told["group"] for case in group["cases"])


def _plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def test_english_stays_english() -> None:
    assert [(guess_language(text), text) for text in _english() if guess_language(text) != "en"] == []


@pytest.mark.parametrize("code", FLOORS)
def test_a_single_sentence_is_mostly_told(code: str) -> None:
    texts = list(_others(code))
    told = sum(guess_language(text) == code for text in texts)
    assert 100 * told >= FLOORS[code] * len(texts), [text for text in texts if guess_language(text) != code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De burgemeester trad gisteren af.", "nl"),
        ("De trein vertrok om half negen.", "nl"),
        ("Gestern trat der Minister zurück.", "de"),
        ("The mayor resigned on Monday.", "en"),
        ("12.05.2017", "en"),
        ("", "en"),
    ],
)
def test_a_document_without_a_language_takes_that_of_its_text(text: str, code: str) -> None:
    assert Document(text).language == code
    assert Document(text, language="fr").language == "fr"
