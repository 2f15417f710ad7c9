"""A dossier's file as it lies there, for who may read but not write it: opened without writing anything beside it, and whether it has
been written since.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL

from lagebild.errors import StoreError

NO_RIGHT = "you may not write it, or not in its folder"
FRESH = 2.0  # seconds within which two changes of a file may bear one time
_EFFECTIVE = os.access in os.supports_effective_ids

_State = tuple[int, int, int, int]  # device, number, size in bytes, time of the last change in nanoseconds


class Lying(NamedTuple):
    """What stood there when it was opened."""

    path: Path
    url: URL
    file: _State | None
    log: _State | None
    is_still: bool  # whether it is read as a file that nobody writes, without a lock and without a log
    is_sure: bool  # whether every later change shows in size or time

    def is_over(self) -> bool:
        """Whether it has to be opened anew, as what is read now is no longer what stands there."""
        file, log = _state(self.path), _state(_log(self.path))
        if self.is_still:
            return not self.is_sure or (file, log) != (self.file, self.log)
        return _number(file) != _number(self.file) or _number(log) != _number(self.log)

    def is_torn(self) -> bool:
        """Whether somebody has written into the file since, so that pages of before and after may have been read beside one another."""
        return self.is_still and _state(self.path) != self.file


def may_not(path: Path) -> bool:
    """Whether a file is there that may be read, but not written, or not in its folder."""
    if not path.is_file() or not _may(path, os.R_OK):
        return False
    return not (_may(path, os.W_OK) and _may(path.resolve().parent, os.W_OK))


def is_kept_from(path: Path) -> bool:
    """Whether a file is there that may be read and not written, whatever its folder."""
    return path.is_file() and _may(path, os.R_OK) and not _may(path, os.W_OK)


def found(path: Path, name: str) -> Lying:
    """What stands there, and the URL by which it is read without writing.

    Raises:
        StoreError: what was added last stands in the file's log, which cannot be read without writing beside it.
    """
    path = path.resolve()  # the log lies beside the file, not beside a link to it
    file, log = _state(path), _state(_log(path))
    if not log or not log[2]:
        extent = {"immutable": "1"}
    elif path.with_name(f"{path.name}-shm").exists():
        # another program has it open: its log and the index of that can be read; the index is not to be made where it goes meanwhile
        extent = {"mode": "ro", "readonly_shm": "1"}
    else:
        raise StoreError(
            f"{name}: what was added last stands in its log ({_log(path).name}), and {NO_RIGHT}: "
            "copy both to a folder of your own"
        )
    url = URL.create("sqlite", database=path.as_uri(), query={**extent, "uri": "true"})
    is_sure = file is not None and abs(time.time() - file[3] / 1e9) > FRESH
    return Lying(path, url, file, log, "immutable" in extent, is_sure)


def which(path: Path) -> tuple[int, int] | None:
    """Device and number of the file that stands there; None where there is none."""
    return _number(_state(path))


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=_EFFECTIVE)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _state(path: Path) -> _State | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _number(state: _State | None) -> tuple[int, int] | None:
    return state and state[:2]
