"""A report in the manner of a news agency about two states that do not exist, read by hand."""

from __future__ import annotations

from typing import Any

from lagebild.records import Actor, Hop, Reading, Spans, Statement
from tests.factories import a_reading, a_ref, a_statement, a_time, an_actor, an_article, span

TEXT = """\
Olt (pdm) – „Wir werden die Brücke bei Olt nicht räumen“, sagte Brandner am Montag vor Abgeordneten ihrer Partei, \
„und wir lassen uns auch keine Frist setzen.“ Die Ministerpräsidentin nannte das Ultimatum aus Tarsien „schlechtes \
Theater“. Sie habe Verständnis für die Sorgen der Nachbarn, werde aber nicht „vor Kanonenrohren“ verhandeln.

Tarsien hatte am Sonntag gefordert, die Brücke binnen 48 Stunden zu räumen. Das Präsidialamt in Tarsis berief sich \
dabei auf einen Bericht des Geheimdienstes vom Vortag, wonach an der Brücke knapp 300 Mann mit schwerem Gerät \
stünden. Ein Beamter, der nicht genannt werden wollte, sagte der Zeitung „Der Bote“, man habe die Fahrzeuge auf \
Luftbildern gezählt. Sollten die Nachbarn die Grenze schließen, werde man entsprechend antworten.

Brandners Sprecher Jonas Weil wies die Darstellung zurück. „Das ist frei erfunden“, sagte er am Montagabend. Die \
Frage, ob Marenien Truppen verlege, ließ er offen. Es soll sich um Pioniere handeln, die gegen das Hochwasser \
eingesetzt sind.

Ein Abgeordneter der Opposition warnte unterdessen, die Regierung habe „den Überblick verloren“. „Wer Brücken besetzt, \
muss sie auch halten können“, sagte Arno Velten dem Sender Radio Olt. Dem Sender zufolge, der sich auf Diplomaten \
beruft, wollen zwei Nachbarstaaten in der kommenden Woche vermitteln. Das Außenministerium in Tarsis fürchtet, dass \
die Lage „jederzeit kippen“ kann.
"""

TITLE = "Marenien weist Ultimatum zurück"


def _at(*pieces: str) -> Spans:
    return tuple(span(TEXT, piece) for piece in pieces)


def _said(identity: str, *pieces: str, **fields: Any) -> Statement:
    return a_statement(identity, *_at(*pieces), **fields)


def actors() -> tuple[Actor, ...]:
    er, sie = span(TEXT, "sagte er"), span(TEXT, "Sie habe")
    brandner = (*_at("Brandner", "Die Ministerpräsidentin"), (sie[0], sie[0] + 3), span(TEXT, "Brandner", 2))
    weil = (
        *_at("Brandners Sprecher Jonas Weil"),
        (er[1] - 2, er[1]),
        (span(TEXT, "ließ er")[1] - 2, span(TEXT, "ließ er")[1]),
    )
    bote, radio = _at("Der Bote"), _at("Radio Olt", "Dem Sender zufolge")
    return (
        an_actor(
            "a1", "Ilka Brandner", mentions=brandner, why="Amt und Nachname", score=0.97, country="MR", wikidata="Q1"
        ),
        an_actor(
            "a2",
            "Tarsien",
            kind="state",
            mentions=(span(TEXT, "Tarsien", 2),),
            score=0.99,
            why="Staatsname",
            country="TS",
        ),
        an_actor(
            "a3", "Präsidialamt von Tarsien", kind="government", mentions=_at("Das Präsidialamt in Tarsis"), score=0.9
        ),
        an_actor("a4", "Geheimdienst", kind="organisation", mentions=_at("des Geheimdienstes"), score=0.8),
        an_actor("a5", "ein Beamter", kind="unnamed", mentions=_at("Ein Beamter, der nicht genannt werden wollte")),
        an_actor("a6", "Der Bote", kind="media", mentions=bote, score=0.95),
        an_actor("a7", "Jonas Weil", mentions=weil, why="Name beim ersten Auftritt, danach Pronomen", score=0.93),
        an_actor(
            "a8",
            "Arno Velten",
            mentions=_at("Ein Abgeordneter der Opposition", "Arno Velten"),
            why="im folgenden Satz genannt",
            score=0.71,
        ),
        an_actor("a9", "Radio Olt", kind="media", mentions=radio, score=0.95),
        an_actor("a10", "Diplomaten", kind="group", mentions=_at("Diplomaten"), score=0.6),
        an_actor(
            "a11", "Außenministerium von Tarsien", kind="government", mentions=_at("Das Außenministerium in Tarsis")
        ),
    )


def _first_paragraph() -> tuple[Statement, ...]:
    sie = span(TEXT, "Sie habe")
    partei = a_ref(None, *_at("Abgeordneten ihrer Partei"))
    return (
        _said(
            "s1",
            "„Wir werden die Brücke bei Olt nicht räumen“",
            "„und wir lassen uns auch keine Frist setzen.“",
            type="direct",
            speaker=a_ref("a1", *_at("Brandner")),
            cue=_at("sagte"),
            frame=_at("sagte Brandner am Montag vor Abgeordneten ihrer Partei"),
            addressee=partei,
            said=a_time(span(TEXT, "am Montag"), "2022-01-24"),
            responds_to="s6",
            confidence=0.98,
        ),
        _said(
            "s2",
            "Die Ministerpräsidentin nannte das Ultimatum aus Tarsien „schlechtes Theater“",
            type="reported",
            medium="SW",
            speaker=a_ref("a1", *_at("Die Ministerpräsidentin")),
            responds_to="s6",
            confidence=0.93,
        ),
        _said(
            "s3",
            "„schlechtes Theater“",
            type="direct",
            medium="SW",
            parent="s2",
            speaker=a_ref("a1", *_at("Die Ministerpräsidentin")),
            cue=_at("nannte"),
            confidence=0.95,
        ),
        _said(
            "s4",
            "Sie habe Verständnis für die Sorgen der Nachbarn, werde aber nicht „vor Kanonenrohren“ verhandeln.",
            type="indirect_free_indirect",
            speaker=a_ref("a1", (sie[0], sie[0] + 3)),
            confidence=0.96,
        ),
        _said(
            "s5",
            "„vor Kanonenrohren“",
            type="direct",
            parent="s4",
            speaker=a_ref("a1", (sie[0], sie[0] + 3)),
            confidence=0.94,
        ),
    )


def _second_paragraph() -> tuple[Statement, ...]:
    return (
        _said(
            "s6",
            "die Brücke binnen 48 Stunden zu räumen",
            medium="none",
            speaker=a_ref("a2", span(TEXT, "Tarsien", 2)),
            cue=_at("hatte", "gefordert"),
            frame=_at("Tarsien hatte am Sonntag gefordert"),
            said=a_time(span(TEXT, "am Sonntag"), "2022-01-23"),
            confidence=0.97,
        ),
        _said(
            "s7",
            "wonach an der Brücke knapp 300 Mann mit schwerem Gerät stünden",
            medium="Writing",
            speaker=a_ref("a4", *_at("einen Bericht des Geheimdienstes vom Vortag")),
            cue=_at("wonach"),
            frame=_at("Das Präsidialamt in Tarsis berief sich dabei auf einen Bericht des Geheimdienstes vom Vortag"),
            via=(Hop("a3", _at("Das Präsidialamt in Tarsis"), _at("berief sich")),),
            said=a_time(span(TEXT, "vom Vortag"), "2022-01-22"),
            confidence=0.92,
        ),
        _said(
            "s8",
            "man habe die Fahrzeuge auf Luftbildern gezählt",
            speaker=a_ref("a5", *_at("Ein Beamter, der nicht genannt werden wollte")),
            cue=(span(TEXT, "sagte", 2),),
            frame=_at("Ein Beamter, der nicht genannt werden wollte, sagte der Zeitung „Der Bote“"),
            addressee=a_ref("a6", *_at("der Zeitung „Der Bote“")),
            via=(Hop("a6", _at("der Zeitung „Der Bote“")),),
            confidence=0.95,
        ),
        _said(
            "s9",
            "Sollten die Nachbarn die Grenze schließen, werde man entsprechend antworten.",
            type="indirect_free_indirect",
            speaker=a_ref("a5", *_at("Ein Beamter, der nicht genannt werden wollte")),
            confidence=0.55,
            shown=False,
        ),
    )


def _third_paragraph() -> tuple[Statement, ...]:
    er = span(TEXT, "sagte er")
    ob = span(TEXT, "ließ er")
    return (
        _said(
            "s10",
            "Brandners Sprecher Jonas Weil wies die Darstellung zurück",
            type="reported",
            speaker=a_ref("a7", *_at("Brandners Sprecher Jonas Weil")),
            responds_to="s7",
            confidence=0.91,
        ),
        _said(
            "s11",
            "„Das ist frei erfunden“",
            type="direct",
            speaker=a_ref("a7", (er[1] - 2, er[1])),
            cue=((er[0], er[0] + 5),),
            frame=_at("sagte er am Montagabend"),
            said=a_time(span(TEXT, "am Montagabend"), "2022-01-24"),
            responds_to="s7",
            confidence=0.97,
        ),
        _said(
            "s12",
            "Die Frage, ob Marenien Truppen verlege, ließ er offen",
            type="reported",
            speaker=a_ref("a7", (ob[1] - 2, ob[1])),
            confidence=0.41,
            shown=False,
        ),
        _said(
            "s13",
            "ob Marenien Truppen verlege",
            parent="s12",
            confidence=0.92,
        ),
        _said(
            "s14",
            "Es soll sich um Pioniere handeln, die gegen das Hochwasser eingesetzt sind.",
            type="free_indirect",
            medium="none",
            confidence=0.48,
            shown=False,
        ),
    )


def _fourth_paragraph() -> tuple[Statement, ...]:
    return (
        _said(
            "s15",
            "die Regierung habe „den Überblick verloren“",
            speaker=a_ref("a8", *_at("Ein Abgeordneter der Opposition")),
            cue=_at("warnte"),
            frame=_at("Ein Abgeordneter der Opposition warnte unterdessen"),
            confidence=0.95,
        ),
        _said(
            "s16",
            "„den Überblick verloren“",
            type="direct",
            parent="s15",
            speaker=a_ref("a8", *_at("Ein Abgeordneter der Opposition")),
            confidence=0.96,
        ),
        _said(
            "s17",
            "„Wer Brücken besetzt, muss sie auch halten können“",
            type="direct",
            speaker=a_ref("a8", *_at("Arno Velten")),
            cue=(span(TEXT, "sagte", 4),),
            frame=_at("sagte Arno Velten dem Sender Radio Olt"),
            addressee=a_ref("a9", *_at("dem Sender Radio Olt")),
            confidence=0.98,
        ),
        _said(
            "s18",
            "wollen zwei Nachbarstaaten in der kommenden Woche vermitteln",
            medium="SW",
            speaker=a_ref("a10", *_at("Diplomaten")),
            cue=_at("beruft"),
            frame=_at("Dem Sender zufolge, der sich auf Diplomaten beruft"),
            via=(Hop(None, _at("pdm")), Hop("a9", _at("Dem Sender"), _at("zufolge"))),
            confidence=0.9,
        ),
        _said(
            "s19",
            "dass die Lage „jederzeit kippen“ kann",
            medium="Thought",
            speaker=a_ref("a11", *_at("Das Außenministerium in Tarsis")),
            cue=_at("fürchtet"),
            frame=_at("Das Außenministerium in Tarsis fürchtet"),
            confidence=0.63,
            shown=False,
        ),
        _said("s20", "„jederzeit kippen“", type="direct", medium="Thought", parent="s19", confidence=0.9),
    )


def statements() -> tuple[Statement, ...]:
    return (*_first_paragraph(), *_second_paragraph(), *_third_paragraph(), *_fourth_paragraph())


def example() -> Reading:
    """Statements of all types: nested, in pieces, passed on, answered, unsure, without a speaker."""
    article = an_article(
        TEXT,
        id="pdm-2022-0417",
        title=TITLE,
        publisher="Pressedienst Mitte",
        url="https://pdm.example/2022/0417",
        published="2022-01-24T18:05:00+01:00",
    )
    times = (
        a_time(span(TEXT, "am Montag"), "2022-01-24"),
        a_time(span(TEXT, "am Sonntag"), "2022-01-23"),
        a_time(span(TEXT, "in der kommenden Woche"), "2022-01-31", "2022-02-06"),
    )
    return a_reading(article, actors=actors(), statements=statements(), times=times)
