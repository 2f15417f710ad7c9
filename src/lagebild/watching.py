"""Feeds that are kept current: rounds over the feeds of a dossier, each entry read once, whatever happens to the process.

An entry is marked as done only after its article is in, and what a server said of a feed's state (ETag, Last-Modified) is noted only
when all of its entries are done: killed at any moment, the next round goes on where this one was.

Feeds have turns: those that are due longest come first, and each may take so much time (`TURN`), so that a slow site does not hold up
the others. What is left of a feed then is kept in mind, and its next turn comes when the others have had theirs.
"""

from __future__ import annotations

import os
import socket
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import NamedTuple

from lagebild import moments
from lagebild.entries import Added, Feed, FeedEntry
from lagebild.errors import FetchError, InputError
from lagebild.pipeline import add
from lagebild.records import Article
from lagebild.sources.net import arrivals, attempts
from lagebild.sources.net.addresses import same_host, shown, target
from lagebild.sources.net.answers import Source
from lagebild.sources.net.collections import Entry
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.pace import LONGEST, PATIENCE, backoff, duration
from lagebild.sources.net.web import Web
from lagebild.store import Dossier
from lagebild.streaming import Pause, Reads

HELD = 900.0  # seconds for which a feed is held; longer than its slowest entry takes with all of its tries
TURN = 120.0  # seconds that a feed may take before the others have their turn; the entry that is begun is finished
MANY = 20  # failures in a row from which on a feed is asked but once a day
STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"  # of moments.stamp
NO_FEED = "no feed and no sitemap"
LEFT = "{}: its turn of {} is over: {:,} new entries are left for its next one, after the other feeds"
BUSY = "{}: {:,} new entries are left for later: their server wants to be left alone for {}"


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
class _Kept:
    """A feed as it came back, while not all of its entries had their turn.

    `until` is the clock's reading from which on it is asked anew, `had` are the entries that had their turn; `is_own` says that some are
    left because the feed's own server wants to be left alone, `is_told` that such a wait was said.
    """

    source: Source
    until: float
    had: set[str] = field(default_factory=set)
    is_own: bool = False
    is_told: bool = False


@dataclass
class _State:
    """How it stands with the entries of one feed in this turn, which ends at `end` of the clock's seconds."""

    known: dict[str, FeedEntry]
    kept: _Kept
    end: float
    tags: deque[_Tag] = field(default_factory=deque)
    begun: dict[str, Entry] = field(default_factory=dict)  # entries that are being fetched or read
    again: set[str] = field(default_factory=set)  # entries that are to be tried again
    ours: set[str] = field(default_factory=set)  # entries with a fault of Lagebild's own
    is_whole: bool = True  # nothing is left for the next round
    left: int = 0  # entries that had no turn
    wait: float = 0.0  # seconds until some of those may be asked for, where it is for that alone
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
        self._kept: dict[str, _Kept] = {}  # by the address of the feed

    def round(self, done: Round) -> Iterator[Added | InputError]:
        """Give every feed that is due and that no other watcher has its turn, the one that is due longest first; what became of each new
        entry comes out, and `done` is kept.

        Raises:
            StoreError: the dossier cannot be written; what was added before stays.
        """
        now = moments.stamp(self._web.clock.now())
        for feed in sorted(self._dossier.feeds(), key=lambda one: one.due):
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
        end = self._web.clock.ticks() + TURN
        kept = self._kept.pop(feed.url, None)
        # where a server wants long pauses, each new look at the feed would put its entries off once more
        if kept is not None and (self._web.clock.ticks() < kept.until or (kept.is_own and not kept.had)):
            yield from self._turn(feed, kept, end, said)
            return
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
        if isinstance(found, Response):
            done.unchanged += 1
            said.update(failures=0, fault=None, due=self._in(self._every))
            return
        arrivals.say_notes(self._web, found)
        source = Source(found.collection, replace(found.response, body=b""), found.rights)  # it may be kept for long
        kept = _Kept(source, self._web.clock.ticks() + self._every)
        yield from self._turn(feed, kept, end, said)

    def _turn(self, feed: Feed, kept: _Kept, end: float, said: dict[str, object]) -> Iterator[Added | InputError]:
        """The entries of a feed, as far as its turn goes."""
        state = _State(dict(self._dossier.feed_entries(feed.url)), kept, end)
        try:
            yield from self._entries(feed, state)
        finally:
            self._unfinished(feed, state)
        said.update(self._answered(feed, state))

    def _failed(self, feed: Feed, error: FetchError) -> dict[str, object]:
        """How it stands with a feed that could not be had: it is asked less and less often, never less than once a day."""
        failures = feed.failures + 1
        chance = self._web.clock.chance
        pause = LONGEST if failures >= MANY or error.status == 410 else backoff(failures, self._every, LONGEST, chance)
        pause = min(max(pause, error.after or 0.0), LONGEST)
        return {"failures": failures, "fault": error.what, "due": self._in(pause)}

    def _answered(self, feed: Feed, state: _State) -> dict[str, object]:
        said: dict[str, object] = {"failures": 0, "fault": None, "due": self._in(self._every)}
        if state.lost:
            return said
        found = state.kept.source
        if state.left:
            self._kept[feed.url] = state.kept
            said["due"] = self._in(min(state.wait, self._every))
        headers = found.response.headers
        # else "not modified" would hide what is left, or what is new in a sitemap of a list that stays the same
        whole = (
            state.is_whole and not state.left and found.collection.kind != "index" and not self._waiting(feed, state)
        )
        said["etag"] = headers.get("etag") if whole else None
        said["modified"] = headers.get("last-modified") if whole else None
        said["answered"] = moments.stamp(self._web.clock.now())
        said["title"] = found.collection.title or feed.title
        self._dossier.prune_entries(feed.url, frozenset(entry.key for entry in found.collection.entries))
        return said

    def _entries(self, feed: Feed, state: _State) -> Iterator[Added | InputError]:
        """What became of the entries that are new or have changed: of many the newest, the rest in the next rounds."""
        most, had = self._web.most, state.kept.had
        entries = state.kept.source.collection.entries
        new = [one for one in entries if one.key not in had and not attempts.is_done(state.known.get(one.key), one)]
        room = max(0, most - len(had))
        state.is_whole = len(new) <= room
        if len(new) > most and not had:
            left = len(new) - most
            self._web.say(
                f"{shown(feed.url)}: {len(new):,} new entries: the {most:,} newest now, {left:,} in later rounds"
            )
        for result in add(self._items(feed, new[:room], state), self._reader, self._dossier):
            tag = state.tags.popleft()
            if isinstance(result, InputError) and attempts.again(result):
                state.again.add(tag.entry.key)
                state.ours |= {tag.entry.key} if attempts.is_ours(result) else set()
            if tag.last:
                result = self._marked(feed, tag.entry, state, result)  # noqa: PLW2901 -- it may say more
            yield result
        if state.left and not state.lost:
            where, count = shown(feed.url), state.left
            if not state.wait:
                self._web.say(LEFT.format(where, duration(TURN), count))
            elif not state.kept.is_told:
                self._web.say(BUSY.format(where, count, duration(state.wait)))
            state.kept.is_told |= state.wait > 0

    def _items(self, feed: Feed, entries: Sequence[Entry], state: _State) -> Iterator[Article | InputError | Pause]:
        """The articles of the entries, each noted in `state.tags` as it goes out. One that was begun before is read alone: should it
        end the process again, the others are not taken for it.
        """
        waits: list[float] = []
        for number, entry in enumerate(entries):
            if number and self._web.clock.ticks() >= state.end:
                state.left += len(entries) - number
                return
            if (wait := self._web.pause(entry.link or "")) > PATIENCE:
                state.left += 1
                waits.append(wait)
                state.kept.is_own |= same_host(entry.link or "", feed.url)
                continue
            if not self._dossier.keep_feed(feed.url, self._name, HELD):
                state.lost = True
                return
            state.kept.had.add(entry.key)
            tries = attempts.tries(state.known.get(entry.key), entry)
            yield from [Pause.PAUSE] * bool(tries)
            yield from self._noted(feed, entry, tries, state)
            yield from [Pause.PAUSE] * bool(tries)
        state.wait = min(waits, default=0.0)

    def _noted(self, feed: Feed, entry: Entry, tries: int, state: _State) -> Iterator[Article | InputError]:
        """The articles of an entry, which counts as tried from now on, whatever happens to the process."""
        where = shown(entry.link or feed.url)
        state.begun[entry.key] = entry
        if tries >= attempts.TRIES:
            items: Iterator[Article | InputError] = iter([attempts.killed(where, tries)])
        else:
            self._dossier.mark_entry(feed.url, entry.key, FeedEntry(entry.mark, tries + 1, done=False))
            items = attempts.contained(arrivals.of_entry(self._web, entry, state.kept.source), where)
        waiting: Article | InputError | None = None
        for item in items:
            if waiting is not None:
                state.tags.append(_Tag(entry, last=False))
                yield waiting
            waiting = item
        state.tags.append(_Tag(entry, last=True))
        yield waiting if waiting is not None else InputError(where, "nothing in it", "look at it in a browser")

    def _unfinished(self, feed: Feed, state: _State) -> None:
        """Take back the try of entries that were begun and not finished, where the round is ended in good order."""
        for entry in state.begun.values():
            tries = attempts.tries(state.known.get(entry.key), entry)
            self._dossier.mark_entry(feed.url, entry.key, FeedEntry(entry.mark, tries, done=False))

    def _marked(self, feed: Feed, entry: Entry, state: _State, result: Added | InputError) -> Added | InputError:
        """Write down how it stands with an entry; its last result, which says whether it is tried again or given up."""
        del state.begun[entry.key]
        if entry.key not in state.again:
            self._dossier.mark_entry(feed.url, entry.key, FeedEntry(entry.mark))
            return result
        tries = attempts.tries(state.known.get(entry.key), entry) + 1
        is_given_up = tries >= attempts.TRIES
        mark = attempts.ours(entry) if is_given_up and entry.key in state.ours else entry.mark
        self._dossier.mark_entry(feed.url, entry.key, FeedEntry(mark, tries, is_given_up))
        return attempts.outlook(result, tries) if isinstance(result, InputError) else result

    def _waiting(self, feed: Feed, state: _State) -> bool:
        """Whether any entry that had its turn is still to be tried again."""
        known = self._dossier.feed_entries(feed.url)
        return any((one := known.get(key)) is not None and not one.done for key in state.kept.had)

    def _in(self, seconds: float) -> str:
        return moments.stamp(self._web.clock.now() + timedelta(seconds=seconds))
