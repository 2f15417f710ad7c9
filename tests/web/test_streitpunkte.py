"""Streitpunkte: who asserts and who denies, explanations side by side, figures by source and time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from lagebild.situation import Alternative, FigureValue, Picture
from lagebild.views.picturescene import scene_of
from lagebild.web.pages.streitview import EDGE, WIDE, FigureItem, Stroke, item
from tests.views.pictures import (
    BRANDNER,
    MINISTRY,
    WEIL,
    a_dispute,
    a_figure,
    a_hypothesis,
    a_picture,
    an_evidence,
    at,
)
from tests.web.showing import showing, tree, words

Show = Callable[[Picture], TestClient]


@pytest.fixture
def show(serving: Any, tmp_path: Path) -> Show:
    return lambda picture: showing(serving, tmp_path, picture)


def everything(**fields: Any) -> Picture:
    return a_picture(
        **{"disputes": (a_dispute(),), "hypotheses": (a_hypothesis(),), "figures": (a_figure(),), **fields}
    )


def titles(client: TestClient, query: str = "") -> list[str]:
    return [words(one) for one in tree(client, f"/streitpunkte{query}").xpath("//article//h3")]


def columns(page: HtmlElement) -> list[str]:
    return [words(one) for one in page.xpath("//div[@class='side']")]


# -- disputes ---------------------------------------------------------------------------------------------------------------------


def test_each_side_stands_with_its_own_people_and_its_own_sentences(show: Show) -> None:
    asserted, denied = columns(tree(show(everything(hypotheses=())), "/streitpunkte"))
    assert asserted.startswith("+ Behauptet: Verteidigungsministerium von Lorn")
    assert "Die Schüsse kamen von drüben" in asserted
    assert "Niemand" not in asserted
    assert denied.startswith("− Bestritten: Tibor Weil")
    assert "Niemand hat geschossen" in denied
    assert "drüben" not in denied


def test_a_sentence_is_told_whole_and_leads_to_its_words(show: Show) -> None:
    proof = an_evidence("bote-9", "bestreitet", sentence="Velten bestreitet das.", spans=((7, 17),))
    page = tree(show(everything(disputes=(a_dispute(denials=(proof,)),), hypotheses=())), "/streitpunkte")
    denied = page.xpath("//div[@class='side']")[1]
    assert "Velten bestreitet das." in words(denied)
    assert denied.xpath(".//cite/a/@href") == ["/artikel/bote-9?version=1&from=7&to=17#beleg"]


def test_who_denies_together_is_not_said_to_have_said_each_sentence(show: Show) -> None:
    sentences = tuple(an_evidence(f"bote-{n}", f"Satz {n}") for n in range(6))
    dispute = a_dispute(denied_by=(WEIL, MINISTRY), denials=sentences)
    asserted, denied = columns(tree(show(everything(disputes=(dispute,), hypotheses=())), "/streitpunkte"))
    assert "Belege gelten für alle" in denied
    assert "Belege gelten für alle" not in asserted
    assert "3 weitere Belege" in denied
    assert all(f"Satz {n}" in denied for n in range(6))


def test_what_is_unsure_says_so_and_is_left_out_where_there_is_surer(show: Show) -> None:
    unsure = a_dispute("d2", claim="Vielleicht war es so", shown=False)
    client = show(everything(disputes=(a_dispute(), unsure), hypotheses=(), figures=()))
    assert titles(client) == ["Die Schüsse kamen vom anderen Ufer"]
    assert "1 weiterer Eintrag, unsicher gelesen" in words(tree(client, "/streitpunkte"))
    page = tree(client, "/streitpunkte?alle=1")
    marked = [words(one) for one in page.xpath("//article[.//*[@class='unsure-word']]//h3")]
    assert marked == ["Vielleicht war es so"]


# -- explanations -----------------------------------------------------------------------------------------------------------------


def test_each_explanation_stands_with_who_holds_it(show: Show) -> None:
    one, other = columns(tree(show(everything(disputes=())), "/streitpunkte"))
    assert "Ada Brandner" in one
    assert "Sabotage" in one
    assert "Überlastung" not in one
    assert "Tibor Weil" in other
    assert "Überlastung" in other


def test_an_explanation_of_nobody_is_nobodys(show: Show) -> None:
    alone = Alternative("Blitzschlag", (), (an_evidence("pdm-5", "ein Blitz"),))
    (one,) = columns(
        tree(show(everything(disputes=(), hypotheses=(a_hypothesis(alternatives=(alone,)),))), "/streitpunkte")
    )
    assert "niemand genannt" in one


# -- figures ----------------------------------------------------------------------------------------------------------------------


def test_figures_stand_by_source_and_day_and_say_whether_all_can_be_true(show: Show) -> None:
    client = show(everything(figures=(a_figure("f1"), a_figure("f2", of="Verletzte", differs=False))))
    page = tree(client, "/streitpunkte")
    first, second = page.xpath("//article[.//table]")
    rows = [[words(cell) for cell in row] for row in first.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["etwa 300", "180"]
    assert [row[2] for row in rows] == ["Verteidigungsministerium von Lorn", "Tibor Weil (Velten)"]
    assert [row[3] for row in rows] == ["16.03.2026", "17.03.2026"]
    assert "knapp 300 Mann" in rows[0][4]
    assert "Widersprüchlich" in words(first)
    assert "Widersprüchlich" not in words(second)
    assert "Kein Widerspruch" in words(second)


def test_a_single_number_contradicts_nothing_and_needs_no_scale(show: Show) -> None:
    alone = a_figure(differs=False, values=a_figure().values[:1])
    page = tree(show(everything(figures=(alone,))), "/streitpunkte")
    assert "Widerspruch" not in words(page.xpath("//article[.//table]")[0])
    assert page.xpath("//svg") == []


def strokes(*values: tuple[float | tuple[float, float], str]) -> tuple[list[Stroke], tuple[str, str] | None]:
    given = tuple(FigureValue(number, sign, None, None, (an_evidence(),)) for number, sign in values)
    found = item(scene_of([a_picture()], "de"), "figures", a_figure(values=given))
    assert isinstance(found, FigureItem)
    return [one.stroke for one in found.values if one.stroke is not None], found.axis


def test_the_scale_begins_at_zero_and_keeps_the_proportions() -> None:
    (one, other), axis = strokes((50, "="), (200, "~"))
    assert axis == ("0", "200")
    assert (one.shape, other.shape) == ("point", "about")
    assert other.begin == WIDE - EDGE
    assert one.begin - EDGE == pytest.approx((other.begin - EDGE) / 4, abs=0.1)


def test_signs_on_the_scale_reach_to_its_end() -> None:
    (more, less, between), _ = strokes((50, ">"), (200, "<="), ((60, 80), "range"))
    assert (more.shape, more.end) == ("more", WIDE)
    assert (less.shape, less.begin) == ("less", 0)
    assert between.shape == "range"
    assert between.begin < between.end


@pytest.mark.parametrize(
    "values", [((0, "="), (0, "=")), ((-5, "="), (-5, "~")), ((-3, "="), (4, "=")), ((7, "="), (7, "="))]
)
def test_no_numbers_break_the_scale(values: tuple[tuple[float, str], ...]) -> None:
    found, axis = strokes(*values)
    assert len(found) == (0 if axis is None else len(values))
    assert all(EDGE <= one.begin <= WIDE - EDGE for one in found)


def test_close_numbers_that_are_far_from_zero_are_told_apart() -> None:
    found, axis = strokes((1000, "="), (1010, "="))
    assert axis == ("995", "1.010")
    assert found[1].begin - found[0].begin > 50


# -- filters, pages, addresses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=schüsse", ["Die Schüsse kamen vom anderen Ufer"]),
        ("?q=Sabotage", ["der Stromausfall"]),
        ("?q=geschossen niemand", ["Die Schüsse kamen vom anderen Ufer"]),
        ("?akteur=brandner", ["der Stromausfall"]),
        ("?akteur=state:velten", ["Die Schüsse kamen vom anderen Ufer", "der Stromausfall", "Soldaten an der Brücke"]),
        ("?widerspruch=1", ["Soldaten an der Brücke"]),
        ("?teil=hypotheses", ["der Stromausfall"]),
        ("?teil=unsinn&seite=-1", ["Die Schüsse kamen vom anderen Ufer", "der Stromausfall", "Soldaten an der Brücke"]),
        ("?q=" + "y" * 10_000, []),
    ],
)
def test_filters(show: Show, query: str, found: list[str]) -> None:
    assert titles(show(everything()), query) == found


def test_contradictions_come_first_then_the_latest(show: Show) -> None:
    early, late = (an_evidence("pdm-1", "x", published=at(day)) for day in (10, 12))
    lines = (
        a_figure("f1", of="alt", differs=False, evidence=(early,)),
        a_figure("f2", of="neu", differs=False, evidence=(late,)),
        a_figure("f3", of="strittig", evidence=(early,)),
    )
    assert titles(show(a_picture(figures=lines))) == ["strittig", "neu", "alt"]


def test_long_lists_have_pages(show: Show) -> None:
    client = show(a_picture(figures=tuple(a_figure(f"f{n}", of=f"Größe {n:03}") for n in range(90))))
    assert len(titles(client)) == 12
    page = tree(client, "/streitpunkte?teil=figures&seite=3")
    assert len(page.xpath("//article")) == 10
    assert [one.get("href") for one in page.xpath("//nav[@class='pager']/a")] == ["?teil=figures&seite=2"]


def test_every_entry_has_an_address_of_its_own(show: Show) -> None:
    client = show(everything(disputes=(a_dispute("d:1/ä"),)))
    (href,) = tree(client, "/streitpunkte?teil=disputes").xpath("//article//h3/a/@href")
    page = tree(client, href)
    assert titles(client, href.removeprefix("/streitpunkte")) == ["Die Schüsse kamen vom anderen Ufer"]
    assert len(page.xpath("//article")) == 1
    assert tree(client, "/streitpunkte/weg", 404).xpath("//a[@href='/lage']")


def test_actors_lead_to_their_pages(show: Show) -> None:
    client = show(everything())
    for href in tree(client, "/streitpunkte").xpath("//article//a[@class='actor']/@href"):
        assert client.get(href).status_code == 200
    assert BRANDNER.id.replace(":", "%3A").replace(" ", "%20") in client.get("/streitpunkte").text


def test_hostile_words_stay_words(show: Show) -> None:
    bad = an_evidence(quote="<script>alert(1)</script>", url="data:text/html,x", title="<b>")
    lines = (a_dispute(claim="<img src=x>", assertions=(bad,)),)
    client = show(everything(disputes=lines, figures=(a_figure(of="</table><h1>", unit="<i>", place="<u>"),)))
    page = tree(client, "/streitpunkte")
    assert page.xpath("//main//script|//main//img|//main//i|//main//u") == []
    assert "data:text" not in client.get("/streitpunkte").text


def test_an_empty_picture_says_that_there_is_nothing(show: Show) -> None:
    text = words(tree(show(a_picture()), "/streitpunkte"))
    assert "Keine Behauptung wird bestritten" in text
    assert "Nichts gefunden" in words(tree(show(a_picture()), "/streitpunkte?q=x"))


def test_the_page_speaks_english(show: Show) -> None:
    page = tree(show(everything()), "/streitpunkte?lang=en")
    assert "Asserted: Verteidigungsministerium von Lorn" in words(page)
    assert "Conflicting" in words(page)


def test_the_shipped_dossier(client: TestClient, picture: Picture) -> None:
    page = tree(client, "/streitpunkte?alle=1")
    assert len(page.xpath("//section[@id='disputes']//article")) == min(12, len(picture.disputes))
    link = page.xpath("//section[@id='disputes']//cite/a/@href")[0]
    assert client.get(link.partition("#")[0]).status_code == 200
