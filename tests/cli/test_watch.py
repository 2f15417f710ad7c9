from __future__ import annotations

import functools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lagebild.sources.net import web as networking
from lagebild.store import Dossier
from tests.cli.conftest import Outcome
from tests.sources.net.serving import HOST, TEXT, Answer, FakeTime, Site, here, serving

DATED = '<meta property="article:published_time" content="2026-11-25T10:00:00+01:00">'
Run = Callable[..., Outcome]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        for name in ("a", "b"):
            one.page(
                f"/{name}",
                f"{TEXT} Bericht {name}.",
                head=DATED + '<meta name="robots" content="noai">' * (name == "b"),
            )
        one.page("/plus", "Der Minister. Jetzt abonnieren.")
        items = "".join(f"<item><link>/{name}</link></item>" for name in ("a", "b", "plus"))
        feed = f"<rss version='2.0'><channel><title>Pressedienst Mitte</title>{items}</channel></rss>"
        one.routes["/feed"] = lambda headers: (
            Answer("", 304) if "if-none-match" in headers else Answer(feed, headers={"ETag": '"1"'})
        )
        yield one


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    """Time stands still, and every host is this machine."""
    one = FakeTime()
    monkeypatch.setattr(networking, "Web", functools.partial(networking.Web, resolve=here, clock=one.clock))
    monkeypatch.setattr(
        Dossier.open.__func__, "__kwdefaults__", {**Dossier.open.__func__.__kwdefaults__, "clock": one.now}
    )
    return one


@pytest.fixture
def desk(tmp_path: Path, time: FakeTime) -> Path:
    return tmp_path / "desk.db"


ALLOWED = ("--allow-host", HOST)


def test_one_round_for_cron(run: Run, desk: Path, site: Site) -> None:
    status, out, err = run("watch", desk, site.url("/feed"), "--once", *ALLOWED)
    assert status == 3
    assert out.split(" ", 1)[1] == "1 Feed: 1 neuer Artikel, 1 Kopie, 1 nicht lesbar\n"
    assert err == f"lagebild: {site.url('/plus')}: only the beginning of an article that is to be paid for " + (
        "(with a subscription: open it in a browser, save the page and name the file)\n"
    )
    status, out, err = run("watch", desk, "--once", *ALLOWED, "--lang", "en")
    assert (status, out.split(" ", 1)[1], err) == (0, "no feed is due\n", "")


def test_runs_keep_the_pace_of_a_host_together(run: Run, desk: Path, site: Site, time: FakeTime) -> None:
    run("watch", desk, site.url("/feed"), "--once", *ALLOWED)
    time.slept.clear()
    run("add", desk, site.url("/a"), *ALLOWED)
    assert time.slept == [1.0]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_round_after_round_until_somebody_interrupts(run: Run, desk: Path, site: Site, time: FakeTime) -> None:
    rounds: list[float] = []

    def third_time(seconds: float) -> None:
        rounds.extend([seconds] * (seconds > 100))
        if len(rounds) == 3:
            raise KeyboardInterrupt

    time.before_sleep = third_time
    status, out, err = run("watch", desk, site.url("/feed"), "--every", "5m", *ALLOWED)
    assert status == 130
    assert err.splitlines()[-1] == "lagebild: interrupted: what is in stays, the same command goes on"
    lines = out.splitlines()
    assert [line.split(" ", 1)[1].partition(" · ")[0] for line in lines] == [
        "1 Feed: 1 neuer Artikel, 1 Kopie, 1 nicht lesbar",
        "1 Feed: nichts Neues",
        "1 Feed: nichts Neues",
    ]
    assert all(" · weiter " in line and len(line) <= 80 for line in lines)
    assert rounds == [300.0] * 3


def test_what_is_watched_is_listed_and_removed(run: Run, desk: Path, site: Site) -> None:
    run("watch", desk, site.url("/feed"), "--once", *ALLOWED)
    site.asked.clear()
    status, out, err = run("watch", desk, "--list")
    assert (status, err) == (0, "")
    title, address, state = out.splitlines()
    assert (title, address.strip()) == ("Pressedienst Mitte", site.url("/feed"))
    assert "zuletzt gelesen 26.11.2026" in state
    status, out, _ = run("watch", desk, "--list", "--json")
    assert json.loads(out)["failures"] == 0
    status, out, err = run("watch", desk, "--remove", "https://falsch.example/")
    assert status == 2
    assert site.url("/feed") in err
    status, out, err = run("watch", desk, "--remove", site.url("/feed"), "--list")
    assert (status, out) == (0, "kein Feed; einer kommt hinzu mit: lagebild watch DOSSIER URL\n")
    assert site.asked == []
    assert len(run("articles", desk, "--json").out.splitlines()) == 2


def test_a_feed_that_fails_is_said_and_listed(run: Run, desk: Path, site: Site) -> None:
    site.routes["/feed"] = Answer("", 503)
    status, out, err = run("watch", desk, site.url("/feed"), "--once", *ALLOWED)
    assert (status, out.split(" ", 1)[1]) == (1, "1 Feed: 1 antwortet nicht\n")
    assert "the server has a fault (status 503)" in err
    _, out, _ = run("watch", desk, "--list")
    assert "noch nie gelesen" in out
    assert "1 Fehlversuch: der Server meldet einen Fehler (Status 503)" in out


def test_each_article_as_json(run: Run, desk: Path, site: Site) -> None:
    _, out, _ = run("watch", desk, site.url("/feed"), "--once", "--json", *ALLOWED)
    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["new", "copy"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/a", "no feed and no sitemap"), ("/weg", "there is no such page"), ("/plus", "no feed and no sitemap")],
)
def test_what_is_no_feed_is_not_watched(run: Run, desk: Path, site: Site, path: str, words: str) -> None:
    status, out, err = run("watch", desk, site.url(path), "--once", *ALLOWED)
    assert (status, out) == (1, "")
    assert f"not watched: {site.url(path)}: {words}" in err
    assert err.endswith("lagebild: nothing to watch\n")


def test_an_inner_address_is_named_with_what_allows_it(run: Run, desk: Path, site: Site) -> None:
    _, _, err = run("watch", desk, site.url("/feed"), "--once")
    assert f"{HOST} is an address of this machine (127.0.0.1): not fetched (--allow-host {HOST} if you mean it)" in err
    assert site.asked == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--every", "5"], "give minutes, hours or days"),
        (["--every", "10s"], "from 1m to 7d"),
        (["--every", "9d"], "from 1m to 7d"),
        (["--every", "h"], "give minutes, hours or days"),
        (["--list", "--once"], "--list and --remove fetch nothing"),
        (["https://zeitung.example/feed", "--remove", "x"], "--list and --remove fetch nothing"),
        (["--allow-host", "kein host"], "its host has characters"),
        (["--limit", "0"], "0 is not in the range"),
    ],
)
def test_a_wrong_command_line_fetches_nothing(run: Run, desk: Path, options: list[str], words: str) -> None:
    status, out, err = run("watch", desk, *options)
    assert (status, out) == (2, "")
    assert words in err
    assert not desk.exists()


def test_an_empty_dossier_has_nothing_to_watch(run: Run, desk: Path) -> None:
    status, out, err = run("watch", desk, "--once")
    assert (status, out, err) == (1, "", "lagebild: nothing to watch: name a feed\n")


# -- add and read ---------------------------------------------------------------------------------------------------------------


def test_add_takes_addresses_beside_files(run: Run, desk: Path, site: Site, report: Path) -> None:
    status, out, err = run("add", desk, report, site.url("/feed"), *ALLOWED, "--lang", "en")
    assert status == 3
    assert out.startswith("2 new articles, 1 copy, 1 ")
    assert f"{site.url('/plus')}: only the beginning" in err


def test_reservations_are_shown_and_can_be_respected(run: Run, desk: Path, site: Site) -> None:
    run("add", desk, site.url("/feed"), *ALLOWED)
    _, out, _ = run("articles", desk)
    assert "Text- und Data-Mining vorbehalten (robots" in out
    listed = [json.loads(line) for line in run("articles", desk, "--json").out.splitlines()]
    assert [one["rights"] and one["rights"]["reservations"][0]["says"] for one in listed] == [None, "noai"]
    other = desk.with_name("other.db")
    _, _, err = run("add", other, site.url("/feed"), *ALLOWED, "--respect-reservations")
    assert f"{site.url('/b')}: reserves text and data mining (robots meta): left out" in err
    assert len(run("articles", other, "--json").out.splitlines()) == 1


def test_read_takes_addresses_and_says_rights_in_json(run: Run, time: FakeTime, site: Site) -> None:
    status, out, err = run("read", site.url("/b"), "--json", *ALLOWED)
    assert (status, err) == (0, "")
    article = json.loads(out)["article"]
    assert article["fetched"] == "2026-11-26T12:00:01Z"
    assert article["rights"] == {
        "licence": None,
        "licence_by": None,
        "notice": None,
        "reservations": [{"by": "robots meta", "says": "noai", "policy": None}],
        "reserved": True,
    }


def test_of_many_entries_the_rest_is_said(run: Run, desk: Path, site: Site) -> None:
    _, _, err = run("add", desk, site.url("/feed"), *ALLOWED, "--limit", "1")
    assert f"{site.url('/feed')}: of 3 entries the 1 newest, 2 older ones are left (--limit)" in err


def test_files_alone_load_nothing_that_fetches() -> None:
    code = (
        "import sys; from lagebild.cli import add, read; from lagebild import sources; "
        "list(sources.articles([])); print('httpcore' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_server_fetches_nothing() -> None:
    code = "import sys, lagebild.web.app; print('httpcore' in sys.modules, 'lagebild.sources.net.web' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False False\n"
    )
