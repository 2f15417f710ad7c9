"""A hand-made picture of a crisis on a river, with something of everything; what has changed in it, and a sentence that would touch it."""

from __future__ import annotations

from dataclasses import replace

from lagebild.situation import (
    Change,
    Changes,
    Detail,
    FusedEvent,
    FusedStatement,
    Interval,
    Picture,
    PictureActor,
    Question,
    Source,
    Totals,
    Touch,
    Tripwire,
    WhatIf,
)
from tests.views.pictures import (
    BOTE,
    BRANDNER,
    BUND,
    DIENST,
    EVERYBODY,
    KORWATH,
    LORN,
    MINISTRY,
    OLT,
    VELTEN,
    WEIL,
    a_dispute,
    a_figure,
    a_fused,
    a_hypothesis,
    a_picture,
    a_position,
    a_question,
    a_stance,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)


def closing() -> Tripwire:
    """The bridge was to be closed if the alliance sent troops: it did, and it was."""
    troops = an_evidence("pdm-2", "Der Flussbund hat am Dienstag Soldaten nach Lorn verlegt", published=at(17, "09:10"))
    closed = an_evidence("bote-2", "Veltens Armee hat die Brücke gesperrt", published=at(17, "21:30"))
    said = an_evidence(published=at(16), confidence=0.7, shown=False)
    again = an_evidence("pdm-1", "die Brücke zu sperren, falls das Bündnis Truppen schicke", published=at(16, "12:00"))
    return a_tripwire(
        "t1",
        evidence=(said, again),
        reports=2,
        sources=2,
        toward=(BUND,),
        why=("same actor and consequence, said again",),
        condition="Sollte der Flussbund Soldaten nach Lorn schicken",
        consequence="werde man die Brücke „für jeden“ schließen",
        history=(
            a_state("open", at(16)),
            a_state("touched", at(17, "09:10"), troops, why="same actor, same type"),
            a_state("fulfilled", at(17, "21:30"), closed, confirmed=True, author="Ute Weil"),
        ),
        touched_by=(
            Touch("touched", troops, 0.91, "same actor, same type"),
            Touch("withdrawn", an_evidence("pdm-3", "man rede wieder", published=at(18)), 0.2, "same actor"),
        ),
    )


def tripwires() -> tuple[Tripwire, ...]:
    """One in every state."""
    tanks = an_evidence("pdm-3", "Die Panzer fuhren am Mittwoch ab", published=at(18))
    dropped = an_evidence("bote-3", "Das Angebot sei ersetzt", published=at(18, "07:00"))
    return (
        a_tripwire(
            "t0",
            condition=None,
            condition_kind=None,
            kind="demand",
            consequence="Velten müsse die Brücke öffnen",
            by=(BRANDNER, LORN),
        ),
        closing(),
        a_tripwire(
            "t2",
            by=(MINISTRY,),
            condition="Panzer am Ufer stehen",
            condition_kind="while",
            consequence="bleibt jeder Reservist unter Waffen",
            history=(a_state("open", at(16)), a_state("touched", at(18), tanks)),
        ),
        a_tripwire(
            "t3",
            kind="offer",
            by=(BRANDNER,),
            condition="Wenn Velten abziehe",
            consequence="werde Lorn die Hälfte der Reservisten entlassen",
            history=(a_state("open", at(16)), a_state("withdrawn", at(18, "07:00"), dropped)),
            replaced_by="t4",
        ),
        a_tripwire(
            "t4",
            kind="offer",
            by=(BRANDNER,),
            condition="Wenn Velten abziehe und die Geschütze abbaue",
            consequence="werde Lorn alle Reservisten entlassen",
            evidence=(an_evidence("bote-3", published=at(18, "07:00"), shown=False),),
            stated=at(18, "07:00"),
            deadline="2026-03-20",
        ),
        a_tripwire(
            "t5",
            by=(WEIL,),
            condition="es sei denn, der Posten werde geräumt",
            condition_kind="unless",
            consequence="werde man ihn besetzen",
            deadline="2026-03-17",
            history=(a_state("open", at(16)), a_state("lapsed", "2026-03-18", why="the deadline has passed")),
        ),
        a_tripwire("t6", confidence=0.2, consequence="werde man nie wieder reden"),
    )


def questions() -> tuple[Question, ...]:
    """Olt has moved, the organs of Velten differ, one position is hardly sure."""
    before = an_evidence("bote-1", "Olt lehnte Sanktionen ab", published=at(16), confidence=0.8)
    after = an_evidence("pdm-3", "Olt trägt die Strafen nun mit", published=at(18), confidence=0.8)
    dim = an_evidence("pdm-1", "äußerte sich nicht", published=at(16), confidence=0.3, shown=False)
    velten = a_stance("against", at(17), KORWATH)
    other = a_stance("conditional", at(17), WEIL, condition="wenn alle mitmachen")
    return (
        a_question("q1"),
        a_question(
            "q2",
            "Sanktionen gegen Velten",
            a_position(LORN, a_stance("for", at(16), BRANDNER)),
            a_position(VELTEN, velten, differ=True, organs=(velten, other)),
            a_position(
                OLT,
                a_stance("against", at(16), OLT, before),
                a_stance("for", at(18), OLT, after, wording="die Strafen"),
            ),
            a_position(BUND, a_stance("evasive", at(16), BUND, dim)),
        ),
    )


def events() -> tuple[FusedEvent, ...]:
    """One with details that differ, one only planned, on somebody's word."""
    three, five = an_evidence("pdm-3", "drei Verletzte", published=at(18)), an_evidence("bote-3", "fünf Verletzte")
    return (
        an_event("e1", reports=3, sources=2, confirmed=True),
        an_event(
            "e2",
            type="ASSAULT",
            actors=(),
            recipients=(LORN,),
            place="Brodau",
            date=Interval("2026-03-18", "2026-03-18"),
            evidence=(three, five),
            details=(Detail("number", "3", (MINISTRY,), (three,)), Detail("number", "5", (), (five,))),
        ),
        an_event(
            "e3",
            type="CONSULT",
            status="planned",
            actors=(VELTEN, LORN),
            date=Interval("2026-03-21", None),
            according_to=(KORWATH,),
        ),
        an_event("e4", confidence=0.2, shown=False),
    )


def statements() -> tuple[FusedStatement, ...]:
    """One in its very words, one that answers it through somebody, one of nobody named."""
    return (
        a_fused("s1", "Wir bleiben", reports=2, sources=2, variants=("man werde bleiben",)),
        a_fused(
            "s2",
            "das werde man sehen",
            speaker=KORWATH,
            addressee=BRANDNER,
            via=(WEIL,),
            type="indirect",
            responds_to="s1",
            said=Interval("2026-03-17", "2026-03-17"),
        ),
        a_fused("s3", "es gebe kein Zurück", speaker=None, type="free_indirect", said=Interval()),
    )


def crisis_picture() -> Picture:
    """The whole of it, on the evening of 18 March."""
    return a_picture(
        at=at(18, "18:00"),
        articles=Totals(9, 11, 2),
        actors=tuple(PictureActor(who, ("Präsident",) * (who is KORWATH), n, 2) for n, who in enumerate(EVERYBODY)),
        statements=statements(),
        events=events(),
        questions=questions(),
        tripwires=tripwires(),
        disputes=(a_dispute(),),
        hypotheses=(a_hypothesis(),),
        figures=(a_figure(), a_figure("f2", of="Brote", unit="t", differs=False, values=a_figure().values[:1])),
        sources=(Source(BOTE, 5, 1), Source(DIENST, 4, 1, "B2")),
    )


def crisis_changes() -> Changes:
    """What the evening of 17 March and the day after it have changed."""
    after = crisis_picture()
    by_id = {
        line.id: line
        for name in ("tripwires", "questions", "events", "statements", "figures")
        for line in getattr(after, name)
    }
    before = a_picture(at=at(17, "17:59"), latest=at(17), articles=Totals(5, 6, 1))
    old_wire = replace(by_id["t1"], history=by_id["t1"].history[:2])
    old_lines = (
        *by_id["q2"].positions[:2],
        replace(by_id["q2"].positions[2], stance="against", history=by_id["q2"].positions[2].history[:1], moves=()),
    )
    old_figure = replace(by_id["f1"], values=by_id["f1"].values[:1], differs=False, reports=1)
    return Changes(
        before,
        after,
        (
            Change(
                "statements", "changed", by_id["s1"], replace(by_id["s1"], reports=1, sources=1), ("reports", "sources")
            ),
            Change("events", "new", by_id["e2"]),
            Change("events", "changed", replace(by_id["e3"], place="Olt"), by_id["e3"], ("place",)),
            Change("events", "withdrawn", None, an_event("e9", type="RETREAT")),
            Change("questions", "changed", by_id["q2"], replace(by_id["q2"], positions=old_lines), ("positions",)),
            Change("tripwires", "new", by_id["t4"]),
            Change("tripwires", "changed", by_id["t1"], old_wire, ("state", "decided")),
            Change("tripwires", "new", by_id["t6"]),
            Change("figures", "changed", by_id["f1"], old_figure, ("values", "differs")),
            Change("actors", "new", PictureActor(WEIL, (), 2, 1)),
        ),
    )


def crisis_whatif() -> WhatIf:
    """A sentence that would touch the tanks and a dropped offer."""
    wires = {line.id: line for line in tripwires()}
    read = an_event("x1", evidence=(), date=Interval("2026-03-19", "2026-03-19"), place="Brodau")
    return WhatIf(
        "Veltens Armee besetzte am Donnerstag Brodau.",
        read=(read,),
        touches=(
            (wires["t3"], Touch("touched", an_evidence(), 0.41, "same actor")),
            (wires["t2"], Touch("fulfilled", an_evidence(), 0.875, "same actor, same type")),
        ),
        positions=tuple((questions()[1], line) for line in questions()[1].positions[:2]),
    )
