from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.linking.questions import question


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("den geplanten Abzug der Truppen", "geplanter Abzug der Truppen"),
        ("auf die Forderung nach einer Flugverbotszone", "Forderung nach einer Flugverbotszone"),
        ("dem umstrittenen Abkommen", "umstrittenes Abkommen"),
        ("des Vertrages mit Orlanien", "Vertrag mit Orlanien"),
        ("des umstrittenen Abkommens", "umstrittenes Abkommen"),
        ("den Vorwürfen aus Trasnow", "Vorwürfe aus Trasnow"),
        ("mit den Angriffen", "Angriffe"),
        ("zu den neuen Gesprächen", "neue Gespräche"),
        ("seinen sofortigen Verzicht auf Gewalt", "sein sofortiger Verzicht auf Gewalt"),
        ("die neuen Sanktionen", "neue Sanktionen"),
        ("zur Schließung der Grenze", "Schließung der Grenze"),
        ("ein sofortiges Ende der Gewalt", "sofortiges Ende der Gewalt"),
        ("für eine nuklearwaffenfreie Zone im Nahen Osten", "nuklearwaffenfreie Zone im Nahen Osten"),
        ("einer internationalen Untersuchung", "internationale Untersuchung"),
        ("die Übergabe", "Übergabe"),
        ("keinen Krieg", "kein Krieg"),
        ("Waffenlieferungen", "Waffenlieferungen"),
        ("die Vertreter der Opposition", "Vertreter der Opposition"),
        ("die neuen Vertreter der Opposition", "neue Vertreter der Opposition"),
        ("die Opfer der Angriffe", "Opfer der Angriffe"),
        ("das Lager der Rebellen", "Lager der Rebellen"),
        ("dem neuen Lager der Rebellen", "neues Lager der Rebellen"),
        ("den Führer, den Rebellen wählten", "Führer, den Rebellen wählten"),
        ("der geplanten Berliner Konferenz", "geplante Berliner Konferenz"),
        ("den Genfer Gesprächen", "Genfer Gespräche"),
        ("den früheren Minister Muster", "früherer Minister Muster"),
        ("die von den Rebellen gehaltene Stadt", "von den Rebellen gehaltene Stadt"),
        ("die unter seiner Führung stehende Armee", "unter seiner Führung stehende Armee"),
        ("das neben der Grenze gelegene Lager", "neben der Grenze gelegene Lager"),
        ("auf deren Rückzug", "deren Rückzug"),
        ("einer solchen Untersuchung", "solche Untersuchung"),
    ],
)
def test_noun_phrases_stand_in_the_nominative(words: str, label: str) -> None:
    assert question(words, ((0, len(words)),)) == label


@pytest.mark.parametrize("words", ["dass die Truppen abziehen", "die Grenze zu schließen", "ob es Krieg gibt"])
def test_clauses_stay_as_worded(words: str) -> None:
    assert question(words, ((0, len(words)),)) == words


def test_pieces_and_line_breaks_become_one_line() -> None:
    text = "lehnte den\nAbzug heute der Truppen ab"
    assert question(text, ((7, 16), (23, 34))) == "Abzug der Truppen"


def test_no_target_has_no_label() -> None:
    assert question("Text", ()) == ""


@given(st.text(max_size=60))
def test_nothing_raises(words: str) -> None:
    label = question(words, ((0, len(words)),) if words else ())
    assert "\n" not in label


def test_conjunctions_are_not_inflected() -> None:
    words = "die sogenannte oder geplante Zone"
    assert question(words, ((0, len(words)),)) == "sogenannte oder geplante Zone"
