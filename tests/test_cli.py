from __future__ import annotations

import io
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest

from timeline.cli import command, run
from timeline.cli.output import replacing

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "cli.toml").read_text(encoding="utf-8"))["case"]
STORY = "It rained in Oslo on Sunday.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which each test runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def timeline(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "timeline", *arguments], capture_output=True, check=False, **options)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_people_do_wrong(case: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in case.get("folders", ()):
        (folder / name).mkdir()
    for name, content in case.get("files", {}).items():
        (folder / name).write_bytes(content.encode("latin-1"))
    code = run(case["arguments"])
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert code == case["code"], captured.err
    assert len(lines) == len(case["says"]), captured.err
    for line, part in zip(lines, case["says"], strict=True):
        assert line.startswith("timeline: ")
        assert part in line
    for part in case.get("prints", ()):
        assert part in captured.out
    if not case.get("prints"):
        assert captured.out == ""
    assert sorted(path.name for path in folder.iterdir()) == sorted([*case.get("folders", ()), *case.get("files", ())])


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Usage: timeline" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["table", "json", "jsonl", "csv"])
def test_every_format_to_a_file_is_what_goes_to_standard_output(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "story.txt").write_text(STORY)
    arguments = ["extract", "story.txt", "--published", "2016-11-23", "--format", name]
    assert run(arguments) == 0
    assert run([*arguments, "-o", "out"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert (folder / "out").read_text(encoding="utf-8") == captured.out


def test_the_ending_of_the_output_names_the_format(folder: Path) -> None:
    (folder / "story.txt").write_text(STORY)
    assert run(["extract", "story.txt", "--published", "2016-11-23", "-o", "out.json"]) == 0
    [article] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [event["interval"]["edtf"] for event in article["events"]] == ["2016-11-20"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    done = timeline("extract", "-", "--published", "2016-11-23", "--format", "jsonl", input=STORY.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["events"][0]["interval"]["edtf"] == "2016-11-20"


def test_several_articles_come_in_the_order_in_which_they_were_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(f"It rained in {name.upper()}ville on Sunday.")
    assert run(["extract", "b.txt", "a.txt", "--published", "2016-11-23", "--format", "jsonl"]) == 0
    texts = [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()]
    assert ["Bville" in texts[0], "Aville" in texts[1]] == [True, True]


def test_a_file_in_latin_1_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "story.txt").write_bytes("Es regnete. It rained in Malmö on Sunday, said the café’s owner.".encode("cp1252"))
    assert run(["extract", "story.txt", "--published", "2016-11-23", "--format", "json"]) == 0
    assert "Malmö" in json.loads(capsys.readouterr().out)[0]["text"]


def test_without_a_publication_date_nothing_is_counted_from_today(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "story.txt").write_text("It rained in Oslo last Sunday.")
    assert run(["extract", "story.txt", "--format", "json"]) == 0
    [article] = json.loads(capsys.readouterr().out)
    assert article["published"] is None
    assert article["events"] == []
    assert [expression["interval"] for expression in article["expressions"]] == [None]


def test_a_terminal_of_few_letters_gets_what_it_can_show(folder: Path) -> None:
    (folder / "story.txt").write_text("It rained in 서울 on Sunday — again.", encoding="utf-8")
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = timeline("extract", "story.txt", "--published", "2016-11-23", env=ascii_only)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"Oslo" not in shown.stdout
    assert b"on Sunday" in shown.stdout or b"Sunday" in shown.stdout
    data = timeline("extract", "story.txt", "--published", "2016-11-23", "--format", "json", env=ascii_only)
    assert "서울" in json.loads(data.stdout.decode("utf-8"))[0]["text"]


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    (folder / "story.txt").write_text(STORY * 300)
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "extract", *["story.txt"] * 3, "--published", "2016-11-23", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_a_failure_nobody_foresaw_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(document: object) -> object:
        raise KeyError("a bug")

    monkeypatch.setattr("timeline.pipeline.find", broken)
    (folder / "story.txt").write_text(STORY)
    assert run(["extract", "story.txt"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "please report it" in line
    assert run(["--debug", "extract", "story.txt"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_file_is_replaced_whole_or_not_at_all(folder: Path) -> None:
    target = folder / "page.html"
    target.write_text("old")
    target.chmod(0o640)
    replacement = replacing(str(target))
    replacement.__enter__().write_text("half")
    assert replacement.__exit__(RuntimeError, RuntimeError("stopped half-way"), None) is False
    assert target.read_text() == "old"
    with replacing(str(target)) as part:
        part.write_text("new")
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in folder.iterdir()] == ["page.html"]


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "real.html").write_text("old")
    (folder / "link.html").symlink_to(folder / "real.html")
    with replacing("link.html") as part:
        part.write_text("new")
    assert (folder / "link.html").is_symlink()
    assert (folder / "real.html").read_text() == "new"


def test_explain_tells_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "Japan occupied Korea for 35 years before the end of World War II.", "--published", "2016-11-23"]) == 0
    out = capsys.readouterr().out
    assert "for [35 years] before" in out
    assert "DURATION P35Y" in out
    assert "1910~/1945-09-02" in out
    assert "1945-08-15" in out


def test_explain_reads_standard_input() -> None:
    done = timeline("explain", "-", "--published", "2016-11-23", input=STORY.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"2016-11-20" in done.stdout


def commands(name: str = "timeline", found: click.Command = command) -> Iterator[tuple[str, click.Command]]:
    yield name, found
    if isinstance(found, click.Group):
        for part, inner in found.commands.items():
            yield from commands(f"{name} {part}", inner)


@pytest.mark.parametrize(("name", "found"), list(commands()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_and_option_tells_what_it_is_for(name: str, found: click.Command) -> None:
    context = click.Context(found, info_name=name)
    text = found.get_help(context)
    assert "Example" in text
    assert f"{name} " in text.split("Example", 1)[1]
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[-1]} says nothing of itself"


@contextmanager
def served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server, and the first line that it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "serve", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def page(line: str) -> str:
    return line.split(" at ", 1)[1].split(" ", 1)[0]


def test_serve_opens_the_sample_and_stops_at_ctrl_c() -> None:
    with served("--port", "0") as (process, line):
        assert line.startswith("The timeline is at http://127.0.0.1:")
        with urllib.request.urlopen(page(line)) as response:
            assert response.status == 200
            assert b"<title>Timeline</title>" in response.read()
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "timeline: stopped\n")


def test_serve_takes_another_port_when_its_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 2
        from timeline.cli import listening
        from timeline.cli.report import Report

        monkeypatch.setattr(listening, "DEFAULT_PORT", port)
        err = io.StringIO()
        monkeypatch.setattr("sys.stderr", err)
        with listening.listen(Report(), "127.0.0.1", None) as found:
            assert found.getsockname()[1] != port
        assert f"port {port} is taken; using" in err.getvalue()
