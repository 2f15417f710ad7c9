"""What tells of long ago, and what is no line by itself, is kept and not shown."""

from __future__ import annotations

import pytest

from lagebild.background import Report
from lagebild.linking import times
from lagebild.sentences import sentences
from tests.linking.test_frames import a_frame, linked

DAY = "2031-03-04"
NEWS = "Die Armee Orlans hat am Montag die Stadt Mirosk beschossen. Die Regierung sprach von einem Kriegsverbrechen."
MASSACRE = "Damals hatten Milizen des Diktators im Dorf Ostra mehr als hundert Bewohner getötet."
HISTORY = f"{NEWS}\n\nIm Jahr 1995 war das Land im Krieg. {MASSACRE} Die Täter wurden nie bestraft."


def report(text: str, published: str | None = DAY) -> Report:
    spans = sentences(text)
    return Report(text, spans, times.times(text, published, spans), published)


def test_a_paragraph_of_history_is_of_long_ago() -> None:
    *news, dated, undated, last = report(HISTORY).chances
    assert max(news) < 0.2
    assert min(dated, undated) > 0.5
    assert last > max(news)


@pytest.mark.parametrize(
    "words",
    [
        "Zwölf Bewohner wurden verletzt.",
        # a number is no year
        "Mehr als 1500 Menschen wurden getötet.",
        "1500 norländische Soldaten haben die Grenze überschritten.",
        "Die Resolution 1701 wurde verletzt.",
        # what is only set against a time
        "Dabei wurden 200 Soldaten getötet, so viele wie noch nie seit Beginn des Krieges vor drei Jahren.",
        "Erstmals seit dem Krieg von 1994 haben norländische Truppen die Grenze überschritten.",
        # the time of a relative clause or an attribute
        "Die Gruppe, die 1994 gegründet wurde, wurde angegriffen.",
        "Die 1994 gegründete Gruppe wurde angegriffen.",
    ],
)
def test_news_is_not_of_long_ago(words: str) -> None:
    assert report(f"{NEWS} {words}").chances[-1] < 0.4
    assert report(f"{NEWS} {words} Ganze Viertel wurden zerstört.").chances[-1] < 0.4


@pytest.mark.parametrize(
    "words", ["Im Jahr 1995 waren dort 8000 Menschen ermordet worden.", "1995 wurde die Stadt schon einmal zerstört."]
)
def test_a_year_of_long_ago_is_one(words: str) -> None:
    assert report(f"{NEWS} {words}").chances[-1] > 0.7


def test_without_a_day_nothing_is_of_long_ago() -> None:
    assert set(report(HISTORY, None).chances) == {0.0}
    assert report("", DAY).chances == ()


def test_a_place_before_the_first_sentence_is_of_none() -> None:
    found = report("\n\n" + NEWS)
    assert found.number(0) == -1
    assert found.chance(0) == 0.0
    assert found.chance(len(found.text)) == found.chances[-1]


FIGHT = {"actor": "Milizen des Diktators", "recipient": "mehr als hundert Bewohner"}


@pytest.mark.parametrize(
    ("published", "language", "shown"), [(DAY, "de", False), (None, "de", True), (DAY, "en", True)]
)
def test_an_undated_event_of_long_ago_waits(published: str | None, language: str, *, shown: bool) -> None:
    frame = a_frame(HISTORY, "event", "getötet", **FIGHT)
    (event,) = linked(HISTORY, frame, published=published, language=language).frames.events
    assert event.shown is shown


def test_figures_and_positions_of_long_ago_wait_as_well() -> None:
    frames = [
        a_frame(HISTORY, "figure", "hundert", of="Bewohner"),
        a_frame(HISTORY, "position", "getötet", target="Bewohner", holder="Milizen des Diktators"),
    ]
    found = linked(HISTORY, *frames, published=DAY).frames
    assert [one.shown for one in (*found.figures, *found.positions)] == [False, False]


def test_an_event_of_long_ago_that_says_when_is_shown() -> None:
    text = HISTORY.replace("Damals hatten", "Im Jahr 1995 hatten")
    frame = a_frame(text, "event", "getötet", time="Im Jahr 1995#2", **FIGHT)
    (event,) = linked(text, frame, published=DAY).frames.events
    assert report(text).chance(event.trigger[0][0]) > 0.5
    assert event.time is not None
    assert event.shown


def test_with_what_a_report_begins_is_shown() -> None:
    text = f"Im Jahr 1995 wurde das Land in einem Krieg zerstört. {MASSACRE}"
    frame = a_frame(text, "event", "getötet", **FIGHT)
    (event,) = linked(text, frame, published=DAY).frames.events
    assert report(text).chance(event.trigger[0][0]) > 0.5
    assert event.shown


@pytest.mark.parametrize(
    ("text", "consequence", "back"),
    [
        ("Die Gruppe hatte angekündigt, die Parade anzugreifen.", "die Parade anzugreifen", True),
        (
            "Der Rat, der ihn gewählt hatte, hatte ihn aufgefordert, sein Amt niederzulegen.",
            "sein Amt niederzulegen",
            True,
        ),
        (
            "Nachdem die Gruppe angekündigt hatte, die Parade anzugreifen, fiel sie aus.",
            "die Parade anzugreifen",
            False,
        ),
        # of late
        ("Der Rat hatte ihn gestern aufgefordert, sein Amt niederzulegen.", "sein Amt niederzulegen", False),
        ("Halm hatte am Montag angekündigt, die Grenze zu schließen.", "die Grenze zu schließen", False),
        ("Halm hatte am Vorabend angekündigt, die Grenze zu schließen.", "die Grenze zu schließen", False),
        ("Der Rat hatte Norland aufgefordert, binnen 48 Stunden abzuziehen.", "binnen 48 Stunden abzuziehen", False),
        # not its verb
        ("Die Gruppe hat angekündigt, die Parade anzugreifen.", "die Parade anzugreifen", False),
        (
            "Die Regierung hatte keine andere Wahl und kündigte an, die Grenze zu schließen.",
            "die Grenze zu schließen",
            False,
        ),
        ("Orlan hatte lange gezögert, nun drohte Rudin, die Meerenge zu sperren.", "die Meerenge zu sperren", True),
        ("„Wir hatten genug Geduld, jetzt werden wir Lissau bombardieren.“", "werden wir Lissau bombardieren", False),
        (
            "Der Bund, den Orlan gegründet hatte, kündigte an, die Grenze zu schließen.",
            "die Grenze zu schließen",
            False,
        ),
        ("Er drohte, wer gelogen hatte, werde angeklagt.", "wer gelogen hatte, werde angeklagt", False),
    ],
)
def test_what_had_been_announced_before_the_news(text: str, consequence: str, *, back: bool) -> None:
    begin = text.index(consequence)
    assert report(text).looks_back(((begin, begin + len(consequence)),)) is back


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "roles", "shown"),
    [
        ("Aus Mirosk kam Kritik.", "Kritik", "ACCUSE", {"actor": "Mirosk"}, False),
        ("Die Regierung lehnte ab.", "lehnte", "REJECT", {"actor": "Die Regierung"}, False),
        (
            "Die Regierung lehnte den Plan ab.",
            "lehnte",
            "REJECT",
            {"actor": "Die Regierung", "recipient": "den Plan"},
            True,
        ),
        ("Norland und Orlan einigten sich.", "einigten", "AGREE", {"actor": ["Norland", "Orlan"]}, True),
        (
            "Norland und Orlan vereinbarten eine Waffenruhe.",
            "vereinbarten",
            "AGREE",
            {"actor": "Norland und Orlan"},
            True,
        ),
        ("Die UN forderten Zugang.", "forderten", "REQUEST", {"actor": "Die UN"}, True),
        ("Der Präsident wurde abgesetzt.", "abgesetzt", "COERCE", {"recipient": "Der Präsident"}, True),
        ("Die Armee zieht sich zurück.", "zieht", "RETREAT", {"actor": "Die Armee"}, True),
    ],
)
def test_an_act_that_is_directed_at_nothing_is_no_line(
    text: str, trigger: str, kind: str, roles: dict[str, str | list[str]], *, shown: bool
) -> None:
    frame = a_frame(text, "event", trigger, type=kind, **roles)
    (event,) = linked(text, frame, published=DAY).frames.events
    assert event.shown is shown
