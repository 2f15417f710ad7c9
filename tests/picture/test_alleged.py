"""What is only alleged: no fact of the picture, unless somebody tells it as one."""

from __future__ import annotations

import pytest

from lagebild.picture.events import events
from tests.picture.made import Report, made


def status(*reports: Report) -> list[str]:
    return [line.status for line in events(*made(reports))]


@pytest.mark.parametrize(
    ("words", "trigger", "found"),
    [
        ("Dem Händler wurde vorgeworfen, eine Schülerin belästigt zu haben.", "belästigt", "possible"),
        ("Dem Händler wurde vorgeworfen, seine Nachbarn zu belästigen.", "belästigen", "possible"),
        ("Er wird beschuldigt, zwei Boten angegriffen zu haben.", "angegriffen", "possible"),
        ("Er steht im Verdacht, zwei Boten erschossen zu haben.", "erschossen", "possible"),
        ("Die Wache wirft ihm vor, er habe zwei Boten erschossen.", "erschossen", "possible"),
        ("Rebellen sollen das Dorf überfallen und zwölf Bewohner getötet haben.", "überfallen", "possible"),
        ("Rebellen sollen das Dorf überfallen und zwölf Bewohner getötet haben.", "getötet", "possible"),
        ("Es hieß, dass dort Boten verhört worden sein sollen.", "verhört", "possible"),
        ("Er soll am Freitag seine Frau in Steinau erschossen haben.", "erschossen", "possible"),
        ("Er wurde festgenommen, weil er zwei Boten erschossen hatte.", "erschossen", "actual"),
        ("Die Rebellen haben das Dorf überfallen und sollen geflohen sein.", "überfallen", "actual"),
        ("Sie sollen neun Leute getötet haben, bevor die Wache zehn erschoss.", "erschoss", "actual"),
        ("Die Wache wirft ihm Betrug vor und nahm ihn fest.", "nahm", "actual"),
        ("Die Wache soll bleiben, weil Rebellen das Dorf überfallen haben.", "überfallen", "actual"),
        ("Wegen des Verdachts nahm die Wache zwei Boten fest, die geflohen waren.", "nahm", "actual"),
    ],
)
def test_what_is_alleged_is_possible(words: str, trigger: str, found: str) -> None:
    report = Report(words).event("ASSAULT", trigger, (), ())
    assert status(report) == [found]


def test_what_somebody_tells_as_a_fact_is_one() -> None:
    first = Report("Rebellen sollen am Dienstag das Dorf Steinau überfallen haben.").event(
        "ASSAULT", "überfallen", "Rebellen", (), place="Steinau", time=("am Dienstag", "2031-03-04")
    )
    other = Report("Rebellen haben am Dienstag das Dorf Steinau überfallen.", "zwei").event(
        "ASSAULT", "überfallen", "Rebellen", (), place="Steinau", time=("am Dienstag", "2031-03-04")
    )
    assert status(first, other) == ["actual"]


def test_what_a_person_says_of_it_holds() -> None:
    report = Report("Rebellen sollen das Dorf überfallen haben.").event("ASSAULT", "überfallen", "Rebellen", ())
    report.confirmed.add(report.frames["events"][0].id)
    assert status(report) == ["actual"]


def test_who_rejects_a_reproach_does_not_make_it() -> None:
    report = Report("Karl Lom wies den Vorwurf der Wache zurück.").event("REJECT", "wies", "Karl Lom", ())
    (line,) = events(*made([report]))
    assert line.type == "REJECT"
