"""Akteure: the list with its filters; one actor with all that it says, does, announces; where; and the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from lagebild.records import Place
from lagebild.situation import Detail, Picture, PictureActor, Who
from lagebild.views.picturescene import scene_of
from lagebild.web.gleaned import Gleaner, Read
from lagebild.web.pages.akteurplaces import places
from lagebild.web.paging import sheet
from lagebild.web.parts import Parts
from tests.views.pictures import (
    BRANDNER,
    BUND,
    KORWATH,
    LORN,
    MINISTRY,
    VELTEN,
    WEIL,
    a_dispute,
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
from tests.web.showing import showing, tree, words

Show = Callable[[Picture], TestClient]


@pytest.fixture
def show(serving: Any, tmp_path: Path) -> Show:
    return lambda picture: showing(serving, tmp_path, picture)


def an_actor(who: Who, statements: int = 0, articles: int = 1, *roles: str) -> PictureActor:
    return PictureActor(who, roles, statements, articles)


def the_cast(*more: PictureActor) -> tuple[PictureActor, ...]:
    return (
        an_actor(KORWATH, 2, 9, "Präsident"),
        an_actor(BRANDNER, 7, 3, "Außenministerin", "Ministerin"),
        an_actor(LORN, 0, 12),
        an_actor(VELTEN, 1, 11),
        an_actor(MINISTRY, 2, 4),
        *more,
    )


def names(client: TestClient, query: str) -> list[str]:
    return [words(one) for one in tree(client, f"/akteure{query}").xpath("//tbody//th")]


# -- the list ---------------------------------------------------------------------------------------------------------------------


def test_who_says_the_most_comes_first(show: Show) -> None:
    client = show(a_picture(actors=the_cast()))
    assert names(client, "") == ["Ada Brandner", KORWATH.name, MINISTRY.name, "Velten", "Lorn"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=brandner", [BRANDNER.name]),
        ("?q=KORWATH radan", [KORWATH.name]),
        ("?q=außenminist", [BRANDNER.name]),
        ("?art=state", ["Velten", "Lorn"]),
        ("?art=unsinn", ["Ada Brandner", KORWATH.name, MINISTRY.name, "Velten", "Lorn"]),
        ("?staat=state:lorn", [BRANDNER.name, MINISTRY.name, "Lorn"]),
        ("?staat=state:lorn&art=person", [BRANDNER.name]),
        ("?q=" + "x" * 10_000, []),
    ],
)
def test_actors_are_found_by_name_office_kind_and_state(show: Show, query: str, found: list[str]) -> None:
    assert names(show(a_picture(actors=the_cast())), query) == found


def test_an_actor_of_a_country_belongs_to_its_state(show: Show) -> None:
    paris = Who("gov:FR", "französische Regierung", "government", country="FR")
    client = show(a_picture(actors=(an_actor(paris), an_actor(Who("state:FR", "Frankreich", "state", country="FR")))))
    assert len(names(client, "?staat=state:FR")) == 2


def test_long_lists_have_pages_that_keep_the_filter(show: Show) -> None:
    crowd = tuple(an_actor(Who(f"person:{n:03}", f"Zeuge {n:03}", "person"), 1) for n in range(120))
    client = show(a_picture(actors=crowd))
    page = tree(client, "/akteure?q=zeuge&seite=2")
    assert [words(one) for one in page.xpath("//tbody//th")] == [f"Zeuge {n:03}" for n in range(50, 100)]
    assert [one.get("href") for one in page.xpath("//nav[@class='pager']/a")] == [
        "?q=zeuge&seite=1",
        "?q=zeuge&seite=3",
    ]
    assert names(client, "?seite=999")[-1] == "Zeuge 119"


def test_a_sheet_counts_from_one() -> None:
    one = sheet(list("abcde"), 3, 2)
    assert (one.lines, one.first, one.last, one.total, one.before, one.behind) == (("e",), 5, 5, 5, 2, None)
    empty = sheet([], 1, 2)
    assert (empty.first, empty.last, empty.before, empty.behind) == (0, 0, None, None)


@pytest.mark.parametrize(("lang", "said"), [("de", "2 weitere ohne Namen"), ("en", "2 more without a name")])
def test_who_has_no_name_is_listed_only_where_that_is_asked_for(show: Show, lang: str, said: str) -> None:
    nobody = (Who("unnamed:m-1:er", "er", "unnamed"), Who("unnamed:m-2:die meldung", "Die Meldung", "organisation"))
    client = show(a_picture(actors=the_cast(*(an_actor(who, 9) for who in nobody))))
    assert names(client, "") == ["Ada Brandner", KORWATH.name, MINISTRY.name, "Velten", "Lorn"]
    assert names(client, "?art=unnamed") == ["Die Meldung", "er"]
    assert names(client, "?art=organisation") == []
    [link] = tree(client, f"/akteure?lang={lang}").xpath("//p[@role='status']/a")
    assert words(link) == said
    assert "art=unnamed" in link.get("href")


def test_an_empty_dossier_says_so(show: Show) -> None:
    assert "Das Dossier ist leer" in words(tree(show(a_picture(actors=())), "/akteure"))


# -- one actor --------------------------------------------------------------------------------------------------------------------


def href(who: Who, query: str = "") -> str:
    return f"/akteure/{quote(who.id, safe='')}{query}"


def section(client: TestClient, who: Who, part: str, query: str = "") -> list[str]:
    page = tree(client, href(who, query))
    return [words(one) for one in page.xpath(f"//section[@id='{part}']/ul/li|//section[@id='{part}']/div/ul/li")]


def test_a_state_has_what_is_said_for_it_and_a_person_only_the_own_words(show: Show) -> None:
    said = (
        a_fused("s1", "Wir bleiben", speaker=KORWATH),
        a_fused("s2", "Wir gehen", speaker=BRANDNER),
        a_fused("s3", "Wir warten", speaker=VELTEN),
    )
    client = show(a_picture(actors=the_cast(), statements=said))
    assert ["Wir bleiben" in one for one in section(client, KORWATH, "statements")] == [True]
    of_state = " ".join(section(client, VELTEN, "statements"))
    assert "Wir bleiben" in of_state
    assert "Radan Korwath" in of_state
    assert "Wir warten" in of_state
    assert "Wir gehen" not in of_state


def test_every_line_has_a_way_to_its_words_in_the_article(show: Show) -> None:
    proof = an_evidence("bote-7", "Wir bleiben", version=2, spans=((40, 51),))
    client = show(a_picture(actors=the_cast(), statements=(a_fused(speaker=KORWATH, evidence=(proof,)),)))
    page = tree(client, href(KORWATH))
    found = page.xpath("//section[@id='statements']//a[@class='source']/@href")
    assert found == ["/artikel/bote-7?version=2&from=40&to=51#beleg"]


def test_what_is_less_sure_is_shown_only_when_asked_for_and_marked(show: Show) -> None:
    sure = a_fused("s1", "Sicher ist sicher", speaker=KORWATH)
    unsure = a_fused("s2", "Vielleicht gesagt", speaker=KORWATH, shown=False)
    client = show(a_picture(actors=the_cast(), statements=(sure, unsure)))
    assert "Vielleicht" not in " ".join(section(client, KORWATH, "statements"))
    page = tree(client, href(KORWATH))
    assert "?alle=1" in page.xpath("//main//a/@href")
    (line,) = [one for one in section(client, KORWATH, "statements", "?alle=1") if "Vielleicht" in one]
    assert "unsicher gelesen" in line


def test_a_move_stands_with_whoever_made_it(show: Show) -> None:
    line = a_position(LORN, a_stance("against", at(14), BRANDNER), a_stance("for", at(16), MINISTRY))
    client = show(a_picture(actors=the_cast(), questions=(a_question("q1", "Sperrung der Brücke", line),)))
    (state,) = section(client, LORN, "positions")
    assert state.index("dafür") < state.index("hat die Position gewechselt") < state.index("dagegen")
    assert "Ada Brandner" in state
    (own,) = section(client, BRANDNER, "positions")
    assert "dagegen" in own
    assert "dafür" not in own
    assert "bewegt" not in own
    assert "Lorn" in own


def test_commitments_stand_with_those_who_make_them_and_those_they_are_made_to(show: Show) -> None:
    touched = a_tripwire(
        "t2",
        consequence="werde man antworten",
        by=(KORWATH,),
        toward=(LORN,),
        shown=True,
        history=(a_state("open", at(16)), a_state("touched", at(17), an_evidence("pdm-9", "Truppen kamen"))),
    )
    client = show(a_picture(actors=the_cast(), tripwires=(a_tripwire("t1", shown=True), touched)))
    first, second = section(client, KORWATH, "tripwires")
    assert "berührt" in first
    assert "unbestätigt" in first
    assert "offen" in second
    assert "unbestätigt" not in second
    assert ["werde man antworten" in one for one in section(client, LORN, "toward")] == [True]
    assert section(client, LORN, "tripwires") == []


def test_a_dispute_shows_the_words_of_the_actors_own_side(show: Show) -> None:
    dispute = a_dispute(
        claim="Velten habe geschossen",
        asserted_by=(BRANDNER,),
        denied_by=(WEIL,),
        assertions=(an_evidence("bote-1", "Velten hat geschossen, sagte Brandner"),),
        denials=(an_evidence("pdm-1", "Das sei erfunden, sagte Weil"),),
    )
    client = show(a_picture(actors=the_cast(), disputes=(dispute,)))
    (hers,), (his,) = section(client, BRANDNER, "disputes"), section(client, WEIL, "disputes")
    assert "behauptet" in hers
    assert "sagte Brandner" in hers
    assert "erfunden" not in hers
    assert "bestreitet" in his
    assert "erfunden" in his
    assert "sagte Brandner" not in his
    assert f"/streitpunkte/{dispute.id}" in tree(client, href(WEIL)).xpath("//section[@id='disputes']//a/@href")


def test_an_event_says_where_the_reports_differ(show: Show) -> None:
    proof = (an_evidence(),)
    differing = tuple(Detail("status", value, (), proof) for value in ("actual", "denied"))
    client = show(a_picture(actors=the_cast(), events=(an_event(details=differing, recipients=(LORN,)),)))
    (line,) = section(client, LORN, "events")
    assert "Velten → Lorn" in line
    assert "Angaben verschieden, Stand: geschehen / verneint" in line


def test_one_part_alone_has_pages(show: Show) -> None:
    said = tuple(a_fused(f"s{n}", f"Satz Nummer {n:02}", speaker=KORWATH) for n in range(60))
    client = show(a_picture(actors=the_cast(), statements=said))
    assert len(section(client, KORWATH, "statements")) == 8
    assert len(section(client, KORWATH, "statements", "?teil=statements")) == 40
    second = tree(client, href(KORWATH, "?teil=statements&seite=2"))
    assert len(second.xpath("//section[@id='statements']//li")) == 20
    assert second.xpath("//main//section/@id") == ["statements"]


def test_articles_are_counted_once_each_the_latest_first(show: Show) -> None:
    old, new = an_evidence("bote-1", title="Alt", published=at(10)), an_evidence("pdm-2", title="Neu", published=at(12))
    said = (a_fused("s1", speaker=KORWATH, evidence=(old, new)), a_fused("s2", speaker=KORWATH, evidence=(new,)))
    client = show(a_picture(actors=the_cast(), statements=said))
    first, second = section(client, KORWATH, "articles")
    assert first.startswith("Neu")
    assert second.startswith("Alt")


def test_hostile_words_stay_words(show: Show) -> None:
    evil = Who("person:x/../y", "<img src=x onerror=alert(1)>\u202e", "person", wikidata="Q1' onclick='x")
    proof = an_evidence(url="javascript:alert(1)", title='"><script>')
    said = (a_fused("s1", "<script>alert(1)</script>", speaker=evil, evidence=(proof,)),)
    client = show(a_picture(actors=(an_actor(evil, 1, 1, "<b>Chef</b>"),), statements=said))
    page = tree(client, href(evil))
    assert page.xpath("//main//script|//main//img|//main//b") == []
    assert "javascript:" not in client.get(href(evil)).text
    assert "wikidata.org" not in client.get(href(evil)).text
    assert "\u202e" not in words(page)


def test_wikidata_is_linked_without_telling_where_from(show: Show) -> None:
    page = tree(show(a_picture(actors=the_cast())), href(LORN))
    (one,) = page.xpath("//a[contains(@href, 'wikidata')]")
    assert (one.get("href"), one.get("rel")) == ("https://www.wikidata.org/wiki/Q100", "noreferrer noopener")


@pytest.mark.parametrize("path", ["/akteure/niemand", "/akteure/", "/akteure/person%3Aniemand%2F..%2F.."])
def test_an_unknown_actor_has_a_way_back(show: Show, path: str) -> None:
    assert tree(show(a_picture(actors=the_cast())), path, 404).xpath("//a[@href='/lage']")


def test_who_is_only_named_in_a_line_has_a_page_too(show: Show) -> None:
    client = show(a_picture(actors=(), events=(an_event(actors=(BUND,)),)))
    assert len(section(client, BUND, "events")) == 1


# -- parts of everybody -----------------------------------------------------------------------------------------------------------


def test_mentions_are_those_that_name_the_actor_itself() -> None:
    said = (a_fused("s1", speaker=KORWATH, evidence=(an_evidence("bote-1"),)),)
    event = an_event(according_to=(VELTEN,), actors=(LORN,), evidence=(an_evidence("pdm-2"),))
    parts = Parts(a_picture(statements=said, events=(event,)))
    assert [one.article for one in parts.evidence(VELTEN.id)] == ["pdm-2"]
    assert parts.of("events", VELTEN.id) == []


# -- places -----------------------------------------------------------------------------------------------------------------------


VIENNA = Place("Wien", ((0, 4),), "AT", 48.21, 16.37, "town")
FRANCE = Place("Frankreich", ((0, 4),), "FR", None, None, "state")
NOWHERE = Place("Karsk", ((0, 4),))


def a_gleaner(most: int = 9, **read: Place) -> Gleaner:
    """Readings that are known: by article the place of its event, whose id is the article's."""
    known = {(article, 1): Read({article: place}) for article, place in read.items()}
    return Gleaner(None, known, most)  # type: ignore[arg-type] -- nothing is looked up


def placed(article: str, place: str, **fields: Any) -> Any:
    return an_event(article, place=place, evidence=(an_evidence(article, record=article),), **fields)


def test_only_places_whose_reading_has_coordinates_are_on_the_map() -> None:
    events = [placed("a", "Wien"), placed("b", "Karsk"), placed("c", "Frankreich"), placed("d", "Wien")]
    gleaner = a_gleaner(a=VIENNA, b=NOWHERE, c=FRANCE, d=VIENNA)
    found = places(scene_of([a_picture()], "de"), gleaner, events)
    assert [(row.number, row.name, row.area, len(row.deeds)) for row in found.rows] == [
        (1, "Wien", False, 2),
        (None, "Frankreich", True, 1),
        (None, "Karsk", False, 1),
    ]
    assert "48,21°\u00a0N 16,37°\u00a0O" in found.rows[0].where
    assert found.map is not None
    assert [mark.name for mark in found.map.marks] == ["Wien"]
    assert sum(shape.marked for shape in found.map.shapes) == 1
    assert found.missing


def test_places_of_one_name_at_two_points_are_two_places() -> None:
    other = Place("Wien", ((0, 4),), "US", 38.19, -91.97, "town")
    found = places(
        scene_of([a_picture()], "de"), a_gleaner(a=VIENNA, b=other), [placed("a", "Wien"), placed("b", "Wien")]
    )
    assert [row.number for row in found.rows] == [1, 2]


def test_an_event_takes_no_coordinates_of_another_place() -> None:
    found = places(scene_of([a_picture()], "de"), a_gleaner(a=VIENNA), [placed("a", "Karsk")])
    assert (found.map, found.rows[0].number, found.rows[0].where) == (None, None, "")


def test_no_more_texts_are_looked_into_than_allowed() -> None:
    events = [placed(name, "Wien") for name in "abc"]
    found = places(scene_of([a_picture()], "de"), a_gleaner(2, a=VIENNA, b=VIENNA, c=VIENNA), events)
    assert (found.looked, found.total, len(found.rows[0].deeds)) == (2, 3, 2)


def test_what_was_only_planned_is_marked_and_so_is_a_place_that_is_in_dispute() -> None:
    details = tuple(Detail("place", name, (), (an_evidence(),)) for name in ("Wien", "Karsk"))
    events = [placed("a", "Wien", status="planned", details=details)]
    (row,) = places(scene_of([a_picture()], "de"), a_gleaner(a=VIENNA), events).rows
    assert (row.sure, row.differing) == (False, True)


def test_the_page_draws_what_the_readings_of_the_dossier_say(client: TestClient, picture: Picture) -> None:
    event = next(one for one in picture.events if one.place == "New York")
    page = tree(client, href(event.actors[0], "?alle=1"))
    (row,) = [one for one in page.xpath("//section[@id='events']//table//tr") if "New York" in words(one)]
    assert "40,71°" in words(row)
    assert len(page.xpath("//svg//*[local-name()='circle']")) == 1


def test_without_any_coordinates_there_is_a_table_and_no_map(show: Show) -> None:
    """As where an article was forgotten since the picture was drawn."""
    page = tree(show(a_picture(actors=the_cast(), events=(placed("e1", "Karsk", actors=(VELTEN,)),))), href(VELTEN))
    assert "ohne Koordinaten" in words(page.xpath("//section[@id='events']")[0])
    assert page.xpath("//svg") == []


def test_an_office_leads_to_where_it_stands(client: TestClient, picture: Picture) -> None:
    one = next(one for one in picture.actors if one.who.kind == "person" and one.roles and one.statements > 5)
    links = tree(client, href(one.who)).xpath("//dl[@class='facts']//a[contains(@href, '/artikel/')]/@href")
    assert links
    assert client.get(links[0].partition("#")[0]).status_code == 200
