from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

import timeline
from timeline.errors import EmptyError, InputError, NotFoundError, UndecodableError
from timeline.model import Document
from timeline.read import read, read_all, read_bytes, read_text

ARTICLE = "date 2016-11-23\n\nFerry sinks\n\nThe ferry sank on Sunday.\n"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def outcome(found: Document | InputError) -> str:
    return str(found) if isinstance(found, InputError) else found.id


def test_a_text_file(tmp_path: Path) -> None:
    document = read(write(tmp_path / "ferry.txt", ARTICLE))
    assert (document.text, document.id, document.title) == (ARTICLE, "ferry.txt", "Ferry sinks")
    assert (document.published, document.published_from, document.language) == (date(2016, 11, 23), "header line 1", "en")


def test_newlines_and_byte_order_mark_stay(tmp_path: Path) -> None:
    text = "\ufeffdate 2016-11-23\r\n\r\nFerry sinks\rIt sank.\n"
    document = read(write(tmp_path / "ferry.txt", text))
    assert document.text == text
    assert [text[item.start : item.end] for item in document.skipped] == ["date 2016-11-23"]


def test_the_package_offers_it(tmp_path: Path) -> None:
    path = write(tmp_path / "ferry.txt", ARTICLE)
    assert timeline.read(str(path)) == read(path)


def test_a_given_date_goes_first(tmp_path: Path) -> None:
    document = read(write(tmp_path / "ferry.txt", ARTICLE), published=date(2015, 1, 2))
    assert (document.published, document.published_from) == (date(2015, 1, 2), "given")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    document = read("-")
    assert (document.text, document.id) == (ARTICLE, "stdin")


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(EmptyError, match="standard input: holds no text"):
        read("-")


def test_the_content_tells_the_form_where_the_name_does_not() -> None:
    page = b"<!DOCTYPE html><html><body><p>The ferry sank on Sunday.</p></body></html>"
    tagged = b'<?xml version="1.0"?><TimeML><TEXT>The ferry sank.</TEXT></TimeML>'
    record = b'{"text": "The ferry sank."}'
    for data, text in ((page, "The ferry sank on Sunday."), (tagged, "The ferry sank."), (record, "The ferry sank."), (b"{x}", "{x}")):
        (found,) = read_bytes(data, "pasted")
        assert isinstance(found, Document)
        assert found.text.strip() == text


def test_a_folder_gives_its_articles_in_order_and_names_what_fails(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", "a/z.tml", ".hidden/x.txt", ".x.txt", "README.md", "data.json", "notes.odt"):
        write(tmp_path / name, ARTICLE if not name.endswith("tml") else "<TimeML>")
    write(tmp_path / "e.txt", b"")
    write(tmp_path / "p.pdf", b"%PDF-1.4")
    write(tmp_path / "r.jsonl", '{"text": "One"}\n{"text": "Two", "id": 2}\n')
    found = [outcome(item) for item in read_all([tmp_path])]
    assert found[0] == "a/c.TXT"
    assert found[1].startswith(str(tmp_path / "a" / "z.tml") + ": is not well-formed XML")
    assert found[2] == "b.txt"
    assert "e.txt: holds no text" in found[3]
    assert "p.pdf: " in found[4]
    assert "PDF" in found[4]
    assert found[5:] == ["r.jsonl:1", "2"]


def test_ids_are_told_apart(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one" / "a.txt", "One"), write(tmp_path / "two" / "a.txt", "Two")
    assert [outcome(found) for found in read_all([one, two, one])] == ["a.txt", "a.txt (2)", "a.txt (3)"]


def test_bad_inputs_do_not_lose_the_good_ones(tmp_path: Path) -> None:
    good, binary = write(tmp_path / "a.txt", ARTICLE), write(tmp_path / "b.txt", bytes(range(256)))
    found = list(read_all([tmp_path / "none.txt", good, binary, "http://127.0.0.1/ferry", good]))
    assert [type(item).__name__ for item in found] == ["NotFoundError", "Document", "UndecodableError", "InputError", "Document"]


def test_reading_starts_before_all_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "One"}\n')
    found = read_all([path, "-"])
    assert outcome(next(found)) == "a.jsonl:1"


REFUSED = [
    ("none.txt", NotFoundError, "there is no such file"),
    ("a.txt/b.txt", NotFoundError, "there is no such file"),
    ("empty", InputError, "is a folder without articles"),
    ("http://127.0.0.1/ferry", InputError, "leads to 127.0.0.1 in a private network"),
    ("binary.txt", UndecodableError, "binary file"),
    ("two.jsonl", InputError, "holds 2 articles"),
    ("no.jsonl", InputError, "holds no article"),
]


@pytest.mark.parametrize(("name", "kind", "problem"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refused_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: type[Exception], problem: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    write(tmp_path / "a.txt", ARTICLE)
    write(tmp_path / "binary.txt", bytes(range(256)))
    write(tmp_path / "two.jsonl", '{"text": "One"}\n{"text": "Two"}')
    write(tmp_path / "no.jsonl", "\n")
    with pytest.raises(kind, match=problem) as refused:
        read(name)
    assert str(refused.value).startswith(f"{name}: ")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", ARTICLE)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="may not be read; give yourself the right"):
        read(path)


def test_a_pasted_text() -> None:
    document = read_text("It rained.", id="paste", published=date(2016, 11, 23))
    assert (document.id, document.title, document.published) == ("paste", "It rained.", date(2016, 11, 23))


def test_a_long_first_line_is_cut_between_words_for_the_title() -> None:
    title = read_text("The ferry sank on Sunday " * 40).title
    assert title.endswith(" …")
    assert len(title) <= 123
    assert title.removesuffix(" …").split() == ("The ferry sank on Sunday " * 40).split()[: len(title.split()) - 1]


GERMAN = "Der Fluss ist nach dem Regen gestiegen, und die Stadt hat sich mit Sand auf das Wasser vorbereitet, das nicht kam. "
SWEDISH = "Floden har stigit efter regnet, och staden var inte beredd på att det skulle komma så mycket vatten från bergen. "


def test_the_language_is_told_by_the_words() -> None:
    found = {text: read_text(text * 3) for text in (GERMAN, SWEDISH, ARTICLE)}
    assert [document.language for document in found.values()] == ["de", "sv", "en"]
    assert [any("“sv”" in warning for warning in document.warnings) for document in found.values()] == [False, True, False]


def test_a_page_that_wrongly_says_english_is_read_in_its_language() -> None:
    page = f"<!doctype html><html lang='en'><body><article><p>{GERMAN * 3}</p></article></body></html>"
    [document] = read_bytes(page.encode(), "page.html")
    assert isinstance(document, Document)
    assert document.language == "de"
    assert any("“de”" in warning for warning in document.warnings)


def test_a_given_language_goes_before() -> None:
    document = read_text(SWEDISH * 3, language="de")
    assert document.language == "de"
    assert not any("“sv”" in warning for warning in document.warnings)


def test_jsonl(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "x", "text": "One\r\n", "title": "Title", "published": "2016-11-23", "url": "https://news.example/1"}),
        '{"text": ',
        "",
        '{"id": 7, "text": "date 2015-03-03\\nSeven"}',
        '{"id": "no text"}',
        '"a string"',
        '{"text": "  "}',
        '{"text": "Half \\ud83d of one", "published": "some day"}',
        '{"text": "' + "[" * 20 + '", "extra": ' + "[" * 100_000 + "}",
        '{"text": "Last", "published": null}',
    ]
    found = list(read_all([write(tmp_path / "news.jsonl", "\n".join(lines))]))
    first = found[0]
    assert isinstance(first, Document)
    assert (first.id, first.text, first.title, first.url) == ("x", "One\r\n", "Title", "https://news.example/1")
    assert (first.published, first.published_from) == (date(2016, 11, 23), "the record")
    assert [outcome(item).removeprefix(str(tmp_path)).lstrip("/\\")[:30] for item in found[1:]] == [
        "news.jsonl, line 2: is no JSON",
        "7",
        "news.jsonl, line 5: has no “te",
        "news.jsonl, line 6: is no JSON",
        "news.jsonl, line 7: has an emp",
        "news.jsonl:8",
        "news.jsonl, line 9: is nested ",
        "news.jsonl:10",
    ]
    assert isinstance(found[2], Document)
    assert found[2].published == date(2015, 3, 3)
    broken = found[6]
    assert isinstance(broken, Document)
    assert broken.text == "Half \ufffd of one"
    assert broken.text.encode()
    assert any("“some day” is not a date" in warning for warning in broken.warnings)


def test_a_line_that_is_not_utf_8_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = list(read_all([write(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"text": "One"}\r\n{"text": "caf\xe9"}\n{"text": "Three"}')]))
    assert [isinstance(item, Document) for item in found] == [True, False, True]
    assert "line 2: is not UTF-8 at byte 13" in str(found[1])


def test_json_lists(tmp_path: Path) -> None:
    path = write(tmp_path / "news.json", json.dumps([{"text": "One"}, {}, {"text": "Three", "id": "3"}]))
    found = [outcome(item) for item in read_all([path])]
    assert (found[0], found[2]) == ("news.json:1", "3")
    assert "record 2: has no “text”" in found[1]
    assert read(write(tmp_path / "one.json", '{"text": "One"}')).text == "One"
    with pytest.raises(InputError, match="is no JSON"):
        read(write(tmp_path / "bad.json", "[{]"))


CSVS = [
    ('id,text,published\n1,"It rained,\r\nand ""how"".",2016-11-23\n2,Two,\n', ['It rained,\r\nand "how".', "Two"]),
    ("\ufeffText;Title\nOne;T\n", ["One"]),
    ("title\ttext\nT\tOne, two\n", ["One, two"]),
    ("text\n" + "a" * 300_000 + "\n", ["a" * 300_000]),
]


@pytest.mark.parametrize(("table", "texts"), CSVS, ids=["comma", "semicolon", "tab", "long"])
def test_csv(tmp_path: Path, table: str, texts: list[str]) -> None:
    found = list(read_all([write(tmp_path / "a.csv", table)]))
    assert [item.text for item in found if isinstance(item, Document)] == texts


def test_csv_names_what_it_cannot_read(tmp_path: Path) -> None:
    found = [outcome(item) for item in read_all([write(tmp_path / "a.csv", "id,text\n1,One\n2,\n3,Three\n")])]
    assert (found[0], found[2]) == ("1", "3")
    assert "a.csv, line 3: has an empty “text”" in found[1]
    assert "has no column “text”" in outcome(next(read_all([write(tmp_path / "b.csv", "a,b\n1,2\n")])))
    assert "breaks off" in [outcome(item) for item in read_all([write(tmp_path / "c.csv", 'id,text\n1,One\n2,"Two\n')])][1]
    assert "breaks off" in outcome(next(read_all([write(tmp_path / "d.csv", 'id,"text\n')])))
