"""Who demands something in a passive sentence: the agent that it names, else nobody who is known."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made

STAY = "ihre Häuser nicht zu verlassen"


def asking(words: str, by: str, consequence: str = STAY) -> list[list[str]]:
    """Who makes each demand."""
    report = Report(words).commits("demand", by, consequence)
    return [[who.name for who in one.by] for one in tripwires(*made([report]))]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("Über den Rundfunksender wurden die Anwohner aufgefordert, ihre Häuser nicht zu verlassen.", "Rundfunksender"),
        (
            "Über einen Kurznachrichtendienst wurden die Anwohner gebeten, ihre Häuser nicht zu verlassen.",
            "Kurznachrichtendienst",
        ),
        ("Sam Orun kam. Die Anwohner wurden aufgefordert, ihre Häuser nicht zu verlassen.", "Sam Orun"),
        ("In einem Flugblatt werden die Anwohner aufgerufen, ihre Häuser nicht zu verlassen.", "Flugblatt"),
    ],
)
def test_a_channel_demands_nothing(words: str, by: str) -> None:
    assert asking(words, by) == [[]]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("Die Anwohner wurden von der Polizei aufgefordert, ihre Häuser nicht zu verlassen.", "Polizei"),
        ("Die Anwohner wurden vom Rat der Stadt gebeten, ihre Häuser nicht zu verlassen.", "Rat"),
        ("Die Anwohner wurden aufgefordert, ihre Häuser nicht zu verlassen. Das teilte Sam Orun mit.", "Sam Orun"),
        ("Die Anwohner wurden aufgefordert, ihre Häuser nicht zu verlassen. Dies gab Sam Orun bekannt.", "Sam Orun"),
        ("Wie Präsident Sam Orun sagte, wurden die Anwohner aufgefordert, ihre Häuser nicht zu verlassen.", "Sam Orun"),
        ("Laut Sam Orun wurden die Anwohner aufgefordert, ihre Häuser nicht zu verlassen.", "Sam Orun"),
        ("Die Anwohner wurden per Brief aufgefordert, ihre Häuser nicht zu verlassen, so Sam Orun.", "Sam Orun"),
        ("Die Polizei forderte die Anwohner über Lautsprecher auf, ihre Häuser nicht zu verlassen.", "Polizei"),
        ("Der Sender Radio Lus rief seine Hörer auf, ihre Häuser nicht zu verlassen.", "Radio Lus"),
        (
            "Der Rat tagte, sagte Sam Orun. Die Anwohner werden aufgefordert, ihre Häuser nicht zu verlassen.",
            "Sam Orun",
        ),
        (
            "Die Anwohner wurden per Rundfunk aufgefordert, ihre Häuser nicht zu verlassen, teilte die Armee mit.",
            "Armee",
        ),
        ("Die Anwohner würden aufgefordert, ihre Häuser nicht zu verlassen, sagte Sam Orun.", "Sam Orun"),
    ],
)
def test_whom_a_sentence_names_does(words: str, by: str) -> None:
    assert asking(words, by) == [[by]]


def test_whose_resignation_others_demand_demands_none_himself() -> None:
    words = "Sam Orun, dessen Rücktritt von den Demonstranten gefordert wird, trat vor die Kameras."
    assert asking(words, "Sam Orun", "dessen Rücktritt von den Demonstranten gefordert wird") == []


def test_a_passive_in_what_is_demanded_says_nothing_of_who_demands() -> None:
    assert asking(
        "Norland verlangt, dass die Grenze geschlossen wird.", "Norland", "dass die Grenze geschlossen wird"
    ) == [["Norland"]]
