"""What becomes of those who are counted, who says so, and which numbers are of the same people."""

from __future__ import annotations

import re

import pytest

from lagebild.picture.figures import figures
from lagebild.situation import FigureLine
from tests.picture.made import Report, made

DAY = "2031-03-04T12:00:00+01:00"


def figure(words: str, *counted: tuple[str, int, str], source: str = "") -> list[FigureLine]:
    report = Report(words, published=DAY)
    for number, value, of in counted:
        report.figure(number, value, of, source=source or None)
    return sorted(figures(*made([report])), key=lambda line: line.evidence[0].spans)


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("In Steinau wurden 200 Zivilisten getötet und 400 verletzt.", ["getötet", "verletzt"]),
        ("In Steinau starb 1 Mann, 7 weitere wurden verletzt.", ["starb", "verletzt"]),
        ("Der Schlag in Steinau tötete 6 Männer und verletzte 19.", ["tötete", "verletzt"]),
        ("In Steinau wurden 9 Beamte und 8 Händler getötet.", ["getötet", "getötet"]),
        ("Bei Steinau sind 3 Soldaten getötet, 12 verletzt worden.", ["getötet", "verletzt"]),
        ("In Steinau wurden 20 Menschen, darunter 3 Kinder, getötet.", ["getötet", "getötet"]),
        ("In Steinau erschossen 3 Bewaffnete 2 Polizisten.", ["", "erschossen"]),
        ("Die Wache in Steinau setzte 9 Beamte ein und 2 Menschen wurden verletzt.", ["", "verletzt"]),
        ("Von den 120 Menschen in Steinau wurden 40 getötet.", ["", "getötet"]),
        ("In Steinau starben 5 Soldaten und 3 Grenzer wurden verletzt.", ["starb", "verletzt"]),
    ],
)
def test_each_number_has_the_verb_beside_it(words: str, of: list[str]) -> None:
    counted = re.findall(
        r"(\d+)(?: (Zivilisten|Mann|Männer|Beamte|Händler|Soldaten|Menschen|Kinder|Bewaffnete|Polizisten|Grenzer))?",
        words,
    )
    noun = next(one for _, one in counted if one)
    lines = figure(words, *((number, int(number), name or noun) for number, name in counted))
    shown = {line.values[0].number: line.of for line in lines}
    found = [shown.get(int(number), "") for number, _ in counted]
    assert all(verb in words for verb, words in zip(of, found, strict=True))
    assert all(not words for verb, words in zip(of, found, strict=True) if not verb)


def test_whoever_is_sent_is_not_who_dies_in_the_next_clause() -> None:
    words = "Das Land schickte 400 Soldaten nach Steinau und 3 Menschen wurden getötet."
    lines = figure(words, ("400", 400, "Soldaten"), ("3", 3, "Menschen"))
    assert {line.values[0].number: "getötet" in line.of for line in lines} == {400: False, 3: True}


def test_who_only_flees_or_is_saved_is_not_counted_among_the_hurt() -> None:
    (line,) = figure(
        "In der Schule von Steinau wurden 4 Menschen verletzt, 10 auf der Flucht.",
        ("4", 4, "Menschen"),
        ("10", 10, "Menschen"),
    )
    assert line.values[0].number == 4


@pytest.mark.parametrize(
    "words",
    [
        "In einem Gespräch wies Gerd Brück alle Vorwürfe zurück. In Steinau wurden 200 Zivilisten getötet.",
        "Gerd Brück besuchte das Lager. Bei Steinau starben 200 Zivilisten.",
        "Bei einer Feier für Steinau, wo 200 Zivilisten starben, sprach Gerd Brück von Schuld.",
        "Gerd Brück eroberte Steinau, wobei 200 Zivilisten starben.",
    ],
)
def test_nobody_gives_a_number_whom_the_text_only_names(words: str) -> None:
    (line,) = figure(words, ("200", 200, "Zivilisten"), source="Gerd Brück")
    assert line.values[0].source is None


@pytest.mark.parametrize(
    "words",
    [
        "Laut Gerd Brück wurden in Steinau 200 Zivilisten getötet.",
        "In Steinau seien 200 Zivilisten getötet worden, sagte Gerd Brück.",
        "Gerd Brück meldete 200 getötete Zivilisten in Steinau.",
        "Nach Angaben von Gerd Brück starben 200 Zivilisten.",
    ],
)
def test_who_says_so_gives_it(words: str) -> None:
    (line,) = figure(words, ("200", 200, "Zivilisten"), source="Gerd Brück")
    assert line.values[0].source is not None
    assert line.values[0].source.name == "Gerd Brück"


def test_what_stands_in_the_words_of_somebody_is_his_number() -> None:
    report = Report("Gerd Brück trat vor die Presse. „Wir haben 200 Tote in Steinau.“", published=DAY)
    report.says("Gerd Brück", "„Wir haben 200 Tote in Steinau.“").figure("200", 200, "Tote", source="Gerd Brück")
    (line,) = figures(*made([report]))
    assert line.values[0].source is not None


def test_some_of_them_contradict_nobody() -> None:
    words = "Nach Angaben des Senders starben in Steinau 24 Zivilisten. Zivilisten, darunter 6 Kinder, wurden in Steinau getötet."
    report = (
        Report(words, published=DAY)
        .figure("24", 24, "Zivilisten", place="Steinau", source="Senders")
        .figure("6", 6, "Kinder", place="Steinau")
    )
    assert not any(line.differs for line in figures(*made([report])))


def test_who_has_the_seats_does_not_say_so() -> None:
    words = "Die Volksfront von Melo Zenn hat 328 Sitze gewonnen. Die Oppositionsparteien kommen auf 194 Sitze."
    report = Report(words, published=DAY).actor("Die Oppositionsparteien", "organisation")
    report.figure("328", 328, "Sitze", source="Melo Zenn").figure("194", 194, "Sitze", source="Die Oppositionsparteien")
    assert figures(*made([report])) == ()


def test_a_town_and_another_town_are_two_places() -> None:
    one = Report("In der Stadt Benti wurden 200 Menschen getötet.", published=DAY).figure(
        "200", 200, "Menschen", place="Stadt Benti"
    )
    other = Report("In der Stadt Gualta starben 22 Menschen.", "zwei", published=DAY).figure(
        "22", 22, "Menschen", place="Stadt Gualta"
    )
    assert len(figures(*made([one, other]))) == 2


def test_losses_are_no_strength() -> None:
    assert figure("In Steinau fielen 40 Soldaten der Garde.", ("40", 40, "Soldaten")) == []
    assert len(figure("In Steinau stehen 40 Soldaten der Garde.", ("40", 40, "Soldaten"))) == 1


def test_a_year_of_the_past_is_no_number_of_today() -> None:
    assert figure("Beim Hochwasser von 1999 starben in Steinau 40 Menschen.", ("40", 40, "Menschen")) == []
    assert len(figure("Seit 1999 starben in Steinau 40 Menschen.", ("40", 40, "Menschen"))) == 1


def test_the_soldiers_of_one_land_are_not_in_another() -> None:
    words = "Auch Portugal hilft. Eine malunische Einheit – das Land hat 200 Soldaten geschickt – kam am Samstag an."
    report = (
        Report(words, published=DAY)
        .event("AID", "hilft", "Portugal", (), place="Portugal")
        .figure("200", 200, "Soldaten")
    )
    assert figures(*made([report])) == ()
