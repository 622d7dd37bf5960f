"""The README says nothing that is not so: its commands run, what they print is what it shows, and no option is missing."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import urllib.request
from contextlib import suppress
from pathlib import Path

import click
import pytest

from timeline.cli import command
from timeline.store import Library

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sample articles, their gold and a library, as the README's commands expect them."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    Library(tmp_path / "news.db").close()
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    """This process's environment, in which the programs beside this Python come first, ``timeline`` among them."""
    return os.environ | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]), "COLUMNS": "100"} | more


@pytest.mark.parametrize("line", [line for line in dict.fromkeys(COMMANDS) if line.startswith("timeline ") and " serve" not in line])
def test_each_command_does_what_it_says(line: str, folder: Path) -> None:
    done = subprocess.run(line, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    output = re.search(r" -o (\S+)", line)
    assert (folder / output[1]).stat().st_size if output else done.stdout


def test_what_a_command_prints_is_what_is_shown(folder: Path) -> None:
    shown = [(block.strip(), after[1]) for (kind, block), after in itertools.pairwise(BLOCKS) if (kind, after[0]) == ("sh", "text")]
    assert shown
    for line, text in shown:
        done = subprocess.run(line, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, check=True)
        assert done.stdout == text


def test_the_command_that_sets_everything_up_opens_the_dashboard(tmp_path: Path) -> None:
    [line] = [line for line in COMMANDS if "-m venv" in line]
    project = shutil.copytree(ROOT, tmp_path / "project", ignore=LEFT_BEHIND)
    # To the letter, except that the libraries are those of this environment: nothing is downloaded.
    offline = environment(
        PYTHONPATH=sysconfig.get_path("purelib"),
        PIP_NO_DEPS="1",
        PIP_NO_BUILD_ISOLATION="0",
        PIP_NO_INDEX="1",
        DISPLAY="",
        WAYLAND_DISPLAY="",
    )
    process = subprocess.Popen(
        line, shell=True, cwd=project, env=offline, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        said = next((text for text in process.stdout if "http://" in text), "")
        found = re.search(r"http://\S+", said)
        assert found, process.communicate()
        with urllib.request.urlopen(found[0]) as page:
            assert b"<title>Timeline</title>" in page.read()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_the_command_that_passes_the_tests_is_what_continuous_integration_runs() -> None:
    [line] = [line for line in COMMANDS if line.startswith("python3 tests/")]
    script = (ROOT / ".ci" / "run").read_text()
    assert "set -euo pipefail" in script
    assert script.splitlines()[-1] == line
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_checks_of_the_development_section_are_those_that_are_run() -> None:
    from run import CHECKS

    named = {tool for line in COMMANDS for tool in re.findall(r"\.venv/bin/(pytest|ruff check \.|ruff format --check \.|mypy)", line)}
    assert named == {" ".join(check[:1] if check[0] == "pytest" else check) for check in CHECKS}


def test_the_python_example_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    [example] = [block for kind, block in BLOCKS if kind == "python"]
    monkeypatch.chdir(folder)
    exec(example, {})
    assert "May 2019" in capsys.readouterr().out
    assert (folder / "page.html").stat().st_size > 1000


def test_no_command_and_no_option_is_missing() -> None:
    for name, found in command.commands.items():
        [row] = [line for line in README.splitlines() if line.startswith(f"| `timeline {name}")]
        commands = [found, *(found.commands.values() if isinstance(found, click.Group) else ())]
        assert all(f"{one.name}" in row for one in commands)
        for parameter in (parameter for one in commands for parameter in one.params):
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert f"`{option}" in row, f"{name} {option}"
    for parameter in command.params:
        assert parameter.opts[-1] in README


def test_every_picture_is_there() -> None:
    pictures = re.findall(r'(?:src|srcset)="(assets/[^"]+)"', README)
    assert len(pictures) == 5
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_path_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:timeline|tests|data|assets)/[\w./-]+)`|`(LICENSE)`", README)
    assert named
    assert all((ROOT / (path or other)).exists() for path, other in named)
