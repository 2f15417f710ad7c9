"""Of which kind a commitment is: what is promised or offered is no threat, whatever stands beside it."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made


def kind(words: str, read: str, consequence: str, condition: str, when: str = "if") -> str:
    """The kind that a commitment is given whose kind the reader gives as `read`."""
    (one,) = tripwires(*made([Report(words).commits(read, "Ida Stolan", consequence, condition, when)]))
    return one.kind


@pytest.mark.parametrize(
    ("words", "read", "consequence", "condition", "when", "wanted"),
    [
        ("Solange verhandelt werde, werde es keine Strafzölle geben, sagte Ida Stolan.", "threat", "werde es keine Strafzölle geben",
         "Solange verhandelt werde", "while", "promise"),
        ("Norland nahm seine Drohung zurück. Solange verhandelt werde, werde man die Brücke nicht sperren, sagte Ida Stolan.", "threat",
         "werde man die Brücke nicht sperren", "Solange verhandelt werde", "while", "promise"),
        ("Solange dort gekämpft werde, werde man Tankwagen in die Stadt schicken, sagte Ida Stolan.", "threat",
         "werde man Tankwagen in die Stadt schicken", "Solange dort gekämpft werde", "while", "promise"),
        ("Wenn die Rebellen die Waffen niederlegten, werde man sie nicht ausliefern, sagte Ida Stolan.", "threat",
         "werde man sie nicht ausliefern", "Wenn die Rebellen die Waffen niederlegten", "if", "offer"),
        ("Eine Freigabe gebe es erst, wenn alle Gefangenen frei seien, sagte Ida Stolan.", "promise", "Eine Freigabe gebe es erst",
         "wenn alle Gefangenen frei seien", "if", "refusal"),
        ("Man werde an den Schiebern nichts verstellen, bis die Züge fahren, sagte Ida Stolan.", "offer",
         "Man werde an den Schiebern nichts verstellen", "bis die Züge fahren", "until", "refusal"),
        ("Am Freitag werde man die Leitung schließen, es sei denn, die Ingenieure kämen frei, sagte Ida Stolan. Die Zusage von Genf, "
         "wieder zu liefern, halte sie aufrecht.", "threat", "Am Freitag werde man die Leitung schließen",
         "es sei denn, die Ingenieure kämen frei", "unless", "threat"),
        ("Sofern die Namen vorliegen, dürften die Züge durchfahren, sagte Ida Stolan.", "demand", "dürften die Züge durchfahren",
         "Sofern die Namen vorliegen", "if", "promise"),
        ("Ida Stolan versprach eine Halle für die Trümmer, falls es eine Kommission gebe.", "threat",
         "Ida Stolan versprach eine Halle für die Trümmer", "falls es eine Kommission gebe", "if", "promise"),
        ("Die Behörde hat Norland gewarnt. Sollte es die Kameras abschalten, werde man den Rat einberufen, sagte Ida Stolan.", "promise",
         "werde man den Rat einberufen", "Sollte es die Kameras abschalten", "if", "threat"),
    ],
)  # fmt: skip
def test_what_is_said_decides_of_which_kind_it_is(
    words: str, read: str, consequence: str, condition: str, when: str, wanted: str
) -> None:
    assert kind(words, read, consequence, condition, when) == wanted


@pytest.mark.parametrize(
    ("words", "read", "consequence", "condition", "wanted"),
    [
        ("Wenn Norland angreife, werde man die Brücke sperren, sagte Ida Stolan.", "threat", "werde man die Brücke sperren",
         "Wenn Norland angreife", "threat"),
        ("Falls Norland angreife, werde man die Häfen nicht öffnen, sagte Ida Stolan.", "threat", "werde man die Häfen nicht öffnen",
         "Falls Norland angreife", "refusal"),
        ("Falls Norland angreife, werde man Panzer an die Grenze schicken, sagte Ida Stolan.", "threat",
         "werde man Panzer an die Grenze schicken", "Falls Norland angreife", "threat"),
    ],
)  # fmt: skip
def test_what_others_do_not_wish_stays_what_it_is(
    words: str, read: str, consequence: str, condition: str, wanted: str
) -> None:
    assert kind(words, read, consequence, condition) == wanted
