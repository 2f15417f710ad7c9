"""On what "andernfalls" hangs: the demand of the sentence before, or that one's condition; never a deed of one's own."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made

Hangs = tuple[str | None, str | None]


def hangs(words: str, consequence: str, read: str = "") -> Hangs:
    """On what a threat hangs, and how."""
    report = Report(words).commits("threat", "Ruvolt", consequence, read, "unless")
    (one,) = tripwires(*made([report]))
    return one.condition_kind, one.condition


SHUTS = "Andernfalls werde man die Kameras abschalten"


@pytest.mark.parametrize(
    ("before", "read", "condition"),
    [
        ("Berunien forderte die Freigabe der Gelder.", "Berunien forderte die Freigabe der Gelder", "die Freigabe der Gelder"),
        ("Berunien verlangte von Norland die Freigabe der Gelder.", "", "von Norland die Freigabe der Gelder"),
        ("Norland müsse die Gelder freigeben, sagte Ruvolt.", "Norland müsse die Gelder freigeben", "Norland müsse die Gelder freigeben"),
        ("Ruvolt forderte Norland auf, die Gelder freizugeben.", "die Gelder freizugeben", "die Gelder freizugeben"),
        ("Ruvolt forderte, dass Norland zahlt.", "", "dass Norland zahlt"),
        ("Norland hat zwei Tage Zeit, die Gelder freizugeben.", "Norland hat zwei Tage Zeit", "die Gelder freizugeben"),
        ("Sie würden freigelassen, sobald Norland zahle.", "Sie würden freigelassen", "sobald Norland zahle"),
        ("Wenn Norland zahle, kämen sie frei, sagte Ruvolt.", "", "Wenn Norland zahle"),
    ],
)  # fmt: skip
def test_the_demand_before_it_is_the_condition(before: str, read: str, condition: str) -> None:
    assert hangs(f"{before} {SHUTS}.", SHUTS, read) == ("unless", condition)


@pytest.mark.parametrize(
    ("before", "read"),
    [
        ("Sie würden gut behandelt, sagte Ruvolt.", "Sie würden gut behandelt"),
        ("Er werde mit Norland sprechen, sagte Ruvolt.", "Er werde mit Norland sprechen"),
    ],
)
def test_what_one_does_oneself_is_none(before: str, read: str) -> None:
    assert hangs(f"{before} {SHUTS}.", SHUTS, read) == (None, None)


def test_es_sei_denn_stays_as_it_stands() -> None:
    case, then = "es sei denn, Norland gebe die Gelder frei", "man werde die Kameras abschalten"
    assert hangs(f"Ruvolt sagte, {then}, {case}.", then, case) == ("unless", case)
