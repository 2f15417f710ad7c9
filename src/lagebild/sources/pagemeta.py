"""What an HTML page says about itself: title, publisher, address, dates, language.

Dates are read only where the page declares them (meta tags, linked data, time elements, a byline, the address), never
guessed out of its running text or its frame, where a wrong one is as likely: many pages show today's date at the top.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from lagebild.sources import dates, extraction
from lagebild.sources.drafts import Page
from lagebild.sources.jsonlines import parsed

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "publish-date",
    "publication_date",
    "pubdate",
    "last_published_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date",
    "dcterms.date",
    "date",
)
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)
TYPED = re.compile(r"(?:Article|Posting|Report|Review)$")
BYLINE = re.compile(
    r"(?:^|[\s_-])(?:date|datum|time|timestamp|published|pubdate|byline)(?:$|[\s_-])|(?:Date|Datum)(?:$|[\s_-])"
)
INSIDE = ("article", "main")
ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/.-]|$)")


def declared(tree: HtmlElement) -> tuple[Page, tuple[str, ...]]:
    """The page's own data, and a warning where it declares a date that cannot be read."""
    found = extraction.facts(tree)
    url = _web(found.url)
    published = _moments(_published(tree, url))
    modified = _moments(_modified(tree))
    unread = next(_published(tree, url), None) if published is None else None
    page = Page(
        title=found.title or _heading(tree),
        publisher=found.publisher,
        url=url,
        published=published,
        modified=modified,
        language=tree.get("lang") or tree.get("xml:lang") or next(metas(tree, ("og:locale",)), None),
    )
    return page, (f"the page's date {unread[:60]!r} cannot be read",) if unread else ()


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _heading(tree: HtmlElement) -> str | None:
    heading = next(tree.iter("h1"), None)
    return " ".join(heading.text_content().split()) or None if heading is not None else None


def _moments(values: Iterable[str]) -> str | None:
    """The first value that is a date, in its most exact form: a later one of the same day may have the time."""
    known = [moment for value in values if (moment := dates.read(value))]
    return max((moment for moment in known if moment[:10] == known[0][:10]), key=len, default=None) if known else None


def _published(tree: HtmlElement, url: str | None) -> Iterator[str]:
    """Declarations of the date of publication, the most reliable first."""
    yield from _linked(tree, "datePublished")
    yield from metas(tree, PUBLISHED)
    yield from _single(_times(tree))
    yield from _single(_bylines(tree))
    if url and (match := ADDRESS.search(url)):
        yield "-".join(match.groups())


def _modified(tree: HtmlElement) -> Iterator[str]:
    yield from _linked(tree, "dateModified")
    yield from metas(tree, MODIFIED)


def metas(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    """Contents of the meta tags of these names, in the order of the names."""
    content: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if (value := (meta.get("content") or "").strip()) and name:
            content.setdefault(name.lower(), value)
    return (content[name] for name in names if name in content)


def _linked(tree: HtmlElement, key: str) -> Iterator[str]:
    """Values of a key in the page's linked data (schema.org JSON-LD), the articles' before the page's."""
    for thing in things(tree):
        if isinstance(value := thing.get(key), str) and value.strip():
            yield value


def things(tree: HtmlElement) -> list[dict[str, Any]]:
    """What the page's linked data (schema.org JSON-LD) describes, the articles before the page."""
    found = [thing for script in tree.iter("script") for thing in _things(script)]
    return sorted(found, key=lambda thing: not is_article(thing))


def is_article(thing: dict[str, Any]) -> bool:
    """Whether it is an article that linked data describes."""
    return TYPED.search(_type(thing)) is not None


def _things(script: HtmlElement) -> Iterator[dict[str, Any]]:
    if script.get("type") != "application/ld+json" or not script.text:
        return
    try:
        data = parsed(script.text)
    except (json.JSONDecodeError, ValueError):
        return
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield thing  # never what it lists or links to: those are other articles
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def _type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind)


def _single(values: Iterable[str]) -> Iterator[str]:
    """The values if all are of one day: several days are those of several articles."""
    known = [moment for value in values if (moment := dates.read(value))]
    if len({moment[:10] for moment in known}) == 1:
        yield from known


def _times(tree: HtmlElement) -> Iterator[str]:
    marked = [
        time for time in tree.iter("time") if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None
    ]
    for time in marked or [time for time in tree.iter("time") if _inside(time)]:
        yield time.get("datetime") or ""


def _bylines(tree: HtmlElement) -> Iterator[str]:
    """Dates that an element for a date shows, within the article."""
    for element in tree.iter("span", "p", "div", "time", "small", "li"):
        if BYLINE.search(element.get("class") or "") and _inside(element):
            words = " ".join(element.text_content().split())
            yield from re.split(r" ?[|·•] ?", words) if len(words) < 160 else ()


def _inside(element: HtmlElement) -> bool:
    return next(element.iterancestors(*INSIDE), None) is not None
