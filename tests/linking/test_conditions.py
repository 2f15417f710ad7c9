from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.labels import CONDITION_KINDS
from lagebild.linking.conditions import kind
from tests.factories import span

OPEN = "none"


def kind_of(condition: str, read: str = OPEN, text: str | None = None) -> str:
    text = f"Man werde kämpfen, {condition}." if text is None else text
    return kind(text, (span(text, condition),), read)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("es sei denn, die Truppen ziehen ab", "unless"),
        ("es wäre denn, das Parlament beschlösse es", "unless"),
        ("Es sei denn, der Hafen wird geräumt", "unless"),
        ("außer wenn Schüsse fallen", "unless"),
        ("außer in Notwehr", "unless"),
        ("außer dass die Nachbarn zustimmen", "unless"),
        ("unless the troops withdraw", "unless"),
        ("except if the port is closed", "unless"),
        ("but not unless they pay", "unless"),
        ("bis die Geiseln frei sind", "until"),
        ("bis zum Abzug der Truppen", "until"),
        ("bis alle Posten geräumt seien", "until"),
        ("so lange, bis die Geiseln frei sind", "until"),
        ("solange, bis die Geiseln frei sind", "until"),
        ("noch bis zur Wahl", "until"),
        ("bis auf weiteres", "until"),
        ("until the hostages are free", "until"),
        ("till the guns fall silent", "until"),
        ("solange die Kämpfe dauern", "while"),
        ("nur solange die Kämpfe dauern", "while"),
        ("Solange nicht verhandelt wird", "while"),
        ("so lange unter Tage, wie sein Name fehlt", "while"),
        ("so lange geschossen wird", "while"),
        ("während der Gespräche", "while"),
        ("während die Kämpfe andauern", "while"),
        ("as long as the fighting goes on", "while"),
        ("so long as it lasts", "while"),
        ("while the talks go on", "while"),
        ("bevor die Waffen schweigen", "before"),
        ("noch bevor die Waffen schweigen", "before"),
        ("nicht bevor die Waffen schweigen", "before"),
        ("ehe der letzte Mann abgezogen ist", "before"),
        ("Ehe das Gericht spricht", "before"),
        ("vor einer Zusage der Nachbarn", "before"),
        ("vor Ablauf der Frist", "before"),
        ("before the guns fall silent", "before"),
        ("prior to a ceasefire", "before"),
        ("wenn die Grenze geschlossen wird", "if"),
        ("erst wenn die Waffen schweigen", "if"),
        ("Nur wenn die Waffen schweigen", "if"),
        ("nur dann, wenn die Waffen schweigen", "if"),
        ("aber erst, wenn die Waffen schweigen", "if"),
        ("selbst wenn die Grenze geschlossen wird", "if"),
        ("und wenn es Jahre dauert", "if"),
        ("vor allem wenn die Nachbarn zustimmen", "if"),
        ("falls die Grenze geschlossen wird", "if"),
        ("sofern die Reeder zahlen", "if"),
        ("so fern die Reeder zahlen", "if"),
        ("sobald die Reeder zahlen", "if"),
        ("nachdem die Reeder gezahlt haben", "if"),
        ("erst nach der Freilassung der Geiseln", "if"),
        ("aber nur gegen eine Zusage", "if"),
        ("vorausgesetzt, die Reeder zahlen", "if"),
        ("vorbehaltlich der Zustimmung des Rates", "if"),
        ("gesetzt den Fall, die Reeder zahlen", "if"),
        ("angenommen, die Reeder zahlen", "if"),
        ("unter der Bedingung, dass die Reeder zahlen", "if"),
        ("unter der Voraussetzung, dass die Reeder zahlen", "if"),
        ("nur unter drei Bedingungen", "if"),
        ("für den Fall, dass die Reeder zahlen", "if"),
        ("im Fall eines Angriffs", "if"),
        ("im Falle eines Angriffs", "if"),
        ("im schlimmsten Fall", "if"),
        ("in diesem Fall", "if"),
        ("sollte die Grenze geschlossen werden", "if"),
        ("Sollten die Nachbarn die Grenze schließen", "if"),
        ("ohne ein Mandat", "if"),
        ("als Gegenleistung für eine Zusage", "if"),
        ("wer auf die Posten schießt", "if"),
        ("if the border is closed", "if"),
        ("only if the border is closed", "if"),
        ("provided that they pay", "if"),
        ("in case they attack", "if"),
        ("in the event of an attack", "if"),
        ("on condition that they pay", "if"),
        ("as soon as they pay", "if"),
        ("should they attack", "if"),
        ("once they have paid", "if"),
    ],
)
@pytest.mark.parametrize("read", ["none", "before"])
def test_the_first_word_decides_whatever_the_network_takes_it_for(condition: str, expected: str, read: str) -> None:
    assert kind_of(condition, read) == expected


@pytest.mark.parametrize(
    "condition",
    [
        "vor Ort",
        "vor Gericht",
        "vor allem der Nachbar im Norden",
        "vor Journalisten",
        "vor drei Tagen",
        "vor einer Woche",
        "vor kurzem",
        "außer Kraft",
        "außer Betrieb",
        "bis zu 300 Mann",
        "bis zu zweihundert Mann",
        "bis auf drei Orte",
        "während er sprach",
        "während die Minister warteten",
        "eher als erwartet",
        "wie immer",
        "außerdem der Hafen",
        "vorerst",
        "Eheleute",
        "bislang",
        "Werften",
        "solidarisch",
    ],
)
@pytest.mark.parametrize("read", ["unless", "if"])
def test_words_that_only_look_like_a_conjunction_leave_it_to_the_network(condition: str, read: str) -> None:
    assert kind_of(condition, read) == read


@pytest.mark.parametrize(
    ("condition", "read"),
    [
        ("bis Freitag die Waffen abzugeben", "unless"),
        ("bis Sonnabend eine schriftliche Zusage des Ministers", "unless"),
        ("Bis dahin müsse ein Kahn durch die Schleuse", "unless"),
        ("bis 18 Uhr ein Arzt", "if"),
        ("bis zum 1. Dezember den Hafen zu räumen", "unless"),
        ("bis Ende Mai die Zölle aussetzen", "unless"),
    ],
)
def test_what_is_asked_for_by_a_deadline_is_left_to_the_network(condition: str, read: str) -> None:
    assert kind_of(condition, read) == read
    assert kind_of(condition) == "if"


@pytest.mark.parametrize(
    "condition",
    [
        "bis Freitag",
        "bis zum 1. Dezember",
        "bis spätestens 18 Uhr",
        "bis Freitag um 18 Uhr",
        "bis Ende Mai",
        "bis dahin",
    ],
)
def test_a_deadline_alone_is_until(condition: str) -> None:
    assert kind_of(condition, "if") == "until"


@pytest.mark.parametrize(
    ("text", "condition", "expected"),
    [
        ("Man schieße nicht, außer wenn Schüsse fallen.", "wenn Schüsse fallen", "unless"),
        ("Man schieße, es sei denn, die Truppen ziehen ab.", "die Truppen ziehen ab", "unless"),
        ("Man bleibe, bis der letzte Posten geräumt ist.", "der letzte Posten geräumt ist", "until"),
        ("Man bleibe, solange der Posten besetzt ist.", "der Posten besetzt ist", "while"),
        ("Man bleibe, bevor der Posten geräumt ist.", "der Posten geräumt ist", "before"),
        ("Man bleibe, falls der Posten geräumt wird.", "der Posten geräumt wird", "if"),
        ("Man werde so lange nicht weichen, wie ein Posten besetzt sei.", "wie ein Posten besetzt sei", "while"),
        ("Kein Zug werde eher fahren, als der Zoll gefallen sei.", "als der Zoll gefallen sei", "before"),
    ],
)
def test_a_conjunction_that_was_left_outside_counts_too(text: str, condition: str, expected: str) -> None:
    assert kind_of(condition, "if", text) == expected


def test_the_half_of_a_comparison_in_another_sentence_does_not_count() -> None:
    text = "Es dauerte so lange. Man werde kämpfen, wie immer."
    assert kind_of("wie immer", OPEN, text) == "if"


@pytest.mark.parametrize(
    "condition", ["Kommt das Schiff nicht frei", "bei einem Angriff", "den Abzug der Truppen", "…"]
)
def test_without_a_telling_word_the_network_decides_and_if_is_the_rest(condition: str) -> None:
    assert kind_of(condition, "unless") == "unless"
    assert kind_of(condition) == "if"


def test_signs_before_the_first_word_are_passed_over() -> None:
    assert kind_of("„Solange die Kämpfe dauern") == "while"
    assert kind_of("– bis die Geiseln frei sind") == "until"


def test_the_first_of_several_pieces_opens_the_condition() -> None:
    text = "Sollte, sagte er, die Grenze fallen, werde man kämpfen."
    assert kind(text, (span(text, "Sollte"), span(text, "die Grenze fallen")), "until") == "if"


def test_line_breaks_are_blanks() -> None:
    assert kind_of("es\nsei\ndenn, sie gehen") == "unless"
    assert kind_of("so\nlange sie bleiben") == "while"


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40), st.sampled_from(["none", *CONDITION_KINDS]))
def test_every_condition_has_a_kind(text: str, begin: int, length: int, read: str) -> None:
    assert kind(text, ((min(begin, len(text)), min(begin + length, len(text))),), read) in CONDITION_KINDS
