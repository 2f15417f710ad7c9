"""Whose page it is: which addresses belong to one site, and which address a page may call its own.

Hosts under one registered domain are one site where one is the parent of the other, or the same but for a label that only names the
form in which it is served ("www", "m", "amp"). Where everybody can have a host or a path of their own, each of them is a site: hosts by
the private part of the public suffix list (which comes with courlan's `tld`) and by `PLATFORMS`, which that list lacks; paths by
`SHARED` and by the signs of a person ("~name", "@name").
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from lagebild.sources.net.addresses import is_web, shown

OTHER = "its page names {} as its own address, which is another site's: not believed"
FORMS = frozenset({"www", "www2", "m", "mobil", "mobile", "amp", "wap", "touch"})
PLATFORMS = frozenset(
    "wordpress.com substack.com medium.com hypotheses.org livejournal.com over-blog.com over-blog.de canalblog.com eklablog.com "
    "jimdofree.com jimdosite.com jimdo.com tumblr.com ghost.io weebly.com webnode.com webnode.page squarespace.com strikingly.com "
    "beehiiv.com buttondown.email typepad.com blogger.de twoday.net myblog.de beepworld.de page4.com fandom.com free.fr t-online.de "
    "bearblog.dev write.as micro.blog dreamwidth.org home.blog news.blog blog.hu ucoz.com ucoz.ru narod.ru podigee.io".split()
)
"""Registered domains whose sub-domains are handed out to everybody, and that the public suffix list does not have."""
SHARED = {
    "medium.com": 1,
    "substack.com": 1,
    "telegra.ph": 1,
    "write.as": 1,
    "t.me": 1,
    "x.com": 1,
    "facebook.com": 1,
    "github.com": 1,
    "blog.naver.com": 1,
    "linkedin.com": 2,
    "steadyhq.com": 2,
    "sites.google.com": 2,
    "docs.google.com": 3,
}
"""Hosts on which everybody can have a path of their own, with how many parts of it say whose it is."""
PERSON = re.compile(r"[~@]\w")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site (see above)."""
    first, second = _split(one), _split(other)
    if first is None or second is None:
        return False
    here, there = _host(first), _host(second)
    if not here or not there:
        return False
    if here != there and not _related(here, there):
        return False
    return _owner(here, first.path) == _owner(there, second.path)


def own_address(declared: str | None, fetched: str) -> tuple[str, tuple[str, ...]]:
    """The address that stands for a page, and a doubt where what it declares is not believed.

    A page is believed where it names an address of its own site; that of another site would make its text that site's article. A
    front page is no article's address, though many templates say so.
    """
    if declared is None or not is_web(declared) or declared == fetched:
        return fetched, ()
    if not same_site(declared, fetched):
        return fetched, (OTHER.format(shown(declared)),)
    return (fetched if is_front(declared) and not is_front(fetched) else declared), ()


def is_front(url: str) -> bool:
    """Whether an address is that of a whole site."""
    parts = _split(url)
    return parts is not None and parts.path in ("", "/", "/index.html", "/index.php") and not parts.query


def host(url: str) -> str:
    """The host of an address without "www" and the like; "" where it has none."""
    parts = _split(url)
    return "" if parts is None else _host(parts)


def domain(name: str) -> str | None:
    """The registered domain of a host ("example.co.uk"); None for an address by number and for names within a network."""
    from courlan import extract_domain  # noqa: PLC0415 (it comes with trafilatura, and only addresses need it)

    if not any(map(str.isalpha, name.rpartition(".")[2])) or "." not in name:
        return None
    found: str | None = extract_domain(f"http://{name}/", fast=False)
    return found


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.hostname is not None else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    labels = (parts.hostname or "").rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in FORMS and (labels[0] == "www" or ".".join(labels[1:]) not in PLATFORMS):
        labels = labels[1:]
    return ".".join(labels)


def _related(one: str, other: str) -> bool:
    """Whether one host is the parent of the other, on a domain that belongs to one owner."""
    if not (one.endswith(f".{other}") or other.endswith(f".{one}")):
        return False
    registered = domain(one)
    return registered is not None and registered == domain(other) and registered not in PLATFORMS


def _owner(name: str, path: str) -> tuple[str, ...]:
    """The beginning of a path that says whose it is, on a host that many share; () where it says nothing."""
    parts = [part for part in path.split("/") if part]
    if count := SHARED.get(name):
        return tuple(parts[:count])
    return tuple(parts[:1]) if parts and PERSON.match(parts[0]) else ()
