"""The page Lage: what is new and in which order, what is folded, what is said where nothing is new."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild.situation import Interval, PictureActor
from lagebild.store import Dossier
from lagebild.web.desk import Shown
from lagebild.web.pages import lagenews
from lagebild.web.pages.lagesections import Offices
from tests.views.pictures import (
    BRANDNER,
    BUND,
    KORWATH,
    LORN,
    VELTEN,
    WEIL,
    a_dispute,
    a_figure,
    a_fused,
    a_picture,
    a_position,
    a_question,
    a_stance,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.web.showing import tree, words
from tests.web.situations import LONG_AGO, Shows, after, before, headings

# -- what is new ------------------------------------------------------------------------------------------------------------------


def test_sections_stand_in_the_order_that_a_desk_needs(shows: Shows) -> None:
    touched = a_tripwire(history=(a_state("open", at(16)), a_state("touched", at(17), an_evidence("pdm-2", "Truppen"))))
    question = a_question(
        "q1", "Sperrung", a_position(LORN, a_stance("against", at(16), BRANDNER), a_stance("for", at(18), BRANDNER))
    )
    old = a_question("q1", "Sperrung", a_position(LORN, a_stance("against", at(16), BRANDNER)))
    now = after(
        tripwires=(touched,),
        questions=(question,),
        events=(an_event(),),
        statements=(a_fused(),),
        disputes=(a_dispute(),),
        figures=(a_figure(),),
    )
    client = shows(before(tripwires=(a_tripwire(history=(a_state("open", at(16)),)),), questions=(old,)), now)
    page = tree(client, LONG_AGO)
    assert headings(page) == ["tripwires", "moves", "events", "statements", "disputes", "figures"]
    assert [one.get("href") for one in page.xpath("//nav[@class='glance']//a")] == [f"#{key}" for key in headings(page)]


def test_a_tripwire_says_what_touched_it_and_that_nobody_confirmed_it(shows: Shows) -> None:
    proof = an_evidence("pdm/2", "Truppen haben die Grenze überschritten", spans=((7, 20), (30, 45)))
    old = a_tripwire(history=(a_state("open", at(16)),))
    now = a_tripwire(history=(a_state("open", at(16)), a_state("touched", at(17), proof)))
    page = tree(shows(before(tripwires=(old,)), after(tripwires=(now,))), LONG_AGO)
    line = page.xpath("//section[@aria-labelledby='tripwires']//li")[0]
    said = words(line)
    assert "offen → berührt? unbestätigt Radan Korwath (Velten)" in said
    assert "sollten Truppen nach Lorn kommen" in said
    assert "werde man die Brücke schließen" in said
    assert "Truppen haben die Grenze überschritten" in said
    assert "/artikel/pdm%2F2?version=1&from=7&to=45#beleg" in line.xpath(".//a/@href")


def test_a_decision_about_a_tripwire_is_news(shows: Shows) -> None:
    states = (a_state("open", at(16)), a_state("touched", at(17), an_evidence("pdm-2", "Truppen")))
    decided = (states[0], a_state("touched", at(17), an_evidence("pdm-2", "Truppen"), confirmed=True, author="Eva"))
    page = tree(
        shows(before(tripwires=(a_tripwire(history=states),)), after(tripwires=(a_tripwire(history=decided),))),
        LONG_AGO,
    )
    said = words(page.xpath("//section[@aria-labelledby='tripwires']//li")[0])
    assert "bestätigt: Eva" in said
    assert "unbestätigt" not in said


def test_who_moved_is_told_from_who_took_a_position_first(shows: Shows) -> None:
    moved = a_position(LORN, a_stance("against", at(16), BRANDNER), a_stance("for", at(18), BRANDNER))
    first, other = a_position(VELTEN, a_stance("for", at(18), KORWATH)), a_position(BUND, a_stance("for", at(15), BUND))
    then = a_question("q1", "Sperrung", a_position(LORN, a_stance("against", at(16), BRANDNER)))
    page = tree(
        shows(
            before(questions=(then,), at=at(16)), after(questions=(a_question("q1", "Sperrung", moved, first, other),))
        ),
        LONG_AGO,
    )
    lists = page.xpath("//section[@aria-labelledby='moves']/ul")
    assert [len(one) for one in lists] == [1, 2]
    assert "Lorn (Ada Brandner) dagegen → jetzt dafür Sperrung" in words(lists[0])
    assert "vorher dagegen" in words(lists[0])
    assert words(lists[1][0]).startswith("Velten")
    assert "jetzt anders gelesen" in words(lists[1][1])
    assert "anders gelesen" not in words(lists[1][0])


def test_an_actor_whose_organs_differ_since_stands_among_those_who_moved(shows: Shows) -> None:
    organs = (a_stance("against", at(18), BRANDNER), a_stance("for", at(18), LORN))
    divided = a_position(LORN, a_stance("against", at(16), BRANDNER), differ=True, organs=organs)
    then = a_question("q1", "Sperrung", a_position(LORN, a_stance("against", at(16), BRANDNER)))
    page = tree(shows(before(questions=(then,)), after(questions=(a_question("q1", "Sperrung", divided),))), LONG_AGO)
    section = page.xpath("//section[@aria-labelledby='moves']")[0]
    assert "Intern uneins: Ada Brandner: dagegen; Lorn: dafür" in words(section.xpath("./ul/li")[0])
    assert not section.xpath("./h3")


def test_principals_speak_first() -> None:
    offices = Offices(after())
    unnamed = KORWATH.__class__("unnamed:1:er", "er", "government")
    assert [offices.rank(who) for who in (KORWATH, BRANDNER, BUND, WEIL, unnamed, None)] == [0, 1, 2, 3, 3, 3]


@pytest.mark.parametrize(
    ("role", "rank"),
    [
        ("Ministerpräsidentin", 0),
        ("Bundeskanzler", 0),
        ("Parlamentspräsident", 3),
        ("Verteidigungsminister", 1),
        ("Generalsekretärin", 2),
        ("Sprecher", 3),
        ("", 3),
    ],
)
def test_offices_are_ranked(role: str, rank: int) -> None:
    picture = a_picture(actors=(PictureActor(WEIL, ("Anwalt", role)),))
    assert Offices(picture).rank(WEIL) == rank


def test_statements_stand_by_rank_then_the_latest_first(shows: Shows) -> None:
    def said(identity: str, who: Any, day: int) -> Any:
        return a_fused(
            identity,
            f"Wort {identity}",
            speaker=who,
            evidence=(an_evidence(identity, f"Wort {identity}", published=at(day)),),
        )

    some = (
        said("a", WEIL, 18),
        said("b", BUND, 18),
        said("c", BRANDNER, 16),
        said("d", BRANDNER, 17),
        said("e", KORWATH, 16),
    )
    page = tree(shows(before(), after(statements=some)), LONG_AGO)
    lines = page.xpath("//section[@aria-labelledby='statements']//li")
    assert [re.findall(r"Wort (\w)", words(one))[0] for one in lines] == list("edcba")
    assert "Präsident" in words(lines[0])


def test_events_that_happened_stand_before_those_that_are_planned(shows: Shows) -> None:
    some = (
        an_event("e1", status="possible"),
        an_event("e2", status="planned", evidence=(an_evidence("pdm-4", "am Freitag", published=at(18)),)),
        an_event("e3", evidence=(an_evidence("pdm-5", "eben erst", published=at(17)),)),
    )
    page = tree(shows(before(), after(events=some)), LONG_AGO)
    said = [words(one) for one in page.xpath("//section[@aria-labelledby='events']//li")]
    assert ["eben erst" in said[0], "geplant" in said[1], "möglich" in said[2]] == [True] * 3


def test_what_is_only_reported_again_is_no_news(shows: Shows) -> None:
    again = an_event(evidence=(*an_event().evidence, an_evidence("bote-9", "gesperrt")), reports=2, sources=2)
    page = tree(shows(before(events=(an_event(),)), after(events=(again,))), LONG_AGO)
    assert headings(page) == []
    assert "Nichts Neues seit 16.03.2026, 12:00" in words(page.xpath("//div[@class='calm']")[0])


def test_less_sure_lines_are_folded_behind_a_switch(shows: Shows) -> None:
    some = (a_fused("s1", "Gewiss"), a_fused("s2", "Vielleicht", shown=False, confidence=0.4))
    client = shows(before(), after(statements=some))
    page = tree(client, LONG_AGO)
    assert "Vielleicht" not in words(page)
    assert page.xpath("//a[contains(@href, 'all=1')]")
    everything = tree(client, LONG_AGO + "&all=1")
    line = next(one for one in everything.xpath("//li") if "Vielleicht" in words(one))
    assert "unsicher gelesen" in words(line)


def test_only_figures_that_cannot_all_be_true_are_shown(shows: Shows) -> None:
    page = tree(shows(before(), after(figures=(a_figure("f1"), a_figure("f2", of="Zelte", differs=False)))), LONG_AGO)
    said = words(page.xpath("//section[@aria-labelledby='figures']")[0])
    assert "Soldaten an der Brücke" in said
    assert "etwa 300" in said
    assert "Zelte" not in said


def test_what_the_picture_has_no_longer_is_said_last(shows: Shows) -> None:
    page = tree(shows(before(statements=(a_fused("s9", "Das war falsch"),)), after(events=(an_event(),))), LONG_AGO)
    assert headings(page) == ["events", "gone"]
    assert "Das war falsch" in words(page.xpath("//section[@aria-labelledby='gone']")[0])


def test_a_long_section_has_pages_of_its_own(shows: Shows) -> None:
    some = tuple(
        an_event(f"e{n}", evidence=(an_evidence(f"pdm-{n}", f"Ereignis {n} geschah", published=at(17)),))
        for n in range(120)
    )
    client = shows(before(), after(events=some, statements=(a_fused(),)))
    page = tree(client, LONG_AGO)
    assert len(page.xpath("//section[@aria-labelledby='events']/ul/li")) == 10
    assert page.xpath("//a[contains(@href, 'only=events')]")
    seen: list[str] = []
    for number in (1, 2, 3):
        alone = tree(client, f"{LONG_AGO}&only=events&page={number}")
        assert headings(alone) == ["events"]
        seen += [words(one) for one in alone.xpath("//section/ul/li")]
    assert len(seen) == len(set(seen)) == 120
    assert tree(client, f"{LONG_AGO}&only=events&page=99").xpath("//section/ul/li")
    assert client.get(f"{LONG_AGO}&only=nothing&page=-1").status_code == 200


def test_hostile_words_do_no_harm(shows: Shows) -> None:
    evil = '<script>alert(1)</script>"onmouseover="x'
    proof = an_evidence(evil, evil, title=evil, publisher=evil, url="javascript:alert(1)", published=at(17))
    some = (
        a_fused(
            "s1", evil, speaker=KORWATH.__class__("person:x", evil, "person"), evidence=(proof, an_evidence("b", evil))
        ),
    )
    answer = shows(before(), after(statements=some)).get(LONG_AGO)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "javascript:" not in answer.text
    assert "style=" not in answer.text


# -- nothing new, and what is still being drawn -----------------------------------------------------------------------------------


def test_when_nothing_has_come_in_no_earlier_picture_is_drawn(shows: Shows) -> None:
    client = shows(before(), after(tripwires=(a_tripwire(),)))
    page = tree(client, "/lage?since=2026-03-19T12:00")
    calm = words(page.xpath("//div[@class='calm']")[0])
    assert "Nichts Neues seit 19.03.2026, 12:00" in calm
    assert "letzte Meldung 18.03.2026, 08:00" in calm
    assert "1 offen" in calm


def test_a_page_does_not_wait_long_for_an_earlier_picture(shows: Shows) -> None:
    import threading  # noqa: PLC0415

    client = shows(before(), after(events=(an_event(),)))
    quick, go = client.app.state.desk.picture, threading.Event()  # type: ignore[attr-defined]

    def slow(at: str | None = None, as_known: str | None = None) -> Shown:
        if at is not None:
            go.wait(20)
        return quick(at=at, as_known=as_known)  # type: ignore[no-any-return]

    client.app.state.desk.picture = slow  # type: ignore[attr-defined]
    client.app.state.news = news = lagenews.News(client.app.state.desk, patience=0.01)  # type: ignore[attr-defined]
    assert tree(client, LONG_AGO).xpath("//*[@id='drawing']")
    go.set()
    news.patience = 20
    page = tree(client, LONG_AGO)
    assert not page.xpath("//*[@id='drawing']")
    assert headings(page) == ["events"]


def test_an_empty_dossier_says_how_reports_come_in(serving: Any, tmp_path: Path) -> None:
    place = tmp_path / "leer.db"
    with Dossier.open(str(place), create=True):
        pass
    assert "lagebild add" in words(tree(serving(place), "/lage"))


def test_where_the_clock_is_far_from_the_reports_it_is_said(client: TestClient) -> None:
    page = tree(client, "/lage?since=6h&lang=de")
    assert "Die Stunden zählen ab der letzten Meldung zurück" in words(page)
    assert page.xpath("//a[contains(@href, 'count=now')]")
    assert "13.03.2031" not in words(page.xpath("//h1")[0])
    assert "14.03.2031, 12:00" in words(page.xpath("//h1")[0])


# -- the shipped dossier ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def waiting(client: TestClient) -> TestClient:
    """The client of a server that waits for earlier pictures as long as they take."""
    client.app.state.news = lagenews.News(client.app.state.desk, patience=120)  # type: ignore[attr-defined]
    return client


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_line_of_the_shipped_dossier_leads_to_its_sentence(waiting: TestClient, language: str) -> None:
    page = tree(waiting, f"/lage?since=2031-03-12T06:00&all=1&lang={language}")
    lines = page.xpath("//section/ul[@class='lines']/li")
    assert len(lines) > 40
    assert all(line.xpath(".//a[starts-with(@href, '/artikel/')]") for line in lines)


def test_the_page_is_small_enough(waiting: TestClient) -> None:
    answer = waiting.get("/lage?since=2031-03-01&all=1&lang=de")
    assert "Stolperdrähte" in answer.text
    assert len(answer.content) < 250_000


def test_days_of_an_interval_are_told(shows: Shows) -> None:
    page = tree(shows(before(), after(events=(an_event(date=Interval("2026-03-16", "2026-03-18")),))), LONG_AGO)
    assert "16.03.2026 – 18.03.2026" in words(page.xpath("//section/ul/li")[0])
