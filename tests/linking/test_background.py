"""What tells of long ago, and what is no line by itself, is kept and not shown."""

from __future__ import annotations

import pytest

from lagebild.background import Report
from lagebild.linking import times
from lagebild.sentences import sentences
from tests.linking.test_frames import a_frame, linked

DAY = "2031-03-04"
NEWS = "Die Behörden haben am Dienstag in Karsk zwei Männer festgenommen."
MASSACRE = "Damals hatten Milizen des Diktators im Dorf Ostra mehr als hundert Bewohner getötet."
HISTORY = f"{NEWS}\n\nIm Jahr 1995 war das Land im Krieg. {MASSACRE} Die Täter wurden nie bestraft."


def report(text: str, published: str | None = DAY) -> Report:
    spans = sentences(text)
    return Report(text, spans, times.times(text, published, spans), published)


def test_a_paragraph_of_history_is_of_long_ago() -> None:
    news, dated, *undated = report(HISTORY).chances
    assert news < 0.2
    assert dated > 0.4
    assert undated[0] > 0.5
    assert undated[1] > news


def test_news_is_not_of_long_ago() -> None:
    text = "Milizen haben am Montag das Dorf Ostra beschossen. Zwölf Bewohner wurden verletzt. Die Regierung fordert ein Ende der Angriffe."
    assert max(report(text).chances) < 0.3


def test_without_a_day_nothing_is_of_long_ago() -> None:
    assert set(report(HISTORY, None).chances) == {0.0}
    assert report("", DAY).chances == ()


def test_a_place_before_the_first_sentence_is_of_none() -> None:
    found = report("  " + NEWS)
    assert found.number(0) in (-1, 0)
    assert found.chance(len(found.text)) == found.chances[-1]


@pytest.mark.parametrize(
    ("published", "language", "shown"), [(DAY, "de", False), (None, "de", True), (DAY, "en", True)]
)
def test_an_undated_event_of_long_ago_waits(published: str | None, language: str, *, shown: bool) -> None:
    frame = a_frame(HISTORY, "event", "getötet", actor="Milizen des Diktators", recipient="mehr als hundert Bewohner")
    (event,) = linked(HISTORY, frame, published=published, language=language).frames.events
    assert event.shown is shown


def test_a_dated_event_of_long_ago_says_when() -> None:
    text = f"{NEWS}\n\nIm Jahr 1995 hatten Milizen im Dorf Ostra Bewohner getötet."
    frame = a_frame(text, "event", "getötet", actor="Milizen", recipient="Bewohner", time="Im Jahr 1995")
    (event,) = linked(text, frame, published=DAY).frames.events
    assert event.time is not None
    assert event.time.start == "1995-01-01"


@pytest.mark.parametrize(
    ("text", "consequence", "shown"),
    [
        ("Die Gruppe hatte angekündigt, die Parade anzugreifen.", "die Parade anzugreifen", False),
        ("Der Rat hatte ihn gestern aufgefordert, sein Amt niederzulegen.", "sein Amt niederzulegen", False),
        ("Die Gruppe hat angekündigt, die Parade anzugreifen.", "die Parade anzugreifen", True),
        ("Die Gruppe kündigte an, die Parade anzugreifen.", "die Parade anzugreifen", True),
        ("Der Bund, den Orlan gegründet hatte, kündigte an, die Grenze zu schließen.", "die Grenze zu schließen", True),
        ("Er drohte, wer gelogen hatte, werde angeklagt.", "wer gelogen hatte, werde angeklagt", True),
    ],
)
def test_what_had_been_announced_before_the_news_waits(text: str, consequence: str, *, shown: bool) -> None:
    (commitment,) = linked(text, a_frame(text, "commitment", consequence), published=DAY).frames.commitments
    assert commitment.shown is shown


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "roles", "shown"),
    [
        ("Die Lehrerin forderte freie Fahrt nach Lissau.", "forderte", "REQUEST", {"actor": "Die Lehrerin"}, False),
        ("Aus Mirosk kam Kritik.", "Kritik", "ACCUSE", {"actor": "Mirosk"}, False),
        (
            "Die Armee hat am Montag das Dorf Ostra beschossen.",
            "beschossen",
            "ASSAULT",
            {"actor": "Die Armee", "recipient": "das Dorf Ostra", "time": "am Montag"},
            True,
        ),
        (
            "Die Polizei nahm am Montag zwei Männer fest.",
            "nahm",
            "COERCE",
            {"actor": "Die Polizei", "recipient": "zwei Männer", "time": "am Montag"},
            True,
        ),
        (
            "Die Regierung forderte den Rebellenführer auf, sich zu stellen.",
            "forderte",
            "REQUEST",
            {"actor": "Die Regierung", "recipient": "den Rebellenführer"},
            True,
        ),
    ],
)
def test_an_act_without_its_other_side_is_no_line(
    text: str, trigger: str, kind: str, roles: dict[str, str], *, shown: bool
) -> None:
    frame = a_frame(text, "event", trigger, type=kind, **roles)
    (event,) = linked(text, frame, published=DAY).frames.events
    assert event.shown is shown
