"""What is told in passing of words that somebody said is one more report of their statement, and never a statement by itself."""

from __future__ import annotations

import pytest

from lagebild.picture.statements import statements
from lagebild.situation import FusedStatement
from tests.picture.made import Report, made

FIRST = "Falls die Werft schließt, kauft das Land sie auf"


def said(words: str = FIRST, speaker: str = "Jorn") -> Report:
    return Report(f"„{words}“, sagte {speaker}.", "eins", "2031-03-04T12:00:00+01:00").says(speaker, words, cue="sagte")


def told(words: str, consequence: str, condition: str = "", by: str = "Jorn", **fields: object) -> Report:
    report = Report(words, "zwei", "2031-03-05T12:00:00+01:00", "Abendblatt")
    return report.commits("promise", by, consequence, condition, **fields)  # type: ignore[arg-type]


def fused(*reports: Report) -> tuple[FusedStatement, ...]:
    return statements(*made(reports))


@pytest.mark.parametrize(
    ("words", "consequence", "condition"),
    [
        ("Jorn hatte für den Fall einer Schließung den Kauf der Werft zugesagt.", "den Kauf der Werft", ""),
        (
            "Jorn hatte versprochen, die Werft zu kaufen, falls sie schließe.",
            "die Werft zu kaufen",
            "falls sie schließe",
        ),
        ("Jorn will die Werft kaufen, sollte sie schließen.", "die Werft kaufen", "sollte sie schließen"),
        ("Jorn bot den Kauf der Werft an, falls diese schließt.", "den Kauf der Werft", "falls diese schließt"),
    ],
)
def test_it_is_a_report_of_the_statement(words: str, consequence: str, condition: str) -> None:
    (line,) = fused(said(), told(words, consequence, condition))
    assert [one.article for one in line.evidence] == ["eins", "zwei"]
    assert line.text == f"{FIRST}"
    assert line.speaker is not None
    assert line.speaker.name == "Jorn"


@pytest.mark.parametrize(
    ("words", "consequence", "by"),
    [
        ("Karg hatte für den Fall einer Schließung den Kauf der Werft zugesagt.", "den Kauf der Werft", "Karg"),
        ("Jorn hatte für den Fall eines Streiks Soldaten zugesagt.", "Soldaten", "Jorn"),
        ("Jorn hatte mehr Geld für die Schulen versprochen.", "mehr Geld für die Schulen", "Jorn"),
        ("Jorn kauft bei einer Schließung die Werft.", "die Werft", "Jorn"),
        ("Hatte Jorn bei einer Schließung den Kauf der Werft zugesagt?", "den Kauf der Werft", "Jorn"),
    ],
)
def test_what_is_no_word_of_that_speaker_on_that_matter_is_none(words: str, consequence: str, by: str) -> None:
    (line,) = fused(said(), told(words, consequence, by=by))
    assert [one.article for one in line.evidence] == ["eins"]


def test_by_itself_it_makes_no_line() -> None:
    report = told("Jorn hatte für den Fall einer Schließung den Kauf der Werft zugesagt.", "den Kauf der Werft")
    assert fused(report) == ()


def test_of_little_confidence_it_is_none() -> None:
    words = "Jorn hatte für den Fall einer Schließung den Kauf der Werft zugesagt."
    (line,) = fused(said(), told(words, "den Kauf der Werft", confidence=0.2))
    assert len(line.evidence) == 1


def test_the_day_that_the_clause_names_counts() -> None:
    first = said("Eine Räumung des Lagers kommt nicht infrage")
    words = "Noch am Dienstag hatte Jorn eine Räumung des Lagers ausgeschlossen."
    report = Report(words, "zwei", "2031-03-07T12:00:00+01:00", "Abendblatt")
    report.time("am Dienstag", "2031-03-04", "2031-03-04")
    (line,) = fused(first, report.position("against", "Jorn", "eine Räumung des Lagers", "ausgeschlossen"))
    assert len(line.evidence) == 2
    assert line.sources == 1, "who looks back is no source"


def test_a_body_is_looked_back_on_for_those_who_speak_for_it() -> None:
    words = "Der lurische Außenminister Ole Jorn sagte, an der Blockade beteilige man sich nicht."
    first = Report(words, "eins", "2031-03-04T12:00:00+01:00").actor("Ole Jorn").actor("Lurien", "state", "lurische")
    first.says("Ole Jorn", "an der Blockade beteilige man sich nicht", cue="sagte").role("Ole Jorn", "Außenminister")
    later = Report(
        "Lurien hatte am Dienstag jede Beteiligung an der Blockade abgelehnt.", "zwei", "2031-03-07T12:00:00+01:00", "Abendblatt"
    )  # fmt: skip
    later.actor("Lurien", "state").time("am Dienstag", "2031-03-04", "2031-03-04")
    later.position("against", "Lurien", "jede Beteiligung an der Blockade", "abgelehnt")
    assert [len(line.evidence) for line in fused(first, later)] == [2]
