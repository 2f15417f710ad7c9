"""The parts of an event: who, to whom, where, on whose word; which of them are less sure than the event itself."""

from __future__ import annotations

from typing import Any

import pytest

from lagebild.picture.events import events
from lagebild.situation import FusedEvent
from tests.picture.made import Report, made

PUBLISHED = "2031-03-13T20:00:00+01:00"


def told(*reports: Report, kind: str = "") -> FusedEvent:
    found = [one for one in events(*made(reports)) if not kind or one.type == kind]
    (event,) = found
    return event


def names(some: Any) -> list[str]:
    return [who.name for who in some]


def council() -> Report:
    words = "Der Rat begrüßt die Einigung und dankt Kallien. Er würdigt den Abzug der orlanischen Posten."
    report = Report(words, published=PUBLISHED)
    return (
        report.actor("Der Rat", "organisation")
        .actor("Kallien", "person", "Er")
        .actor("der orlanischen Posten", "group")
    )


def test_nobody_says_what_a_report_tells_of_him() -> None:
    report = council().says(
        "Er", "Er würdigt den Abzug der orlanischen Posten.", type="reported", confidence=0.17, shown=False
    )
    event = told(report.event("SUPPORT", "würdigt", "Der Rat", "der orlanischen Posten"))
    assert (names(event.according_to), "according_to" in event.unsure) == ([], False)


def test_whoever_is_named_outside_of_his_words_says_them() -> None:
    report = Report("Die Truppen seien abgezogen, sagte Brandner.").actor("Die Truppen", "group")
    event = told(
        report.says("Brandner", "Die Truppen seien abgezogen", cue="sagte").event("RETREAT", "abgezogen", "Die Truppen")
    )
    assert (names(event.according_to), event.unsure) == (["Brandner"], ())


def test_a_speaker_who_was_read_unsurely_is_unsure() -> None:
    report = Report("Die Truppen seien abgezogen, sagte Brandner.").actor("Die Truppen", "group")
    report.says("Brandner", "Die Truppen seien abgezogen", cue="sagte", confidence=0.2, shown=False)
    event = told(report.event("RETREAT", "abgezogen", "Die Truppen"))
    assert (names(event.according_to), event.unsure) == (["Brandner"], ("according_to",))


def test_a_person_can_confirm_the_speaker() -> None:
    report = Report("Die Truppen seien abgezogen, sagte Brandner.").actor("Die Truppen", "group")
    report.says("Brandner", "Die Truppen seien abgezogen", cue="sagte", confidence=0.2, shown=False)
    report.event("RETREAT", "abgezogen", "Die Truppen").confirms(report.statements[0].id)
    assert told(report).unsure == ()


def test_whom_another_noun_is_of_is_less_sure() -> None:
    event = told(council().event("SUPPORT", "würdigt", "Der Rat", "der orlanischen Posten"))
    assert "recipients" in event.unsure


@pytest.mark.parametrize(
    ("words", "trigger", "recipient", "unsure"),
    [
        ("Auland wies Belmar ab.", "wies", "Belmar", False),
        ("Auland drohte, falls Belmar komme.", "drohte", "Belmar", True),
        ("Auland drohte mit der Einigung von Belmar.", "drohte", "Belmar", True),
    ],
)
def test_a_recipient_is_sure_in_the_clause_of_the_event(words: str, trigger: str, recipient: str, unsure: bool) -> None:
    report = Report(words).actor("Auland", "state").actor("Belmar", "state")
    event = told(report.event("THREATEN", trigger, "Auland", recipient))
    assert ("recipients" in event.unsure, "actors" in event.unsure) == (unsure, False)


def test_what_is_nobody_is_a_recipient_less_surely() -> None:
    report = Report("Auland wies den Vorwurf zurück.").actor("Auland", "state").actor("den Vorwurf", "unnamed")
    assert told(report.event("REJECT", "wies", "Auland", "den Vorwurf")).unsure == ("recipients",)


def test_a_recipient_of_another_sentence_is_none() -> None:
    report = Report("Belmar lud ein. Auland lehnte ab.").actor("Auland", "state").actor("Belmar", "state")
    event = told(report.event("REJECT", "lehnte", "Auland", "Belmar"))
    assert (event.recipients, event.unsure) == ((), ())


def test_nobody_does_it_to_himself() -> None:
    report = Report("Auland zog sich aus Auland zurück.").actor("Auland", "state")
    assert told(report.event("RETREAT", "zog", "Auland", "Auland")).recipients == ()


def test_a_place_of_another_clause_is_less_sure() -> None:
    words = "Auland wird keine Soldaten nach Belmar verlegen, bis der Rat zusammentritt."
    report = Report(words).actor("der Rat", "organisation")
    event = told(report.event("CONSULT", "zusammentritt", "der Rat", place="Belmar", status="planned"))
    assert (event.place, event.unsure) == ("Belmar", ("place",))


def test_an_actor_of_another_sentence_is_less_sure() -> None:
    report = Report("Belmar lud ein. Er lehnte ab.").actor("Belmar", "state")
    assert told(report.event("REJECT", "lehnte", "Belmar")).unsure == ("actors",)


def test_the_report_in_whose_clause_it_stands_gives_it() -> None:
    """Of two reports of one event the one that names the place beside it, though the other one was read more surely."""
    words = "Nahe Belmar, wo man wartete, nahm die Polizei in Steinau Vera Lind fest."
    first = Report(words, "eins", publisher="Bote").event(
        "COERCE", "nahm", (), "Vera Lind", place="Belmar", confidence=0.9
    )
    second = Report(words, "zwei", publisher="Kurier").event(
        "COERCE", "nahm", (), "Vera Lind", place="Steinau", confidence=0.7
    )
    event = told(first, second)
    assert (event.reports, event.place, "place" in event.unsure) == (2, "Steinau", False)


def printed(words: str, publisher: str = "npd") -> Report:
    report = Report(words, publisher=publisher).actor("die Botschafter", "group")
    return report.event("SUPPORT", "verabschiedet", "die Botschafter")


def test_what_a_paper_prints_is_no_event() -> None:
    words = "npd dokumentiert das Kommuniqué, das die Botschafter am Donnerstag verabschiedet haben."
    assert not told(printed(words)).shown
    assert told(printed(words, "Bote")).shown


def test_what_a_person_confirmed_is_one() -> None:
    report = printed("npd dokumentiert das Kommuniqué, das die Botschafter am Donnerstag verabschiedet haben.")
    assert told(report.confirms(report.frames["events"][0].id)).shown
