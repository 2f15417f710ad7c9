"""The desk: what is shown when a picture cannot be drawn, and what each who waits for it is told."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild import pipeline
from lagebild.errors import InputError, StoreError
from lagebild.picture import rules
from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.web import desk as desks
from lagebild.web.desk import Desk
from lagebild.web.pages import reviewing
from lagebild.web.pages.reviewing import Review
from lagebild.web.words import say
from tests.views.crisis import crisis

Serve = Callable[..., TestClient]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "krise.db"
    with Dossier.open(str(path), create=True) as dossier:
        dossier.add(crisis(), Findings())
    return path


def broken(error: Exception, begin: threading.Barrier | None = None) -> Callable[..., Any]:
    def draw(*_: Any, **__: Any) -> None:
        if begin is not None:
            begin.wait(20)
        raise error

    return draw


def decide(place: Path, grade: str = "A1") -> None:
    with Dossier.open(str(place)) as dossier:
        (publisher,) = {version.publisher for version, _ in dossier.readings()} - {None}
        dossier.judge("grade", publisher, author="Ines Lehr", of="source", value={"grade": grade})


def test_a_picture_that_cannot_be_drawn_anew_leaves_the_one_before(
    small: Path, serving: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = serving(small)
    assert say("de").undrawn not in client.get("/lage").text
    draw, drawn = pipeline.picture, []
    decide(small)
    monkeypatch.setattr(pipeline, "picture", lambda *a, **k: (drawn.append(1), broken(RuntimeError("kaputt"))())[1])
    for _ in range(3):
        answer = client.get("/lage")
        assert answer.status_code == 200
        assert say("de").undrawn in answer.text
    assert len(drawn) == 1  # not with every request
    assert client.get("/api/v1/statements").json()["stale"] is True
    assert "RuntimeError: kaputt" in caplog.text
    monkeypatch.setattr(pipeline, "picture", draw)
    decide(small, "B2")  # another state of the dossier is tried at once
    answer = client.get("/lage")
    assert say("de").undrawn not in answer.text
    assert client.app.state.desk._faults == {}  # type: ignore[attr-defined]


def test_it_is_tried_again_after_a_while(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(str(small))
    desk.picture()
    decide(small)
    draw = pipeline.picture
    monkeypatch.setattr(pipeline, "picture", broken(RuntimeError("kaputt")))
    assert desk.picture().failed
    monkeypatch.setattr(pipeline, "picture", draw)
    assert desk.picture().failed
    monkeypatch.setattr(desks, "AGAIN", 0.0)
    shown = desk.picture(patience=30)
    assert (shown.failed, shown.old, shown.stamp) == (False, False, desk.stamp())


def test_what_was_forgotten_since_is_not_shown_for_want_of_a_new_picture(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(str(small))
    desk.picture()
    with desk.dossier() as dossier:
        dossier.forget_article(next(dossier.readings())[0].article)
    monkeypatch.setattr(pipeline, "picture", broken(RuntimeError("kaputt")))
    with pytest.raises(RuntimeError, match="kaputt"):
        desk.picture(patience=30)


@pytest.mark.parametrize("error", [InputError("at", "is no time", "write 2031"), StoreError("gone"), KeyError("x")])
def test_everybody_who_waits_gets_a_fault_of_their_own(
    small: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    desk, caught = Desk(str(small)), []
    error.__cause__ = ValueError("the cause")
    begin = threading.Event()

    def draw(*_: Any, **__: Any) -> None:
        begin.wait(20)
        raise error

    monkeypatch.setattr(pipeline, "picture", draw)

    def ask(_: int) -> None:
        try:
            desk.picture()
        except Exception as fault:
            caught.append(fault)

    with ThreadPoolExecutor(5) as pool:
        asked = [pool.submit(ask, number) for number in range(5)]
        time.sleep(0.2)
        begin.set()
        for one in asked:
            one.result(30)
    assert len({id(fault) for fault in caught} | {id(error)}) == 6
    for fault in caught:
        assert (type(fault), str(fault), fault.__cause__) == (type(error), str(error), error.__cause__)
        assert vars(fault) == vars(error)


def test_faults_of_many_times_are_not_kept_for_ever(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(str(small))
    monkeypatch.setattr(pipeline, "picture", broken(StoreError("nein")))
    for day in range(1, 29):
        with pytest.raises(StoreError):
            desk.picture(at=f"2031-03-{day:02}")
    assert len(desk._faults) == desks.FAULTS


def test_nobody_waits_where_waiting_would_be_in_vain(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, draw = Desk(str(small)), pipeline.picture
    desk.picture()

    def slowly(*given: Any, **named: Any) -> Any:
        time.sleep(0.5)
        return draw(*given, **named)

    monkeypatch.setattr(pipeline, "picture", slowly)
    decide(small)
    begin = time.monotonic()
    assert not desk.picture(patience=30).old  # how long it takes is not known yet
    assert time.monotonic() - begin > 0.5
    decide(small, "B2")
    begin = time.monotonic()
    assert desk.picture(patience=0.3).old
    assert time.monotonic() - begin < 0.25
    assert not desk.picture(patience=30).old
    monkeypatch.setattr(pipeline, "picture", draw)
    decide(small, "C3")
    assert desk.picture(patience=30).stamp == desk.stamp()


def kept(place: Path) -> bool:
    """Whether the picture of now stands in the dossier."""
    with Dossier.open(str(place)) as dossier:
        return dossier.drawing(rules())[1] is not None


def test_pictures_that_follow_one_another_are_written_down_once_it_is_calm(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "CALM", 0.3)
    desk = Desk(str(small))
    desk.picture()
    assert kept(small)  # the first at once: whoever starts the server again need not wait for it
    for grade in ("A1", "B2", "C3"):
        decide(small, grade)
        assert not desk.picture(patience=30).old
        assert not kept(small)
    until = time.monotonic() + 20
    while not kept(small) and time.monotonic() < until:
        time.sleep(0.05)
    assert kept(small)
    desk.close()


def test_what_is_not_written_down_yet_is_when_the_server_stops(small: Path) -> None:
    desk = Desk(str(small))
    desk.picture()
    decide(small)
    desk.picture(patience=30)
    assert not kept(small)
    desk.close()
    assert kept(small)


# -- the queue of what wants a decision


def test_a_queue_that_could_not_be_made_is_tried_again(
    small: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    desk = Desk(str(small))
    review, make = Review(desk), reviewing.queue
    before = review.queue(desk.picture())
    decide(small)
    shown = desk.picture(patience=30)

    def fail(*_: Any) -> None:
        raise RuntimeError("kaputt")

    monkeypatch.setattr(reviewing, "queue", fail)
    monkeypatch.setattr(reviewing, "WAIT", 10.0)
    assert review.queue(shown) is before
    assert "RuntimeError: kaputt" in caplog.text
    monkeypatch.setattr(reviewing, "queue", make)
    assert review.queue(shown) is before  # not at once
    monkeypatch.setattr(reviewing, "AGAIN", 0.0)
    assert review.queue(shown) is not before


def test_the_first_two_who_ask_have_one_review(small: Path, serving: Serve) -> None:
    client = serving(small)
    assert isinstance(client.app.state.review, Review)  # type: ignore[attr-defined]
