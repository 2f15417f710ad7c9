"""Which addresses may be asked at all: the scheme, the host, the port, and every address that the host's name stands for.

What is checked here is what is connected to (`lagebild.sources.net.transport`): a name is resolved once for each connection, and the
connection goes to the address that was looked at, so that a second answer of the name server changes nothing.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import idna

from lagebild.errors import FetchError

PORTS = {"http": 80, "https": 443}
RESOLVING = 20.0  # seconds that a name server has
LONGEST = 4000  # characters of an address
KEPT = "%/:=&?~+!$,;'@()*[]"  # what stays as it is when the rest of an address is escaped
ONLY = "only http and https are fetched"
INSIDE = "--allow-host {} if you mean it"
OUTER = "--allow-host opens it only where you name it, or a page of an allowed host leads there: name its address"

Resolver = Callable[[str, int], Sequence[str]]
"""A host's name and a port to the addresses that it stands for; raises OSError where it stands for none."""

_V4 = ipaddress.IPv4Address
_V6 = ipaddress.IPv6Address
# Ranges of IPv6 that hold an address of IPv4 in some of their bits: the range, and how far the address is shifted.
_EMBEDDED = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),  # translated
    (ipaddress.IPv6Network("::/96"), 0),  # compatible, long out of use
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4
)
_INNER = (
    ipaddress.IPv6Network("64:ff9b:1::/48"),  # NAT64 of one's own network
    ipaddress.IPv6Network("2001::/32"),  # Teredo
    ipaddress.IPv6Network("fec0::/10"),  # site-local, out of use
    ipaddress.IPv6Network("100::/64"),  # to nowhere
    ipaddress.IPv6Network("3fff::/20"),  # for documentation (RFC 9637)
    ipaddress.IPv6Network("5f00::/16"),  # segment routing within one network (RFC 9602)
)
# Ranges of IPv4 of which Python's versions think differently.
_INNER_V4 = tuple(map(ipaddress.IPv4Network, ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24")))
# Public by their number, but answered by the machine's own platform: Azure's agent.
_PLATFORM = frozenset({_V4("168.63.129.16")})


class Target(NamedTuple):
    """An address that may be asked as far as its words go: ASCII throughout, without fragment."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> tuple[str, str, int]:
        """Whose it is: scheme, host and port."""
        return (self.scheme, self.host, self.port)


def resolved(host: str, port: int) -> Sequence[str]:
    """What the system's name server says.

    Raises:
        OSError: it does not know the host, or says nothing within RESOLVING seconds: a look-up itself knows no limit, so it is left behind.
        UnicodeError: a part of the name is empty or too long.
    """
    said: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            said.put(list(dict.fromkeys(str(address[0]) for *_, address in found)))
        except Exception as error:
            said.put(error)

    threading.Thread(target=ask, daemon=True, name="name server").start()
    try:
        answer = said.get(timeout=RESOLVING)
    except queue.Empty:
        raise TimeoutError(f"no answer of the name server in {RESOLVING:g} seconds") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def is_web(text: str) -> bool:
    """Whether a word of the command line is meant as an address of the web and not as a path."""
    return re.match(r"https?://", text, re.IGNORECASE) is not None


def target(url: str, base: str | None = None) -> Target:
    """The address, joined to the one that it stood on; its host in ASCII.

    Raises:
        FetchError: it is none, of another scheme, or with a user's name in it.
    """
    where = shown(url)
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(joined)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(where, f"no address: {error}", ONLY) from error
    if len(joined) > LONGEST:
        raise FetchError(where, f"an address of more than {LONGEST} characters", "name a shorter one")
    if parts.scheme not in PORTS:
        raise FetchError(where, f"{parts.scheme[:20] or 'no scheme'}: not fetched", ONLY)
    if not host:
        raise FetchError(where, "an address without a host", ONLY)
    if parts.username is not None or parts.password is not None:
        raise FetchError(where, "an address with a user's name or password in it", "leave them out: none are sent")
    ascii_host = _ascii(host, where)
    if not ascii_host:
        raise FetchError(where, "an address without a host", ONLY)
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    port = port or PORTS[parts.scheme]
    if port != PORTS[parts.scheme]:
        place += f":{port}"
    path, query = quote(parts.path or "/", safe=KEPT), quote(parts.query, safe=KEPT)
    return Target(urlunsplit((parts.scheme, place, path, query, "")), parts.scheme, ascii_host, port)


def same_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host; an address that is none is of none."""
    try:
        return target(one).host == target(other).host
    except FetchError:
        return False


def shown(url: str) -> str:
    """An address as a message can show it: without password, and not endlessly long."""
    short = re.sub(r"(?<=//)[^/?#\s@]*@", "***@", url.strip())
    return short if len(short) <= 200 else f"{short[:199]}…"


def _ascii(host: str, where: str) -> str:
    """The host in ASCII (IDNA 2008, as browsers read it)."""
    if host.isascii():
        if not re.fullmatch(r"[\w.:%-]+", host):
            raise FetchError(where, "its host has characters that no host has", "check the address")
        return host.lower().rstrip(".")
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower().rstrip(".")
    except idna.IDNAError as error:
        raise FetchError(where, f"its host is none ({error})", "check the address") from error


class Gate:
    """Lets through what may be asked. Hosts that are `allowed` by name may be anywhere where the user, or a page of such a host,
    leads there (`inside`); all others only in the public network.
    """

    def __init__(self, allowed: Collection[str] = (), resolve: Resolver = resolved) -> None:
        self._allowed = frozenset(_named(name) for name in allowed)
        self._resolve = resolve

    def allows(self, host: str) -> bool:
        """Whether a host was allowed by name."""
        return host.lower().rstrip(".") in self._allowed

    def addresses(self, host: str, port: int, where: str, *, inside: bool = True) -> list[str]:
        """Where a host may be connected to, in the order of the name server; `where` is for messages. Without `inside`, hosts that are
        allowed are as all others.

        Raises:
            FetchError: nowhere: it has no address, one of its addresses is not public, or the port is no server's of the web.
        """
        is_open = inside and self.allows(host)
        remedy = OUTER if self.allows(host) else INSIDE.format(host)
        if not is_open and port not in PORTS.values() and port < 1024:
            raise FetchError(where, f"port {port} is no web server's", remedy)
        try:
            found = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:  # UnicodeError: a part of the name is empty or too long
            words = getattr(error, "strerror", None) or str(error)
            raise FetchError(where, f"the host is not known ({words})", "check the address", passing=True) from error
        if not found:
            raise FetchError(where, "the host has no address", "check the address", passing=True)
        if not is_open:
            for address in found:
                if kind := not_public(address):
                    name = "" if address == host else f" ({address})"
                    raise FetchError(where, f"{host} is {kind}{name}: not fetched", remedy)
        return found


def _named(name: str) -> str:
    """A host that is allowed, as it is compared. A port or an address is not asked for: what stands before and after the host goes."""
    bare = name.strip().lower().removeprefix("http://").removeprefix("https://").partition("/")[0]
    if bare.startswith("["):
        return bare[1:].partition("]")[0]
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    return _ascii(bare, name) if bare else bare


def not_public(address: str) -> str | None:
    """What kind of address it is, in words; None where it is one of the public network."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    if isinstance(number, _V6):
        return _inner_v6(number)
    return _inner(number)


def _inner_v6(number: _V6) -> str | None:
    if kind := _inner(number, embedded=True):
        return kind
    for network, shift in _EMBEDDED:
        if number in network:
            inner = _inner(_V4(int(number) >> shift & 0xFFFFFFFF))
            return f"{inner} within IPv6" if inner else None
    if any(number in network for network in _INNER):
        return "a tunnel's or another network's address"
    return None if number.is_global else "a reserved address"


def _inner(number: _V4 | _V6, *, embedded: bool = False) -> str | None:
    """The kind of an address that is not public. With `embedded` the ranges that hold another address are left to who looks into it."""
    if number.is_unspecified:
        return "the address of no host"
    if number.is_loopback:
        return "an address of this machine"
    if number.is_multicast:
        return "an address of many hosts"
    if embedded:
        network = number.is_link_local or (number in ipaddress.IPv6Network("fc00::/7"))
        return "an address inside a network" if network else None
    if number.is_link_local or number.is_private:
        return "an address inside a network"
    if number.is_reserved or not number.is_global or any(number in network for network in _INNER_V4):
        return "a reserved address"
    if number in _PLATFORM:
        return "an address of the platform that this machine runs on"
    return None
