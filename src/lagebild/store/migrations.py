"""How a dossier comes to have its tables: named steps, each wholly done or not at all, in this order.

A step that has been released is never edited; what changes later is a step of its own, and `schema` says what all of them together give.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from secrets import token_hex

from sqlalchemy import Connection, insert, inspect, select

from lagebild.errors import NotADossierError, SchemaError
from lagebild.store import fulltext, schema
from lagebild.store.connection import APPLICATION, Database

Step = tuple[str, Callable[[Connection], None]]


def _first(connection: Connection) -> None:
    schema.metadata.create_all(connection, checkfirst=True)  # the table of steps is there before the first
    fulltext.create(connection)
    connection.execute(insert(schema.settings).values(key="salt", value=token_hex(16)))


def _drawing(connection: Connection) -> None:
    schema.drawing.create(connection, checkfirst=True)  # a new dossier has every table from the first step


def _feeds(connection: Connection) -> None:
    schema.feeds.create(connection, checkfirst=True)
    schema.feed_entries.create(connection, checkfirst=True)


STEPS: tuple[Step, ...] = (("0001 first", _first), ("0002 drawing", _drawing), ("0003 feeds", _feeds))


def create(database: Database, now: str, steps: Sequence[Step] = STEPS, *, keep: str | None = None) -> None:
    """Make a dossier of an empty place, and nothing of one that is a dossier already. `keep` is what the new one keeps of texts.

    Raises:
        NotADossierError: something else stands there.
    """
    if database.is_sqlite:
        with database.alone() as connection:
            if not _is_empty(connection) and not _is_ours(connection):  # in this order: another may just have made it
                raise NotADossierError(f"{database.name}: not a dossier but another SQLite database")
        database.keep_log()
    with database.write() as connection:
        if database.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        else:
            connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{database.schema}"')
            if _done(connection) is None and inspect(connection).get_table_names():
                raise NotADossierError(
                    f"{database.name}: not a dossier but tables of something else; name another schema"
                )
        is_new = not _done(connection)
        _apply(connection, now, steps)
        if is_new and keep is not None:
            connection.execute(insert(schema.settings).values(key="keep", value=keep))


def pending(connection: Connection, name: str, steps: Sequence[Step] = STEPS) -> list[str]:
    """The steps that a dossier lacks.

    Raises:
        NotADossierError: there is no dossier.
        SchemaError: it has steps that this version does not know.
    """
    done = _done(connection)
    if done is None:
        raise NotADossierError(f"{name}: there is no dossier here; `lagebild add` makes one")
    known = [step for step, _ in steps]
    if newer := sorted(done - set(known)):
        raise SchemaError(f"{name}: written by a newer version of Lagebild (step {newer[-1]!r}); install that one")
    return [step for step in known if step not in done]


def migrate(database: Database, now: str, steps: Sequence[Step] = STEPS) -> list[str]:
    """Do the steps that are lacking, all in one transaction, and say which."""
    with database.write() as connection:
        lacking = pending(connection, database.name, steps)
        _apply(connection, now, steps)
    return lacking


def _apply(connection: Connection, now: str, steps: Sequence[Step]) -> None:
    schema.migrations.create(connection, checkfirst=True)
    done = _done(connection) or set()
    for name, step in steps:
        if name not in done:
            step(connection)
            connection.execute(insert(schema.migrations).values(name=name, applied=now))


def _done(connection: Connection) -> set[str] | None:
    """The steps that were done; None where there is no table of them."""
    if connection.dialect.name == "sqlite" and not _is_ours(connection):
        return None
    if not inspect(connection).has_table("migrations"):
        return None
    return set(connection.scalars(select(schema.migrations.c.name)))


def _is_ours(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION


def _is_empty(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
