"""Times as people type them, and as fields and pages show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lagebild.situation import Picture
from lagebild.web.clock import Clock
from lagebild.web.typedtimes import iso_of, sample
from tests.views.pictures import a_picture
from tests.web.showing import showing, tree, words


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("14.03.2031", "2031-03-14"),
        ("14. 3. 2031", "2031-03-14"),
        ("14 Mar 2031", "2031-03-14"),
        ("14. März 2031", "2031-03-14"),
        ("14.03.2031 18:00", "2031-03-14T18:00:00+01:00"),
        ("14.03.2031, 18:00 Uhr", "2031-03-14T18:00:00+01:00"),
        ("14\u00a0Mar\u00a02031, 18:00\u00a0(+02:00)", "2031-03-14T18:00+02:00"),
        ("2031-03-14", "2031-03-14"),
        ("2031-03-14 18:00", "2031-03-14T18:00:00+01:00"),
        ("2031-03-14T18:00Z", "2031-03-14T18:00Z"),
        ("31.02.2031", None),
        ("14.13.2031", None),
        ("14 Foo 2031", None),
        ("14.03.2031 25:00", None),
        ("03/14/2031", None),
        ("2031-03-14T", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_whatever_a_page_writes_can_be_typed(typed: str, iso: str | None) -> None:
    assert iso_of(typed, "+01:00") == iso


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("iso", ["2031-03-14", "2031-03-14T18:05:00+01:00", "2031-12-01T00:00:00+01:00"])
def test_what_a_field_shows_is_read_as_the_same(language: str, iso: str) -> None:
    shown = iso_of(sample(iso, language), "+01:00")
    assert shown is not None
    assert shown[:16] == iso[:16]


def test_only_an_offset_that_is_not_that_of_the_reports_is_said() -> None:
    clock = Clock("de", "+01:00", None)
    assert clock.when("2031-03-14T18:00:00+01:00") == "14.03.2031, 18:00"
    assert clock.when("2031-03-14T18:00:00+03:00") == "14.03.2031, 18:00\u00a0(+03:00)"
    assert clock.zone == "Uhrzeiten in UTC+01:00"


@pytest.mark.parametrize(
    ("path", "fields"),
    [("/lage", 1), ("/zeitachse", 2), ("/aussagen", 2), ("/artikel", 2), ("/lagebericht", 2)],
)
def test_every_field_for_a_time_is_the_same_and_shows_one_of_the_dossier(
    client: TestClient, picture: Picture, path: str, fields: int
) -> None:
    client.get("/lage")  # so that there is a picture to take it from
    page = tree(client, path)
    some = page.xpath("//form[@method='get']//input[@class='moment']")
    assert len(some) == fields
    assert picture.latest is not None
    assert all(
        (one.get("placeholder") or one.get("value")).startswith(sample(picture.latest[:10], "de")) for one in some
    )
    assert not page.xpath("//form[@method='get']//input[@type='date' or @type='datetime-local']")
    assert "Uhrzeiten in UTC+01:00" in words(page.xpath("//body/footer")[0])


def test_a_time_typed_as_it_is_shown_is_where_the_page_begins(client: TestClient) -> None:
    assert words(tree(client, "/lage?since=13.03.2031+20:00").xpath("//h1")[0]) == "Neu seit 13.03.2031, 20:00"
    assert (
        words(tree(client, "/lage?since=13+Mar+2031+20:00&lang=en").xpath("//h1")[0]) == "New since 13 Mar 2031, 20:00"
    )
    client.cookies.clear()
    assert "13. März, 20:00" in words(tree(client, "/lagebericht?since=13.03.2031+20:00"))
    drawn = tree(client, "/zeitachse?from=05.03.2031&until=06.03.2031").xpath("//input[@class='moment']/@value")
    assert drawn == ["05.03.2031", "06.03.2031"]


def test_a_time_without_an_offset_is_one_of_the_reports(client: TestClient) -> None:
    """The last report is of 18:00 in their zone, an hour before 18:00 in UTC."""
    assert "m-042" in client.get("/artikel?since=14.03.2031+18:00").text
    assert "m-042" not in client.get("/artikel?since=14.03.2031+18:01").text


def test_an_empty_dossier_has_no_time_to_show(serving: object, tmp_path: Path) -> None:
    page = tree(showing(serving, tmp_path, a_picture(latest=None, earliest=None)), "/aussagen")
    assert set(page.xpath("//input[@class='moment']/@placeholder")) == {""}
