"""Small pictures of three reports, and what is expected of them: a test names only what it is about."""

from __future__ import annotations

from typing import Any

from benchmarks.picture_evidence import Ground
from lagebild.situation import (
    Dispute,
    Evidence,
    FusedEvent,
    FusedStatement,
    PositionLine,
    Question,
    Stance,
    State,
    Tripwire,
    Who,
)
from tests.factories import spans

TEXTS = {
    (
        "a",
        1,
    ): "Brandner sagte, er werde die Brücke schließen. Velten ist dafür. Das Tor bleibe offen, sagte Korwath. Es sind 300 Mann.",
    (
        "b",
        1,
    ): "Die Brücke werde gesperrt, so Brandner. Velten ist dagegen. Das Tor sei offen, so Korwath. Es sind 500 Mann.",
    ("c", 1): "Brandner will die Brücke dichtmachen. Velten schweigt. Am Montag schloss er sie. Das Tor war zu.",
    ("c", 2): "Brandner will die Brücke dichtmachen. Velten schweigt. Am Dienstag schloss er sie. Das Tor war zu.",
    (
        "d",
        1,
    ): "Brandner sagte, er werde die Brücke schließen. Velten ist dafür. Das Tor bleibe offen, sagte Korwath. Es sind 300 Mann.",
}
PUBLISHERS = {"a": "Meridian", "b": "Tagesblatt", "c": "Tagesblatt", "d": "Ostufer"}
COPIES = (("d", "a"),)
BRIDGE = {"a": "er werde die Brücke schließen", "b": "Die Brücke werde gesperrt", "c": "die Brücke dichtmachen"}
GATE = {"a": "Das Tor bleibe offen", "b": "Das Tor sei offen", "c": "Das Tor war zu"}


def the_ground() -> Ground:
    return Ground(TEXTS, COPIES)


def quote(article: str, words: str, version: int = 1, **more: Any) -> dict[str, Any]:
    """A piece of expected.json."""
    return {"article": article, "version": version, "quote": words, **more}


def evidence(article: str, *pieces: str, version: int = 1) -> Evidence:
    text = TEXTS[article, version]
    words = " … ".join(pieces)
    published = f"2031-03-0{'abcd'.index(article) + 1}"
    publisher = PUBLISHERS[article]
    return Evidence(article, version, None, publisher, published, None, "a" * 64, spans(text, *pieces), words)


def a_statement(identity: str, *said: Evidence, **fields: Any) -> FusedStatement:
    return FusedStatement(identity, said, **fields)


def an_event(identity: str, *said: Evidence, **fields: Any) -> FusedEvent:
    return FusedEvent(identity, said, **fields)


def a_person(name: str, side: str | None = None) -> Who:
    return Who(f"person:{name.lower()}", name, "person", side=side)


def a_line(actor: str, *stances: tuple[str, Evidence], moves: tuple[int, ...] = ()) -> PositionLine:
    """An actor's stances, the oldest first."""
    who = a_person(actor)
    history = tuple(Stance(stance, one.published or "", who, (one,)) for stance, one in stances)
    return PositionLine(who, history[-1].stance, history[-1].since, history, moves)


def a_question(identity: str, *lines: PositionLine) -> Question:
    return Question(identity, (), label=identity, positions=lines)


def a_tripwire(identity: str, *said: Evidence, history: tuple[State, ...] = (), **fields: Any) -> Tripwire:
    """A threat without a condition."""
    return Tripwire(identity, said, history=(State("open", ""), *history), **fields)


def a_dispute(assertion: Evidence, denial: Evidence) -> Dispute:
    return Dispute("d", (assertion, denial), assertions=(assertion,), denials=(denial,))
