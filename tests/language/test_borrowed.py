"""Languages without words of their own here are read by dateparser's, and by nothing that could be something else."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import dateparser
import pytest

from timeline.find import find
from timeline.language.shared import own_languages
from timeline.model import Document
from timeline.resolve import resolve

_CASES = Path(__file__).parents[1] / "cases" / "languages"
CASES: dict[str, Any] = tomllib.loads((_CASES / "borrowed.toml").read_text(encoding="utf-8"))
PUBLISHED = date(2016, 11, 23)


@pytest.mark.parametrize(("code", "marked", "value"), CASES["found"])
def test_a_time_is_found_whole_and_means_what_it_says(code: str, marked: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    span = marked.index("["), marked.index("]") - 1
    document = Document(text, published=PUBLISHED, language=code)
    found = {(one.start, one.end): one.timex.value for one in resolve(document, find(document))}
    assert found.get(span) == value, {text[slice(*place)]: meant for place, meant in found.items()}


@pytest.mark.parametrize(("code", "text"), CASES["none"])
def test_a_sentence_without_a_time_gives_none(code: str, text: str) -> None:
    assert [(one.text, one.rule) for one in find(Document(text, language=code))] == []


def _full_dates() -> list[Any]:
    rows = [
        (code, *row) for code in sorted(own_languages()) for row in tomllib.loads((_CASES / f"{code}.toml").read_text("utf-8"))["found"]
    ]
    full = [(code, marked[marked.index("[") + 1 : marked.index("]")], value) for code, marked, value in rows]
    # With an article, an ordinal's sign or "dem" before the day, it is only ours that reads them.
    return [pytest.param(*row, id=row[1]) for row in full if re.fullmatch(r"\d[^º]*\d{4}", row[1])]


@pytest.mark.parametrize(("code", "written", "value"), _full_dates())
def test_our_own_words_and_dateparser_agree_on_full_dates(code: str, written: str, value: str) -> None:
    read = dateparser.parse(written, languages=[code], settings={"DATE_ORDER": "DMY"})
    assert read is not None
    assert read.date().isoformat() == value
