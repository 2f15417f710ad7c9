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
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from lagebild.sources.net.clock import Clock

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL = 0.05  # seconds between two looks whether a lock is free
HUNG = 90.0  # seconds after which who holds a lock is not waited for any more; no request takes that long
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

    def begin(self, host: str, between: float, *, patient: bool = True) -> bool:
        """Whether a host is asked now, by this process, until `end`; then it may be asked again `between` seconds from now. If not,
        somebody else asks it, or did so just now. Without `patient` whoever asks it is taken to hang.
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
        self._is_lost = False
        self._locked: set[int] = set()
        self._opened: tuple[sqlite3.Connection, int] | None = None

    def pause(self, host: str) -> float:
        """Seconds until a host may be asked, by what all processes noted."""
        with self._written() as rows:
            return max(0.0, self._free(rows, host) - self._now()) if rows is not None else 0.0
        return 0.0

    def begin(self, host: str, between: float, *, patient: bool = True) -> bool:
        """Whether a host is asked now, by this process and no other (see `Unshared`)."""
        at = _byte("host", host)
        if not self._locks(at) and patient:
            return False
        with self._written() as rows:
            if rows is None:
                return True
            if self._free(rows, host) - self._now() > SOON:
                self._unlocks(at)
                return False
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
        last = self._clock.ticks() + HUNG
        while not self._locks(at) and self._clock.ticks() < last:
            self._clock.sleep(POLL)
        try:
            yield
        finally:
            self._unlocks(at)

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
        """The file, for one change that is wholly in or not at all; None where it cannot be used."""
        try:
            opened = self._files()
            if opened is None:
                yield None
                return
            rows = opened[0]
            rows.execute("BEGIN IMMEDIATE")
            try:
                yield rows
            except BaseException:
                rows.rollback()
                raise
            rows.commit()
        except (sqlite3.Error, OSError) as error:
            self._lose(error)

    def _lose(self, error: Exception) -> None:
        if not self._is_lost:
            self._is_lost = True
            self._say(LOST.format(self._folder / "hosts-1.db", error))

    def _files(self) -> tuple[sqlite3.Connection, int] | None:
        """The open files; None once they could not be used."""
        if self._is_lost:
            return None
        if self._opened is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in ("hosts-1.db", "hosts.lock"):
                os.close(os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o600))
            # several threads may fetch one after the other, never at once
            rows = sqlite3.connect(
                self._folder / "hosts-1.db", timeout=BUSY, isolation_level=None, check_same_thread=False
            )
            rows.executescript(TABLES)
            self._opened = rows, os.open(self._folder / "hosts.lock", os.O_RDWR)
        return self._opened

    def _locks(self, at: int) -> bool:
        """Whether a byte could be locked; where the file cannot be used, nobody is waited for."""
        try:
            opened = self._files()
            if opened is not None:
                _lock(opened[1], at)
                self._locked.add(at)
        except (BlockingIOError, PermissionError):
            return self._opened is None  # another process has it
        except (sqlite3.Error, OSError) as error:
            self._lose(error)
        return True

    def _unlocks(self, at: int) -> None:
        if at in self._locked and self._opened is not None:
            self._locked.discard(at)
            with contextlib.suppress(OSError):
                _unlock(self._opened[1], at)


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


if sys.platform == "win32":

    def _lock(opened: int, at: int) -> None:
        os.lseek(opened, at, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)

    def _unlock(opened: int, at: int) -> None:
        os.lseek(opened, at, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_UNLCK, 1)

else:

    def _lock(opened: int, at: int) -> None:
        fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, at)

    def _unlock(opened: int, at: int) -> None:
        fcntl.lockf(opened, fcntl.LOCK_UN, 1, at)
