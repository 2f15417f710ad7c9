from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, inspect, text

from lagebild.errors import NotADossierError, SchemaError
from lagebild.store import Dossier, migrate, migrations
from lagebild.store.connection import Database
from lagebild.store.migrations import STEPS, Step
from tests.store.people import TEXT, added

NOW = "2022-01-24T12:00:00.000000Z"


def _colours(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE colours (name text PRIMARY KEY)"))
    connection.execute(text("INSERT INTO colours VALUES ('rot')"))


def _broken(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE shapes (name text PRIMARY KEY)"))
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


LATER: tuple[Step, ...] = (*STEPS, ("0002 colours", _colours))
BROKEN: tuple[Step, ...] = (*LATER, ("0003 broken", _broken))


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    """A dossier with one article, by its database."""
    with Dossier.open(place, create=True) as dossier:
        added(dossier, TEXT, id="eins")
    database = Database(place)
    yield database
    database.close()


def tables(database: Database) -> set[str]:
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def lacking(database: Database, steps: tuple[Step, ...]) -> list[str]:
    with database.read() as connection:
        return migrations.pending(connection, database.name, steps)


def test_steps_have_names_in_their_order() -> None:
    names = [name for name, _ in STEPS]
    assert names == sorted(set(names))
    assert all(name[:4].isdigit() for name in names)


def test_a_new_dossier_has_every_step(database: Database) -> None:
    assert lacking(database, STEPS) == []
    assert migrations.migrate(database, NOW) == []


def test_an_old_dossier_is_brought_up_with_all_that_it_holds(place: str, database: Database) -> None:
    assert lacking(database, LATER) == ["0002 colours"]
    assert migrations.migrate(database, NOW, LATER) == ["0002 colours"]
    assert "colours" in tables(database)
    assert lacking(database, LATER) == []
    assert migrations.migrate(database, NOW, LATER) == []
    with database.write() as connection:  # as if this version knew of the step
        connection.execute(text("DELETE FROM migrations WHERE name = '0002 colours'"))
    with Dossier.open(place) as dossier:
        assert dossier.text("eins") == TEXT
        assert list(dossier.check()) == []


def test_an_old_dossier_says_what_brings_it_up(monkeypatch: pytest.MonkeyPatch, place: str, database: Database) -> None:
    monkeypatch.setattr(migrations.pending, "__defaults__", (LATER,))
    for create in (False, True):
        with pytest.raises(SchemaError, match=r"of an older version \(1 steps behind\); run `lagebild migrate"):
            Dossier.open(place, create=create)
    assert "colours" not in tables(database)
    monkeypatch.setattr(migrations.migrate, "__defaults__", (LATER,))
    assert migrate(place) == ["0002 colours"]
    with Dossier.open(place) as dossier:
        assert list(dossier.check()) == []


def test_a_step_that_fails_leaves_nothing_of_itself_and_of_those_before_it(place: str, database: Database) -> None:
    before = tables(database)
    with pytest.raises(Exception, match="nowhere"):
        migrations.migrate(database, NOW, BROKEN)
    assert tables(database) == before
    assert lacking(database, BROKEN) == ["0002 colours", "0003 broken"]
    with Dossier.open(place) as dossier:
        assert dossier.text("eins") == TEXT
        assert list(dossier.check()) == []


def test_a_dossier_that_cannot_be_made_whole_is_not_made(place: str) -> None:
    database = Database(place)
    with pytest.raises(Exception, match="nowhere"):
        migrations.create(database, NOW, BROKEN)
    assert tables(database) == set()
    with pytest.raises(NotADossierError):
        Dossier.open(place)
    Dossier.open(place, create=True).close()
    assert lacking(database, STEPS) == []
    database.close()


def test_making_what_is_there_changes_nothing(place: str, database: Database) -> None:
    migrations.create(database, "2023-01-01T00:00:00.000000Z", keep="none")
    with database.read() as connection:
        assert connection.execute(text("SELECT value FROM settings WHERE key = 'keep'")).scalar() is None
        assert connection.execute(text("SELECT count(*) FROM migrations")).scalar() == len(STEPS)
    with Dossier.open(place) as dossier:
        assert dossier.text("eins") == TEXT


def test_a_dossier_of_a_newer_version_is_left_alone(place: str, database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("INSERT INTO migrations (name, applied) VALUES ('0999 later', 'x')"))
    for create in (False, True):
        with pytest.raises(SchemaError, match="written by a newer version of Lagebild \\(step '0999 later'\\)"):
            Dossier.open(place, create=create)
    with pytest.raises(SchemaError, match="newer version"):
        migrate(place)
    with database.write() as connection:
        connection.execute(text("DELETE FROM migrations WHERE name = '0999 later'"))
    with Dossier.open(place) as dossier:
        assert dossier.text("eins") == TEXT
        assert list(dossier.check()) == []


def test_there_is_nothing_to_migrate_where_there_is_no_dossier(place: str) -> None:
    with pytest.raises(NotADossierError, match="there is no dossier here"):
        migrate(place)


def test_tables_of_somebody_else_are_left_alone(place: str) -> None:
    database = Database(place)
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"CREATE SCHEMA {database.schema}"))
        connection.execute(text("CREATE TABLE articles (colour text)"))
        connection.execute(text("INSERT INTO articles VALUES ('rot')"))
    for create in (False, True):
        with pytest.raises(NotADossierError):
            Dossier.open(place, create=create)
    with database.read() as connection:
        assert connection.execute(text("SELECT colour FROM articles")).scalars().all() == ["rot"]
    assert tables(database) == {"articles"}
    database.close()
