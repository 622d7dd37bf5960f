"""A verb with what stands around it: "was struck", "agreed to deploy", "will be sold"."""

from __future__ import annotations

from typing import NamedTuple

from timeline.language.lexicon import Control
from timeline.model import Modality, Tense

# What a controlling word makes of the verb after it.
MODALITY = {Control.PLANNED: Modality.PLANNED, Control.POSSIBLE: Modality.POSSIBLE, Control.NEGATED: Modality.NEGATED}


class VerbGroup(NamedTuple):
    """Tokens ``first`` to ``last`` (included). ``head`` is the dictionary form of the verb that carries the meaning.

    ``control`` is what an infinitive or a clause after it becomes; ``cue`` are the words that decided tense and modality.
    """

    first: int
    last: int
    head: str
    cue: str
    tense: Tense
    perfect: bool = False
    modality: Modality = Modality.ASSERTED
    finite: bool = True
    doubtful: bool = False
    weak: bool = False
    passive: bool = False
    infinitive: bool = False
    auxiliary: bool = False


def stronger(first: Modality, second: Modality) -> Modality:
    """What is denied stays denied, what may be is no more than that, whatever stands around it."""
    order = (Modality.NEGATED, Modality.POSSIBLE, Modality.PLANNED, Modality.ASSERTED)
    return first if order.index(first) <= order.index(second) else second
