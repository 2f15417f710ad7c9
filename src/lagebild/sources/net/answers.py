"""What came back from one address to its articles, with what is known from around it: the feed, the server, the day."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lagebild.errors import DEBUG, FetchError, InputError
from lagebild.records import Article
from lagebild.rights import Rights
from lagebild.sources import assembly, dates, identity, pagerights, pages, streams
from lagebild.sources.drafts import Draft
from lagebild.sources.net import barriers, claims, kinds, reservations, webpages
from lagebild.sources.net.addresses import shown
from lagebild.sources.net.collections import Collection, Entry
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.sites import is_front, same_site
from lagebild.sources.net.web import Web
from lagebild.sources.respect import left_out

WHOLE = 400  # characters from which on what a feed carries can be a whole article
CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|weiterlesen|mehr lesen|zum (?:ganzen |vollständigen )?artikel|read more|continue reading)[\s»›→>.]*$",
    re.IGNORECASE,
)
FUTURE = "its date of publication, {}, lies in the future: not added"
MOVED = "its date, {}, is that of the feed's entry, whose address led on to another page: check it"


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
        rights=_carried_rights(web, entry, source),
        fetched=_stamp(response),
    )
    return _finished(web, _completed(draft, entry, source.collection.title), option)


def _carried_rights(web: Web, entry: Entry, source: Source) -> Rights | None:
    """What entry, feed and site say of an article that the feed carries. Its page, which is not fetched, may say more."""
    said = pagerights.joined(entry.rights, source.rights)
    if entry.link is None or reservations.denied(source.response):
        return said
    return pagerights.joined(said, web.site_rights(entry.link, source.response))


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
    elsewhere = _elsewhere(response)
    if not same_site(response.asked, response.url):
        publisher = None  # it is whose feed it is, not whose page came
    where = shown(response.asked)
    try:
        if not response.body.strip():
            raise InputError(where, "an empty page", "look at it in a browser")
        if kinds.kind(response.body, response.charset).name == "page":
            drafts: Iterator[Draft | InputError] = iter([_page(web, response, where, entry, publisher)])
        else:
            drafts = _file(web, response, where, is_linked=entry.link is not None, feed=publisher)
        for found in drafts:
            if isinstance(found, InputError):
                yield found
                continue
            draft = replace(found, rights=pagerights.joined(found.rights, said), fetched=_stamp(response))
            is_it = draft.where == where  # one of several articles is not what the feed speaks of
            if is_it and elsewhere:
                draft = _moved(draft, entry)
            about = entry if is_it and not elsewhere else Entry(None)
            yield _finished(web, _completed(draft, about, publisher), option)
    except InputError as error:
        yield error
    except Exception as error:  # one page never ends the run over a feed
        if os.environ.get(DEBUG):
            raise
        yield InputError(where, kinds.fault_of_ours(error), kinds.REPORT)


def _page(web: Web, response: Response, where: str, entry: Entry, feed: str | None) -> Draft:
    """The article of a page.

    Raises:
        InputError: something else stands there.
    """
    dated = entry.published is not None and not _elsewhere(response)
    draft, denied = webpages.read(response, where, dated=dated, feed=feed)
    rights = web.rights(response, draft.rights, denied=denied)
    return replace(draft, rights=rights, warnings=(*draft.warnings, *response.notes))


def _elsewhere(response: Response) -> bool:
    """Whether a redirect led to another page than was asked for, and not to another spelling of its address."""
    asked, came = identity.canonical(response.asked), identity.canonical(response.url)
    if asked == came or asked is None or came is None:
        return asked != came
    first, second = urlsplit(asked), urlsplit(came)
    return (first.path, first.query) != (second.path, second.query) or not same_site(asked, came)


def feed_of(response: Response) -> str:
    """The feed that a page names, as a hint; "" where it names none, or is no page."""
    if kinds.kind(response.body, response.charset).name != "page":
        return ""
    try:
        tree, _ = pages.parsed(response.body, response.url, declared=response.charset)
    except InputError:
        return ""
    return webpages.hint(barriers.NONE, tree, response.url)


def _file(
    web: Web, response: Response, where: str, *, is_linked: bool, feed: str | None
) -> Iterator[Draft | InputError]:
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
            yield (
                _of_its_site(found, response.url, draft.where[len(where) :].lstrip(":!"), feed) if is_linked else found
            )


def _of_its_site(draft: Draft, url: str, place: str, feed: str | None) -> Draft:
    """The draft under an address of its own site, else under that of the file and its place there.

    Under the id, or the publisher, title and day, that a file gives it could be another one's article.
    """
    given = {key: value for key, value in draft.given.items() if key not in ("id", "url", "publisher")}
    named = draft.given.get("url") or draft.page.url
    own = named if isinstance(named, str) and same_site(named, url) and not is_front(named) else None
    if own is None:
        given["id"] = f"{url}#{place}" if place else url
    called = draft.given.get("publisher") or draft.page.publisher
    doubt = claims.doubt(called, url, feed) if isinstance(called, str) else None
    page = replace(draft.page, url=own or url, publisher=called if isinstance(called, str) and not doubt else None)
    warnings = (*draft.warnings, *([f"{doubt}; not believed"] if doubt else []))
    return replace(draft, given=given, page=page, warnings=warnings)


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


def _moved(draft: Draft, entry: Entry) -> Draft:
    """The draft of a page that the entry's address led on to: of the entry only the date is taken, with a warning."""
    if entry.published is None or draft.page.published is not None or draft.given.get("published"):
        return draft
    page = replace(draft.page, published=entry.published, published_by="feed")
    return replace(draft, page=page, warnings=(*draft.warnings, MOVED.format(entry.published)))


def _finished(web: Web, draft: Draft, option: str | None) -> Article | InputError:
    """The article, unless it is dated in the future, or is to be left out."""
    now = web.clock.now()
    try:
        article = assembly.assemble(draft, option=option, now=now)
    except InputError as error:
        return error
    if article.published and dates.in_future(article.published, now):
        return FetchError(draft.where, FUTURE.format(article.published), "try again then", passing=True)
    return (left_out(article) if web.respect_reservations else None) or article


def _named(entry: Entry, feed: str) -> str | None:
    """The id of an article that has no page of its own."""
    return f"{feed}#{entry.id}" if entry.id else None


def _stamp(response: Response) -> str:
    return response.fetched.strftime("%Y-%m-%dT%H:%M:%SZ")
