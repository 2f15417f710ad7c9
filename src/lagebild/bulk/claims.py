"""Claims: how two runs into one folder of an object store notice each other. Stores know no locks.

A run puts an object of its own there before it looks for those of others, so of two that begin at once at least one sees the other;
it writes it again and again while it runs, and removes it in the end. What a killed run left is no longer fresh after a while, by the
store's own clock: those of the machines may differ. Where it ran on this machine it is seen at once that it is no more.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import platform
import posixpath
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING

from lagebild.errors import LagebildError, LockedError

if TYPE_CHECKING:
    from lagebild.bulk.disk import Folder

BEAT = 30.0  # seconds after which a claim is written again
FRESH = timedelta(seconds=180)  # for which it holds
_LOG = logging.getLogger("lagebild.bulk")


@contextlib.contextmanager
def claimed(folder: Folder, name: str) -> Iterator[None]:
    """A claim on a folder of a store, in a folder of it, until the block is left.

    Raises:
        LockedError: another run has one that is fresh.
        LagebildError: the store cannot be read or written.
    """
    own = posixpath.join(name, token_hex(8))
    folder.write(own, _said(0))
    done = threading.Event()
    beating = threading.Thread(target=_beat, args=(folder, own, done), daemon=True)
    try:
        _take_over(folder, name, own)
        beating.start()
        yield
    finally:
        done.set()
        if beating.ident is not None:
            beating.join()
        with contextlib.suppress(LagebildError):  # what went wrong before it counts; the claim is not fresh for long
            folder.remove(own)


def _take_over(folder: Folder, name: str, own: str) -> None:
    """Remove the claims of runs that were killed."""
    written = {posixpath.join(name, one): folder.modified(posixpath.join(name, one)) for one in folder.names(name)}
    now = written.pop(own, None)
    for other, moment in sorted(written.items()):
        if moment is None:  # it was removed meanwhile
            continue
        if (now is None or _is_fresh(moment, now)) and not _is_dead(folder.read(other)):
            raise LockedError(
                f"{folder.place}: another run writes here; wait for it, or name another folder. If it was killed, "
                f"try again in {FRESH.seconds // 60} minutes, or remove {folder.shown(other)}"
            )
        folder.remove(other)


def _is_fresh(moment: datetime, now: datetime) -> bool:
    return now - moment < FRESH


def _beat(folder: Folder, own: str, done: threading.Event) -> None:
    """Write the claim again and again; a store that does not answer for a moment is asked again the next time."""
    number = 0
    while not done.wait(BEAT):
        number += 1
        try:
            folder.write(own, _said(number))
        except LagebildError as error:
            _LOG.warning("%s", error)


def _said(number: int) -> bytes:
    return json.dumps({"where": _here(), "process": os.getpid(), "written": number + 1}).encode()


def _here() -> list[str]:
    """Where numbers of processes are this one's: the machine, and on Linux the namespace of its processes, as containers have their own."""
    namespace = ""
    with contextlib.suppress(OSError):
        namespace = os.readlink("/proc/self/ns/pid")
    return [platform.node(), namespace]


def _is_dead(claim: bytes | None) -> bool:
    """Whether the process that wrote a claim ran here and runs no more."""
    try:
        said = json.loads(claim or b"")
        where, process = said["where"], int(said["process"])
    except (ValueError, TypeError, KeyError):
        return False
    if (
        os.name == "nt" or where != _here() or process <= 0
    ):  # a signal of Windows ends a process, even the one that asks nothing of it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
