"""Small factories for the lines of a picture: a crisis on a river between Lorn and Velten."""

from __future__ import annotations

from typing import Any

from lagebild.records import digest
from lagebild.situation import (
    Alternative,
    Dispute,
    Evidence,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Interval,
    Picture,
    PictureActor,
    PositionLine,
    Question,
    Stance,
    State,
    Totals,
    Tripwire,
    Who,
)
from lagebild.views.picturechoice import sure_evidence
from tests.factories import CODER

BOTE, DIENST = "Veltener Bote", "Pressedienst Mitte"
PAPERS = {"bote": BOTE, "pdm": DIENST}

LORN = Who("state:lorn", "Lorn", "state", "Q100", "LO")
VELTEN = Who("state:velten", "Velten", "state", "Q200", "VE")
OLT = Who("state:olt", "Olt", "state", "Q300", "OL")
BUND = Who("org:flussbund", "Flussbund", "organisation")
KORWATH = Who("person:radan korwath", "Radan Korwath", "person", side=VELTEN.id)
WEIL = Who("person:tibor weil", "Tibor Weil", "person", side=VELTEN.id)
BRANDNER = Who("person:ada brandner", "Ada Brandner", "person", side=LORN.id)
MINISTRY = Who("mod:lorn", "Verteidigungsministerium von Lorn", "government", side=LORN.id)
EVERYBODY = (LORN, VELTEN, OLT, BUND, KORWATH, WEIL, BRANDNER, MINISTRY)


def an_evidence(article: str = "bote-1", quote: str = "man werde die Brücke schließen", **fields: Any) -> Evidence:
    """Words of an article of the Veltener Bote or of the Pressedienst Mitte, on 16 March 2026 where nothing else is said."""
    values = {
        "version": 1,
        "title": None,
        "publisher": PAPERS.get(article.partition("-")[0]),
        "published": "2026-03-16T08:00:00+01:00",
        "url": None,
        "sha256": digest(article, length=64),
        "spans": ((0, len(quote)),) if quote else (),
        "quote": quote,
        "record": "c" + digest(article, quote),
        **fields,
    }
    return Evidence(article, **values)


def at(day: int, clock: str = "08:00") -> str:
    """A time in March 2026."""
    return f"2026-03-{day:02}T{clock}:00+01:00"


def a_tripwire(identity: str = "t1", **fields: Any) -> Tripwire:
    """Korwath threatens to close the bridge if troops come; open, and never called sure by the reader."""
    values = {
        "evidence": (an_evidence(published=at(16), confidence=0.7, shown=False),),
        "confidence": 0.7,
        "shown": False,
        "by": (KORWATH,),
        "condition": "sollten Truppen nach Lorn kommen",
        "condition_kind": "if",
        "consequence": "werde man die Brücke schließen",
        "stated": at(16),
        **fields,
    }
    return Tripwire(identity, **values)


def a_state(state: str, since: str, *evidence: Evidence, **fields: Any) -> State:
    """A state that the machine proposes."""
    return State(state, since, evidence, **fields)


def a_stance(stance: str, since: str, holder: Who, *evidence: Evidence, **fields: Any) -> Stance:
    """A stance, with one piece of evidence where none is given; shown as far as its evidence is sure."""
    some = evidence or (an_evidence(published=since, confidence=0.8),)
    return Stance(stance, since, holder, some, **{"shown": sure_evidence(some), **fields})


def a_position(actor: Who, *history: Stance, **fields: Any) -> PositionLine:
    """The line of an actor whose last stance is the current one."""
    moves = tuple(n for n in range(1, len(history)) if history[n].stance != history[n - 1].stance)
    values = {"stance": history[-1].stance, "since": history[-1].since, "moves": moves, **fields}
    return PositionLine(actor, history=history, **values)


def a_question(
    identity: str = "q1", label: str = "Sperrung der Brücke", *positions: PositionLine, **fields: Any
) -> Question:
    """A question on which Lorn is against, where no positions are given."""
    lines = positions or (a_position(LORN, a_stance("against", at(16), BRANDNER)),)
    evidence = tuple(one for line in lines for stance in line.history for one in stance.evidence)
    values = {"evidence": evidence, "label": label, "positions": lines, "confidence": 0.8, "shown": False, **fields}
    return Question(identity, **values)


def an_event(identity: str = "e1", **fields: Any) -> FusedEvent:
    """The army of Velten closes the bridge on 17 March."""
    values = {
        "evidence": (an_evidence("pdm-2", "Soldaten sperrten die Brücke", published=at(17)),),
        "type": "COERCE",
        "actors": (VELTEN,),
        "date": Interval("2026-03-17", "2026-03-17"),
        **fields,
    }
    return FusedEvent(identity, **values)


def a_fused(identity: str = "s1", text: str = "Wir bleiben", **fields: Any) -> FusedStatement:
    """Brandner says something, in these very words, on 16 March."""
    values = {
        "evidence": (an_evidence("pdm-1", text, published=at(16)),),
        "speaker": BRANDNER,
        "type": "direct",
        "text": text,
        "said": Interval("2026-03-16", "2026-03-16"),
        **fields,
    }
    return FusedStatement(identity, **values)


def a_figure(identity: str = "f1", **fields: Any) -> FigureLine:
    """Two numbers of soldiers that cannot both be true."""
    first, second = an_evidence("pdm-1", "knapp 300 Mann"), an_evidence("bote-2", "180 Soldaten", published=at(17))
    values = {
        "evidence": (first, second),
        "of": "Soldaten an der Brücke",
        "differs": True,
        "values": (
            FigureValue(300.0, "~", MINISTRY, "2026-03-16", (first,)),
            FigureValue(180.0, "=", WEIL, "2026-03-17", (second,)),
        ),
        **fields,
    }
    return FigureLine(identity, **values)


def a_dispute(identity: str = "d1", **fields: Any) -> Dispute:
    """Lorn says that the shots came from the other bank; Velten denies it."""
    yes, no = an_evidence("pdm-3", "Die Schüsse kamen von drüben"), an_evidence("bote-3", "Niemand hat geschossen")
    values = {
        "evidence": (yes, no),
        "claim": "Die Schüsse kamen vom anderen Ufer",
        "asserted_by": (MINISTRY,),
        "denied_by": (WEIL, VELTEN),
        "assertions": (yes,),
        "denials": (no,),
        **fields,
    }
    return Dispute(identity, **values)


def a_hypothesis(identity: str = "h1", **fields: Any) -> Hypothesis:
    """Two explanations of a power cut."""
    first, second = an_evidence("pdm-3", "das war Sabotage"), an_evidence("bote-3", "eine Überlastung")
    alternatives = (Alternative("Sabotage", (BRANDNER,), (first,)), Alternative("Überlastung", (WEIL,), (second,)))
    values = {"evidence": (first, second), "explains": "der Stromausfall", "alternatives": alternatives, **fields}
    return Hypothesis(identity, **values)


def a_picture(**fields: Any) -> Picture:
    """A picture of three articles, in which there is nothing but what is given."""
    values = {
        "articles": Totals(3, 3, 0),
        "earliest": at(16),
        "latest": at(18),
        "coder": CODER,
        "actors": tuple(PictureActor(who) for who in EVERYBODY),
        **fields,
    }
    return Picture("krise.db", **values)
