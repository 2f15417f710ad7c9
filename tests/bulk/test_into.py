"""Runs into a dossier: as `lagebild add` would have left it, whoever read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild import sources
from lagebild.bulk import is_dossier, local, places
from lagebild.pipeline import add
from lagebild.store import Dossier
from tests.bulk.archives import an_object, archive, run, stopping_after
from tests.bulk.killing import context
from tests.bulk.readers import load_trouble
from tests.conftest import absent
from tests.postgres import programs, server

FIRST, LATER = an_object(4)["text"], an_object(4)["text"] + " Neu ist der Schluss."
EXTRA: list[dict[str, Any] | str] = [
    an_object(4, text=LATER),
    an_object(3),
    an_object(60, text=LATER),  # a copy
    an_object(5, title="Mit Titel"),
    "kaputt",
]


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    return archive(tmp_path / "a.jsonl", 8, EXTRA)


def held(place: str) -> list[object]:
    """All that a dossier holds, in its order, but for when it came to know it."""
    with Dossier.open(place) as dossier:
        return [
            *(
                (one.version.article, one.version.number, one.version.original, one.reading)
                for one in dossier.held(every_version=True)
            ),
            dossier.counts(),
            dossier.copies(),
        ]


@pytest.fixture
def added(archived: Path, tmp_path: Path) -> list[object]:
    """What `lagebild add` leaves."""
    place = str(tmp_path / "added.db")
    with Dossier.open(place, create=True) as dossier:
        list(add(sources.articles([archived]), load_trouble(), dossier))
    return held(place)


def test_it_is_what_adding_leaves(archived: Path, added: list[object], tmp_path: Path) -> None:
    summary = run(archived, tmp_path / "out.db")
    assert (summary.complete, summary.articles, summary.versions, summary.duplicates, summary.failed) == (
        True,
        11,
        1,
        1,
        1,
    )
    assert summary.rows == {"new": 1, "version": 1, "copy": 8, "details": 1, "unchanged": 1}
    assert held(str(tmp_path / "out.db")) == added


def test_however_many_workers_there_are(
    archived: Path, added: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context()
    monkeypatch.setattr(local, "METHOD", "forkserver")
    for workers in (1, 2):
        place = tmp_path / f"out{workers}.db"
        assert run(archived, place, engine="local", workers=workers, batch=2).complete
        assert held(str(place)) == added


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_stopped_run_goes_on(archived: Path, added: list[object], tmp_path: Path, count: int) -> None:
    assert not run(archived, tmp_path / "out.db", stop=stopping_after(count)).complete
    again = run(archived, tmp_path / "out.db")
    assert again.complete
    assert again.duplicates == 3 * (count + 1) + 1
    assert held(str(tmp_path / "out.db")) == added


def test_what_is_known_is_not_read_again(archived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(archived, tmp_path / "out.db")
    monkeypatch.setattr("lagebild.bulk.worker.Worker.__call__", None)  # would fail if it were called
    summary = run(archived, tmp_path / "out.db")
    assert (summary.complete, summary.articles, summary.duplicates, summary.failed) == (True, 0, 12, 1)
    more = archive(tmp_path / "b.jsonl", 0, [an_object(99, text=LATER), an_object(4, text=LATER, title="Neu")])
    assert run(more, tmp_path / "out.db").rows == {"copy": 1, "details": 1}  # linked here, from what was found before


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    binaries = programs()
    if binaries is None:
        absent("no PostgreSQL (Debian: postgresql)")
        raise AssertionError
    with server(binaries) as url:
        yield url


def test_postgresql_holds_the_same(archived: Path, added: list[object], postgresql: str) -> None:
    assert run(archived, f"{postgresql}&schema=bulk").complete
    assert held(f"{postgresql}&schema=bulk") == added


def test_what_is_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.d").mkdir()
    dossiers = [
        "postgresql://desk@host/lagebild",
        "sqlite:///a",
        "crisis.db",
        "Crisis.DB",
        "a.sqlite",
        str(tmp_path / "file"),
    ]
    assert all(map(is_dossier, dossiers))
    assert not any(map(is_dossier, ["out", "out/", "s3://bucket/a.db", "memory://out", str(tmp_path / "folder.d")]))


def test_the_dossier_itself_is_not_even_opened(
    archived: Path, added: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    own = places.File.open

    def noted(file: places.File) -> Any:
        opened.append(Path(file.path).name)
        return own(file)

    monkeypatch.setattr(places.File, "open", noted)
    summary = run(f"{tmp_path}/a*", tmp_path / "added.db")
    assert (summary.complete, summary.articles, summary.failed) == (
        True,
        0,
        4,
    )  # the broken line, the file, its -wal and its -shm
    assert opened == ["a.jsonl"]
    assert held(str(tmp_path / "added.db")) == added
