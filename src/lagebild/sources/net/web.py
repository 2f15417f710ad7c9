"""The network as a well-behaved reader uses it: `Web` is handed to whoever may fetch; without one nothing is fetched."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection, Mapping

from lagebild.errors import FetchError
from lagebild.rights import Rights
from lagebild.sources import pagerights
from lagebild.sources.net import reservations, transport
from lagebild.sources.net.addresses import Gate, Resolver, Target, resolved, shown, target
from lagebild.sources.net.clock import Clock
from lagebild.sources.net.fetching import Fetcher, Limits, Response
from lagebild.sources.net.pace import BETWEEN, PATIENCE, Pace, backoff, retry_after
from lagebild.sources.net.robots import KEPT, MANY, Robots

TRIES = 3
FIRST = 2.0  # seconds before the second try
LATER = (429, 500, 502, 503, 504)
MOST = 200  # entries of one feed or sitemap that are read in one go
WORDS: Mapping[int, str] = {
    401: "asks for a login",
    402: "asks for payment",
    403: "the server refuses it (status 403)",
    404: "there is no such page (status 404)",
    407: "a proxy stands between that asks for a login; proxies are not used",
    410: "is gone for good (status 410)",
    429: "was asked too often (status 429)",
    451: "is withheld for legal reasons (status 451)",
}


def _silent(_: str) -> None:
    """Says nothing."""


class Web:
    """Who fetches, and by which rules.

    Args:
        allowed: names of hosts that may be anywhere, also inside the desk's own network.
        respect_reservations: leave out what reserves text and data mining.
        most: entries of one feed or sitemap that are read in one go, the newest.
        say: takes a line that is no fault, such as how much was left for the next time.
        resolve, clock, limits, trust, between: stand-ins for the name server, the clock, the limits of a fetch, the certificates and
            the pause between two requests to one host.
    """

    def __init__(
        self,
        allowed: Collection[str] = (),
        *,
        respect_reservations: bool = False,
        most: int = MOST,
        say: Callable[[str], None] = _silent,
        resolve: Resolver = resolved,
        clock: Clock | None = None,
        limits: Limits | None = None,
        trust: Callable[[], ssl.SSLContext] = transport.trust,
        between: float = BETWEEN,
    ) -> None:
        self.respect_reservations = respect_reservations
        self.most = most
        self.say = say
        self.clock = clock or Clock()
        self._gate = Gate(allowed, resolve)
        self._fetcher = Fetcher(self._gate, limits=limits, clock=self.clock, trust=trust)
        self._pace = Pace(self.clock, between)
        self._robots = Robots(self._plain, self.clock)
        self._sites: dict[tuple[str, str, int], tuple[float, reservations.Rules]] = {}

    def get(self, url: str, conditions: Mapping[str, str] | None = None) -> Response:
        """What an address gives: status 200, or 304 where nothing has changed since the `conditions` (headers) were noted.

        What fails in passing is tried again a few times, as the server asks.

        Raises:
            FetchError: it must not be fetched, or gives nothing.
        """
        for failures in range(1, TRIES + 1):
            try:
                return self._once(url, conditions or {})
            except FetchError as error:
                pause = max(error.after or 0.0, backoff(failures, FIRST, PATIENCE, self.clock.chance))
                if not error.passing or failures == TRIES or pause > PATIENCE:
                    raise
                self.clock.sleep(pause)
        raise AssertionError("the last try gives or raises")

    def rights(self, response: Response, declared: Rights | None, *, denied: bool = False) -> Rights | None:
        """What page (`declared`), server and site say of one answer; `denied`: the page says that nothing is reserved."""
        found = pagerights.joined(declared, reservations.of_answer(response))
        if denied or reservations.denied(response) or (found is not None and found.reserved):
            return found
        of_site = reservations.of_site(self._site(target(response.url)), response.url)
        return pagerights.joined(found, pagerights.made((None, None), None, [of_site])) if of_site else found

    def _once(self, url: str, conditions: Mapping[str, str]) -> Response:
        response = self._fetcher.get(url, headers=conditions, permit=self._permit)
        status = response.status
        if status in (200, 203) or (status == 304 and conditions):
            return response
        host, where = target(response.url).host, shown(url)
        if status in LATER:
            after = retry_after(response.headers.get("retry-after"), self.clock.now())
            if after is not None:
                self._pace.leave(host, after)
            what = WORDS.get(status, f"the server has a fault (status {status})")
            raise FetchError(where, what, "try again later", passing=True, after=after, status=status)
        what = WORDS.get(status, f"the server answers with status {status}")
        raise FetchError(where, what, status=status)

    def _permit(self, here: Target) -> None:
        if not self._robots.knows(here):
            self._gate.addresses(
                here.host, here.port, shown(here.url)
            )  # to say it of the address, not of its robots.txt
        self._pace.wait(here.host, shown(here.url), self._robots.permit(here))

    def _plain(self, url: str, cut: int) -> Response:
        """A file of a site's own rules."""
        return self._fetcher.get(url, permit=lambda here: self._pace.wait(here.host, shown(here.url)), cut=cut)

    def _site(self, here: Target) -> reservations.Rules:
        """The rules of a site about text and data mining; none where they cannot be had."""
        until, rules = self._sites.get(here.origin, (0.0, ()))
        now = self.clock.ticks()
        if here.origin not in self._sites or until < now:
            try:
                response = self._plain(target(reservations.WELL_KNOWN, here.url).url, reservations.LARGEST)
                rules = reservations.rules(response.body) if response.status == 200 else ()
            except FetchError:
                rules = ()
            if len(self._sites) >= MANY:
                self._sites.pop(next(iter(self._sites)))
            self._sites[here.origin] = (now + KEPT, rules)
        return rules
