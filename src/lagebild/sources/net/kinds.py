"""What came back: a feed, a sitemap, a page, or a file of another kind. The content says it, not its label or its address."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from lagebild.errors import DEBUG, FetchError
from lagebild.sources import decoding, sniffing
from lagebild.sources.net import feeds, sitemaps, unpacking
from lagebild.sources.net.addresses import shown
from lagebild.sources.net.collections import Collection
from lagebild.sources.net.fetching import Response

DECLARED = re.compile(r"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
GZIP = b"\x1f\x8b\x08"
REPORT = f"please report it with what {DEBUG}=1 prints"
INTERNAL = re.compile(r"<!ENTITY", re.IGNORECASE)


class Kind(NamedTuple):
    """What a body is: "feed", "json feed", "sitemap", "page" or "file"; its text where it is one of the first three."""

    name: str
    text: str = ""


def kind(body: bytes, charset: str | None = None) -> Kind:
    """What a body is. `charset` is the encoding that its server declares."""
    head = body[: decoding.SAMPLE]
    if decoding.binary(head):
        return Kind("file")
    start = decoding.decode(head).text.lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return Kind("json feed", decoding.decode(body).text) if sniffing.is_json_feed(start) else Kind("file")
    if not start.startswith("<"):
        return Kind("file")
    name = sniffing.root(start)
    if name in sniffing.FEEDS or name in sniffing.SITEMAPS:
        declared = DECLARED.match(start)
        text = decoding.decode(body, declared=declared[1] if declared else charset).text
        return Kind("feed" if name in sniffing.FEEDS else "sitemap", text)
    return Kind("page" if name.lower() in ("html", "head", "body") or not start.startswith("<?xml") else "file")


def collection(response: Response) -> Collection | None:
    """The feed or sitemap that came back; None where it is neither.

    Raises:
        FetchError: it is one and cannot be read.
    """
    try:
        return _collection(response)
    except FetchError:
        raise
    except Exception as error:  # a feed that trips a fault of ours must not end the round over the others
        if os.environ.get(DEBUG):
            raise
        raise FetchError(shown(response.asked), fault_of_ours(error), REPORT) from error


def fault_of_ours(error: Exception) -> str:
    """What is said of a fault in Lagebild."""
    return f"could not be read: a fault in Lagebild ({type(error).__name__}: {error})"


def _collection(response: Response) -> Collection | None:
    found = kind(response.body, response.charset)
    if found.name == "file" and response.body.startswith(GZIP):  # as sitemaps often are, whatever the headers say
        found = kind(_opened(response), response.charset)
    if found.name in ("page", "file"):
        return None
    if found.name == "json feed":
        return feeds.read_json(found.text, response.url)
    if INTERNAL.search(_prolog(found.text)):
        raise FetchError(shown(response.url), feeds.ENTITIES, feeds.TELL)
    reader = feeds.read if found.name == "feed" else sitemaps.read
    return reader(found.text, response.url)


def _prolog(text: str) -> str:
    """What stands before the first element: where a document can declare something."""
    root = re.search(r"<(?:[\w.-]+:)?(?:rss|feed|RDF|channel|urlset|sitemapindex)\b", text)
    return text[: root.start()] if root else text


def _opened(response: Response) -> bytes:
    """What a gzip file holds, or its beginning, which is no feed."""
    limit = unpacking.Limit(shown(response.url), max(len(response.body), 50_000_000))
    try:
        return b"".join(unpacking.unpacked([response.body], "gzip", shown(response.url), limit))
    except FetchError:
        return b""
