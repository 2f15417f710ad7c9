from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from lagebild.cli import main, tongue
from lagebild.records import Findings
from lagebild.store import Dossier
from tests.cli.desks import ARTICLES, lines
from tests.fakes import load_fake
from tests.views.crisis import crisis


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(autouse=True)
def german_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LAGEBILD_DEBUG", "LAGEBILD_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


@pytest.fixture
def german_messages() -> None:
    """Faults, warnings and errors are told in German, as they are in a German run."""


@pytest.fixture(autouse=True)
def stable_messages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults, warnings and errors in their stable form, English, where a test does not ask for `german_messages`."""
    if "german_messages" not in request.fixturenames:
        monkeypatch.setattr(tongue, "spoken", lambda *_, **__: tongue.PROGRAMS)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs the command line with the fake reader, or with the `load` that is given."""

    def call(*arguments: str | Path, load: object = load_fake) -> Outcome:
        status = main([str(argument) for argument in arguments], load=load)
        return Outcome(status, *capsys.readouterr())

    return call


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """The articles as JSON lines."""
    path = tmp_path / "feed.jsonl"
    path.write_text(lines(*ARTICLES), "utf-8")
    return path


@pytest.fixture(scope="session")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "feed.jsonl").write_text(lines(*ARTICLES), "utf-8")
    assert main(["add", str(folder / "desk.db"), str(folder / "feed.jsonl")], load=load_fake) == 0
    return folder / "desk.db"


@pytest.fixture
def desk(_desk: Path, tmp_path: Path) -> Path:
    """A dossier of the articles, as the fake reader reads them."""
    return Path(shutil.copy(_desk, tmp_path / "desk.db"))


@pytest.fixture(scope="session")
def _crisis_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crisis") / "crisis.db"
    with Dossier.open(str(path), create=True) as dossier:
        dossier.add(crisis(), Findings())
    return path


@pytest.fixture
def crisis_desk(_crisis_desk: Path, tmp_path: Path) -> Path:
    """A dossier of one article with frames of every kind."""
    return Path(shutil.copy(_crisis_desk, tmp_path / "crisis.db"))


@pytest.fixture
def empty_desk(tmp_path: Path) -> Path:
    """A dossier of nothing."""
    path = tmp_path / "empty.db"
    Dossier.open(str(path), create=True).close()
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    text = "Brandner sagte: „Wir bleiben hier.“ Weil sagte: „Wirklich?“ Velten sagte: „Ach was?!“"
    path.write_text(f"Olt, 24. Januar 2022 (pdm) – {text}\n", "utf-8")
    return path
