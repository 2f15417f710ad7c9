"""What is told only of a part: it fulfils nothing that was announced of all, and brings about no condition."""

from __future__ import annotations

import pytest

from lagebild.picture.parts import partly
from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made

FIRST, LATER = "2031-03-04T08:00:00+01:00", "2031-03-06T08:00:00+01:00"


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Die Front hat drei der elf Geiseln freigelassen", "die Geiseln freizulassen"),
        ("Die Front hat vier der sechs Fahrer freigelassen", "Die Front will die sechs Fahrer freilassen"),
        ("Norland hat einen Teil der Truppen abgezogen", "die Truppen abzuziehen"),
        ("Norland zog die Hälfte seiner Truppen ab", "die Truppen abzuziehen"),
        ("Norland ließ zwei Geiseln frei", "die Geiseln freizulassen"),
        ("Norland ließ zwei Geiseln frei", "die sechs Geiseln freizulassen"),
        ("Norland hat die ersten Soldaten abgezogen", "die Soldaten abzuziehen"),
        ("Norland hat die Soldaten teilweise abgezogen", "die Soldaten abzuziehen"),
        ("Norland hat einige Gefangene entlassen", "seine Gefangenen zu entlassen"),
    ],
)
def test_a_part(told: str, wanted: str) -> None:
    assert partly(told, wanted)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Norland hat die sechs Geiseln freigelassen", "die sechs Geiseln freizulassen"),
        ("Norland ließ sechs Geiseln frei", "die sechs Geiseln freizulassen"),
        ("Norland ließ alle elf Geiseln frei", "die Geiseln freizulassen"),
        ("Norland ließ die letzten drei Geiseln frei", "die Geiseln freizulassen"),
        ("Norland ließ die übrigen acht Geiseln frei", "die Geiseln freizulassen"),
        ("Norland hat 200 Soldaten entsandt", "Soldaten zu entsenden"),
        ("Norland hat 40 Busse geliefert", "40 Busse zu liefern"),
        ("Norland hat die Truppen abgezogen", "die Truppen abzuziehen"),
        ("Zwei Minister sahen zu, wie die Brücke geöffnet wurde", "die Brücke zu öffnen"),
        ("Norland hat einen Teil der Truppen abgezogen", "einen Teil der Truppen abzuziehen"),
    ],
)
def test_all_of_it(told: str, wanted: str) -> None:
    assert not partly(told, wanted)


def test_of_what_is_not_named_as_a_whole_a_part_is_enough_for_a_condition() -> None:
    told = "Norland hat einen Teil der Truppen nach Lus verlegt"
    assert not partly(told, "sobald Norland Truppen nach Lus verlege", some=True)
    assert partly(told, "sobald Norland die Truppen nach Lus verlege", some=True)


def state(*reports: Report) -> str:
    (one,) = tripwires(*made(reports))
    return one.state


def later(words: str, trigger: str, by: str, article: str = "zwei", at: str = LATER) -> Report:
    return Report(words, article, at, "Kurier").event("RETREAT", trigger, by)


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("Norland hat die Truppen aus Lus abgezogen.", "fulfilled"),
        ("Norland hat einen Teil der Truppen aus Lus abgezogen.", "open"),
        ("Norland hat die ersten Truppen aus Lus abgezogen.", "open"),
    ],
)
def test_a_part_does_not_fulfil(words: str, becomes: str) -> None:
    promised = "die Truppen aus Lus abzuziehen"
    promise = Report(f"Norland sagte zu, {promised}.", "eins", FIRST).commits("promise", "Norland", promised)
    assert state(promise, later(words, "abgezogen", "Norland")) == becomes


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("Auland hat seine Soldaten aus Lus abgezogen.", "touched"),
        ("Auland hat die Hälfte seiner Soldaten aus Lus abgezogen.", "open"),
    ],
)
def test_a_part_brings_about_no_condition(words: str, becomes: str) -> None:
    case, then = "wenn Auland seine Soldaten aus Lus abziehe", "die Brücke von Hellbach zu öffnen"
    promise = Report(f"Norland sagte zu, {then}, {case}.", "eins", FIRST).commits("promise", "Norland", then, case)
    assert state(promise, later(words, "abgezogen", "Auland")) == becomes


def promise() -> Report:
    case, then = "wenn Auland seine Soldaten aus Lus abziehe", "die Brücke von Hellbach zu öffnen"
    return Report(f"Norland sagte zu, {then}, {case}.", "eins", FIRST).commits("promise", "Norland", then, case)


def test_who_keeps_his_word_without_the_condition_keeps_it() -> None:
    own = Report("Norland hat die Brücke von Hellbach geöffnet.", "zwei", LATER, "Kurier")
    assert state(promise(), own.event("CONCEDE", "geöffnet", "Norland")) == "fulfilled"
    told = "Norland hat die Brücke von Hellbach geöffnet. Auland hat seine Soldaten nicht aus Lus abgezogen."
    unmet = Report(told, "zwei", LATER, "Kurier").event("CONCEDE", "geöffnet", "Norland")
    assert state(promise(), unmet.event("RETREAT", "abgezogen", "Auland", status="denied")) == "open"
