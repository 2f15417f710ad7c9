"""What is shown on a question without being asked for: little is left to doubt of who takes which stance towards what."""

from __future__ import annotations

import pytest

from lagebild.situation import Question
from tests.picture.made import Report
from tests.picture.positions import CLOSING, asked, identity, takes


def shown(question: Question) -> dict[str, list[bool]]:
    return {line.actor.name: [stance.shown for stance in line.history] for line in question.positions}


def said(words: str, stance: str, target: str, cue: str, holder: str = "Velten", day: int = 4) -> Report:
    report = Report(words, f"{holder} am {day}.", f"2031-03-{day:02d}T08:00:00+01:00")
    return report.position(stance, holder, target, cue)


def test_what_the_reader_and_the_words_both_say_is_shown() -> None:
    (question,) = asked(takes("for", CLOSING), takes("against", CLOSING, "Brandner", 5))
    assert question.shown
    assert shown(question) == {"Velten": [True], "Brandner": [True]}


@pytest.mark.parametrize(
    ("words", "stance", "target", "cue"),
    [
        ("Velten sieht die Sperrung der Grenze gelassen.", "for", CLOSING, "sieht"),
        ("Velten blickt auf die Sperrung der Grenze.", "against", CLOSING, "blickt"),
    ],
)
def test_what_the_reader_alone_says_waits(words: str, stance: str, target: str, cue: str) -> None:
    (question,) = asked(takes("against", CLOSING, "Brandner"), said(words, stance, target, cue, day=5))
    assert shown(question) == {"Brandner": [True], "Velten": [False]}


def test_what_the_words_alone_say_waits() -> None:
    silent = Report("Auch Velten ist gegen die Sperrung der Grenze.", "Velten am 5.", "2031-03-05T08:00:00+01:00")
    (question,) = asked(takes("for", CLOSING, "Brandner"), silent.actor("Velten", "person"))
    assert shown(question) == {"Brandner": [True], "Velten": [False]}


def test_what_only_points_back_waits() -> None:
    text = "Brandner ist für die Sperrung der Grenze. Velten ist dagegen."
    report = Report(text, "beide", "2031-03-04T08:00:00+01:00")
    report.position("for", "Brandner", CLOSING, "ist für").position("against", "Velten", "dagegen", "ist dagegen")
    (question,) = asked(report)
    assert shown(question) == {"Brandner": [True], "Velten": [False]}


def test_the_opposite_of_what_the_question_is_called_by_waits() -> None:
    (question,) = asked(
        takes("for", CLOSING), takes("for", CLOSING, "Lorenz", 5), takes("for", "die Öffnung der Grenze", "Brandner", 6)
    )
    assert question.label == "die Öffnung der Grenze"
    assert [(line.actor.name, line.stance) for line in question.positions][:2] == [
        ("Velten", "against"),
        ("Lorenz", "against"),
    ]
    assert shown(question) == {"Velten": [False], "Lorenz": [False], "Brandner": [True]}


def test_what_a_person_confirms_is_shown() -> None:
    unsure = said("Velten blickt auf die Sperrung der Grenze.", "against", CLOSING, "blickt", day=5)
    (question,) = asked(takes("against", CLOSING, "Brandner"), unsure.confirms(identity(unsure)))
    assert shown(question)["Velten"] == [True]


def test_a_question_of_which_nothing_is_sure_is_not_shown() -> None:
    (question,) = asked(
        said("Velten blickt auf die Sperrung der Grenze.", "against", CLOSING, "blickt"),
        said("Brandner sieht die Sperrung der Grenze gelassen.", "for", CLOSING, "sieht", "Brandner", 5),
    )
    assert not question.shown


def test_what_one_side_alone_has_a_voice_on_waits() -> None:
    (question,) = asked(takes("for", CLOSING))
    assert shown(question) == {"Velten": [False]}
    assert not question.shown
    one = takes("for", CLOSING)
    (question,) = asked(one.confirms(identity(one)))
    assert shown(question) == {"Velten": [True]}


@pytest.mark.parametrize(
    ("words", "cue", "target"),
    [
        ("Velten widersprach: Der Hafen von Merow sei offen.", "widersprach", "Der Hafen von Merow sei offen"),
        ("Velten widersprach Brandner: Der Hafen von Merow sei offen.", "widersprach", "Der Hafen von Merow sei offen"),
        ("Velten nannte das frei erfunden, der Hafen sei offen.", "frei erfunden", "der Hafen sei offen"),
        ("Velten hielt beides für Unfug: Der Hafen sei offen.", "für Unfug", "Der Hafen sei offen"),
        ("Velten wies das zurück: Der Hafen von Merow sei offen.", "wies das zurück", "Der Hafen von Merow sei offen"),
    ],
)
def test_nobody_is_against_what_he_sets_against_something_else(words: str, cue: str, target: str) -> None:
    first = takes("for", "die Sperrung des Hafens von Merow", "Brandner")
    every = asked(first, said(words, "against", target, cue, day=5))
    assert not [one for question in every for one in question.wordings if "offen" in one]


@pytest.mark.parametrize(
    ("words", "cue", "target"),
    [
        ("Velten bestritt, der Hafen von Merow sei offen.", "bestritt", "der Hafen von Merow sei offen"),
        ("Velten widersprach der Meldung, wonach der Hafen offen sei.", "widersprach", "wonach der Hafen offen sei"),
        ("Velten nannte die Meldung erfunden, dass der Hafen offen sei.", "erfunden", "dass der Hafen offen sei"),
    ],
)
def test_what_is_denied_stays_what_is_denied(words: str, cue: str, target: str) -> None:
    every = asked(said(words, "against", target, cue), takes("for", target.removeprefix("dass "), "Brandner", 5))
    assert [one for question in every for one in question.wordings if "offen" in one]
