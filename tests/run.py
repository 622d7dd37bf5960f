"""Sets up everything that the tests need, and runs them all: python3 tests/run.py

Needs Python 3.11 or newer and its standard library, nothing else: it makes the virtual environment .venv, installs the project with its
test tools, and gets Chromium (Debian's package) where there is none. Leaves with the exit code of the first step that fails.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from chromium import executable

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    # The browser tests are the slowest and stand together: whoever is done takes over some of them.
    ("pytest", "-n", "2", "--dist", "worksteal", "-q"),
)


def main() -> None:
    """Set up, then check; stops at the first failure."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have any Python
        sys.exit(f"timeline needs Python 3.11 or newer, and this is {sys.version.split()[0]}: run it with a newer one")
    install()
    get_chromium()
    for tool, *arguments in CHECKS:
        run([PYTHON, "-m", tool, *arguments])


def install() -> None:
    """Make .venv and install the project into it, unless that was done for the same pyproject.toml."""
    stamp = ENVIRONMENT / "installed-for-tests"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        run([sys.executable, "-m", "venv", ENVIRONMENT])
    run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[test]"])
    stamp.write_text(wanted)


def get_chromium() -> None:
    """Install Chromium where there is none: Debian's package where there is apt-get, else Playwright's."""
    if executable():
        return
    if shutil.which("apt-get"):
        rights = ["sudo"] if os.geteuid() != 0 and shutil.which("sudo") else []
        run([*rights, "apt-get", "update", "-qq"])
        run([*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    else:
        run([PYTHON, "-m", "playwright", "install", "chromium"])


def run(command: list[str | Path]) -> None:
    """Run a step with its output as it comes, and leave with its exit code where it fails."""
    shown = [str(part).replace(str(ROOT) + os.sep, "") for part in command]
    print("$", *shown, flush=True)
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        print(f"failed with exit code {code}: {' '.join(shown)}", file=sys.stderr)
        sys.exit(code)


if __name__ == "__main__":
    main()
