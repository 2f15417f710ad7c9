"""The picture of the crisis at the river, a week old, and what a quiet day brought."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lagebild.records import Coder
from lagebild.situation import (
    Alternative,
    Change,
    Changes,
    Dispute,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Interval,
    Picture,
    PictureActor,
    Question,
    Source,
    Totals,
    Tripwire,
)
from tests.views.situations import (
    BERNING,
    DORWIN,
    FESTIN,
    JORN,
    KALLIEN,
    KOLSAR,
    KORWATH,
    LASNIK,
    NORDPAKT,
    ORLANIEN,
    SERBEK,
    SOLVANG,
    STAFF,
    STATES,
    SUNDAVIEN,
    TARVIEN,
    TEMEL,
    VELMARIEN,
    evidence,
    position,
    question,
    stance,
    state,
    statement,
    tripwire,
    who,
)

_BRIDGE = evidence(
    "n-02", "werde man die Brücke von Brodnik „für jeden und für alles“ schließen", "2031-03-04T12:15", version=2
)
_TROOPS = evidence("m-09", "Der Nordpakt hat am Donnerstagmorgen Soldaten nach Orlanien verlegt", "2031-03-06T09:30")
_CLOSED = evidence("n-13", "Velmarische Soldaten haben am Freitagmorgen die Brücke gesperrt", "2031-03-07T08:05")


_ANNOUNCED = (
    (
        "t5",
        SOLVANG,
        "promise",
        "werde das Bündnis Orlanien mit allen Mitteln beistehen",
        "Sollte die Stadt Lissau angegriffen werden",
    ),
    (
        "t6",
        LASNIK,
        "threat",
        "werde die Armee die Brücke in eigene Hände nehmen",
        "es sei denn, Orlanien ziehe seine Posten vorher ab",
    ),
    (
        "t7",
        BERNING,
        "threat",
        "werde Sundavien alle velmarischen Konten einfrieren",
        "Falls auch nur ein Soldat orlanischen Boden betrete",
    ),
    ("t8", FESTIN, "refusal", "Über unsere Reservisten entscheiden wir allein", None),
    ("t9", DORWIN, "demand", "Velmarien müsse die Brücke sofort wieder öffnen", None),
    ("t10", SERBEK, "offer", "sei Velmarien zu Gesprächen in Wien bereit", "sobald die Drohungen aufhörten"),
)
"""Announcements of which nothing more is heard: who, which kind, what, on which condition."""


def _tripwires() -> tuple[Tripwire, ...]:
    still = (
        tripwire(
            one, by, what, evidence(f"{'mnart'[n % 5]}-2{n}", what), kind=kind, condition=on, condition_kind=on and "if"
        )
        for n, (one, by, kind, what, on) in enumerate(_ANNOUNCED)
    )
    return (*_moved(), *still)


def _moved() -> tuple[Tripwire, ...]:
    """Announcements of which something has become."""
    first = "Sollte der Nordpakt Soldaten nach Orlanien schicken"
    kept_back = evidence(
        "a-16", "Bleibe Lissau bis Sonntagabend abgeschnitten, werde sein Land die Strafmaßnahmen mittragen"
    )
    half = evidence("m-04", "werde Orlanien die Hälfte seiner Reservisten entlassen", "2031-03-04T19:40")
    whole = evidence(
        "n-32", "werde Orlanien alle Reservisten entlassen, sobald der letzte Soldat Brodnik verlassen habe"
    )
    return (
        tripwire(
            "t1",
            KORWATH,
            _BRIDGE.quote,
            _BRIDGE,
            state("open", _BRIDGE),
            state("touched", _TROOPS),
            state("fulfilled", _CLOSED),
            condition=first,
            condition_kind="if",
            toward=(NORDPAKT,),
        ),
        tripwire(
            "t2",
            DORWIN,
            half.quote,
            half,
            state("withdrawn", whole),
            kind="offer",
            condition="Wenn Velmarien abziehe",
            replaced_by="t3",
        ),
        tripwire("t3", DORWIN, whole.quote, whole, kind="offer"),
        tripwire(
            "t4",
            KOLSAR,
            "werde sein Land die Strafmaßnahmen mittragen",
            kept_back,
            state(
                "touched",
                evidence("r-25", "die Brücke blieb zu, und Lissau blieb ohne Strom und ohne Brot", "2031-03-09T17:50"),
            ),
            condition="Bleibe Lissau bis Sonntagabend abgeschnitten",
            deadline="2031-03-09",
        ),
        tripwire(
            "t11",
            LASNIK,
            "Am Samstag um zwölf Uhr werde man schießen",
            evidence("t-31", "Am Samstag um zwölf Uhr werde man schießen"),
            state("lapsed", None, "2031-03-09"),
            deadline="2031-03-08",
        ),
    )


def _questions() -> tuple[Question, ...]:
    return (
        _sanctions(),
        _corridor(),
        question(
            "q3",
            "Gespräche in Wien",
            position(KALLIEN, stance("for", KALLIEN, evidence("m-11", "Kallien bot sich als Vermittler an"))),
            position(VELMARIEN, stance("for", SERBEK, evidence("m-12", "Velmarien nehme die Einladung nach Wien an"))),
            position(
                ORLANIEN, stance("evasive", FESTIN, evidence("r-12", "Zu einer Reise nach Wien äußerte er sich nicht"))
            ),
        ),
        question(
            "q4",
            "Velmarien hat geschossen",
            position(
                ORLANIEN, stance("for", JORN, evidence("m-19", "Die Schüsse seien vom velmarischen Ufer gekommen"))
            ),
            position(
                VELMARIEN, stance("against", LASNIK, evidence("m-19", "Kein velmarischer Soldat habe geschossen"))
            ),
            about="claim",
        ),
        question(
            "q5",
            "Abzug der Posten",
            position(ORLANIEN, stance("against", FESTIN, evidence("t-11", "Die Posten bleiben, wo sie sind"))),
        ),
    )


def _sanctions() -> Question:
    wish = evidence("a-06", "verlangte am Mittwoch in Hallenborg Sanktionen gegen Velmarien", "2031-03-05T17:00")
    no, perhaps = (
        evidence("a-06", "Tarvien sprach sich gegen Strafmaßnahmen aus", "2031-03-05T17:00"),
        evidence("a-16", "Tarvien schließt Sanktionen gegen Velmarien nicht länger aus", "2031-03-09T11:20"),
    )
    return question(
        "q1",
        "Sanktionen gegen Velmarien",
        position(SUNDAVIEN, stance("for", BERNING, wish)),
        position(
            TARVIEN,
            stance("against", KOLSAR, no),
            stance("conditional", KOLSAR, perhaps, condition="wenn Lissau abgeschnitten bleibt"),
        ),
        position(
            KALLIEN,
            stance("evasive", KALLIEN, evidence("t-06", "„Wir haben dazu eine Meinung, und wir heben sie auf“")),
        ),
        position(
            ORLANIEN, stance("for", DORWIN, evidence("n-06", "Die orlanische Außenministerin begrüßte den Vorstoß"))
        ),
        position(
            VELMARIEN, stance("against", SERBEK, evidence("n-07", "nannte Sanktionen „Wegelagerei mit Briefkopf“"))
        ),
    )


def _corridor() -> Question:
    yes = (
        position(one, stance("for", one, evidence(f"m-1{n}", f"{one.name} sprach sich für den Korridor aus")))
        for n, one in enumerate((ORLANIEN, NORDPAKT, TARVIEN))
    )
    ready, never = (
        stance("for", SERBEK, evidence("n-25", "Außenminister Serbek befürwortete den Korridor ausdrücklich")),
        stance("against", LASNIK, evidence("n-25", "Lasnik lehnte den Korridor ab")),
    )
    return question(
        "q2",
        "Korridor nach Lissau",
        *yes,
        position(VELMARIEN, ready, never, ready, moves=(), differ=True, organs=(ready, never)),
        position(
            SUNDAVIEN,
            stance(
                "conditional",
                BERNING,
                evidence("a-14", "nur, wenn Soldaten des Bündnisses die Lastwagen begleiten"),
                condition="wenn Soldaten des Bündnisses die Lastwagen begleiten",
            ),
        ),
    )


def _statements() -> tuple[FusedStatement, ...]:
    more = (
        statement(
            f"s{n}",
            JORN,
            evidence(f"n-3{n}", f"Die Lage am Posten {n} sei unverändert, es werde weiter beobachtet"),
            type="indirect",
        )
        for n in range(6, 12)
    )
    quiet = statement(
        "s12",
        LASNIK,
        evidence("a-39", "Zuschauer brauche man nicht", shown=False, confidence=0.3),
        shown=False,
        confidence=0.3,
    )
    return (
        *_said(),
        *more,
        quiet,
        statement("s13", who("ein Landwirt", "unnamed"), evidence("m-01", "„bis in den Stall“")),
    )


def _said() -> tuple[FusedStatement, ...]:
    """What is said by those whom the day is about."""
    book = "„Wir führen Buch über jedes Fahrzeug, das an den Fluss kommt“"
    return (
        statement(
            "s1",
            DORWIN,
            evidence("m-01", book, "2031-03-04T07:40"),
            evidence("n-04", book, "2031-03-04T19:40"),
            evidence("t-05", book, "2031-03-05T06:00"),
            said=Interval("2031-03-04", "2031-03-04"),
            reports=4,
        ),
        statement(
            "s2",
            KORWATH,
            replace(_BRIDGE, quote=f"Sollte der Nordpakt Soldaten nach Orlanien schicken, {_BRIDGE.quote}"),
            evidence("a-05", "dass die Brücke dichtgemacht werde, falls Truppen des Nordpakts nach Orlanien kämen"),
            type="indirect",
        ),
        statement(
            "s3",
            KOLSAR,
            evidence("n-02", "„Theater für die Wähler“", "2031-03-04T12:15"),
            said=Interval("2031-03-04", "2031-03-04"),
        ),
        statement(
            "s4",
            FESTIN,
            evidence("m-27", "„Mein Telefon hat an dem Tag nicht geklingelt“", "2031-03-10T08:30"),
            addressee=KORWATH,
        ),
        statement(
            "s5",
            STAFF,
            evidence("m-01", "bezifferte ihre Stärke auf knapp 300 Mann", "2031-03-04T07:40"),
            type="reported",
            via=(who("Pressedienst Pelsk", "media"),),
        ),
    )


def _disputes() -> tuple[Dispute, ...]:
    shots = (
        evidence("m-19", "Die Schüsse seien vom velmarischen Ufer gekommen"),
        evidence("t-19", "Geschossen habe Velmarien, wer denn sonst"),
    )
    none = evidence("m-19", "Kein velmarischer Soldat habe geschossen")
    guns, saw = (
        evidence("a-05", "Orlanien habe bei Karsk schwere Haubitzen in Stellung gebracht"),
        evidence("a-05", "dort steht ein Sägewerk"),
    )
    return (
        Dispute("d1", (*shots, none), 3, 2, claim="Die Schüsse seien vom velmarischen Ufer gekommen", asserted_by=(JORN, BERNING),
                denied_by=(LASNIK,), assertions=shots, denials=(none,)),
        Dispute("d2", (guns, saw), claim="Orlanien habe bei Karsk schwere Haubitzen in Stellung gebracht", asserted_by=(SERBEK,),
                denied_by=(STAFF,), assertions=(guns,), denials=(saw,)),
    )  # fmt: skip


def _rest() -> dict[str, Any]:
    guard = evidence(
        "m-01", "Es handle sich um die Ablösung der Grenzwache, wie sie jedes Frühjahr stattfinde", "2031-03-04T07:40"
    )
    leap = evidence("n-02", "Hier werde ein Übergang über den Fluss vorbereitet", "2031-03-04T12:15")
    play = evidence("n-02", "Der Marsch sei „Theater für die Wähler“", "2031-03-04T12:15")
    marched = evidence("m-01", "war eine Kolonne der velmarischen Armee in Brodnik eingetroffen", "2031-03-04T07:40")
    numbers = (
        (300.0, "~", STAFF, evidence("m-01", "knapp 300 Mann", "2031-03-04T07:40")),
        (500.0, ">", NORDPAKT, evidence("n-02", "mehr als 500 velmarische Soldaten", "2031-03-04T12:15")),
        (180.0, "=", LASNIK, evidence("t-05", "180 Soldaten", "2031-03-05T06:00")),
    )
    values = tuple(
        FigureValue(number, comparator, source, "2031-03-04", (words,)) for number, comparator, source, words in numbers
    )
    wounded = evidence("m-18", "wurden vier Grenzer verletzt", "2031-03-08T10:00", version=2)
    return {
        "hypotheses": (
            Hypothesis("h1", (guard, leap, play), explains="die Verlegung der Truppen nach Brodnik", alternatives=(
                Alternative("Ablösung der Grenzwache", (LASNIK,), (guard,)),
                Alternative("Vorbereitung eines Übergangs", (SOLVANG, JORN), (leap,)),
                Alternative("„Theater für die Wähler“", (KOLSAR,), (play,)),
            )),
        ),
        "events": (
            FusedEvent("e1", (marched,), 3, 2, type="MOBILIZE", actors=(who("velmarische Armee", "organisation"),), place="Brodnik",
                       date=Interval("2031-03-04", "2031-03-04")),
            FusedEvent("e2", (_CLOSED,), type="COERCE", actors=(VELMARIEN,), recipients=(ORLANIEN,), place="Brodnik"),
        ),
        "figures": (
            FigureLine("f1", tuple(one for value in values for one in value.evidence), 3, 3, of="velmarische Soldaten", place="Brodnik",
                       differs=True, values=values),
            FigureLine("f2", (wounded,), of="Verletzte", place="Karsk", values=(FigureValue(4, "=", None, "2031-03-08", (wounded,)),)),
        ),
        "sources": (
            Source("Meridian", 12, 1, "B2"), Source("npd", 9, 0), Source("Abendkurier", 6, 4), Source("Radio Ostufer", 4, 0, "C"),
            Source("Tagesblatt", 3, 3),
        ),
    }  # fmt: skip


def river() -> Picture:
    """The picture of a crisis at a river, a week old."""
    people = (*STATES, KORWATH, LASNIK, SERBEK, FESTIN, JORN, DORWIN, KOLSAR, TEMEL, BERNING, SOLVANG, STAFF)
    return Picture(
        "/home/desk/teswa.db",
        at="2031-03-10T18:00:00+01:00",
        coder=Coder("0.6.0", "lagebild-model-de", "0123456789abcdef" * 4),
        articles=Totals(34, 38, 8),
        earliest="2031-03-04T07:40:00+01:00",
        latest="2031-03-10T17:20:00+01:00",
        actors=tuple(PictureActor(one, (), 1, 1) for one in people),
        statements=_statements(),
        questions=_questions(),
        tripwires=_tripwires(),
        disputes=_disputes(),
        **_rest(),
    )


def quiet_day() -> Changes:
    """What a quiet day at the river brought: a tripwire touched, a position moved, an event, a dispute, a few statements."""
    after = river()
    by_id = {
        one.id: one
        for name in ("statements", "events", "questions", "tripwires", "disputes")
        for one in getattr(after, name)
    }
    touched, sanctions, corridor = by_id["t4"], by_id["q1"], by_id["q2"]
    earlier = replace(
        sanctions, positions=tuple(replace(one, history=one.history[:1], moves=()) for one in sanctions.positions)
    )
    lost = FusedEvent(
        "e9",
        (evidence("n-23", "Korwath hat seinen Verteidigungsminister entlassen", "2031-03-09T10:00"),),
        type="COERCE",
    )
    new = "events e2, tripwires t10, disputes d2, statements s4, statements s6, statements s7"
    before = replace(after, at="2031-03-09T18:00:00+01:00", articles=Totals(29, 32, 7))
    return Changes(
        before,
        after,
        (
            *(Change(what, "new", by_id[one]) for what, one in map(str.split, new.split(","))),
            Change("tripwires", "changed", touched, replace(touched, history=()), ("state",)),
            Change("questions", "changed", sanctions, earlier, ("positions",)),
            Change("questions", "changed", corridor, corridor, ("reports",)),
            Change("events", "withdrawn", None, lost),
        ),
    )
