"""Opening a dossier: what stands at a place, making one there, bringing an older one up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Connection

from lagebild import moments
from lagebild.errors import NotADossierError, SchemaError, StoreError
from lagebild.store import migrations
from lagebild.store.connection import Database


def clock() -> datetime:
    """What time it is."""
    return datetime.now(UTC)


def prepare(database: Database, now: str, *, create: bool, keep: str | None) -> None:
    """See that there is a dossier of this version, or make one.

    Raises:
        NotADossierError: there is none, or something else.
        SchemaError: it is of a newer version, or must be migrated.
        StoreError: it cannot be opened, or is to be written and may not be.
    """
    path = database.path
    if path is not None:
        if path.is_dir():
            raise NotADossierError(f"{path}: this is a folder; name a file")
        if not path.exists() and not create:
            raise NotADossierError(f"{path}: there is no dossier here; `lagebild add` makes one")
        if not path.resolve().parent.is_dir():
            raise NotADossierError(f"{path}: there is no folder {path.parent}")
    if create:
        _see_to_rights(database)
        with suppress(NotADossierError), database.read() as connection:
            _check_steps(connection, database.name)
            return
        migrations.create(database, now, keep=keep)
        return
    if (
        database.is_kept_from
    ):  # asked first: whoever opens it as ever makes a log beside it, which its owner then may not write
        database.read_only()
    try:
        with database.read() as connection:
            _check_steps(connection, database.name)
    except (NotADossierError, SchemaError):
        raise
    except StoreError:
        if database.only_read or not database.read_only():
            raise
        with database.read() as connection:
            _check_steps(connection, database.name)


def _see_to_rights(database: Database) -> None:
    """That a file which is to be written may be.

    Raises:
        StoreError: it may not.
    """
    if database.is_kept_from:
        raise StoreError(f"{database.name}: cannot be written; look at the rights of the file and of its folder")


def _check_steps(connection: Connection, name: str) -> None:
    if lacking := migrations.pending(connection, name):
        raise SchemaError(f"{name}: of an older version ({len(lacking)} steps behind); run `lagebild migrate {name}`")


def migrate(place: str, clock: Callable[[], datetime] = clock) -> list[str]:
    """Bring a dossier of an older version to this one; the names of the steps that were done.

    Raises:
        NotADossierError: there is none.
        SchemaError: it is of a newer version.
    """
    database = Database(place)
    try:
        if database.path is not None and not database.path.is_file():
            raise NotADossierError(f"{place}: there is no dossier here; `lagebild add` makes one")
        _see_to_rights(database)
        return migrations.migrate(database, moments.stamp(clock()))
    finally:
        database.close()
