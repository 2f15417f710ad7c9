"""A report with events, commitments, positions, explanations, figures and roles, read by hand; its states do not exist."""

from __future__ import annotations

from typing import Any

from lagebild.records import (
    Commitment,
    Event,
    Explanation,
    Figure,
    Frames,
    Place,
    Position,
    Reading,
    Ref,
    Role,
    Spans,
    Statement,
)
from tests.factories import a_reading, a_ref, a_statement, a_time, an_actor, an_article, span

TEXT = """\
Velmarische Artillerie hat am Dienstag das orlanische Grenzdorf Brodnik beschossen. Die Regierung in Pelsk rief noch am \
Abend die Reservisten zweier Bezirke ein.

Ministerpräsidentin Mira Dorwin sagte vor dem Parlament, Velmarien habe in der Nacht auch die Brücke von Osthang gesprengt. \
„Wir räumen keinen Meter, solange ein einziger fremder Soldat am Fluss steht“, fügte sie hinzu. Sollte die Sperre am \
Freitag fortbestehen, werde ihr Land den Hafen von Lorn schließen.

Ein Beamter, der ungenannt bleiben wollte, deutete an, der Gegner habe bereits zwei Patrouillenboote versenkt. Der \
Nordpakt sprach von knapp 1500 Mann, die am Ostufer stünden. Vor Ort zählten Helfer zwischen 40 und 60 Verletzte.

Die Verlegung der Truppen dient nach velmarischer Lesart allein der Wachablösung. Pelsk sieht in der Verlegung der Truppen \
die Vorbereitung eines Übergangs.

Tarvien lehnte ein Handelsembargo gegen Velmarien ab. Hallenborg forderte ein Handelsembargo gegen Velmarien mit Nachdruck. \
Kallien wich der Frage aus. Der frühere Außenminister Jonas Thalberg mahnte zur Ruhe und bot Gespräche in Mirosk an.
"""

TITLE = "Beschuss an der Teswa: Orlanien ruft Reservisten ein"


def _at(*pieces: str, nth: int = 1) -> Spans:
    return tuple(span(TEXT, piece, nth) for piece in pieces)


def _ref(actor: str | None, words: str, nth: int = 1) -> Ref:
    return a_ref(actor, span(TEXT, words, nth))


def _actors() -> tuple[Any, ...]:
    return (
        an_actor("v", "Velmarien", kind="state", mentions=_at("Velmarische Artillerie", "Velmarien"), why="Staatsname"),
        an_actor("o", "Orlanien", kind="state", mentions=_at("ihr Land", "orlanische")),
        an_actor(
            "p", "Regierung von Orlanien", kind="government", mentions=_at("Die Regierung in Pelsk", "Pelsk sieht")
        ),
        an_actor("d", "Mira Dorwin", mentions=_at("Ministerpräsidentin Mira Dorwin")),
        an_actor("b", "ein Beamter", kind="unnamed", mentions=_at("Ein Beamter, der ungenannt bleiben wollte")),
        an_actor("n", "Nordpakt", kind="organisation", mentions=_at("Nordpakt")),
        an_actor("t", "Tarvien", kind="state", mentions=_at("Tarvien")),
        an_actor("h", "Hallenborg", kind="state", mentions=_at("Hallenborg")),
        an_actor("k", "Kallien", kind="state", mentions=_at("Kallien")),
        an_actor("j", "Jonas Thalberg", mentions=_at("Jonas Thalberg")),
    )


def _statements() -> tuple[Statement, ...]:
    dorwin, official = (
        _ref("d", "Ministerpräsidentin Mira Dorwin"),
        _ref("b", "Ein Beamter, der ungenannt bleiben wollte"),
    )
    return (
        a_statement(
            "s1",
            *_at("Velmarien habe in der Nacht auch die Brücke von Osthang gesprengt"),
            speaker=dorwin,
            cue=_at("sagte"),
            confidence=0.97,
        ),
        a_statement(
            "s2",
            *_at("„Wir räumen keinen Meter, solange ein einziger fremder Soldat am Fluss steht“"),
            type="direct",
            speaker=dorwin,
            cue=_at("fügte", "hinzu"),
            confidence=0.96,
        ),
        a_statement(
            "s3",
            *_at("Sollte die Sperre am Freitag fortbestehen, werde ihr Land den Hafen von Lorn schließen."),
            type="indirect_free_indirect",
            speaker=dorwin,
            confidence=0.9,
        ),
        a_statement(
            "s4",
            *_at("der Gegner habe bereits zwei Patrouillenboote versenkt"),
            speaker=official,
            cue=_at("deutete an"),
            confidence=0.4,
            shown=False,
        ),
        a_statement(
            "s5", *_at("knapp 1500 Mann, die am Ostufer stünden"), speaker=_ref("n", "Nordpakt"), cue=_at("sprach")
        ),
    )


def _events() -> tuple[Event, ...]:
    brodnik = Place("Brodnik", _at("Brodnik"), "OR", 50.0, 20.0, "town")
    return (
        Event(
            "e1",
            "ASSAULT",
            "actual",
            _at("beschossen"),
            (_ref("v", "Velmarische Artillerie"),),
            (_ref("o", "orlanische"),),
            brodnik,
            a_time(span(TEXT, "am Dienstag"), "2026-03-17"),
            confidence=0.95,
        ),
        Event(
            "e2",
            "MOBILIZE",
            "actual",
            (span(TEXT, "rief"), (span(TEXT, "ein.")[0], span(TEXT, "ein.")[1] - 1)),
            (_ref("p", "Die Regierung in Pelsk"),),
            confidence=0.9,
        ),
        Event("e3", "ASSAULT", "actual", _at("gesprengt"), (_ref("v", "Velmarien"),), (), None, None, "s1", 0.88),
        Event("e4", "ASSAULT", "actual", _at("versenkt"), (_ref(None, "der Gegner"),), statement="s4", confidence=0.8),
        Event("e5", "CONSULT", "possible", _at("Gespräche"), confidence=0.35, shown=False),
    )


def _commitments() -> tuple[Commitment, ...]:
    return (
        Commitment("c1", "offer", _at("bot Gespräche in Mirosk an"), (_ref("j", "Jonas Thalberg"),), confidence=0.7),
        Commitment(
            "c2",
            "refusal",
            _at("Wir räumen keinen Meter"),
            (_ref("d", "Ministerpräsidentin Mira Dorwin"),),
            (_ref("v", "Velmarien"),),
            _at("solange ein einziger fremder Soldat am Fluss steht"),
            "while",
            "s2",
            0.93,
        ),
        Commitment(
            "c3",
            "threat",
            _at("werde ihr Land den Hafen von Lorn schließen"),
            (_ref("o", "ihr Land"),),
            (),
            _at("Sollte die Sperre am Freitag fortbestehen"),
            "if",
            "s3",
            0.91,
        ),
    )


def _positions() -> tuple[Position, ...]:
    embargo = "ein Handelsembargo gegen Velmarien"
    return (
        Position(
            "p1",
            "against",
            "policy",
            _at(embargo),
            (span(TEXT, "lehnte"), (span(TEXT, " ab. H")[0] + 1, span(TEXT, " ab. H")[0] + 3)),
            (_ref("t", "Tarvien"),),
            "Handelsembargo gegen Velmarien",
        ),
        Position(
            "p2",
            "for",
            "policy",
            _at(embargo, nth=2),
            _at("forderte"),
            (_ref("h", "Hallenborg"),),
            "handelsembargo gegen Velmarien",
        ),
        Position(
            "p3",
            "evasive",
            "policy",
            _at("der Frage"),
            _at("wich", "aus"),
            (_ref("k", "Kallien"),),
            "Frage",
            (),
            None,
            0.4,
            False,
        ),
    )


def _figures() -> tuple[Figure, ...]:
    return (
        Figure(
            "f1", _at("knapp 1500"), 1500, "~", None, _at("Mann"), _ref("n", "Nordpakt"), statement="s5", confidence=0.9
        ),
        Figure("f2", _at("zwischen 40 und 60"), (40, 60), "range", None, _at("Verletzte"), confidence=0.85),
        Figure("f3", _at("keinen Meter"), 0, "=", "m", confidence=0.2, shown=False, extra=True),
    )


def _explanations() -> tuple[Explanation, ...]:
    what = "Verlegung der Truppen"
    return (
        Explanation("x1", _at(what), _at("der Wachablösung"), (_ref("v", "velmarischer"),), None, 0.8),
        Explanation(
            "x2", _at(what, nth=2), _at("die Vorbereitung eines Übergangs"), (_ref("p", "Pelsk sieht"),), None, 0.82
        ),
    )


def _roles() -> tuple[Role, ...]:
    return (
        Role("r1", _ref("d", "Mira Dorwin"), _at("Ministerpräsidentin"), _ref("o", "orlanische")),
        Role("r2", _ref("j", "Jonas Thalberg"), _at("Außenminister"), None, former=True, confidence=0.9),
    )


def crisis() -> Reading:
    """Frames of every kind: inside statements and outside, sure and less sure, one inside a statement that is less sure."""
    article = an_article(
        TEXT, id="pdm-2026-0317", title=TITLE, publisher="Pressedienst Mitte", published="2026-03-18T06:10:00+01:00"
    )
    times = (
        a_time(span(TEXT, "am Dienstag"), "2026-03-17"),
        a_time(span(TEXT, "am Freitag"), "2026-03-20"),
        a_time(span(TEXT, "in der Nacht"), None),
    )
    frames = Frames(_events(), _commitments(), _positions(), _figures(), _roles(), _explanations())
    return a_reading(article, actors=_actors(), statements=_statements(), times=times, frames=frames)
