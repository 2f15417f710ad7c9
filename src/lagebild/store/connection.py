"""A dossier's database: SQLite by path or PostgreSQL by URL, transactions for reading and writing, and errors with a name."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from lagebild.errors import FullError, LockedError, NotADossierError, StoreError

APPLICATION = 0x4C616765  # "Lage": how SQLite and `file` know a dossier
SCHEMA = "lagebild"  # of PostgreSQL, where the URL names none
WAIT = 60.0  # seconds for which another writer is waited for
TURN = 2.0  # seconds of that after which one can be interrupted
PAUSE = 0.005  # seconds between turns
_WRITES, _ALONE, _PATIENCE = "lagebild_writes", "lagebild_alone", "lagebild_patience"
_SECRET = re.compile(r"(?<=:)[^:@/]+(?=@)|(?<=password=)[^&]*", re.IGNORECASE)
NO_RIGHT = "you may not write it, or not in its folder"
_EFFECTIVE = os.access in os.supports_effective_ids
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class Database:
    """The database of one dossier: `read` and `write` give a connection in a transaction of its own."""

    def __init__(self, place: str, *, wait: float = WAIT) -> None:
        self.url = _url(place)
        self.schema = _schema(self.url)
        self.wait = wait
        self._only_read = False
        self.name = (
            place
            if self.is_sqlite
            else _hushed(self.url.set(drivername="postgresql").render_as_string(hide_password=True))
        )
        with self._named_errors():
            self._engine = _sqlite(self.url, wait) if self.is_sqlite else _postgresql(self.url, self.schema, wait)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file, where it is one."""
        return Path(self.url.database or "") if self.is_sqlite else None

    @property
    def only_read(self) -> bool:
        """Whether nothing can be written, because the file or its folder may not be."""
        return self._only_read

    def read_only(self) -> bool:
        """Go on without writing anything, not even beside the file, where that is what the dossier could not be opened for; whether it is.

        Raises:
            StoreError: what was added last stands in the file's log, which cannot be read without writing beside it.
        """
        path = self.path
        if path is None or not path.is_file() or not os.access(path, os.R_OK, effective_ids=_EFFECTIVE):
            return False
        if all(os.access(one, os.W_OK, effective_ids=_EFFECTIVE) for one in (path, path.resolve().parent)):
            return False
        self._engine.dispose()
        self._engine = _sqlite(_as_it_lies(path, self.name), self.wait, only_read=True)
        self._only_read = True
        return True

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the dossier from its first word to its last.

        Raises:
            StoreError: by the kind of fault; here and in `write`.
        """
        with self._named_errors(), self._engine.connect() as bare:
            connection = bare if self.is_sqlite else bare.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self, *, durable: bool = True, wait: float | None = None) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; it is in wholly when the block ends, or not at all.

        What need not be `durable` may be lost, wholly, by a power cut right after: what can be read again. `wait` are the seconds for
        which another writer is waited for; as long as ever where not given.
        """
        if self._only_read:
            raise StoreError(f"{self.name}: can only be read: {NO_RIGHT}")
        with self._named_errors(), self._engine.connect() as bare:
            patience = self.wait if wait is None else wait
            connection = bare.execution_options(**{_WRITES: "FULL" if durable else "NORMAL", _PATIENCE: patience})
            with connection.begin():
                if not self.is_sqlite:
                    _take_turn(connection, f"lagebild {self.schema}", patience)
                yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection without a transaction, for what cannot stand in one: clearing free pages."""
        with self._named_errors(), self._engine.connect() as connection:
            yield connection.execution_options(
                **{_ALONE: True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
            )

    def keep_log(self) -> None:
        """Have a file write a log ahead (WAL), so that who reads does not wait for who writes; waits for others that ask the same."""
        with self.alone() as connection:
            _patiently(connection.connection.driver_connection, "PRAGMA journal_mode=WAL", self.wait)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise _named(error, self.name) from error
        except SQLAlchemyError as error:
            raise StoreError(f"{self.name}: {_words(error)}") from error


def _url(place: str) -> URL:
    """The URL of a place: what looks like none is the path of a file."""
    if "://" not in place:
        if place.strip() in ("", ":memory:"):
            raise NotADossierError(f"{place!r}: a dossier is a file; name one")
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise NotADossierError(f"{_hushed(place)}: no database URL (postgresql://USER@HOST/DATABASE)") from error
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql", "postgres"):
        raise NotADossierError(
            f"{_hushed(place)}: a dossier is a file, or a database by postgresql://USER@HOST/DATABASE"
        )
    return url if backend == "sqlite" else url.set(drivername="postgresql+psycopg")


def _hushed(place: str) -> str:
    """A URL without the password that it may hold."""
    return _SECRET.sub("***", place)


def _schema(url: URL) -> str:
    name = str(url.query.get("schema", SCHEMA))
    if not _NAME.fullmatch(name):
        raise NotADossierError(f"schema {name!r}: small letters, digits and _ only, a letter first")
    return name


def _as_it_lies(path: Path, name: str) -> URL:
    """The URL by which a file is read without a lock and without its log, as one that nobody writes."""
    path = path.resolve()  # the log lies beside the file, not beside a link to it
    log = path.with_name(f"{path.name}-wal")
    beside = path.with_name(f"{path.name}-shm")
    if not log.exists() or not log.stat().st_size:
        extent = {"immutable": "1"}
    elif beside.exists():
        extent = {"mode": "ro"}  # another program has it open: its log and the index of that can be read
    else:
        raise StoreError(
            f"{name}: what was added last stands in its log ({log.name}), and {NO_RIGHT}: copy both to a folder of your own"
        )
    return URL.create("sqlite", database=path.as_uri(), query={**extent, "uri": "true"})


def _sqlite(url: URL, wait: float, *, only_read: bool = False) -> Engine:
    # one connection stays open: whoever closes the last one moves the whole log into the file, which takes longer than a transaction
    engine = create_engine(url, pool_size=1, max_overflow=-1, connect_args={"timeout": min(wait, TURN)})

    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # this module begins transactions itself
        for pragma in (
            "foreign_keys=ON",
            *(() if only_read else ("secure_delete=ON",)),
            "synchronous=NORMAL",
            "cache_size=-32768",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(_ALONE):
            _begin(connection, options.get(_WRITES), options.get(_PATIENCE, wait))

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _begin(connection: Connection, synchronous: str | None, wait: float) -> None:
    """Begin to read, or, waiting for another writer that long, to write; in turns, between which the program can be interrupted."""
    if synchronous is None:
        connection.exec_driver_sql("BEGIN")
        return
    raw: Any = connection.connection.driver_connection
    raw.execute(f"PRAGMA synchronous={synchronous}")
    raw.execute(f"PRAGMA busy_timeout={int(min(wait, TURN) * 1000)}")
    _patiently(raw, "BEGIN IMMEDIATE", wait)


def _take_turn(connection: Connection, name: str, wait: float) -> None:
    """Be the only writer of a schema until the transaction ends; PostgreSQL waits as long as its `lock_timeout` says, or not at all."""
    if wait:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(%s))", (name,))
    elif not connection.exec_driver_sql("SELECT pg_try_advisory_xact_lock(hashtext(%s))", (name,)).scalar():
        raise LockedError(f"{name}: another program writes")


def _patiently(raw: Any, statement: str, wait: float) -> None:
    """Do a statement as soon as no other program is in its way, within that time."""
    until = time.monotonic() + wait
    while True:
        try:
            raw.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= until:
                raise
            time.sleep(PAUSE)  # SQLite itself waits for a turn before most of them, before some not at all


def _postgresql(url: URL, schema: str, wait: float) -> Engine:
    bare = url.difference_update_query(["schema"])
    options = f"-csearch_path={schema} -clock_timeout={int(wait * 1000)} -ctimezone=UTC"
    try:
        return create_engine(
            bare, connect_args={"options": options}, isolation_level="READ COMMITTED", pool_pre_ping=True
        )
    except ImportError as error:
        raise StoreError("PostgreSQL needs its driver: pip install 'lagebild[postgresql]'") from error


def _named(error: DBAPIError | sqlite3.Error, name: str) -> StoreError:
    """The error with a name, by what SQLite says and PostgreSQL's SQLSTATE."""
    words, state = _words(error), getattr(getattr(error, "orig", None), "sqlstate", None) or ""
    if "locked" in words or "busy" in words or state == "55P03":
        return LockedError(f"{name}: another program has held it for too long; try again when it is done")
    if "disk is full" in words or state == "53100":
        return FullError(f"{name}: the disk is full; what was added before stays, free some space and run it again")
    if "not a database" in words:
        return NotADossierError(f"{name}: not a dossier but some other file")
    if "malformed" in words:
        return StoreError(f"{name}: the file is damaged; take it from a backup ({words})")
    if "readonly" in words or "unable to open" in words:
        return StoreError(
            f"{name}: cannot be opened or written; look at the rights of the file and of its folder ({words})"
        )
    return StoreError(f"{name}: {words}")


def _words(error: BaseException) -> str:
    """What the database says, on one line and without the statement that it says it about."""
    words = str(getattr(error, "orig", None) or error)
    return " ".join(words.split())[:300]
