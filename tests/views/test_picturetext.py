from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from lagebild.situation import (
    Alternative,
    Dispute,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Picture,
    PictureActor,
    PositionLine,
    Question,
    Tripwire,
    Who,
)
from lagebild.views.picturechoice import choose, chosen
from lagebild.views.pictureempty import empty_view, why_empty
from lagebild.views.pictureoverview import MOST
from lagebild.views.picturetext import picture_view
from lagebild.views.picturewords import SECTIONS, picture_words
from tests.views.pictures import (
    LORN,
    a_fused,
    a_picture,
    a_question,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.views.pictureviews import BAD, flat, hostile, printed, view
from tests.views.rivercrisis import crisis_picture

SNAPSHOTS = Path(__file__).parent / "snapshots"


def only(picture: Picture, *names: str, **asked: Any) -> str:
    choice = choose([picture], only=names, **asked)
    return view(chosen(picture, choice), choice)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_picture_as_it_is_printed(language: str) -> None:
    assert view(crisis_picture(), language=language) == (SNAPSHOTS / f"picture.{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_everything_with_its_evidence(language: str) -> None:
    said = view(crisis_picture(), language=language, evidence=True, include_all=True)
    assert said == (SNAPSHOTS / f"evidence.{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = view(crisis_picture(), width=width, evidence=True, include_all=True).splitlines()
    assert max(map(len, lines)) <= min(width, 100)


# -- the head ---------------------------------------------------------------------------------------------------------------------


def test_the_head_says_as_of_when_and_as_known_when() -> None:
    head = flat(view(a_picture(at=at(18, "18:00"), as_known="2026-03-19")).split("\n\n")[0])
    assert head.startswith(
        "krise.db · Stand 18.03.2026, 18:00 · bekannt bis 19.03.2026 · letzte Meldung 18.03.2026, 08:00 3 Artikel"
    )


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2026-03-18T08:00:00+01:00", "18.03.2026, 08:00,"),
        ("2026-03-18T08:00:00+03:00", "18.03.2026, 08:00 (+03:00),"),
        ("2026-03-18T08:00:00Z", "18.03.2026, 08:00 (+00:00),"),
        ("2026-03-18T08:00:00", "18.03.2026, 08:00 (+00:00),"),
        ("2026-03-18", "18.03.2026,"),
        (None, "ohne Datum,"),
    ],
)
def test_times_have_an_offset_where_it_is_not_that_of_most(published: str | None, shown: str) -> None:
    said = view(a_picture(events=(an_event(evidence=(an_evidence("pdm-9", published=published),)),)))
    assert "Uhrzeiten in UTC+01:00" in said
    assert f"Pressedienst Mitte, {shown} pdm-9" in flat(said)


def test_the_offset_of_most_is_the_commonest_of_the_picture_s_own_times() -> None:
    early = a_picture(at=at(18), earliest="2026-03-01T08:00:00+02:00")
    assert "Uhrzeiten in UTC+01:00" in view(early)
    assert "Uhrzeiten in UTC\n" in view(a_picture(earliest="2026-03-01", latest="2026-03-18"))


# -- what is there, and what is not -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_list_in_which_there_is_nothing_says_so(language: str) -> None:
    say = picture_words(language)
    said = view(a_picture(actors=()), language=language).splitlines()
    assert [f"{say.titles[name]}: {say.none[name]}" for name in SECTIONS] == [line for line in said[3:] if line]


def test_only_the_lists_that_are_asked_for() -> None:
    said = only(crisis_picture(), "events", "figures")
    titles = [title for title in picture_words("de").titles.values() if f"\n{title}" in said]
    assert titles == ["Ereignisse", "Zahlen"]
    assert "Stolperdrähte" not in said


def test_only_what_concerns_an_actor_or_its_people() -> None:
    said = only(crisis_picture(), actor="Velten")
    assert "nur was Velten betrifft" in said
    assert "Radan Korwath (Velten) · Drohung" in said
    assert "Tibor Weil (Velten) · Drohung" in said
    assert "Ada Brandner (Lorn) · Angebot" not in said
    assert "dafür Lorn" not in flat(said)
    assert "dagegen Velten (Radan Korwath)" in said


def test_only_one_question() -> None:
    said = only(crisis_picture(), question="sanktionen")
    assert "nur die Frage: Sanktionen gegen Velten" in said
    assert "Sperrung" not in said
    assert "Ereignisse" not in said


def test_one_article_gives_a_picture_too() -> None:
    said = flat(
        view(a_picture(statements=(a_fused(),), articles=replace(a_picture().articles, articles=1, versions=1)))
    )
    assert "1 Artikel ·" in said
    assert "„Wir bleiben“ Pressedienst Mitte, 16.03.2026, 08:00, pdm-1" in said


# -- what is sure -----------------------------------------------------------------------------------------------------------------


def test_unsure_lines_are_left_out_and_counted_where_there_are_surer_ones() -> None:
    unsure = an_event("e2", type="ASSAULT", shown=False, confidence=0.9)
    said = view(a_picture(events=(an_event(), unsure)))
    assert "Gewalt" not in said
    assert "1 weiteres Ereignis, weniger sicher: --all" in said
    assert "? =" not in said
    everything = view(a_picture(events=(an_event(), unsure)), include_all=True)
    assert "E2? 17.03.2026 · Gewalt" in everything
    assert "? = weniger sicher gelesen" in everything


def test_unsure_lines_are_shown_where_there_are_no_surer_ones() -> None:
    said = view(a_picture(events=(an_event(shown=False),)))
    assert "E1? 17.03.2026 · Zwang" in said
    assert "--all" not in said


def test_where_no_position_is_sure_none_is_shown_and_it_is_said_how_many_there_are() -> None:
    questions = (a_question("q1", confidence=0.3), a_question("q2", "Lachen", confidence=0.2))
    said = view(a_picture(questions=questions))
    assert "P1" not in said
    assert "Positionen: keine" in said
    assert "2 weitere Fragen, weniger sicher: --all" in said
    assert "P1? " in view(a_picture(questions=questions), include_all=True)


def test_positions_are_shown_from_half_sure_on_and_tripwires_a_little_later() -> None:
    wires = (a_tripwire("t1", confidence=0.6), a_tripwire("t2", confidence=0.59, consequence="werde man lachen"))
    questions = (a_question("q1", confidence=0.5), a_question("q2", "Lachen", confidence=0.49))
    said = view(a_picture(tripwires=wires, questions=questions))
    assert "T1? " in said
    assert "P1? Sperrung der Brücke" in said
    assert "lachen" not in said.casefold()
    assert said.count(", weniger sicher: --all") == 2


def test_what_a_person_confirmed_is_sure() -> None:
    said = view(a_picture(events=(an_event(shown=False, confirmed=True), an_event("e2", type="AID", shown=False))))
    assert "E1 17.03.2026 · Zwang · Velten · bestätigt" in said
    assert "Hilfe" not in said


# -- nothing at all, hostile words, very much -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "german", "english"),
    [
        (
            {"at": "2026-03-01"},
            "01.03.2026: bis dahin war nichts erschienen; die erste Meldung ist von 16.03.2026, 08:00\u00a0(+01:00)",
            "1\u00a0Mar\u00a02026: nothing was published by then; the first report is of 16\u00a0Mar\u00a02026, 08:00\u00a0(+01:00)",
        ),
        (
            {"as_known": "2026-03-01"},
            "01.03.2026: bis dahin war nichts bekannt; die erste Meldung kam 16.03.2026, 09:00\u00a0(+00:00) ins Dossier",
            "1\u00a0Mar\u00a02026: nothing was known by then; the first report came in on 16\u00a0Mar\u00a02026, 09:00\u00a0(+00:00)",
        ),
        (
            {"at": "2026-03-17", "as_known": "2026-03-16T09:30Z"},
            "nichts war bis 17.03.2026 erschienen und 16.03.2026, 09:30\u00a0(+00:00) schon bekannt",
            "nothing that was published by 17\u00a0Mar\u00a02026 was known on 16\u00a0Mar\u00a02026, 09:30\u00a0(+00:00)",
        ),
    ],
)
def test_why_there_is_nothing(times: dict[str, str], german: str, english: str) -> None:
    picture = Picture("krise.db", **times)
    for language, said in (("de", german), ("en", english)):
        assert why_empty(picture, at(16), "2026-03-16T09:00:00.000000Z", language=language) == said
        assert flat(printed(empty_view(picture, at(16), "2026-03-16T09:00:00.000000Z", language=language))) == flat(
            f"krise.db {said}"
        )


@pytest.mark.parametrize(("language", "said"), [("de", "das Dossier ist leer"), ("en", "the dossier is empty")])
def test_a_dossier_in_which_there_is_nothing(language: str, said: str) -> None:
    assert why_empty(Picture("krise.db"), None, None, language=language) == said


@pytest.mark.parametrize("extent", [{}, {"evidence": True, "include_all": True}])
def test_hostile_words_neither_steer_the_terminal_nor_flood_it(extent: dict[str, bool]) -> None:
    picture = replace(hostile(), dossier=BAD)
    said = view(picture, **extent)
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(said)
    assert "[bold]x[/bold]" in said
    assert max(map(len, said.splitlines())) <= 80
    assert len(said) < 30_000


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called for some work."""
    number = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def many(number: int) -> Picture:
    return a_picture(
        events=tuple(an_event(f"e{n}", sources=n % 7) for n in range(number)),
        tripwires=tuple(a_tripwire(f"t{n}", replaced_by=f"t{n + 1}") for n in range(number)),
        questions=tuple(a_question(f"q{n}") for n in range(number)),
        statements=tuple(a_fused(f"s{n}", responds_to=f"s{n + 1}") for n in range(number)),
    )


@pytest.mark.parametrize("include_all", [False, True])
def test_the_work_grows_with_the_lines_and_not_with_their_square(include_all: bool) -> None:
    small, large = many(40), many(160)
    least = calls(lambda: view(small, include_all=include_all))
    assert calls(lambda: view(large, include_all=include_all)) < 6 * least


def test_ten_thousand_lines_are_shown_in_few_and_all_of_them_stream() -> None:
    picture = many(2500)
    assert len(view(picture).splitlines()) < 250
    blocks = picture_view(picture, language="de", include_all=True)
    assert sum(1 for _, _ in zip(range(5), blocks, strict=False)) == 5


def test_of_more_lines_some_are_less_sure() -> None:
    events = tuple(an_event(f"e{n}", shown=n > 1) for n in range(MOST["actual"] + 5))
    assert "5 weitere Ereignisse, davon 2 weniger sicher: --all" in view(a_picture(events=events))


@pytest.mark.parametrize(
    ("dossier", "shown"),
    [
        ("/srv/lage/krise.db", "krise.db"),
        ("krise.db", "krise.db"),
        ("postgresql://h/l?schema=x", "postgresql://h/l?schema=x"),
    ],
)
def test_a_dossier_is_called_by_its_file_or_its_url(dossier: str, shown: str) -> None:
    assert view(replace(a_picture(), dossier=dossier)).startswith(f"{shown} · letzte Meldung")


def test_both_languages_have_words_for_the_same() -> None:
    german, english = asdict(picture_words("de")), asdict(picture_words("en"))
    for name, words in german.items():
        assert type(words) is type(english[name]), name
        if isinstance(words, dict):
            assert words.keys() == english[name].keys(), name
        elif isinstance(words, str):
            assert words.count("{}") == english[name].count("{}"), name


@pytest.mark.parametrize("extent", [{}, {"evidence": True, "include_all": True}])
def test_lines_of_which_hardly_anything_is_known(extent: dict[str, bool]) -> None:
    bare = Picture(
        "",
        articles=a_picture().articles,
        actors=(PictureActor(Who("", "")),),
        statements=(FusedStatement("s", ()),),
        events=(FusedEvent("e", ()),),
        questions=(Question("q", (), positions=(PositionLine(LORN, "for", "", ()),)),),
        tripwires=(Tripwire("t", ()),),
        disputes=(Dispute("d", ()),),
        hypotheses=(Hypothesis("h", (), alternatives=(Alternative("", (), ()),)),),
        figures=(FigureLine("f", (), values=(FigureValue(0.0, "=", None, None, ()),)),),
    )
    said = view(bare, **extent)
    for title in ("Stolperdrähte", "Positionen", "Ereignisse", "Aussagen", "Streitpunkte", "Erklärungen", "Zahlen"):
        assert f"\n{title}" in said
