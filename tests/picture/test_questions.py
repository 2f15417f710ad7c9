"""Positions on one thing are one question, however they are worded."""

from __future__ import annotations

import random

import pytest

from tests.factories import a_verdict
from tests.picture.made import Report
from tests.picture.positions import (
    CLOSING,
    asked,
    evading,
    identity,
    minister,
    on_condition,
    other_minister,
    takes,
)

# -- one question or two ------------------------------------------------------------------------------------------------------

ALIKE = [
    ("die Entsendung von Truppen", "die Verlegung von Soldaten"),
    ("Sanktionen", "neue Strafmaßnahmen"),
    ("die Sanktionen", "ohne Wenn und Aber hinter den Strafmaßnahmen"),
    ("Verhandlungen", "Gespräche"),
    ("die Öffnung der Grenze", "eine geöffnete Grenze"),
    ("die Sperrung der Brücke", "die Schließung der Brücke"),
    ("eine Waffenruhe", "einen Waffenstillstand"),
    ("den Abzug der Truppen", "den Rückzug der Soldaten"),
    ("die Freilassung der Gefangenen", "die Freigabe der Häftlinge"),
]
OPPOSITE = [
    ("den Abzug der Truppen", "den Verbleib der Truppen"),
    ("den Rückzug der Soldaten", "die Entsendung der Soldaten"),
    ("die Stationierung von Raketen", "den Abzug der Raketen"),
    ("die Demobilisierung der Reservisten", "die Mobilmachung der Reservisten"),
    ("die Öffnung der Grenze", "die Sperrung der Grenze"),
    ("die Öffnung der Brücke", "die Sperrung der Brücke"),
    ("die Öffnung des Hafens", "die Schließung des Hafens"),
    ("die Wiedereröffnung des Flughafens", "die Schließung des Flughafens"),
    ("eine Waffenruhe", "weitere Angriffe"),
    ("eine Feuerpause", "den Beschuss"),
    ("die Freigabe der Konten", "das Einfrieren der Konten"),
    ("die Freilassung der Gefangenen", "die Haft der Gefangenen"),
    ("die Zulassung der Beobachter", "die Ausweisung der Beobachter"),
    ("die Rückkehr des Botschafters", "die Ausweisung des Botschafters"),
    ("Verhandlungen mit dem Nordbund", "den Abbruch der Verhandlungen mit dem Nordbund"),
    ("die Lockerung der Sanktionen", "die Verschärfung der Sanktionen"),
    ("die Senkung der Zölle", "die Erhöhung der Zölle"),
    ("die Lieferung von Waffen", "ein Waffenembargo"),
    ("den Beitritt zum Bündnis", "den Austritt aus dem Bündnis"),
    ("die Genehmigung der Übung", "das Verbot der Übung"),
    ("die Teilnahme an der Konferenz", "den Boykott der Konferenz"),
    ("die Aufnahme der Flüchtlinge", "die Abschiebung der Flüchtlinge"),
]
DIFFERENT = [
    ("die Sperrung der Grenze", "die Zölle"),
    ("die Sperrung der Brücke", "die Sperrung des Flughafens"),
    ("die Sperrung der Brücke von Hellbach", "die Sperrung der Brücke von Merow"),
    ("die Entsendung von Soldaten", "die Entsendung von Beobachtern"),
    ("die Lieferung von Raketen", "die Lieferung von Medikamenten"),
    ("die Öffnung des Hafens", "die Öffnung der Schule"),
    ("die Ausweisung des Botschafters", "die Ausweisung der Journalisten"),
    ("die Freilassung der Gefangenen", "die Freigabe der Konten"),
    ("den Abzug der Truppen", "die Rückkehr der Flüchtlinge"),
    ("eine Waffenruhe", "einen Gefangenenaustausch"),
    ("eine Seeblockade", "eine Untersuchung der Schüsse"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_wordings_of_one_thing_are_one_question(one: str, other: str) -> None:
    (question,) = asked(takes("for", one), takes("against", other, "Brandner", 5))
    assert question.wordings == (one, other)
    assert [(each.actor.name, each.stance) for each in question.positions] == [
        ("Velten", "for"),
        ("Brandner", "against"),
    ]
    assert "about the same" in question.why[0]
    assert one in question.why[0]


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_who_is_for_a_thing_and_who_is_against_its_opposite_stand_alike(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        (question,) = asked(takes("for", first), takes("against", second, "Brandner", 5))
        towards = "for" if question.label == first else "against"
        assert [each.stance for each in question.positions] == [towards, towards], question.label
        assert "the other way round" in question.why[0]


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_who_is_for_a_thing_and_who_is_for_its_opposite_stand_against_each_other(one: str, other: str) -> None:
    (question,) = asked(takes("for", one), takes("for", other, "Brandner", 5))
    assert sorted(each.stance for each in question.positions) == ["against", "for"]
    assert {each.stance for each in question.positions if each.history[0].wording == question.label} == {"for"}


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_things_are_two_questions(one: str, other: str) -> None:
    found = asked(takes("for", one), takes("for", other, "Brandner", 5))
    assert [(each.label, each.wordings) for each in found] == [(one, (one,)), (other, (other,))]
    assert [each.why for each in found] == [(), ()]


@pytest.mark.parametrize(
    "target",
    ["die Aufhebung der Sanktionen", "ein Ende der Blockade", "den Abbruch der Gespräche", "die Absage der Übung"],
)
def test_a_noun_that_says_what_it_ends_points_back_to_nothing(target: str) -> None:
    (question,) = asked(takes("for", target))
    assert question.wordings == (target,)


def test_who_is_for_a_breach_is_for_it() -> None:
    (question,) = asked(takes("for", "den Bruch des Waffenstillstands"))
    assert [each.stance for each in question.positions] == ["for"]


def test_a_copy_is_a_report_but_no_source() -> None:
    one, other = minister(4, "for"), minister(4, "for", article="abgedruckt")
    (question,) = asked(one, other, copies=[("abgedruckt", one.article)])
    assert (question.reports, question.sources) == (2, 1)


def test_a_claim_and_a_policy_are_two_questions() -> None:
    one = Report("Velten bestritt den Beschuss der Fähre.", "eins")
    one.position("against", "Velten", "den Beschuss der Fähre", "bestritt", about="claim")
    other = Report("Brandner befürwortete einen Beschuss der Fähre.", "zwei")
    other.position("for", "Brandner", "einen Beschuss der Fähre", "befürwortete")
    found = asked(one, other)
    assert sorted((each.about, each.label) for each in found) == [
        ("claim", "den Beschuss der Fähre"),
        ("policy", "einen Beschuss der Fähre"),
    ]


def test_words_that_point_back_are_about_what_they_point_to() -> None:
    words = f"Velten ist für {CLOSING}. Brandner ist dagegen."
    (question,) = asked(Report(words).position("for", "Velten", CLOSING, "ist für").actor("Brandner"))
    assert [(each.actor.name, each.stance) for each in question.positions] == [
        ("Velten", "for"),
        ("Brandner", "against"),
    ]
    assert question.label == CLOSING


# -- what people say ----------------------------------------------------------------------------------------------------------


def test_a_person_puts_two_things_together() -> None:
    one, other = takes("for", CLOSING), takes("against", "die Zölle", "Brandner", 5)
    assert len(asked(one, other)) == 2
    merged = a_verdict("merge", identity(one), value={"with": identity(other)})
    (question,) = asked(one, other, verdicts=[merged])
    assert question.wordings == (CLOSING, "die Zölle")
    assert question.why == ("a person said so",)


def test_a_person_parts_what_the_machine_put_together() -> None:
    one, other = takes("for", CLOSING), takes("against", "die Öffnung der Grenze", "Brandner", 5)
    assert len(asked(one, other)) == 1
    for subject, with_ in ((one, other), (other, one)):
        parted = a_verdict("split", identity(subject), value={"with": identity(with_)})
        found = asked(one, other, verdicts=[parted])
        assert [(each.label, each.positions[0].stance) for each in found] == [
            (CLOSING, "for"),
            ("die Öffnung der Grenze", "against"),
        ]


def test_a_judgement_that_was_taken_back_does_nothing() -> None:
    one, other = takes("for", CLOSING), takes("against", "die Zölle", "Brandner", 5)
    undone = "2026-03-19T07:00:00.000000Z"
    merged = a_verdict("merge", identity(one), value={"with": identity(other)}, undone=undone)
    assert len(asked(one, other, verdicts=[merged])) == 2


def test_a_person_parts_the_same_words_too() -> None:
    one, other = takes("for", CLOSING), takes("against", CLOSING, "Brandner", 5)
    parted = a_verdict("split", identity(one), value={"with": identity(other)})
    assert len(asked(one, other, verdicts=[parted])) == 2


def test_a_person_parts_two_that_a_third_is_like() -> None:
    one, other = takes("for", "den Abzug der Truppen"), takes("for", "den Rückzug der Soldaten", "Brandner", 5)
    third = takes("for", "einen Truppenabzug", "Lasnik", 6)
    parted = a_verdict("split", identity(one), value={"with": identity(other)})
    found = asked(one, other, third, verdicts=[parted])
    assert not any({one.article, other.article} <= {proof.article for proof in each.evidence} for each in found)


def test_what_a_person_confirmed_is_sure() -> None:
    unsure = Report(f"Velten nennt {CLOSING} eine Sache.").position("for", "Velten", CLOSING, "nennt", confidence=0.3)
    assert len(asked(unsure.confirms(identity(unsure)))) == 1


def test_what_a_person_confirmed_says_so() -> None:
    one = takes("for", CLOSING)
    assert [each.confirmed for each in asked(one)] == [None]
    assert [each.confirmed for each in asked(one.confirms(identity(one)))] == [True]


# -- nothing ------------------------------------------------------------------------------------------------------------------


def test_a_position_that_nobody_holds_is_none() -> None:
    words = f"Umstritten ist {CLOSING}."
    assert asked(Report(words).position("against", (), CLOSING, "Umstritten")) == ()
    assert len(asked(Report(f"Korwath: {words}").position("against", "Korwath", CLOSING, "Umstritten"))) == 1


def test_nobody_in_particular_has_a_line_only_where_it_is_sure() -> None:
    for confidence, lines in ((0.3, 1), (0.6, 2)):
        many = Report(f"Viele Menschen nennen {CLOSING} eine Sache.", "viele").actor("Viele Menschen", "group")
        many.position("for", "Viele Menschen", CLOSING, "nennen", confidence=confidence)
        (question,) = asked(many, takes("for", CLOSING))
        assert len(question.positions) == lines


def test_what_nobody_is_sure_of_is_no_question() -> None:
    def unsure(confidence: float) -> Report:
        words = f"Velten nennt {CLOSING} eine Sache."
        return Report(words).position("for", "Velten", CLOSING, "nennt", confidence=confidence)

    assert asked(unsure(0.3)) == ()
    assert len(asked(unsure(0.6))) == 1


def test_a_question_in_the_text_is_no_stance() -> None:
    words = f"Korwath ist für {CLOSING}"
    assert len(asked(Report(f"{words}.").position("for", "Korwath", CLOSING, "ist für"))) == 1
    assert asked(Report(f"{words}?").position("for", "Korwath", CLOSING, "ist für")) == ()


def test_nothing_gives_nothing() -> None:
    assert asked() == ()
    assert asked(Report("Die Brücke ist offen.")) == ()


# -- in whatever order --------------------------------------------------------------------------------------------------------


def crisis() -> list[Report]:
    pairs = [*ALIKE, *OPPOSITE[:6], *DIFFERENT[:3]]
    some = [takes("for", one, "Korwath", 1 + at) for at, (one, _) in enumerate(pairs)]
    some += [takes("against", other, "Lasnik", 2 + at) for at, (_, other) in enumerate(pairs)]
    return [
        *some,
        minister(21, "against"),
        other_minister(22, "for"),
        minister(23, "for"),
        evading(24),
        on_condition(25),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_the_order_in_which_reports_come_makes_no_difference(seed: int) -> None:
    chance = random.Random(seed)
    some = chance.sample(crisis(), 16)
    ids = [identity(one) for one in some]
    verdicts = [
        a_verdict("merge", ids[0], value={"with": ids[1]}),
        a_verdict("split", ids[2], value={"with": ids[3]}),
    ]
    found = asked(*some, verdicts=verdicts)
    assert len(found) > 3
    assert asked(*chance.sample(some, len(some)), verdicts=verdicts) == found


def test_a_line_stands_on_words_that_are_in_its_texts() -> None:
    some = crisis()
    texts = {one.article: one.words for one in some}
    found = asked(*some)
    assert found
    for question in found:
        for proof in (
            *question.evidence,
            *(one for each in question.positions for taken in each.history for one in taken.evidence),
        ):
            words = texts[proof.article]
            assert proof.quote
            assert all(words[begin:end] in proof.quote for begin, end in proof.spans)
