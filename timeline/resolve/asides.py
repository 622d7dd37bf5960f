"""Which dates of a history are looks aside: what the words around a date say of how it stands to the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.language.inflection import Form
from timeline.language.lexicon import lexicon
from timeline.model import TemporalExpression, Tense
from timeline.resolve.context import Context

# What it costs to leave a date aside: much, unless its words say that it is a look aside.
ASIDE, ASIDE_TOLD = 2.0, 0.4

_HEADING = 80
_SIGNALS = frozenset({"since", "ever since", "until", "till", "dating from", "dating back to", "as early as", "up to", "to"})
_NAMED_AFTER = re.compile(r"\b[A-Z]\w+ of (?:the )?$")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s$", re.I)
_NOUN_FOLLOWS = re.compile(r"\s[A-Za-z]")
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|as (?:opposed to|against)|unlike|versus|(?:peak|high|low) of|(?:down|up) from)\b[^.;\n]*$"
)
_HAD = re.compile(r"\bhad (?:once|last|first|only|even|since|long|again) (\w+)")
# A line that ends in the middle of a sentence is wrapped, and opens no paragraph.
_PARAGRAPH = re.compile(r"[^\w,\s]\s*\n|\n\s*\n")
_DASH = re.compile(r"\s?[-–—/]\s?")


class Asides:
    """The looks aside of a text, each weighed once."""

    def __init__(self, expressions: Sequence[TemporalExpression], context: Context) -> None:
        self._expressions = expressions
        self._context = context
        self._weighed: dict[int, tuple[float, bool]] = {}
        self._back: dict[int, bool] = {}
        self._fresh: dict[int, bool] = {}

    def cost(self, place: int) -> float:
        """What it costs to take the expression at ``place`` for a look aside."""
        return self._of(place)[0]

    def mentioned(self, place: int) -> bool:
        """Whether the rest of its sentence may count from it: not from a date in brackets or in a name."""
        return self._of(place)[1]

    def looks_back(self, place: int) -> bool:
        """Whether an expression tells of what had been: "had called it, in 1961"."""
        if place not in self._back:
            self._back[place] = self._had_been(self._expressions[place])
        return self._back[place]

    def _had_been(self, expression: TemporalExpression) -> bool:
        if expression.signal == "by":
            # "By November they had taken the town" goes on.
            return False
        clause = self._context.clause(expression)
        if clause.perfect and clause.tense is Tense.PAST:
            return True
        # "had once called", "had last been": an adverb that is also another word hides the participle from the clause.
        said = _HAD.search(self._context.text, clause.start, clause.end)
        return said is not None and bool(lexicon().form(said[1].lower()) & Form.PARTICIPLE)

    def sentence(self, place: int) -> int:
        """Where the sentence of an expression starts."""
        return self._context.clause(self._expressions[place]).sentence_start

    def fresh(self, place: int) -> bool:
        """Whether an expression is the first of its paragraph."""
        if place not in self._fresh:
            between = self._context.text[self._expressions[place - 1].end if place else 0 : self._expressions[place].start]
            self._fresh[place] = "\n" in between and _PARAGRAPH.search(between) is not None
        return self._fresh[place]

    def _of(self, place: int) -> tuple[float, bool]:
        if place not in self._weighed:
            self._weighed[place] = self._weigh(place)
        return self._weighed[place]

    def _weigh(self, place: int) -> tuple[float, bool]:
        expression, text = self._expressions[place], self._context.text
        before = text[max(0, expression.start - 48) : expression.start]
        if self._is_heading(expression):
            return ASIDE, True
        if place and _DASH.fullmatch(text[self._expressions[place - 1].end : expression.start]):
            # The story of "1914–1918" goes on from its beginning.
            return ASIDE_TOLD, False
        if before.rfind("(") > before.rfind(")") or _NAMED_AFTER.search(before) or _COMPARED.search(before):
            # "(born 1601)", "the Treaty of 1763", "fewer than in 1850".
            return ASIDE_TOLD, False
        if (
            self._context.language.cues is None
            and _DETERMINED.search(before)
            and _NOUN_FOLLOWS.match(text[expression.end : expression.end + 2])
        ):
            # "the 1850 charter"
            return ASIDE_TOLD, False
        if expression.signal in _SIGNALS:
            return ASIDE_TOLD, True
        if expression.signal != "by":
            # "had been called in 1614", "would end in 1801"; but a paragraph that opens with what had been tells on from there.
            clause = self._context.clause(expression)
            if self.looks_back(place):
                return (ASIDE if self._opens(expression) and not clause.cue.startswith("having") else ASIDE_TOLD), True
            if (clause.perfect and clause.tense is Tense.PRESENT) or clause.cue.startswith("would"):
                return ASIDE_TOLD, True
        return ASIDE, True

    def _opens(self, expression: TemporalExpression) -> bool:
        """Whether an expression stands in the first sentence of its paragraph."""
        clause = self._context.clause(expression)
        return "\n" in self._context.text[max(0, clause.sentence_start - 2) : clause.sentence_start + 1] or clause.sentence_start == 0

    def _is_heading(self, expression: TemporalExpression) -> bool:
        """A short line without a full stop: "The Estates-General of 1789" says when what follows was."""
        text = self._context.text
        if expression.start - text.rfind("\n", 0, expression.start) > _HEADING:
            return False
        end = text.find("\n", expression.end, expression.end + _HEADING + 1)
        return end >= 0 and text[end - 1] not in ".!?:;,"
