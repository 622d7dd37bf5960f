"""What is installed elsewhere works as the checkout does: the wheel, in an environment of its own, from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from timeline.resources import data

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = data() / "articles" / "strait-bridge-2019-05-15.txt"
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, so that building leaves nothing behind."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("checkout") / "project", ignore=LEFT_BEHIND)


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    out = checkout.parent / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", out, checkout], check=True)
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``timeline`` in a fresh environment that has the wheel; the libraries come from this one, so that nothing is downloaded."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    found = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
    )
    packages = Path(found.stdout.strip())
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A path file is read after the environment's own packages: whatever this environment knows of timeline comes second.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_the_wheel_carries_assets_and_data_inside_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/", 1)[0].split("-", 1)[0] for name in names} == {"timeline", "event_timeline"}
    for folder in ("assets", "data"):
        carried = {name.removeprefix("timeline/") for name in names if name.startswith(f"timeline/{folder}/")}
        kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert carried == {name for name in kept if not name.endswith(".png")}
    assert "timeline/py.typed" in names
    assert not [name for name in names if "test" in name]


def test_every_data_file_of_the_package_is_carried(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "timeline").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert kept <= carried


def test_the_wheel_works_from_another_folder(program: Path, tmp_path: Path) -> None:
    def timeline(*arguments: str | Path) -> str:
        done = subprocess.run([program, "-P", "-m", "timeline", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    where = subprocess.run([program, "-P", "-c", "import timeline; print(timeline.__file__)"], cwd=tmp_path, capture_output=True, text=True)
    assert not Path(where.stdout.strip()).is_relative_to(ROOT)
    assert '"schema": 1' in timeline("extract", SAMPLE, "--format", "json")
    timeline("export", SAMPLE, "-o", "page.html")
    assert "Alder Strait" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert timeline("--version").startswith("timeline ")


def test_an_editable_install_takes_everything_from_the_checkout(checkout: Path, tmp_path: Path) -> None:
    target = tmp_path / "packages"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "install", "--no-deps", "--no-build-isolation", "--target", target, "-e", checkout], check=True)
    assert not (target / "timeline").exists(), "an editable install must not copy assets or data"
    [pointer] = target.glob("*.pth")
    assert Path(pointer.read_text().strip()) == checkout
