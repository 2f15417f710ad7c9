"""How often one visitor may ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.web import Settings, create_app, pace
from lagebild.web.pace import Buckets, Rate
from lagebild.web.people import line_of
from lagebild.web.security import HEADERS
from tests.views.crisis import crisis
from tests.web.conftest import ORIGIN


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_some_at_once_then_one_after_the_other() -> None:
    clock = Clock()
    buckets = Buckets(Rate(burst=3, second=2), clock)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    clock.now += 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 0.5]
    clock.now += 60
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_only_so_many_visitors_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "KNOWN", 2)
    buckets = Buckets(Rate(burst=1, second=0.1), Clock())
    assert [buckets.take(name) for name in "abc"] == [0, 0, 0]
    assert buckets.take("a") == 0  # forgotten: the first again
    assert buckets.take("c") > 0


def test_whoever_asks_too_often_is_told_when_to_come_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace.Pace.__init__, "__defaults__", (Rate(3, 0.1), Rate(2, 0.1)))
    place, passwords = tmp_path / "krise.db", tmp_path / "passwords"
    with Dossier.open(str(place), create=True) as dossier:
        dossier.add(crisis(), Findings())
    passwords.write_text(line_of("eva", "reader", "acht Zeichen"), "utf-8")
    for known, last in ((passwords, 429), (None, 200)):
        with TestClient(create_app(Settings(place=str(place), passwords=known)), base_url=ORIGIN) as client:
            answers = [client.get("/anmelden", follow_redirects=True) for _ in range(4)]
            assert [answer.status_code for answer in answers] == [200, 200, 200, last]
            assert {name: answers[-1].headers[name] for name in HEADERS} == HEADERS
            assert client.get("/static/desk.css").status_code == 200
            if known:
                assert answers[-1].headers["retry-after"] == "10"
                assert client.get("/api/v1/picture").headers["content-type"] == "application/problem+json"
                assert [client.post("/anmelden").status_code for _ in range(3)] == [401, 401, 429]
