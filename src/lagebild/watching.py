"""Feeds that are kept current: rounds over the feeds of a dossier, each entry read once, whatever happens to the process.

An entry is marked as done only after its article is in, and what a server said of a feed's state (ETag, Last-Modified) is noted only
when all of its entries are done: killed at any moment, the next round goes on where this one was.
"""

from __future__ import annotations

import os
import socket
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import NamedTuple

from lagebild import moments
from lagebild.entries import Added, Feed, FeedEntry
from lagebild.errors import FetchError, InputError
from lagebild.pipeline import Reads, add
from lagebild.records import Article
from lagebild.sources.net import arrivals
from lagebild.sources.net.addresses import shown, target
from lagebild.sources.net.answers import Source
from lagebild.sources.net.collections import Entry
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.pace import LONGEST, backoff
from lagebild.sources.net.web import Web
from lagebild.store import Dossier

HELD = 900.0  # seconds for which a feed is held; longer than its slowest entry takes with all of its tries
TRIES = 5  # rounds in which an entry that fails in passing is tried
MANY = 20  # failures in a row from which on a feed is asked but once a day
STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"  # of moments.stamp
NO_FEED = "no feed and no sitemap"


@dataclass
class Round:
    """What came of a round so far: feeds that were asked, of these those that had not changed, outcomes of articles, faults."""

    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: int = 0


class _Tag(NamedTuple):
    """Which entry something that went in belongs to, and whether it is the last of it."""

    entry: Entry
    last: bool


@dataclass
class _State:
    """How it stands with the entries of one feed in this round."""

    known: dict[str, FeedEntry]
    tags: deque[_Tag] = field(default_factory=deque)
    passing: set[str] = field(default_factory=set)  # entries that failed in passing
    is_whole: bool = True  # nothing is left for the next round
    lost: bool = False  # another watcher has the feed


def holder() -> str:
    """Who this process is among the watchers: its host, its number, and a word of its own."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"


def is_gone(other: str) -> bool:
    """Whether it can be seen that a watcher is no more: it ran on this host, and no such process does."""
    host, _, rest = other.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname() or not number.isdecimal() or os.name != "posix":
        return False
    if int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:  # another user's
        return False
    return False


def remember(web: Web, dossier: Dossier, url: str) -> bool:
    """Watch an address from now on; whether it was not watched before.

    Raises:
        FetchError: it is known to be neither feed nor sitemap. One that cannot be reached now is remembered all the same.
    """
    address = target(url).url
    if any(feed.url == address for feed in dossier.feeds()):
        return False
    try:
        found = arrivals.opened(web, address)
    except FetchError as error:
        if not error.passing:
            raise
        return dossier.add_feed(address)
    if isinstance(found, Response):
        raise FetchError(shown(url), NO_FEED, arrivals.hint(found))
    return dossier.add_feed(address, found.collection.title)


class Watcher:
    """Goes round the feeds of a dossier.

    Args:
        dossier: open for writing.
        reader: as from `lagebild.pipeline.load_reader`.
        web: by whose rules is fetched; its clock tells the time.
        every: seconds between two rounds.
        name: who this watcher is; by default `holder()`.
    """

    def __init__(
        self, dossier: Dossier, reader: Reads, web: Web, *, every: float = 600.0, name: str | None = None
    ) -> None:
        self._dossier = dossier
        self._reader = reader
        self._web = web
        self._every = every
        self._name = name or holder()

    def round(self, done: Round) -> Iterator[Added | InputError]:
        """Ask every feed that is due and that no other watcher has; what became of each new entry comes out, and `done` is kept.

        Raises:
            StoreError: the dossier cannot be written; what was added before stays.
        """
        now = moments.stamp(self._web.clock.now())
        for feed in self._dossier.feeds():
            if feed.due > now:
                continue
            claimed = self._dossier.claim_feed(feed.url, self._name, HELD, is_gone)
            if claimed is not None:
                done.asked += 1
                for result in self._held(claimed, done):
                    if isinstance(result, InputError):
                        done.faults += 1
                    else:
                        done.outcomes[result.outcome] += 1
                    yield result

    def pause(self) -> float:
        """Seconds until the next feed is due, at least one, at most the time between two rounds."""
        now = self._web.clock.now()
        due = [feed.due for feed in self._dossier.feeds() if not feed.held]
        first = min(due, default=moments.stamp(now + timedelta(seconds=self._every)))
        left = (datetime.strptime(first, STAMP).replace(tzinfo=UTC) - now).total_seconds()
        return min(max(left, 1.0), self._every)

    def _held(self, feed: Feed, done: Round) -> Iterator[Added | InputError]:
        """One feed, let go of in the end, however that comes."""
        said: dict[str, object] = {}
        try:
            yield from self._asked(feed, said, done)
        finally:
            self._dossier.leave_feed(feed.url, self._name, **said)

    def _asked(self, feed: Feed, said: dict[str, object], done: Round) -> Iterator[Added | InputError]:
        conditions = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        try:
            found = arrivals.opened(self._web, feed.url, {name: value for name, value in conditions.items() if value})
            if isinstance(found, Response) and found.status != 304:
                raise FetchError(shown(feed.url), NO_FEED, arrivals.hint(found))
        except FetchError as error:
            done.failed += 1
            said.update(self._failed(feed, error))
            yield error
            return
        state = _State(dict(self._dossier.feed_entries(feed.url)))
        if isinstance(found, Response):
            done.unchanged += 1
        else:
            yield from self._entries(feed, found, state)
        said.update(self._answered(feed, found, state))

    def _failed(self, feed: Feed, error: FetchError) -> dict[str, object]:
        """How it stands with a feed that could not be had: it is asked less and less often, never less than once a day."""
        failures = feed.failures + 1
        chance = self._web.clock.chance
        pause = LONGEST if failures >= MANY or error.status == 410 else backoff(failures, self._every, LONGEST, chance)
        pause = min(max(pause, error.after or 0.0), LONGEST)
        return {"failures": failures, "fault": error.what, "due": self._in(pause)}

    def _answered(self, feed: Feed, found: Source | Response, state: _State) -> dict[str, object]:
        said: dict[str, object] = {"failures": 0, "fault": None, "due": self._in(self._every)}
        if isinstance(found, Response) or state.lost:
            return said
        headers = found.response.headers
        # else "not modified" would hide what is left, or what is new in a sitemap of a list that stays the same
        whole = state.is_whole and not state.passing and found.collection.kind != "index"
        said["etag"] = headers.get("etag") if whole else None
        said["modified"] = headers.get("last-modified") if whole else None
        said["answered"] = moments.stamp(self._web.clock.now())
        said["title"] = found.collection.title or feed.title
        self._dossier.prune_entries(feed.url, frozenset(entry.key for entry in found.collection.entries))
        return said

    def _entries(self, feed: Feed, source: Source, state: _State) -> Iterator[Added | InputError]:
        """What became of the entries that are new or have changed: of many the newest, the rest in the next rounds."""
        arrivals.say_notes(self._web, source)
        new = [entry for entry in source.collection.entries if not _is_done(state.known.get(entry.key), entry)]
        most = self._web.most
        if len(new) > most:
            state.is_whole = False
            left = len(new) - most
            self._web.say(
                f"{shown(feed.url)}: {len(new):,} new entries: the {most:,} newest now, {left:,} in later rounds"
            )
        for result in add(self._items(feed, new[:most], source, state), self._reader, self._dossier):
            tag = state.tags.popleft()
            if isinstance(result, FetchError) and result.passing:
                state.passing.add(tag.entry.key)
            if tag.last:
                result = self._marked(feed, tag.entry, state, result)  # noqa: PLW2901 -- it may say more
            yield result

    def _items(
        self, feed: Feed, entries: Iterable[Entry], source: Source, state: _State
    ) -> Iterator[Article | InputError]:
        """The articles of the entries, each noted in `state.tags` as it goes out."""
        for entry in entries:
            if not self._dossier.keep_feed(feed.url, self._name, HELD):
                state.lost = True
                return
            waiting: Article | InputError | None = None
            for item in arrivals.of_entry(self._web, entry, source):
                if waiting is not None:
                    state.tags.append(_Tag(entry, last=False))
                    yield waiting
                waiting = item
            state.tags.append(_Tag(entry, last=True))
            yield waiting if waiting is not None else InputError(shown(entry.link or feed.url), "nothing in it")

    def _marked(self, feed: Feed, entry: Entry, state: _State, result: Added | InputError) -> Added | InputError:
        """Write down how it stands with an entry; its last result, which says where it is given up."""
        before = state.known.get(entry.key)
        tries = before.tries if before is not None and before.mark == entry.mark and not before.done else 0
        if entry.key not in state.passing:
            self._dossier.mark_entry(feed.url, entry.key, FeedEntry(entry.mark))
            return result
        tries += 1
        is_given_up = tries >= TRIES
        self._dossier.mark_entry(feed.url, entry.key, FeedEntry(entry.mark, tries, is_given_up))
        if is_given_up:
            state.passing.discard(entry.key)
            if isinstance(result, InputError):
                return InputError(result.where, result.what, f"given up after {TRIES} rounds")
        return result

    def _in(self, seconds: float) -> str:
        return moments.stamp(self._web.clock.now() + timedelta(seconds=seconds))


def _is_done(known: FeedEntry | None, entry: Entry) -> bool:
    return known is not None and known.done and known.mark == entry.mark
