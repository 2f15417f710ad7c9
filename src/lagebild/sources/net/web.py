"""The network as a well-behaved reader uses it: `Web` is handed to whoever may fetch; without one nothing is fetched."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lagebild.errors import FetchError
from lagebild.rights import Rights
from lagebild.sources import pagerights
from lagebild.sources.net import reservations, transport
from lagebild.sources.net.addresses import Gate, Resolver, Target, resolved, shown, target
from lagebild.sources.net.clock import Clock
from lagebild.sources.net.fetching import Fetcher, Limits, Response
from lagebild.sources.net.pace import BETWEEN, PATIENCE, Pace, backoff, retry_after
from lagebild.sources.net.robots import KEPT, MANY, Robots
from lagebild.sources.net.shared import Said, Shared, Unshared

TRIES = 3
AGAIN = 240.0  # seconds after which no further try is begun
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


SAVE = "open it in a browser, save the page and name the file"
REMEDIES: Mapping[int, str] = {
    401: f"with an account: {SAVE}",
    402: f"with a subscription: {SAVE}",
    403: f"it may serve people and no robots: {SAVE}",
    404: "check the address; it may have moved",
    407: "fetch it with the desk's own tools and name the file",
    410: "look for its new place, or leave it out",
    451: "ask its publisher",
}
"""What to do about an answer."""


def _silent(_: str) -> None:
    """Says nothing."""


class Web:
    """Who fetches, and by which rules.

    Args:
        allowed: names of hosts that may be anywhere, also inside the desk's own network.
        respect_reservations: leave out what reserves text and data mining.
        most: entries of one feed or sitemap that are read in one go, the newest.
        say: takes a line that is no fault, such as how much was left for the next time.
        shared: a folder in which all processes that are given it keep the pace, robots.txt and tdmrep.json of hosts in common.
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
        shared: Path | None = None,
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
        self._shared = Unshared() if shared is None else Shared(shared, self.clock, say)
        self._pace = Pace(self.clock, between, self._shared)
        self._robots = Robots(self._plain, self.clock, self._shared)
        self._sites: dict[tuple[tuple[str, str, int], bool], tuple[float, reservations.Rules]] = {}

    def get(self, url: str, conditions: Mapping[str, str] | None = None, *, inside: bool = True) -> Response:
        """What an address gives: status 200, or 304 where nothing has changed since the `conditions` (headers) were noted.

        What fails in passing is tried again a few times, as the server asks. Without `inside` (see `Fetcher.get`) hosts that are allowed
        are as all others: so it is for what a feed of the public network names.

        Raises:
            FetchError: it must not be fetched, or gives nothing.
        """
        last = self.clock.ticks() + AGAIN
        for failures in range(1, TRIES + 1):
            try:
                return self._once(url, conditions or {}, inside)
            except FetchError as error:
                pause = max(error.after or 0.0, backoff(failures, FIRST, PATIENCE, self.clock.chance))
                if not error.passing or failures == TRIES or pause > PATIENCE or self.clock.ticks() + pause > last:
                    raise
                self.clock.sleep(pause)
        raise AssertionError("the last try gives or raises")

    def rights(self, response: Response, declared: Rights | None, *, denied: bool = False) -> Rights | None:
        """What page (`declared`), server and site say of one answer; `denied`: the page says that nothing is reserved."""
        found = pagerights.joined(declared, reservations.of_answer(response))
        if denied or reservations.denied(response) or (found is not None and found.reserved):
            return found
        return pagerights.joined(found, self.site_rights(response.url, response))

    def site_rights(self, url: str, answer: Response) -> Rights | None:
        """What the site of an address says of it, which an `answer` gave or names."""
        try:
            of_site = reservations.of_site(self._site(target(url), answer.inside), url)
        except FetchError:  # no address that could be asked
            return None
        return pagerights.made((None, None), None, [of_site]) if of_site else None

    def pause(self, url: str) -> float:
        """Seconds until the host of an address may be asked again; 0 where it may be now."""
        try:
            return self._pace.pause(target(url).host)
        except FetchError:
            return 0.0

    def _once(self, url: str, conditions: Mapping[str, str], inside: bool) -> Response:
        response = self._fetcher.get(url, headers=conditions, permit=self._permit, inside=inside)
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
        raise FetchError(where, what, REMEDIES.get(status, f"look at it in a browser; {SAVE}"), status=status)

    @contextmanager
    def _permit(self, here: Target) -> Iterator[None]:
        if not self._robots.knows(here):
            self._gate.addresses(
                here.host, here.port, shown(here.url)
            )  # to say it of the address, not of its robots.txt
        with self._pace.turn(here.host, shown(here.url), self._robots.permit(here)):
            yield

    def _plain(self, url: str, cut: int, inside: bool = True) -> Response:
        """A file of a site's own rules."""
        return self._fetcher.get(
            url, permit=lambda here: self._pace.turn(here.host, shown(here.url)), cut=cut, inside=inside
        )

    def _site(self, here: Target, inside: bool) -> reservations.Rules:
        """The rules of a site about text and data mining; none where they cannot be had."""
        key = (here.origin, inside and self._gate.allows(here.host))
        until, rules = self._sites.get(key, (0.0, ()))
        now = self.clock.ticks()
        if key not in self._sites or until < now:
            said = self._shared.once(f"tdmrep {key}", lambda: self._asked_site(here, inside=key[1]))
            rules = reservations.rules(said.body) if said is not None and said.status == 200 else ()
            if len(self._sites) >= MANY:
                self._sites.pop(next(iter(self._sites)))
            self._sites[key] = (now + (said.seconds if said is not None else KEPT), rules)
        return rules

    def _asked_site(self, here: Target, *, inside: bool) -> Said | None:
        url = target(reservations.WELL_KNOWN, here.url).url
        try:
            response = self._plain(url, reservations.LARGEST, inside=inside)
        except FetchError:
            return None
        return Said(response.status, response.body if response.status == 200 else b"", KEPT)
