"""Sitemaps to entries (https://www.sitemaps.org/protocol.html), with what news sitemaps add; no entity is expanded, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from lagebild.errors import FetchError
from lagebild.sources import dates
from lagebild.sources.net.addresses import is_web, shown
from lagebild.sources.net.collections import Collection, Entry, newest_first

MOST = 50_000  # addresses of one sitemap: the protocol's own limit
TELL = "tell its publisher; `lagebild watch --remove` takes it off the list"
ELSEWHERE = "{} of its addresses are on other hosts: left out"


def read(text: str, url: str) -> Collection:
    """The pages of a sitemap, or the sitemaps of an index, decoded already; `url` is where it came from.

    Raises:
        FetchError: it cannot be read.
    """
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(shown(url), "a sitemap that cannot be read", TELL) from error
    if root is None:
        raise FetchError(shown(url), "a sitemap that cannot be read", TELL)
    found = list(_entries(root))
    host = _host(url)
    own = [entry for entry in found if entry.link and _host(entry.link) == host]
    kind = "index" if _local(root) == "sitemapindex" else "sitemap"
    notes = (ELSEWHERE.format(len(found) - len(own)),) if len(own) < len(found) else ()
    return Collection(kind, url, newest_first(own), notes=notes)


def _entries(root: etree._Element) -> Iterator[Entry]:
    for count, item in enumerate(root):
        if count >= MOST:
            return
        if _local(item) not in ("url", "sitemap"):
            continue
        words = _said(item)
        link = words.get("loc", "")
        if is_web(link):
            yield Entry(
                link=link,
                title=words.get("title"),
                published=dates.read(words.get("publication_date", "")),
                updated=dates.read(words.get("lastmod", "")),
                language=words.get("language"),
            )


def _said(item: etree._Element) -> dict[str, str]:
    """The words of an entry's elements by their names, those of its news as well; an image's are not its own."""
    said: dict[str, str] = {}
    for child in item.iter():
        name = _local(child)
        parent = child.getparent()
        outer = _local(parent) if parent is not None else ""
        if outer in ("url", "sitemap", "news", "publication") and (words := (child.text or "").strip()):
            said.setdefault(name if outer != "publication" or name == "language" else f"publication_{name}", words)
    return said


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
