"""Who only tells of a commitment, and who makes it."""

from __future__ import annotations

import pytest

from lagebild.picture.clauses import Page
from lagebild.picture.sourced import makers
from lagebild.picture.tripwires import tripwires
from lagebild.situation import Who
from tests.picture.made import Report, made


@pytest.mark.parametrize(
    ("words", "consequence", "name", "kind", "makes"),
    [
        (
            "Nach Angaben der Opposition weigerten sich Polizisten, zu schießen.",
            "zu schießen",
            "Opposition",
            "group",
            False,
        ),
        ("Nach Angaben der Polizei habe der Mann verlangt, ihn zu hören.", "ihn zu hören", "Mann", "unnamed", True),
        (
            "Nach Angaben des Ministeriums wird die Brücke gesperrt.",
            "wird die Brücke gesperrt",
            "Ministeriums",
            "government",
            True,
        ),
        (
            "Der Stamm fragte laut Al-Dschasira an, ihn zu beerdigen.",
            "ihn zu beerdigen",
            "Al-Dschasira",
            "media",
            False,
        ),
        ("Die Zeitung verlangte ihre Freilassung.", "ihre Freilassung", "Zeitung", "media", True),
        ("Laut Kurier forderte Minister Weber, zu gehen.", "zu gehen", "Kurier", "media", False),
        ("Laut Kurier forderte Minister Weber, zu gehen.", "zu gehen", "Weber", "person", True),
        ("Auf die Bitte, ihm zu helfen, kam keine Antwort.", "ihm zu helfen", "Bitte", "organisation", False),
        ("Im Leitartikel forderte der Kurier seinen Rücktritt.", "seinen Rücktritt", "Kurier", "media", True),
        ("Der Sender rief die Bürger auf, zu gehen.", "zu gehen", "Sender", "media", True),
        ("Der Sender meldete, man werde gehen.", "man werde gehen", "Sender", "media", False),
        ("Laut Brandt fordert er Neuwahlen.", "Neuwahlen", "Brandt", "person", True),
        ("Norland droht, die Häfen zu sperren.", "die Häfen zu sperren", "Norland", "state", True),
    ],
)
def test_who_makes_it(words: str, consequence: str, name: str, kind: str, *, makes: bool) -> None:
    material, _ = made([Report(words)])
    page: Page = material.sheets[0].page
    begin = words.index(consequence)
    found = makers(page, ((begin, begin + len(consequence)),), [Who("x", name, kind)])
    assert bool(found) is makes


@pytest.mark.parametrize(
    ("words", "consequence", "name", "reported", "makes"),
    [
        (
            "Von Auland verlangte die Ministerin, die Gelder freizugeben.",
            "die Gelder freizugeben",
            "Auland",
            True,
            False,
        ),
        ("Auland verlangte von der Ministerin, zu gehen.", "zu gehen", "Auland", True, True),
        ("Danach will die Armee ihre Stadt nehmen.", "will die Armee ihre Stadt nehmen", "Dasko", False, False),
        ("Danach will die Armee die Stadt nehmen.", "will die Armee die Stadt nehmen", "Dasko", True, True),
        ("Danach will die Armee die Stadt nehmen.", "will die Armee die Stadt nehmen", "Armee", False, True),
        (
            "Kesmar lässt niemanden herein. Wer in Kesmar wohnt, bleibt.",
            "Kesmar lässt niemanden herein",
            "Reschke",
            False,
            False,
        ),
        (
            "Kesmar lässt niemanden herein. Wer in Kesmar wohnt, bleibt.",
            "Kesmar lässt niemanden herein",
            "Reschke",
            True,
            True,
        ),
        ("Reschke lässt niemanden herein.", "Reschke lässt niemanden herein", "Reschke", False, True),
        ("Kesmar lässt ihn hinein, wenn er zahlt.", "Kesmar lässt ihn hinein", "Reschke", False, True),
        ("Kesmar lässt niemanden herein.", "Kesmar lässt niemanden herein", "Reschke", False, True),
        ("Wasser wird es erst am Montag geben.", "Wasser wird es erst am Montag geben", "Reschke", False, True),
        (
            "Danach will der Minister die Stadt verlassen.",
            "will der Minister die Stadt verlassen",
            "Dasko",
            False,
            True,
        ),
        ("Der Bürgermeister von Auland forderte Hilfe.", "forderte Hilfe", "Auland", True, True),
        ("Ihre Regierung will die Stadt nehmen.", "will die Stadt nehmen", "Dasko", False, True),
        ("Dasko sagt, die Armee will die Stadt nehmen.", "die Armee will die Stadt nehmen", "Dasko", False, True),
    ],
)
def test_of_whom_it_is_asked_and_who_is_not_in_the_sentence_make_nothing(
    words: str, consequence: str, name: str, *, reported: bool, makes: bool
) -> None:
    material, _ = made([Report(words)])
    begin = words.index(consequence)
    spans = ((begin, begin + len(consequence)),)
    assert bool(makers(material.sheets[0].page, spans, [Who("x", name, "person")], reported=reported)) is makes


def test_what_the_sentence_before_calls_a_threat_is_another_one() -> None:
    words = "Oberst Brandt droht mit Sprengung. Das Hilfswerk will am Mittwoch Zelte nach Marn schicken."
    report = Report(words).commits("threat", "Hilfswerk", "Das Hilfswerk will am Mittwoch Zelte nach Marn schicken")
    assert [one.kind for one in tripwires(*made([report]))] == ["promise"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("weiterhin gegen den Drogenschmuggel zu kämpfen", "promise"),
        ("eine Kommission gegen Gewalt an Frauen zu gründen", "promise"),
        ("weitere Helfer in das Gebiet zu schicken", "promise"),
        ("Soldaten gegen Auland zu schicken", "threat"),
        ("Soldaten gegen die Terroristen zu schicken", "threat"),
        ("die Hilfe gegen den Hunger einzustellen", "threat"),
        ("die Häfen zu schließen", "threat"),
    ],
)
def test_to_fight_crime_and_to_send_relief_threatens_nobody(words: str, kind: str) -> None:
    report = Report(f"Norland kündigte an, {words}.").commits("threat", "Norland", words)
    assert [one.kind for one in tripwires(*made([report]))] == [kind]


def test_when_somebody_spoke_is_no_condition() -> None:
    words = "dass die Priester hinausgehen werden"
    report = Report(f"Bei der Messe sagte Weber, {words}.").commits(
        "promise", "Weber", words, "Bei der Messe sagte Weber", "if"
    )
    assert [one.condition for one in tripwires(*made([report]))] in ([], [None])


@pytest.mark.parametrize(
    ("words", "consequence", "name", "makes"),
    [
        ("Ihren Gegner Jan Orlen von der Partei forderte Weber auf, zu gehen.", "zu gehen", "Jan Orlen", False),
        ("Ihren Gegner Jan Orlen von der Partei forderte Weber auf, zu gehen.", "zu gehen", "Tina Weber", True),
        ("Der König bestellte den Premier Jan Orlen ein, um ihn zu drängen, zu gehen.", "zu gehen", "Jan Orlen", False),
        ("Dem alten Minister Orlen sagte der Rat zu, zu gehen.", "zu gehen", "Jan Orlen", False),
        ("Orlen bat den Minister, zu gehen, und Orlen versprach den Rückzug.", "den Rückzug", "Jan Orlen", True),
        ("Laut dem Minister Jan Orlen werde man gehen.", "werde man gehen", "Jan Orlen", True),
        ("Dem Minister Jan Orlen zufolge werde man gehen.", "werde man gehen", "Jan Orlen", True),
        ("Von dem Minister Jan Orlen wurde angekündigt, zu gehen.", "zu gehen", "Jan Orlen", True),
        ("Seinen Sohn Jan Orlen werde er nicht begnadigen.", "werde er nicht begnadigen", "Karl Orlen", True),
        ("Gegner von Orlen werde er verfolgen lassen.", "werde er verfolgen lassen", "Karl Orlen", True),
        (
            "Dem Präsidenten Karl Orlen (LP) zufolge wird die Armee abziehen.",
            "wird die Armee abziehen",
            "Karl Orlen",
            True,
        ),
        ("Der Minister Jan Orlen forderte, zu gehen.", "zu gehen", "Jan Orlen", True),
        ("Ein Vertrauter von Jan Orlen weigerte sich, zu gehen.", "zu gehen", "Jan Orlen", False),
        ("Die Witwe des Malers Orlen weigerte sich, zu gehen.", "zu gehen", "Jan Orlen", False),
        ("Die Regierung von Jan Orlen weigerte sich, zu gehen.", "zu gehen", "Jan Orlen", True),
    ],
)
def test_the_accusative_and_who_only_belongs_to_somebody_make_nothing(
    words: str, consequence: str, name: str, *, makes: bool
) -> None:
    material, _ = made([Report(words)])
    begin = words.index(consequence)
    spans = ((begin, begin + len(consequence)),)
    assert bool(makers(material.sheets[0].page, spans, [Who("x", name, "person")])) is makes


@pytest.mark.parametrize(
    ("words", "consequence", "kinds"),
    [
        ("Am Mittwoch hat Weber angekündigt, sein Mandat niederzulegen.", "hat Weber angekündigt, sein Mandat niederzulegen", ["promise"]),
        ("Weber hat gefordert, sein Mandat niederzulegen.", "sein Mandat niederzulegen", ["demand"]),
        ("Die Gewerkschaft konnte ihre Forderung nach einem Vertrag nicht durchsetzen.",
         "konnte ihre Forderung nach einem Vertrag nicht durchsetzen", []),
    ],
)  # fmt: skip
def test_what_is_announced_is_promised_and_what_failed_is_no_demand(
    words: str, consequence: str, kinds: list[str]
) -> None:
    report = Report(words).commits("demand", "Weber" if "Weber" in words else "Die Gewerkschaft", consequence)
    assert [one.kind for one in tripwires(*made([report]))] == kinds


def test_what_others_did_at_the_time_is_no_condition() -> None:
    said = "forderte Auland weniger Öl"
    words = f"Während Norland nichts verändern wollte, {said}."
    report = Report(words).commits("demand", "Auland", said, "Während Norland nichts verändern wollte", "while")
    assert [one.condition for one in tripwires(*made([report]))] in ([], [None])
    words = "Während Norland schießt, werde Auland nicht verhandeln"
    report = Report(f"Weber sagte: {words}.").commits(
        "refusal", "Auland", "werde Auland nicht verhandeln", "Während Norland schießt", "while"
    )
    assert [one.condition for one in tripwires(*made([report]))] == ["Während Norland schießt"]
