from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import EmptyError, UndecodableError
from timeline.read.text import decode

TEXT = "The ferry’s café — “warm” — sank on Sunday.\r\nIt was old.\r"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_the_first_character(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(encoding), "a.txt")
    assert decoded.text == "\ufeff" + TEXT
    assert decoded.warnings == ()


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_utf_8_is_read_to_the_letter(text: str) -> None:
    if text.strip("\ufeff \xa0\u2028\u2029"):
        assert decode(text.encode(), "a.txt").text == text


OTHERS = [
    ("cp1252", TEXT),
    ("cp1252", "One price of £5 is in this line."),
    ("iso-8859-1", "Der Präsident sagte am Dienstag in Köln, die Gespräche würden im März fortgesetzt."),
    ("cp1250", "Prezydent powiedział we wtorek w Łodzi, że rozmowy będą trwały w marcu."),
    ("cp1251", "Президент заявил во вторник в Москве, что переговоры продолжатся в марте 2015 года."),
    ("shift_jis", "大統領は火曜日、東京で交渉は三月に再開すると述べた。昨年の夏はとても暑かった。"),
    ("gb18030", "总统周二在北京表示，谈判将于三月继续进行。去年夏天非常炎热。"),
    ("utf-16-le", "The ferry sank on Sunday."),
    ("utf-16-be", "The ferry sank on Sunday."),
]


@pytest.mark.parametrize(("encoding", "text"), OTHERS, ids=[row[0] for row in OTHERS])
def test_other_encodings_are_read_with_a_warning(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert len(decoded.warnings) == 1
    assert "a.txt is not UTF-8; it was read as" in decoded.warnings[0]


def test_a_broken_byte_in_utf_8_is_shown_as_such() -> None:
    decoded = decode(TEXT.encode() * 5 + b"\xff" + TEXT.encode(), "a.txt")
    assert decoded.text == TEXT * 5 + "\ufffd" + TEXT
    assert f"breaks UTF-8 at byte {len(TEXT.encode()) * 5}" in decoded.warnings[0]


NO_TEXT = [
    (b"", EmptyError, "holds no text"),
    (b" \r\n\t", EmptyError, "holds no text"),
    (codecs.BOM_UTF8 + b"\n", EmptyError, "holds no text"),
    (rb"{\rtf1 It rained.}", UndecodableError, "rich text"),
    (b"\x1f\x8b\x08", UndecodableError, "unpack it"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", UndecodableError, "binary file"),
    (bytes(range(256)) * 4, UndecodableError, "binary file"),
    (b"\x00\x01\x02\x03" * 20, UndecodableError, "binary file"),
    (codecs.BOM_UTF16_LE + b"a\x00b", UndecodableError, "breaks it at byte"),
]


@pytest.mark.parametrize(("data", "kind", "problem"), NO_TEXT, ids=[str(row[0][:8]) for row in NO_TEXT])
def test_what_is_no_text_is_refused_with_a_cure(data: bytes, kind: type[Exception], problem: str) -> None:
    with pytest.raises(kind, match=problem) as refused:
        decode(data, "a.txt")
    assert str(refused.value).startswith("a.txt: ")
