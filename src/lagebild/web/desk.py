"""The dossier as the server holds it: one handle for each thread that works, and the pictures that were looked at last.

A picture is drawn by one thread at a time. Whoever asks meanwhile waits a moment, then gets the one before, marked as being drawn anew.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue
from typing import NamedTuple

from lagebild import pipeline
from lagebild.errors import LagebildError, LockedError, StoreError
from lagebild.picture import Drawer, Drawn, Ground, rules
from lagebild.situation import Changes, Picture, WhatIf
from lagebild.store import Dossier
from lagebild.streaming import Reads
from lagebild.web.taking import Turns

HANDLES = 8  # that stay open
PATIENCE = 0.8  # seconds for which a picture that is being drawn is waited for, where an older one is there to be shown
KEPT = 6  # pictures in memory
MAKING = 4  # pictures of other times than now that are drawn or waited for at once
LONGEST = 60.0  # seconds for which a picture is waited for where there is no older one
AGAIN = 10.0  # seconds after which a picture that could not be drawn is tried again, where an older one is there to be shown
CALM = 5.0  # seconds without a newer picture, after which one is written into the dossier, where it is at hand after a restart
FAULTS = 16  # of which it is kept that they could not be drawn
_LOG = logging.getLogger("lagebild.web")

Times = tuple[str | None, str | None]


NOW: Times = (None, None)
_File = tuple[int, int] | None


class BusyError(LockedError):
    """Too many pictures are being drawn, or one takes too long: it is to be asked for again."""


@dataclass(frozen=True)
class Shown:
    """A picture; `old` where something has come in since and the new one is still being drawn, `failed` where it could not be drawn."""

    picture: Picture
    stamp: str
    old: bool = False
    failed: bool = False


class _Drawing(NamedTuple):
    """A picture that is being drawn, and since when (seconds of the monotonic clock)."""

    thread: threading.Thread
    since: float


class _Fault(NamedTuple):
    """Why a picture could not be drawn: of what state of the dossier, and when (seconds of the monotonic clock)."""

    error: Exception
    stamp: str
    at: float


@dataclass
class Desk:
    """A dossier, for many threads at once; `model` and `threads` are those of the reader, `turns` whose reports are read when."""

    place: str
    model: Path | None = None
    threads: int | None = None
    turns: Turns = field(default_factory=Turns)
    _idle: LifoQueue[tuple[Dossier, _File]] = field(default_factory=LifoQueue)
    _held: OrderedDict[Times, Shown] = field(default_factory=OrderedDict)
    _busy: dict[Times, _Drawing] = field(default_factory=dict)
    _lasted: float = 0.0  # seconds that drawing anew took the last time
    _keeping: threading.Timer | None = None
    _faults: OrderedDict[Times, _Fault] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reader: Reads | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)
    _drawer: Drawer = field(default_factory=Drawer)
    _ground: tuple[str, Ground] | None = None  # what sentences are held against, and of what picture

    @contextmanager
    def dossier(self) -> Iterator[Dossier]:
        """A handle that nobody else has meanwhile.

        Raises:
            StoreError: the dossier has gone, or cannot be opened.
        """
        handle, file = self._handle()
        try:
            yield handle
        except BaseException:
            handle.close()  # whatever it was, the next one begins afresh
            raise
        if self._idle.qsize() < HANDLES:
            self._idle.put((handle, file))
        else:
            handle.close()

    def _handle(self) -> tuple[Dossier, _File]:
        """A handle on the file that stands there now: one that was moved away would be written to without a trace."""
        now = self._file()
        while True:
            try:
                handle, file = self._idle.get_nowait()
            except Empty:
                return Dossier.open(self.place), now
            if file == now:
                return handle, file
            handle.close()
            with self._lock:
                self._held.clear()
                self._ground = None

    def _file(self) -> _File:
        """Device and number of the dossier's file; nothing where it is none or has gone."""
        if "://" in self.place:
            return None
        try:
            found = os.stat(self.place)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def close(self) -> None:
        """Let go of the dossier; a picture that was to be written into it is."""
        keeping, self._keeping = self._keeping, None
        if keeping is not None:
            keeping.cancel()
            keeping.function(*keeping.args)
        while True:
            try:
                self._idle.get_nowait()[0].close()
            except Empty:
                return

    def stamp(self) -> str:
        """What a picture that is drawn now is one of: another one whenever anything in the dossier has changed."""
        with self.dossier() as dossier:
            return dossier.stamp(rules())

    def picture(self, *, at: str | None = None, as_known: str | None = None, patience: float = PATIENCE) -> Shown:
        """The picture at two times (see `pipeline.picture`), waiting for it for some seconds where an older one is there to be shown.

        Where it cannot be drawn, the one before is shown and marked, and it is tried again every few seconds.

        Raises:
            StoreError: the dossier cannot be read.
        """
        times, stamp, until = (at, as_known), self.stamp(), time.monotonic() + patience
        while True:
            with self._lock:
                held, fault = self._held.get(times), self._faults.get(times)
                if held is not None and _forgotten(held.stamp) != _forgotten(stamp):  # it is shown no more
                    del self._held[times]
                    held = None
                if held is not None:
                    self._held.move_to_end(times)
                    if held.stamp == stamp:
                        return held
                    if fault is not None and fault.stamp == stamp and time.monotonic() - fault.at < AGAIN:
                        return _before(held, fault)
                thread, since = self._drawing(times)
                if held is not None and since + self._lasted > until:
                    return Shown(held.picture, held.stamp, old=True)  # waiting would be in vain
            thread.join(LONGEST if held is None else max(0.0, until - time.monotonic()))
            with self._lock:
                now, fault = self._held.get(times), self._faults.get(times)
            if fault is not None:
                return _before(now, fault)
            if now is not None and (now.stamp == stamp or held is None):
                return now
            if held is not None and time.monotonic() >= until:
                return Shown(held.picture, held.stamp, old=True)
            if held is None and thread.is_alive():
                raise BusyError(self.place)

    def _drawing(self, times: Times) -> _Drawing:
        """The thread that draws a picture, begun if there is none."""
        found = self._busy.get(times)
        if found is None:
            if times != NOW and len(self._busy) >= MAKING:
                raise BusyError(self.place)
            thread = threading.Thread(target=self._draw, args=(times,), daemon=True)
            found = self._busy[times] = _Drawing(thread, time.monotonic())
            self._faults.pop(times, None)
            thread.start()
        return found

    def glance(self) -> Shown | None:
        """The picture of now as it was looked at last, without waiting for one; None where nobody has looked yet."""
        with self._lock:
            return self._held.get((None, None))

    def _draw(self, times: Times) -> None:
        stamp, begin = "", time.monotonic()
        try:
            stamp = self.stamp()
            with self.dossier() as dossier:
                drawn = Shown(self._drawn(dossier, times), stamp)
        except Exception as error:  # whoever waits is told
            if not isinstance(error, LagebildError):
                _LOG.exception("a picture could not be drawn")
            with self._lock:
                self._faults[times] = _Fault(error, stamp, time.monotonic())
                while len(self._faults) > FAULTS:
                    self._faults.popitem(last=False)
        else:
            with self._lock:
                self._faults.pop(times, None)
                if times in self._held:
                    self._lasted = time.monotonic() - begin
                self._held[times] = drawn
                while len(self._held) > KEPT:
                    self._held.popitem(last=False)
        finally:
            with self._lock:
                self._busy.pop(times, None)

    def _drawn(self, dossier: Dossier, times: Times) -> Picture:
        def keep(stamp: str, drawn: Drawn) -> None:
            if times == NOW:
                self._ground = stamp, drawn.ground
            if (
                times == NOW and NOW in self._held
            ):  # the next one may come soon, and whoever waits for this one need not wait for that
                self._keep_when_calm(stamp, drawn)
            else:
                dossier.keep_drawing(stamp, drawn.picture, times, drawn.ground)

        return pipeline.picture(dossier, at=times[0], as_known=times[1], drawer=self._drawer, keep=keep)

    def _keep_when_calm(self, stamp: str, drawn: Drawn) -> None:
        with self._lock:
            if self._keeping is not None:
                self._keeping.cancel()
            self._keeping = threading.Timer(CALM, self._keep, (stamp, drawn))
            self._keeping.daemon = True
            self._keeping.start()

    def _keep(self, stamp: str, drawn: Drawn) -> None:
        try:
            with self.dossier() as dossier:
                dossier.keep_drawing(stamp, drawn.picture, NOW, drawn.ground)
        except StoreError:
            pass  # it can be drawn anew
        except Exception:
            _LOG.exception("a picture could not be written into the dossier")

    def changes(self, since: str, *, until: str | None = None, as_known: str | None = None) -> Changes:
        """What is different since a time (see `pipeline.changes`), of the two pictures as they are held."""
        from lagebild import picture as fusing  # noqa: PLC0415

        before = self.picture(at=since, as_known=as_known)
        return fusing.changes(before.picture, self.picture(at=until, as_known=as_known).picture)

    def whatif(self, sentence: str) -> WhatIf:
        """What a sentence would touch (see `pipeline.whatif`).

        Raises:
            InputError: the sentence cannot be read.
            ModelError: there is no model.
        """
        with self.dossier() as dossier:
            stamp, held = dossier.stamp(rules()), self._ground
            if held is None or held[0] != stamp:
                held = self._ground = stamp, pipeline.ground(dossier, drawer=self._drawer)
            return pipeline.whatif(dossier, sentence, self.reader(), held=held[1])

    def reader(self) -> Reads:
        """The reader, loaded when it is needed first."""
        with self._loading:  # a lock of its own: whoever looks at a picture meanwhile does not wait
            if self._reader is None:
                self._reader = pipeline.load_reader(self.model, threads=self.threads, extras=True)
            return self._reader


def _forgotten(stamp: str) -> str:
    """What was last forgotten of what a picture is one of (`lagebild.store.drawing.stamp`)."""
    return stamp.rpartition(" ")[2]


def _before(held: Shown | None, fault: _Fault) -> Shown:
    """The picture before the one that could not be drawn, marked.

    Raises:
        Exception: what was in the way, where there is no such picture. It is one of its own: many threads may wait for one drawing.
    """
    if held is not None:
        return Shown(held.picture, held.stamp, old=True, failed=True)
    error = fault.error
    own = type(error).__new__(type(error), *error.args)
    own.__dict__.update(error.__dict__)
    own.__cause__, own.__suppress_context__ = error.__cause__, error.__suppress_context__
    raise own.with_traceback(error.__traceback__)
