"""How often a password may be tried: seldom enough that none is guessed, and so that nobody can lock anybody else out.

Wrong ones are counted by name and address, and those of one name from everywhere together; an address from which the name has logged in
before is not slowed down by what comes from others. Refused tries do not count, so waiting always ends.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

WRONG, PAUSE = 5, 60.0  # wrong passwords of a name from one address within so many seconds; then it waits
MANY, WHILE = 30, 600.0  # wrong passwords of a name from all addresses that it has not logged in from, likewise
KEPT = 10_000  # names with addresses that are remembered


@dataclass
class Counts:
    """Wrong passwords by whatever they are counted by: `most` within `seconds`."""

    most: int
    seconds: float
    _at: OrderedDict[Hashable, list[float]] = field(default_factory=OrderedDict)

    def wait(self, key: Hashable, now: float) -> float:
        """Seconds until there may be another one; 0.0 where there may be now."""
        recent = [at for at in self._at.get(key, ()) if now - at < self.seconds]
        return 0.0 if len(recent) < self.most else recent[-self.most] + self.seconds - now

    def add(self, key: Hashable, now: float) -> None:
        """Count one."""
        recent = [at for at in self._at.pop(key, ()) if now - at < self.seconds]
        self._at[key] = [*recent, now]
        while len(self._at) > KEPT:
            self._at.popitem(last=False)

    def drop(self, key: Hashable, at: float | None = None) -> None:
        """Forget those of a key, or one of them."""
        left = [one for one in self._at.pop(key, ()) if at is not None and one != at]
        if left:
            self._at[key] = left


@dataclass
class Tries:
    """The tries of everybody, for many threads at once."""

    clock: Callable[[], float] = time.monotonic
    _here: Counts = field(default_factory=lambda: Counts(WRONG, PAUSE))
    _anywhere: Counts = field(default_factory=lambda: Counts(MANY, WHILE))
    _known: OrderedDict[tuple[str, str], None] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, name: str, address: str) -> tuple[float, float]:
        """The time of a try, which counts as a wrong one until it was right, however many come at once; and 0.0, or the seconds to wait."""
        now, key = self.clock(), (name, address)
        with self._lock:
            wait = self._here.wait(key, now)
            if key not in self._known:
                wait = max(wait, self._anywhere.wait(name, now))
            if not wait:
                self._here.add(key, now)
                if key not in self._known:
                    self._anywhere.add(name, now)
        return now, wait

    def right(self, name: str, address: str, at: float) -> None:
        """The try of that time was right."""
        with self._lock:
            self._here.drop((name, address))
            self._anywhere.drop(name, at)
            self._known[name, address] = None
            self._known.move_to_end((name, address))
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
