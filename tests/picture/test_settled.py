"""What a person said of a position holds against every cue."""

from __future__ import annotations

import pytest

from lagebild.picture.voices import voices
from lagebild.records import Position
from tests.picture.made import Report, made

WANTED = "Velten sagte, Brandner müsse die Grenze öffnen."


def heard(report: Report) -> list[tuple[str, str]]:
    stuff, _ = made([report])
    return [(voice.holder.name, voice.stance) for voice in voices(stuff.sheets[0])]


def wanted() -> Report:
    """Velten wants something of Brandner; the reader took Brandner for whoever wants it."""
    report = Report(WANTED).actor("Velten").actor("Brandner")
    report.says("Velten", "Brandner müsse die Grenze öffnen", cue="sagte")
    return report.position("for", "Brandner", "Brandner müsse die Grenze öffnen", "müsse")


def read(report: Report) -> Position:
    (found,) = report.frames["positions"]
    assert isinstance(found, Position)
    return found


def test_whoever_must_do_something_is_not_who_says_so() -> None:
    assert heard(wanted()) == [("Velten", "for")]


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_holder_that_a_person_gave_holds(confirmed: bool) -> None:
    report = wanted()
    said = report.confirms(read(report).id) if confirmed else report.sets(read(report).id, "holders")
    assert heard(said) == [("Brandner", "for")]


def test_another_field_that_a_person_gave_says_nothing_of_the_holder() -> None:
    report = wanted()
    assert heard(report.sets(read(report).id, "stance")) == [("Velten", "for")]


def rejected() -> Report:
    """A rejection that the reader took for an approval."""
    return Report("Velten lehnte die Sperrung der Grenze ab.").position(
        "for", "Velten", "die Sperrung der Grenze", "lehnte"
    )


def test_a_stance_that_a_person_gave_holds() -> None:
    assert heard(rejected()) == [("Velten", "against")]
    report = rejected()
    assert heard(report.sets(read(report).id, "stance")) == [("Velten", "for")]
