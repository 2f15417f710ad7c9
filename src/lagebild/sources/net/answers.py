"""What came back from one address to its articles, with what is known from around it: the feed, the server, the day."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from lagebild.errors import DEBUG, FetchError, InputError
from lagebild.records import Article
from lagebild.rights import Rights
from lagebild.sources import assembly, dates, extraction, pagerights, pages, streams
from lagebild.sources.drafts import Draft
from lagebild.sources.net import barriers, kinds
from lagebild.sources.net.addresses import is_web, shown
from lagebild.sources.net.collections import Collection, Entry
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.sites import own_address, same_site
from lagebild.sources.net.web import Web

WHOLE = 400  # characters from which on what a feed carries can be a whole article
CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|weiterlesen|mehr lesen|zum (?:ganzen |vollständigen )?artikel|read more|continue reading)[\s»›→>.]*$",
    re.IGNORECASE,
)
FUTURE = "its date of publication, {}, lies in the future: not added"
RESERVED = "reserves text and data mining ({}): left out (--respect-reservations)"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or sitemap as it came back, with what is said of the use of what it carries."""

    collection: Collection
    response: Response
    rights: Rights | None = None


def full_text(entry: Entry, feed: str) -> str | None:
    """The text of an entry that carries its whole article; None where its page has to be fetched.

    What a feed carries for a page of another site is not taken: it would become that site's article.
    """
    if entry.content is None or (entry.link is not None and not same_site(entry.link, feed)):
        return None
    text = pages.fragment(entry.content)
    if entry.link is None:
        return text or None
    return text if len(text) >= WHOLE and not CUT.search(text) else None


def carried(web: Web, entry: Entry, text: str, source: Source, option: str | None = None) -> Article | InputError:
    """The article that a feed carries itself."""
    response = source.response
    where = shown(entry.link or f"{response.url}#{entry.id or entry.key}")
    draft = Draft(
        where=where,
        text=text,
        given={} if entry.link else {"id": _named(entry, response.url)},
        rights=pagerights.joined(entry.rights, source.rights),
        fetched=_stamp(response),
    )
    return _finished(web, _completed(draft, entry, source.collection.title), option)


def articles(
    web: Web,
    response: Response,
    entry: Entry | None = None,
    *,
    publisher: str | None = None,
    said: Rights | None = None,
    option: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles of an answer: one of a page, those of a file.

    Args:
        web: by whose rules.
        response: what came back.
        entry: of the feed that led there.
        publisher: whose feed it is, for a page that does not say.
        said: what the feed says about the use of its entries.
        option: the date of articles that bring none.
    """
    entry = entry or Entry(None)
    where = shown(response.asked)
    try:
        if not response.body.strip():
            raise InputError(where, "an empty page")
        if kinds.kind(response.body, response.charset).name == "page":
            drafts: Iterator[Draft | InputError] = iter([_page(web, response, where, entry)])
        else:
            drafts = _file(web, response, where, is_linked=entry.link is not None)
        for found in drafts:
            if isinstance(found, InputError):
                yield found
                continue
            draft = replace(found, rights=pagerights.joined(found.rights, said), fetched=_stamp(response))
            about = (
                entry if draft.where == where else Entry(None)
            )  # one of several articles is not what the feed speaks of
            yield _finished(web, _completed(draft, about, publisher), option)
    except InputError as error:
        yield error
    except Exception as error:  # one page never ends the run over a feed
        if os.environ.get(DEBUG):
            raise
        yield InputError(where, kinds.fault_of_ours(error))


def _page(web: Web, response: Response, where: str, entry: Entry) -> Draft:
    """The article of a page.

    Raises:
        InputError: something else stands there.
    """
    tree, warnings = pages.parsed(response.body, where, declared=response.charset)
    try:
        draft = pages.draft_of(tree, warnings, where)
    except InputError as error:
        raise InputError(where, "an empty page: it has no text without its scripts, which are not run") from error
    if kind := barriers.found(tree, draft.text, draft.warnings, response, pages.all_text(tree)):
        raise InputError(where, kind, _hint(kind, tree, response.url))
    address, doubts = own_address(draft.page.url, response.url)
    page = replace(draft.page, url=address)
    guessed = None
    if page.published is None and entry.published is None:
        latest = web.clock.now().date()
        if marked := extraction.dated(tree, address, latest, words=False):
            page = replace(page, published=marked, published_by="htmldate")
        else:
            guessed = extraction.dated(tree, address, latest, words=True)
    rights = web.rights(response, draft.rights, denied=pagerights.denied(tree))
    warnings = (*draft.warnings, *doubts, *response.notes)
    return replace(draft, page=page, guessed=guessed, rights=rights, warnings=warnings)


def feed_of(response: Response) -> str:
    """The feed that a page names, as a hint; "" where it names none, or is no page."""
    if kinds.kind(response.body, response.charset).name != "page":
        return ""
    try:
        tree, _ = pages.parsed(response.body, response.url, declared=response.charset)
    except InputError:
        return ""
    return _hint(barriers.NONE, tree, response.url)


def _hint(kind: str, tree: HtmlElement, url: str) -> str:
    """What to do about a page that is no article."""
    named = [urljoin(url, one) for one in barriers.feeds(tree)[:1]]
    if kind in (barriers.FRONT, barriers.NONE) and named and is_web(named[0]):
        return f"its feed is {shown(named[0])}"
    return "name its feed or an article" if kind == barriers.FRONT else ""


def _file(web: Web, response: Response, where: str, *, is_linked: bool) -> Iterator[Draft | InputError]:
    """The articles of a file of another kind, as far as it can be read. One that a feed links to (`is_linked`) speaks for its own site."""
    kind = "text" if response.media_type == "text/plain" else None
    rights = web.rights(response, None)
    for draft in streams.drafts(io.BytesIO(response.body), where, kind):
        if isinstance(draft, InputError):
            yield draft
        else:
            url = draft.page.url or (response.url if draft.where == where else None)
            joined = pagerights.joined(draft.rights, rights)
            found = replace(draft, page=replace(draft.page, url=url), rights=joined)
            yield _of_its_site(found, response.url) if is_linked else found


def _of_its_site(draft: Draft, url: str) -> Draft:
    """The draft without ids, and without addresses of other sites: under them it would be another one's article."""
    given = {key: value for key, value in draft.given.items() if key != "id"}
    if not same_site(str(given.get("url")), url):
        given.pop("url", None)
    own = draft.page.url if draft.page.url and same_site(draft.page.url, url) else None
    return replace(draft, given=given, page=replace(draft.page, url=own))


def _completed(draft: Draft, entry: Entry, publisher: str | None) -> Draft:
    """The draft with what the feed says, where the page says nothing."""
    page = draft.page
    if page.published is None and entry.published is not None:
        page = replace(page, published=entry.published, published_by="feed")
    changed = entry.updated if entry.updated != entry.published else None
    page = replace(
        page,
        title=page.title or entry.title,
        publisher=page.publisher or publisher,
        url=page.url or entry.link,
        modified=page.modified or changed,
        language=page.language or entry.language,
    )
    return replace(draft, page=page)


def _finished(web: Web, draft: Draft, option: str | None) -> Article | InputError:
    """The article, unless it is dated in the future, or is to be left out."""
    now = web.clock.now()
    try:
        article = assembly.assemble(draft, option=option, now=now)
    except InputError as error:
        return error
    if article.published and dates.in_future(article.published, now):
        return FetchError(draft.where, FUTURE.format(article.published), "try again then", passing=True)
    if web.respect_reservations and article.rights is not None and article.rights.reserved:
        return InputError(draft.where, RESERVED.format(article.rights.reservations[0].by))
    return article


def _named(entry: Entry, feed: str) -> str | None:
    """The id of an article that has no page of its own."""
    return f"{feed}#{entry.id}" if entry.id else None


def _stamp(response: Response) -> str:
    return response.fetched.strftime("%Y-%m-%dT%H:%M:%SZ")
