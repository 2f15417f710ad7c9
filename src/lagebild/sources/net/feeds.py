"""Feeds to entries: RSS and Atom by feedparser, JSON feeds by the standard (https://www.jsonfeed.org/version/1.1/).

No entity that a feed declares itself is expanded, nothing that it names is loaded, and no markup of it is ever shown: of HTML only the
text is taken.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from lagebild.errors import FetchError
from lagebild.rights import Rights
from lagebild.sources import dates, pagerights
from lagebild.sources.jsonlines import parsed
from lagebild.sources.net.addresses import is_web, shown
from lagebild.sources.net.collections import Collection, Entry, newest_first, told_apart
from lagebild.sources.pages import fragment

MOST = 50_000  # entries of one feed that are looked at
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
TELL = "tell its publisher; `lagebild watch --remove` takes a feed off the list"
ENTITIES = "declares entities of its own: not read"


def read(text: str, url: str) -> Collection:
    """The entries of an RSS or Atom feed, decoded already; `url` is where it came from.

    Raises:
        FetchError: it is no feed.
    """
    import feedparser  # noqa: PLC0415 -- only feeds need it

    # handed over as a stream, since a string could be taken for an address, and as UTF-8, whatever it declares
    body = io.BytesIO(DECLARATION.sub("", text, count=1).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        found = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # its loose parser takes whatever comes, with regular expressions and hope
        raise FetchError(shown(url), f"a feed that cannot be read ({type(error).__name__})", TELL) from error
    if not found.get("version") and not found.get("entries"):
        raise FetchError(shown(url), "a feed that cannot be read", TELL)
    feed = found.get("feed", {})
    rights = _rights(feed)
    language = _words(feed.get("language"))
    entries, notes = told_apart(_entry(item, url, language) for item in found.entries[:MOST])
    notes = (*_damaged(found), *notes)
    return Collection("feed", url, newest_first(entries), _text(feed.get("title")), rights, notes)


def read_json(text: str, url: str) -> Collection:
    """The entries of a JSON feed.

    Raises:
        FetchError: it is none.
    """
    try:
        feed = parsed(text)
    except ValueError as error:
        raise FetchError(shown(url), f"a JSON feed that cannot be read ({str(error)[:80]})", TELL) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FetchError(shown(url), 'JSON without "items": no feed', TELL)
    language = _words(feed.get("language"))
    entries, notes = told_apart(_json_entry(item, url, language) for item in items[:MOST] if isinstance(item, dict))
    return Collection("feed", url, newest_first(entries), _text(feed.get("title")), notes=notes)


def _damaged(found: Mapping[str, Any]) -> tuple[str, ...]:
    """A note where the feed is no well-formed XML: what was understood of it is read."""
    error = found.get("bozo_exception") if found.get("bozo") else None
    kind = type(error).__name__
    if error is None or kind in ("CharacterEncodingOverride", "NonXMLContentType"):
        return ()
    return ("the feed is no sound XML: what can be made out of it is read",)


def _entry(item: Mapping[str, Any], url: str, language: str | None) -> Entry:
    bodies = [one.get("value") for one in item.get("content", ()) if isinstance(one, Mapping)]
    content = max((one for one in bodies if isinstance(one, str)), key=len, default=None)
    link = _link(item.get("link"), url)
    if content is None and link is None:
        content = _words(item.get("summary"))
    return Entry(
        link=link,
        id=_words(item.get("id")),
        title=_text(item.get("title")),
        published=_moment(item, "published"),
        updated=_moment(item, "updated"),
        content=content,
        language=next((_words(one.get("language")) for one in item.get("content", ())), None) or language,
        rights=_rights(item),
    )


def _json_entry(item: Mapping[str, Any], url: str, language: str | None) -> Entry:
    words = _words(item.get("content_html"))
    if words is None and (plain := _words(item.get("content_text"))):
        words = "".join(f"<p>{_escaped(part)}</p>" for part in re.split(r"\n{2,}", plain))
    number = item.get("id")
    return Entry(
        link=_link(item.get("url"), url) or _link(item.get("external_url"), url),
        id=str(number) if isinstance(number, str | int | float) else None,
        title=_text(item.get("title")),
        published=dates.read(_words(item.get("date_published")) or ""),
        updated=dates.read(_words(item.get("date_modified")) or ""),
        content=words,
        language=_words(item.get("language")) or language,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _words(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _text(value: Any) -> str | None:
    """Words that may hold markup or entities, on one line."""
    words = _words(value)
    if words is None:
        return None
    plain = fragment(words) if re.search(r"[<&]", words) else words
    return " ".join(plain.split()) or None


def _link(value: Any, url: str) -> str | None:
    words = _words(value)
    if words is None:
        return None
    try:
        joined = urljoin(url, words)
    except ValueError:  # brackets that are no address
        return None
    return joined if is_web(joined) else None


def _moment(item: Mapping[str, Any], name: str) -> str | None:
    """A date as it is given, where it can be read; else as feedparser understands it (UTC)."""
    if name in item.keys() and (words := _words(item.get(name))):  # noqa: SIM118 -- `in` takes one date for the other
        if found := dates.read(words):
            return found
        parts = item.get(f"{name}_parsed")
        try:
            return datetime(*parts[:6]).replace(tzinfo=UTC).isoformat() if parts else None
        except (ValueError, TypeError, OverflowError):
            return None
    return None


def _rights(item: Mapping[str, Any]) -> Rights | None:
    """Licence and copyright of a feed or entry."""
    return pagerights.made(next(_licences(item), (None, None)), _text(item.get("rights")))


def _licences(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for link in item.get("links", ()):
        if isinstance(link, Mapping) and link.get("rel") == "license" and (address := _words(link.get("href"))):
            yield address, "feed"
    if words := _words(item.get("license")):
        yield words, "feed"
