"""Whatever is broken in a file: its articles are read, or its failure is named; no other error comes out of a reader."""

from __future__ import annotations

import random

import making
import pytest

from timeline.errors import InputError
from timeline.model import Document
from timeline.read import read_bytes

PAGE = b"""<!doctype html><html lang=de><head><title>Rain</title><script type='application/ld+json'>
{"datePublished": "2016-11-23", "author": [{"@type": "Person", "name": "A. Reporter"}]}</script></head>
<body><article><p>It rained in Oslo on Sunday, and the river rose.</p><ul><li><a href=x>More</a></li></ul></article></body></html>"""
FEED = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>News</title><entry><title>Rain</title>
<id>tag:example.org,2016:1</id><link href="https://example.org/rain"/><updated>2016-11-23T10:15:00Z</updated>
<content type="html">&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>"""
MAIL = b"""Received: by example.org
From: A. Reporter <reporter@example.org>
Subject: =?utf-8?q?Flut_in_K=C3=B6ln?=
Date: Wed, 23 Nov 2016 10:15:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Es regnete am Sonntag in K=F6ln.
--x--
"""
SEEDS = {
    ".pdf": making.pdf([["It rained in Oslo."]] * 2, about={"/Title": "Rain", "/CreationDate": "D:20161123101500+01'00'"}),
    ".docx": making.word(["It rained in Oslo."] * 3, table=[["Day", "mm"]]),
    ".parquet": making.parquet({"text": ["It rained."] * 9, "id": list("abcdefghi")}),
    ".zip": making.packed({"a.txt": "It rained. " * 20, "b.html": PAGE}),
    ".eml": MAIL,
    ".atom": FEED,
    ".html": PAGE,
    ".md": b"---\ntitle: Rain\ndate: 2016-11-23\n---\n\n# Rain\n\nIt **rained** on [Sunday](a).\n\n| a | b |\n| - | - |\n| c | d |\n",
    ".tml": b"<TimeML><DOCID>a</DOCID><TEXT>It rained on <TIMEX3 tid='t1'>Sunday</TIMEX3>.</TEXT></TimeML>",
    ".jsonl": b'{"text": "It rained.", "published": "2016-11-23"}\n{"text": "It snowed."}\n',
    ".csv": b'id,text,published\n1,"It rained, and rained.",2016-11-23\n',
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, lost, doubled or cut off."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(broken)) if broken else 0
        match chance.randrange(5):
            case 0:
                broken[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del broken[at : at + chance.randrange(1, 30)]
            case 2:
                broken[at:at] = chance.randbytes(chance.randrange(1, 10))
            case 3:
                broken[at:at] = broken[at : at + chance.randrange(1, 60)]
            case 4:
                del broken[at:]
    return bytes(broken)


@pytest.mark.parametrize("kind", SEEDS)
def test_damage_is_named(kind: str) -> None:
    chance = random.Random(kind)
    outcomes = [outcome for _ in range(60) for outcome in read_bytes(damaged(SEEDS[kind], chance), f"news{kind}")]
    assert all(isinstance(outcome, Document | InputError) for outcome in outcomes)
    assert all(str(outcome).startswith("news") for outcome in outcomes if isinstance(outcome, InputError))
    assert any(isinstance(outcome, InputError) for outcome in outcomes)


@pytest.mark.parametrize("kind", SEEDS)
def test_any_bytes_may_stand_under_any_name(kind: str) -> None:
    chance = random.Random(kind)
    for seed in (*SEEDS.values(), chance.randbytes(300), b""):
        outcomes = list(read_bytes(seed, f"news{kind}"))
        assert outcomes
        assert all(isinstance(outcome, Document | InputError) for outcome in outcomes)
