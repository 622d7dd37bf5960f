"""Counts of what agrees with the gold, and the shares that are made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the gold's and of the system's expressions were matched.

    >>> Score(matched=3, gold=4, system=6).f1
    0.6
    """

    matched: int
    gold: int
    system: int

    @property
    def precision(self) -> float:
        """The share of the system's that is right; 0 when there are none."""
        return self.matched / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's that was found; 0 when there are none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.matched / (self.gold + self.system) if self.matched else 0.0

    def as_dict(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        return {name: round(100 * getattr(self, name), 2) for name in ("precision", "recall", "f1")}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of the gold's points, or matched pairs, agree with ours."""

    agreed: int
    gold: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 when there are none."""
        return self.agreed / self.gold if self.gold else 0.0
