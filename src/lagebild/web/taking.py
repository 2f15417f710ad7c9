"""Reports that come in by a page or the API: one upload after the other is read, each to its end, whoever still watches."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lagebild.errors import InputError, LockedError

WAITING = 4  # uploads that may wait for the one that is being read
FAULTS = 1000  # faults in a row, after which the rest is not looked at
QUIET = 15.0  # seconds without a word, after which a sign is given that it still goes on

_T = TypeVar("_T")


class FullHouseError(LockedError):
    """Too many uploads are waiting already."""


@dataclass
class Turns:
    """Who may read next: the network takes every core it gets, so two at once are slower than one after the other."""

    _places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(WAITING + 1))
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def queue(self) -> None:
        """Take a place in the queue, to be given back with `leave`.

        Raises:
            FullHouseError: there is none.
        """
        if not self._places.acquire(blocking=False):
            raise FullHouseError(f"{WAITING} uploads are waiting already; send it again in a minute")

    def leave(self) -> None:
        """Give the place back."""
        self._places.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Read and write, as soon as those before have; a place has been taken."""
        with self._turn:
            yield

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Queue, wait for the turn, read and write.

        Raises:
            FullHouseError: too many are waiting already.
        """
        self.queue()
        try:
            with self.turn():
                yield
        finally:
            self.leave()

    @property
    def busy(self) -> bool:
        """Whether somebody's reports are being read now."""
        return self._turn.locked()


def bounded(items: Iterable[_T | InputError], where: str) -> Iterator[_T | InputError]:
    """What is read, up to where there is nothing but faults: five megabytes can hold a million of them."""
    row = 0
    for one in items:
        row = row + 1 if isinstance(one, InputError) else 0
        yield one
        if row >= FAULTS:
            yield InputError(
                where, f"{FAULTS} faults in a row; the rest was not looked at", "check what kind of file it is"
            )
            return


class Feed(Generic[_T]):
    """What a thread tells whoever waits in the event loop in which it was made; who has left is told nothing, and the thread goes on."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._told: asyncio.Queue[_T | None] = asyncio.Queue()

    def tell(self, one: _T) -> None:
        """Tell one thing."""
        self._put(one)

    def end(self) -> None:
        """Say that nothing more will come."""
        self._put(None)

    def _put(self, one: _T | None) -> None:
        with suppress(RuntimeError):  # the loop has ended: the server is being stopped
            self._loop.call_soon_threadsafe(self._told.put_nowait, one)

    async def heard(self) -> AsyncIterator[_T | None]:
        """One thing after the other; None where nothing was told for a while."""
        while True:
            try:
                one = await asyncio.wait_for(self._told.get(), QUIET)
            except TimeoutError:
                yield None
                continue
            if one is None:
                return
            yield one
