"""The dossier as the server holds it: one handle for each thread that works, and the pictures that were looked at last.

A picture is drawn by one thread at a time. Whoever asks meanwhile waits a moment, then gets the one before, marked as being drawn anew.
"""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue

from lagebild import pipeline
from lagebild.errors import LockedError
from lagebild.picture import Drawer, rules
from lagebild.situation import Changes, Picture, WhatIf
from lagebild.store import Dossier

HANDLES = 8  # that stay open
PATIENCE = 0.8  # seconds for which a picture that is being drawn is waited for, where an older one is there to be shown
KEPT = 6  # pictures in memory
MAKING = 4  # pictures of other times than now that are drawn or waited for at once
LONGEST = 60.0  # seconds for which a picture is waited for where there is no older one

Times = tuple[str | None, str | None]


NOW: Times = (None, None)
_File = tuple[int, int] | None


class BusyError(LockedError):
    """Too many pictures are being drawn, or one takes too long: it is to be asked for again."""


@dataclass(frozen=True)
class Shown:
    """A picture; `old` where something has come in since and the new one is still being drawn."""

    picture: Picture
    stamp: str
    old: bool = False


@dataclass
class Desk:
    """A dossier, for many threads at once; `model` and `threads` are those of the reader."""

    place: str
    model: Path | None = None
    threads: int | None = None
    _idle: LifoQueue[tuple[Dossier, _File]] = field(default_factory=LifoQueue)
    _held: OrderedDict[Times, Shown] = field(default_factory=OrderedDict)
    _busy: dict[Times, threading.Thread] = field(default_factory=dict)
    _faults: dict[Times, Exception] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reader: pipeline.Reads | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)
    _drawer: Drawer = field(default_factory=Drawer)

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
        """Let go of the dossier."""
        while True:
            try:
                self._idle.get_nowait()[0].close()
            except Empty:
                return

    def stamp(self) -> str:
        """What a picture that is drawn now is one of: another one whenever anything in the dossier has changed."""
        with self.dossier() as dossier:
            return dossier.drawing(rules(), ("", ""))[0]

    def picture(self, *, at: str | None = None, as_known: str | None = None, patience: float = PATIENCE) -> Shown:
        """The picture at two times (see `pipeline.picture`), waiting for it for some seconds where an older one is there to be shown.

        Raises:
            StoreError: the dossier cannot be read.
        """
        times, stamp, until = (at, as_known), self.stamp(), time.monotonic() + patience
        while True:
            with self._lock:
                held = self._held.get(times)
                if held is not None:
                    self._held.move_to_end(times)
                    if held.stamp == stamp:
                        return held
                thread = self._drawing(times)
            thread.join(LONGEST if held is None else max(0.0, until - time.monotonic()))
            with self._lock:
                if fault := self._faults.get(times):
                    raise fault
                now = self._held.get(times)
            if now is not None and (now.stamp == stamp or held is None):
                return now
            if held is not None and time.monotonic() >= until:
                return Shown(held.picture, held.stamp, old=True)
            if held is None and thread.is_alive():
                raise BusyError(self.place)

    def _drawing(self, times: Times) -> threading.Thread:
        """The thread that draws a picture, begun if there is none."""
        thread = self._busy.get(times)
        if thread is None:
            if times != NOW and len(self._busy) >= MAKING:
                raise BusyError(self.place)
            thread = self._busy[times] = threading.Thread(target=self._draw, args=(times,), daemon=True)
            self._faults.pop(times, None)
            thread.start()
        return thread

    def glance(self) -> Shown | None:
        """The picture of now as it was looked at last, without waiting for one; None where nobody has looked yet."""
        with self._lock:
            return self._held.get((None, None))

    def _draw(self, times: Times) -> None:
        try:
            stamp = self.stamp()
            with self.dossier() as dossier:
                drawn = Shown(pipeline.picture(dossier, at=times[0], as_known=times[1], drawer=self._drawer), stamp)
            with self._lock:
                self._held[times] = drawn
                while len(self._held) > KEPT:
                    self._held.popitem(last=False)
        except Exception as fault:  # whoever waits is told
            with self._lock:
                self._faults[times] = fault
        finally:
            with self._lock:
                self._busy.pop(times, None)

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
            return pipeline.whatif(dossier, sentence, self.reader(), drawer=self._drawer)

    def reader(self) -> pipeline.Reads:
        """The reader, loaded when it is needed first."""
        with self._loading:  # a lock of its own: whoever looks at a picture meanwhile does not wait
            if self._reader is None:
                self._reader = pipeline.load_reader(self.model, threads=self.threads, extras=True)
            return self._reader
