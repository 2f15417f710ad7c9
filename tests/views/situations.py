"""Actors of a crisis at a river, and small factories for what a picture of it holds."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from lagebild.situation import (
    Evidence,
    FusedStatement,
    Picture,
    PositionLine,
    Question,
    Stance,
    State,
    Tripwire,
    Who,
)

EMPTY = Picture("/home/desk/lage.db", at="2031-03-01T06:00:00+01:00")
TITLES = (
    "Velmarische Kolonne erreicht Grenzort Brodnik",
    "Korwath warnt Nordpakt vor Entsendung von Truppen",
    "Ketten in der Nacht: Truppen am Grenzfluss",
    "Tarvien schließt Sanktionen gegen Velmarien nicht länger aus",
    "Lissau seit drei Tagen ohne Strom, Orlanien fordert Korridor für Lebensmittel und Kranke",
)
HOUSES = {"m": "Meridian", "n": "npd", "a": "Abendkurier", "r": "Radio Ostufer", "t": "Tagesblatt"}


def who(name: str, kind: str = "person", side: str | None = None) -> Who:
    """An actor whose id is made of kind and name."""
    return Who(f"{kind}:{name.lower()}", name, kind, side=side)


VELMARIEN, ORLANIEN, TARVIEN, SUNDAVIEN, KALLIEN = (
    who(name, "state") for name in ("Velmarien", "Orlanien", "Tarvien", "Sundavien", "Kallien")
)
NORDPAKT = who("Nordpakt", "organisation")
STATES = (VELMARIEN, ORLANIEN, TARVIEN, SUNDAVIEN, KALLIEN, NORDPAKT)
KORWATH, LASNIK, SERBEK = (who(name, side=VELMARIEN.id) for name in ("Radan Korwath", "Tibor Lasnik", "Milo Serbek"))
FESTIN, JORN, DORWIN = (who(name, side=ORLANIEN.id) for name in ("Aurel Festin", "Kasimir Jorn", "Alena Dorwin"))
KOLSAR, TEMEL = (who(name, side=TARVIEN.id) for name in ("Andrej Kolsar", "Boris Temel"))
BERNING, SOLVANG = who("Lasse Berning", side=SUNDAVIEN.id), who("Inga Solvang", side=NORDPAKT.id)
STAFF = who("orlanischer Generalstab", "government", ORLANIEN.id)


def evidence(article: str, quote: str, published: str = "2031-03-08T12:15", **fields: Any) -> Evidence:
    """Words of an article, whose id begins with the letter of its publisher."""
    values = {
        "article": article,
        "version": 1,
        "title": TITLES[sum(map(ord, article)) % len(TITLES)],
        "publisher": HOUSES.get(article[:1]),
        "published": f"{published}:00+01:00" if len(published) == len("2031-03-08T12:15") else published,
        "url": f"https://presse.example/{article}",
        "sha256": "a" * 64,
        "spans": ((0, len(quote)),),
        "quote": quote,
        "record": f"r-{article}",
    }
    return Evidence(**{**values, **fields})


def statement(identity: str, speaker: Who | None, *reports: Evidence, **fields: Any) -> FusedStatement:
    """A statement in the words of its first report."""
    values = {"text": reports[0].quote, "type": "direct", "reports": len(reports), "sources": len(reports), **fields}
    return FusedStatement(identity, reports, speaker=speaker, **values)


def stance(kind: str, holder: Who, words: Evidence, **fields: Any) -> Stance:
    """A stance since its words were published; shown as they are."""
    return Stance(kind, words.published or "", holder, (words,), **{"shown": words.shown, **fields})


def position(actor: Who, *history: Stance, **fields: Any) -> PositionLine:
    """An actor's line that moves wherever its stance changes."""
    moves = tuple(at for at in range(1, len(history)) if history[at].stance != history[at - 1].stance)
    values = {"moves": moves, **fields}
    return PositionLine(actor, history[-1].stance, history[-1].since, history, **values)


def question(identity: str, label: str, *positions: PositionLine, **fields: Any) -> Question:
    """A question that rests on all that its positions rest on."""
    rests = tuple(one for line in positions for held in line.history for one in held.evidence)
    return Question(identity, rests, label=label, positions=positions, reports=len(rests), **fields)


def tripwire(identity: str, by: Who, consequence: str, words: Evidence, *history: State, **fields: Any) -> Tripwire:
    """A threat that was stated when its words were published."""
    values = {"stated": words.published or "", "consequence": consequence, "history": history, **fields}
    return Tripwire(identity, (words,), by=(by,), **values)


def state(name: str, words: Evidence | None, since: str = "", **fields: Any) -> State:
    """A state since its evidence was published."""
    return State(name, since or (words.published if words else "") or "", (words,) if words else (), **fields)


MARKUP = (
    "</title></script><script>alert(1)</script><img src=x onerror=alert(2)> [Klick](https://boese.example) ![x](javascript:alert(3))",
    "| a | b | ** _fett_ ~~weg~~ `code` $x^2$ {{ 6 * 7 }} &amp; <https://boese.example> https://boese.example www.boese.example",
    "a@boese.example [^1] [^1]: - # 1. falsch",
)
STEERING = "\x1b[31m rot \x07 \u202everkehrt\u2066 \ufeff\u200b\x00 \ud800 „so“ »so« “so” ‹so› \u2028# neu"
POISON = " ".join((*MARKUP, STEERING))
"""What a stranger can write to break out of a page, to make links, to break tables, to steer a terminal."""


def poisoned(value: Any, text: str = POISON) -> Any:
    """A record in which every text that a stranger can write is `text`, ids, times and labels too."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(poisoned(one, text) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: poisoned(getattr(value, one.name), text) for one in fields(value)})
    return value
