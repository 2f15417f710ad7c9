"""What a denial names as denied: another thing, name, number or role is no dispute."""

from __future__ import annotations

import pytest

from lagebild.picture.causes import cause
from lagebild.picture.disputes import disputes
from tests.picture.made import Report, made

CUT = "Taucher aus Quellin hätten das Kabel zerschnitten"
ARMED = "Auland habe in Marn Rebellen mit Gewehren versorgt"
LATER = "2031-03-06T09:00:00+01:00"


@pytest.mark.parametrize(
    ("sentence", "who", "cue"),
    [
        ("Die Vorwürfe wegen der Spendenaffäre wies Velten zurück.", "Velten", "wies"),
        ("Velten wies die Vorwürfe wegen der Spendenaffäre zurück.", "Velten", "wies"),
        ("Den Vorwurf der Bestechlichkeit wies Osterloh zurück.", "Osterloh", "wies"),
        ("Den Vorwurf des Betrugs wies Velten zurück.", "Velten", "wies"),
        ("Die Vorwürfe aus dem Untersuchungsausschuss zum Haushalt wies Velten zurück.", "Velten", "wies"),
        ("Die Zahlen zur Inflation wies die Notenbank als veraltet zurück.", "Notenbank", "wies"),
        ("Die Zahlen wies das Ministerium zunächst auf Nachfrage aus und zog sie zurück.", "Ministerium", "wies"),
        ("Die Berichte wiesen auf einen Rückgang hin, Velten kam zurück.", "Velten", "wiesen"),
        ("Velten wies Berichte über eine Erkrankung zurück.", "Velten", "wies"),
        ("Gerüchte über einen Wechsel nach Trassen bestritt Osterloh.", "Osterloh", "bestritt"),
        ("Osterloh bestritt den Großteil der Reise mit dem Rad.", "Osterloh", "bestritt"),
        ("Velten bestritt am Samstag sein hundertstes Länderspiel.", "Velten", "bestritt"),
        ("Velten bestritt die Kosten des Einsatzes aus eigener Tasche.", "Velten", "bestritt"),
    ],
)
def test_a_denial_of_something_else_is_no_dispute(sentence: str, who: str, cue: str) -> None:
    report = Report(f"{CUT}, sagte Brandner. {sentence}").says("Brandner", CUT).event("REJECT", cue, who)
    assert not disputes(made([report])[0])


def test_a_denial_that_names_the_same_is_one() -> None:
    report = Report(f"{CUT}, sagte Brandner. Die Vorwürfe wegen des Kabels wies Velten zurück.").says("Brandner", CUT)
    assert len(disputes(made([report.event("REJECT", "wies", "Velten")])[0])) == 1


@pytest.mark.parametrize(
    ("said", "sentence", "cue"),
    [
        (ARMED, "Die Behauptung, Norland habe in Marn Rebellen mit Gewehren versorgt, weist Velten zurück.", "weist"),
        (
            ARMED,
            "Die Behauptung, Auland habe in Marn Rebellen mit Medikamenten versorgt, weist Velten zurück.",
            "weist",
        ),
        (ARMED, "Velten bestritt, dass Auland in Marn keine Rebellen mit Gewehren versorgt habe.", "bestritt"),
        (
            "In Marn seien zwölf Menschen an Cholera gestorben",
            "Den Bericht, in Marn seien 400 Menschen an Cholera gestorben, wies Velten zurück.",
            "wies",
        ),
        (
            "Die Wache habe in Marn auf Fischer geschossen",
            "Den Vorwurf, Fischer hätten in Marn auf die Wache geschossen, wies Velten zurück.",
            "wies",
        ),
    ],
)
def test_other_names_numbers_or_roles_are_another_claim(said: str, sentence: str, cue: str) -> None:
    first = Report(f"{said}, sagte Brandner.").says("Brandner", said)
    later = Report(sentence, "zwei", LATER).event("REJECT", cue, "Velten")
    assert not disputes(made([first, later])[0])


def test_nothing_is_denied_before_it_is_said() -> None:
    first = Report(f"{ARMED}, sagte Brandner.", "eins", LATER).says("Brandner", ARMED)
    before = Report(f"Die Behauptung, {ARMED}, weist Velten zurück.", "zwei", "2031-03-01T09:00:00+01:00")
    assert not disputes(made([first, before.event("REJECT", "weist", "Velten")])[0])


@pytest.mark.parametrize(
    "words",
    [
        "die Ursache sei ungeklärt",
        "die Ursache war zunächst ein Rätsel",
        "Ursache ist weiter Gegenstand der Ermittlungen",
        "Die Ursache ist nirgends zu finden",
        "Ursache für die Verzögerung seien Streiks",
        "Auslöser der Proteste sei der Brotpreis",
        "Ursache der Inflation sei der Krieg",
    ],
)
def test_what_gives_no_cause_of_a_mishap(words: str) -> None:
    assert cause(words) is None
