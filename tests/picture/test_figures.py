"""Figures: what is counted of the same thing, and whether it can all be true."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from lagebild.picture.figures import figures
from lagebild.picture.numbers import Number, bounds, compatible
from lagebild.picture.onefigure import givings
from lagebild.situation import FigureLine
from tests.factories import a_verdict
from tests.picture.made import Report, made

TUESDAY, WEDNESDAY = "2031-03-04", "2031-03-05"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((300, "~"), (500, ">"), False),
        ((300, "~"), (180, "="), False),
        ((4200, "~"), (4000, ">"), True),
        ((14, "="), (12, ">="), True),
        ((3, ">="), (20, "="), True),
        ((500, ">"), (900, "="), True),
        ((500, ">"), (1001, "="), False),
        ((500, ">"), (450, "="), False),
        ((500, "<"), (540, "="), False),
        ((500, "<"), (400, "="), True),
        ((500, "<"), (200, "="), False),
        ((500, "<="), (20, "="), True),
        ((200, "~"), (180, "="), True),
        ((200, "~"), (160, "="), False),
        ((4, "="), (2, "="), False),
        ((4, "="), (4, "="), True),
        ((3000, "="), (3100, "="), True),
        ((3000, "="), (3400, "="), False),
        ((3012, "="), (3013, "="), False),
        ((10, "="), (11, "="), False),
        ((20, "="), (21, "="), False),
        (((1000, 1500), "range"), (1200, "="), True),
        (((1000, 1500), "range"), (1600, "="), False),
    ],
)
def test_what_numbers_leave_open(one: tuple[Number, str], other: tuple[Number, str], both: bool) -> None:
    assert compatible(bounds(*one), bounds(*other)) is both
    assert compatible(bounds(*other), bounds(*one)) is both


def given(*reports: Report, **options: Any) -> tuple[FigureLine, ...]:
    return figures(*made(reports, **options))


def on(day: str, words: str, article: str) -> Report:
    return Report(words, article, published=f"{day}T18:00:00+01:00", publisher=article)


def few(article: str = "eins", day: str = TUESDAY) -> Report:
    report = on(day, "In Steinau stehen rund 300 merowische Soldaten, sagte Brandner.", article)
    return report.figure("rund 300", 300, "merowische Soldaten", "~", place="Steinau", source="Brandner")


def many(article: str = "zwei", day: str = TUESDAY, place: str = "Steinau", nation: str = "merowische") -> Report:
    report = on(day, f"Nach Angaben von Velten sind mehr als 500 {nation} Soldaten in {place} eingerückt.", article)
    return report.figure("mehr als 500", 500, f"{nation} Soldaten", ">", place=place, source="Velten")


def test_two_sources_that_cannot_both_be_right_on_a_day() -> None:
    (line,) = given(few(), many())
    assert (line.of, line.place, line.unit, line.differs) == ("merowische Soldaten", "Steinau", None, True)
    assert [(one.number, one.comparator, one.source and one.source.name, one.as_of) for one in line.values] == [
        (300, "~", "Brandner", TUESDAY),
        (500, ">", "Velten", TUESDAY),
    ]
    assert (line.reports, line.sources) == (2, 2)


def test_numbers_of_two_days_are_a_development() -> None:
    (line,) = given(few(), many(day=WEDNESDAY))
    assert [one.as_of for one in line.values] == [TUESDAY, WEDNESDAY]
    assert line.differs is False


def test_who_takes_back_an_own_number_on_the_same_day_contradicts_nobody() -> None:
    later = on(TUESDAY, "In Steinau seien es doch 180 merowische Soldaten, sagte Brandner.", "zwei")
    later.figure("180", 180, "merowische Soldaten", place="Steinau", source="Brandner")
    (line,) = given(few(), later)
    assert (len(line.values), line.differs) == (2, False)


def test_numbers_of_two_places_are_two_lines() -> None:
    assert len(given(few(), many(place="Quellin"))) == 2


def test_soldiers_of_two_states_are_two_lines() -> None:
    assert len(given(few(), many(nation="aulandische"))) == 2


def test_what_is_to_come_is_no_number_of_what_is() -> None:
    plan = on(TUESDAY, "Auland werde 60 merowische Soldaten aus Steinau abziehen, sagte Velten.", "zwei")
    plan.figure("60", 60, "merowische Soldaten", place="Steinau", source="Velten")
    (line,) = given(few(), plan)
    assert [one.number for one in line.values] == [300]


def test_the_place_may_stand_in_the_sentence_before() -> None:
    report = on(
        TUESDAY, "Eine merowische Kolonne ist in Steinau eingetroffen. Es sind knapp 200 Mann, hieß es.", "zwei"
    )
    report.figure("knapp 200", 200, "Mann", "~")
    (line,) = given(few(), report)
    assert [one.number for one in line.values] == [300, 200]


def test_the_seat_of_a_source_is_not_the_place() -> None:
    report = on(TUESDAY, "Das Ministerium in Quellin zählt 900 merowische Soldaten.", "zwei").actor(
        "Das Ministerium in Quellin", "government"
    )
    report.figure("900", 900, "merowische Soldaten", source="Das Ministerium in Quellin")
    first = on(TUESDAY, "In Quellin stehen 40 merowische Soldaten.", "eins").figure(
        "40", 40, "merowische Soldaten", place="Quellin"
    )
    (line,) = given(first, report)
    assert [one.number for one in line.values] == [40]


def test_what_is_left_out_is_what_the_number_before_counts() -> None:
    report = on(TUESDAY, "Die Polizei zählte 3000 Teilnehmer. Die Veranstalter sprachen von mehr als 12.000.", "eins")
    report.figure("3000", 3000, "Teilnehmer", source="Die Polizei")
    report.figure("mehr als 12.000", 12000, "Die Veranstalter", ">", source="Die Veranstalter")
    (line,) = given(report)
    assert (line.of, line.differs) == ("Teilnehmer", True)
    assert line.why == ("two sources side by side",)


def hurt(number: str, value: int, who: str, article: str, source: str) -> Report:
    report = on(
        TUESDAY,
        f"Auf den Posten bei Steinau ist geschossen worden. {number} {who} wurden verletzt, so {source}.",
        article,
    )
    report.event("ASSAULT", "geschossen", (), (), place="Steinau")
    return report.figure(number, value, who, source=source)


def test_the_wounded_of_one_event_are_one_line_whatever_they_are() -> None:
    (line,) = given(hurt("Vier", 4, "Grenzer", "eins", "Brandner"), hurt("Zwei", 2, "Beamte", "zwei", "Velten"))
    assert ([one.number for one in line.values], line.differs) == ([4, 2], True)


def test_the_wounded_and_the_dead_are_two_lines() -> None:
    dead = on(TUESDAY, "Bei Steinau sind zwei Grenzer getötet worden, so Velten.", "zwei")
    dead.figure("zwei", 2, "Grenzer", place="Steinau", source="Velten")
    assert len(given(hurt("Vier", 4, "Grenzer", "eins", "Brandner"), dead)) == 2


def test_two_numbers_of_one_report_on_its_own_word_count_two_things() -> None:
    report = on(TUESDAY, "In Steinau lagen 38 Boote. Aus Steinau fuhren 31 Boote.", "eins")
    report.figure("38", 38, "Boote", place="Steinau").figure("31", 31, "Boote", place="Steinau")
    assert given(report) == ()


def test_what_a_paper_takes_back_is_no_number() -> None:
    report = on(
        TUESDAY,
        "Vier Grenzer wurden verletzt. Zuvor hatten wir irrtümlich von sieben verletzten Grenzern gesprochen.",
        "eins",
    )
    report.figure("Vier", 4, "Grenzer").figure("sieben", 7, "verletzten Grenzern")
    (line,) = given(report)
    assert [one.number for one in line.values] == [4]


def test_a_single_number_stands_there_only_if_it_matters_and_is_sure() -> None:
    posts = on(TUESDAY, "Auf der Brücke stehen drei Posten.", "eins").figure("drei", 3, "Posten")
    assert given(posts) == ()
    assert given(few()) != ()
    report = on(TUESDAY, "In Steinau stehen 40 Soldaten.", "eins").figure(
        "40", 40, "Soldaten", place="Steinau", confidence=0.5
    )
    assert given(report) == ()


def test_an_article_is_no_number() -> None:
    report = on(TUESDAY, "Ein Soldat stand in Steinau.", "eins").figure("Ein", 1, "Soldat", place="Steinau")
    assert given(report) == ()


def test_a_copy_adds_a_report_and_no_value() -> None:
    copy = on(TUESDAY, "In Steinau stehen rund 300 merowische Soldaten, sagte Brandner.", "zwei")
    copy.figure("rund 300", 300, "merowische Soldaten", "~", place="Steinau")
    (line,) = given(few(), copy, copies=[("zwei", "eins")])
    (value,) = line.values
    assert (value.source and value.source.name, len(value.evidence), line.sources) == ("Brandner", 2, 1)


def test_money_is_compared_with_money() -> None:
    first = on(TUESDAY, "Betroffen sind 1,2 Milliarden Euro in Steinau.", "eins")
    first.figure("1,2 Milliarden Euro", 1.2e9, "Betroffen", unit="EUR", place="Steinau")
    second = on(TUESDAY, "Es geht um 40 Menschen in Steinau.", "zwei").figure("40", 40, "Menschen", place="Steinau")
    (line,) = given(first, second)
    assert (line.unit, [one.number for one in line.values]) == ("EUR", [1.2e9])


def test_a_person_takes_two_numbers_apart_and_puts_others_together() -> None:
    pair = few(), many()
    ids = [report.frames["figures"][0].id for report in pair]
    split = a_verdict("split", ids[0], of="figure", value={"with": ids[1]})
    assert len(given(*pair, verdicts=[split])) == 2
    pair = few(), many(place="Quellin")
    ids = [report.frames["figures"][0].id for report in pair]
    merge = a_verdict("merge", ids[0], of="figure", value={"with": ids[1]})
    (line,) = given(*pair, verdicts=[merge])
    assert line.why == ("a person said so",)


def test_the_order_in_which_reports_come_in_changes_nothing() -> None:
    reports = few(), many(), many("drei", WEDNESDAY), hurt("Vier", 4, "Grenzer", "vier", "Brandner")
    assert len({given(*some) for some in permutations(reports)}) == 1


def test_the_clause_says_whose_number_it_is_though_the_reader_gives_both_to_one() -> None:
    report = on(
        TUESDAY, "Nach Angaben der Werft legten 400 Schweißer die Arbeit nieder; der Verband zählte knapp 150.", "eins"
    )
    report.actor("der Werft", "organisation").actor("der Verband", "organisation")
    report.figure("400", 400, "Schweißer", source="der Werft")
    report.figure("knapp 150", 150, "Schweißer", "~", source="der Werft")
    (line,) = given(report)
    assert [(one.number, one.source and one.source.name) for one in line.values] == [
        (400, "der Werft"),
        (150, "der Verband"),
    ]
    assert line.differs is True


def test_a_clause_without_a_verb_has_a_giver_of_its_own() -> None:
    report = on(TUESDAY, "Die Polizei sprach von 40 Booten, die Reederei Brandner von mehr als 90.", "eins")
    report.actor("Die Polizei", "organisation")
    report.figure("40", 40, "Booten", source="Die Polizei")
    report.figure("mehr als 90", 90, "Booten", ">", source="Die Polizei")
    (line,) = given(report)
    assert [one.source and one.source.name for one in line.values] == ["Die Polizei", "die Reederei Brandner"]


@pytest.mark.parametrize(
    "words",
    [
        "Der Preis blieb bei 40.",
        "Die Zahl der Boote schätzt man auf 40.",
        "Die Zahl der Boote kam auf 40.",
        "Die Flotte zählte 40 Mann.",
        "Velten nannte 40 Mann Feiglinge.",
    ],
)
def test_what_is_counted_gives_no_number(words: str) -> None:
    report = on(TUESDAY, words, "eins").actor("Velten").actor("Die Flotte", "organisation")
    text = report.figure("40", 40, "Mann" if "Mann" in words else words.split()[1]).text
    material = made([text])[0]
    (found,) = (found for sheet in material.sheets for found in sheet.of(givings).values())
    assert found is not None
    assert found.source is None


def test_who_is_spoken_of_is_counted_where_the_number_has_no_noun() -> None:
    report = on(
        TUESDAY,
        "In den Zelten sitzen Menschen. Laut Velten sind es 1400, die Werft geht von höchstens 900 aus.",
        "eins",
    )
    report.actor("Menschen", "group").actor("die Werft", "organisation")
    report.figure("1400", 1400, "die Werft", source="Velten")
    report.figure("höchstens 900", 900, "die Werft", "<=", source="Velten")
    (line,) = given(report)
    assert (line.of, [one.source and one.source.name for one in line.values]) == ("Menschen", ["Velten", "die Werft"])


def test_a_number_is_set_against_one_further_back() -> None:
    words = "Brandner meldete vier Kutter. Sie lägen in Steinau. Es regne. Velten sprach dagegen von sechs Kuttern."
    report = on(TUESDAY, words, "eins").figure("vier", 4, "Kutter", source="Brandner")
    report.figure("sechs", 6, "Kuttern", source="Velten")
    (line,) = given(report)
    assert ([one.number for one in line.values], line.differs) == ([4, 6], True)
    other = on(TUESDAY, words.replace("dagegen", "später"), "eins").figure("vier", 4, "Kutter", source="Brandner")
    assert given(other.figure("sechs", 6, "Kuttern", source="Velten")) == ()


def test_the_same_by_another_word_where_two_give_it_side_by_side() -> None:
    report = on(
        TUESDAY, "Nach Angaben der Werft sind 94 Passagiere an Bord, der Hafen sprach von 97 Reisenden.", "eins"
    )
    report.actor("der Werft", "organisation").figure("94", 94, "Passagiere", source="der Werft")
    report.figure("97", 97, "Reisenden")
    (line,) = given(report)
    assert ([one.number for one in line.values], line.differs) == ([94, 97], True)
    cars = on(TUESDAY, "Nach Angaben der Werft sind 94 Passagiere an Bord, der Hafen sprach von 97 Autos.", "eins")
    cars.actor("der Werft", "organisation").figure("94", 94, "Passagiere", source="der Werft").figure("97", 97, "Autos")
    assert given(cars) == ()


def test_numbers_of_what_the_sentence_before_asks_for() -> None:
    def report(asked: str) -> Report:
        words = f"{asked} Die Verbände sprechen von 40.000, das Innenministerium von weniger als 9000."
        one = Report(words).figure("40.000", 40_000, "Menschen").actor("Die Verbände", "organisation")
        return one.figure("weniger als 9000", 9000, "Menschen", "<").actor("das Innenministerium", "organisation")

    (line,) = given(report("Wie viele Menschen die Arbeit niederlegten, ist strittig."))
    assert (line.of, line.differs, len(line.values)) == ("Menschen", True, 2)


def test_a_number_without_a_noun_counts_what_the_one_before_counts() -> None:
    words = "Die Tanks seien zu 31 Prozent gefüllt, sagte Brandner. Das reiche bis Mai. Velten kam in Genf auf rund 45 Prozent."
    report = Report(words).figure("31 Prozent", 31, "Die Tanks", unit="%", source="Brandner")
    report.figure("rund 45 Prozent", 45, "", "~", unit="%", source="Velten")
    (line,) = given(report)
    assert [value.number for value in line.values] == [31, 45]
    assert "two numbers for the same words" in line.why


@pytest.mark.parametrize(
    ("sentence", "number", "place"),
    [
        ("In Karsk wurden 52 Menschen getötet, die meisten davon in Norland.", "52", "Karsk"),
        ("Insgesamt wurden 52 Menschen getötet, die meisten davon in Norland.", "52", None),
        ("Bei den Krawallen wurden 52 Polizisten von Steinen verletzt.", "52", None),
        ("In Karsk starben drei Menschen, in Norland wurden 52 Menschen getötet.", "52", "Norland"),
    ],
)
def test_a_place_is_that_of_the_number_s_own_clause_or_before_it(sentence: str, number: str, place: str | None) -> None:
    of = "Polizisten" if "Polizisten" in sentence else "Menschen"
    report = on(TUESDAY, sentence, "eins").figure(number, int(number), of, "=")
    assert [line.place for line in given(report)] == [place]


@pytest.mark.parametrize(
    ("sentence", "number", "lines"),
    [
        ("Der Gewinn stieg um 1600 Euro.", "1600", 0),
        ("Der Gewinn sank um rund 1600 Euro.", "1600", 0),
        ("Der Gewinn stieg auf 1600 Euro.", "1600", 1),
        ("Es geht um 1600 Euro Gewinn.", "1600", 1),
    ],
)
def test_by_how_much_something_rises_is_no_number_of_it(sentence: str, number: str, lines: int) -> None:
    report = on(TUESDAY, sentence, "eins").figure(number, 1600, "Gewinn", "=", unit="EUR")
    material = made([report])[0]
    assert sum(len(givings(sheet)) for sheet in material.sheets) == lines


def test_another_source_may_call_the_dead_otherwise() -> None:
    words = "In Orlen starben nach Angaben der Polizei 3 Demonstranten. Die Opposition spricht von 11 Getöteten."
    report = on(TUESDAY, words, "eins")
    report.figure("3", 3, "Demonstranten", "=", source="Polizei", place="Orlen")
    report.figure("11", 11, "Getöteten", "=", source="Opposition")
    (line,) = given(report)
    assert (line.differs, sorted(value.number for value in line.values)) == (True, [3, 11])


def test_some_of_the_dead_contradict_nobody() -> None:
    words = "Nach Angaben der Polizei starben 11 Menschen. Die Opposition sprach von 3 getöteten Kindern."
    report = on(TUESDAY, words, "eins").figure("11", 11, "Menschen", "=", source="Polizei")
    report.figure("3", 3, "Kindern", "=", source="Opposition")
    assert not any(line.differs for line in given(report))
