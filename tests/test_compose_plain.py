"""Events of articles in other languages: the words of the sentence, on one line, whole words."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from timeline.chrono.edtf import spell
from timeline.chrono.rhythm import words
from timeline.language.shared import own_languages
from timeline.model import Document, Event, EventKind, Modality, Tense
from timeline.pipeline import extract

PUBLISHED = date(2016, 11, 23)

HEADLINES = [
    ("de", "Am 3. Oktober 1990 wurde in Bonn gefeiert. Es war kalt.", ["Am 3. Oktober 1990 wurde in Bonn gefeiert"]),
    (
        "de",
        "Der Stadtrat, der lange gezögert hatte, beschloss am Montag den Bau einer Brücke über den Fluss, die schon seit Jahren fehlt.",
        ["Beschloss am Montag den Bau einer Brücke über den Fluss"],
    ),
    ("fr", "Le 14 juillet 2015, la foule a dansé. Quand viendra-t-elle ?", ["Le 14 juillet 2015, la foule a dansé"]),
    ("es", "¿Llovió ayer? Nevó ayer en la sierra.", ["Nevó ayer en la sierra"]),
    ("it", "Il Sig. Neri arrivò il 3 maggio 2015 a Bari.", ["Il Sig. Neri arrivò il 3 maggio 2015 a Bari"]),
    ("pt", "Entre 1914 e 1918 a fábrica fez botas.", ["Entre 1914 e 1918 a fábrica fez botas"]),
    ("nl", "De brug ging op 3 mei 2015 open.\n3 mei 2015", ["De brug ging op 3 mei 2015 open"]),
    ("sv", "Bron öppnades den 3 maj 2015 i Lund.", ["Bron öppnades den 3 maj 2015 i Lund"]),
    (
        "de",
        "Das Werk wurde 1950 eröffnet und 1990 geschlossen.",
        ["Das Werk wurde 1950 eröffnet", "Das Werk wurde 1950 eröffnet und 1990 geschlossen"],
    ),
    (
        "de",
        "Am 3. Mai 2014 begann der Streik, und am 9. Juni 2014 endete er.",
        ["Am 3. Mai 2014 begann der Streik", "Am 9. Juni 2014 endete er"],
    ),
    (
        "fr",
        "Le pont a été construit en 1931 et élargi en 1964.",
        ["Le pont a été construit en 1931", "Le pont a été construit en 1931 et élargi en 1964"],
    ),
    ("es", "La fábrica abrió en 1975 y cerró en 1999.", ["La fábrica abrió en 1975", "La fábrica abrió en 1975 y cerró en 1999"]),
    (
        "es",
        "La huelga empezó el 3 de mayo de 2014; los talleres cerraron el 9 de junio de 2014.",
        ["La huelga empezó el 3 de mayo de 2014", "Los talleres cerraron el 9 de junio de 2014"],
    ),
    ("it", "Il ponte fu costruito nel 1931, e la torre cadde nel 2004.", ["Il ponte fu costruito nel 1931", "La torre cadde nel 2004"]),
    ("nl", "De fabriek opende in 1975 en sloot in 1999.", ["De fabriek opende in 1975", "De fabriek opende in 1975 en sloot in 1999"]),
    (
        "de",
        "Im Oktober 2016 gab es 14 Unfälle, weniger als im Vorjahr.",
        ["Im Oktober 2016 gab es 14 Unfälle, weniger als im Vorjahr"],
    ),
    ("fr", "En 2015 on compta 14 accidents, plus qu'en 1998.", ["En 2015 on compta 14 accidents, plus qu'en 1998"]),
    ("es", "Hubo 14 accidentes en 2015, frente a los 7 de 1998.", ["Hubo 14 accidentes en 2015, frente a los 7 de 1998"]),
    ("it", "Nel 2015 i furti calarono rispetto al 1998.", ["Nel 2015 i furti calarono rispetto al 1998"]),
    ("pt", "Em 2015 houve menos furtos em relação a 1998.", ["Em 2015 houve menos furtos em relação a 1998"]),
    ("nl", "In 2015 waren er meer diefstallen dan in 1998.", ["In 2015 waren er meer diefstallen dan in 1998"]),
    (
        "fr",
        "Le 12 mai 2014, le pont ouvrit ; les travaux, longs, finirent le 9 juin 2014.",
        ["Le 12 mai 2014, le pont ouvrit", "Les travaux, longs, finirent le 9 juin 2014"],
    ),
    ("ja", "橋は2015年5月3日に開通した。雨だった。", ["橋は2015年5月3日に開通した"]),
]


def _events(code: str, text: str) -> tuple[Event, ...]:
    return extract(Document(text, published=PUBLISHED, language=code)).events


@pytest.mark.parametrize(("code", "text", "headlines"), HEADLINES, ids=[text for _, text, _ in HEADLINES])
def test_headlines(code: str, text: str, headlines: list[str]) -> None:
    assert [event.headline for event in _events(code, text)] == headlines


def test_a_long_clause_is_cut_between_words() -> None:
    text = "Am 3. Mai 2015 " + "kamen Menschen aus allen Orten der Umgebung " * 6 + "."
    [event] = _events("de", text)
    assert len(event.headline) <= 80
    assert event.headline.endswith(" …")
    assert set(re.findall(r"\w+", event.headline)) <= set(re.findall(r"\w+", text))
    assert text[event.start : event.end].startswith("Am 3. Mai 2015")


def test_a_range_is_one_event_with_both_its_ends() -> None:
    [event] = _events("de", "Zwischen 1914 und 1918 machte das Werk nur Stiefel.")
    assert event.expressions == (0, 1)


def test_what_lies_ahead_is_planned() -> None:
    [event] = _events("de", "Der Rat wird am Freitag über die Brücke beraten.")
    assert (event.tense, event.modality) == (Tense.FUTURE, Modality.PLANNED)


def test_ids_are_the_same_at_every_run() -> None:
    text = "Am 3. Mai 2015 kam der Bus an. Am 4. Mai 2015 fuhr der Bus ab."
    ids = [event.id for event in _events("de", text)]
    assert ids == [event.id for event in _events("de", text)]
    assert len(set(ids)) == 2


def test_reading_knows_which_languages_have_rules() -> None:
    told = tomllib.loads(files("timeline.tongues").joinpath("languages.toml").read_text("utf-8"))["understood"]["languages"]
    assert set(told) == own_languages() | {"en"}


ROUNDS = [
    ("de", "Der Chor singt jeden Freitag.", [("every Friday", "2016-11-23~/..")]),
    ("de", "Der Rat tagte 2009 jede Woche.", [("every week", "2009")]),
    ("de", "Seit 2010 singt der Chor zweimal im Monat.", [("twice a month", "2010/..")]),
    ("fr", "Le conseil se réunit tous les vendredis.", [("every Friday", "2016-11-23~/..")]),
    ("es", "El consejo se reúne cada viernes.", [("every Friday", "2016-11-23~/..")]),
    ("it", "Il consiglio si riunisce ogni venerdì.", [("every Friday", "2016-11-23~/..")]),
    ("pt", "O conselho reúne-se todos os domingos.", [("every Sunday", "2016-11-23~/..")]),
    ("nl", "De raad vergadert elke vrijdag.", [("every Friday", "2016-11-23~/..")]),
    # In a past of which no time is told it stays undated; so does what takes so long each day, and what is only called yearly.
    ("de", "Der Rat tagte jede Woche.", []),
    ("fr", "Le conseil se réunissait tous les vendredis.", []),
    ("de", "Der Laden ist 24 Stunden am Tag offen.", []),
    ("fr", "La fête annuelle plaît au maire.", []),
]


@pytest.mark.parametrize(("language", "text", "rounds"), ROUNDS)
def test_what_comes_round(language: str, text: str, rounds: list[tuple[str, str]]) -> None:
    found = extract(Document(text, language=language, published=PUBLISHED)).events
    assert [(words(event.recurrence), spell(event.interval)) for event in found if event.recurrence is not None] == rounds
    assert all(event.kind is EventKind.RECURRENCE for event in found)
