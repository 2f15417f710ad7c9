"""What a server says about the use of what it serves: in the headers of an answer, and for a whole site in /.well-known/tdmrep.json."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from lagebild.rights import Reservation, Rights
from lagebild.sources import decoding, pagerights
from lagebild.sources.jsonlines import parsed
from lagebild.sources.net.fetching import PRODUCT, Response

WELL_KNOWN = "/.well-known/tdmrep.json"
LARGEST = 512_000  # bytes
MOST = 10_000  # rules of one site
LINKED = re.compile(r"<([^<>]{1,1000})>\s*((?:;[^,<>]{0,500})?)")
LICENSED = re.compile(r';\s*rel\s*=\s*"?[^";]*\blicense\b', re.IGNORECASE)
AGENTED = re.compile(r"^\s*([\w*-]+)\s*:\s*(.*)$", re.DOTALL)


def of_answer(response: Response) -> Rights | None:
    """What the headers say."""
    headers = response.headers
    link = next((m[1] for m in LINKED.finditer(headers.get("link", "")) if LICENSED.search(m[2])), None)
    found = [
        *pagerights.protocol("tdm-reservation header", headers.get(pagerights.RESERVED), headers.get(pagerights.POLICY))
    ]
    for value in response.robots:
        named = AGENTED.match(value)
        if named is None or named[1].lower() in ("*", PRODUCT.lower()):
            found += pagerights.directives("X-Robots-Tag header", named[2] if named else value)
    return pagerights.made((link, "Link header"), None, found)


def denied(response: Response) -> bool:
    """Whether the headers say that nothing is reserved, which counts before what is said of the whole site."""
    return response.headers.get(pagerights.RESERVED, "").strip() == "0"


Rules = Sequence[Mapping[str, Any]]


def rules(body: bytes) -> Rules:
    """The rules of a tdmrep.json; none where it is damaged."""
    try:
        value = parsed(decoding.decode(body[:LARGEST]).text)
    except ValueError:
        return ()
    return [rule for rule in value[:MOST] if isinstance(rule, dict)] if isinstance(value, list) else ()


def of_site(found: Rules, url: str) -> Reservation | None:
    """What a site's rules say of one of its addresses: by the protocol the first rule whose location fits counts."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    for rule in found:
        location = rule.get("location")
        if isinstance(location, str) and _fits(location, path):
            policy = rule.get(pagerights.POLICY)
            if str(rule.get(pagerights.RESERVED)) != "1":
                return None
            return Reservation(
                "tdmrep.json",
                f"{pagerights.RESERVED}: 1",
                pagerights.short(policy) if isinstance(policy, str) else None,
            )
    return None


def _fits(location: str, path: str) -> bool:
    """Whether a path begins as a location says; "*" stands for any characters, "$" for the end, as in robots.txt."""
    location = location if location.startswith(("/", "*")) else f"/{location}"
    ends = location.endswith("$")
    first, *others = (location[:-1] if ends else location).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for at_last, part in enumerate(others, start=1 - len(others)):
        if ends and at_last == 0:
            return path[at:].endswith(part)
        place = path.find(part, at)
        if place < 0:
            return False
        at = place + len(part)
    return not ends or at == len(path)
