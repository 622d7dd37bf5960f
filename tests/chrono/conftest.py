from __future__ import annotations

from hypothesis import settings

# Two cores, many workers: no deadline, so that a slow machine fails no law.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")
