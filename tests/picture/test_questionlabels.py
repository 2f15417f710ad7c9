"""What a question is called says something to whoever has not read the report."""

from __future__ import annotations

import pytest

from tests.picture.made import Report
from tests.picture.positions import asked, takes


def test_words_that_only_point_give_way_to_others_that_say_it() -> None:
    words = "Brandner lehnt eine solche Öffnung der Grenze ab. Velten verlangt die Öffnung der Grenze."
    report = Report(words).actor("Velten").actor("Brandner")
    report.position("for", "Velten", "die Öffnung der Grenze", "verlangt", confidence=0.9)
    report.position("against", "Brandner", "eine solche Öffnung der Grenze", "lehnt", confidence=0.9)
    (question,) = asked(report)
    assert question.label == "die Öffnung der Grenze"


@pytest.mark.parametrize(
    ("target", "label"),
    [
        ("ihre Freilassung", "ihre Freilassung (Die Polizei nahm die Reporterin Lind fest)"),
        ("diese Sperrung", "diese Sperrung (Die Polizei nahm die Reporterin Lind fest)"),
        ("das Gesetz", "das Gesetz"),
        ("die Freilassung", "die Freilassung"),
    ],
)
def test_words_that_only_point_are_told_with_what_they_point_to(target: str, label: str) -> None:
    words = f"Die Polizei nahm die Reporterin Lind fest. Velten ist für {target}."
    report = Report(words).position("for", "Velten", target, "ist für", confidence=0.9)
    (question,) = asked(report)
    assert question.label == label


def test_what_is_made_dependent_is_told_with_its_sentence() -> None:
    words = "Velten macht die Öffnung von der Räumung der Posten abhängig."
    report = Report(words).position("for", "Velten", "die Öffnung von der Räumung der Posten", "macht", confidence=0.9)
    (question,) = asked(report)
    assert question.label == "die Öffnung (Velten macht die Öffnung von der Räumung der Posten abhängig)"


def test_other_labels_stay_as_they_are() -> None:
    (question,) = asked(takes("for", "Sanktionen"), takes("against", "Sanktionen", "Brandner"))
    assert question.label == "Sanktionen"
