from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect

from lagebild.entries import Feed, FeedEntry
from lagebild.errors import SchemaError, UnknownError
from lagebild.rights import Reservation, Rights
from lagebild.store import Dossier, migrate, schema
from lagebild.store.connection import Database
from tests.store.people import TEXT, added

START = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
URL, OTHER = "https://zeitung.example/feed", "https://andere.example/feed"


class Hours:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def two(opened: Callable[..., Dossier], hours: Hours) -> tuple[Dossier, Dossier]:
    """One dossier, opened by two."""
    return opened(clock=hours), opened(clock=hours)


def test_feeds_are_remembered_in_their_order(two: tuple[Dossier, Dossier], hours: Hours) -> None:
    dossier, other = two
    assert dossier.feeds() == []
    assert dossier.add_feed(URL, "Zeitung")
    hours.now += timedelta(seconds=1)
    assert dossier.add_feed(OTHER)
    assert not dossier.add_feed(URL, "Anders")
    assert [(feed.url, feed.title, feed.failures, feed.held) for feed in other.feeds()] == [
        (URL, "Zeitung", 0, False),
        (OTHER, None, 0, False),
    ]
    dossier.drop_feed(URL)
    assert [feed.url for feed in other.feeds()] == [OTHER]
    with pytest.raises(UnknownError) as caught:
        dossier.drop_feed(URL)
    assert caught.value.alike == (OTHER,)


def test_a_feed_is_held_by_one(two: tuple[Dossier, Dossier], hours: Hours) -> None:
    dossier, other = two
    dossier.add_feed(URL)
    assert isinstance(dossier.claim_feed(URL, "ich", 60), Feed)
    assert dossier.feeds()[0].held
    assert other.claim_feed(URL, "du", 60) is None
    assert dossier.claim_feed(URL, "ich", 60) is not None
    assert other.claim_feed("https://nirgends.example/", "du", 60) is None
    hours.now += timedelta(seconds=50)
    assert dossier.keep_feed(URL, "ich", 60)
    hours.now += timedelta(seconds=50)
    assert other.claim_feed(URL, "du", 60) is None
    hours.now += timedelta(seconds=11)
    assert other.claim_feed(URL, "du", 60) is not None  # whoever held it was killed
    assert not dossier.keep_feed(URL, "ich", 60)
    dossier.leave_feed(URL, "ich", failures=9)  # what comes too late changes nothing
    assert other.feeds()[0].failures == 0


def test_a_feed_that_somebody_gone_holds_is_free_at_once(two: tuple[Dossier, Dossier]) -> None:
    dossier, other = two
    dossier.add_feed(URL)
    dossier.claim_feed(URL, "tot", 600)
    assert other.claim_feed(URL, "du", 60, lambda _: False) is None
    assert other.claim_feed(URL, "du", 60, lambda holder: holder == "tot") is not None


def test_a_feed_is_due_at_its_time(two: tuple[Dossier, Dossier], hours: Hours) -> None:
    dossier, _ = two
    dossier.add_feed(URL)
    dossier.claim_feed(URL, "ich", 60)
    dossier.leave_feed(URL, "ich", due="2026-11-26T13:00:00.000000Z", etag='"1"', failures=2, fault="weg", title="T")
    assert dossier.claim_feed(URL, "ich", 60) is None
    hours.now += timedelta(hours=1)
    feed = dossier.claim_feed(URL, "du", 60)
    assert feed is not None
    assert (feed.etag, feed.failures, feed.fault, feed.title) == ('"1"', 2, "weg", "T")


def test_entries_are_marked_and_go_with_their_feed(two: tuple[Dossier, Dossier]) -> None:
    dossier, other = two
    for url in (URL, OTHER):
        dossier.add_feed(url)
    dossier.mark_entry(URL, "a", FeedEntry("m1", 1, done=False))
    dossier.mark_entry(URL, "a", FeedEntry("m2"))
    dossier.mark_entry(OTHER, "a", FeedEntry("m3"))
    assert other.feed_entries(URL) == {"a": FeedEntry("m2", 0, done=True)}
    dossier.drop_feed(URL)
    dossier.mark_entry(URL, "a", FeedEntry("m1"))  # its watcher has not noticed yet
    assert dossier.feed_entries(URL) == {}
    assert set(dossier.feed_entries(OTHER)) == {"a"}


def test_entries_that_a_feed_has_not_had_for_long_are_forgotten(two: tuple[Dossier, Dossier], hours: Hours) -> None:
    dossier, _ = two
    dossier.add_feed(URL)
    for key in ("alt", "alt, doch noch da"):
        dossier.mark_entry(URL, key, FeedEntry("m"))
    hours.now += timedelta(days=31)
    dossier.mark_entry(URL, "neu", FeedEntry("m"))
    dossier.prune_entries(URL, frozenset(["alt, doch noch da"]))
    assert set(dossier.feed_entries(URL)) == {"alt, doch noch da", "neu"}


def test_a_dossier_from_before_feeds_is_brought_up(place: str) -> None:
    with Dossier.open(place, create=True) as dossier:
        added(dossier, TEXT, id="eins")
    database = Database(place)
    with database.write() as connection:  # as an older version left it
        schema.feed_entries.drop(connection)
        schema.feeds.drop(connection)
        connection.execute(schema.migrations.delete().where(schema.migrations.c.name == "0003 feeds"))
    with pytest.raises(SchemaError, match="lagebild migrate"):
        Dossier.open(place)
    assert migrate(place) == ["0003 feeds"]
    with database.read() as connection:
        assert {"feeds", "feed_entries"} <= set(inspect(connection).get_table_names())
    database.close()
    with Dossier.open(place) as dossier:
        assert dossier.text("eins") == TEXT
        assert dossier.add_feed(URL)
        assert list(dossier.check()) == []


RIGHTS = Rights(
    "https://l.example/", "rel=license", "© Ada Beispiel", (Reservation("robots meta", "noai", "https://p.example/"),)
)


def test_rights_and_the_time_of_fetching_are_kept(opened: Callable[..., Dossier]) -> None:
    dossier = opened()
    first = added(dossier, TEXT, id="eins", rights=RIGHTS, fetched="2026-11-26T12:00:00Z")
    assert first.outcome == "new"
    (version,) = dossier.versions()
    assert (version.rights, version.fetched) == (RIGHTS, "2026-11-26T12:00:00Z")
    assert dossier.reading("eins").reading.article.rights == RIGHTS


def test_being_fetched_again_is_nothing_new_and_a_new_reservation_is(opened: Callable[..., Dossier]) -> None:
    dossier = opened()
    added(dossier, TEXT, id="eins", fetched="2026-11-26T12:00:00Z")
    assert added(dossier, TEXT, id="eins", fetched="2026-11-27T12:00:00Z").outcome == "unchanged"
    assert added(dossier, TEXT, id="eins", rights=RIGHTS).outcome == "details"
    assert added(dossier, TEXT, id="eins").outcome == "unchanged"  # what is not said is not denied
    (version,) = dossier.versions()
    assert version.rights == RIGHTS


def test_a_person_who_is_forgotten_goes_from_the_notice_and_the_reservation_stays(
    opened: Callable[..., Dossier],
) -> None:
    dossier = opened()
    named = Rights("frei", "dc.rights", "© Ada Korwath", (Reservation("robots meta", "noai", "https://p.example/"),))
    added(dossier, TEXT, id="eins", rights=named)
    dossier.forget_person("Ada Korwath")
    kept = Rights("frei", "dc.rights", None, named.reservations)
    assert next(dossier.versions()).rights == kept
    added(dossier, TEXT.replace("40 Panzer", "50 Panzer"), id="zwei", rights=named)
    assert [version.rights for version in dossier.versions()] == [kept, kept]
