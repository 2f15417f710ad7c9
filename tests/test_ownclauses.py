"""A day or a place of another clause or attribute is none of an event's or a number's own."""

from __future__ import annotations

import pytest

from lagebild.ownclauses import hangs_on_noun, is_strange


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
        ("Ein Gericht hat den 2029 festgenommenen Schreiber verurteilt.", "verurteilt", "2029", True),
        ("Der vor zwei Jahren gewählte Präsident hat 2000 Soldaten entsandt.", "entsandt", "vor zwei Jahren", True),
        ("Bei den am Montag in Karsk ausgebrochenen Kämpfen sind zwölf Menschen getötet worden.", "zwölf", "Karsk", False),
        ("Bei den am Montag in Karsk ausgebrochenen Kämpfen sind zwölf Menschen getötet worden.", "zwölf", "am Montag", False),
        ("Nach dem am Montag in Karsk verübten Anschlag sind zwölf Menschen verhaftet worden.", "zwölf", "am Montag", True),
        ("Bei dem am Montag in Karsk eröffneten Treffen lehnte er das ab.", "lehnte", "am Montag", True),
        ("Die Truppen trafen in der vergangenen Woche auf Rebellen.", "trafen", "vergangenen Woche", False),
    ],
)  # fmt: skip
def test_whose_words_a_day_or_a_place_stands_in(sentence: str, own: str, other: str, *, expected: bool) -> None:
    assert strange(sentence, own, other) is expected


def test_what_stands_in_another_sentence_is_not_judged() -> None:
    text = "Am Montag kam er. Der Mann wurde verletzt."
    assert not is_strange(text, (18, len(text)), ((33, 41),), (0, 9))


@pytest.mark.parametrize(
    ("sentence", "own", "other", "expected"),
    [
        ("Nach der Wahl im Dezember hat er das Parlament aufgelöst.", "aufgelöst", "im Dezember", True),
        (
            "Seit der Machtübernahme vor zwei Jahren sind 900 Gegner verhaftet worden.",
            "verhaftet",
            "vor zwei Jahren",
            True,
        ),
        ("Sie hat die Opfer der Flut im Dezember entschädigt.", "entschädigt", "im Dezember", True),
        ("Der Sturz des Herrschers im Dezember war blutig.", "Sturz", "im Dezember", False),
        ("Er war im Januar festgenommen worden.", "festgenommen", "im Januar", False),
        ("Er wurde von der Polizei im Januar festgenommen.", "festgenommen", "im Januar", False),
        ("Bei den Anschlägen im Mai 2027 starben Menschen.", "starben", "im Mai 2027", False),
    ],
)
def test_a_time_hangs_on_a_noun(sentence: str, own: str, other: str, *, expected: bool) -> None:
    at, there = sentence.index(own), sentence.index(other)
    found = hangs_on_noun(sentence, (0, len(sentence)), ((at, at + len(own)),), (there, there + len(other)))
    assert found is expected
