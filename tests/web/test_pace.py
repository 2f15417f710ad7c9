"""How often one visitor may ask."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.web import Settings, connections, create_app, pace, security
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


@pytest.mark.parametrize(
    ("address", "visitor"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_visitors_are_told_apart_by_what_they_cannot_change_at_will(address: str, visitor: str) -> None:
    assert pace.visitor({"client": (address, 1)}) == visitor


def test_nobody_is_asked_where_no_address_is_known() -> None:
    assert [pace.visitor({"client": None}), pace.visitor({})] == ["", ""]


def test_whoever_changes_the_address_within_a_network_is_one_visitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace.Pace.__init__, "__defaults__", (Rate(3, 0.1), Rate(2, 0.1)))
    app = create_app(Settings(place=str(a_dossier(tmp_path)), passwords=the_passwords(tmp_path)))
    app.middleware_stack = app.build_middleware_stack()
    asked = [
        TestClient(app, base_url=ORIGIN, client=(f"2001:db8::{number}", 1)).get("/anmelden").status_code
        for number in range(4)
    ]
    assert asked == [200, 200, 200, 429]
    assert TestClient(app, base_url=ORIGIN, client=("2001:db8:0:1::1", 1)).get("/anmelden").status_code == 200


def a_dossier(folder: Path) -> Path:
    place = folder / "krise.db"
    with Dossier.open(str(place), create=True) as dossier:
        dossier.add(crisis(), Findings())
    return place


def the_passwords(folder: Path) -> Path:
    path = folder / "passwords"
    path.write_text(line_of("eva", "reader", "acht Zeichen"), "utf-8")
    return path


# -- how long


class Slow:
    """What somebody sends piece by piece."""

    def __init__(self, *pieces: bytes, pause: float) -> None:
        self._pieces, self._pause = list(pieces), pause

    async def __call__(self) -> dict[str, Any]:
        await asyncio.sleep(self._pause)
        if not self._pieces:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": self._pieces.pop(0), "more_body": bool(self._pieces)}


def asked(receive: Slow, path: str = "/anmelden") -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers that a guarded application answers which reads all that it is sent, then waits for the visitor to leave."""
    sent: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while (message := await receive())["type"] == "http.request":
            if not message.get("more_body"):
                break
        await receive()
        await PlainTextResponse("gelesen")(scope, receive, send)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "headers": [(b"host", b"localhost")], "query_string": b""}
    guard = security.Guard(application, frozenset({"localhost"}), 1000)
    asyncio.run(guard(scope, receive, send))
    headers = {key.decode().lower(): value.decode() for key, value in sent[0]["headers"]}
    return sent[0]["status"], sent[1]["body"], headers


def test_what_is_sent_too_slowly_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "BODY", 0.2)
    pieces = [b"x"] * 10
    status, body, headers = asked(Slow(*pieces, pause=0.05))
    assert (status, headers["connection"]) == (408, "close")
    assert {name: headers[name.lower()] for name in HEADERS} == HEADERS
    status, body, headers = asked(Slow(*pieces, pause=0.05), "/api/v1/articles")
    assert (status, headers["content-type"]) == (408, "application/problem+json")
    assert json.loads(body)["type"] == "urn:lagebild:problem:too-slow"


def test_whoever_has_sent_all_may_stay_as_long_as_they_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "BODY", 0.2)
    assert asked(Slow(b"x", pause=0.15))[:2] == (200, b"gelesen")


def test_a_connection_that_asks_for_nothing_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.3)
    with listening(a_dossier(tmp_path)) as port:
        for first in (b"", b"GET /lage HTTP/1.1\r\nHost: 127.0."):
            assert told(port, first, b"") == b""
        asked = b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        assert told(port, asked, b"").startswith(b"HTTP/1.1 404")
        twice = told(port, asked, asked + b"GET /lage HTT")
        assert twice.count(b"HTTP/1.1 404") == 2
        slow = told(port, b"GET /robots.txt HTTP/1.1\r\n", b"Host: 127.0.0.1\r\n\r\n", pause=0.1)
        assert slow.startswith(b"HTTP/1.1 404")


def told(port: int, first: bytes, second: bytes, pause: float = 0.05) -> bytes:
    """What is answered until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as one:
        one.sendall(first)
        time.sleep(pause)
        one.sendall(second)
        found = b""
        while more := one.recv(65536):
            found += more
    return found


@contextmanager
def listening(place: Path) -> Iterator[int]:
    """The port of a server whose connections do not wait for ever."""
    app = create_app(Settings(place=str(place)))
    config = uvicorn.Config(app, port=0, log_level="error", http=connections.Connection, timeout_keep_alive=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)


def test_whoever_asks_too_often_is_told_when_to_come_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace.Pace.__init__, "__defaults__", (Rate(3, 0.1), Rate(2, 0.1)))
    place, passwords = a_dossier(tmp_path), the_passwords(tmp_path)
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
