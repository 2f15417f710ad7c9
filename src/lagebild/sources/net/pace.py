"""How often a host is asked: never two requests at once, a pause between them, and none while it wants to be left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime

from lagebild.errors import FetchError
from lagebild.sources.net.clock import Clock
from lagebild.sources.net.shared import POLL, Unshared

BETWEEN = 1.0  # seconds between two requests to one host, where its robots.txt asks for no more
PATIENCE = 60.0  # seconds for which a run waits for one host; what would take longer is left for the next run
TOGETHER = 600.0  # seconds after which a turn is given up that others always had first; an article that a watch gave up often is lost
LONGEST = 86_400.0  # seconds of a Retry-After that are believed
CROWDED = f"other runs of Lagebild ask its server all the time: given up after {TOGETHER / 60:.0f} minutes"


class Pace:
    """When each host may be asked again: by what was asked here, and by what is `shared` with other processes."""

    def __init__(self, clock: Clock, between: float = BETWEEN, shared: Unshared | None = None) -> None:
        self._clock = clock
        self._between = between
        self._shared = shared or Unshared()
        self._free: dict[str, float] = {}  # host to the clock's reading from which on it may be asked

    def pause(self, host: str) -> float:
        """Seconds until a host may be asked; 0 where it may be now."""
        now = self._clock.ticks()
        return max(0.0, self._free.get(host, now) - now, self._shared.pause(host))

    @contextmanager
    def turn(self, host: str, where: str, delay: float | None = None) -> Iterator[None]:
        """Wait until a host may be asked; it is asked within the block. `delay` are the seconds that its robots.txt asks for.

        Raises:
            FetchError: it would take too long.
        """
        between = max(self._between, delay or 0.0)
        last = self._clock.ticks() + TOGETHER
        while True:
            self._wait(host, where)
            if self._shared.begin(host, between):
                break
            if self._clock.ticks() > last:
                raise FetchError(where, CROWDED, "try again when they are done", passing=True)
            self._clock.sleep(POLL)
        self._free[host] = self._clock.ticks() + between
        try:
            yield
        finally:
            self._shared.end(host)

    def leave(self, host: str, seconds: float) -> None:
        """Leave a host alone for that long."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock.ticks() + min(seconds, LONGEST))
        self._shared.leave(host, seconds)

    def _wait(self, host: str, where: str) -> None:
        pause = self.pause(host)
        if pause > PATIENCE:
            what = f"its server wants to be left alone for {duration(pause)}"
            raise FetchError(where, what, "try again then", passing=True, after=pause)
        if pause > 0:
            self._clock.sleep(pause)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, at most a day; None where it is missing or says nothing."""
    if not value:
        return None
    if value.strip().isdecimal():
        return min(float(value.strip()[:12]), LONGEST)
    try:
        when = parsedate_to_datetime(value)
        seconds = (when - now).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):  # TypeError: a date without a zone
        return None
    return min(max(seconds, 0.0), LONGEST)


def backoff(failures: int, first: float, most: float, chance: Callable[[], float]) -> float:
    """Seconds until the next try after so many failures in a row: doubled each time, with a quarter of chance, so that not all that
    failed together come back together.
    """
    return float(min(most, first * 2.0 ** min(failures - 1, 40)) * (0.75 + 0.25 * chance()))


def duration(seconds: float) -> str:
    """A length of time in a word or two, rounded up."""
    whole = int(-(-seconds // 1))
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if whole >= 2 * size:
            return f"{-(-whole // size)} {unit}"
    return f"{whole} s"
