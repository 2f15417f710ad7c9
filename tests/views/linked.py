"""An invented report about real states whose actors are linked: canonical names, the text's words for them, places with points."""

from __future__ import annotations

from lagebild.records import Actor, Commitment, Event, Frames, Hop, Place, Position, Reading, Role, Spans, Statement
from tests.factories import a_reading, a_ref, a_statement, a_time, an_actor, an_article, span

TEXT = """\
Paris will die Lieferung von Ersatzteilen aussetzen. Die französische Regierung teilte am Montag mit, man warte zunächst auf \
Antworten aus Warschau. „Wir handeln nicht überstürzt“, hieß es aus dem Élysée-Palast.

Der polnische Außenminister Jan Kowalczyk nannte den Schritt „bedauerlich“. Kowalczyk sagte der Zeitung „Ostblick“, seine \
Regierung werde die Häfen schließen, falls Paris nicht einlenke. Der Sicherheitsrat kam am Abend in New York zusammen.

In Lyon demonstrierten am Dienstag Gewerkschafter. Der Bürgermeister, der nicht genannt werden wollte, lehnte das ab. \
Die Regierung in Paris schwieg dazu; Frankreichs Haltung bleibe unverändert, schrieb „Ostblick“.
"""
TITLE = "Paris setzt Lieferungen aus, Warschau droht mit Hafensperre"


def _at(*pieces: str, nth: int = 1) -> Spans:
    return tuple(span(TEXT, piece, nth) for piece in pieces)


def _actors() -> tuple[Actor, ...]:
    seine = span(TEXT, "seine Regierung")
    kowalczyk = (*_at("Der polnische Außenminister Jan Kowalczyk"), *_at("Kowalczyk", nth=2), (seine[0], seine[0] + 5))
    france = (
        *_at("Paris", "Die französische Regierung", "dem Élysée-Palast"),
        *_at("Paris", nth=2),
        *_at("Die Regierung in Paris"),
    )
    return (
        an_actor(
            "a1",
            "Französische Regierung",
            kind="government",
            mentions=france,
            entity="gov:FR",
            wikidata="Q1450662",
            country="FR",
            score=0.8,
            why="capital for government; name",
        ),
        an_actor(
            "a2",
            "Polnische Regierung",
            kind="government",
            mentions=(*_at("Warschau"), seine),
            entity="gov:PL",
            country="PL",
            score=0.65,
            why="capital for government; „Antworten aus“",
        ),
        an_actor("a3", "Jan Kowalczyk", mentions=kowalczyk, score=0.9, why="full name; surname", country="PL"),
        an_actor("a4", "Ostblick", kind="media", mentions=(*_at("Ostblick"), *_at("Ostblick", nth=2)), why="name"),
        an_actor(
            "a5",
            "UN-Sicherheitsrat",
            kind="organisation",
            mentions=_at("Der Sicherheitsrat"),
            entity="org:un/security-council",
            wikidata="Q37470",
            why="name",
            score=0.9,
        ),
        an_actor(
            "a6",
            "Der Bürgermeister",
            kind="unnamed",
            mentions=_at("Der Bürgermeister, der nicht genannt werden wollte"),
        ),
        an_actor(
            "a7",
            "Frankreich",
            kind="state",
            mentions=_at("Frankreichs"),
            entity="state:FR",
            wikidata="Q142",
            country="FR",
        ),
        an_actor("a8", "Gewerkschafter", kind="group", mentions=_at("Gewerkschafter")),
    )


def _statements() -> tuple[Statement, ...]:
    return (
        a_statement(
            "s1",
            *_at("man warte zunächst auf Antworten aus Warschau"),
            speaker=a_ref("a1", *_at("Die französische Regierung")),
            cue=_at("teilte", "mit"),
            said=a_time(span(TEXT, "am Montag"), "2022-01-24"),
        ),
        a_statement(
            "s2",
            *_at("„Wir handeln nicht überstürzt“"),
            type="direct",
            speaker=a_ref("a1", *_at("dem Élysée-Palast")),
            cue=_at("hieß es"),
        ),
        a_statement(
            "s3",
            *_at("seine Regierung werde die Häfen schließen, falls Paris nicht einlenke"),
            speaker=a_ref("a3", *_at("Kowalczyk", nth=2)),
            cue=_at("sagte"),
            addressee=a_ref("a4", *_at("der Zeitung „Ostblick“")),
            via=(Hop("a4", _at("der Zeitung „Ostblick“")),),
        ),
        a_statement(
            "s4",
            *_at("Frankreichs Haltung bleibe unverändert"),
            speaker=a_ref("a4", *_at("Ostblick", nth=2)),
            via=(Hop("a1", _at("Die Regierung in Paris")),),
        ),
    )


def _frames() -> Frames:
    lyon = Place("Lyon", _at("In Lyon"), "FR", 45.7485, 4.8467, "town")
    new_york = Place("New York", _at("in New York"), "US", 40.7143, -74.006, "town")
    kowalczyk = a_ref("a3", *_at("Jan Kowalczyk"))
    return Frames(
        events=(
            Event("e1", "COERCE", "planned", _at("aussetzen"), (a_ref("a1", *_at("Paris")),)),
            Event(
                "e2",
                "CONSULT",
                "actual",
                _at("kam", "zusammen"),
                (a_ref("a5", *_at("Der Sicherheitsrat")),),
                (),
                new_york,
            ),
            Event("e3", "PROTEST", "actual", _at("demonstrierten"), (a_ref("a8", *_at("Gewerkschafter")),), (), lyon),
        ),
        commitments=(
            Commitment(
                "c1",
                "threat",
                _at("seine Regierung werde die Häfen schließen"),
                (a_ref("a2", *_at("seine Regierung")),),
                (a_ref("a1", *_at("Paris", nth=2)),),
                _at("falls Paris nicht einlenke"),
                "if",
                "s3",
            ),
        ),
        positions=(
            Position(
                "p1",
                "against",
                "policy",
                _at("das"),
                _at("lehnte", "ab"),
                (a_ref("a6", *_at("Der Bürgermeister, der nicht genannt werden wollte")),),
                confidence=0.4,
                shown=False,
            ),
        ),
        roles=(Role("r1", kowalczyk, _at("Außenminister"), a_ref("a2", *_at("polnische"))),),
    )


def linked() -> Reading:
    """Two governments under several names, a person with an office, a paper, an unnamed, a group, an actor of less sure things."""
    article = an_article(
        TEXT, id="x-2022-7", title=TITLE, publisher="Pressedienst Mitte", published="2022-01-25T19:00:00+01:00"
    )
    return a_reading(article, actors=_actors(), statements=_statements(), frames=_frames())
