"""Leads on the pages: what a person should look at to know what became of an announcement, and what comes close to a what-if."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild.situation import Lead, Picture, Touch, Tripwire, WhatIf
from lagebild.web.desk import Shown
from lagebild.web.pages import lagenews
from tests.views.pictures import WEIL, a_picture, a_state, a_tripwire, an_event, an_evidence, at
from tests.web.showing import showing, tree, words

TOLD = "Seit Dienstag stehen Panzersperren auf der Brücke."
Show = Callable[..., TestClient]


def lead(article: str = "pdm-2", words: str = TOLD, score: float = 0.62) -> Lead:
    return Lead(an_evidence(article, words, published=at(17), spans=((5, 9),)), score)


LEADS = (lead(), lead("bote-2", "Der Markt war leer.", 0.41), lead("bote-3", "Am Ufer standen Angler.", 0.12))


def held(*leads: Lead, **fields: Any) -> Tripwire:
    values = {"confidence": 0.9, "shown": True, "history": (a_state("open", at(16)),), "leads": leads, **fields}
    return a_tripwire("t1", **values)


@pytest.fixture
def show(serving: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """A client of a server that shows one picture now, and another for any earlier time if one is given."""

    def show(now: Picture, then: Picture | None = None) -> TestClient:
        client = showing(serving, tmp_path, now)
        monkeypatch.setattr(lagenews, "_times", lambda _: iter(["2026-03-16T07:00:00Z", "2026-03-18T07:00:00Z"]))

        def picture(at: str | None = None, as_known: str | None = None) -> Shown:
            return Shown(now if at is None and as_known is None else then or now, "rules 1 x")

        client.app.state.desk.picture = picture  # type: ignore[attr-defined]
        return client

    return show


# -- the page of a tripwire -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "how", "probable"),
    [
        ("de", "Ungeprüfte Hinweise", "Sie ändern nichts, bis jemand entscheidet.", "geschätzt 62 % wahrscheinlich"),
        ("en", "Unchecked leads", "They change nothing until somebody decides.", "estimated 62 % probable"),
    ],
)
def test_the_page_has_all_leads_with_how_probable_they_are(
    show: Show, language: str, title: str, how: str, probable: str
) -> None:
    page = tree(show(a_picture(tripwires=(held(*LEADS),))), f"/stolperdraehte/t1?lang={language}")
    (section,) = page.xpath("//section[@aria-labelledby='zupruefen']")
    assert words(section.xpath("./h2")[0]) == title
    assert how in words(section)
    lines = [words(one) for one in section.xpath(".//li")]
    assert len(lines) == 3
    assert TOLD in lines[0]
    assert lines[0].endswith(probable)
    assert "Angler" in lines[2]
    assert "/artikel/pdm-2?version=1&from=5&to=9#beleg" in section.xpath(".//a/@href")
    assert not section.xpath(".//form"), "nothing is decided here"


def test_a_tripwire_without_leads_has_no_such_section(show: Show) -> None:
    page = tree(show(a_picture(tripwires=(held(),))), "/stolperdraehte/t1")
    assert not page.xpath("//section[@aria-labelledby='zupruefen']")
    assert page.xpath("//section[@aria-labelledby='verlauf']")


def test_a_hostile_lead_stays_text(show: Show) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"
    bad = Lead(an_evidence("pdm-2", evil, title=evil, publisher=evil, sentence=evil, url="javascript:alert(1)"), 0.9)
    client = show(a_picture(tripwires=(held(bad),)), a_picture())
    for path in ("/stolperdraehte/t1", "/lage?since=2026-03-16T12:00"):
        text = client.get(path).text
        assert "alert(1)" in text, path
        assert not any(sign in text for sign in ("<img", "<script>", "javascript:", "\u202e")), path


# -- Lage -------------------------------------------------------------------------------------------------------------------------


SINCE = "/lage?since=2026-03-16T12:00"


def lines_of(client: TestClient, path: str = SINCE) -> list[str]:
    return [words(one) for one in tree(client, path).xpath("//section[@aria-labelledby='tripwires']//li")]


def test_a_new_lead_is_news_and_the_most_probable_is_shown(show: Show) -> None:
    client = show(a_picture(tripwires=(held(*LEADS),)), a_picture(latest=at(16), tripwires=(held(),)))
    (line,) = lines_of(client)
    assert f"ungeprüfter Hinweis{TOLD}" in line
    assert "Markt" not in line
    page = tree(client, SINCE)
    assert "Ungeprüfte Hinweise 1" in [words(one) for one in page.xpath("//h3")]
    assert "1 mit ungeprüftem Hinweis" in words(page.xpath("//nav[@class='glance']")[0])


def test_of_two_likely_leads_the_new_one_is_shown(show: Show) -> None:
    before = a_picture(latest=at(16), tripwires=(held(LEADS[0]),))
    (line,) = lines_of(show(a_picture(tripwires=(held(*LEADS),)), before))
    assert "ungeprüfter HinweisDer Markt war leer." in line
    assert TOLD not in line


def test_what_has_another_state_now_is_told_once_with_its_lead(show: Show) -> None:
    touched = held(
        *LEADS, history=(a_state("open", at(16)), a_state("touched", at(17), an_evidence("pdm-3", "Sie kamen")))
    )
    client = show(a_picture(tripwires=(touched,)), a_picture(latest=at(16), tripwires=(held(),)))
    (line,) = lines_of(client)
    assert "berührt" in line
    assert f"ungeprüfter Hinweis{TOLD}" in line
    assert "ungeprüft" not in words(tree(client, SINCE).xpath("//nav[@class='glance']")[0])


def test_the_most_probable_comes_first_and_the_group_can_be_shown_alone(show: Show) -> None:
    wires = tuple(
        replace(held(lead(score=score)), id=f"t{n}", consequence=f"Folge {n}")
        for n, score in enumerate((0.4, 0.9, 0.6))
    )
    before = a_picture(latest=at(16), tripwires=tuple(replace(one, leads=()) for one in wires))
    for path in (SINCE, f"{SINCE}&only=check"):
        lines = lines_of(show(a_picture(tripwires=wires), before), path)
        assert [next(n for n in range(3) if f"Folge {n}" in line) for line in lines] == [1, 2, 0]


def test_a_lead_that_is_hardly_probable_is_neither_news_nor_shown(show: Show) -> None:
    assert lines_of(show(a_picture(tripwires=(held(*LEADS[2:]),)), a_picture(latest=at(16), tripwires=(held(),)))) == []
    (line,) = lines_of(show(a_picture(tripwires=(held(*LEADS[2:]),)), a_picture(latest=at(16))))
    assert "ungeprüfter" not in line.lower()


def test_a_lead_that_is_gone_is_no_news(show: Show) -> None:
    assert lines_of(show(a_picture(tripwires=(held(),)), a_picture(latest=at(16), tripwires=(held(*LEADS),)))) == []


# -- what if ----------------------------------------------------------------------------------------------------------------------


def answered(show: Show, answer: WhatIf, language: str = "de") -> Any:
    client = show(a_picture(tripwires=(held(*LEADS),)))
    client.app.state.desk.whatif = lambda sentence: answer  # type: ignore[attr-defined]
    return tree(client, f"/stolperdraehte/was-wenn?satz=x&lang={language}")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Was dem am nächsten kommt, aber nicht als berührt erkannt wurde"),
        ("en", "What comes closest, but was not found to be touched"),
    ],
)
def test_what_comes_close_has_a_list_of_its_own_behind_what_is_touched(show: Show, language: str, title: str) -> None:
    touched = held(consequence="man öffne die Schleuse")
    near = (held(*LEADS), a_tripwire("t3", by=(WEIL,), consequence="die Fähre halte an"))
    answer = WhatIf("x", (an_event(),), ((touched, Touch("touched", an_evidence(), 0.8, "")),), near=near)
    page = answered(show, answer, language)
    lists = page.xpath("//ol[contains(@class,'wires')]")
    assert [[href.rpartition("/")[2] for href in one.xpath(".//h3/a/@href")] for one in lists] == [["t1"], ["t1", "t3"]]
    assert title in [words(one) for one in page.xpath("//h2")]
    assert "die Fähre halte an" in words(lists[1])
    assert "Schleuse" not in words(lists[1])


def test_where_nothing_comes_close_there_is_no_such_list(show: Show) -> None:
    page = answered(show, WhatIf("x", (an_event(),)))
    assert not any("am nächsten" in words(one) for one in page.xpath("//h2"))
    assert not page.xpath("//ol[contains(@class,'wires')]//h3")


def test_what_comes_close_is_shown_also_where_no_event_was_read(show: Show) -> None:
    page = answered(show, WhatIf("x", near=(held(),), remarks=("no event was read out of the sentence",)))
    assert page.xpath("//ol[contains(@class,'wires')]//h3/a/@href") == ["/stolperdraehte/t1"]
    assert "Aus dem Satz wurde kein Ereignis gelesen." in words(page)
    assert "Gelesen als" not in words(page), "no heading over nothing"
    assert "Gelesen als" in words(answered(show, WhatIf("x", (an_event(),))))
