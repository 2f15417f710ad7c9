"""What several processes of one user keep in common of the hosts that they ask: when each may be asked again, and its robots.txt.

It lies in the user's cache folder: a small SQLite file, and a file of which each host has one byte to lock while it is asked. Both
kinds of lock are the system's, which takes them back when a process ends, however it ends. Time is that of the day, which all processes
share; where it was set back, what was noted before is moved along.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from lagebild.sources.net import locks
from lagebild.sources.net.clock import Clock
from lagebild.sources.net.locks import Locks

POLL = 0.05  # seconds between two looks whether a lock is free
HUNG = 90.0  # seconds for which one turn of somebody else is waited for; no request takes that long
AGAIN = 600.0  # seconds after which files that could not be used are tried again
AFTER = 0.1  # seconds for which a host is left alone after its answer, so that others who wait for it have a chance
SOON = 0.001  # seconds that are not waited for
BACK = 1.0  # seconds by which clocks may differ before one is taken to have been set back
BUSY = 10.0  # seconds for which a write waits for those of others
LONGEST = 86_400.0  # seconds that anything noted here lasts
MANY = 1000  # files of sites that are kept
LARGEST = 100_000  # bytes of a file that is kept in common; the others each process asks for itself
LOST = (
    "{}: {}: other runs of Lagebild on this machine cannot be seen, each asks a host at a pace of its own; remove the file, "
    "or see that it can be written"
)
TABLES = """
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, free REAL NOT NULL, noted REAL NOT NULL);
CREATE TABLE IF NOT EXISTS files (key TEXT PRIMARY KEY, until REAL NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS turns (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL UNIQUE);
"""


class Said(NamedTuple):
    """What a site's server said when it was asked for a file of its rules, and for how many seconds from now that counts."""

    status: int
    body: bytes
    seconds: float


_Answer = TypeVar("_Answer", Said, Said | None)


class Unshared:
    """Nothing in common with anybody."""

    def pause(self, host: str) -> float:
        """Seconds until a host may be asked."""
        return 0.0

    def begin(self, host: str, between: float) -> bool:
        """Whether a host is asked now, by this process, until `end`; then it may be asked again `between` seconds from now. If not,
        somebody else asks it, or did so just now.
        """
        return True

    def end(self, host: str) -> None:
        """A host has answered."""

    def leave(self, host: str, seconds: float) -> None:
        """A host is to be left alone for that long."""

    def once(self, key: str, ask: Callable[[], _Answer]) -> _Answer | Said:
        """What a site said, as it was noted, else as it says now: of several processes one asks. None, for nothing, is not noted."""
        return ask()


class Shared(Unshared):
    """What all processes that are given one folder have in common.

    Where the folder cannot be used each goes on by itself, and one line says so.

    Args:
        folder: is made where there is none, for its owner alone.
        clock: its time of day has to be that of the others.
        say: takes the line.
    """

    def __init__(self, folder: Path, clock: Clock, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._clock = clock
        self._say = say
        self._lost = 0.0  # the clock's reading until which the files are not used
        self._is_said = False
        self._opened: tuple[sqlite3.Connection, Locks] | None = None
        self._locked: dict[int, Locks] = {}  # byte to the file in which it is locked
        self._seen: dict[
            int, tuple[int, float]
        ] = {}  # byte to the turn that is waited for, and the clock's reading when it was first

    def pause(self, host: str) -> float:
        """Seconds until a host may be asked, by what all processes noted."""
        with self._written() as rows:
            return max(0.0, self._free(rows, host) - self._now()) if rows is not None else 0.0
        return 0.0

    def begin(self, host: str, between: float) -> bool:
        """Whether a host is asked now, by this process and no other (see `Unshared`); a turn that lasts too long does not count."""
        at = _byte("host", host)
        with self._written() as rows:
            if rows is None:
                return True
            if not self._takes(rows, at):
                return False
            if self._free(rows, host) - self._now() > SOON:
                self._unlocks(at)
                return False
            self._counts(rows, at)
            self._note(rows, host, self._now() + between)
        return True

    def end(self, host: str) -> None:
        """A host has answered: the next process may ask it."""
        with self._written() as rows:
            if rows is not None:
                self._note(rows, host, max(self._free(rows, host), self._now() + AFTER))
        self._unlocks(_byte("host", host))

    def leave(self, host: str, seconds: float) -> None:
        """A host is to be left alone by all for that long, at most a day."""
        with self._written() as rows:
            if rows is not None:
                self._note(rows, host, max(self._free(rows, host), self._now() + min(seconds, LONGEST)))

    def once(self, key: str, ask: Callable[[], _Answer]) -> _Answer | Said:
        """What a site said to whichever process asked it, at most a day ago (see `Unshared`)."""
        with self._alone(_byte("file", key)):
            noted = self._noted(key)
            if noted is not None:
                return noted
            said = ask()
            self._keep(key, said)
            return said

    @contextlib.contextmanager
    def _alone(self, at: int) -> Iterator[None]:
        """While one process does something, the others wait, but not for ever."""
        while not self._is_alone(at):
            self._clock.sleep(POLL)
        try:
            yield
        finally:
            self._unlocks(at)

    def _is_alone(self, at: int) -> bool:
        with self._written() as rows:
            if rows is not None:
                if not self._takes(rows, at):
                    return False
                self._counts(rows, at)
        return True

    def _takes(self, rows: sqlite3.Connection, at: int) -> bool:
        """Whether a byte is this process's, or was somebody else's in one and the same turn for too long: that one hangs.

        A turn is begun and counted in one change of the file, so whoever looks sees whose turn it is.
        """
        if self._locks(at):
            self._seen.pop(at, None)
            return True
        found = rows.execute("SELECT number FROM turns WHERE at = ?", (at,)).fetchone()
        turn, now = (found[0] if found is not None else 0), self._clock.ticks()
        if at not in self._seen or self._seen[at][0] != turn:
            self._seen[at] = turn, now
        return now - self._seen[at][1] >= HUNG

    def _counts(self, rows: sqlite3.Connection, at: int) -> None:
        """A turn begins; those long ago are forgotten, all have numbers of their own."""
        rows.execute("INSERT OR REPLACE INTO turns (at) VALUES (?)", (at,))
        rows.execute("DELETE FROM turns WHERE number <= (SELECT max(number) FROM turns) - ?", (MANY,))

    def _noted(self, key: str) -> Said | None:
        with self._written() as rows:
            if rows is None:
                return None
            found = rows.execute("SELECT until, status, body FROM files WHERE key = ?", (key,)).fetchone()
            if found is not None and 0 < (left := found[0] - self._now()) <= LONGEST + BACK:
                return Said(found[1], found[2], left)
        return None

    def _keep(self, key: str, said: Said | None) -> None:
        """Note what a site said, and forget what is over."""
        if said is None or len(said.body) > LARGEST:
            return
        now = self._now()
        with self._written() as rows:
            if rows is None:
                return
            rows.execute("DELETE FROM files WHERE until < ?", (now,))
            rows.execute("DELETE FROM hosts WHERE free < ?", (now - LONGEST,))
            rows.execute(
                "DELETE FROM files WHERE key IN (SELECT key FROM files ORDER BY until, key LIMIT max(0, "
                "(SELECT count(*) FROM files) - ?))",
                (MANY - 1,),
            )
            values = (key, now + min(said.seconds, LONGEST), said.status, said.body)
            rows.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", values)

    def _free(self, rows: sqlite3.Connection, host: str) -> float:
        """The time of day from which on a host may be asked."""
        now = self._now()
        found = rows.execute("SELECT free, noted FROM hosts WHERE host = ?", (host,)).fetchone()
        if found is None:
            return 0.0
        free, noted = found
        if now < noted - BACK:  # the clock was set back: the pause begins anew
            free += now - noted
            self._note(rows, host, free)
        return float(min(free, now + LONGEST))

    def _note(self, rows: sqlite3.Connection, host: str, free: float) -> None:
        rows.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?, ?)", (host, free, self._now()))

    def _now(self) -> float:
        return self._clock.now().timestamp()

    @contextlib.contextmanager
    def _written(self) -> Iterator[sqlite3.Connection | None]:
        """The file, for one change that is wholly in or not at all; None where it cannot be used. A fault of the file within the
        block ends the block, no more.
        """
        rows = self._begun()
        if rows is None:
            yield None
            return
        try:
            try:
                yield rows
            except BaseException:
                rows.rollback()
                raise
            rows.commit()
        except (sqlite3.Error, OSError) as error:
            self._lose(error)

    def _begun(self) -> sqlite3.Connection | None:
        """The file, in which nobody else writes now; None where it cannot be used."""
        if self._clock.ticks() < self._lost:
            return None
        try:
            rows, _ = self._files()
            rows.execute("BEGIN IMMEDIATE")
        except (sqlite3.Error, OSError) as error:
            self._lose(error)
            return None
        return rows

    def _lose(self, error: Exception) -> None:
        """Do without the files for a while: what is wrong may pass, as where a process was stopped while it wrote."""
        self._lost = self._clock.ticks() + AGAIN
        if self._opened is not None:
            with contextlib.suppress(sqlite3.Error):
                self._opened[0].close()
            self._opened = None
        if not self._is_said:
            self._is_said = True
            self._say(LOST.format(self._folder / "hosts-1.db", error))

    def _files(self) -> tuple[sqlite3.Connection, Locks]:
        """The open files.

        Raises:
            sqlite3.Error, OSError: they cannot be used.
        """
        if self._opened is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(
                FileExistsError
            ):  # one that SQLite may have open must not be opened and closed beside it
                os.close(os.open(self._folder / "hosts-1.db", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            held = locks.of(self._folder / "hosts.lock")
            # several threads may fetch one after the other, never at once
            rows = sqlite3.connect(
                self._folder / "hosts-1.db", timeout=BUSY, isolation_level=None, check_same_thread=False
            )
            try:
                rows.executescript(TABLES)
            except sqlite3.Error:
                rows.close()
                raise
            self._opened = rows, held
        return self._opened

    def _locks(self, at: int) -> bool:
        """Whether a byte could be locked."""
        held = self._files()[1]
        if not held.take(at, self):
            return False
        self._locked[at] = held
        return True

    def _unlocks(self, at: int) -> None:
        if (held := self._locked.pop(at, None)) is not None:
            held.give(at, self)


def cache_folder(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where programs keep what they can do without, by the custom of the system."""
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Lagebild" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "lagebild"
    named = environment.get("XDG_CACHE_HOME", "")
    return (Path(named) if named.startswith("/") else home / ".cache") / "lagebild"


def _byte(kind: str, name: str) -> int:
    """Which byte of the file to lock stands for something; two hosts that share one wait for one another, no more.

    Those of files and those of hosts differ, as a process that has a file's asks for a host's.
    """
    number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big") % 0x3FFF_FFFF
    return 2 * number + (kind == "host")
