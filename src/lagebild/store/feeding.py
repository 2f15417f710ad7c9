"""What is watched, and how far that is. The part of `lagebild.store.dossier.Dossier` that is about feeds.

A feed is held by one watcher at a time: whoever claims it says who they are and for how long, and claims it anew while they are at it.
What a watcher that was killed holds is free again when that time is over, or at once where it can be seen that it is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from lagebild import moments
from lagebild.entries import Feed, FeedEntry
from lagebild.errors import UnknownError
from lagebild.store import schema
from lagebild.store.connection import Database

KEPT = 30  # days for which an entry that its feed no longer has is remembered


class Feeds:
    """The feeds that an open dossier watches."""

    _database: Database
    _clock: Callable[[], datetime]

    def feeds(self) -> list[Feed]:
        """All of them, in the order in which they came."""
        now = moments.stamp(self._clock())
        with self._database.read() as connection:
            rows = connection.execute(select(schema.feeds).order_by(schema.feeds.c.added, schema.feeds.c.url))
            return [_feed(row, now) for row in rows]

    def add_feed(self, url: str, title: str | None = None) -> bool:
        """Remember a feed, which is due at once; whether it is a new one."""
        with self._database.write() as connection:
            if _row(connection, url) is not None:
                return False
            now = moments.stamp(self._clock())
            values = {"url": url, "title": title, "added": now, "due": now, "failures": 0}
            connection.execute(insert(schema.feeds).values(**values))
        return True

    def drop_feed(self, url: str) -> None:
        """Forget a feed; the articles that came from it stay.

        Raises:
            UnknownError: it is not watched.
        """
        with self._database.write() as connection:
            if _row(connection, url) is None:
                known = tuple(connection.scalars(select(schema.feeds.c.url).order_by(schema.feeds.c.url)))
                raise UnknownError(f"{url}: not watched", known)
            connection.execute(delete(schema.feed_entries).where(schema.feed_entries.c.feed == url))
            connection.execute(delete(schema.feeds).where(schema.feeds.c.url == url))

    def claim_feed(
        self, url: str, holder: str, seconds: float, gone: Callable[[str], bool] = lambda _: False
    ) -> Feed | None:
        """Be the one who fetches a feed for so many seconds; None where it is not due, or another one does.

        `gone` says of a holder whether it can be seen that it is no more.
        """
        with self._database.write() as connection:
            row, now = _row(connection, url), moments.stamp(self._clock())
            if row is None or row.due > now:
                return None
            if row.holder not in (None, holder) and row.until > now and not gone(row.holder):
                return None
            self._hold(connection, url, holder, seconds)
            return _feed(row, now)

    def keep_feed(self, url: str, holder: str, seconds: float) -> bool:
        """Stay the one who fetches a feed; whether one still was."""
        with self._database.write(durable=False) as connection:
            row = _row(connection, url)
            if row is None or row.holder != holder:
                return False
            self._hold(connection, url, holder, seconds)
            return True

    def leave_feed(self, url: str, holder: str, **said: Any) -> None:
        """Let go of a feed and write down how it stands with it: fields of `entries.Feed`; what is not given stays."""
        table = schema.feeds
        mine = (table.c.url == url) & (table.c.holder == holder)
        with self._database.write() as connection:
            connection.execute(update(table).where(mine).values(holder=None, until=None, **said))

    def feed_entries(self, url: str) -> Mapping[str, FeedEntry]:
        """How it stands with the entries of a feed, by their keys."""
        table = schema.feed_entries
        with self._database.read() as connection:
            rows = connection.execute(select(table).where(table.c.feed == url))
            return {row.entry: FeedEntry(row.mark, row.tries, row.done) for row in rows}

    def mark_entry(self, url: str, key: str, entry: FeedEntry) -> None:
        """Write down how it stands with an entry."""
        table = schema.feed_entries
        values = {"mark": entry.mark, "tries": entry.tries, "done": entry.done, "seen": moments.stamp(self._clock())}
        with self._database.write(durable=False) as connection:
            if _row(connection, url) is None:  # it was dropped meanwhile
                return
            known = connection.execute(
                update(table).where(table.c.feed == url, table.c.entry == key).values(**values)
            ).rowcount
            if not known:
                connection.execute(insert(table).values(feed=url, entry=key, **values))

    def prune_entries(self, url: str, there: frozenset[str]) -> None:
        """Forget entries that a feed has not had for long; `there` are those that it has."""
        table, now = schema.feed_entries, self._clock()
        old = moments.stamp(now - timedelta(days=KEPT))
        with self._database.write(durable=False) as connection:
            past = select(table.c.entry).where(table.c.feed == url, table.c.seen < old)
            for key in [key for key in connection.scalars(past) if key not in there]:
                connection.execute(delete(table).where(table.c.feed == url, table.c.entry == key))

    def _hold(self, connection: Connection, url: str, holder: str, seconds: float) -> None:
        until = moments.stamp(self._clock() + timedelta(seconds=seconds))
        connection.execute(update(schema.feeds).where(schema.feeds.c.url == url).values(holder=holder, until=until))


def _row(connection: Connection, url: str) -> Row[Any] | None:
    return connection.execute(select(schema.feeds).where(schema.feeds.c.url == url)).one_or_none()


def _feed(row: Row[Any], now: str) -> Feed:
    return Feed(
        url=row.url,
        added=row.added,
        due=row.due,
        title=row.title,
        etag=row.etag,
        modified=row.modified,
        answered=row.answered,
        failures=row.failures,
        fault=row.fault,
        held=row.holder is not None and row.until > now,
    )
