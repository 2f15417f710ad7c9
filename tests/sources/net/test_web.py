from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from lagebild.errors import FetchError
from lagebild.sources.net.pace import LONGEST, Pace, backoff, duration, retry_after
from lagebild.sources.net.robots import rules
from lagebild.sources.net.web import Web
from tests.sources.net.serving import HOST, START, Answer, FakeTime, Route, Site, web


def refused(one: Web, url: str, **arguments: Mapping[str, str]) -> FetchError:
    with pytest.raises(FetchError) as caught:
        one.get(url, **arguments)
    return caught.value


def in_turn(*answers: Answer) -> Route:
    """One answer after the other; the last one for good."""
    waiting = list(answers)
    return lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]


# -- robots.txt -----------------------------------------------------------------------------------------------------------------


def test_robots_txt_is_obeyed_and_asked_once(site: Site) -> None:
    site.routes |= {
        "/robots.txt": Answer("User-agent: *\nDisallow: /intern\n\nUser-agent: Lagebild\nDisallow: /nicht\n"),
        "/a": Answer("a"),
        "/intern": Answer("i"),
    }
    one = web()
    assert one.get(site.url("/a")).body == b"a"
    assert one.get(site.url("/intern")).body == b"i"  # the group of its own name counts, not that of all
    error = refused(one, site.url("/nicht/da"))
    assert error.what == "the site's robots.txt does not want it fetched by robots"
    assert not error.passing
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/intern"]


def test_robots_txt_counts_at_every_hop(site: Site) -> None:
    site.routes |= {
        "/robots.txt": Answer("User-agent: *\nDisallow: /b"),
        "/a": Answer(status=302, headers={"Location": "/b"}),
        "/b": Answer("b"),
    }
    assert "robots.txt" in refused(web(), site.url("/a")).what
    assert site.paths() == ["/a"]


def test_robots_txt_is_asked_again_after_a_day(site: Site, time: FakeTime) -> None:
    site.routes |= {"/robots.txt": in_turn(Answer("User-agent: *\nDisallow: /"), Answer("")), "/a": Answer("a")}
    one = web(time)
    assert "robots.txt" in refused(one, site.url("/a")).what
    time.passed += 86_000
    assert "robots.txt" in refused(one, site.url("/a")).what
    time.passed += 1000
    assert one.get(site.url("/a")).body == b"a"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_is_no_robots_txt_there_are_no_rules(site: Site, status: int) -> None:
    site.routes |= {"/robots.txt": Answer("User-agent: *\nDisallow: /", status), "/a": Answer("a")}
    assert web().get(site.url("/a")).body == b"a"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_txt_cannot_be_had_nothing_is_fetched(site: Site, time: FakeTime, status: int) -> None:
    site.routes |= {"/robots.txt": in_turn(Answer("", status), Answer("")), "/a": Answer("a")}
    one = web(time)
    error = refused(one, site.url("/a"))
    assert f"its robots.txt could not be read: status {status}" in error.what
    assert error.passing
    assert site.paths() == []
    time.passed += 601
    assert one.get(site.url("/a")).body == b"a"


def test_a_page_in_place_of_robots_txt_is_no_rule(site: Site) -> None:
    site.routes |= {"/robots.txt": Answer("<!doctype html>\nDisallow: /"), "/a": Answer("a")}
    assert web().get(site.url("/a")).body == b"a"
    assert rules(b"\n <html>") is None


def test_a_huge_robots_txt_is_read_to_a_point(site: Site) -> None:
    lines = "Disallow: /x\n" * 60_000
    site.routes |= {"/robots.txt": Answer(f"User-agent: *\n{lines}Disallow: /a"), "/a": Answer("a")}
    one = web()
    assert one.get(site.url("/a")).body == b"a"
    assert "robots.txt" in refused(one, site.url("/x")).what


# -- the pace -------------------------------------------------------------------------------------------------------------------


def test_a_host_is_asked_at_most_once_a_second(site: Site, time: FakeTime) -> None:
    site.routes |= {"/a": Answer("a"), "/b": Answer("b")}
    one = web(time)
    for path in ("/a", "/b", "/a"):
        one.get(site.url(path))
    assert time.slept == [1.0, 1.0, 1.0]  # robots.txt before the first


def test_the_delay_that_robots_txt_asks_for_is_kept(site: Site, time: FakeTime) -> None:
    site.routes |= {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 7.5\nRequest-rate: 1/5"), "/a": Answer("a")}
    one = web(time)
    one.get(site.url("/a"))
    one.get(site.url("/a"))
    assert time.slept == [1.0, 7.5]


def test_a_delay_that_is_too_long_is_left_for_the_next_run(site: Site, time: FakeTime) -> None:
    site.routes |= {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 600"), "/a": Answer("a")}
    one = web(time)
    one.get(site.url("/a"))
    error = refused(one, site.url("/a"))
    assert (error.what, error.passing) == ("its server wants to be left alone for 10 minutes", True)
    assert error.after == 600


def test_hosts_do_not_wait_for_one_another(time: FakeTime) -> None:
    pace = Pace(time.clock)
    for host in ("a.example", "b.example"):
        with pace.turn(host, ""):
            pass
    assert time.slept == []


# -- faults that pass -----------------------------------------------------------------------------------------------------------


def test_a_fault_of_the_server_is_tried_again_with_growing_pauses(site: Site, time: FakeTime) -> None:
    site.routes["/a"] = in_turn(Answer("", 500), Answer("", 502), Answer("a"))
    assert web(time, between=0.0).get(site.url("/a")).body == b"a"
    assert time.slept == [2.0, 4.0]


def test_a_server_that_stays_broken_is_given_up(site: Site, time: FakeTime) -> None:
    site.routes["/a"] = Answer("", 503)
    error = refused(web(time), site.url("/a"))
    assert (error.what, error.passing, error.status) == ("the server has a fault (status 503)", True, 503)
    assert site.paths() == ["/a"] * 3


def test_retry_after_is_kept_to(site: Site, time: FakeTime) -> None:
    site.routes["/a"] = in_turn(Answer("", 429, {"Retry-After": "30"}), Answer("a"))
    assert web(time, between=0.0).get(site.url("/a")).body == b"a"
    assert sum(time.slept) == 30


def test_a_long_retry_after_ends_the_matter_for_now_and_for_the_whole_host(site: Site, time: FakeTime) -> None:
    when = format_datetime(START + timedelta(hours=2), usegmt=True)
    site.routes |= {"/a": Answer("", 429, {"Retry-After": when}), "/b": Answer("b")}
    one = web(time, between=0.0)
    error = refused(one, site.url("/a"))
    assert "was asked too often" in error.what
    assert error.after == 7200
    assert "left alone for 2 hours" in refused(one, site.url("/b")).what
    assert site.paths() == ["/a"]
    time.passed += 7200
    assert one.get(site.url("/b")).body == b"b"


@pytest.mark.parametrize(
    ("status", "what"),
    [
        (401, "asks for a login"),
        (403, "refuses it"),
        (404, "no such page"),
        (410, "gone for good"),
        (451, "legal reasons"),
        (418, "status 418"),
        (204, "status 204"),
        (304, "status 304"),
    ],
)
def test_other_answers_are_said_and_not_tried_again(site: Site, time: FakeTime, status: int, what: str) -> None:
    site.routes["/a"] = Answer("", status)
    error = refused(web(time), site.url("/a"))
    assert what in error.what
    assert (error.status, error.passing) == (status, False)
    assert site.paths() == ["/a"]


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.routes["/a"] = lambda headers: Answer("", 304) if headers.get("if-none-match") == '"1"' else Answer("a")
    assert web().get(site.url("/a"), {"If-None-Match": '"1"'}).status == 304
    assert web().get(site.url("/a"), {"If-None-Match": '"2"'}).body == b"a"


def test_an_inner_address_is_said_of_the_address_itself(site: Site) -> None:
    error = refused(web(allowed=()), site.url("/a"))
    assert error.what.startswith(f"{HOST} is an address of this machine")
    assert "robots" not in str(error)
    assert site.asked == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("9" * 40, LONGEST),
        ("Thu, 26 Nov 2026 12:01:00 GMT", 60.0),
        ("Thu, 26 Nov 2020 12:01:00 GMT", 0.0),
        ("Thu, 26 Nov 2099 12:01:00 GMT", LONGEST),
        ("bald", None),
        ("-5", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, datetime(2026, 11, 26, 12, 0, tzinfo=UTC)) == seconds


def test_pauses_grow_to_a_bound_and_differ_by_chance() -> None:
    assert [backoff(n, 10, 100, lambda: 1.0) for n in (1, 2, 3, 4, 5, 999)] == [10, 20, 40, 80, 100, 100]
    assert backoff(1, 10, 100, lambda: 0.0) == 7.5


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (90, "90 s"), (121, "3 minutes"), (7200, "2 hours"), (200_000, "3 days")]
)
def test_lengths_of_time_are_said(seconds: float, words: str) -> None:
    assert duration(seconds) == words
