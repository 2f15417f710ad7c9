"""From an address to articles: a page gives one, a feed or sitemap one for each entry; whatever is none is said in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lagebild.errors import FetchError, InputError
from lagebild.records import Article
from lagebild.sources import pagerights
from lagebild.sources.net import answers, feeds, kinds
from lagebild.sources.net.addresses import shown
from lagebild.sources.net.answers import Source
from lagebild.sources.net.collections import Collection, Entry, newest_first
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.web import Web

NAMES = {"feed": "a feed", "sitemap": "a sitemap", "index": "a list of sitemaps"}
SITEMAPS = 20  # sitemaps of an index that are read in one go, the newest


def opened(web: Web, url: str, conditions: Mapping[str, str] | None = None) -> Source | Response:
    """A feed or sitemap with its entries; else the answer as it is: a page, a file, or "not modified" (304).

    Raises:
        FetchError: it cannot be fetched or read.
    """
    response = web.get(url, conditions)
    if response.status == 304:
        return response
    collection = kinds.collection(response)
    if collection is None:
        return response
    if collection.kind == "index":
        collection = _gathered(web, collection, inside=response.inside)
    return Source(collection, response, web.rights(response, collection.rights))


def articles(web: Web, url: str, option: str | None = None) -> Iterator[Article | InputError]:
    """The articles of an address; `option` is the date of those that bring none. Of many entries the newest are read."""
    try:
        source = opened(web, url)
    except InputError as error:
        yield error
        return
    if isinstance(source, Response):
        yield from answers.articles(web, source, option=option)
        return
    say_notes(web, source)
    entries = source.collection.entries
    if not entries:
        yield InputError(shown(url), f"{NAMES[source.collection.kind]} without entries", "try again later")
    if (left := len(entries) - web.most) > 0:
        web.say(
            f"{shown(url)}: of {len(entries):,} entries the {web.most:,} newest, {left:,} older ones are left (--limit)"
        )
    for entry in entries[: web.most]:
        yield from of_entry(web, entry, source, option)


def hint(response: Response) -> str:
    """What to do about an answer that should have been a feed: the feed that the page names, if it names one."""
    return answers.feed_of(response) or "name a feed (RSS, Atom, JSON) or a sitemap; `lagebild add` reads pages"


def say_notes(web: Web, source: Source) -> None:
    """Say what is remarkable about a feed or sitemap."""
    for note in (*source.response.notes, *source.collection.notes):
        web.say(f"{shown(source.response.asked)}: {note}")
    if source.response.moved:
        web.say(f"{shown(source.response.asked)}: has moved for good to {shown(source.response.moved)}")


def of_entry(web: Web, entry: Entry, source: Source, option: str | None = None) -> Iterator[Article | InputError]:
    """The articles of an entry: what the feed carries where it is the whole article, else what its page gives."""
    text = answers.full_text(entry, source.response.url)
    if text is not None:
        yield answers.carried(web, entry, text, source, option)
        return
    where = shown(entry.link or entry.id or source.response.url)
    if entry.link is None:
        yield InputError(where, "an entry without text and without a page", feeds.TELL)
        return
    try:
        response = web.get(entry.link, inside=source.response.inside)
    except FetchError as error:
        yield error
        return
    said = pagerights.joined(entry.rights, source.collection.rights)
    if source.collection.kind != "feed":  # when a page was changed is not when it was published
        entry = replace(entry, updated=None)
    yield from answers.articles(web, response, entry, publisher=source.collection.title, said=said, option=option)


def _gathered(web: Web, index: Collection, *, inside: bool) -> Collection:
    """The pages of the sitemaps of an index, which came from `inside` (see `Response`) or not: as many of the newest as hold the pages
    that are read in one go, and more than one.
    """
    entries: list[Entry] = []
    notes = list(index.notes)
    read = 0
    for one in index.entries[:SITEMAPS]:
        if one.link is None:
            continue
        read += 1
        if one.link == index.url:
            notes.append("it names itself as one of its sitemaps: left out")
            continue
        try:
            found = kinds.collection(web.get(one.link, inside=inside))
        except FetchError as error:
            notes.append(str(error))
            continue
        if found is None or found.kind != "sitemap":
            within = found is not None and found.kind == "index"
            what = "a list of sitemaps within another, which is not followed" if within else "no sitemap"
            notes.append(f"{shown(one.link)}: {what}: left out")
            continue
        entries += found.entries
        if len(entries) > web.most:
            break
    if read < len(index.entries):
        notes.append(f"of {len(index.entries):,} sitemaps the {read} newest were read")
    return Collection("index", index.url, newest_first(entries), index.title, index.rights, tuple(notes))
