"""Positionen: the matrix with its filters and pages, a question, the history of a cell with its sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from lagebild.situation import Picture, Who
from tests.views.pictures import (
    BRANDNER,
    KORWATH,
    LORN,
    MINISTRY,
    OLT,
    VELTEN,
    WEIL,
    a_picture,
    a_position,
    a_question,
    a_stance,
    an_evidence,
    at,
)
from tests.web.showing import showing, tree, words

Show = Callable[[Picture], TestClient]


@pytest.fixture
def show(serving: Any, tmp_path: Path) -> Show:
    return lambda picture: showing(serving, tmp_path, picture)


def the_picture() -> Picture:
    """Velten turned on the bridge; Lorn's organs differ on the talks; Olt is for the talks; one position is unsure."""
    closed = an_evidence(
        "bote-1", "bleibt zu", spans=((10, 14), (20, 24)), sentence="Die Brücke bleibt zu, sagte Korwath."
    )
    opened = an_evidence("pdm-2", "öffnen wir", published=at(18), sentence="Die Brücke öffnen wir, sagte Weil.")
    unsure = an_evidence("bote-3", "vielleicht", confidence=0.2, shown=False)
    turned = a_position(
        VELTEN,
        a_stance("against", at(16), KORWATH, closed),
        a_stance("for", at(18), WEIL, opened, condition="wenn der Zoll bleibt"),
        moves=(1,),
    )
    organs = (a_stance("for", at(16), LORN, closed), a_stance("against", at(17), MINISTRY, opened))
    divided = a_position(LORN, *organs, stance="for", since=at(16), moves=(), differ=True, organs=organs)
    talks = (
        divided,
        a_position(OLT, a_stance("for", at(16), OLT, closed)),
        a_position(VELTEN, a_stance("evasive", at(17), WEIL, closed)),
    )
    lorn = a_position(LORN, a_stance("for", at(16), BRANDNER, closed))
    shots = a_position(OLT, a_stance("evasive", at(17), OLT, closed))
    toll = a_position(VELTEN, a_stance("for", at(17), WEIL, unsure))
    return a_picture(
        questions=(
            a_question("q1", "die Öffnung der Brücke", turned, lorn),
            a_question("q2", "Gespräche", *talks),
            a_question("q3", "Schüsse an der Furt", shots, about="claim"),
            a_question("q4", "der Zoll", toll, shown=False, confidence=0.2),
        )
    )


def matrix(page: HtmlElement) -> dict[str, dict[str, str]]:
    """The words of the filled cells by row and column."""
    heads = [words(one) for one in page.xpath("//table/thead//th")][1:]
    return {
        words(row.xpath("./th[@scope='row']")[0]): {
            head: words(cell) for head, cell in zip(heads, row.xpath("./td"), strict=True) if cell.xpath(".//a")
        }
        for row in page.xpath("//table/tbody/tr")
    }


def test_a_cell_says_stance_since_when_and_what_it_was_before(show: Show) -> None:
    cells = matrix(tree(show(the_picture()), "/positionen"))
    assert cells["Velten"]["die Öffnung der Brücke"] == "➜ dafür seit 18.03.2026 vorher dagegen"
    assert cells["Lorn"]["die Öffnung der Brücke"] == "dafür seit 16.03.2026"
    assert cells["Lorn"]["Gespräche"] == "dafür seit 16.03.2026 ≠ uneins"
    assert cells["Olt"] == {
        "Gespräche": "dafür seit 16.03.2026",
        "Schüsse an der Furt Behauptung": "ausweichend seit 17.03.2026",
    }


def test_a_sign_that_only_the_eye_understands_is_not_read_out(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen")
    assert {one.get("aria-hidden") for one in page.xpath("//*[@class='moved' or @class='differ']")} == {"true"}


def test_who_has_most_positions_comes_first(show: Show) -> None:
    busy, idle = Who("person:zita", "Zita", "person"), Who("person:anna", "Anna", "person")
    asked = [("q1", (busy, idle)), ("q2", (busy,))]
    questions = (
        a_question(key, key, *(a_position(who, a_stance("for", at(16), who)) for who in some)) for key, some in asked
    )
    assert list(matrix(tree(show(a_picture(questions=tuple(questions))), "/positionen"))) == [
        "Zita Person",
        "Anna Person",
    ]


def test_on_which_there_is_most_comes_first(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen")
    assert [words(one) for one in page.xpath("//table/thead//th/a")] == [
        "Gespräche",
        "die Öffnung der Brücke",
        "Schüsse an der Furt",
    ]


def test_the_list_for_narrow_windows_has_the_same(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen")
    assert len(page.xpath("//div[@class='lists']//li//a")) == sum(map(len, matrix(page).values()))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("akteur=Olt", {"Olt": 2}),
        ("akteur=Tibor+Weil", {"Velten": 2}),
        ("q=brücke+öffnung", {"Velten": 1, "Lorn": 1}),
        ("q=schüss", {"Olt": 1}),
        ("art=claim", {"Olt": 1}),
        ("art=policy&akteur=olt", {"Olt": 1}),
        ("bewegt=1", {"Velten": 1}),
        ("alle=1&q=zoll", {"Velten": 1}),
    ],
)
def test_what_is_asked_for_is_shown_and_nothing_else(show: Show, query: str, left: dict[str, int]) -> None:
    page = tree(show(the_picture()), f"/positionen?{query}")
    assert {name: len(cells) for name, cells in matrix(page).items()} == left


def test_the_form_remembers_what_was_asked_for(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen?akteur=Olt&q=talks&art=claim&bewegt=1")
    assert page.xpath("//input[@name='akteur']/@value") == ["Olt"]
    assert page.xpath("//input[@name='q']/@value") == ["talks"]
    assert page.xpath("//select[@name='art']/option[@selected]/@value") == ["claim"]
    assert page.xpath("//input[@type='checkbox'][@checked]/@name") == ["bewegt"]
    assert all(
        one.getparent().tag == "label" for one in page.xpath("//form//input[not(@type='hidden')]|//form//select")
    )


def test_what_is_less_sure_is_counted_and_shown_when_asked_for(show: Show) -> None:
    client = show(the_picture())
    page = tree(client, "/positionen")
    assert "der Zoll" not in words(page)
    more = page.xpath("//a[contains(@href, 'alle=1')]/@href")
    assert "1 weitere, unsicher gelesen" in words(page)
    assert (
        matrix(tree(client, f"/positionen{more[0]}"))["Velten"]["der Zoll"]
        == "dafür? ○(gelesen, unbestätigt) seit 17.03.2026, unsicher gelesen"
    )


def test_nobody_of_that_name_is_said(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen?akteur=Niemand")
    assert "niemanden namens „Niemand“" in words(page)
    assert page.xpath("//datalist/option/@value") == ["Lorn", "Olt", "Velten"]


def test_a_picture_without_positions(show: Show) -> None:
    assert "hat niemand Position bezogen" in words(tree(show(a_picture(questions=())), "/positionen"))


def crowded(actors: int = 40, questions: int = 30) -> Picture:
    """Everybody has a position on everything, and has moved."""
    many = [
        Who(f"person:mitglied {n:02} der delegation", f"Mitglied {n:02} der Delegation", "person")
        for n in range(actors)
    ]
    said = an_evidence(sentence="So steht es da.")
    return a_picture(
        questions=tuple(
            a_question(
                f"q{n:016}", f"die {n}. Frage nach der Öffnung der Brücke und dem Abzug der Truppen",
                *(a_position(who, a_stance("against", at(16), who, said), a_stance("for", at(18), who, said), moves=(1,)) for who in many),
            )
            for n in range(questions)
        )
    )  # fmt: skip


def test_forty_actors_and_thirty_questions_are_light_and_all_there(show: Show) -> None:
    client = show(crowded())
    path, cells, pages = "/positionen", 0, 0
    while path:
        answer = client.get(path)
        assert len(answer.content) < 250_000
        page = tree(client, path)
        cells += len(page.xpath("//table//td/a"))
        pages += 1
        following = page.xpath("//a[@rel='next']/@href")
        path = f"/positionen{following[0]}" if following else ""
    assert (cells, pages) == (1200, 4)


def test_more_actors_than_one_page_has(show: Show) -> None:
    client = show(crowded(actors=41, questions=1))
    first, second = (set(matrix(tree(client, f"/positionen?akteure={n}"))) for n in (1, 2))
    assert (len(first), len(second), len(first | second)) == (40, 1, 41)
    assert set(matrix(tree(client, "/positionen?akteure=99"))) == second
    assert set(matrix(tree(client, "/positionen?akteure=x&fragen=-1"))) == first


def test_the_history_has_the_sentences_and_leads_to_them(show: Show) -> None:
    client = show(the_picture())
    page = tree(client, "/positionen")
    href = page.xpath("//table//a[.//*[@class='moved']]/@href")[0]
    page = tree(client, href)
    steps = [words(one) for one in page.xpath("//ol/li")]
    assert "dafür ➜ gewechselt jetzt erklärt durch Tibor Weil" in steps[0]
    assert "Bedingung: wenn der Zoll bleibt" in steps[0]
    assert "Die Brücke öffnen wir, sagte Weil." in steps[0]
    assert "dagegen erklärt durch Radan Korwath" in steps[1]
    assert "gewechselt" not in steps[1]
    links = page.xpath("//ol/li[2]//a[@class='source']/@href")
    assert links == ["/artikel/bote-1?version=1&from=10&to=24#beleg"]


def test_organs_that_differ_are_named(show: Show) -> None:
    page = tree(show(the_picture()), f"/positionen/q2/{quote(LORN.id, safe='')}")
    assert "Vertreter widersprechen sich" in words(page)
    assert "dagegen erklärt durch Verteidigungsministerium von Lorn" in words(page.xpath("//main//ul/li[2]")[-1])


def test_a_question_has_everybody_who_has_a_position(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen/q1")
    assert words(page.xpath("//h1")[0]) == "die Öffnung der Brücke"
    assert [words(one) for one in page.xpath("//h3")] == ["Velten", "Lorn"]
    assert "Die Brücke öffnen wir, sagte Weil." in words(page)


@pytest.mark.parametrize("path", ["/positionen/q9", "/positionen/q9/x", "/positionen/q1/state%3Anirgends"])
def test_what_is_not_there_is_not_found(show: Show, path: str) -> None:
    tree(show(the_picture()), path, 404)


@pytest.mark.parametrize("identity", ["person:a/b", "person:öl?x=1#y", 'person:50% "dafür"', "person:a/"])
def test_every_id_has_an_address(show: Show, identity: str) -> None:
    who = Who(identity, "Jemand", "person")
    client = show(
        a_picture(questions=(a_question("q1", "Frage", a_position(who, a_stance("for", at(16), who, an_evidence()))),))
    )
    page = tree(client, tree(client, "/positionen").xpath("//table//td/a/@href")[0])
    assert words(page.xpath("//h1")[0]) == "Jemand zu: Frage"


def test_a_hostile_text_stays_text(show: Show) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"
    said = an_evidence(quote=evil, sentence=evil, title=evil, publisher=evil, url="javascript:alert(1)")
    who = Who(f"person:{evil}", evil, "person")
    client = show(
        a_picture(
            questions=(a_question("q1", evil, a_position(who, a_stance("for", at(16), who, said, wording=evil))),)
        )
    )
    for path in ("/positionen?q=<script>", "/positionen", "/positionen/q1", f"/positionen/q1/{quote(who.id, safe='')}"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "<img" not in answer.text
        assert "<script>" not in answer.text
        assert "javascript:" not in answer.text
        assert "\u202e" not in answer.text


def test_in_english(show: Show) -> None:
    page = tree(show(the_picture()), "/positionen?lang=en")
    assert matrix(page)["Velten"]["die Öffnung der Brücke"] == "➜ for since 18 Mar 2026 previously against"


def test_every_cell_of_a_dossier_has_its_sentences(client: TestClient) -> None:
    page = tree(client, "/positionen?alle=1")
    links = page.xpath("//table//td/a/@href")
    assert len(links) > 10
    for href in links[::5]:
        assert tree(client, href).xpath("//ol/li//a[@class='source']")


# -- who that is, and who says so -------------------------------------------------------------------------------------------------


def test_it_says_for_whom_somebody_speaks_or_what_he_is(show: Show) -> None:
    people = (
        VELTEN,
        Who("person:jonas", "Jonas Thal", "person"),
        Who("person:ada", "Ada Lund", "person", side=VELTEN.id),
        Who("organisation:bund", "Bund", "organisation"),
    )
    picture = a_picture(
        questions=(a_question("q1", "A", *(a_position(who, a_stance("for", at(16), who)) for who in people)),)
    )
    rows = matrix(tree(show(picture), "/positionen"))
    assert sorted(rows) == ["Ada Lund Velten", "Bund Organisation", "Jonas Thal Person", "Velten"]


def test_a_cell_says_that_it_was_read_until_a_person_confirms_it(show: Show) -> None:
    other = Who("person:jonas", "Jonas", "person")
    sure = a_stance("for", at(16), other, an_evidence(record="p1", confidence=1.0))
    question = a_question("q1", "A", a_position(VELTEN, a_stance("for", at(16), VELTEN)), a_position(other, sure))
    rows = matrix(tree(show(a_picture(questions=(question,))), "/positionen"))
    assert "gelesen, unbestätigt" in rows["Velten"]["A"]
    assert "unbestätigt" not in rows["Jonas Person"]["A"]


def test_it_says_which_actors_and_questions_are_on_the_page(show: Show) -> None:
    """Ten questions are two pages of them; whoever stands only on those behind has no row on the first."""
    other = Who("person:jonas", "Jonas", "person")
    questions = [a_question(f"q{n}", f"A{n:02}", a_position(VELTEN, a_stance("for", at(16), VELTEN))) for n in range(9)]
    questions.append(a_question("q9", "B", a_position(other, a_stance("for", at(16), other))))
    page = tree(show(a_picture(questions=tuple(questions))), "/positionen")
    assert "1 von 2 Akteuren, Fragen 1 bis 8 von 10" in words(page.xpath("//p[@role='status']")[0])
    whole = tree(show(a_picture(questions=tuple(questions[:2]))), "/positionen")
    assert "Fragen 1 bis" not in words(whole.xpath("//p[@role='status']")[0])
