"""Conditions that are a measure going beyond a mark, held against what reports measure."""

from __future__ import annotations

import pytest

from lagebild.picture import wording
from lagebild.picture.thresholds import marks, measured, reached

LEVEL = "sollte der Pegel in Hellbach unter einen Meter fallen"
STORES = "sollten die auländischen Gasspeicher unter 20 Prozent fallen"
PRICE = "wenn der Brotpreis in Trassen über 3 Euro steigt"


def said(condition: str, words: str) -> bool | None:
    return reached(condition, wording.meaning(condition), words, wording.meaning(words))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (LEVEL, "Am Brückenpfeiler von Hellbach lasen die Helfer am Morgen 94 Zentimeter ab"),
        (LEVEL, "Der Pegel in Hellbach lag am Mittwoch bei 0,87 Meter"),
        (LEVEL, "In Hellbach sank der Pegel in der Nacht auf 98 Zentimeter"),
        (LEVEL, "Der Wasserstand in Hellbach betrug am Abend nur noch 90 Zentimeter, gemessen wurde am Pegel"),
        (LEVEL, "Der Pegel in Hellbach fiel am Morgen unter einen Meter"),
        (STORES, "Die auländischen Gasspeicher fielen am Morgen unter die Marke von 15 Prozent"),
        (STORES, "Die auländischen Gasspeicher fielen am Dienstag auf 18 Prozent"),
        (STORES, "Die auländischen Gasspeicher sind nur noch zu 19,5 Prozent gefüllt"),
        (STORES, "In den auländischen Gasspeichern sank der Stand von 22 auf 17 %"),
        ("sobald der Pegel in Hellbach mindestens 5 Meter erreicht", "Der Pegel in Hellbach erreichte am Mittag 5 Meter"),
        ("wenn der Stausee von Trassen unter 2 Millionen Kubikmeter fällt",
         "Der Stausee von Trassen lag am Freitag bei 1,8 Millionen Kubikmeter"),
    ],
)  # fmt: skip
def test_what_is_measured_beyond_the_mark_reaches_it(condition: str, words: str) -> None:
    assert said(condition, words) is True


@pytest.mark.parametrize(
    ("condition", "words", "expected"),
    [
        (LEVEL, "In Hellbach fiel der Pegel auf 1,21 Meter", False),
        (LEVEL, "Der Pegel in Hellbach lag bei einem Meter", False),
        (LEVEL, "Der Pegel in Hellbach fiel um 20 Zentimeter", None),
        (LEVEL, "In Trassen lag der Pegel bei 80 Zentimeter", None),
        (LEVEL, "Vor dem Rathaus von Hellbach stand ein 80 Zentimeter hoher Zaun", None),
        (LEVEL, "Der Pegel in Hellbach war am Morgen Gegenstand der Beratungen", None),
        (STORES, "Die auländischen Gasspeicher fielen auf 21 Prozent", False),
        (STORES, "Die auländischen Gasspeicher fielen unter 25 Prozent", None),
        (STORES, "Die Gasspeicher in Norland fielen auf 12 Prozent", None),
        (STORES, "Die Preise für auländisches Gas stiegen um 18 Prozent", None),
        (STORES, "Die auländischen Gasspeicher haben drei Schichten", None),
        (LEVEL, "In Hellbach wurden am Morgen 80 Zentimeter Neuschnee gemessen", None),
        (LEVEL, "Der Pegel in Hellbach lag am Morgen 20 Zentimeter unter dem Mittel", None),
        (LEVEL, "In Hellbach maßen die Helfer 70 Zentimeter dicke Risse", None),
        (PRICE, "Der Brotpreis in Trassen stieg um 4 Euro", None),
        ("sollte Norland angreifen", "Der Pegel in Hellbach lag bei 80 Zentimeter", None),
    ],
)
def test_what_is_measured_of_something_else_or_short_of_it_does_not(
    condition: str, words: str, expected: bool | None
) -> None:
    assert said(condition, words) is expected


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("94 Zentimeter", [("length", 0.94)]),
        ("1 Meter 20", [("length", 1.2)]),
        ("1,2 Millionen Euro", [("euro", 1.2e6)]),
        ("12.500 Tonnen", [("weight", 12.5e6)]),
        ("sank von 22 auf 17 %", [("share", 17.0)]),
        ("um 3 Prozent auf 101 Euro", [("euro", 101.0)]),
        ("nach 900 Kilometern", []),
        ("zwanzig Prozent", [("share", 20.0)]),
    ],
)
def test_numbers_with_units_are_measures(words: str, values: list[tuple[str, float]]) -> None:
    assert [(kind, pytest.approx(value)) for kind, value in measured(words)] == values


def test_by_how_much_something_changes_is_no_mark() -> None:
    assert not marks("wenn die Preise um mehr als 5 Prozent steigen")
    assert marks("wenn die Preise über die Marke von 5 Euro steigen")[0].value == 5
