"""Whose page it is: which addresses belong to one site, and which address a page may call its own."""

from __future__ import annotations

from urllib.parse import urlsplit

from lagebild.sources.net.addresses import is_web, shown

OTHER = "its page names {} as its own address, which is another site's: not believed"


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same host, or hosts under one registered domain."""
    first, second = _host(one), _host(other)
    return bool(first) and (first == second or (_domain(one) is not None and _domain(one) == _domain(other)))


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
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/", "/index.html", "/index.php") and not parts.query


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _domain(url: str) -> str | None:
    """The registered domain ("example.co.uk"); None for an address by number and for names within a network."""
    from courlan import extract_domain  # noqa: PLC0415 (it comes with trafilatura, and only addresses need it)

    host = _host(url)
    if not any(map(str.isalpha, host.rpartition(".")[2])) or "." not in host:
        return None
    domain: str | None = extract_domain(url, fast=False)
    return domain
