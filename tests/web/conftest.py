"""A server over the dossier of teswa, read with the installed weights: once for each state of weights and code (in pytest's cache)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild import pipeline, sources
from lagebild.records import digest
from lagebild.situation import Picture
from lagebild.store import Dossier
from lagebild.web import Settings, create_app
from lagebild.web.desk import Shown
from lagebild.web.pages import lagenews
from lagebild.web.security import TOKEN
from tests.fakes import FakeReader
from tests.web.articlepages import LATER, REPORT, filled
from tests.web.showing import showing
from tests.web.situations import LATER as LATER_ON
from tests.web.situations import Shows

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "dossiers/teswa/reports.jsonl"
ORIGIN = "http://127.0.0.1:8420"


@pytest.fixture(scope="session")
def read_once(request: pytest.FixtureRequest, weights: Path) -> Path:
    """The file that dossiers are copied from, its picture drawn: no test opens it, processes share it."""
    code = sorted(
        path for part in ("reading", "linking", "store") for path in (ROOT / "src/lagebild" / part).rglob("*.py")
    )
    key = digest((weights / "manifest.json").read_text("utf-8"), *(path.read_text("utf-8") for path in code))
    folder: Path = request.config.cache.mkdir("dossiers")  # type: ignore[union-attr]
    place = folder / f"{key}.db"
    if not place.exists():
        for old in set(folder.glob("*.db*")) - {place}:
            old.unlink(missing_ok=True)
        half = place.with_suffix(f".{os.getpid()}")  # several processes may build it: the last one's stays
        with Dossier.open(str(half), create=True) as dossier:
            for _ in pipeline.add(sources.articles([str(REPORTS)]), request.getfixturevalue("reader"), dossier):
                pass
            pipeline.picture(dossier)
        half.replace(place)
    return place


@pytest.fixture(scope="session")
def looked_at(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of one process, which its tests only read from."""
    return Path(shutil.copy(read_once, tmp_path_factory.mktemp("looked_at") / "teswa.db"))


@pytest.fixture
def place(read_once: Path, tmp_path: Path) -> Path:
    """A dossier of one test's own."""
    return Path(shutil.copy(read_once, tmp_path / "teswa.db"))


@pytest.fixture
def serving() -> Iterator[Callable[..., TestClient]]:
    """A client of a server over a dossier: serving(place, **settings)."""
    clients: list[TestClient] = []

    def serve(place: Path | str, **settings: Any) -> TestClient:
        client = TestClient(create_app(Settings(place=str(place), **settings)), base_url=ORIGIN, follow_redirects=False)
        clients.append(client)
        return client.__enter__()

    yield serve
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def _client(looked_at: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(place=str(looked_at))), base_url=ORIGIN, follow_redirects=False) as one:
        yield one


@pytest.fixture
def client(_client: TestClient) -> TestClient:
    """A client of a server that tests only read from; it remembers nothing of the test before, as the language that was chosen."""
    _client.cookies.clear()
    return _client


@pytest.fixture(scope="session")
def picture(looked_at: Path) -> Any:
    """The picture that `client` shows."""
    with Dossier.open(str(looked_at)) as dossier:
        return pipeline.picture(dossier)


def send(client: TestClient, path: str, **fields: str) -> Any:
    """Send a form as a page of the server does: with the token that its cookie has."""
    if TOKEN not in client.cookies:
        client.get("/lage")
    return client.post(path, data={TOKEN: client.cookies[TOKEN], **fields}, headers={"origin": ORIGIN})


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """One article in two versions, and a copy of another."""
    long = "Am Hafen der Stadt liegt heute dichter Nebel über dem Kai, sagen die Lotsen am frühen Morgen. " * 3
    return filled(
        tmp_path / "d.db",
        {"id": "ä/1", "text": REPORT, "title": "Truppen <i>bleiben</i>", "publisher": "npd"},
        {"id": "ä/1", "text": LATER, "title": "Truppen <i>bleiben</i>", "publisher": "npd"},
        {"id": "c1", "text": long, "title": "Nebel", "publisher": "Bote", "published": "2022-01-25"},
        {"id": "c2", "text": long, "title": "Nebel, noch einmal", "publisher": "Kurier", "published": "2022-01-26"},
    )


@pytest.fixture
def desk(reports: Path, serving: Callable[..., TestClient]) -> TestClient:
    """A server over them, with a reader that needs no model."""
    client = serving(reports)
    client.app.state.desk._reader = FakeReader()  # type: ignore[attr-defined]
    return client


@pytest.fixture
def shows(serving: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shows:
    """A client of a server that shows one picture now and another for any earlier time."""

    def show(then: Picture, now: Picture) -> TestClient:
        client = showing(serving, tmp_path, now)
        monkeypatch.setattr(lagenews, "_times", lambda _: iter(["2026-03-16T07:00:00Z", "2026-03-18T07:00:00Z"]))

        def picture(at: str | None = None, as_known: str | None = None) -> Shown:
            return Shown(now if at is None and as_known is None else then, f"rules {LATER_ON} x")

        client.app.state.desk.picture = picture  # type: ignore[attr-defined]
        return client

    return show
