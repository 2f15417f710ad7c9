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
from lagebild.errors import LockedError, StoreError
from lagebild.store import Dossier, Query, lying
from lagebild.store.opening import migrate
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
        assert pipeline.overview(dossier).kept["tripwires"] == pipeline.overview(dossier).every["tripwires"] == 1
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


def test_who_may_only_read_it_leaves_nothing_in_a_folder_that_he_may_write(folder: Path) -> None:
    (folder / "lage.db").chmod(0o444)
    folder.chmod(0o777)
    with without_rights():
        with Dossier.open(str(folder / "lage.db")) as dossier:
            assert dossier.only_read
            assert len(list(dossier.versions())) == 2
            assert sorted(path.name for path in folder.iterdir()) == ["lage.db"]
        why = "cannot be written; look at the rights of the file and of its folder"
        with pytest.raises(StoreError, match=why):
            Dossier.open(str(folder / "lage.db"), create=True)
        with pytest.raises(StoreError, match=why):
            migrate(str(folder / "lage.db"))
    assert sorted(path.name for path in folder.iterdir()) == ["lage.db"]


def added(path: Path, article: str = "drei") -> None:
    """One more article, by the dossier's owner."""
    path.chmod(0o644)
    with Dossier.open(str(path)) as writer:
        put(writer, [moved("Der Nordbund hat am Mittwoch mehr Soldaten nach Auland geschickt.", article)])
    path.chmod(0o444)


def only_to_be_read(folder: Path, *, until: float = 0.0) -> Path:
    """The dossier as one that may not be written, last written at that time, where one is given."""
    path = folder / "lage.db"
    if until:
        os.utime(path, (until, until))
    path.chmod(0o444)
    return path


@pytest.mark.parametrize("until", [0.0, 1_700_000_000.0], ids=["just written", "written long ago"])
def test_what_a_writer_adds_meanwhile_is_seen(folder: Path, until: float) -> None:
    path = only_to_be_read(folder, until=until)
    with without_rights():
        reader = Dossier.open(str(path))
        assert len(list(reader.versions())) == 2
    with reader:
        assert reader.only_read
        added(path)
        with without_rights():
            assert len(list(reader.versions())) == 3
        path.chmod(0o644)
        with Dossier.open(str(path)) as writer:
            put(writer, [moved("Der Nordbund hat am Mittwoch Soldaten in Richtung Auland geschickt.", "vier")])
            with without_rights():
                assert len(list(reader.versions())) == 4  # out of the log of who has it open
        with without_rights():
            assert len(list(reader.versions())) == 4
    assert {one.stat().st_uid for one in folder.iterdir()} == {path.stat().st_uid}


def test_a_dossier_that_is_written_while_it_is_read_says_so(folder: Path) -> None:
    path = only_to_be_read(folder, until=1_700_000_000.0)
    with without_rights():
        reader = Dossier.open(str(path))
        versions = reader.versions(next(iter(reader.versions())).article)
        next(versions)
    with reader:
        added(path)
        with without_rights(), pytest.raises(LockedError, match="another program wrote it while it was read"):
            next(versions)


def test_a_dossier_that_nobody_writes_is_opened_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = only_to_be_read(folder, until=1_700_000_000.0)
    opened: list[Path] = []
    found = lying.found

    def counted(path: Path, name: str) -> lying.Lying:
        opened.append(path)
        return found(path, name)

    monkeypatch.setattr(lying, "found", counted)
    with without_rights(), Dossier.open(str(path)) as reader:
        for _ in range(3):
            reader.counts()
    assert len(opened) == 1


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
