"""The house keeps its shape: who may import whom, what must not be imported early, no clock, no file that grew too long."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from timeline.resources import assets, data

PACKAGE = Path(timeline.__file__).parent
ROOT = PACKAGE.parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

# A room, and the rooms that it may import from; everybody may import from the leaves.
LEAVES = {"errors", "resources"}
_ENGINE = {"chrono", "model", "language", "clauses"}
ROOMS = {
    "errors": set(),
    "resources": set(),
    "chrono": set(),
    "tongues": set(),
    "model": {"chrono", "tongues"},
    "language": {"chrono", "model"},
    "clauses": {"model", "language"},
    "find": _ENGINE,
    "resolve": _ENGINE,
    "compose": _ENGINE,
    "pipeline": {"chrono", "model", "find", "resolve", "compose"},
    "read": {"chrono", "model", "tongues"},
    "byhand": {"chrono", "model", "clauses", "find", "resolve", "compose", "read"},
    "corrections": {"chrono", "model"},
    "store": {"chrono", "model", "migrations", "corrections"},
    "migrations": set(),
    "imports": {"chrono", "model"},
    "view": {"chrono", "model"},
    "export": {"chrono", "model", "corrections", "view"},
    "web": {"chrono", "model", "corrections", "view", "store", "export"},
    "gold": {"chrono", "model", "read"},
    "evaluate": {"chrono", "model", "gold"},
    "watch": {"model", "read", "store"},
    "batch": {"chrono", "model", "pipeline", "read", "export"},
}
# Conveniences of the nouns for people; they import when they are called.
CONVENIENCES = {("model", "view"), ("model", "export"), ("model", "compose")}
# The rooms that wire the others.
WIRING = {"cli", "__init__", "__main__"}

CLOCKLESS = _ENGINE | {"find", "resolve", "compose", "pipeline", "read", "imports", "view", "export"}
CLOCKS = {
    f"{module}{kind}.{name}" for module in ("", "datetime.", "dt.") for kind in ("date", "datetime") for name in ("now", "today", "utcnow")
}

HEAVY = (
    "dash",
    "dash_mantine_components",
    "dash_ag_grid",
    "plotly",
    "flask",
    "waitress",
    "dateparser",
    "holidays",
    "trafilatura",
    "htmldate",
    "urllib3",
    "pypdf",
    "feedparser",
    "markdown_it",
    "docx",
    "pyarrow",
    "protego",
)

LONGEST = 320


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names of what a tree imports, one for each imported name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import in line {node.lineno}; write it out"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    here = room(path)
    if here in WIRING:
        return
    assert here in ROOMS, f"{here} is a new room: say here what it may import"
    allowed = ROOMS[here] | LEAVES | {here}
    for name in imported(parsed(path)):
        top, _, rest = name.partition(".")
        there = rest.partition(".")[0]
        if top == "timeline" and there not in allowed:
            assert (here, there) in CONVENIENCES, f"timeline.{here} imports timeline.{there}"


def test_the_rooms_stand_in_one_order() -> None:
    order: list[str] = []
    remaining = dict(ROOMS)
    while remaining:
        ready = [name for name, needs in remaining.items() if needs <= set(order)]
        assert ready, f"these rooms import each other: {sorted(remaining)}"
        order += ready
        for name in ready:
            del remaining[name]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_has_one_subject(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{lines} lines: is there a second noun in it?"


@pytest.mark.parametrize("path", [path for path in SOURCES if room(path) in CLOCKLESS], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_asks_the_clock(path: Path) -> None:
    tree = parsed(path)
    asked = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node) in CLOCKS]
    assert not asked, f"the publication date is an argument; nothing may ask the clock for it: {asked}"
    assert "time" not in set(imported(tree))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_store_speaks_sql(path: Path) -> None:
    speaks = any(name.partition(".")[0] == "sqlite3" for name in imported(parsed(path)))
    assert not speaks or room(path) in {"store", "migrations"}


def loaded_by(code: str) -> set[str]:
    """The top-level names of the modules that a fresh interpreter holds after running ``code``."""
    report = "import sys; print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import timeline",
        "from timeline.cli import run; run(['--help'])",
        "from timeline.cli import run; run(['serve', '--help'])",
        f"from timeline.cli import run; run(['extract', {str(data() / 'articles' / 'strait-bridge-2019-05-15.txt')!r}])",
        "import timeline.view.payload",
        "import timeline; timeline.extract(timeline.Document('Am 3. Mai 2015 regnete es.', language='de'))",
    ],
    ids=["import", "help", "serve --help", "extract", "payload", "German"],
)
def test_heavy_packages_are_imported_only_where_they_are_used(code: str) -> None:
    assert not loaded_by(code).intersection(HEAVY)


def test_importing_the_package_imports_none_of_its_rooms() -> None:
    code = "import timeline, sys; print([name for name in sys.modules if name.startswith('timeline.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_top_level_holds_six_things_and_a_licence() -> None:
    built = {"build", "dist"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.suffix != ".egg-info"} - built
    assert found == {"timeline", "assets", "data", "tests", "pyproject.toml", "README.md", "LICENSE"}


def test_the_page_asks_no_other_machine_for_anything() -> None:
    # Names of XML's vocabularies look like addresses, but nothing fetches them.
    namespace = re.compile(r"https?://www\.w3\.org/\d{4}/\w+")
    for path in assets().rglob("*"):
        if path.suffix in {".js", ".css", ".html", ".svg"}:
            found = re.findall(r"https?://[^\s\"'`)]+|@import|url\(\s*['\"]?//", namespace.sub("", path.read_text(encoding="utf-8")))
            assert not found, f"{path.name} speaks to {found}"
