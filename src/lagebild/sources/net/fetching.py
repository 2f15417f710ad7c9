"""One address to its body: the request, redirects, limits. Nothing is remembered between two fetches: no cookies, no connection."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import httpcore

from lagebild.errors import FetchError
from lagebild.sources.net import transport, unpacking
from lagebild.sources.net.addresses import Gate, Target, shown, target
from lagebild.sources.net.clock import Clock
from lagebild.version import __version__

PRODUCT = "Lagebild"
AGENT = f"{PRODUCT}/{__version__} (news reader of a desk; it obeys robots.txt)"
ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/plain;q=0.8, */*;q=0.5"
)
REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
SENDABLE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?")  # values of headers that every server takes
SAVE = "open it in a browser, save the page and name the file"
CIRCLE = f"often it waits for a cookie: {SAVE}"
WAITED = 120.0  # seconds for which one fetch may wait between its hops, so as not to ask a host too often
DOWNGRADED = "redirected from https to http: what came could be read and changed on its way"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long one fetch may take: bytes, seconds, hops."""

    size: int = 20_000_000
    total: float = 60.0
    connect: float = 10.0
    read: float = 20.0
    redirects: int = 8


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. `url` is where it came from in the end, `asked` what was asked for; `headers` by their names in small letters.

    `moved` is the new address where the old one was said to be out of use; `fetched` the time (UTC). `inside` says that it came from a host
    that is allowed by name, and only by way of such: what it names may be asked there as well.
    """

    url: str
    asked: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched: datetime
    moved: str | None = None
    notes: tuple[str, ...] = ()
    robots: tuple[str, ...] = field(default=())
    inside: bool = False

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server declares."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None


@dataclass(frozen=True, slots=True)
class _Answer:
    """One hop."""

    status: int
    headers: Mapping[str, str]
    robots: tuple[str, ...]
    body: bytes


class Fetcher:
    """Fetches, within limits, what its gate lets through."""

    def __init__(
        self,
        gate: Gate,
        *,
        limits: Limits | None = None,
        clock: Clock | None = None,
        trust: Callable[[], ssl.SSLContext] = transport.trust,
    ) -> None:
        self._gate = gate
        self.limits = limits or Limits()
        self._clock = clock or Clock()
        self._trust = trust
        self._context: ssl.SSLContext | None = None

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        permit: Callable[[Target], AbstractContextManager[None]] = lambda _: nullcontext(),
        cut: int | None = None,
        inside: bool = True,
    ) -> Response:
        """What an address gives, through its redirects. Every hop is made within what `permit` gives for it, which
        raises where it must not be made.

        `headers` (of a conditional request) go to the first address alone. Of a body that is longer than `cut` bytes only these are read.
        `inside`: the address was named by the user or by an allowed host. Only then allowed hosts may be asked, and only as long as every
        hop was one: a page of the public network must not lead into the desk's own.

        Raises:
            FetchError: the address must not be fetched, or could not be; an answer of whatever status is a Response.
        """
        limits = self.limits
        deadline = transport.Deadline(self._clock.ticks, self._clock.ticks() + limits.total, limits.read)
        latest = deadline.end + WAITED  # of a deadline from which on no further hop is waited for
        notes: list[str] = []
        here, seen, moved, lasting = target(url), set[str](), None, True
        conditions = {name: value for name, value in (headers or {}).items() if SENDABLE.fullmatch(value)}
        for _ in range(limits.redirects + 1):
            seen.add(here.url)
            try:
                self._looked_at(here, inside)
                if deadline.end > latest:
                    raise FetchError(shown(here.url), "too slow on its way: given up", "try again later", passing=True)
                before = self._clock.ticks()
                with permit(here):  # what is waited, so as not to ask a host too often, does not count
                    deadline = replace(deadline, end=deadline.end + self._clock.ticks() - before)
                    answer = self._ask(here, deadline, conditions if len(seen) == 1 else {}, cut, inside)
            except FetchError as error:
                raise _through(url, here, error) if len(seen) > 1 else error from error
            inside = inside and self._gate.allows(here.host)
            place = answer.headers.get("location")
            if answer.status not in REDIRECTS or not place:
                now = self._clock.now().astimezone(UTC)
                kept = (answer.status, answer.headers, answer.body, now, moved, tuple(dict.fromkeys(notes)))
                return Response(here.url, url, *kept, robots=answer.robots, inside=inside)
            after = target(place, here.url)
            if after.url in seen:
                raise FetchError(shown(url), f"redirects in a circle ({shown(after.url)})", CIRCLE)
            notes += [DOWNGRADED] * ((here.scheme, after.scheme) == ("https", "http"))
            lasting = lasting and answer.status in FOR_GOOD
            moved = after.url if lasting else moved
            here = after
        raise FetchError(shown(url), f"redirects more than {limits.redirects} times", CIRCLE)

    def _looked_at(self, here: Target, inside: bool) -> None:
        """Refuse an allowed host to which something of the public network leads, before anything is asked of it."""
        if not inside and self._gate.allows(here.host):
            self._gate.addresses(here.host, here.port, shown(here.url), inside=False)

    def _ask(
        self, here: Target, deadline: transport.Deadline, more: Mapping[str, str], cut: int | None, inside: bool
    ) -> _Answer:
        """One hop, over a connection of its own."""
        if here.scheme == "https" and self._context is None:
            self._context = self._trust()
        backend = transport.Backend(self._gate, deadline, self.limits.connect, shown(here.url), inside=inside)
        sent = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": unpacking.ACCEPTED, "Connection": "close"}
        with (
            _named(here.url),
            httpcore.ConnectionPool(ssl_context=self._context, network_backend=backend, http2=False) as pool,
            pool.stream("GET", here.url, headers=[*sent.items(), *more.items()]) as response,
        ):
            found = _headers(response.headers)
            robots = tuple(
                value.decode("latin-1") for name, value in response.headers if name.lower() == b"x-robots-tag"
            )
            limit = unpacking.Limit(shown(here.url), self.limits.size)
            if response.status in REDIRECTS and "location" in found:
                return _Answer(response.status, found, robots, b"")  # nobody reads what it says beside
            parts = unpacking.unpacked(response.iter_stream(), found.get("content-encoding"), shown(here.url), limit)
            return _Answer(response.status, found, robots, _joined(parts, cut))


def _joined(parts: Iterator[bytes], cut: int | None) -> bytes:
    """The body, or its beginning."""
    if cut is None:
        return b"".join(parts)
    body = bytearray()
    for part in parts:
        body += part
        if len(body) >= cut:
            break
    return bytes(body[:cut])


def _through(url: str, here: Target, error: FetchError) -> FetchError:
    """A fault on the way from one address to another, told of the first."""
    what = f"redirects to {shown(here.url)}: {error.what}"
    return FetchError(shown(url), what, error.hint, passing=error.passing, after=error.after, status=error.status)


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by name; of several of one name the first."""
    found: dict[str, str] = {}
    for name, value in raw:
        found.setdefault(name.decode("ascii", "replace").lower(), value.decode("latin-1").strip())
    return found


@contextmanager
def _named(url: str) -> Iterator[None]:
    """Faults of a connection, by the address."""
    try:
        yield
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
        raise FetchError(shown(url), transport.words(error), "try again later", passing=True) from error
    except (httpcore.UnsupportedProtocol, ValueError) as error:  # ValueError: a host that no certificate can name
        raise FetchError(shown(url), f"cannot be fetched ({error})", "check the address") from error
