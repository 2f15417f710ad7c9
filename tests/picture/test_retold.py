"""A report that only tells again what was reported before counts as a report, and is no source of its own."""

from __future__ import annotations

import pytest

from lagebild.picture.events import events
from lagebild.picture.statements import statements
from lagebild.picture.tripwires import tripwires
from tests.picture.made import Report, made

FIRST, LATER = "2031-03-04T18:00:00+01:00", "2031-03-14T18:00:00+01:00"


def vow(words: str, consequence: str, condition: str, article: str, published: str, publisher: str) -> Report:
    report = Report(words, article, published, publisher)
    return report.commits("threat", "Jorn", consequence, condition, "while")


def first_vow() -> Report:
    words = "Jorn sagte, jeder Reservist bleibe unter Waffen, solange Panzer am Ufer stünden."
    return vow(words, "jeder Reservist bleibe unter Waffen", "solange Panzer am Ufer stünden", "eins", FIRST, "Bote")


def later_vow(lead: str) -> Report:
    words = f"Jorn {lead}, jeder Reservist bleibe unter Waffen, solange Panzer am Ufer stünden."
    return vow(words, "jeder Reservist bleibe unter Waffen", "solange Panzer am Ufer stünden", "zwei", LATER, "Kurier")


@pytest.mark.parametrize(("lead", "sources"), [("sagte", 2), ("hatte zu Beginn der Krise angekündigt", 1)])
def test_a_commitment_that_is_told_in_the_pluperfect(lead: str, sources: int) -> None:
    (wire,) = tripwires(*made((first_vow(), later_vow(lead))))
    assert (wire.reports, wire.sources) == (2, sources)


def test_where_all_look_back_they_are_one_source() -> None:
    (wire,) = tripwires(*made((later_vow("hatte angekündigt"),)))
    assert (wire.reports, wire.sources) == (1, 1)


@pytest.mark.parametrize(("verb", "sources"), [("sagte", 2), ("hatte", 1)])
def test_a_statement_that_is_told_in_the_pluperfect(verb: str, sources: int) -> None:
    one = Report("Jorn sagte, jeder Reservist bleibe unter Waffen.", "eins", FIRST, "Bote")
    end = " gesagt" if verb == "hatte" else ""
    other = Report(f"Jorn {verb}{end}, jeder Reservist bleibe unter Waffen.", "zwei", FIRST, "Kurier")
    for report, cue in ((one, "sagte"), (other, f"{verb}{end}")):
        report.says("Jorn", "jeder Reservist bleibe unter Waffen", cue=cue)
    (statement,) = statements(*made((one, other)))
    assert (statement.reports, statement.sources) == (2, sources)


def shots(article: str, published: str, publisher: str) -> Report:
    report = Report("Auf den Posten bei Steinau wurde am 4. März geschossen.", article, published, publisher)
    return report.event("ASSAULT", "geschossen", (), (), place="Steinau", time=("am 4. März", "2031-03-04"))


@pytest.mark.parametrize(("published", "sources"), [("2031-03-05T18:00:00+01:00", 2), (LATER, 1)])
def test_an_event_that_is_dated_back(published: str, sources: int) -> None:
    (event,) = events(*made((shots("eins", FIRST, "Bote"), shots("zwei", published, "Kurier"))))
    assert (event.reports, event.sources) == (2, sources)
