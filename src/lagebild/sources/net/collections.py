"""What lists articles, as this package hands it on: a feed or a sitemap with its entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lagebild.moments import moment
from lagebild.records import digest
from lagebild.rights import Rights


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `link` is where its page is, `content` the HTML of the whole article where the feed carries it.

    `published` and `updated` are ISO 8601. `id` is what the feed calls it.
    """

    link: str | None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    content: str | None = None
    language: str | None = None
    rights: Rights | None = None

    @property
    def key(self) -> str:
        """By what it is known again."""
        return digest("entry", self.id or self.link or self.title or self.content or "")

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


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Without repetitions, by their dates; those without a date come last, in their order."""
    once: dict[str, Entry] = {}
    for entry in entries:
        once.setdefault(entry.key, entry)
    return tuple(sorted(once.values(), key=_when, reverse=True))


def _when(entry: Entry) -> str:
    return moment(entry.updated or entry.published)
