"""Comments that speak of something else than a commitment, of its condition, of a part of it: nothing is said of it then."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made

FIRST, LATER = "2031-03-04T08:00:00+01:00", "2031-03-08T08:00:00+01:00"
ZUG = "Velten hatte bis Mittwoch einen Sonderzug für die Kranken zugesagt. "


def vow(who: str, kind: str, words: str, condition: str = "", **fields: float) -> Report:
    report = Report(f"{who} sagte, {condition + ', ' if condition else ''}{words}.", "eins", FIRST)
    said = f"{condition + ', ' if condition else ''}{words}"
    return report.says(who, said, cue="sagte").commits(kind, who, words, condition, "if", **fields)


def state(report: Report, words: str, *actors: str) -> str:
    later = Report(words, "zwei", LATER, "Kurier")
    for one in actors:
        later.actor(one)
    return tripwires(*made([report, later]))[0].state


def offer() -> Report:
    return vow("Velten", "offer", "werde er die Grenze öffnen", "wenn Norland die Posten räume")


@pytest.mark.parametrize(
    "words",
    [
        "Von einer Räumung der Posten ist in Norland keine Rede, sagte Velten, die Grenze bleibe zu.",
        "Von einer Räumung der Posten an der Grenze sei keine Rede, sagte Velten.",
        "Velten sagte, von einer Räumung der Posten sei bisher keine Rede.",
        "Von einer Räumung der Posten ist keine Rede, klagte Velten.",
        "Die Räumung der Posten hänge nicht mehr von Norland ab, sagte Velten.",
        "Velten sagte, die Wirtschaft hänge nicht mehr von der Grenze ab.",
        "Velten sagte, die Räumung der Posten hänge nicht länger von der Öffnung der Grenze ab.",
        "Velten sagte, die Öffnung der Grenze hänge nicht mehr nur von der Räumung der Posten ab.",
        "Von der Öffnung der Grenze sei keine Rede mehr, sagte ein Händler in Marn.",
        "Ein Händler sagte Velten, die Öffnung der Grenze hänge nicht mehr von der Räumung der Posten ab.",
        "Brandner widersprach Velten: Die Öffnung der Grenze hänge nicht mehr von der Räumung der Posten ab.",
    ],
)
def test_what_hangs_on_something_else_takes_no_offer_back(words: str) -> None:
    assert state(offer(), words, "Velten") == "open"


def test_what_hangs_on_its_condition_no_more_is_withdrawn() -> None:
    words = "Von der Räumung der Posten hänge die Öffnung der Grenze nicht mehr ab, sagte Velten."
    assert state(offer(), words, "Velten") == "withdrawn"


@pytest.mark.parametrize(
    ("who", "kind", "words", "later"),
    [
        ("Norland", "promise", "Kräne nach Marn schicken",
         "Die Kräne, die Norland zugesagt hatte, sind zur Hälfte eingetroffen."),
        ("Norland", "promise", "Kräne nach Marn schicken",
         "Die Kräne, die Norland zugesagt hatte, sind angeblich eingetroffen."),
        ("Norland", "promise", "Kräne nach Marn schicken",
         "Zwei der Kräne, die Norland zugesagt hatte, sind eingetroffen."),
        ("Norland", "promise", "Kräne nach Marn schicken",
         "Die Teile der Kräne, die Norland zugesagt hatte, sind eingetroffen."),
        ("Norland", "promise", "Kräne nach Marn schicken",
         "Die Kräne, die Norland zugesagt hatte, sind in Quellin eingetroffen."),
        ("Norland", "promise", "die Truppen aus Marn abziehen",
         "Die Truppen, die Norland abzuziehen zugesagt hatte, sind in Marn eingetroffen."),
        ("Norland", "promise", "die Truppen aus Marn abziehen",
         "Die Truppen, die Norland zugesagt hatte, sind in Marn eingetroffen."),
        ("Rebellen", "threat", "Marn angreifen",
         "Die Rebellen, die den Angriff auf Marn angedroht hatten, sind in Trassen eingetroffen."),
        ("Rebellen", "threat", "Marn angreifen",
         "Die Rebellen, die den Angriff auf Marn angekündigt hatten, haben einen Friedensplan vorgelegt."),
        ("Werkbund", "threat", "in den Häfen streiken",
         "Die Gewerkschaft Werkbund, die den Streik in den Häfen angekündigt hatte, hat einen neuen Vorschlag vorgelegt."),
        ("Auland", "promise", "40 Millionen Euro zahlen",
         "Die Millionen, die Auland für Marn zugesagt hatte, sind nur zum Teil ausgezahlt."),
        ("Auland", "promise", "eine Delegation nach Marn schicken",
         "Die Delegation, die Auland angekündigt hatte, ist auf dem Weg nach Marn in Trassen gelandet."),
        ("Norland", "threat", "die Zelte in Marn zerstören",
         "Die Zelte, die Norland zugesagt hatte, sind eingetroffen."),
        ("Auland", "promise", "eine Delegation nach Marn schicken",
         "Die Delegation, die Auland einen Abzug zugesagt hatte, ist in Marn gelandet."),
    ],
)  # fmt: skip
def test_what_came_in_part_or_is_something_else_keeps_no_promise(who: str, kind: str, words: str, later: str) -> None:
    assert state(vow(who, kind, f"man werde {words}"), later, who) == "open"


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ("man werde Zelte nach Marn liefern", "Die Zelte, die Norland zugesagt hatte, trafen am Abend in Marn ein."),
        (
            "man werde einen Kran schicken",
            "Der Kran, den Norland für Montag zugesagt hatte, ist am Dienstag eingetroffen.",
        ),
    ],
)
def test_the_very_thing_that_was_promised_keeps_it(words: str, later: str) -> None:
    assert state(vow("Norland", "promise", words), later, "Norland") == "fulfilled"


def train() -> Report:
    words = "bis Mittwoch werde ein Sonderzug die Kranken holen"
    report = vow("Velten", "promise", words)
    report.time("bis Mittwoch", "2031-03-05")
    return report


@pytest.mark.parametrize(
    "words",
    [
        "Bei einem Brand in Marn kam niemand zu Schaden.",
        "Die Preise in Marn lagen weiterhin hoch.",
        "Die Kranken stehen weiterhin unter ärztlicher Aufsicht in Trassen.",
        "Niemand kam bei der Fahrt um.",
        "Ärzte warteten auf dem Bahnsteig noch immer auf Personal.",
        "Zum Fest in Marn kamen keine Gäste.",
    ],
)
def test_that_nobody_came_elsewhere_is_not_said_of_a_promise(words: str) -> None:
    assert state(train(), ZUG + words, "Velten") == "open"


@pytest.mark.parametrize("words", ["Niemand kam.", "Es kam kein Sonderzug."])
def test_that_what_was_promised_did_not_come_is(words: str) -> None:
    assert state(train(), ZUG + words, "Velten") == "lapsed"


@pytest.mark.parametrize(
    "words",
    [
        "Velten poche nicht mehr auf die Raketenabwehr.",
        "Norland bestehe nicht mehr auf den Raketentests, sagte Velten.",
    ],
)
def test_who_insists_on_something_else_or_is_another_takes_no_demand_back(words: str) -> None:
    demand = vow("Velten", "demand", "Norland müsse die Raketen abziehen", confidence=0.8)
    assert state(demand, words, "Velten", "Norland") == "open"
