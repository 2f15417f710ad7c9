"""Goes through all that a server answers: its routes, the links on its pages, and what a page must not hold."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from lxml import html as lxml_html
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from lagebild.web.words import NAVIGATION

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HIDDEN = re.compile(r'<input type="hidden"[^>]*>')
"""What goes back to the server as it came, unseen."""
SAFE_ADDRESS = re.compile(r"(https?://|/(?!/)|#|\?|$)")
API = "/api/v1"
EACH = 3  # pages of one route with the same keys in their query


def routes(app: Starlette) -> Iterator[tuple[str, Route]]:
    """Method and route of every page; those of the API are its own."""
    for route in app.routes:
        if isinstance(route, Route) and not route.path.startswith(API):
            yield from ((method, route) for method in sorted(route.methods or ()) if method != "HEAD")


def filled(path: str, value: str = "gibt-es-nicht") -> str:
    """A path with its parts filled in."""
    return re.sub(r"\{\w+(:\w+)?\}", value, path)


def without_parts(app: Starlette) -> list[str]:
    """The paths of all pages that need no id."""
    return [route.path for method, route in routes(app) if method == "GET" and "{" not in route.path]


def route_of(app: Starlette, path: str) -> str:
    """The path of the route that answers a path; "" where none does."""
    for method, route in routes(app):
        if method == "GET" and route.path_regex.match(path):
            return str(route.path)
    return ""


def crawled(client: TestClient, most: int = 120, **headers: str) -> Iterator[tuple[str, Any]]:
    """Addresses and answers of the pages that links lead to, from the navigation on, some of each sort."""
    app: Starlette = client.app  # type: ignore[assignment]
    waiting = deque(path for path, _ in NAVIGATION)
    known, sorts = set(waiting), Counter[tuple[str, ...]]()
    while waiting and most:
        address = waiting.popleft()
        answer = client.get(address, headers=headers)
        most -= 1
        yield address, answer
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        if "attachment" in answer.headers.get("content-disposition", ""):
            continue
        for link in lxml_html.document_fromstring(answer.text).xpath("//a/@href"):
            target = _within(address, str(link))
            if target is None or target in known:
                continue
            known.add(target)
            parts = urlsplit(target)
            sort = (route_of(app, parts.path), *sorted({key for key, _ in parse_qsl(parts.query)}))
            sorts[sort] += 1
            if sorts[sort] <= EACH and sort[0] and not parts.path.endswith(".pdf"):
                waiting.append(target)


def _within(address: str, link: str) -> str | None:
    """Where a link leads on this server, without the fragment; None where it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = parts.path or urlsplit(address).path
    query = parts.query or ("" if parts.path else urlsplit(address).query)
    return path + (f"?{query}" if query else "") if path.startswith("/") else None


def faults(text: str, forbidden: Sequence[str] = ()) -> list[str]:
    """What a page holds that it must not: scripts, styles, handlers, other kinds of addresses, signs that turn the direction of writing."""
    page = lxml_html.document_fromstring(text)
    found = [
        f"<{one.tag}> inside the page"
        for one in page.xpath("//script[not(@src)]|//style|//iframe|//object|//embed|//base")
    ]
    found += [f"script from {src}" for src in page.xpath("//script/@src") if not str(src).startswith("/static/")]
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                found.append(f"<{element.tag} {name}>")
            if name in ("href", "src", "action", "formaction", "xlink:href") and not SAFE_ADDRESS.match(value):
                found.append(f"<{element.tag} {name}={value!r}>")
        if element.tag == "a" and str(element.get("href", "")).startswith("http"):
            rel = str(element.get("rel", "")).split()
            if not {"noreferrer", "noopener"} <= set(rel):
                found.append(f"<a href={element.get('href')!r}> without rel")
    found += [f"steering {sign!r}" for sign in sorted(set(STEERING.findall(HIDDEN.sub("", text))))]
    return found + [f"markup {tag!r}" for tag in forbidden if page.xpath(tag)]
