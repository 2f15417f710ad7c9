"""One page with the address under which it stood, fetched now or by a crawler: its article, or what stands there in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin

from lxml.html import HtmlElement

from lagebild.errors import InputError
from lagebild.sources import extraction, pagemeta, pagerights, pages
from lagebild.sources.drafts import Draft
from lagebild.sources.net import barriers, claims
from lagebild.sources.net.addresses import is_web, shown
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.sites import host, own_address

SAVE = "open it in a browser, save the page and name the file"
REMEDIES = {
    barriers.LOGIN: f"with an account: {SAVE}",
    barriers.CONSENT: SAVE,
    barriers.PAID: f"with a subscription: {SAVE}",
    barriers.GONE: "check the address; it may have moved",
    barriers.NONE: f"name an article; where it is one, {SAVE}",
    barriers.FRONT: "name its feed or an article",
}
"""What to do about a page that is no article."""
EMPTY = "an empty page: it has no text without its scripts, which are not run"


class Webpage(NamedTuple):
    """A page's article, and whether the page says itself that nothing is reserved."""

    draft: Draft
    denied: bool


def read(response: Response, where: str, *, dated: bool = False, feed: str | None = None) -> Webpage:
    """The article of a page.

    Args:
        response: how it came; its time is the latest on which the page was published.
        where: name for messages.
        dated: its date is known from elsewhere, should it not declare one.
        feed: the title of the feed that led there.

    Raises:
        InputError: something else stands there.
    """
    tree, warnings = pages.parsed(response.body, where, declared=response.charset)
    try:
        draft = pages.draft_of(tree, warnings, where)
    except InputError as error:
        raise InputError(where, EMPTY, SAVE) from error
    if kind := barriers.found(tree, draft, response):
        raise InputError(where, kind, hint(kind, tree, response.url))
    address, doubts = own_address(draft.page.url, response.url)
    publisher = draft.page.publisher
    if doubts and publisher and publisher.casefold() == host(draft.page.url or ""):
        publisher = None  # where a page has no name, its address stands in for it
    if claim := claims.doubt(publisher, response.url, feed):
        doubts = (*doubts, claim)
    draft = replace(
        draft, page=replace(draft.page, url=address, publisher=publisher), warnings=(*draft.warnings, *doubts)
    )
    return Webpage(draft if dated else _dated(draft, tree, address, response.fetched.date()), pagerights.denied(tree))


def hint(kind: str, tree: HtmlElement, url: str) -> str:
    """What to do about a page that is no article."""
    named = [urljoin(url, one) for one in barriers.feeds(tree)[:1]]
    if kind in (barriers.FRONT, barriers.NONE) and named and is_web(named[0]):
        return f"its feed is {shown(named[0])}"
    return REMEDIES.get(kind, "")


def _dated(draft: Draft, tree: HtmlElement, address: str, latest: date) -> Draft:
    """The draft with the date that its address, its markup or, as a guess, its words show, where the page declares none."""
    page = pagemeta.dated_by_address(draft.page)
    if page.published is not None:
        return replace(draft, page=page)
    if marked := extraction.dated(tree, address, latest, words=False):
        return replace(draft, page=replace(page, published=marked, published_by="htmldate"))
    return replace(draft, guessed=extraction.dated(tree, address, latest, words=True))
