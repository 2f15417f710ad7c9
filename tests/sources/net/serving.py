"""A web server of the tests' own on this machine, and a clock that stands still until somebody sleeps."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lagebild.sources.net.clock import Clock
from lagebild.sources.net.web import Web

START = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
HOST = "zeitung.example"


@dataclass
class FakeTime:
    """Time that goes on only where somebody sleeps or says so."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)
    before_sleep: Callable[[float], None] | None = None

    def sleep(self, seconds: float) -> None:
        if self.before_sleep is not None:
            self.before_sleep(seconds)
        self.slept.append(seconds)
        self.passed += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed)

    @property
    def clock(self) -> Clock:
        return Clock(self.now, lambda: self.passed, self.sleep, lambda: 1.0)


@dataclass
class Answer:
    """What the server gives: a body, or a function that writes one piece by piece."""

    body: bytes | str | Callable[[Callable[[bytes], None]], None] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        assert not callable(self.body)
        return self.body.encode() if isinstance(self.body, str) else self.body


Route = Answer | Callable[[Mapping[str, str]], Answer]


class Site:
    """A site: what it gives by path, and what it was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.port = 0

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, without what every site is asked for."""
        return [path for path, _ in self.asked if path not in ("/robots.txt", "/.well-known/tdmrep.json")]

    def page(self, path: str, body: str, *, title: str = "Lage am Fluss", head: str = "", **headers: str) -> None:
        """An article's page."""
        self.routes[path] = Answer(
            html(body, title, head), headers={"Content-Type": "text/html; charset=utf-8", **headers}
        )


def html(body: str, title: str = "Lage am Fluss", head: str = "") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n"))
    return (
        f'<!doctype html><html lang="de"><head><title>{title}</title>{head}</head>'
        f"<body><nav>Start Politik</nav><main><article><h1>{title}</h1>{paragraphs}</article></main></body></html>"
    )


TEXT = (
    "Die Regierung in Trasnow hat am Dienstag weitere Truppen an die Teswa verlegt. Brandner sagte: „Wir bleiben hier.“\n"
    "Der Minister wies die Vorwürfe der Nachbarn zurück und sprach von einer Übung, die seit Monaten geplant sei.\n"
    "Am Ufer des Flusses wurden nach Angaben des Generalstabs zwei Batterien gesehen, die dort am Wochenende noch fehlten."
)


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.asked.append((self.path, headers))
        route = self.site.routes.get(self.path, Answer("nicht da", 404))
        answer = route(headers) if callable(route) else route
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not callable(answer.body) and "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.data)))
        self.end_headers()
        try:
            if callable(answer.body):
                answer.body(self._write)
            else:
                self.wfile.write(answer.data)
        except OSError:  # whoever asked has had enough
            self.close_connection = True

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class's name
        """Says nothing."""


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a port of its own, as long as the block lasts."""
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def here(host: str, port: int) -> list[str]:
    """A name server for which every name is this machine."""
    return ["127.0.0.1"]


def web(time: FakeTime | None = None, **options: Any) -> Web:
    """Who fetches, from the site alone, without waiting."""
    clock = (time or FakeTime()).clock
    return Web(**{"allowed": [HOST], "resolve": here, "clock": clock, **options})
