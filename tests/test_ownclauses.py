"""A day or a place of another clause or attribute is none of an event's or a number's own."""

from __future__ import annotations

import pytest

from lagebild.ownclauses import is_strange


def strange(sentence: str, own: str, other: str) -> bool:
    text = f"Ein Satz davor. {sentence}"
    begin = len("Ein Satz davor. ")
    words = [(at := text.index(one, begin), at + len(one)) for one in own.split(" … ")]
    at = text.index(other, begin)
    return is_strange(text, (begin, len(text)), tuple((first, end) for first, end in words), (at, at + len(other)))


@pytest.mark.parametrize(
    ("sentence", "own", "other", "expected"),
    [
        ("Die Polizei nahm den Mann fest, der am Sonntag in Karsk geschossen hatte.", "nahm … fest", "am Sonntag", True),
        ("Die Polizei nahm den Mann fest, der am Sonntag in Karsk geschossen hatte.", "nahm … fest", "Karsk", True),
        ("Die Polizei nahm den Mann fest, der am Sonntag in Karsk geschossen hatte.", "geschossen", "Karsk", False),
        ("Die am Montag verletzten Männer wurden entlassen.", "entlassen", "am Montag", True),
        ("Die am Montag verletzten Männer wurden entlassen.", "verletzten", "am Montag", False),
        ("Die am Donnerstag, den 27. April aus Karsk verschwundene Frau ist ermordet worden.", "ermordet", "27. April", True),
        ("Die seit Tagen erwartete Offensive begann.", "Offensive", "seit Tagen", False),
        ("Nachdem am Samstag in Lorven eine Bombe explodiert war, verhängte sie gestern die Sperre.", "verhängte", "Lorven", True),
        ("Nachdem am Samstag in Lorven eine Bombe explodiert war, verhängte sie gestern die Sperre.", "verhängte", "gestern", False),
        ("In Kestra, wo 2028 ein Abkommen geschlossen wurde, demonstrierten 500 Menschen.", "demonstrierten", "Kestra", False),
        ("In Kestra, wo 2028 ein Abkommen geschlossen wurde, demonstrierten 500 Menschen.", "demonstrierten", "2028", True),
        ("Sie verurteilten den Überfall auf das alte Lager in Karsk, bei dem am Montag ein Mann starb.", "Überfall", "Montag", False),
        ("Er gab an, dass der Mann am Montag kam, als die Wache ihn festnahm.", "festnahm", "am Montag", False),
        ("In Karsk starben drei Menschen, die Polizei griff am Montag ein.", "starben", "am Montag", False),
        ("Die Truppen trafen in der vergangenen Woche auf Rebellen.", "trafen", "vergangenen Woche", False),
    ],
)  # fmt: skip
def test_whose_words_a_day_or_a_place_stands_in(sentence: str, own: str, other: str, *, expected: bool) -> None:
    assert strange(sentence, own, other) is expected


def test_what_stands_in_another_sentence_is_not_judged() -> None:
    text = "Am Montag kam er. Der Mann wurde verletzt."
    assert not is_strange(text, (18, len(text)), ((33, 41),), (0, 9))
