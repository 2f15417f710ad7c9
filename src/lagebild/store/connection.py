"""A dossier's database: SQLite by path or PostgreSQL by URL, transactions for reading and writing, and errors with a name."""

from __future__ import annotations

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
from lagebild.store import lying
from lagebild.store.lying import NO_RIGHT, Lying

APPLICATION = 0x4C616765  # "Lage": how SQLite and `file` know a dossier
SCHEMA = "lagebild"  # of PostgreSQL, where the URL names none
WAIT = 60.0  # seconds for which another writer is waited for
TURN = 2.0  # seconds of that after which one can be interrupted
PAUSE = 0.005  # seconds between turns
_WRITES, _ALONE, _PATIENCE, _PLACE = "lagebild_writes", "lagebild_alone", "lagebild_patience", "lagebild_place"
_SECRET = re.compile(r"(?<=:)[^:@/]+(?=@)|(?<=password=)[^&]*", re.IGNORECASE)
LOST = (
    "{}: cannot be read or written any further: the file, or its -wal or -shm beside it, was moved, replaced or removed while it was "
    "open, or the disk fails; end what has it open, see that they lie where they were, and run it again; if it comes again, check the "
    "disk ({})"
)
MOVED = (
    "{}: was moved, replaced or removed while it was open: nothing more is written into it; see that it lies where it was, and run it "
    "again"
)
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class Database:
    """The database of one dossier: `read` and `write` give a connection in a transaction of its own."""

    def __init__(self, place: str, *, wait: float = WAIT) -> None:
        self.url = _url(place)
        self.schema = _schema(self.url)
        self.wait = wait
        self._lying: Lying | None = None  # where it can only be read
        self._reads = 0  # transactions that read it so
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
        return self._lying is not None

    @property
    def is_kept_from(self) -> bool:
        """Whether it is a file that is there and may be read, but not written."""
        return self.path is not None and lying.is_kept_from(self.path)

    def read_only(self) -> bool:
        """Go on without writing anything, not even beside the file, where that is what the dossier could not be opened for; whether it is.

        Raises:
            StoreError: what was added last stands in the file's log, which cannot be read without writing beside it.
        """
        path = self.path
        if path is None or not lying.may_not(path):
            return False
        self._look_again(path)
        return True

    def _look_again(self, path: Path) -> None:
        """Read the file as it lies there now."""
        self._engine.dispose()
        self._lying = lying.found(path, self.name)
        self._engine = _sqlite(self._lying.url, self.wait, only_read=True)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the dossier from its first word to its last.

        Raises:
            StoreError: by the kind of fault; here and in `write`.
        """
        with self._as_it_lies(), self._named_errors(), self._engine.connect() as bare:
            connection = bare if self.is_sqlite else bare.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def _as_it_lies(self) -> Iterator[None]:
        """Where it can only be read: by what stands there now, and by nothing that somebody wrote into meanwhile.

        Raises:
            LockedError: somebody did.
        """
        if self._lying is None:
            yield
            return
        if not self._reads and self._lying.is_over():
            self._look_again(self._lying.path)
        seen = self._lying
        self._reads += 1
        try:
            yield
        except Exception as error:
            if seen.is_torn():  # what was read may be anything, and so may the fault
                raise _written(self.name) from error
            raise
        finally:
            self._reads -= 1
        if seen.is_torn():
            raise _written(self.name)

    @contextmanager
    def write(self, *, durable: bool = True, wait: float | None = None) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; it is in wholly when the block ends, or not at all.

        What need not be `durable` may be lost, wholly, by a power cut right after: what can be read again. `wait` are the seconds for
        which another writer is waited for; as long as ever where not given.
        """
        if self.only_read:
            raise StoreError(f"{self.name}: can only be read: {NO_RIGHT}")
        with self._named_errors(), self._engine.connect() as bare:
            if self.is_sqlite and not _is_in_place(bare):
                raise StoreError(MOVED.format(self.name))
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


def _sqlite(url: URL, wait: float, *, only_read: bool = False) -> Engine:
    # one connection stays open: whoever closes the last one moves the whole log into the file, which takes longer than a transaction
    engine = create_engine(url, pool_size=1, max_overflow=-1, connect_args={"timeout": min(wait, TURN)})

    path = Path(url.database or "").absolute()

    def prepare(connection: Any, record: Any) -> None:
        record.info[_PLACE] = path, lying.which(path)
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


def _is_in_place(connection: Connection) -> bool:
    """Whether the file that was opened still stands where it stood: what is written into one that does not is lost without a word."""
    path, opened = connection.info[_PLACE]
    return bool(lying.which(path) == opened)


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


def _written(name: str) -> LockedError:
    return LockedError(f"{name}: another program wrote it while it was read; try again")


def _named(error: DBAPIError | sqlite3.Error, name: str) -> StoreError:
    """The error with a name, by what SQLite says and PostgreSQL's SQLSTATE."""
    words, state = _words(error), getattr(getattr(error, "orig", None), "sqlstate", None) or ""
    if "locked" in words or "busy" in words or state == "55P03":
        return LockedError(f"{name}: another program has held it for too long; try again when it is done")
    if "disk is full" in words or state == "53100":
        return FullError(f"{name}: the disk is full; what was added before stays, free some space and run it again")
    if "not a database" in words:
        return NotADossierError(f"{name}: not a dossier but some other file")
    if "disk I/O error" in words or getattr(_cause(error), "sqlite_errorname", "") == "SQLITE_READONLY_DBMOVED":
        return StoreError(LOST.format(name, words))
    if "malformed" in words:
        return StoreError(f"{name}: the file is damaged; take it from a backup ({words})")
    if "readonly" in words or "unable to open" in words:
        return StoreError(
            f"{name}: cannot be opened or written; look at the rights of the file and of its folder ({words})"
        )
    return StoreError(f"{name}: {words}")


def _words(error: BaseException) -> str:
    """What the database says, on one line and without the statement that it says it about."""
    words = str(_cause(error))
    return " ".join(words.split())[:300]


def _cause(error: BaseException) -> BaseException:
    """The database's own error."""
    return getattr(error, "orig", None) or error
