"""Reports that come in: whose turn it is, faults without end, and a page that goes on when nobody looks."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild import pipeline
from lagebild.errors import InputError
from lagebild.store import Dossier
from lagebild.web import Settings, create_app, taking
from lagebild.web.pages.artikelwords import say_artikel
from lagebild.web.security import TOKEN
from lagebild.web.taking import FAULTS, WAITING, Feed, FullHouseError, Turns, bounded
from lagebild.web.trail import LOGGER
from tests.fakes import load_fake
from tests.web.apiserver import BASE, problem, small_dossier
from tests.web.conftest import ORIGIN

TEXT = "Am Abend war die Lage ruhig. Solvang sagte: „Wir warten ab.“"
WORDS = say_artikel("de").add
DONE = WORDS["done"].partition("{")[0]
KIND = {"content-type": "text/plain", "x-lagebild": "1"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "small.db")


@pytest.fixture
def desk(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(pipeline, "load_reader", load_fake)
    with TestClient(create_app(Settings(place=str(place))), base_url=ORIGIN, follow_redirects=False) as client:
        client.get("/artikel")
        yield client


def paste(client: TestClient, text: str = TEXT) -> Any:
    fields = {"text": text, "published": "2026-03-20", TOKEN: client.cookies[TOKEN]}
    return client.post("/artikel", data=fields, headers={"origin": ORIGIN})


def turns_of(client: TestClient) -> Turns:
    turns: Turns = client.app.state.desk.turns  # type: ignore[attr-defined]
    return turns


def texts(place: Path) -> int:
    with Dossier.open(str(place)) as dossier:
        return dossier.counts().articles


# -- whose turn it is


def test_page_and_api_read_one_after_the_other(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    add, at_once, most = pipeline.add, 0, 0

    def slowly(*given: Any, **named: Any) -> Iterator[Any]:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        time.sleep(0.1)
        yield from add(*given, **named)
        at_once -= 1

    monkeypatch.setattr(pipeline, "add", slowly)
    with ThreadPoolExecutor(4) as pool:
        pages = [pool.submit(paste, desk, f"{TEXT} {number}") for number in range(2)]
        calls = [pool.submit(desk.post, f"{BASE}/articles?id=n-{n}", content=TEXT, headers=KIND) for n in range(2)]
    assert [one.result().status_code for one in (*pages, *calls)] == [200] * 4
    assert most == 1


def test_whoever_waits_is_told_so_and_comes_in(desk: TestClient, place: Path) -> None:
    with turns_of(desk).turn(), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(paste, desk)
        while turns_of(desk)._places._value > WAITING:
            time.sleep(0.01)
        time.sleep(0.1)
        assert not waiting.done()
        assert texts(place) == 3
        turns_of(desk)._turn.release()
        text = waiting.result(30).text
        turns_of(desk)._turn.acquire()
    assert WORDS["waiting"] in text
    assert DONE in text
    assert texts(place) == 4


def test_more_than_can_wait_are_told_to_come_again(desk: TestClient, place: Path) -> None:
    turns = turns_of(desk)
    for _ in range(WAITING + 1):
        turns.queue()
    with pytest.raises(FullHouseError):
        turns.queue()
    page = paste(desk)
    assert (page.status_code, page.headers["retry-after"]) == (503, "60")
    assert WORDS["busy"] in page.text
    problem(desk.post(f"{BASE}/articles", content=TEXT, headers=KIND), "unavailable")
    assert texts(place) == 3
    turns.leave()
    assert paste(desk).status_code == 200
    assert desk.post(f"{BASE}/articles", content=TEXT, headers=KIND).status_code == 200


# -- what goes wrong


def test_a_fault_in_the_middle_ends_in_a_line_that_says_so(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    add = pipeline.add

    def breaking(*given: Any, **named: Any) -> Iterator[Any]:
        yield from add(*given, **named)
        raise RuntimeError("secret place")

    monkeypatch.setattr(pipeline, "add", breaking)
    text = paste(desk).text
    assert WORDS["stopped"].format(WORDS["own_fault"]) in text
    assert text.rstrip().endswith("</html>")
    assert "secret" not in text
    assert DONE not in text
    assert "RuntimeError: secret place" in caplog.text  # whoever runs the server learns what it was
    assert next(one.getMessage() for one in caplog.records if one.name == LOGGER.name).endswith("added new=1 stopped=1")
    monkeypatch.setattr(pipeline, "add", add)
    assert DONE in paste(desk).text  # the turn was given back


def test_whoever_closes_the_page_stops_nothing(desk: TestClient, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that adds goes on when the page that tells of it has gone."""
    monkeypatch.setattr(Feed, "heard", _nobody)
    assert paste(desk).status_code == 200
    until = time.monotonic() + 30
    while texts(place) == 3 and time.monotonic() < until:
        time.sleep(0.02)
    assert texts(place) == 4


async def _nobody(_: Any) -> Any:
    for one in ():
        yield one


def test_faults_without_end_are_not_all_looked_at() -> None:
    looked = 0

    def broken(count: int) -> Iterator[str | InputError]:
        nonlocal looked
        for _ in range(count):
            looked += 1
            yield InputError("a:1", "is nothing")

    found = list(bounded(broken(10 * FAULTS), "a.jsonl"))
    assert looked == FAULTS
    assert len(found) == FAULTS + 1
    assert str(found[-1]).startswith("a.jsonl: 1000 faults in a row")
    mixed = [*list(broken(FAULTS - 1)), "fine", *list(broken(FAULTS - 1))]
    assert list(bounded(mixed, "a.jsonl")) == mixed


def test_an_upload_of_nothing_but_faults_is_answered_at_once(desk: TestClient) -> None:
    data = {TOKEN: desk.cookies[TOKEN]}
    files = {"files": ("viel.jsonl", b"{}\n" * 500_000)}
    begin = time.monotonic()
    page = desk.post("/artikel", data=data, files=files, headers={"origin": ORIGIN})
    assert page.text.count('<li class="outcome') == FAULTS + 1
    assert "1000 faults in a row" in page.text
    answer = desk.post(
        f"{BASE}/articles", content=b"{}\n" * 500_000, headers=KIND | {"content-type": "application/jsonl"}
    )
    assert len(problem(answer, "refused")["reports"]) == 100
    assert time.monotonic() - begin < 20


# -- the feed


def test_a_feed_tells_what_a_thread_says_and_that_it_still_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "QUIET", 0.05)

    async def hear() -> list[str | None]:
        feed = Feed[str]()
        go = threading.Event()

        def work() -> None:
            feed.tell("eins")
            go.wait(10)
            feed.tell("zwei")
            feed.end()

        threading.Thread(target=work, daemon=True).start()
        heard = []
        async for one in feed.heard():
            heard.append(one)
            if one is None:
                go.set()
        return heard

    assert asyncio.run(hear()) == ["eins", None, "zwei"]


def test_a_thread_that_tells_nobody_goes_on() -> None:
    async def make() -> Feed[str]:
        return Feed[str]()

    feed = asyncio.run(make())
    feed.tell("niemand hört es")
    feed.end()
