"""``python -m timeline`` is the ``timeline`` command."""

from __future__ import annotations

from timeline.cli import main

main()
