from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
import time as clocks
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lagebild.errors import FetchError
from lagebild.sources.net.clock import Clock
from lagebild.sources.net.pace import TOGETHER, Pace
from lagebild.sources.net.shared import AFTER, AGAIN, HUNG, MANY, Said, Shared, cache_folder
from tests.sources.net.asking import BETWEEN
from tests.sources.net.serving import HOST, Answer, FakeTime, Site, web

ASKING = Path(__file__).with_name("asking.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def silent(line: str) -> None:
    raise AssertionError(line)


def begun(folder: Path, site: Site, *paths: str) -> subprocess.Popen[str]:
    """A process that asks the site for these."""
    command = [sys.executable, str(ASKING), str(folder), str(site.port), *paths]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


class Counted:
    """An answer that counts how many ask at once, and holds each for a moment."""

    def __init__(self) -> None:
        self.at_once: list[int] = []
        self._now = 0
        self._lock = threading.Lock()

    def __call__(self, _: Mapping[str, str]) -> Answer:
        with self._lock:
            self._now += 1
            self.at_once.append(self._now)
        clocks.sleep(BETWEEN / 2)
        with self._lock:
            self._now -= 1
        return Answer("da")


# -- processes ------------------------------------------------------------------------------------------------------------------


def test_two_processes_together_keep_the_rate_and_ask_for_robots_txt_once(site: Site, folder: Path) -> None:
    route = Counted()
    site.routes |= {"/robots.txt": route, **{f"/{name}": route for name in "abcdefgh"}}
    start = clocks.monotonic()
    both = [begun(folder, site, *(f"/{name}" for name in names)) for names in ("abcd", "efgh")]
    assert [one.communicate()[0].split() for one in both] == [["da"] * 4] * 2
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert len(site.asked) == 9
    assert set(route.at_once) == {1}
    assert clocks.monotonic() - start >= 8 * BETWEEN - 0.01  # however slow the machine, never less


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")
def test_what_a_killed_process_held_is_free_at_once(site: Site, folder: Path) -> None:
    asked, over = threading.Event(), threading.Event()

    def held(_: Mapping[str, str]) -> Answer:
        asked.set()
        assert over.wait(60)
        return Answer("da")

    site.routes["/a"] = held
    process = begun(folder, site, "/a")
    assert asked.wait(60)
    shared = Shared(folder, Clock(), silent)
    clocks.sleep(2 * BETWEEN)  # the pause is over, the answer is not there
    assert not shared.begin(HOST, 0.0)
    process.kill()
    process.communicate()
    assert shared.begin(HOST, 0.0)
    over.set()


def may_ask(folder: Path, host: str) -> str:
    """Whether another process may ask a host now."""
    command = [sys.executable, str(ASKING.with_name("beginning.py")), str(folder), host]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_what_is_opened_beside_it_in_one_process_takes_no_lock_away(folder: Path) -> None:
    clock = Clock()
    first, second = Shared(folder, clock, silent), Shared(folder, clock, silent)
    assert first.begin("a.example", 0.0)
    clocks.sleep(0.01)
    assert not second.begin("a.example", 0.0)
    second.leave("b.example", 1)
    second.end("a.example")  # it is not the second's
    clocks.sleep(2 * AFTER)
    assert may_ask(folder, "a.example") == "False"
    first.end("a.example")
    clocks.sleep(2 * AFTER)
    assert may_ask(folder, "a.example") == "True"


# -- one after the other --------------------------------------------------------------------------------------------------------


def test_the_next_run_keeps_the_pause_and_the_rules(site: Site, time: FakeTime, folder: Path) -> None:
    site.routes |= {
        "/robots.txt": Answer("User-agent: *\nDisallow: /nicht\nCrawl-delay: 30"),
        "/.well-known/tdmrep.json": Answer('[{"location": "/a", "tdm-reservation": 1}]'),
        "/a": Answer("a"),
    }
    first, second = web(time, shared=folder), web(time, shared=folder)
    answer = first.get(site.url("/a"))
    time.slept.clear()
    assert second.get(site.url("/a")).body == b"a"
    assert time.slept == [30.0]
    with pytest.raises(FetchError, match=r"robots\.txt does not want it"):
        second.get(site.url("/nicht"))
    rights = [one.site_rights(site.url("/a"), answer) for one in (first, second)]
    assert rights[0] == rights[1] is not None
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/a", "/.well-known/tdmrep.json"]


def test_rules_are_asked_for_again_when_they_are_over(site: Site, time: FakeTime, folder: Path) -> None:
    site.routes["/a"] = Answer("a")
    for seconds, times in ((0, 1), (86_000, 1), (1000, 2)):
        time.passed += seconds
        web(time, shared=folder).get(site.url("/a"))
        assert [path for path, _ in site.asked].count("/robots.txt") == times


def test_a_server_without_rules_for_now_is_left_alone_by_all(site: Site, time: FakeTime, folder: Path) -> None:
    site.routes |= {"/robots.txt": Answer("", 503), "/a": Answer("a")}
    for _ in range(2):
        with pytest.raises(FetchError, match="could not be read: status 503"):
            web(time, shared=folder).get(site.url("/a"))
    assert len(site.asked) == 1
    site.routes["/robots.txt"] = Answer("")
    time.passed += 601
    assert web(time, shared=folder).get(site.url("/a")).body == b"a"


def test_a_site_that_could_not_be_reached_is_tried_by_the_next_run(site: Site, time: FakeTime, folder: Path) -> None:
    def gone(host: str, port: int) -> list[str]:
        raise FetchError(host, "no such host", passing=True)

    site.routes["/a"] = Answer("a")
    with pytest.raises(FetchError, match="no such host"):
        web(time, shared=folder, resolve=gone).get(site.url("/a"))
    assert web(time, shared=folder).get(site.url("/a")).body == b"a"


def test_retry_after_counts_for_all(site: Site, time: FakeTime, folder: Path) -> None:
    site.routes["/a"] = Answer("", 429, {"Retry-After": "7200"})
    for words in ("asked too often", "left alone for 2 hours"):
        with pytest.raises(FetchError, match=words):
            web(time, shared=folder).get(site.url("/a"))
    assert web(time, shared=folder).pause(site.url("/a")) == pytest.approx(7200, abs=1)


# -- what can go wrong ----------------------------------------------------------------------------------------------------------


def test_a_clock_that_is_set_back_makes_nobody_wait_for_long(time: FakeTime, folder: Path) -> None:
    shared = Shared(folder, time.clock, silent)
    time.passed = 50_000
    shared.leave("a.example", 10)
    time.passed = 0
    assert shared.pause("a.example") == pytest.approx(10)
    time.passed = 10
    assert shared.begin("a.example", 1)


def test_rules_from_the_future_do_not_count(time: FakeTime, folder: Path) -> None:
    shared = Shared(folder, time.clock, silent)
    time.passed = 200_000
    assert shared.once("x", lambda: Said(200, b"morgen", 60)).body == b"morgen"
    time.passed = 0
    assert shared.once("x", lambda: Said(200, b"heute", 60)).body == b"heute"


def _is_file(folder: Path) -> None:
    folder.write_bytes(b"")


def _is_damaged(folder: Path) -> None:
    folder.mkdir()
    (folder / "hosts-1.db").write_bytes(b"kein SQLite, sondern etwas anderes" * 100)


@pytest.mark.parametrize("spoil", [_is_file, _is_damaged])
def test_without_the_folder_each_goes_on_by_itself(
    site: Site, time: FakeTime, folder: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(folder)
    site.routes["/a"] = Answer("a")
    lines: list[str] = []
    one = web(time, shared=folder, say=lines.append)
    assert [one.get(site.url("/a")).body for _ in range(3)] == [b"a"] * 3
    assert time.slept == [1.0] * 3
    assert len(lines) == 1
    assert lines[0].startswith(f"{folder / 'hosts-1.db'}: ")
    assert "each asks a host at a pace of its own" in lines[0]


@pytest.mark.parametrize("module", ["shared", "locks"])
def test_a_folder_that_is_somebody_elses_stops_nobody(
    site: Site, time: FakeTime, folder: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    class Refused:
        def __getattr__(self, name: str) -> object:
            return getattr(os, name)

        def open(self, path: Path, *_: int) -> int:
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(f"lagebild.sources.net.{module}.os", Refused())
    site.routes["/a"] = Answer("a")
    lines: list[str] = []
    assert web(time, shared=folder, say=lines.append).get(site.url("/a")).body == b"a"
    assert len(lines) == 1
    assert "Permission denied" in lines[0]


def test_a_file_in_which_somebody_else_writes_is_done_without_for_a_while(
    time: FakeTime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lagebild.sources.net.shared.BUSY", 0.0)
    lines: list[str] = []
    shared, other = Shared(folder, time.clock, lines.append), Shared(folder, time.clock, silent)
    shared.leave("a.example", 3000)
    with contextlib.closing(sqlite3.connect(folder / "hosts-1.db", isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        assert shared.pause("a.example") == 0
        assert shared.begin("a.example", 1)
        assert shared.once("x", lambda: Said(200, b"a", 60)).body == b"a"
        shared.end("a.example")
        shared.leave("b.example", 5000)
    assert len(lines) == 1
    assert "locked" in lines[0]
    time.passed += AGAIN
    assert shared.pause("a.example") == pytest.approx(3000 - AGAIN)
    shared.leave("c.example", 10)
    assert other.pause("c.example") == pytest.approx(10)
    assert other.begin("d.example", 1)
    assert not shared.begin("d.example", 1)


def test_a_file_that_breaks_under_way_stops_nobody(time: FakeTime, folder: Path) -> None:
    lines: list[str] = []
    shared = Shared(folder, time.clock, lines.append)
    shared.leave("b.example", 1)
    with contextlib.closing(sqlite3.connect(folder / "hosts-1.db", isolation_level=None)) as breaking:
        breaking.executescript("DROP TABLE hosts; DROP TABLE files; DROP TABLE turns;")
    assert shared.begin("a.example", 1)
    shared.end("a.example")
    assert shared.once("x", lambda: Said(200, b"a", 60)).body == b"a"
    assert len(lines) == 1
    time.passed += AGAIN
    shared.leave("a.example", 10)
    assert shared.pause("a.example") == pytest.approx(10)


def test_a_turn_that_hangs_is_not_waited_for_any_more(time: FakeTime, folder: Path) -> None:
    hanging, waiting = (Shared(folder, time.clock, silent) for _ in range(2))
    assert hanging.begin("a.example", 0.0)
    with Pace(time.clock, 0.0, waiting).turn("a.example", "dort"):
        assert HUNG <= time.passed < HUNG + 1
        assert not Shared(folder, time.clock, silent).begin("a.example", 0.0)


def test_rules_that_somebody_asks_for_and_hangs_are_asked_for_by_the_next(time: FakeTime, folder: Path) -> None:
    hanging, waiting = (Shared(folder, time.clock, silent) for _ in range(2))
    said: list[Said | None] = []

    def asked() -> None:
        said.append(waiting.once("x", lambda: Said(200, b"a", 60)))

    hanging.once("x", asked)
    assert said == [Said(200, b"a", 60)]
    assert HUNG <= time.passed < HUNG + 1


def test_who_waits_for_many_turns_takes_none_of_them_for_hanging(time: FakeTime, folder: Path) -> None:
    first, second, waiting = (Shared(folder, time.clock, silent) for _ in range(3))
    turns = [first, second, first, second]  # of 50 seconds each, and the one who waits comes last
    asking: list[Shared] = []

    def next_turn(_: float) -> None:
        if time.passed < 50 * (4 - len(turns)):
            return
        for one in asking:
            one.end("a.example")
            time.passed += AFTER
        asking[:] = turns[:1]
        del turns[:1]
        assert all(one.begin("a.example", 0.0) for one in asking)

    next_turn(0)
    time.before_sleep = next_turn
    with Pace(time.clock, 0.0, waiting).turn("a.example", "dort"):
        assert asking == []
        assert turns == []
        assert time.passed >= 200


def test_who_never_gets_a_turn_gives_up_and_says_so(time: FakeTime, folder: Path) -> None:
    first, second, waiting = (Shared(folder, time.clock, silent) for _ in range(3))
    asking = [first]

    def next_turn(_: float) -> None:
        if time.passed - since[0] >= 50:
            asking[0].end("a.example")
            asking[0] = second if asking[0] is first else first
            time.passed += AFTER
            assert asking[0].begin("a.example", 0.0)
            since[0] = time.passed

    since = [time.passed]
    assert first.begin("a.example", 0.0)
    time.before_sleep = next_turn
    with (
        pytest.raises(FetchError, match="other runs of Lagebild ask its server all the time") as raised,
        Pace(time.clock, 0.0, waiting).turn("a.example", "dort"),
    ):
        raise AssertionError("two at once")
    assert raised.value.passing
    assert TOGETHER < time.passed < TOGETHER + 1


def test_what_is_kept_does_not_grow_for_ever(time: FakeTime, folder: Path) -> None:
    shared = Shared(folder, time.clock, silent)
    for number in range(MANY + 3):
        time.passed += 0.01
        shared.once(f"{number}", lambda: Said(200, b"", 86_000))
    again: list[str] = []
    for name in ("0", "2", "3", f"{MANY}"):
        shared.once(name, lambda name=name: again.append(name))  # type: ignore[misc]
    assert again == ["0", "2"]
    shared.once("large", lambda: Said(200, b"x" * 100_001, 86_000))
    assert shared.once("large", lambda: None) is None


def test_it_is_for_its_owner_alone(time: FakeTime, folder: Path) -> None:
    Shared(folder, time.clock, silent).leave("a.example", 1)
    assert {path.name for path in folder.iterdir()} == {"hosts-1.db", "hosts.lock"}
    if sys.platform != "win32":
        assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.iterdir()))


@pytest.mark.parametrize(
    ("environment", "platform", "place"),
    [
        ({}, "linux", "heim/.cache/lagebild"),
        ({"XDG_CACHE_HOME": "/platz"}, "linux", "/platz/lagebild"),
        ({"XDG_CACHE_HOME": "platz"}, "linux", "heim/.cache/lagebild"),  # the rule of XDG: relative ones do not count
        ({}, "darwin", "heim/Library/Caches/lagebild"),
        ({}, "win32", "heim/AppData/Local/Lagebild/Cache"),
        ({"LOCALAPPDATA": "lokal"}, "win32", "lokal/Lagebild/Cache"),
    ],
)
def test_it_lies_where_the_system_keeps_such(environment: Mapping[str, str], platform: str, place: str) -> None:
    assert cache_folder(environment, platform, Path("heim")) == Path(place)
