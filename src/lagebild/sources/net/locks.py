"""Locks between processes, on single bytes of one file: the system takes them back when a process ends, however it ends.

Such a lock belongs to a process, not to whoever in it asked for it: it is gone with any closing of the file in that process, and asking
for it once more succeeds. So a process opens the file once, never closes it, and keeps by itself who in it holds which byte.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from functools import cache
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Locks:
    """The bytes of one open file."""

    def __init__(self, opened: int) -> None:
        self._opened = opened
        self._held: dict[int, object] = {}  # byte to who holds it in this process
        self._guard = threading.Lock()

    def take(self, at: int, who: object) -> bool:
        """Whether a byte is `who`'s now, if it was not before; not if somebody else has it, here or in another process.

        Raises:
            OSError: the file cannot be locked.
        """
        with self._guard:
            if at in self._held:
                return self._held[at] is who
            try:
                _lock(self._opened, at)
            except (BlockingIOError, PermissionError):  # either, by the system, where another process has it
                return False
            self._held[at] = who
            return True

    def give(self, at: int, who: object) -> None:
        """A byte is nobody's any more, if it was `who`'s."""
        with self._guard:
            if self._held.get(at) is who:
                del self._held[at]
                with contextlib.suppress(OSError):
                    _unlock(self._opened, at)


class _Process:
    """What one process has open: which file (device and number) by whichever path."""

    def __init__(self) -> None:
        self._locks: dict[tuple[int, int], Locks] = {}
        self._guard = threading.Lock()

    def of(self, path: Path) -> Locks:
        with self._guard:
            with contextlib.suppress(FileNotFoundError):
                if (known := self._locks.get(_number(os.stat(path)))) is not None:
                    return known
            opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            return self._locks.setdefault(_number(os.fstat(opened)), Locks(opened))


def of(path: Path) -> Locks:
    """The locks of a file, which is made where there is none: in one process the same for all who ask.

    Raises:
        OSError: it cannot be opened for writing.
    """
    return _process(os.getpid()).of(path)


@cache
def _process(number: int) -> _Process:
    """By the number, as a process that is forked has none of the locks of its parent."""
    return _Process()


def _number(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


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
