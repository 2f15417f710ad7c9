"""Two reports of one day, both of something under a condition, are one where condition and consequence are alike, each for itself."""

from __future__ import annotations

import pytest

from lagebild.picture.lookbacks import LEAST
from lagebild.picture.statements import statements
from lagebild.picture.twofold import twofold
from tests.picture.made import Report, made

ONE = [
    (
        "Sollte Lurien die Fähren festhalten, werde ihr Land den Hafen sperren",
        "den Hafen dichtzumachen, falls Lurien Fähren festhalte",
    ),
    (
        "Solange am Pass Geschütze stehen, gebe es keine Verhandlungen",
        "nicht zu verhandeln, solange Kanonen auf den Pass gerichtet seien",
    ),
    (
        "Das Bündnis werde keine Truppen entsenden, es sei denn, das Parlament bitte darum",
        "Truppen schicke das Bündnis nur auf Bitte des Parlaments",
    ),
    (
        "Bevor die Schulden nicht bezahlt seien, fließe kein Gas",
        "dass Gas erst nach Bezahlung der Schulden fließe",
    ),
    (
        "Bis der letzte Häftling frei ist, wird gestreikt",
        "der Streik dauere, bis auch der letzte Gefangene freigelassen sei",
    ),
    (
        "Wenn die Rebellen ihre Waffen abgeben, dürfen sie in die Dörfer zurückkehren",
        "die Rückkehr in die Dörfer für den Fall, dass die Rebellen entwaffnet würden",
    ),
    (
        "Falls der Vulkan wieder Asche speit, sperren wir alle Flughäfen",
        "bei einem neuen Ausbruch des Vulkans die Flughäfen zu schließen",
    ),
    (
        "Ehe die Kontrolleure eintreffen, werde kein Container geöffnet",
        "die Container nicht zu öffnen, bevor Kontrolleure da seien",
    ),
]
TWO = [
    (
        "Sollte Lurien die Fähren festhalten, werde ihr Land den Hafen sperren",
        "die Botschaft zu schließen, falls Lurien den Diplomaten ausweise",
    ),
    (
        "Solange am Pass Geschütze stehen, gebe es keine Verhandlungen",
        "die Löhne nicht zu zahlen, solange die Bergleute streikten",
    ),
    (
        "Das Bündnis werde keine Truppen entsenden, es sei denn, das Parlament bitte darum",
        "das Bündnis werde Impfstoff liefern, wenn die Krankenhäuser überfüllt seien",
    ),
    (
        "Bevor die Schulden nicht bezahlt seien, fließe kein Gas",
        "die Grenze bleibe offen, bis der letzte Flüchtling versorgt sei",
    ),
    (
        "Bis der letzte Häftling frei ist, wird gestreikt",
        "bis Ernte und Saat vorbei seien, würden keine Soldaten eingezogen",
    ),
    (
        "Wenn die Rebellen ihre Waffen abgeben, dürfen sie in die Dörfer zurückkehren",
        "den Strom abzuschalten, wenn die Pegel weiter stiegen",
    ),
    (
        "Falls der Vulkan wieder Asche speit, sperren wir alle Flughäfen",
        "den Piloten mehr zu zahlen, falls die Gewerkschaft einlenke",
    ),
    (
        "Ehe die Kontrolleure eintreffen, werde kein Container geöffnet",
        "den Zoll zu senken, sobald das Parlament zustimme",
    ),
]


OTHERWISE = [  # the contrary, other numbers, other names, other things
    (
        "Wenn der Pegel steigt, evakuieren wir die Altstadt",
        "man werde die Altstadt nicht evakuieren, wenn der Pegel steige",
    ),
    ("Wenn der Pegel steigt, evakuieren wir Talgau", "man werde Norwyk evakuieren, wenn der Pegel steige"),
    (
        "Sollte die Inflation steigen, werde man die Mehrwertsteuer senken",
        "man werde die Mehrwertsteuer erhöhen, falls die Inflation sinke",
    ),
    ("Wenn die Zinsen sinken, steigen die Löhne", "die Löhne würden sinken, wenn die Zinsen stiegen"),
    (
        "Wenn Lurien die Grenze schließt, schicken wir Grenzpolizisten",
        "man werde Grenzpolizisten abziehen, wenn Lurien die Grenze öffne",
    ),
    (
        "Solange Lurien Talgau nicht anerkennt, gibt es keinen Beitritt zum Bund",
        "Talgau werde nicht dem Bund beitreten, solange Norwyk es nicht anerkenne",
    ),
    (
        "Solange die Inzidenz über 100 liegt, bleiben die Schulen geschlossen",
        "solange die Inzidenz über 50 liege, blieben die Restaurants geschlossen",
    ),
    (
        "Falls die Inzidenz über 100 steigt, schließen wir die Schulen",
        "falls die Inzidenz über 200 steige, würden auch die Kitas geschlossen",
    ),
    ("Wenn Lurien dem Bund beitritt, gibt es Krieg", "wenn Lurien der Zollunion beitrete, gebe es Hilfe"),
    (
        "Wenn die Opposition zustimmt, tritt das Gesetz in Kraft",
        "das Gesetz werde zurückgezogen, wenn die Opposition nicht zustimme",
    ),
    (
        "Falls Lurien Zölle auf Stahl erhebt, erheben wir Zölle auf Autos",
        "man werde die Zölle auf Autos senken, falls Lurien die Zölle auf Stahl senke",
    ),
    (
        "Falls Lurien Zölle auf Stahl erhebt, erheben wir Zölle auf Autos",
        "man werde Zölle auf Wein erheben, falls Lurien Zölle auf Whiskey erhebe",
    ),
    ("Wenn Lurien Talgau angreift, liefern wir Raketen", "man liefere Panzer, wenn Lurien Norwyk angreife"),
    (
        "Das Bündnis wird keine Truppen schicken, es sei denn, Talgau bittet darum",
        "das Bündnis werde Truppen schicken, wenn ein Waffenstillstand gelte",
    ),
    (
        "Ohne Zustimmung des Parlaments gibt es keinen Einsatz in Talgau",
        "ohne Zustimmung des Parlaments gebe es keinen Einsatz in Norwyk",
    ),
    ("Wenn der Pegel steigt, sperren wir die Brücke", "man werde die Brücke verstärken, wenn der Pegel steige"),
]


def said(words: str) -> Report:
    return Report(f"{words}, sagte Jorn.", "eins", "2031-03-04T12:00:00+01:00").says("Jorn", words, cue="sagte")


def told(words: str, published: str = "2031-03-05T07:00:00+01:00", speaker: str = "Jorn") -> Report:
    report = Report(f"{speaker} kündigte an, {words}.", "zwei", published, "Abendblatt")
    return report.says(speaker, words, cue="kündigte an")


def lines(*reports: Report) -> int:
    return len(statements(*made(reports)))


@pytest.mark.parametrize(("first", "second"), ONE)
def test_condition_and_consequence_are_alike(first: str, second: str) -> None:
    assert lines(said(first), told(second)) == 1


@pytest.mark.parametrize(("first", "second"), [*TWO, *OTHERWISE])
def test_where_they_are_not_it_is_another_statement(first: str, second: str) -> None:
    assert lines(said(first), told(second)) == 2


@pytest.mark.parametrize(("first", "second"), ONE)
def test_another_speaker_and_another_week_have_said_another_thing(first: str, second: str) -> None:
    assert lines(said(first), told(second, speaker="Karg")) == 2
    assert lines(said(first), told(second, "2031-03-12T07:00:00+01:00")) == 2


def test_the_likest_of_a_report_is_meant_and_none_where_two_are() -> None:
    both = "Falls Lurien angreift, schließen wir den Hafen. Falls Lurien angreift, schließen wir auch die Schleuse"
    first, second = both.split(". ")
    report = Report(f"„{first}“, sagte Jorn. „{second}“, fügte Jorn hinzu.", "eins", "2031-03-04T12:00:00+01:00")
    report.says("Jorn", first, cue="sagte").says("Jorn", second, cue="fügte")
    (_, one) = sorted(
        (len(line.evidence), line.text) for line in statements(*made((report, told("bei einem Angriff Luriens die Schleuse zu schließen"))))
    )  # fmt: skip
    assert one == (2, second)


@pytest.mark.parametrize(
    ("words", "condition", "consequence"),
    [
        ("Sollte es regnen, bleibe man zu Hause", "Sollte es regnen", "bleibe man zu Hause"),
        ("man bleibe zu Hause, es sei denn, die Sonne scheine", "die Sonne scheine", "man bleibe zu Hause, es sei denn"),
        ("Hilfe gebe es nur auf Antrag der Stadt", "nur auf Antrag der Stadt", "Hilfe gebe es"),
        ("man bleibe zu Hause", None, None),
        ("dass es regne, wisse jeder", None, None),
    ],
)  # fmt: skip
def test_the_two_parts(words: str, condition: str | None, consequence: str | None) -> None:
    (piece,) = made((said(words),))[0].of("statement")
    found = twofold(piece)
    assert (found and found.condition, found and found.consequence.strip(" ,")) == (condition, consequence)


def test_less_is_asked_of_a_look_back_than_of_news() -> None:
    assert LEAST < 0.5
