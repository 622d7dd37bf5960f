"""What the engine does for a person who corrects it: dates as people type them, and what an expression tells once somebody dated it."""

from timeline.byhand.events import tell
from timeline.byhand.typed import understand

__all__ = ["tell", "understand"]
