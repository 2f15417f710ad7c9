"""What an HTML page says about itself: title, publisher, address, dates, language.

Dates are read only where the page declares them (meta tags, linked data, time elements, a byline), never guessed out of its running
text or its frame, where a wrong one is as likely: many pages show today's date at the top. What stands within a figure, a side column or
comments, and what linked data and microdata say of pictures and other things, is said of those.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
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
PAGES = ("WebPage", "ItemPage")
INSIDE = ("article", "main")
OTHERS = ("figure", "figcaption", "aside")
BESIDE = re.compile(
    r"(?:(?:user|reader|leser)-?)?(?:comment|kommentar)(?:s|e|en)?(?:[-_]*(?:list|area|body|content|text|section|thread|wrapper|bereich))?"
    r"|(?:[\w-]*[-_])?(?:caption|credits?|copyright|bildnachweis|bildunterschrift)(?:[-_]\w+)*",
    re.IGNORECASE,
)  # classes and ids of comments, and of what stands beneath a picture
ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/.-]|$)")


def declared(tree: HtmlElement) -> tuple[Page, tuple[str, ...]]:
    """The page's own data, and a warning where it declares a date that cannot be read."""
    found = extraction.facts(tree)
    url = _web(found.url)
    published = _moments(_published(tree))
    modified = _moments(_modified(tree))
    unread = next(_published(tree), None) if published is None else None
    page = Page(
        title=found.title or _heading(tree),
        publisher=found.publisher,
        url=url,
        published=published,
        modified=modified,
        language=tree.get("lang") or tree.get("xml:lang") or next(metas(tree, ("og:locale",)), None),
    )
    return page, (f"the page's date {unread[:60]!r} cannot be read",) if unread else ()


def dated_by_address(page: Page) -> Page:
    """The page with the date that its address shows, where it has no other. The address must be the one that stands for the page."""
    match = ADDRESS.search(page.url) if page.url and page.published is None else None
    day = dates.read("-".join(match.groups())) if match else None
    return replace(page, published=day, published_by="address") if day else page


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _heading(tree: HtmlElement) -> str | None:
    heading = next(tree.iter("h1"), None)
    return " ".join(heading.text_content().split()) or None if heading is not None else None


def _moments(values: Iterable[str]) -> str | None:
    """The first value that is a date, in its most exact form: a later one of the same day may have the time."""
    known = [moment for value in values if (moment := dates.read(value))]
    return max((moment for moment in known if moment[:10] == known[0][:10]), key=len, default=None) if known else None


def _published(tree: HtmlElement) -> Iterator[str]:
    """Declarations of the date of publication, the most reliable first."""
    yield from _linked(tree, "datePublished")
    yield from metas(tree, PUBLISHED)
    yield from _single(_times(tree))
    yield from _single(_bylines(tree))


def _modified(tree: HtmlElement) -> Iterator[str]:
    yield from _linked(tree, "dateModified")
    yield from metas(tree, MODIFIED)


def metas(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    """Contents of the meta tags of these names, in the order of the names."""
    content: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if not name and not of_another(meta):
            name = meta.get("itemprop") or ""
        if (value := (meta.get("content") or "").strip()) and name:
            content.setdefault(name.lower(), value)
    return (content[name] for name in names if name in content)


def _linked(tree: HtmlElement, key: str) -> Iterator[str]:
    """Values of a key in the page's linked data (schema.org JSON-LD), the articles' before the page's."""
    for thing in own_things(tree):
        if isinstance(value := thing.get(key), str) and value.strip():
            yield value


def things(tree: HtmlElement) -> list[dict[str, Any]]:
    """What the page's linked data (schema.org JSON-LD) describes, the articles before the page."""
    found = [thing for script in tree.iter("script") for thing in _things(script)]
    return sorted(found, key=lambda thing: not is_article(thing))


def own_things(tree: HtmlElement) -> list[dict[str, Any]]:
    """The articles of the linked data, and the page: not its pictures, videos, publishers."""
    return [thing for thing in things(tree) if is_article(thing) or any(kind in PAGES for kind in _types(thing))]


def is_article(thing: dict[str, Any]) -> bool:
    """Whether it is an article that linked data describes."""
    return any(map(TYPED.search, _types(thing)))


def of_another(element: HtmlElement) -> bool:
    """Whether what an element declares is said of a picture, a comment or another thing within the page."""
    scope = next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)
    if scope is not None:
        kind = (scope.get("itemtype") or "").rstrip("/").rpartition("/")[2]
        if kind and kind not in PAGES and not TYPED.search(kind):
            return True
    return any(map(_is_beside, element.iterancestors()))


def _is_beside(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", *INSIDE):  # themes name there what the page has: "comments-open"
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return element.tag in OTHERS or any(map(BESIDE.fullmatch, names))


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


def _types(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [str(one).rpartition("/")[2] for one in (kind if isinstance(kind, list) else [kind])]


def _single(values: Iterable[str]) -> Iterator[str]:
    """The values if all are of one day: several days are those of several articles."""
    known = [moment for value in values if (moment := dates.read(value))]
    if len({moment[:10] for moment in known}) == 1:
        yield from known


def _times(tree: HtmlElement) -> Iterator[str]:
    marked = [
        time
        for time in tree.iter("time")
        if (time.get("itemprop") == "datePublished" or time.get("pubdate") is not None) and not of_another(time)
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
    return next(element.iterancestors(*INSIDE), None) is not None and not of_another(element)
