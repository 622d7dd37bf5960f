"""What an expression means before it is anchored."""
from __future__ import annotations
Meaning = object
