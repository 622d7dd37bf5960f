"""Where the files beside the code are: ``assets/`` (what the page is made of) and ``data/`` (the sample articles).

In a checkout, and installed editable from one, they are the top-level folders. A wheel carries them inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def assets() -> Path:
    """The folder of styles, scripts and pictures.

    >>> assets().is_dir()
    True
    """
    return _folder("assets")


def joined(*patterns: str) -> str:
    """The assets that match each pattern in turn, in the order of their names, as one text.

    >>> joined("timeline.css", "page.css") == joined("timeline.css") + "\\n" + joined("page.css")
    True
    """
    return "\n".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(assets().glob(pattern)))


def data() -> Path:
    """The folder of the sample articles.

    >>> (data() / "articles").is_dir()
    True
    """
    return _folder("data")


def _folder(name: str) -> Path:
    # The checkout comes first: there the package holds no copy, and a stray one must not hide what is being worked on.
    checkout = _PACKAGE.parent
    return checkout / name if (checkout / "pyproject.toml").is_file() else _PACKAGE / name
