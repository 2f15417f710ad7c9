from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from lagebild.entries import Added, FeedEntry
from lagebild.errors import FetchError, InputError
from lagebild.records import Article, Findings
from lagebild.sources.net import arrivals, attempts
from lagebild.store import Dossier
from lagebild.watching import TURN, Round, Watcher, holder, is_gone, remember
from tests.fakes import FakeReader
from tests.sources.net.serving import START, TEXT, Answer, FakeTime, Site, serving, web

DATED = '<meta property="article:published_time" content="2026-11-25T10:00:00+01:00">'


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@dataclass
class Desk:
    """A dossier with a feed of its own, watched by whoever is asked for."""

    site: Site
    path: Path
    time: FakeTime = field(default_factory=FakeTime)
    said: list[str] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    etag: str | None = '"1"'

    def __post_init__(self) -> None:
        self.site.routes["/feed"] = self.feed
        self.dossier = self.opened()

    def opened(self) -> Dossier:
        return Dossier.open(str(self.path), create=True, clock=self.time.now)

    @property
    def url(self) -> str:
        return self.site.url("/feed")

    def feed(self, headers: Mapping[str, str]) -> Answer:
        if self.etag is not None and headers.get("if-none-match") == self.etag:
            return Answer("", 304)
        items = sorted(self.entries, key=lambda entry: entry["id"])
        body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Zeitung", "items": items})
        return Answer(body, headers={"ETag": self.etag} if self.etag else {})

    def write(self, *names: str, day: int = 20, text: str = TEXT) -> None:
        """Pages, and their entries in the feed."""
        for at, name in enumerate(names):
            self.site.page(f"/{name}", f"{text} Bericht {name}.", head=DATED)
            date = f"2026-11-{day:02d}T10:{at // 60:02d}:{at % 60:02d}Z"
            self.entries.append({"id": name, "url": self.site.url(f"/{name}"), "date_published": date})
        self.etag = f'"{len(self.entries)}"'

    def watcher(
        self,
        dossier: Dossier | None = None,
        *,
        reader: FakeReader | None = None,
        name: str | None = None,
        **options: Any,
    ) -> Watcher:
        fetches = web(self.time, say=self.said.append, between=0.0, **options)
        return Watcher(dossier or self.dossier, reader or FakeReader(), fetches, every=600.0, name=name)

    def go(self, **options: Any) -> tuple[Round, list[Added | InputError]]:
        """One round, at its time."""
        self.time.passed += 600
        done = Round()
        return done, list(self.watcher(**options).round(done))

    def held(self) -> list[str]:
        return sorted(version.article.rpartition("/")[2] for version in self.dossier.versions())


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Desk]:
    one = Desk(site, tmp_path / "desk.db")
    one.write("a", "b", "c")
    assert remember(web(one.time), one.dossier, one.url)
    yield one
    one.dossier.close()


def outcomes(results: Sequence[Added | InputError]) -> list[str]:
    return [one.outcome if isinstance(one, Added) else one.what for one in results]


# -- rounds ---------------------------------------------------------------------------------------------------------------------


def test_what_is_new_comes_in_once(desk: Desk) -> None:
    done, results = desk.go()
    assert outcomes(results) == ["new", "copy", "copy"]
    assert desk.held() == ["a", "b", "c"]
    assert (done.asked, done.unchanged, done.failed, done.faults) == (1, 0, 0, 0)
    desk.site.asked.clear()
    done, results = desk.go()
    assert (results, done.unchanged) == ([], 1)
    assert desk.site.paths() == ["/feed"]
    assert desk.site.asked[-1][1]["if-none-match"] == '"3"'
    desk.write("d", day=21)
    done, results = desk.go()
    assert outcomes(results) == ["copy"]
    assert desk.site.paths() == ["/feed", "/feed", "/d"]
    assert desk.held() == ["a", "b", "c", "d"]


def test_a_feed_without_state_is_read_whole_and_its_entries_once(desk: Desk) -> None:
    desk.go()
    desk.etag = None
    desk.site.asked.clear()
    assert desk.go()[1] == []
    assert desk.site.paths() == ["/feed"]


def test_an_entry_that_changes_is_read_again(desk: Desk) -> None:
    desk.go()
    desk.site.page("/b", f"{TEXT} Bericht b.\nNachtrag: Der Minister trat zurück.", head=DATED)
    desk.entries[1]["date_modified"] = "2026-11-26T10:00:00Z"
    desk.etag = '"neu"'
    assert outcomes(desk.go()[1]) == ["version"]
    desk.entries[0]["date_modified"] = "2026-11-26T10:00:00Z"
    desk.etag = '"neuer"'
    assert outcomes(desk.go()[1]) == ["details"]  # the same text, with the time of its change


def test_a_feed_that_is_not_due_is_left_alone(desk: Desk) -> None:
    desk.go()
    desk.site.asked.clear()
    done = Round()
    assert list(desk.watcher().round(done)) == []
    assert (done.asked, desk.site.asked) == (0, [])
    assert desk.watcher().pause() == 600.0
    desk.time.passed += 400
    assert desk.watcher().pause() == 200.0
    desk.time.passed += 4000
    assert desk.watcher().pause() == 1.0


def test_of_ten_thousand_entries_the_newest_come_first_and_none_is_lost(desk: Desk) -> None:
    desk.go()
    desk.said.clear()
    desk.entries += [
        {"id": f"x{n:05d}", "url": desk.site.url(f"/fehlt{n}"), "date_published": f"2025-01-{n % 28 + 1:02d}"}
        for n in range(9_998)
    ]
    desk.write("d", "e", day=22)
    desk.etag = '"viele"'
    desk.site.asked.clear()
    _, results = desk.go(most=2)
    assert outcomes(results) == ["copy", "copy"]
    assert desk.said == [f"{desk.url}: 10,000 new entries: the 2 newest now, 9,998 in later rounds"]
    assert desk.site.paths() == ["/feed", "/e", "/d"]
    desk.site.asked.clear()
    _, results = desk.go(most=2)  # were its state noted, "not modified" would hide the rest for good
    assert "if-none-match" not in desk.site.asked[-3][1]
    assert len(results) == 2
    assert desk.said[1:] == [f"{desk.url}: 9,998 new entries: the 2 newest now, 9,996 in later rounds"]


def test_two_feeds_with_one_article_have_one_article(desk: Desk) -> None:
    desk.site.routes["/zweiter"] = desk.feed
    remember(web(desk.time), desk.dossier, desk.site.url("/zweiter"))
    done, results = desk.go()
    assert outcomes(results) == ["new", "copy", "copy", "unchanged", "unchanged", "unchanged"]
    assert done.asked == 2


def test_a_list_of_sitemaps_that_stays_the_same_hides_nothing(desk: Desk) -> None:
    desk.dossier.drop_feed(desk.url)
    index = f"<sitemapindex><sitemap><loc>{desk.site.url('/1.xml')}</loc></sitemap></sitemapindex>"
    pages = ["a"]
    desk.site.routes["/index.xml"] = lambda headers: (
        Answer("", 304) if "if-none-match" in headers else Answer(index, headers={"ETag": '"immer"'})
    )
    desk.site.routes["/1.xml"] = lambda _: Answer(
        f"<urlset>{''.join(f'<url><loc>{desk.site.url(chr(47) + name)}</loc></url>' for name in pages)}</urlset>"
    )
    assert remember(web(desk.time), desk.dossier, desk.site.url("/index.xml"))
    assert outcomes(desk.go()[1]) == ["new"]
    pages.append("b")
    assert outcomes(desk.go()[1]) == ["copy"]


# -- what goes wrong with entries -----------------------------------------------------------------------------------------------


def test_what_is_no_article_is_said_once_and_the_rest_goes_on(desk: Desk) -> None:
    desk.site.routes["/b"] = Answer("", 404)
    desk.site.page("/c", "Der Minister. Jetzt abonnieren.")
    done, results = desk.go()
    assert outcomes(results) == [
        "only the beginning of an article that is to be paid for",
        "there is no such page (status 404)",
        "new",
    ]
    assert done.faults == 2
    desk.etag = None
    assert outcomes(desk.go()[1]) == ["there is no such page (status 404)"]


def test_what_fails_in_passing_is_tried_again_a_few_times(desk: Desk) -> None:
    desk.site.routes["/b"] = Answer("", 503)
    assert outcomes(desk.go()[1]) == ["new", "the server has a fault (status 503)", "copy"]
    assert desk.held() == ["a", "c"]
    assert desk.dossier.feeds()[0].etag is None
    for _ in range(3):
        assert outcomes(desk.go()[1]) == ["the server has a fault (status 503)"]
    (last,) = desk.go()[1]
    assert isinstance(last, InputError)
    assert last.hint == "given up after 5 rounds"
    assert desk.go()[1] == []
    assert desk.dossier.feeds()[0].etag == '"3"'


def test_what_failed_in_passing_comes_in_when_it_is_there(desk: Desk) -> None:
    good = desk.site.routes["/b"]
    desk.site.routes["/b"] = Answer("", 503)
    desk.go()
    desk.site.routes["/b"] = good
    assert outcomes(desk.go()[1]) == ["copy"]
    assert desk.held() == ["a", "b", "c"]


ROBOTS = "the site's robots.txt does not want it fetched by robots"


@pytest.mark.parametrize(
    ("path", "answer", "what"),
    [
        ("/b", Answer("", 403), "the server refuses it (status 403)"),
        ("/b", Answer("", 404), "there is no such page (status 404)"),
        ("/b", Answer("", 451), "is withheld for legal reasons (status 451)"),
        ("/robots.txt", Answer("User-agent: *\nDisallow: /b"), ROBOTS),
    ],
)
def test_what_cannot_be_had_today_comes_in_when_it_is_there(desk: Desk, path: str, answer: Answer, what: str) -> None:
    good = desk.site.routes.pop(path, None)
    desk.site.routes[path] = answer
    _, results = desk.go()
    assert outcomes(results) == ["new", what, "copy"]
    fault = results[1]
    assert isinstance(fault, InputError)
    assert fault.hint == "tried again in up to 4 later rounds"
    if good is None:
        del desk.site.routes[path]
    else:
        desk.site.routes[path] = good
    assert outcomes(desk.go()[1]) == ["copy"]
    assert desk.held() == ["a", "b", "c"]


def test_what_cannot_be_had_for_long_is_given_up(desk: Desk) -> None:
    desk.site.routes["/b"] = Answer("", 404)
    hints = [fault.hint for _ in range(5) for fault in desk.go()[1] if isinstance(fault, InputError)]
    assert hints == [
        *(f"tried again in up to {n} later round{'s' * (n > 1)}" for n in (4, 3, 2, 1)),
        "given up after 5 rounds",
    ]
    desk.site.asked.clear()
    desk.etag = None
    assert desk.go()[1] == []
    assert desk.site.paths() == ["/feed"]


class Failing(FakeReader):
    """Fails on one article, when it has taken others with it."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        for article, found in super().read(articles):
            if article.text.endswith("Bericht b."):
                raise RuntimeError("kaputt")
            yield article, found


def test_an_article_on_which_the_reader_fails_is_one_fault_and_given_up(desk: Desk) -> None:
    _, results = desk.go(reader=Failing())
    assert outcomes(results) == ["new", "could not be read: a fault in Lagebild (RuntimeError: kaputt)", "copy"]
    assert desk.held() == ["a", "c"]
    for _ in range(4):
        assert len(desk.go(reader=Failing())[1]) == 1
    assert desk.go(reader=Failing())[1] == []


def test_what_a_version_of_lagebild_gave_up_another_one_tries(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        desk.go(reader=Failing())
    desk.etag = None
    assert desk.go()[1] == []
    monkeypatch.setattr(attempts, "__version__", "99.0")
    assert outcomes(desk.go()[1]) == ["copy"]


def test_a_fault_in_finding_an_article_is_one_entrys(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = arrivals.of_entry

    def failing(web: Any, entry: Any, source: Any) -> Iterator[Article | InputError]:
        if entry.id == "b":
            raise RuntimeError("kaputt")
        yield from real(web, entry, source)

    monkeypatch.setattr(arrivals, "of_entry", failing)
    assert outcomes(desk.go()[1]) == ["new", "could not be read: a fault in Lagebild (RuntimeError: kaputt)", "copy"]


class Deadly(FakeReader):
    """Ends the process when it reads one article, as the system does where memory runs out."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        batch = list(articles)
        if any(article.text.endswith("Bericht b.") for article in batch):
            raise KilledError
        yield from super().read(batch)


def test_an_article_that_ends_the_process_is_given_up_and_the_others_come_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(Dossier, "leave_feed", lambda *_, **__: None)  # nothing is put in order
        killed.setattr(Watcher, "_unfinished", lambda *_: None)
        for _ in range(5):
            desk.time.passed += 900
            with pytest.raises(KilledError):
                desk.go(reader=Deadly())
    assert desk.held() == ["c"]  # which came before it
    desk.time.passed += 900
    _, results = desk.go(reader=Deadly())
    assert outcomes(results) == ["was tried in 5 rounds, and in the last of them the process ended over it", "copy"]
    assert desk.held() == ["a", "c"]
    assert desk.go(reader=Deadly())[1] == []


def test_who_is_ended_in_good_order_tries_as_often_as_before(desk: Desk) -> None:
    for _ in range(7):
        with pytest.raises(KilledError):
            desk.go(reader=Deadly())
    assert len(desk.go()[1]) + len(desk.held()) >= 3
    assert desk.held() == ["a", "b", "c"]


def test_entries_that_share_a_guid_are_kept_apart(desk: Desk) -> None:
    for entry in desk.entries:
        entry["id"] = "0"
    assert outcomes(desk.go()[1]) == ["new", "copy", "copy"]
    assert desk.held() == ["a", "b", "c"]
    assert any("3 entries share 1 guid(s)" in line for line in desk.said)
    desk.etag = None
    assert desk.go()[1] == []
    desk.entries[:] = [
        {"id": "0", "title": title, "content_text": f"{TEXT} {title}", "date_published": "2026-11-25"}
        for title in ("Eins", "Zwei")
    ]
    assert len(desk.go()[1]) == 2
    assert [name for name in desk.held() if name.startswith("feed#0")] == ["feed#0 Eins", "feed#0 Zwei"]


# -- turns ----------------------------------------------------------------------------------------------------------------------


def test_a_slow_site_does_not_hold_up_the_other_feeds(desk: Desk) -> None:
    desk.write(*(f"x{n}" for n in range(6)))
    real = {path: desk.site.routes[path] for path in desk.site.routes if path.startswith("/x")}

    def slowly(route: Any) -> Any:
        def answer(_: Mapping[str, str]) -> Answer:
            desk.time.passed += 59.0
            return route  # type: ignore[no-any-return]

        return answer

    for path, route in real.items():
        desk.site.routes[path] = slowly(route)
    desk.site.page("/schnell", f"{TEXT} Bericht schnell.", head=DATED)
    link = f"<item><link>{desk.site.url('/schnell')}</link></item>"
    desk.site.routes["/zweiter"] = Answer(f"<rss version='2.0'><channel><title>Z</title>{link}</channel></rss>")
    remember(web(desk.time), desk.dossier, desk.site.url("/zweiter"))
    watcher = desk.watcher()
    desk.time.passed += 600
    before = desk.time.passed
    list(watcher.round(Round()))
    assert "schnell" in desk.held()
    assert desk.time.passed - before <= TURN + 2 * 59
    assert len(desk.held()) < 10
    assert any("its turn of 2 minutes is over" in line and "are left" in line for line in desk.said)
    assert watcher.pause() == 1.0
    asked = desk.site.paths().count("/feed")
    for _ in range(4):
        desk.time.passed += 1
        list(watcher.round(Round()))
    assert len(desk.held()) == 10
    assert desk.site.paths().count("/feed") == asked  # it goes on with what the feed gave
    assert next(feed for feed in desk.dossier.feeds() if feed.url == desk.url).etag == '"9"'


def test_the_feed_that_is_due_longest_has_its_turn_first(desk: Desk) -> None:
    desk.go()
    desk.site.routes["/zweiter"] = desk.feed
    desk.time.passed += 100
    remember(web(desk.time), desk.dossier, desk.site.url("/zweiter"))
    claimed = desk.dossier.claim_feed(desk.url, "x", 1)
    assert claimed is None  # not due yet
    desk.site.asked.clear()
    desk.time.passed += 600
    list(desk.watcher().round(Round()))
    assert [path for path in desk.site.paths() if path in ("/zweiter", "/feed")] == ["/zweiter", "/feed"]


def test_long_pauses_that_a_site_asks_for_lose_nothing(desk: Desk) -> None:
    desk.site.routes["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 100")
    watcher = desk.watcher()
    for _ in range(40):
        desk.time.passed += watcher.pause()
        for result in watcher.round(Round()):
            assert isinstance(result, Added), result
    assert desk.held() == ["a", "b", "c"]
    assert any("wants to be left alone" in line for line in desk.said)


def test_a_page_dated_in_the_future_comes_in_when_its_day_has_come(desk: Desk) -> None:
    desk.site.page("/b", TEXT, head='<meta property="article:published_time" content="2026-11-28T12:00:00Z">')
    assert "lies in the future: not added" in " ".join(outcomes(desk.go()[1]))
    assert desk.held() == ["a", "c"]
    desk.time.passed += 2 * 86_400
    assert outcomes(desk.go()[1]) == ["copy"]


# -- what goes wrong with feeds -------------------------------------------------------------------------------------------------


def test_a_feed_that_fails_is_asked_less_and_less_often_and_never_forgotten(desk: Desk) -> None:
    desk.site.routes["/feed"] = Answer("kein Feed")
    pauses = []
    for number in range(1, 23):
        (feed,) = desk.dossier.feeds()
        desk.time.passed = (_when(feed.due) - START.timestamp()) + 0.001
        before = desk.time.passed
        done = Round()
        (error,) = desk.watcher().round(done)
        assert isinstance(error, FetchError)
        assert (done.failed, done.faults) == (1, 1)
        (feed,) = desk.dossier.feeds()
        assert (feed.failures, feed.fault) == (number, "no feed and no sitemap")
        pauses.append(round(_when(feed.due) - START.timestamp() - before))
    assert pauses[:8] == [600, 1200, 2400, 4800, 9600, 19_200, 38_400, 76_800]
    assert set(pauses[8:]) == {86_400}
    desk.site.routes["/feed"] = desk.feed
    desk.time.passed += 86_400
    assert len(desk.go()[1]) == 3
    (feed,) = desk.dossier.feeds()
    assert (feed.failures, feed.fault) == (0, None)


def _when(stamp: str) -> float:
    return datetime.fromisoformat(stamp).timestamp()


def test_a_feed_that_is_gone_is_asked_once_a_day(desk: Desk) -> None:
    desk.site.routes["/feed"] = Answer("", 410)
    assert outcomes(desk.go()[1]) == ["is gone for good (status 410)"]
    (feed,) = desk.dossier.feeds()
    assert _when(feed.due) - desk.time.now().timestamp() == pytest.approx(86_400, abs=1)


def test_a_feed_that_asks_for_time_gets_it(desk: Desk) -> None:
    desk.site.routes["/feed"] = Answer("", 503, {"Retry-After": "7200"})
    desk.go()
    (feed,) = desk.dossier.feeds()
    assert _when(feed.due) - desk.time.now().timestamp() == pytest.approx(7200, abs=1)


def test_one_feed_that_fails_does_not_hold_up_the_others(desk: Desk) -> None:
    desk.site.routes["/kaputt"] = desk.feed
    remember(web(desk.time), desk.dossier, desk.site.url("/kaputt"))
    desk.site.routes["/feed"] = Answer("", 500)
    done, results = desk.go()
    assert (done.asked, done.failed, len(results)) == (2, 1, 4)


@pytest.mark.parametrize("path", ["/a", "/fehlt"])
def test_what_is_no_feed_is_not_remembered(desk: Desk, path: str) -> None:
    with pytest.raises(FetchError):
        remember(web(desk.time), desk.dossier, desk.site.url(path))
    assert [feed.url for feed in desk.dossier.feeds()] == [desk.url]


def test_a_feed_that_does_not_answer_now_is_remembered_all_the_same(desk: Desk) -> None:
    desk.site.routes["/spaeter"] = Answer("", 503)
    assert remember(web(desk.time), desk.dossier, desk.site.url("/spaeter"))
    assert not remember(web(desk.time), desk.dossier, desk.site.url("/spaeter#oben"))


# -- crashes and company --------------------------------------------------------------------------------------------------------


class KilledError(BaseException):
    """As if the process had ended here."""


@pytest.mark.parametrize("after", range(4))
def test_killed_in_mid_round_the_next_round_goes_on(desk: Desk, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after so many articles: nothing is lost, nothing is marked that is not in, and what is in is not fetched again."""
    monkeypatch.setattr(Dossier, "leave_feed", lambda *_, **__: None)  # a killed process lets go of nothing
    results = desk.watcher(reader=FakeReader(batch=1), name="anderswo:1:x").round(Round())
    for _ in range(after):
        next(results)
    del results
    monkeypatch.undo()
    there = desk.held()
    desk.site.asked.clear()
    held = desk.go()[1]
    assert held == [] if after else len(held) == 3  # another host's watcher may be at it still
    desk.time.passed += 900
    desk.go()
    assert desk.held() == ["a", "b", "c"]
    fetched = [path.strip("/") for path in desk.site.paths() if path != "/feed"]
    done_before = max(0, after - 1)  # the last one that came out was in, but perhaps not marked
    assert len(fetched) <= 3 - done_before
    assert set(fetched) >= {"a", "b", "c"} - set(there)


def test_killed_between_the_article_and_its_mark_it_is_unchanged_then(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = Dossier.mark_entry

    def killed(self: Dossier, url: str, key: str, entry: FeedEntry) -> None:
        if entry.done:
            raise KilledError
        mark(self, url, key, entry)

    monkeypatch.setattr(Dossier, "mark_entry", killed)
    with pytest.raises(KilledError):
        list(desk.watcher().round(Round()))
    monkeypatch.undo()
    assert len(desk.held()) >= 1
    _, results = desk.go()
    assert sorted(set(outcomes(results))) == ["copy", "unchanged"]
    assert desk.held() == ["a", "b", "c"]


def test_a_watcher_that_is_interrupted_lets_go_at_once(desk: Desk) -> None:
    results = desk.watcher(name="eins", reader=FakeReader(batch=1)).round(Round())
    next(results)
    assert desk.dossier.feeds()[0].held
    results.close()  # type: ignore[attr-defined]
    assert not desk.dossier.feeds()[0].held
    desk.go()
    assert desk.held() == ["a", "b", "c"]


def test_two_watchers_do_not_fetch_twice(desk: Desk) -> None:
    with desk.opened() as other:
        first, second = Round(), Round()
        results = desk.watcher(reader=FakeReader(batch=1), name="eins").round(first)
        next(results)
        assert list(desk.watcher(other, name="zwei").round(second)) == []
        assert second.asked == 0
        list(results)
        assert list(desk.watcher(other, name="zwei").round(second)) == []
    assert sorted(desk.site.paths()) == sorted(["/feed", "/feed", "/a", "/b", "/c"])  # once to remember it


def test_a_watcher_whose_feed_another_one_took_stops(desk: Desk) -> None:
    results = desk.watcher(reader=FakeReader(batch=1), name="langsam:1:x").round(Round())
    next(results)
    desk.time.passed += 1000
    with desk.opened() as other:
        assert other.claim_feed(desk.url, "schnell", 600) is not None
        rest = list(results)
        assert len(rest) <= 1
        assert other.feeds()[0].held  # it did not let go of what is another's


def test_whoever_is_gone_is_seen_to_be_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    host = socket.gethostname()
    assert is_gone(f"{host}:{process.pid}:x")
    assert not is_gone(holder())
    assert not is_gone(f"{host}:{os.getppid()}:x")
    assert not is_gone(f"anderswo:{process.pid}:x")
    assert not is_gone("unsinn")


def test_a_feed_that_is_dropped_meanwhile_is_dropped(desk: Desk) -> None:
    results = desk.watcher(reader=FakeReader(batch=1)).round(Round())
    next(results)
    with desk.opened() as other:
        other.drop_feed(desk.url)
    list(results)
    assert desk.dossier.feeds() == []


def test_nothing_is_lost_whatever_fails(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dossier that cannot be written ends the round with its fault, and the feed is free again."""
    add: Callable[..., Added] = Dossier.add

    def full(self: Dossier, *arguments: Any) -> Added:
        if desk.held():
            raise KilledError
        return add(self, *arguments)

    monkeypatch.setattr(Dossier, "add", full)
    with pytest.raises(KilledError):
        list(desk.watcher().round(Round()))
    monkeypatch.undo()
    assert len(desk.held()) == 1
    assert not desk.dossier.feeds()[0].held
    desk.go()
    assert desk.held() == ["a", "b", "c"]
