"""What is new, held: the changes that were asked for last, and earlier pictures that are still being drawn."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lagebild import moments
from lagebild import picture as fusing
from lagebild.situation import Changes
from lagebild.store import Dossier
from lagebild.web.desk import Desk, Shown
from lagebild.web.pages.lagesince import Since, exact, snapped

PATIENCE = 3.0  # seconds for which a page waits for an earlier picture
KEPT = 8  # changes in memory

Key = tuple[str | None, str | None, str]  # as published up to, as known at, stamp of the picture now


class _Earlier(threading.Thread):
    """Gets an earlier picture; `shown` once it is there, `fault` where it cannot be drawn."""

    def __init__(self, desk: Desk, key: Key) -> None:
        super().__init__(daemon=True)
        self._desk, self._key = desk, key
        self.shown: Shown | None = None
        self.fault: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self.shown = self._desk.picture(at=self._key[0], as_known=self._key[1])
        except Exception as fault:  # whoever waits is told
            self.fault = fault


@dataclass
class News:
    """The changes of one dossier since the times that are asked for."""

    desk: Desk
    patience: float = PATIENCE
    _drawing: dict[Key, _Earlier] = field(default_factory=dict)
    _held: OrderedDict[Key, Changes] = field(default_factory=OrderedDict)
    _times: tuple[str, tuple[str, ...]] = ("", ())
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def since(self, since: Since, shown: Shown) -> Changes | None:
        """What has changed up to the picture that is shown; None while the earlier one is still being drawn.

        Raises:
            StoreError: the dossier cannot be read.
        """
        key = self._key(since, shown)
        if key[:2] == (None, None):
            return Changes(shown.picture, shown.picture)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            earlier = self._drawing.get(key)
            if earlier is None:
                earlier = self._drawing[key] = _Earlier(self.desk, key)
        earlier.join(self.patience)
        if earlier.is_alive():
            return None
        with self._lock:
            self._drawing.pop(key, None)
        if earlier.shown is None:
            assert earlier.fault is not None
            raise earlier.fault
        return self._kept(key, earlier.shown, shown)

    def _kept(self, key: Key, before: Shown, after: Shown) -> Changes:
        changes = fusing.changes(before.picture, after.picture)
        if not (after.old or before.old):
            with self._lock:
                self._held[key] = changes
                while len(self._held) > KEPT:
                    self._held.popitem(last=False)
        return changes

    def _key(self, since: Since, shown: Shown) -> Key:
        """The times of the earlier picture; both None where nothing has come in since."""
        if since.known is not None:
            return None, (None if since.known >= known_of(shown) else since.known), shown.stamp
        return snapped(since.time, self._published(shown.stamp)), None, shown.stamp

    def _published(self, stamp: str) -> tuple[str, ...]:
        """When texts were published, in order; of one without a date when it came in."""
        with self._lock:
            if self._times[0] == stamp:
                return self._times[1]
        with self.desk.dossier() as dossier:
            times = tuple(sorted(set(_times(dossier))))
        with self._lock:
            self._times = (stamp, times)
        return times


def known_of(shown: Shown) -> str:
    """When the dossier last came to know something that the picture shows; "" for an empty one."""
    return [*shown.stamp.split(" "), ""][1]


def _times(dossier: Dossier) -> Iterator[str]:
    for latest in dossier.versions():
        texts = [latest] if latest.versions == 1 else list(dossier.versions(latest.article))
        for text in texts:
            yield exact(moments.moment(text.modified or text.published or text.known))
