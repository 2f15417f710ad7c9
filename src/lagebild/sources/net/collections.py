"""What lists articles, as this package hands it on: a feed or a sitemap with its entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lagebild.moments import moment
from lagebild.records import digest
from lagebild.rights import Rights

SHARED = "{:,} entries share {:,} guid(s), which should name one each: told apart by link or title"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `link` is where its page is, `content` the HTML of the whole article where the feed carries it.

    `published` and `updated` are ISO 8601. `id` is what the feed calls it, `apart` tells it from others that the feed calls the same.
    """

    link: str | None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    content: str | None = None
    language: str | None = None
    rights: Rights | None = None
    apart: str | None = None

    @property
    def key(self) -> str:
        """By what it is known again."""
        name = self.id or self.link or self.title or self.content or ""
        return digest("entry", name) if self.apart is None else digest("entry", name, self.apart)

    @property
    def mark(self) -> str:
        """Changes when the entry does: then its article is read again."""
        return digest("mark", self.link, self.updated or self.published or "", digest("content", self.content or ""))


@dataclass(frozen=True, slots=True)
class Collection:
    """A feed ("feed") or sitemap ("sitemap"), or a list of sitemaps ("index": its entries are these, or their pages where they were read);
    its entries the newest first.
    """

    kind: str
    url: str
    entries: tuple[Entry, ...] = ()
    title: str | None = None
    rights: Rights | None = None
    notes: tuple[str, ...] = field(default=())


def told_apart(entries: Iterable[Entry]) -> tuple[list[Entry], tuple[str, ...]]:
    """The entries, those under one id told apart by their links, or without one by their titles; a note where there are such."""
    found = list(entries)
    places: dict[str, set[str]] = defaultdict(set)
    for entry in found:
        if entry.id is not None:
            places[entry.id].add(entry.link or entry.title or "")
    shared = {name for name, ones in places.items() if len(ones) > 1}
    if not shared:
        return found, ()
    count = sum(entry.id in shared for entry in found)
    return [_apart(entry) if entry.id in shared else entry for entry in found], (SHARED.format(count, len(shared)),)


def _apart(entry: Entry) -> Entry:
    if entry.link is None:  # its id is that of its article as well
        return replace(entry, id=f"{entry.id} {entry.title}" if entry.title else entry.id)
    return replace(entry, apart=entry.link)


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Without repetitions, by their dates; those without a date come last, in their order."""
    once: dict[str, Entry] = {}
    for entry in told_apart(entries)[0]:
        once.setdefault(entry.key, entry)
    return tuple(sorted(once.values(), key=_when, reverse=True))


def _when(entry: Entry) -> str:
    return moment(entry.updated or entry.published)
