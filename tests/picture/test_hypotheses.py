"""Competing explanations: who holds which of the same thing."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from lagebild.picture.causes import cause, mishap
from lagebild.picture.explaining import OPEN, OTHER, signal
from lagebild.picture.hypotheses import hypotheses
from lagebild.situation import Hypothesis
from tests.factories import a_verdict
from tests.picture.made import Report, made


def found(*reports: Report, **options: Any) -> tuple[Hypothesis, ...]:
    return hypotheses(made(reports, **options)[0])


def held(line: Hypothesis) -> list[tuple[str, list[str]]]:
    return [(one.text, [who.name for who in one.held_by]) for one in line.alternatives]


@pytest.mark.parametrize(
    ("sentence", "kind", "thing"),
    [
        ("Warum der Strom ausfiel, darüber wird gestritten.", OPEN, "der Strom ausfiel"),
        ("Über die Gründe wird gerätselt.", OPEN, ""),
        ("Über die Gründe für den Rückzug gibt es zwei Lesarten.", OPEN, "den Rückzug"),
        ("In Steinau fiel der Strom aus, und niemand ist sich einig, warum.", OPEN, ""),
        ("Worauf die Überfälle zurückgehen, wird verschieden beurteilt.", OPEN, "die Überfälle zurückgehen"),
        ("Weshalb diese Eile?", OPEN, "diese Eile"),
        ("Aus Quellin kam eine dritte Lesart.", OTHER, ""),
        ("In Quellin liest man den Aufmarsch anders.", OTHER, "den Aufmarsch"),
        ("Der Minister war anders gekleidet.", None, ""),
        ("Er fragte, warum niemand gekommen sei.", None, ""),
        ("Die Lage ist unklar.", None, ""),
    ],
)
def test_what_says_that_there_are_several_explanations(sentence: str, kind: str | None, thing: str) -> None:
    got = signal(sentence)
    assert (got and got.kind, got.thing if got else "") == (kind, thing)


WHY = "Über die Gründe wird gerätselt. "
GESTURE, GEAR, FEET = "der Aufschub sei eine Geste", "das Gerät sei noch nicht da", "Brandner habe kalte Füße bekommen"
DELAY = f"{WHY}Es heißt in Steinau, {GESTURE}. Beim Westbund vermutet man, {GEAR}. Velten glaubt, {FEET}."


def delay(words: str = DELAY, **fields: Any) -> Report:
    report = Report(words, **fields)
    for name, said in (("Steinau", GESTURE), ("Westbund", GEAR), ("Velten", FEET)):
        report.says(name, said)
    return report


def test_explanations_follow_where_the_text_says_that_there_are_several() -> None:
    (line,) = found(delay())
    assert held(line) == [(GESTURE, ["Steinau"]), (GEAR, ["Westbund"]), (FEET, ["Velten"])]
    assert line.why == ("the text says that there are several explanations",)


def test_without_such_words_statements_are_no_explanations() -> None:
    assert found(delay(DELAY.removeprefix(WHY))) == ()


def test_what_somebody_will_do_explains_nothing() -> None:
    words = f"{WHY}Es heißt in Steinau, {GESTURE}. Velten glaubt, man werde die Brücke sperren."
    assert found(Report(words).says("Steinau", GESTURE).says("Velten", "man werde die Brücke sperren")) == ()


def test_what_stands_in_another_paragraph_explains_nothing() -> None:
    words = f"{WHY}Es heißt in Steinau, {GESTURE}.\n\nVelten glaubt, {FEET}."
    assert found(Report(words).says("Steinau", GESTURE).says("Velten", FEET)) == ()


def test_another_reading_stands_against_the_one_before() -> None:
    words = (
        "Es handle sich um die Ablösung der Wache, hieß es in Steinau. In Quellin liest man den Aufmarsch anders. "
        "Die Kolonne sei die Vorhut, sagte Velten."
    )
    report = (
        Report(words)
        .says("Steinau", "Es handle sich um die Ablösung der Wache")
        .says("Velten", "Die Kolonne sei die Vorhut")
    )
    (line,) = found(report)
    assert line.explains == "den Aufmarsch"
    assert held(line) == [
        ("Es handle sich um die Ablösung der Wache", ["Steinau"]),
        ("Die Kolonne sei die Vorhut", ["Velten"]),
    ]


def strike(confidence: float = 0.7) -> Report:
    words = "Die Leitung führt den Streik auf die Löhne zurück, die Gewerkschaft auf die Politik."
    report = Report(words).actor("Die Leitung", "organisation").actor("die Gewerkschaft", "organisation")
    return report.explains("den Streik", "die Löhne", "Die Leitung", confidence=confidence)


def test_the_second_half_of_a_sentence_has_an_explanation_of_its_own() -> None:
    (line,) = found(strike())
    assert line.explains == "den Streik"
    assert held(line) == [("die Löhne", ["Die Leitung"]), ("auf die Politik", ["die Gewerkschaft"])]
    assert [one.quote for one in line.alternatives[1].evidence] == ["auf die Politik"]


def test_what_the_reader_is_unsure_of_is_not_gone_on_with() -> None:
    assert found(strike(0.2)) == ()


def two(second: str = "Velten", gap: str = "", confidence: float = 0.5) -> Report:
    words = f"Brandner nennt den Ausfall Sabotage. {gap}{second} spricht von einer Überlastung."
    report = Report(words).explains("den Ausfall", "Sabotage", "Brandner")
    return report.explains("den Ausfall", "einer Überlastung", second, confidence=confidence)


def test_explanations_of_two_that_follow_each_other_compete() -> None:
    (line,) = found(two())
    assert held(line) == [("Sabotage", ["Brandner"]), ("einer Überlastung", ["Velten"])]


def test_one_who_gives_two_reasons_competes_with_nobody() -> None:
    assert found(two("Brandner")) == ()


def test_explanations_that_stand_apart_are_not_put_together() -> None:
    assert found(two(gap="Es regnete. Der Markt war leer. ")) == ()


def test_an_unsure_explanation_is_none() -> None:
    assert found(two(confidence=0.1)) == ()


def test_copies_have_one_line_and_each_explanation_once() -> None:
    (line,) = found(delay(), delay(article="zwei"), copies=[("zwei", "eins")])
    assert [len(one.evidence) for one in line.alternatives] == [2, 2, 2]
    assert (line.reports, "an explanation in the same words" in line.why) == (2, True)


def test_a_person_takes_two_apart() -> None:
    pair = delay(), delay(article="zwei")
    ids = [report.statements[0].id for report in pair]
    assert len(found(*pair, verdicts=[a_verdict("split", ids[0], of="statement", value={"with": ids[1]})])) == 2


def test_the_order_in_which_reports_come_in_changes_nothing() -> None:
    second = two()
    second.article = "zwei"
    reports = delay(), second, delay(article="drei")
    assert len({found(*some) for some in permutations(reports)}) == 1


def test_explanations_by_the_words_where_the_reader_found_none() -> None:
    words = (
        "Brandner erklärte den Ausfall mit einem Kurzschluss. Der Chef der Werft, Velten, sprach dagegen von Sabotage."
    )
    report = Report(words).position("for", "Brandner", "Ausfall", "erklärte").position("for", "Velten", "", "sprach")
    (line,) = found(report)
    assert line.explains == "den Ausfall"
    assert held(line) == [("einem Kurzschluss", ["Brandner"]), ("Sabotage", ["Velten"])]


def test_grounds_that_are_named_and_what_a_step_is_for_another() -> None:
    words = "Die Werft nannte finanzielle Gründe. Für Velten ist der Schritt ein Geschenk an die Wähler."
    report = Report(words).actor("Die Werft", "organisation").position("for", "Die Werft", "", "nannte")
    (line,) = found(report.position("against", "Velten", "der Schritt", "ist"))
    assert held(line) == [("finanzielle Gründe", ["Die Werft"]), ("ein Geschenk an die Wähler", ["Velten"])]


@pytest.mark.parametrize(
    "words",
    [
        "Brandner sprach von Sabotage. Velten sprach von Unfällen.",
        "Brandner erklärte den Ausfall mit einem Kurzschluss. Es regnete. Velten sprach von Sabotage.",
        "Brandner erklärte den Ausfall mit einem Kurzschluss. Brandner sprach von Sabotage.",
    ],
)
def test_words_that_explain_nothing_alone_compete_with_nothing(words: str) -> None:
    report = Report(words).position("for", "Brandner", "", "Brandner")
    assert found(report.position("for", "Velten", "", "Velten") if "Velten" in words else report) == ()


def test_the_same_speaker_gives_the_reason_behind_a_colon() -> None:
    words = "Diplomaten führen den Schritt auf einen Streit zurück: Der Minister habe es aus dem Radio erfahren."
    report = Report(words).actor("Diplomaten", "group").actor("Der Minister", "unnamed")
    report.explains("den Schritt", "einen Streit", "Diplomaten", confidence=0.9)
    assert found(report.explains("den Schritt", "aus dem Radio erfahren", "Der Minister", confidence=0.9)) == ()


def test_who_sees_something_otherwise_explains_nothing() -> None:
    one, other = "Ein Gericht sei der beste Weg", "Über die Fischer entschieden keine Fremden"
    report = Report(f"{one}, sagte Brandner. Velten sieht das anders. {other}, sagte Velten.")
    assert found(report.says("Brandner", one).says("Velten", other)) == ()


def test_beside_two_explanations_what_is_said_before_them_is_a_third() -> None:
    said = "Jemand habe den Stecker gezogen"
    words = (
        f"{said}, sagte Merz. Brandner erklärte den Ausfall mit einem Kurzschluss. Velten sprach dagegen von Sabotage."
    )
    report = Report(words).says("Merz", said).position("for", "Brandner", "Ausfall", "erklärte")
    (line,) = found(report.position("for", "Velten", "", "sprach"))
    assert [who for _, who in held(line)] == [["Merz"], ["Brandner"], ["Velten"]]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Ursache sei ein Riss im Kessel gewesen", True),
        ("Auslöser des Brands war eine Zigarette", True),
        ("nach erstem Befund sei ein Softwarefehler die Ursache", True),
        ("ein Vogelschwarm sei der wahrscheinliche Auslöser", True),
        ("Vereisung habe zum Absturz geführt", True),
        ("die Ursache für den Einsturz sei ein Rechenfehler", True),
        ("ein Blitz könne das Feuer entzündet haben", False),
        ("auch ein falsch gesetzter Bolzen könnte den Bruch verursacht haben", False),
        ("eine Ratte könne das Netz lahmgelegt haben", False),
        ("die Bremse dürfte versagt haben", False),
        ("Ursache sei kein Riss gewesen", None),
        ("Die Ursache sei noch unklar", None),
        ("ob Vereisung zum Absturz geführt habe, werde geprüft", None),
        ("Der Täter könne das Land verlassen haben", None),
        ("Man werde die Ursache suchen", None),
        ("Die Sperre habe zu Staus geführt", None),
    ],
)
def test_words_that_give_a_cause(words: str, what: bool | None) -> None:
    assert cause(words) is what


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Nach dem Ausfall der Turbine standen die Züge.", "Ausfall"),
        ("Bei der schweren Explosion im Werk starben drei Menschen. Die Zerstörung ist groß.", "Explosion"),
        ("Beim Grubenunglück von Marn", "Grubenunglück"),
        ("Der Minister kam spät.", ""),
    ],
)
def test_the_mishap_of_which_words_tell(words: str, what: str) -> None:
    assert mishap(words) == what


def test_causes_of_a_mishap_stand_side_by_side_though_other_things_stand_between() -> None:
    def report(first: str, last: str) -> Report:
        words = f"Nach dem Brand im Werk streitet man. {first}, sagte Brandner. Es regnete. Der Rat tagte. {last}, sagte Velten."
        return Report(words).says("Brandner", first).says("Velten", last)

    cracked, bolt = "Ursache sei ein Riss im Kessel", "Auch ein Blitz könne das Feuer entzündet haben"
    (line,) = found(report(cracked, bolt))
    assert (line.explains, held(line)) == ("Brand", [(cracked, ["Brandner"]), (bolt, ["Velten"])])
    assert found(report(cracked, "Der Täter könne das Land verlassen haben")) == ()
    assert found(report("Der Kessel sei alt", bolt)) == ()
    assert found(report("Die Ursache sei noch unklar", bolt)) == ()
