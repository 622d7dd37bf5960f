"""``timeline library`` on the command line, alone and while the dashboard is open on the same file."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.chrono import edtf
from timeline.cli import run
from timeline.cli.given import reopen
from timeline.corrections.correction import of_event
from timeline.pipeline import extract
from timeline.store import Action, Library

STORY = "date 2016-11-23\n\nThe ferry\n\nThe ferry sank off Marle on Sunday.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, in which each test runs; the user's own library is in it, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_LIBRARY", str(tmp_path / "own.db"))
    (tmp_path / "ferry.txt").write_text(STORY)
    (tmp_path / "mill.txt").write_text("The mill\n\nThe mill burnt in 1912.\n")
    return tmp_path


def added() -> tuple[str, ...]:
    assert run(["library", "add", "ferry.txt", "mill.txt"]) == 0
    with Library("own.db") as library:
        return tuple(article.id for article in library.articles())


def test_what_is_added_is_listed_with_its_date(capsys: pytest.CaptureFixture[str]) -> None:
    ferry, mill = added()
    capsys.readouterr()
    assert run(["library", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{ferry}  2016-11-23  The ferry", f"{mill}  —           The mill"]
    assert run(["library", "list", "--json"]) == 0
    assert next(json.loads(line) for line in capsys.readouterr().out.splitlines()) == {
        "id": ferry,
        "title": "The ferry",
        "published": "2016-11-23",
    }


def test_words_find_articles(capsys: pytest.CaptureFixture[str]) -> None:
    ferry, _ = added()
    capsys.readouterr()
    for words, found in (("marle", [ferry]), ("MILL BUR", None), ("nobody", [])):
        assert run(["library", "list", "--find", words, "--json"]) == 0
        lines = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
        assert lines == found if found is not None else len(lines) == 1


def test_a_library_that_is_named_is_another_one(capsys: pytest.CaptureFixture[str]) -> None:
    added()
    Library("news.db").close()
    capsys.readouterr()
    assert run(["library", "list", "--library", "news.db"]) == 0
    assert "The library is empty" in capsys.readouterr().out


@pytest.mark.parametrize("by", ["id", "beginning", "title"])
def test_an_article_is_renamed_and_removed_by_any_of_its_names(by: str) -> None:
    ferry, mill = added()
    name = {"id": ferry, "beginning": ferry[:6], "title": "The ferry"}[by]
    assert run(["library", "rename", name, "  A  ferry "]) == 0
    with Library("own.db") as library:
        assert [article.title for article in library.articles()] == ["A ferry", "The mill"]
    assert run(["library", "remove", ferry, mill[:5]]) == 0
    with Library("own.db") as library:
        assert library.articles() == ()
        assert library.undoable()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["remove", "nobody"], "there is no article “nobody”"),
        (["rename", "nobody", "x"], "there is no article “nobody”"),
        (["rename", "The ferry", "  "], "an empty title names nothing"),
        (["add", "nothing.txt"], "there is no such file"),
        (["add", "ferry.txt", "--library", "ferry.txt"], "is no library"),
        (["add", "ferry.txt", "--library", "nowhere/news.db"], "check the folder"),
        (["export-corrections", "-o", "nowhere/x.jsonl"], "there is no folder nowhere"),
    ],
)
def test_what_people_do_wrong_is_said_in_a_line(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    added()
    capsys.readouterr()
    assert run(["library", *arguments]) in (1, 2)
    (line,) = capsys.readouterr().err.splitlines()
    assert says in line


def test_nothing_is_removed_when_one_of_the_names_is_none() -> None:
    added()
    assert run(["library", "remove", "The ferry", "nobody"]) == 2
    with Library("own.db") as library:
        assert len(library.articles()) == 2


def test_corrections_are_written_beside_what_was_found(folder: Path) -> None:
    ferry, _ = added()
    with Library("own.db") as library:
        (extraction,) = extract(library.document(ferry)).extractions
        event = extraction.events[-1]
        library.correct(
            ferry,
            event.id,
            lambda said: replace(of_event(event, extraction), interval=edtf.parse("2016-11-19"), why="Dated by hand: “19 Nov”."),
            Action.EDIT_EVENT,
            event.headline,
        )
    assert run(["library", "export-corrections", "-o", "out.jsonl"]) == 0
    (line,) = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["schema"], told["article"]["title"], told["article"]["published"]) == (1, "The ferry", "2016-11-23")
    assert "sank" in told["quote"]
    assert told["event"]["interval"]["edtf"] == "2016-11-20"
    assert told["said"] == {
        "interval": {"edtf": "2016-11-19", "units": ["day", "day"], "qualifiers": ["exact", "exact"], "utc_offset": None},
        "why": "Dated by hand: “19 Nov”.",
    }


def test_a_quick_look_keeps_nothing(folder: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "timeline", "serve", "ferry.txt", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        assert "http://" in server.stdout.readline()
    finally:
        server.terminate()
        server.communicate()
    assert not (folder / "own.db").exists()


def test_the_dashboard_hears_of_what_another_process_adds_and_knows_it_after_a_restart(folder: Path) -> None:
    command = [sys.executable, "-m", "timeline", "serve", "--port", "0"]
    for expected in (0, 2):
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found

            def revision(page: str = found[0]) -> int:
                with urllib.request.urlopen(f"{page}revision") as answer:
                    number: int = json.loads(answer.read())
                    return number

            assert revision() == expected
            if expected == 0:
                done = subprocess.run([sys.executable, "-m", "timeline", "library", "add", "ferry.txt", "mill.txt"], check=True)
                assert done.returncode == 0
                for _ in range(100):
                    if revision() == 2:
                        break
                    time.sleep(0.05)
                assert revision() == 2
        finally:
            server.terminate()
            server.communicate()


def many(folder: Path, count: int) -> Path:
    """A file with so many articles."""
    path = folder / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"text": f"Ferry {number} sank on Sunday.", "title": f"Ferry {number}"}) + "\n" for number in range(count))
    )
    return path


def test_a_run_that_is_killed_is_begun_again_with_nothing_doubled_and_nothing_lost(folder: Path) -> None:
    path = many(folder, 400)
    adding = subprocess.Popen([sys.executable, "-m", "timeline", "library", "add", str(path)], stdout=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    for _ in range(20):
        adding.stdout.readline()
    adding.kill()
    adding.communicate()
    with Library("own.db") as library:
        assert 20 <= len(library.articles()) < 400
    assert run(["library", "add", str(path)]) == 0
    with Library("own.db") as library:
        assert sorted(article.title for article in library.articles()) == sorted(f"Ferry {number}" for number in range(400))


def test_many_articles_are_shown_as_a_bar_on_a_terminal(folder: Path) -> None:
    path = many(folder, 30)
    ours, theirs = pty.openpty()
    adding = subprocess.Popen([sys.executable, "-m", "timeline", "library", "add", str(path)], stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 65536):
            shown += piece
    os.close(ours)
    assert adding.wait() == 0
    assert b"30/30" in shown
    assert b"30 added, 0 were there already" in shown
    assert b"Ferry 7" not in shown


@pytest.mark.parametrize("arguments", [["list"], ["remove", "ferry"], ["rename", "ferry", "The boat"], ["export-corrections"]])
def test_a_misspelt_library_is_named_and_not_made(arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["library", *arguments, "--library", "typo.db"]) == 1
    assert "typo.db: there is no such library" in capsys.readouterr().err
    assert not (folder / "typo.db").exists()


def test_a_timeline_is_added_with_its_events(folder: Path) -> None:
    (folder / "weather.csv").write_text("date,headline\n2016-11-20,Rain of 1953\n")
    (folder / "wrong.json").write_text('[{"schema": 9, "text": "", "events": [], "expressions": []}]')
    assert run(["library", "add", "ferry.txt", "weather.csv", "wrong.json"]) == 1
    with Library("own.db") as library:
        ferry, weather = library.articles()
        assert library.given(ferry.id) == ""
        (timeline,) = reopen(library.given(weather.id)).extractions
    assert [(event.headline, edtf.spell(event.interval)) for event in timeline.events] == [("Rain of 1953", "2016-11-20")]
