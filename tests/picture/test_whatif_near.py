"""What comes closest to an event that has not happened without being touched by it."""

from __future__ import annotations

import pytest

from lagebild.moments import date_of
from lagebild.picture import leads
from lagebild.picture.whatif import NO_EVENT, NOTHING
from lagebild.situation import WhatIf
from tests.factories import a_verdict
from tests.picture.made import Report
from tests.picture.test_whatif import asked, comes, event, threat

BLOCKS = "Auf der Brücke von Hellbach stehen seit Freitagfrüh Panzersperren, und kein Auto kommt mehr durch."


def sentence(words: str = BLOCKS, **fields: str) -> Report:
    return Report(words, "frage", "2031-03-09T08:00:00+01:00", **fields)  # type: ignore[arg-type]


def price() -> Report:
    body = "der Milchpreis bleibe bis auf weiteres eingefroren"
    report = Report(f"Brandner sagte, {body}.", "preis", "2031-03-04T10:00:00+01:00", "Bote")
    return report.says("Brandner", body, cue="sagte").commits("promise", "Brandner", body)


def gate(article: str = "tor", who: str = "Velten") -> Report:
    body = "man werde die Brücke von Hellbach bewachen lassen"
    report = Report(f"{who} sagte, {body}.", article, "2031-03-05T10:00:00+01:00", "Bote")
    return report.says(who, body, cue="sagte").commits("promise", who, body)


def near(answer: WhatIf) -> list[str]:
    return [one.consequence for one in answer.near]


def test_a_sentence_without_an_event_comes_close_to_what_it_speaks_of() -> None:
    answer = asked(sentence(), threat(), price())
    assert (answer.read, answer.touches, answer.remarks[0]) == ((), (), NO_EVENT)
    (only,) = answer.near
    assert only.consequence == "werde man die Brücke von Hellbach sperren"
    assert only.state == "open", "asking changes nothing"


def test_an_event_that_touches_nothing_comes_close_too() -> None:
    comes_elsewhere = event(
        "Der Nordbund verlegt seit Freitag, 12 Uhr, 3000 Soldaten nach Velten.", "verlegt", "Der Nordbund"
    )
    answer = asked(comes_elsewhere, threat(), price())
    assert (answer.touches, answer.remarks) == ((), (NOTHING,))
    assert near(answer) == ["werde man die Brücke von Hellbach sperren"]


def test_what_is_touched_is_not_said_twice() -> None:
    answer = asked(comes(), threat())
    assert len(answer.touches) == 1
    assert answer.near == ()
    closes = event("Korwath sperrt die Brücke von Hellbach seit Freitag, 12 Uhr.", "sperrt", "Korwath", "COERCE")
    both = asked(closes, threat(), gate())
    assert [one.consequence for one, _ in both.touches] == ["werde man die Brücke von Hellbach sperren"]
    assert near(both) == ["man werde die Brücke von Hellbach bewachen lassen"]


def test_nothing_is_close_to_something_far_off() -> None:
    assert asked(sentence("Es ist ein schöner Tag, und die Kirschen blühen."), threat(), price()).near == ()
    assert asked(sentence()).near == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_another_language_nothing_is_told_to_be_close(language: str) -> None:
    assert asked(sentence(language=language), threat()).near == ()


def test_an_announcement_in_english_is_not_told_to_be_close() -> None:
    body = "we will close the Brücke von Hellbach"
    vow = (
        Report(f"Korwath said {body}.", language="en")
        .says("Korwath", body, cue="said")
        .commits("threat", "Korwath", body)
    )
    assert asked(sentence(), vow).near == ()


def test_the_nearest_comes_first_and_there_are_at_most_three(monkeypatch: pytest.MonkeyPatch) -> None:
    held = [threat(), price(), *(gate(f"tor{n}", who) for n, who in enumerate(("Velten", "Ahlen", "Tarnow")))]
    monkeypatch.setattr(leads, "CLOSE", -1_000.0)
    odds: list[float] = []
    true = leads.odds
    monkeypatch.setattr(leads, "odds", lambda one, told: (odds.append(true(one, told)), odds[-1])[1])
    answer = asked(sentence(), *held)
    assert len(odds) >= 4
    assert len(answer.near) == leads.MOST
    first = [
        true(leads._of_line(one), leads.Told(BLOCKS, number=leads._ANYWHERE, day=date_of("2031-03-09")))
        for one in answer.near
    ]
    assert first == sorted(odds, reverse=True)[: leads.MOST]


def test_of_those_as_near_the_earlier_comes_first() -> None:
    answer = asked(sentence(), gate("tor2", "Ahlen"), gate("tor1", "Velten"))
    assert len(answer.near) == 2
    keys = [(one.stated, one.id) for one in answer.near]
    assert keys == sorted(keys)


@pytest.mark.parametrize(("state", "close"), [("open", 1), ("lapsed", 0), ("withdrawn", 0)])
def test_what_has_ended_is_not_close(state: str, close: int) -> None:
    vow = threat()
    said = a_verdict(
        "state", vow.frames["commitments"][0].id, of="commitment", value={"state": state}, made="2031-03-21T00:00:00Z"
    )
    assert len(asked(sentence(), vow, verdicts=[said]).near) == close


def test_where_the_sentence_comes_from_makes_no_difference() -> None:
    spread = BLOCKS.replace(" stehen", "\n  stehen")
    assert near(asked(sentence(spread), threat())) == near(asked(sentence(), threat())) != []
