"""What stands around a clause in its document: the sentences before it, their subjects, and the names of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from timeline.clauses.parts import Part
from timeline.clauses.spans import Spans
from timeline.clauses.structure import structure
from timeline.compose.antecedents import parallels, referents
from timeline.compose.cast import Cast
from timeline.compose.passage import Passage
from timeline.compose.referent import Names, Referent, names_in
from timeline.language.lexicon import Kind

# So many sentences back a pronoun may reach, as long as pronouns open them; twice as many a description.
_BACK = 4


class Around:
    """The sentences of a text by their number, and whom they name."""

    def __init__(self, text: str, spans: Spans, is_skipped: Callable[[int, int], bool]) -> None:
        self.text, self.spans, self._is_skipped = text, spans, is_skipped
        self._held: dict[int, list[Referent]] = {}

    @cached_property
    def names(self) -> Names:
        """The names of the document."""
        return names_in(self.text, self.cast.firms)

    @cached_property
    def cast(self) -> Cast:
        """The persons and firms of the document."""
        return Cast(self.text)

    def passage(self, number: int) -> Passage:
        """Sentence ``number`` with its clauses."""
        start, end = self.spans[number]
        text = self.text[start:end]
        return Passage(start, text, structure(text))

    def referents(self, number: int, passage: Passage, part: Part) -> Iterator[Referent]:
        """Whom a pronoun in the clause can mean: the subjects around it, then those of sentences before, as long as pronouns open them;
        persons a little further back, too. They are looked for when they are asked for; few headlines have a pronoun.
        """
        yield from referents(passage, part, self.names)
        chained = True
        opens = passage.structure.words.kinds[:1] == (Kind.PRONOUN,)
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            start, end = self.spans[before]
            gap = self.text[end : self.spans[before + 1][0]]
            if gap.count("\n") > 2 or self._is_skipped(start, end):
                break
            passage = self.passage(before)
            subjects = self._subjects(before, passage)
            # Into the paragraph before only a person is carried on.
            here = [one for one in subjects if one.person or "\n\n" not in gap]
            yield from (one for one in here if chained or one.person or one.surname)
            if before == number - 1 and opens and "\n\n" not in gap:
                yield from parallels(passage)
            chained = chained and passage.structure.words.kinds[:1] == (Kind.PRONOUN,)
            if not chained and "\n" in gap:
                break

    def before(self, number: int) -> list[tuple[int, int]]:
        """The sentences before one, the nearest first, as far as its running text goes back."""
        spans: list[tuple[int, int]] = []
        for before in range(number - 1, max(-1, number - 1 - 2 * _BACK), -1):
            start, end = self.spans[before]
            if self.text[end : self.spans[before + 1][0]].count("\n") > 2 or self._is_skipped(start, end):
                break
            spans.append((start, end))
        return spans

    def _subjects(self, number: int, passage: Passage) -> list[Referent]:
        """The subjects of sentence ``number``. Those of the last few sentences are kept: several after them may ask for the same."""
        if number not in self._held:
            if len(self._held) > 2 * _BACK:
                self._held.clear()
            self._held[number] = referents(passage, names=self.names)
        return self._held[number]
