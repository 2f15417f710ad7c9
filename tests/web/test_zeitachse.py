"""The page Zeitachse: what is drawn where, what a stretch holds, what is said of it in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from lagebild.situation import Interval, Picture, PictureActor, Who
from lagebild.store import Dossier
from lagebild.web.pages.zeitachsedraw import MOST_ROWS, draw, mark_class
from lagebild.web.pages.zeitachseitems import ACTOR, SIDE, TYPE, Item
from lagebild.web.pages.zeitachsetime import (
    DAY,
    LAST,
    Stretch,
    columns_of,
    local,
    stretch_of,
    text_of,
    unit_of,
)
from tests.views.pictures import BRANDNER, KORWATH, LORN, VELTEN, a_fused, a_picture, an_event, an_evidence, at
from tests.web.showing import showing, tree, words

MARCH = date(2026, 3, 16).toordinal() * DAY


def an_item(kind: str = "event", type: str = "ASSAULT", day: int = 0, **fields: Any) -> Item:  # noqa: A002
    values = {"actors": ("a",), "sides": ("s",), "sure": True, "at": 0, **fields}
    return Item(kind, type, MARCH + day * DAY, MARCH + day * DAY + 600, **values)


def shown_in(page: Any) -> list[str]:
    """What the list says, line by line."""
    return [words(one) for one in page.xpath("//section//ul[@class='lines']/li")]


@pytest.fixture
def crisis() -> Picture:
    """An event on the 17th, statements on the 16th and the 18th; one that is less sure."""
    return a_picture(
        events=(an_event(evidence=(an_evidence("pdm-2", "Soldaten sperrten die Brücke", published=at(18, "09:15")),)),),
        statements=(
            a_fused("s1", "Wir bleiben"),
            a_fused(
                "s2",
                "Wir gehen",
                speaker=KORWATH,
                said=Interval("2026-03-18", "2026-03-18"),
                evidence=(an_evidence("pdm-5", "Wir gehen", published=at(18, "11:40")),),
            ),
            a_fused("s3", "Vielleicht", shown=False, confidence=0.3),
        ),
    )


@pytest.fixture
def client_of(serving: Any, tmp_path: Path, crisis: Picture) -> TestClient:
    return showing(serving, tmp_path, crisis)


# -- stretches and columns --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "unit", "number"),
    [
        (1, "hour", 24),
        (2, "hour", 48),
        (3, "day", 3),
        (45, "day", 45),
        (46, "week", 8),
        (400, "month", 15),
        (4000, "year", 12),
    ],
)
def test_a_stretch_is_drawn_in_columns_that_fit(days: int, unit: str, number: int) -> None:
    stretch = Stretch(MARCH, MARCH + days * DAY)
    assert unit_of(stretch) == unit
    assert abs(len(columns_of(stretch)) - number) <= 1


@given(st.integers(DAY, LAST - 1), st.integers(1, LAST))
def test_columns_cover_the_stretch_without_gaps(begin: int, length: int) -> None:
    stretch = Stretch(begin, min(begin + length, LAST))
    columns = columns_of(stretch)
    assert columns[0].begin <= stretch.begin
    assert columns[-1].end >= stretch.end
    assert all(one.end == other.begin for one, other in pairwise(columns))
    assert len(columns) <= 62


def test_weeks_begin_on_mondays() -> None:
    assert {
        date.fromordinal(one.begin // DAY).weekday() for one in columns_of(Stretch(MARCH + 3 * DAY, MARCH + 90 * DAY))
    } == {0}


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(0, 500))
def test_whole_days_are_written_and_read_alike(first: date, more: int) -> None:
    stretch = Stretch(first.toordinal() * DAY, (first + timedelta(more)).toordinal() * DAY + DAY)
    assert stretch_of(*stretch.query) == stretch


@given(st.integers(DAY, LAST - 2 * DAY), st.integers(1, DAY))
def test_times_are_written_and_read_alike(begin: int, length: int) -> None:
    stretch = Stretch(begin, begin + length)
    assert stretch_of(*stretch.query) == stretch


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-03-16", "", (0, 1)),
        ("", "2026-03-17", (1, 2)),
        ("2026-03-18", "2026-03-16", (0, 3)),
        ("2026-03-16T00:00", "2026-03-17", (0, 2)),
    ],
)
def test_one_end_or_ends_the_wrong_way_round_are_understood(first: str, last: str, days: tuple[int, int]) -> None:
    assert stretch_of(first, last) == Stretch(MARCH + days[0] * DAY, MARCH + days[1] * DAY)


@pytest.mark.parametrize("text", ["", "x", "2026-02-30", "99999-01-01"])
def test_what_is_no_time_is_no_stretch(text: str) -> None:
    assert stretch_of(text, text) is None
    assert local(text, "+01:00") is None


def test_times_are_those_of_the_dossiers_zone() -> None:
    assert text_of(local("2026-03-16T23:30:00Z", "+01:00") or 0) == "2026-03-17T00:30"
    assert text_of(local("2026-03-16", "+01:00") or 0) == "2026-03-16T00:00"


# -- the drawing ------------------------------------------------------------------------------------------------------------------


def a_drawing(items: list[Item], days: int = 3, by: str = ACTOR, selected: Stretch | None = None) -> Any:
    columns = columns_of(Stretch(MARCH, MARCH + days * DAY))
    return draw(items, columns, by=by, reported=False, names={}, selected=selected)


def test_every_item_has_one_mark_in_its_cell() -> None:
    items = [
        an_item(day=0),
        an_item(type="ACCUSE", day=1),
        an_item(type="AID", day=1),
        an_item("statement", "direct", 2),
    ]
    drawing = a_drawing(items)
    assert {kind: path.count("M") for kind, path in drawing.paths.items()} == {
        "fight": 1,
        "strife": 1,
        "accord": 1,
        "direct": 1,
    }
    assert [(one.events, one.statements) for one in drawing.columns] == [(1, 0), (2, 0), (0, 1)]
    for kind, at_column in (("fight", 0), ("direct", 2)):
        x = float(re.findall(r"M([\d.]+)", drawing.paths[kind])[0])
        column = drawing.columns[at_column]
        assert column.x <= x <= column.x + column.width


def test_rows_are_actors_sides_or_types() -> None:
    items = [
        an_item(actors=("p", "q"), sides=("s",)),
        an_item("statement", "direct", actors=("unnamed:1:er",), sides=("s",)),
    ]
    assert [row.key for row in a_drawing(items, by=SIDE).rows] == ["s"]
    assert {row.key for row in a_drawing(items, by=ACTOR).rows} == {"p", "q", "unnamed"}
    assert {row.key for row in a_drawing(items, by=TYPE).rows} == {"event:ASSAULT", "statement:direct"}


def test_rows_beyond_forty_are_one_and_nothing_of_them_is_lost() -> None:
    items = [an_item(actors=(f"a{n:02}",)) for n in range(60)] + [an_item(actors=("a59",))]
    drawing = a_drawing(items)
    assert len(drawing.rows) == MOST_ROWS + 1
    assert drawing.rows[0].key == "a59"
    assert drawing.rows[-1].events == drawing.others == 20
    assert sum(row.events for row in drawing.rows) == 61


def test_many_items_are_drawn_in_bins_whose_area_grows_with_their_number() -> None:
    items = sorted([an_item(day=0)] * 40 + [an_item(day=2)] * 900, key=lambda one: one.day)
    drawing = a_drawing(items)
    assert drawing.binned
    small, large = (float(one) for one in re.findall(r"h([\d.]+)v", drawing.paths["fight"]))
    assert (large / small) ** 2 == pytest.approx(900 / 40, rel=0.1)
    assert not a_drawing([an_item(day=0)] * 4).binned


def test_a_few_items_in_one_narrow_cell_are_binned_rather_than_drawn_over_the_next() -> None:
    assert a_drawing([an_item(day=0)] * 30, days=45).binned


def test_columns_of_the_selection_are_marked() -> None:
    drawing = a_drawing([an_item()], selected=Stretch(MARCH + DAY, MARCH + 2 * DAY))
    assert [one.selected for one in drawing.columns] == [False, True, False]


@pytest.mark.parametrize(
    ("kind", "type_", "drawn"),
    [("event", "COERCE", "fight"), ("event", "REJECT", "strife"), ("statement", "indirect", "told")],
)
def test_what_is_drawn_how(kind: str, type_: str, drawn: str) -> None:
    assert mark_class(an_item(kind, type_)) == drawn


# -- the page ---------------------------------------------------------------------------------------------------------------------


def test_events_stand_on_the_day_they_happened_not_on_that_of_the_report(client_of: TestClient) -> None:
    page = tree(client_of, "/zeitachse")
    labels = page.xpath("//a[contains(@class, 'column')]/@aria-label")
    assert [re.findall(r"\d+ \w+", one)[-2:] for one in labels] == [
        ["0 Ereignisse", "1 Aussagen"],
        ["1 Ereignisse", "0 Aussagen"],
        ["0 Ereignisse", "1 Aussagen"],
    ]


def test_a_day_is_drawn_in_hours_by_the_first_report(client_of: TestClient) -> None:
    page = tree(client_of, "/zeitachse?zoom=day")
    said = page.xpath("//a[contains(@class, 'column')]/@aria-label")
    assert len(said) == 24
    assert "1 Ereignisse" in said[9]
    assert "1 Aussagen" in said[11]


def test_a_column_leads_to_the_list_of_what_is_in_it(client_of: TestClient) -> None:
    page = tree(client_of, "/zeitachse")
    second = page.xpath("//a[contains(@class, 'column')]/@href")[1]
    assert second.endswith("#liste")
    chosen = tree(client_of, second)
    assert len(shown_in(chosen)) == 1
    assert "Soldaten sperrten die Brücke" in shown_in(chosen)[0]
    assert "17.03.2026" in words(chosen.xpath("//section/p[@class='row']")[0])
    assert len(chosen.xpath("//a[contains(@class, 'selected')]")) == 1
    assert len(shown_in(tree(client_of, chosen.xpath("//section/p[@class='row']/a/@href")[0]))) == 3


def test_the_list_says_the_same_as_the_drawing_the_latest_first(client_of: TestClient) -> None:
    said = shown_in(tree(client_of, "/zeitachse"))
    assert [one in line for one, line in zip(("Wir gehen", "sperrten", "Wir bleiben"), said, strict=True)] == [True] * 3


def test_every_line_leads_to_its_sentence(client_of: TestClient) -> None:
    page = tree(client_of, "/zeitachse?all=1")
    lines = page.xpath("//section//ul[@class='lines']/li")
    assert len(lines) == 4
    assert all(line.xpath(".//a[starts-with(@href, '/artikel/')]") for line in lines)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=event", ["sperrten"]),
        ("kind=statement", ["gehen", "bleiben"]),
        ("type=event:COERCE", ["sperrten"]),
        ("type=event:AID", []),
        ("actor=person:ada%20brandner", ["bleiben"]),
        ("actor=state:velten", ["gehen", "sperrten"]),
        ("all=1", ["gehen", "sperrten", "Vielleicht", "bleiben"]),
        ("from=2026-03-18&until=2026-03-30", ["gehen"]),
        ("begin=2026-03-18&end=2026-03-18", ["gehen"]),
    ],
)
def test_what_is_asked_for_is_listed(client_of: TestClient, query: str, said: list[str]) -> None:
    lines = shown_in(tree(client_of, f"/zeitachse?{query}"))
    assert sorted(lines) == sorted(line for line in lines if any(one in line for one in said))
    assert len(lines) == len(said)


@pytest.mark.parametrize(
    "query",
    [
        "from=x&until=y",
        "begin=1&end=2",
        "zoom=x&rows=y&type=z&kind=k&page=x",
        "page=99999",
        "actor=nobody",
        "from=0001-01-01&until=9999-12-31",
    ],
)
def test_bad_addresses_are_answered(client_of: TestClient, query: str) -> None:
    assert client_of.get(f"/zeitachse?{query}").status_code == 200


def test_what_lies_outside_is_counted_and_a_click_away(client_of: TestClient) -> None:
    page = tree(client_of, "/zeitachse?from=2026-03-16&until=2026-03-17&kind=statement")
    after = page.xpath("//a[text()='1 danach']/@href")
    assert len(shown_in(tree(client_of, after[0]))) == 2


def test_the_numbers_of_the_rows_stand_in_a_table(client_of: TestClient) -> None:
    page = tree(client_of, "/zeitachse?rows=side")
    rows = [[words(cell) for cell in one] for one in page.xpath("//table/tbody/tr")]
    assert rows == [["Velten", "1", "1", "Di, 17.03.2026"], ["Lorn", "0", "1", "Mo, 16.03.2026"]]
    assert all(one.get("scope") == "row" for one in page.xpath("//table/tbody/tr/th"))


def test_names_do_no_harm_and_nothing_has_a_style(serving: Any, tmp_path: Path) -> None:
    evil = Who("person:<b>'\"&", "<script>alert(1)</script>", "person")
    answer = showing(serving, tmp_path, a_picture(statements=(a_fused(speaker=evil),))).get("/zeitachse?rows=actor")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "style=" not in answer.text


def test_an_empty_dossier_has_no_drawing(serving: Any, tmp_path: Path) -> None:
    place = tmp_path / "leer.db"
    with Dossier.open(str(place), create=True):
        pass
    page = tree(serving(place), "/zeitachse")
    assert "lagebild add" in words(page)
    assert not page.xpath("//*[@id='timeline']")


def test_a_new_picture_is_drawn_anew(client_of: TestClient, crisis: Picture) -> None:
    from lagebild.web.desk import Shown  # noqa: PLC0415

    assert len(shown_in(tree(client_of, "/zeitachse"))) == 3
    client_of.app.state.desk.picture = lambda **_: Shown(a_picture(events=crisis.events), "2")  # type: ignore[attr-defined]
    assert len(shown_in(tree(client_of, "/zeitachse"))) == 1


def test_forty_actors_and_thousands_of_lines_make_a_small_page_of_bins(serving: Any, tmp_path: Path) -> None:
    some = [Who(f"person:{n}", f"Person Nummer {n}", "person") for n in range(70)]
    events = tuple(
        an_event(
            f"e{n}",
            actors=(some[n % 70], VELTEN),
            type=("ASSAULT", "AID", "ACCUSE")[n % 3],
            date=Interval(f"2026-03-{1 + n % 30:02}", f"2026-03-{1 + n % 30:02}"),
        )
        for n in range(4000)
    )
    said = tuple(
        a_fused(f"s{n}", f"Satz {n}", speaker=some[n % 70], said=Interval(f"2026-03-{1 + n % 28:02}"))
        for n in range(4000)
    )
    picture = a_picture(events=events, statements=said, earliest=at(1), latest=at(30))
    client = showing(serving, tmp_path, picture)
    answer = client.get("/zeitachse?rows=actor")
    assert len(answer.content) < 250_000
    page = tree(client, "/zeitachse?rows=actor")
    assert len(page.xpath("//table/tbody/tr")) == MOST_ROWS + 1
    assert "Je größer ein Zeichen" in words(page)
    assert len(shown_in(page)) == 50


def test_lists_have_pages_that_hold_everything_once(serving: Any, tmp_path: Path) -> None:
    said = tuple(a_fused(f"s{n}", f"Satz {n} Ende", speaker=(BRANDNER, KORWATH)[n % 2]) for n in range(120))
    client = showing(serving, tmp_path, a_picture(statements=said))
    lines = [line for number in (1, 2, 3) for line in shown_in(tree(client, f"/zeitachse?page={number}"))]
    assert len(lines) == len(set(lines)) == 120


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_dossier_is_drawn(client: TestClient, language: str) -> None:
    page = tree(client, f"/zeitachse?lang={language}&rows=actor&all=1")
    assert len(page.xpath("//a[contains(@class, 'column')]")) == 11
    assert len(page.xpath("//svg[@class='timeline']//path")) == 5
    assert LORN.name not in words(page)


# -- who can be chosen ------------------------------------------------------------------------------------------------------------


def test_only_whoever_can_act_and_has_a_name_can_be_chosen(serving: Any, tmp_path: Path) -> None:
    """Neither an id, nor a thing that a reader took for a person, nor somebody who is only described."""
    somebody = {
        "Vera Lind": Who("person:vera lind", "Vera Lind", "person", side="gov:AT"),
        "Autos": Who("person:autos", "Autos", "person"),
        "er": Who("unnamed:pdm-1:er", "er", "unnamed"),
        "Velten": VELTEN,
    }
    events = tuple(an_event(f"e{n}", actors=(who,)) for n, who in enumerate(somebody.values()))
    actors = (
        PictureActor(somebody["Vera Lind"], ("Reporterin",), articles=2),
        PictureActor(somebody["Autos"], articles=2),
        PictureActor(somebody["er"], statements=1, articles=1),
        PictureActor(VELTEN, articles=2),
    )
    client = showing(serving, tmp_path, a_picture(events=events, actors=actors))
    page = tree(client, "/zeitachse?zoom=all&rows=side")
    offered = [words(one) for one in page.xpath("//select[@name='actor']/option")]
    assert offered[1:] == ["Velten", "Vera Lind"]
    assert "gov:AT" not in page.text_content()
    asked = tree(client, "/zeitachse?zoom=all&actor=gov%3AAT")
    assert not [one for one in asked.xpath("//select[@name='actor']/option") if "gov" in words(one)]
