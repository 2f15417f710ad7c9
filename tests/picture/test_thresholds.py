"""Conditions that are a measure going beyond a mark, held against what reports measure."""

from __future__ import annotations

import pytest

from lagebild.picture import wording
from lagebild.picture.thresholds import marks, measured, reached

LEVEL = "sollte der Pegel in Hellbach unter einen Meter fallen"
STORES = "sollten die auländischen Gasspeicher unter 20 Prozent fallen"
PRICE = "wenn der Brotpreis in Trassen über 3 Euro steigt"


def said(condition: str, words: str) -> bool | None:
    return reached(condition, wording.meaning(condition), words)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
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


HIGH = "sollte der Pegel in Hellbach über 10 Meter steigen"
LOW = "sollte der Sellepegel bei Kolm unter 80 Zentimeter fallen"
INFLATION = "falls die Inflation in Auland über 50 Prozent steigt"
PRESSURE = "sollte der Druck in der Leitung Nordtrasse unter 50 bar fallen"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (HIGH, "Der Pegel in Hellbach stieg nicht über 10 Meter"),
        (HIGH, "Der Pegel in Hellbach stieg am Sonntag nicht über die Marke von 10 Metern"),
        (HIGH, "2013 stieg der Pegel in Hellbach auf 12,89 Meter"),
        (HIGH, "Beim Jahrhunderthochwasser 2013 stieg der Pegel in Hellbach auf 12,89 Meter"),
        (HIGH, "Der Pegel in Hellbach stieg auf 9 Meter und der Damm steht auf 12 Metern"),
        (HIGH, "Laut Prognose steigt der Pegel in Hellbach bis Sonntag auf 11 Meter"),
        (HIGH, "Die Meldestufe vier am Pegel in Hellbach liegt bei 11 Metern"),
        (HIGH, "Am Pegel in Hellbach liegt die höchste Warnstufe bei 12 Metern"),
        (HIGH, "Das Schiff Hellbach lag am Pegel, es misst 110 Meter"),
        (HIGH, "Am Brückenpfeiler von Hellbach lasen die Helfer am Morgen 12 Meter ab"),
        (HIGH, "Der Pegel in Hellbach stieg auf 10-12 Meter"),
        (HIGH, "Der Pegel in Hellbach stieg auf 10 bis 12 Meter"),
        (LOW, "Der Sellepegel bei Kolm stieg um gut 30 Zentimeter"),
        (LOW, "Der Sellepegel bei Kolm stieg um weitere 30 Zentimeter"),
        (LOW, "Der Sellepegel bei Kolm stieg um bis zu 30 Zentimeter"),
        (LOW, "Der Sellepegel bei Kolm fiel seit Montag um beinahe 40 Zentimeter"),
        (LOW, "Der Sellepegel bei Kolm lag vor einem Jahr bei 70 Zentimetern"),
        (LOW, "Der Sellepegel bei Kolm lag weiter nicht unter 80 Zentimetern"),
        (LOW, "Der Sellepegel bei Kolm war zuletzt im August unter 80 Zentimeter gefallen"),
        (LOW, "Der Sellepegel bei Kolm fiel bis auf 5 Zentimeter an die Marke von 80 Zentimetern heran"),
        (LOW, "Der Tiefststand am Sellepegel bei Kolm liegt bei 25 Zentimetern"),
        (INFLATION, "Die Inflation in Auland stieg bei Lebensmitteln auf 68 Prozent"),
        (INFLATION, "Trotz der Inflation stieg die Zustimmung zum Präsidenten von Auland auf 55 Prozent"),
        (INFLATION, "In Auland stieg wegen der Inflation der Mindestlohn um fast 60 Prozent"),
        (STORES, "Die auländischen Gasspeicher sanken um fast 10 Prozent"),
        (STORES, "Die auländischen Gasspeicher stiegen um gut 3 Prozent"),
        (STORES, "Bei den auländischen Gasspeichern stiegen die Kosten auf 12 Prozent"),
        (STORES, "Die auländischen Gasspeicher stehen zu 18 Prozent im Besitz von Norag"),
        (PRESSURE, "Der Druck in der Leitung Nordtrasse lag bei 52 bar, der in der Südtrasse sank auf 30 bar"),
        (PRESSURE, "Der Druck in der Leitung Nordtrasse fiel um gut 3 bar"),
        ("sollte die Temperatur in Marn unter 10 Grad fallen", "Die Temperatur in Marn stieg auf minus 2 Grad"),
        ("sollte die Temperatur in Marn über 5 Grad steigen", "Die Temperatur in Marn fiel auf -12 Grad"),
        ("falls die Wahlbeteiligung in Auland unter 50 Prozent liegt",
         "Die Wahlbeteiligung in Auland lag am Mittag bei 23 Prozent"),
        ("solange der Pegel in Hellbach über 10 Meter liege", "Der Pegel in Hellbach fiel um gut 20 Zentimeter"),
    ],
)  # fmt: skip
def test_no_negation_change_past_forecast_or_other_thing_reaches_it(condition: str, words: str) -> None:
    assert said(condition, words) is None
