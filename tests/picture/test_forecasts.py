"""What is no announcement: what might have been, what others will suffer, advice, views. What only sounds like it stays one."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made


def announced(
    words: str, kind: str, consequence: str, condition: str = "", when: str = "if", by: str = "Ida Stolan"
) -> bool:
    report = Report(words).commits(kind, by, consequence, condition, when)
    return bool(tripwires(*made([report])))


@pytest.mark.parametrize(
    ("words", "kind", "consequence", "condition"),
    [
        ("„Wenn ich das gewusst hätte, dann hätte ich gehandelt“, sagte Ida Stolan.", "refusal", "dann hätte ich gehandelt",
         "Wenn ich das gewusst hätte"),
        ("Wenn Auland zugestimmt hätte, wäre die Brücke geöffnet worden, sagte Ida Stolan.", "promise",
         "wäre die Brücke geöffnet worden", "Wenn Auland zugestimmt hätte"),
        ("„Und wenn es sie gab, lag sie nicht auf meinem Tisch“, sagte Ida Stolan.", "refusal", "lag sie nicht auf meinem Tisch",
         "wenn es sie gab"),
        ("Ida Stolan riet der Frau, die Polizei zu rufen, falls der Mann komme.", "promise", "die Polizei zu rufen",
         "falls der Mann komme"),
        ("Sie habe der Frau geraten, die Polizei zu rufen, falls der Mann komme, sagte Ida Stolan.", "threat", "die Polizei zu rufen",
         "falls der Mann komme"),
        ("Ida Stolan warnte: „Falls Auland zustimmt, werden Europäer weniger Schutz genießen.“", "threat",
         "werden Europäer weniger Schutz genießen", "Falls Auland zustimmt"),
        ("Ida Stolan warnte: „Falls Auland zustimmt, werden die Preise steigen.“", "threat", "werden die Preise steigen",
         "Falls Auland zustimmt"),
        ("Sie halte Gewalt für ausgeschlossen, solange die Lage unklar sei, sagte die Konfliktforscherin Ida Stolan.", "promise",
         "Sie halte Gewalt für ausgeschlossen", "solange die Lage unklar sei"),
    ],
)  # fmt: skip
def test_what_announces_nothing(words: str, kind: str, consequence: str, condition: str) -> None:
    assert not announced(words, kind, consequence, condition)


@pytest.mark.parametrize(
    ("words", "kind", "consequence"),
    [
        (
            "Gleichzeitig werde von Ida Stolan propagiert, mehr zu essen.",
            "promise",
            "Gleichzeitig werde von Ida Stolan propagiert",
        ),
        ("Sie werde damit nicht durchkommen, sagte Ida Stolan.", "refusal", "Sie werde damit nicht durchkommen"),
    ],
)
def test_what_says_nothing_of_oneself(words: str, kind: str, consequence: str) -> None:
    assert not announced(words, kind, consequence)


@pytest.mark.parametrize(
    ("words", "kind", "consequence", "condition"),
    [
        ("Hätte Auland bis Freitag nicht geantwortet, werde man die Verträge kündigen, sagte Ida Stolan.", "threat",
         "werde man die Verträge kündigen", "Hätte Auland bis Freitag nicht geantwortet"),
        ("Ida Stolan wäre bereit zurückzutreten, wenn das Parlament zustimme.", "offer", "Ida Stolan wäre bereit zurückzutreten",
         "wenn das Parlament zustimme"),
        ("Ida Stolan riet zur Ruhe und versprach, die Brücke zu öffnen, falls Auland zustimme.", "promise", "die Brücke zu öffnen",
         "falls Auland zustimme"),
        ("Ida Stolan rät Reisenden, das Land zu verlassen, sobald die Kämpfe beginnen.", "demand", "das Land zu verlassen",
         "sobald die Kämpfe beginnen"),
        ("Ida Stolan warnte: „Falls Auland die Brücke betritt, werden unsere Truppen schießen.“", "threat",
         "werden unsere Truppen schießen", "Falls Auland die Brücke betritt"),
        ("Ida Stolan drohte: „Falls Auland zustimmt, werden die Preise steigen.“", "threat", "werden die Preise steigen",
         "Falls Auland zustimmt"),
        ("Ida Stolan warnte, wenn Auland bleibe, werde man die Stadt stürmen und der Markt zusammenbrechen.", "threat",
         "werde man die Stadt stürmen und der Markt zusammenbrechen", "wenn Auland bleibe"),
        ("Ida Stolan warnte, das Gas werde abgedreht, falls Auland nicht zahle.", "threat", "das Gas werde abgedreht",
         "falls Auland nicht zahle"),
        ("Die Ökonomin Ida Stolan sagte, sie werde die Stadt verklagen, falls der Damm breche.", "threat", "sie werde die Stadt verklagen",
         "falls der Damm breche"),
        ("Ministerin Ida Stolan hielt Gespräche für ausgeschlossen, solange Auland die Brücke besetze.", "refusal",
         "Ministerin Ida Stolan hielt Gespräche für ausgeschlossen", "solange Auland die Brücke besetze"),
    ],
)  # fmt: skip
def test_what_is_announced_stays(words: str, kind: str, consequence: str, condition: str) -> None:
    assert announced(words, kind, consequence, condition)


def test_bis_hin_zu_is_no_limit() -> None:
    words = "Ida Stolan kündigte an, die Proteste bis hin zur Besetzung des Hafens steigern zu wollen."
    report = Report(words).commits(
        "threat", "Ida Stolan", "steigern zu wollen", "bis hin zur Besetzung des Hafens", "until", confidence=0.9
    )
    assert {one.condition_kind for one in tripwires(*made([report]))} == {None}


@pytest.mark.parametrize("kind", ["promise", "threat"])
@pytest.mark.parametrize("consequence", ["Wir werden Verluste erleiden", "Wir werden viel Geduld brauchen"])
def test_what_one_will_suffer_is_no_announcement(kind: str, consequence: str) -> None:
    assert not announced(f"„{consequence}“, sagte Ida Stolan.", kind, consequence)


@pytest.mark.parametrize("consequence", ["Wir werden keinen Hafen verlieren", "Die Angreifer werden furchtbar leiden"])
def test_what_one_will_not_suffer_or_others_will_stays_one(consequence: str) -> None:
    assert announced(f"„{consequence}“, drohte Ida Stolan.", "threat", consequence)


@pytest.mark.parametrize(
    "consequence",
    [
        "Wir werden dafür sorgen, dass die Bewohner hungern",
        "Unsere Feinde werden den Krieg verlieren",
        "Die Angreifer werden durch unsere Boote sterben",
        "Ab Montag wird jedes Schiff unsere Genehmigung brauchen",
        "Unsere Stadt wird sie verklagen und sie wird verlieren",
        "Dann werden wir die Geduld verlieren",
    ],
)
def test_what_others_are_to_suffer_stays_an_announcement(consequence: str) -> None:
    assert announced(f"„{consequence}“, sagte Ida Stolan.", "threat", consequence)


def test_a_threat_that_is_called_one_stays_whoever_is_to_suffer() -> None:
    assert announced("„Wir werden leiden“, drohte Ida Stolan.", "threat", "Wir werden leiden")
