"""How often one visitor may ask: enough for every person and program that means well, too little to wear the machine out."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lagebild.web.refusals import refusal
from lagebild.web.security import SAFE

KNOWN = 10_000  # visitors whose pace is kept


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many a second from then on (a token bucket)."""

    burst: float
    second: float


READING = Rate(burst=300, second=30)
WRITING = Rate(burst=60, second=2)


@dataclass
class Buckets:
    """What each visitor has left of one rate."""

    rate: Rate
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, visitor: str) -> float:
        """Take one; 0.0, or the seconds to wait for it."""
        now = self.clock()
        with self._lock:
            left, since = self._left.pop(visitor, (self.rate.burst, now))
            left = min(self.rate.burst, left + (now - since) * self.rate.second)
            wait = 0.0 if left >= 1 else (1 - left) / self.rate.second
            self._left[visitor] = (left if wait else left - 1, now)
            while len(self._left) > KNOWN:
                self._left.popitem(last=False)
        return wait


class Pace:
    """ASGI middleware: whoever asks too often is told when to come again. Visitors are told apart by their address (`visitor`)."""

    def __init__(self, app: ASGIApp, reading: Rate = READING, writing: Rate = WRITING) -> None:
        self._app, self._reading, self._writing = app, Buckets(reading), Buckets(writing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or refuse."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        buckets = self._reading if scope["method"] in SAFE else self._writing
        wait = buckets.take(visitor(scope))
        app = _refusal(scope, math.ceil(wait)) if wait else self._app
        await app(scope, receive, send)


def visitor(scope: Scope) -> str:
    """Who asks, by address; of IPv6 the network of 64 bits, within which everybody takes what addresses they like."""
    given: str = (scope.get("client") or ("",))[0]
    try:
        found = ipaddress.ip_address(given.partition("%")[0])
    except ValueError:
        return given
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def _refusal(scope: Scope, seconds: int) -> Response:
    """429 with the time to wait."""
    detail = f"Zu viele Anfragen / too many requests: {seconds} s"
    return refusal(scope, "too-many", detail, {"Retry-After": str(seconds)})
