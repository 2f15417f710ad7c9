"""robots.txt (RFC 9309): what a site lets robots ask for, and how fast. Kept for a day, in common with other processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from protego import Protego

from lagebild.errors import FetchError
from lagebild.sources import decoding
from lagebild.sources.net.addresses import Target, shown, target
from lagebild.sources.net.clock import Clock
from lagebild.sources.net.fetching import PRODUCT, Response
from lagebild.sources.net.shared import Said, Unshared

LARGEST = 512_000  # bytes that are read of one; RFC 9309, section 2.5 asks for 500 KiB
KEPT, KEPT_FAULT = 86_400.0, 600.0  # seconds
MANY = 1000  # hosts that are kept
UNWANTED = "the site's robots.txt does not want it fetched by robots"
UNWANTED_HINT = "ask its publisher, or open it in a browser, save the page and name the file"
SLOWEST = 3600.0  # seconds of a crawl delay that are believed

Get = Callable[[str, int], Response]
"""Fetches an address whatever its status, so many bytes of it."""


class _Kept(NamedTuple):
    until: float
    rules: Protego | None
    fault: FetchError | None = None


class Robots:
    """The rules of every site that was asked for."""

    def __init__(self, get: Get, clock: Clock, shared: Unshared | None = None) -> None:
        self._get = get
        self._clock = clock
        self._shared = shared or Unshared()
        self._kept: dict[tuple[str, str, int], _Kept] = {}

    def knows(self, here: Target) -> bool:
        """Whether the site's rules are at hand."""
        kept = self._kept.get(here.origin)
        return kept is not None and kept.until >= self._clock.ticks()

    def permit(self, here: Target) -> float | None:
        """The seconds between requests that the site asks for, if any.

        Raises:
            FetchError: it does not want the address to be asked for by robots, or nobody knows.
        """
        if not self.knows(here):
            if len(self._kept) >= MANY:
                self._kept.pop(next(iter(self._kept)))
            self._kept[here.origin] = self._fetched(here)
        kept = self._kept[here.origin]
        if kept.fault is not None:
            unreached = kept.fault.passing and kept.fault.status is None  # then so is the address itself
            raise FetchError(
                shown(here.url),
                kept.fault.what if unreached else f"its robots.txt could not be read: {kept.fault.what}",
                kept.fault.hint,
                passing=kept.fault.passing,
                after=kept.fault.after,
            )
        if kept.rules is None:
            return None
        if not kept.rules.can_fetch(here.url, PRODUCT):
            raise FetchError(shown(here.url), UNWANTED, UNWANTED_HINT)
        return _delay(kept.rules)

    def _fetched(self, here: Target) -> _Kept:
        try:
            said = self._shared.once(f"robots {here.origin}", lambda: self._asked(here))
        except FetchError as error:  # RFC 9309, section 2.3.1.4: who cannot be reached wants nothing fetched
            return _Kept(self._clock.ticks() + KEPT_FAULT, None, error)
        until = self._clock.ticks() + said.seconds
        if _is_fault(said.status):
            what = f"status {said.status}"
            fault = FetchError(shown(here.url), what, "try again later", passing=True, status=said.status)
            return _Kept(until, None, fault)
        # section 2.3.1.3: where there is none there are no rules
        return _Kept(until, rules(said.body) if said.status == 200 else None)

    def _asked(self, here: Target) -> Said:
        response = self._get(target("/robots.txt", here.url).url, LARGEST)
        status = response.status
        return Said(status, response.body if status == 200 else b"", KEPT_FAULT if _is_fault(status) else KEPT)


def _is_fault(status: int) -> bool:
    return status >= 500 or status == 429


def rules(body: bytes) -> Protego | None:
    """The rules of a robots.txt; None where it is none, such as a page that says that there is none."""
    text = decoding.decode(body).text
    if text.lstrip()[:1] == "<":
        return None
    try:
        return Protego.parse(text)
    except Exception:  # whatever its parser stumbles on: a file that cannot be read has no rules
        return None


def _delay(found: Protego) -> float | None:
    """The pause between requests that the rules ask for."""
    pauses = [found.crawl_delay(PRODUCT)]
    rate = found.request_rate(PRODUCT)
    if rate is not None and rate.requests:
        pauses.append(rate.seconds / rate.requests)
    asked = [float(pause) for pause in pauses if pause is not None and 0 < pause < float("inf")]
    return min(max(asked), SLOWEST) if asked else None
