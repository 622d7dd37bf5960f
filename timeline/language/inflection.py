"""The forms of English verbs from their dictionary forms.

Rules: Quirk et al., *A Comprehensive Grammar of the English Language*, sections 3.5–3.10.
"""

from __future__ import annotations

from typing import Final

from timeline.errors import LanguageDataError


class Form:
    """The forms that a spelling can be, as bits of one number (plain numbers: flags of ``enum`` are slow)."""

    BASE: Final = 1
    THIRD: Final = 2
    PAST: Final = 4
    PARTICIPLE: Final = 8
    GERUND: Final = 16
    NOUNISH: Final = 32


def add_regular(lemma: str, doubled: bool, forms: dict[str, int], lemmas: dict[str, str]) -> None:
    """Write the forms of a regular verb into the two tables."""
    past, gerund = past_of(lemma, doubled), gerund_of(lemma, doubled)
    for spelling, form in ((lemma, Form.BASE), (third_of(lemma), Form.THIRD), (past, Form.PAST | Form.PARTICIPLE), (gerund, Form.GERUND)):
        forms[spelling] = forms.get(spelling, 0) | form
        lemmas.setdefault(spelling, lemma)


def add_irregular(row: str, forms: dict[str, int], lemmas: dict[str, str], name: str) -> None:
    """Write the forms of "take/took/taken" into the two tables.

    Raises :class:`LanguageDataError` when a form is missing; ``name`` is the file.
    """
    parts = row.split("/")
    if len(parts) != 3:
        raise LanguageDataError(f"{name}: the irregular verb {row!r} needs dictionary form/past/participle")
    lemma = parts[0]
    spellings = [(lemma, Form.BASE), (third_of(lemma), Form.THIRD), (gerund_of(lemma, doubles(lemma)), Form.GERUND)]
    spellings += [(past, Form.PAST) for past in parts[1].split(",")]
    spellings += [(participle, Form.PARTICIPLE) for participle in parts[2].split(",")]
    for spelling, form in spellings:
        forms[spelling] = forms.get(spelling, 0) | form
        lemmas.setdefault(spelling, lemma)


_VOWELS = "aeiou"


def doubles(lemma: str) -> bool:
    """Whether a verb of one syllable doubles its last letter; those of two that do are listed."""
    if len(lemma) < 3 or lemma[-1] in "aeiouwxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    return sum(letter in "aeiouy" for letter in lemma) == 1


def past_of(lemma: str, doubled: bool) -> str:
    """The past form of a regular verb.

    >>> past_of("carry", False), past_of("stop", True)
    ('carried', 'stopped')
    """
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if doubled else "") + "ed"


def gerund_of(lemma: str, doubled: bool) -> str:
    """The form in -ing.

    >>> gerund_of("die", False), gerund_of("take", False)
    ('dying', 'taking')
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if doubled else "") + "ing"


def third_of(lemma: str) -> str:
    """The third person's form.

    >>> third_of("carry"), third_of("push")
    ('carries', 'pushes')
    """
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"
