"""The page Lage: since when, and what is kept as seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lagebild import moments
from lagebild.store import Dossier
from lagebild.web.pages import lagenews
from lagebild.web.pages.lagesince import exact, is_stamp, since_of, snapped
from tests.views.pictures import (
    an_event,
    at,
)
from tests.web.conftest import ORIGIN, send
from tests.web.showing import tree, words
from tests.web.situations import LATER, LONG_AGO, NOW, SEEN, Shows, after, before, headings

# -- since when -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "begin"),
    [
        ("6h", "2026-03-18T02:00:00+01:00"),
        ("24h", "2026-03-17T08:00:00+01:00"),
        ("midnight", "2026-03-18T00:00:00+01:00"),
        ("06:00", "2026-03-18T06:00:00+01:00"),
        ("09:30", "2026-03-17T09:30:00+01:00"),
        ("2026-03-16", "2026-03-16T00:00:00+01:00"),
        ("2026-03-16T12:00", "2026-03-16T12:00:00+01:00"),
        ("2026-03-16T12:00Z", "2026-03-16T13:00:00+01:00"),
    ],
)
def test_times_are_those_of_the_desk(asked: str, begin: str) -> None:
    found = since_of(asked, "", seen=None, latest=at(18, "07:30"), now=NOW, home="+01:00")
    assert (found.time, found.fault, found.far) == (begin, False, False)


@pytest.mark.parametrize("asked", ["gestern abend", "25:00", "2026-13-01", "0001-01-01T00:00+14:00", "9" * 30])
def test_what_is_no_time_is_said_and_a_day_is_shown(asked: str) -> None:
    found = since_of(asked, "", seen=None, latest=at(18), now=NOW, home="+01:00")
    assert (found.key, found.fault) == ("24h", True)


def test_hours_count_from_the_last_report_where_it_is_long_past() -> None:
    later = NOW + timedelta(days=30)
    assert since_of("6h", "", seen=None, latest=at(18), now=later, home="+01:00").time == at(18, "02:00")
    assert since_of("6h", "now", seen=None, latest=at(18), now=later, home="+01:00").time > at(18)


def test_a_first_visit_shows_a_day_a_later_one_what_came_since() -> None:
    assert since_of("", "", seen=None, latest=at(18), now=NOW).key == "24h"
    found = since_of("", "", seen=SEEN, seen_at=LATER, latest=at(18), now=NOW)
    assert (found.key, found.known, found.time[:16]) == ("visit", SEEN, "2026-03-18T09:00")
    assert since_of("visit", "", seen=None, latest=at(18), now=NOW).key == "24h"


def test_the_earlier_picture_is_one_of_few_and_stands_on_the_same_texts(looked_at: Path) -> None:
    with Dossier.open(str(looked_at)) as dossier:
        times = sorted(set(lagenews._times(dossier)))
        numbers = {}
        for begin in ("2031-03-04T10:00:00+01:00", "2031-03-06T18:45:00+01:00", "2031-03-09T00:00:00Z", "2031-03-12"):
            place = snapped(begin, times)
            moment = moments.moment(begin)
            exactly = datetime.fromisoformat(moment) - timedelta(seconds=1)
            some = [
                {(held.version.article, held.version.number) for held in dossier.held(at=one)}
                for one in (place, exactly.strftime("%Y-%m-%dT%H:%M:%SZ"))
            ]
            assert some[0] == some[1]
            numbers[begin] = len(some[0])
        assert len(set(numbers.values())) == 4
        assert snapped("2031-03-14T18:00:01+01:00", times) is None
        assert snapped("2031-03-14T18:00:00+01:00", times) is not None


def test_a_report_dated_by_a_day_counts_from_its_beginning() -> None:
    assert exact("2026-03-16") == "2026-03-16T00:00:00Z"
    assert exact("2026-03-16T05:00:00.123456Z") == "2026-03-16T05:00:00Z"
    assert snapped("2026-03-16T05:00:00Z", [exact("2026-03-16"), "2026-03-17T00:00:00Z"]) == "2026-03-16T00:00:00Z"
    assert snapped("2026-03-15T05:00:00Z", [exact("2026-03-16")]) == "2026-03-15T23:59:59Z"


# -- what has been seen -----------------------------------------------------------------------------------------------------------


def test_what_was_seen_is_new_no_more_until_something_comes_in(shows: Shows) -> None:
    client = shows(before(), after(events=(an_event(),)))
    assert headings(tree(client, LONG_AGO)) == ["events"]
    answer = send(client, "/lage/gesehen", seen=LATER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/lage")
    page = tree(client, "/lage")
    assert "Nichts Neues seit dem letzten Besuch" in words(page)
    assert page.xpath("//input[@name='undo']")


def test_what_came_in_since_the_last_visit_is_new(shows: Shows) -> None:
    client = shows(before(), after(events=(an_event(),)))
    send(client, "/lage/gesehen", seen=SEEN)
    page = tree(client, "/lage")
    assert "Neu seit dem letzten Besuch" in words(page.xpath("//h1")[0])
    assert headings(page) == ["events"]
    assert not page.xpath("//input[@name='undo']")


def test_seen_can_be_taken_back(shows: Shows) -> None:
    client = shows(before(), after(events=(an_event(),)))
    send(client, "/lage/gesehen", seen=SEEN)
    send(client, "/lage/gesehen", seen=LATER)
    undo = tree(client, "/lage").xpath("//form[@action='/lage/gesehen']//input[@name='seen']/@value")
    assert undo == [SEEN]
    send(client, "/lage/gesehen", seen=undo[0], undo="1")
    assert headings(tree(client, "/lage")) == ["events"]


def test_a_first_visit_can_be_taken_back(shows: Shows) -> None:
    client = shows(before(), after())
    send(client, "/lage/gesehen", seen=LATER)
    send(client, "/lage/gesehen", seen="", undo="1")
    assert not [name for name in client.cookies if name.startswith("lagebild-seen")]


def test_nothing_is_kept_as_seen_that_has_not_come_yet(shows: Shows) -> None:
    client = shows(before(), after())
    send(client, "/lage/gesehen", seen="2999-01-01T00:00:00.000000Z")
    assert (
        next(client.cookies[name] for name in client.cookies if name.startswith("lagebild-seen"))
        .strip('"')
        .startswith(LATER)
    )


def test_another_sites_form_marks_nothing(shows: Shows) -> None:
    client = shows(before(), after())
    client.get("/lage")
    assert client.post("/lage/gesehen", data={"seen": LATER}, headers={"origin": ORIGIN}).status_code == 403
    assert not [name for name in client.cookies if name.startswith("lagebild-seen")]


def test_seen_leads_to_no_other_site(shows: Shows) -> None:
    client = shows(before(), after())
    assert send(client, "/lage/gesehen", seen=LATER, back="//evil.example").headers["location"] == "/lage"


@pytest.mark.parametrize("text", ["", "2026-03-18", "2026-99-18T06:10:00.000000Z", "<b>", "2026-03-18T06:10:00Z"])
def test_a_spoilt_cookie_counts_as_none(text: str) -> None:
    assert not is_stamp(text)
