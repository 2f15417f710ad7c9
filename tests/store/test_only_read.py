"""A dossier that may not be written, or in whose folder nothing may be: it can be looked at, and nothing is kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lagebild import pipeline
from lagebild.errors import StoreError
from lagebild.store import Dossier, Query
from tests.store.test_pictures import moved, put, threat

NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user to whom rights apply: those of the system's own user end at no file."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a dossier that every user may look into, unlike those of the tests."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    with Dossier.open(str(path / "lage.db"), create=True) as dossier:
        put(dossier, [threat(), moved()])
    (path / "lage.db").chmod(0o644)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@pytest.mark.parametrize("rights", [0o444, 0o644])
def test_a_dossier_in_a_folder_that_may_not_be_written_can_be_looked_at(folder: Path, rights: int) -> None:
    (folder / "lage.db").chmod(rights)
    folder.chmod(0o555)
    with without_rights(), Dossier.open(str(folder / "lage.db")) as dossier:
        assert dossier.only_read
        assert [line.state for line in pipeline.picture(dossier).tripwires] == ["touched"]
        assert dossier.unkept
        assert dossier.search(Query("Truppen")).articles
    assert sorted(path.name for path in folder.iterdir()) == ["lage.db"]


def test_nothing_can_be_written_then_and_the_error_says_why(folder: Path) -> None:
    folder.chmod(0o555)
    why = "can only be read: you may not write it, or not in its folder"
    with without_rights():
        with Dossier.open(str(folder / "lage.db")) as dossier, pytest.raises(StoreError, match=why):
            put(dossier, [moved(article="drei")])
        with pytest.raises(StoreError, match="look at the rights of the file and of its folder"):
            Dossier.open(str(folder / "lage.db"), create=True)


def test_what_still_stands_in_the_log_is_never_left_out_silently(folder: Path) -> None:
    (folder / "lage.db-wal").write_bytes(b"x" * 100)
    folder.chmod(0o555)
    with without_rights(), pytest.raises(StoreError, match=r"stands in its log .*copy both"):
        Dossier.open(str(folder / "lage.db"))


def test_the_log_of_a_file_is_found_by_a_link_from_elsewhere_too(folder: Path) -> None:
    (folder / "lage.db-wal").write_bytes(b"what was added last")
    folder.chmod(0o555)
    link = Path(tempfile.mkdtemp())
    try:
        (link / "hier.db").symlink_to(folder / "lage.db")
        link.chmod(0o555)
        with without_rights(), pytest.raises(StoreError, match="stands in its log"):
            Dossier.open(str(link / "hier.db"))
    finally:
        link.chmod(0o755)
        shutil.rmtree(link)


def test_a_dossier_that_another_program_has_open_is_read_with_its_log(folder: Path) -> None:
    with Dossier.open(str(folder / "lage.db")) as writer:
        put(writer, [moved("Der Nordbund hat am Mittwoch mehr Soldaten nach Auland geschickt.", "drei")])
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        with without_rights(), Dossier.open(str(folder / "lage.db")) as dossier:
            assert len(list(dossier.versions())) == 3


def test_a_dossier_that_may_be_written_is_opened_as_ever(folder: Path) -> None:
    with Dossier.open(str(folder / "lage.db")) as dossier:
        assert not dossier.only_read
        pipeline.picture(dossier)
        assert not dossier.unkept


def test_a_file_that_is_no_dossier_stays_none(folder: Path) -> None:
    (folder / "brief.txt").write_text("Sehr geehrte Damen und Herren, " * 30, encoding="utf-8")
    folder.chmod(0o555)
    with without_rights(), pytest.raises(StoreError, match="not a dossier but some other file"):
        Dossier.open(str(folder / "brief.txt"))
