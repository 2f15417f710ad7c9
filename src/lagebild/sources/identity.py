"""Which article it is: the given id, else the canonical URL, else publisher, title and day, else the text's hash."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from lagebild.records import digest

TRACKING = re.compile(
    r"(?:utm_\w+|ns_\w+|at_(?:medium|campaign|custom\d|link\w*)|mc_[ce]id|wt_z?mc|pk_\w+|mtm_\w+|(?:fb|[gdy])clid|[gw]braid|msclkid"
    r"|igshid|xtor|cmpid|_ga|_gl|sthash)",
    re.IGNORECASE,
)
SESSION = re.compile(
    r"(?:jsessionid|phpsessid|aspsessionid\w*|cfid|cftoken|session_?id|sessid|osid|zenid|oscsid)=.*"
    r"|(?:s|sid|session|sess)=(?=[\da-z]*\d)[\da-z]{16,}",  # a short name may be the page's own, unless its value is a long token
    re.IGNORECASE,
)
LONGEST = 1000  # bytes of an id
PORTS = {"http": 80, "https": 443}
NAMED = re.compile(r"(?:urn|tag|doi|guid):\S+", re.IGNORECASE)  # names that are made to identify


def canonical(url: str) -> str | None:
    """The URL without what varies between links to one page; None where it names no page of the web.

    Host in lower case; no fragment, user, default port, tracking or session parameter or trailing slash. Other parameters keep
    their order and spelling, since a site may tell pages apart by them.
    """
    if NAMED.fullmatch(url.strip()):
        return url.strip()
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:  # a broken port or IPv6 address
        return None
    if parts.scheme not in PORTS or not host or any(map(str.isspace, host)):
        return None
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != PORTS[parts.scheme]:
        place += f":{port}"
    return urlunsplit(SplitResult(parts.scheme, place, _path(parts.path), _query(parts.query), ""))


def _path(path: str) -> str:
    """The path without a session's parameters (";jsessionid=…")."""
    first, *parameters = path.split(";")
    kept = ";".join([first, *(one for one in parameters if not SESSION.fullmatch(one))])
    while kept != (shorter := kept.rstrip().rstrip("/")):  # blanks before what was left out, too
        kept = shorter
    return kept


def _query(query: str) -> str:
    return "&".join(part for part in query.split("&") if part and not _varies(part))


def _varies(part: str) -> bool:
    """Whether a parameter says who came from where and not which page it is."""
    return bool(TRACKING.fullmatch(part.partition("=")[0]) or SESSION.fullmatch(part))


def _fit(identity: str) -> str:
    """An id as every store takes it: one that is very long, or holds what no database stores, is replaced by its hash."""
    return digest("id", identity) if "\0" in identity or len(identity.encode()) > LONGEST else identity


def article_id(
    text: str, *, given: str | None, url: str | None, publisher: str | None, title: str | None, day: str | None
) -> str:
    """Id of an article. `day` is the day on which the source says that it was published: never one from an option."""
    if given:
        return _fit(given)
    if url and (page := canonical(url)):
        return _fit(page)
    if publisher and title and day:
        return digest("article", publisher, title, day)
    return digest("text", text)
