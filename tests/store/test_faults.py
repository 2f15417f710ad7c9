from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from lagebild.errors import FullError, LockedError, NotADossierError, StoreError
from lagebild.records import Findings
from lagebild.store import Dossier, Query, migrate, opening
from lagebild.store.connection import Database
from tests.factories import an_article
from tests.store.people import TEXT, added, read

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
OTHER = "Clara Brandner sagte: „Der Hafen bleibt offen.“ Im Hafen lagen 12 Panzer."
LONG = " ".join(
    f"Bericht {number}: Brandner nennt {number * 37} Fässer und {number * 91} Kisten am Kai." for number in range(4000)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one article."""
    path = tmp_path / "dossier.db"
    with Dossier.open(str(path), create=True) as dossier:
        added(dossier, TEXT, id="eins")
    return path


def is_whole(place: str) -> None:
    """Nothing is lost: the one article is there as it was."""
    with Dossier.open(place) as dossier:
        assert list(dossier.check()) == []
        assert dossier.text("eins") == TEXT
        assert len(dossier.judged("eins").statements) == 2
        assert dossier.counts().articles == 1


def database_of(kind: str, path: Path) -> None:
    """Something at a path that is no dossier."""
    if kind == "folder":
        path.mkdir()
    elif kind == "database":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE articles (colour text)")
        connection.close()
    elif kind == "short":
        path.write_bytes(b"SQLite format 3\x00")
    else:
        path.write_bytes({"words": b"Ada Korwath kam.\n" * 400, "picture": PNG}[kind])


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("kind", ["words", "picture", "short", "database", "folder"])
def test_what_is_no_dossier_is_named_and_left_as_it_is(tmp_path: Path, kind: str, *, create: bool) -> None:
    path = tmp_path / "lage.txt"
    database_of(kind, path)
    before = None if kind == "folder" else path.read_bytes()
    with pytest.raises(NotADossierError, match=r"lage\.txt"):
        Dossier.open(str(path), create=create)
    with pytest.raises(NotADossierError, match=r"lage\.txt"):
        migrate(str(path))
    assert before is None or path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["lage.txt"]


def test_an_empty_file_is_a_place_for_a_dossier(tmp_path: Path) -> None:
    path = tmp_path / "leer.db"
    path.touch()
    with pytest.raises(NotADossierError, match="there is no dossier here"):
        Dossier.open(str(path))
    with Dossier.open(str(path), create=True) as dossier:
        assert added(dossier, TEXT, id="eins").outcome == "new"
    is_whole(str(path))


def test_nothing_is_made_where_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotADossierError, match="there is no dossier here; `lagebild add` makes one"):
        Dossier.open(str(tmp_path / "fort.db"))
    with pytest.raises(NotADossierError, match="there is no dossier here"):
        migrate(str(tmp_path / "fort.db"))
    for create in (False, True):
        with pytest.raises(NotADossierError):
            Dossier.open(str(tmp_path / "fort" / "lage.db"), create=create)
    assert list(tmp_path.iterdir()) == []


# -- locked, full, read-only --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_another_writes_to_is_waited_for_and_then_named(path: Path, begin: str) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(begin)
    with Dossier.open(str(path), wait=0.2) as dossier:
        assert dossier.text("eins") == TEXT  # reading goes on beside
        with pytest.raises(LockedError, match="another program has held it for too long"):
            added(dossier, OTHER, id="zwei")
        with pytest.raises(LockedError):
            dossier.judge("note", "eins", of="article", author="Redaktion", value={"text": "?"})
        other.execute("ROLLBACK")
        other.close()
        assert added(dossier, OTHER, id="zwei").outcome == "new"
        dossier.forget_article("zwei")
    is_whole(str(path))


def test_a_new_file_that_another_holds_is_named(tmp_path: Path) -> None:
    path = tmp_path / "neu.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LockedError):
        Dossier.open(str(path), create=True, wait=0.2)
    other.execute("ROLLBACK")
    other.close()
    Dossier.open(str(path), create=True).close()


def test_a_schema_that_another_writes_to_is_waited_for_and_then_named(postgresql: str) -> None:
    place = f"{postgresql}&schema=locked"
    with Dossier.open(place, create=True) as first, Dossier.open(place, wait=0.2) as second:
        added(first, TEXT, id="eins")
        with first._database.write():
            assert second.text("eins") == TEXT
            with pytest.raises(LockedError, match="another program has held it for too long"):
                added(second, OTHER, id="zwei")
    is_whole(place)


def pragma(dossier: Dossier, words: str) -> None:
    """Say something to every connection of a dossier that is opened from now on."""
    dossier._database.close()
    event.listen(dossier._database._engine, "connect", lambda connection, _: connection.execute(f"PRAGMA {words}"))


def fill(dossier: Dossier) -> None:
    """Write long notes until there is no more room."""
    for number in range(200):
        dossier.judge("note", "eins", of="article", author="Redaktion", value={"text": f"{number} {LONG[:9000]}"})


def test_on_a_full_disk_nothing_is_lost_and_nothing_is_half_in(path: Path) -> None:
    pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]
    with Dossier.open(str(path)) as dossier:
        pragma(dossier, f"max_page_count={pages + 4}")
        with pytest.raises(FullError, match="the disk is full; what was added before stays"):
            added(dossier, LONG, id="groß")
        assert [version.article for version in dossier.versions()] == ["eins"]
        assert list(dossier.check()) == []
        with pytest.raises(FullError):
            fill(dossier)
        assert list(dossier.check()) == []
    with Dossier.open(str(path)) as dossier:
        assert added(dossier, LONG, id="groß").outcome == "new"
        dossier.forget_article("groß")
    is_whole(str(path))


def test_no_dossier_is_made_on_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "neu.db"
    database = Database(str(path))
    pragma(Dossier(database), "max_page_count=5")
    with pytest.raises(FullError):
        opening.prepare(database, "2026-03-18T06:00:00.000000Z", create=True, keep=None)
    database.close()
    with pytest.raises(NotADossierError):
        Dossier.open(str(path))
    Dossier.open(str(path), create=True).close()


def test_what_may_not_be_written_can_be_read(path: Path) -> None:
    with Dossier.open(str(path)) as dossier:
        pragma(dossier, "query_only=ON")
        with pytest.raises(StoreError, match="cannot be opened or written; look at the rights"):
            added(dossier, OTHER, id="zwei")
        with pytest.raises(StoreError, match="cannot be opened or written"):
            dossier.forget_article("eins")
        assert dossier.search(Query("Truppen")).total == 2
    is_whole(str(path))


def test_nothing_is_written_into_a_file_that_is_no_longer_there(path: Path) -> None:
    other = path.with_name("anders.db")
    with Dossier.open(str(path)) as dossier:
        path.rename(other)
        with pytest.raises(
            StoreError, match="was moved, replaced or removed while it was open: nothing more is written"
        ):
            added(dossier, OTHER, id="zwei")
        shutil.copy(other, path)
        with pytest.raises(StoreError, match="was moved, replaced or removed"):
            added(dossier, OTHER, id="zwei")
        other.replace(path)
        assert added(dossier, OTHER, id="zwei").outcome == "new"
    with Dossier.open(str(path)) as dossier:
        assert [version.article for version in dossier.versions()] == ["eins", "zwei"]


def test_a_fault_of_the_disk_says_what_it_usually_is(tmp_path: Path) -> None:
    path = tmp_path / "neu.db"
    with Dossier.open(str(path), create=True) as dossier:
        added(dossier, TEXT, id="eins")
        path.with_name(f"{path.name}-wal").unlink()
        added(dossier, OTHER, id="zwei")
        what = "cannot be read or written any further: the file, or its -wal or -shm .*was moved, .*or the disk fails; .*check the disk"
        with pytest.raises(StoreError, match=what):
            Dossier.open(str(path))


# -- damage -------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def damaged(place: str) -> Iterator[Dossier]:
    """Three articles, of which the second is to be damaged."""
    with Dossier.open(place, create=True) as dossier:
        for identity in ("eins", "zwei", "drei"):
            added(dossier, f"{TEXT} Bericht {identity}.", id=identity)
        yield dossier


def change(dossier: Dossier, table: str, column: str, made: Any, where: str = "no = 2") -> None:
    """Change a value behind the dossier's back."""
    with dossier._database.write() as connection:
        old = connection.execute(text(f"SELECT {column} FROM {table} WHERE {where}")).scalar()
        connection.execute(text(f"UPDATE {table} SET {column} = :new WHERE {where}"), {"new": made(old)})


def flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("table", "column", "made", "what"),
    [
        ("readings", "document", flipped, "a stored content is damaged|does not have its hash"),
        ("readings", "document", lambda data: data[:-9], "a stored content is damaged|does not have its hash"),
        ("readings", "sha256", lambda _: "0" * 64, "does not have its hash"),
        ("versions", "text", flipped, "its text does not have its hash|a stored text is damaged"),
        ("versions", "text", lambda data: data[:-1], "characters, not"),
        ("versions", "text", lambda data: b"\xff" + data[1:], "a stored text is damaged"),
        ("versions", "sha256", lambda _: "0" * 64, "its text does not have its hash"),
        ("versions", "length", lambda length: length + 1, "characters, not"),
        ("headers", "document", flipped, "a stored header is damaged"),
        ("indexed", "terms", lambda words: words + " zzz", "its words in the search index"),
        ("statements", "spans", lambda _: "[[0, 1]]", "its statements in the search index"),
    ],
)
def test_damage_is_named_and_the_others_can_be_read(
    damaged: Dossier, table: str, column: str, made: Any, what: str
) -> None:
    where = {"indexed": "version = 2", "statements": "no = (SELECT min(no) FROM statements WHERE version = 2)"}
    change(damaged, table, column, made, where.get(table, "no = 2"))
    faults = list(damaged.check())
    assert faults
    # the words of all are counted over all articles
    assert {fault.where for fault in faults} - {"search index"} == {"zwei (version 1)"}
    assert any(part in fault.what for fault in faults for part in what.split("|"))
    for identity in ("eins", "drei"):
        assert damaged.text(identity) == f"{TEXT} Bericht {identity}."
        assert len(damaged.judged(identity).statements) == 2
    assert damaged.search(Query('"Bericht drei"')).total == 1
    assert added(damaged, OTHER, id="vier").outcome == "new"


@pytest.mark.parametrize("table", ["statements", "events", "actors", "indexed", "records", "bands"])
def test_lost_rows_of_the_index_are_named(damaged: Dossier, table: str) -> None:
    with damaged._database.write() as connection:
        connection.execute(text(f"DELETE FROM {table} WHERE version = 2"))
    assert "zwei (version 1)" in {fault.where for fault in damaged.check()}


def test_a_lost_reading_is_named(damaged: Dossier) -> None:
    with damaged._database.write() as connection:
        connection.execute(text("DELETE FROM readings WHERE no = 2"))
    assert [(fault.where, fault.what) for fault in damaged.check()] == [("zwei (version 1)", "it has no reading")]


def test_a_judgement_on_a_lost_article_is_named(damaged: Dossier) -> None:
    judgement = damaged.judge("note", "zwei", of="article", author="Redaktion", value={"text": "?"})
    change(damaged, "judgements", "article", lambda _: "fort", "no = 1")
    faults = [fault for fault in damaged.check() if fault.where.startswith("judgement")]
    assert [fault.what for fault in faults] == ["it is about article 'fort', which is not there"]
    assert damaged.verdicts()[0].made == judgement.made


@pytest.mark.parametrize("table", ["judgements", "cache"])
def test_damage_of_what_belongs_to_no_text_is_named(damaged: Dossier, table: str) -> None:
    judgement = damaged.judge("note", "zwei", of="article", author="Redaktion", value={"text": "?"})
    where = "no = 1" if table == "judgements" else "text = (SELECT min(text) FROM cache)"
    change(damaged, table, "document", flipped, where)
    faults = list(damaged.check())
    assert any(
        fault.where.startswith("reading cache") or fault.where == f"judgement {judgement.id}" for fault in faults
    )
    assert damaged.text("drei") == f"{TEXT} Bericht drei."
    assert len(damaged.judged("drei").statements) == 2


def test_spans_outside_of_the_text_and_references_to_nobody_are_named(dossier: Dossier) -> None:
    reading = read(an_article(TEXT, id="eins"))
    longer = read(an_article(f"Vorab: {TEXT}"))
    wrong = {"statements": longer.statements, "frames": longer.frames, "actors": longer.actors[1:]}
    object.__setattr__(reading, "statements", wrong["statements"])
    object.__setattr__(reading, "frames", wrong["frames"])
    object.__setattr__(reading, "actors", wrong["actors"])
    dossier.add(reading, Findings())
    found = " ".join(fault.what for fault in dossier.check())
    assert "has words outside of the text" in found
    assert "names actors that are not there: a1" in found


def complaint(path: Path) -> str:
    """What is said of a file: the error that keeps it from being opened or read, else what the check finds; "" where all is well."""
    try:
        with Dossier.open(str(path)) as dossier:
            return "; ".join(fault.what for fault in dossier.check())
    except StoreError as error:
        return str(error)


@pytest.mark.parametrize("at", [0, 18, 30, 100, *(4096 * page for page in (1, 2, 5, 9, 20, 40))])
def test_a_file_with_a_damaged_page_is_named_and_never_a_crash(path: Path, at: int) -> None:
    assert complaint(path) == ""
    data = bytearray(path.read_bytes())
    data[at : at + 64] = b"\xa5" * 64
    path.write_bytes(data)
    assert complaint(path)


@pytest.mark.parametrize("share", [0.1, 0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_named(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert complaint(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM statement_words",
        "DELETE FROM version_words",
        "DELETE FROM speakers",
        "UPDATE terms SET uses = 99",
        "UPDATE statements SET moment = '1999'",
        "UPDATE statements SET latest = NOT latest",
        "UPDATE actors SET name = 'Niemand'",
    ],
)
def test_a_ruined_search_index_is_not_called_sound(damaged: Dossier, statement: str) -> None:
    assert list(damaged.check()) == []
    with damaged._database.write() as connection:
        connection.execute(text(statement))
    assert list(damaged.check()) != []
