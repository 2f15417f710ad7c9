"""What is put off stands as it did: its deadline moves where a text says to which day, and nobody takes it for taken back."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from lagebild.situation import Tripwire
from tests.picture.made import Report, made

FIRST, LATER = "2031-03-04T08:00:00+01:00", "2031-03-06T08:00:00+01:00"  # a Tuesday, a Thursday


def drawn(*reports: Report) -> Tripwire:
    first, *_ = tripwires(*made(reports))
    return first


def strike() -> Report:
    report = Report("Velten drohte, die Häfen am Freitag zu bestreiken.", "eins", FIRST)
    report.time("am Freitag", "2031-03-07")
    return report.commits("threat", "Velten", "die Häfen am Freitag zu bestreiken")


def demand() -> Report:
    report = Report("Velten forderte Norland auf, die Brücke bis Freitag zu räumen.", "eins", FIRST)
    report.time("bis Freitag", "2031-03-07")
    return report.commits("demand", "Velten", "die Brücke bis Freitag zu räumen", toward="Norland")


def told(words: str, time: str = "", day: str = "") -> Report:
    report = Report(words, "zwei", LATER, "Kurier")
    report.ref("Velten")
    if time:
        report.time(time, day)
    return report


@pytest.mark.parametrize(
    ("report", "time", "day", "deadline"),
    [
        (
            "Velten verschob den angedrohten Streik auf kommenden Montag.",
            "kommenden Montag",
            "2031-03-10",
            "2031-03-10",
        ),
        ("Velten hat den für Freitag angedrohten Streik in den Häfen um eine Woche verschoben.", "", "", "2031-03-14"),
        ("Velten sagte, seine Drohung werde um drei Tage verschoben.", "", "", "2031-03-10"),
        ("Velten hat den angedrohten Streik in den Häfen verschoben.", "", "", None),
    ],
)
def test_a_threat_that_is_put_off_stays(report: str, time: str, day: str, deadline: str | None) -> None:
    one = drawn(strike(), told(report, time, day))
    assert (one.state, one.deadline) == ("open", deadline)


@pytest.mark.parametrize(
    ("report", "time", "day", "deadline"),
    [
        ("Velten hat die Frist um eine Woche verlängert.", "", "", "2031-03-14"),
        ("Velten hat die Frist um 48 Stunden verlängert.", "", "", "2031-03-09"),
        ("Velten hat die Frist um einen Tag verkürzt.", "", "", "2031-03-06"),
        (
            "Velten gewährte Norland eine Verlängerung der Frist bis Dienstag.",
            "bis Dienstag",
            "2031-03-11",
            "2031-03-11",
        ),
        ("Velten lehnt es ab, die Frist zu verlängern.", "", "", "2031-03-07"),
    ],
)
def test_a_deadline_moves_and_the_demand_stays(report: str, time: str, day: str, deadline: str | None) -> None:
    one = drawn(demand(), told(report, time, day))
    assert (one.state, one.deadline) == ("open", deadline)


@pytest.mark.parametrize(
    "report",
    [
        "Velten hat die Frist aufgehoben.",
        "Velten nahm seine Forderung zurück, die Brücke zu räumen.",
        "Velten hat die Forderung, die Brücke zu räumen, fallen gelassen.",
    ],
)
def test_what_is_taken_back_is(report: str) -> None:
    assert drawn(demand(), told(report)).state == "withdrawn"


@pytest.mark.parametrize("how", ["abgesagt", "auf unbestimmte Zeit verschoben"])
def test_what_is_called_off_is_taken_back(how: str) -> None:
    assert drawn(strike(), told(f"Velten hat den angedrohten Streik in den Häfen {how}.")).state == "withdrawn"


def test_a_demand_that_is_made_stronger_stands() -> None:
    assert drawn(demand(), told("Velten verschärfte seine Forderung, die Brücke zu räumen.")).state == "open"
