from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event

from lagebild.errors import NotADossierError
from lagebild.store import Dossier, Query
from tests.factories import an_article
from tests.store import dumps, readers
from tests.store.adding import ARTICLES, Adder, Done, Task

SOON = 0.05  # seconds after which all processes begin
TEXTS = {(one.id, one.sha256) for one in ARTICLES}
IN = ("new", "copy", "version")


def at_once(add: Adder, place: str, *orders: tuple[int, ...]) -> list[Done]:
    """Processes that add articles in their own orders to one dossier."""
    start = time.time() + SOON
    return add(*(Task(place, order, start=start) for order in orders))


def is_whole(place: str) -> None:
    """Everything is in, once, whoever came first."""
    with Dossier.open(place) as dossier:
        assert list(dossier.check()) == []
        held = dumps.articles(dossier)
    assert {(name, version["sha256"]) for name, versions in held.items() for version in versions} == TEXTS
    for versions in held.values():
        assert [version["number"] for version in versions] == list(range(1, len(versions) + 1))
        for version in versions:
            headers = [sha for *_, sha in version["headers"]]
            assert len(set(headers)) == len(headers)
            assert sorted(header for header, *_ in version["readings"]) == sorted(headers), "each read once"
    links = [name for name, versions in held.items() for version in versions if version["copies"]]
    assert links in (["artikel-5"], ["artikel-6"]), "whichever came second is the copy"


@pytest.mark.parametrize("processes", [2, 4])
def test_several_add_the_same_at_once(places: Callable[[], str], add: Adder, processes: int) -> None:
    chance = random.Random(processes)
    for _ in range(5):
        place, every = places(), range(len(ARTICLES))
        orders = [tuple(chance.sample(every, len(every))) for _ in range(processes)]
        done = at_once(add, place, *orders)
        outcomes = Counter(
            (ARTICLES[number].id, ARTICLES[number].sha256)
            for order, one in zip(orders, done, strict=True)
            for number, outcome in zip(order, one.outcomes, strict=True)
            if outcome in IN
        )
        assert outcomes == dict.fromkeys(TEXTS, 1), "every text came in by one process"
        is_whole(place)


def test_parts_that_overlap(places: Callable[[], str], add: Adder) -> None:
    place = places()
    at_once(add, place, tuple(range(8)), tuple(range(4, 12)), (11, 3, 8, 1), (0, 7, 10))
    is_whole(place)


def test_two_texts_claim_one_id_at_the_same_time(places: Callable[[], str], add: Adder) -> None:
    numbers = [number for number, one in enumerate(ARTICLES) if one.id == "artikel-1"][:2]
    for _ in range(5):
        place = places()
        done = at_once(add, place, *((number,) for number in numbers))
        assert sorted(outcome for one in done for outcome in one.outcomes) == ["new", "version"]
        with Dossier.open(place) as dossier:
            assert [version.number for version in dossier.versions("artikel-1")] == [1, 2]
            assert list(dossier.check()) == []


def test_a_dossier_that_two_make_at_once_is_waited_for(tmp_path: Path) -> None:
    """SQLite does not wait by itself for a writer that came before the write-ahead log."""
    file = tmp_path / "neu.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    end = threading.Timer(0.2, other.rollback)
    end.start()
    with Dossier.open(str(file), create=True) as dossier:
        assert list(dossier.check()) == []
    end.join()
    other.close()


def test_a_search_meanwhile_finds_whole_articles(places: Callable[[], str], add: Adder) -> None:
    place = places()
    add.begin(Task(place), Task(place, tuple(range(11, -1, -1))))
    found = 0
    while not add.is_done():
        with suppress(NotADossierError), Dossier.open(place) as dossier:
            hits = dossier.search(Query("glaubt", versions=True))  # each of these articles has one statement with it
            said = {(hit.version.article, hit.version.number) for hit in hits.statements}
            assert said == {(hit.version.article, hit.version.number) for hit in hits.articles}
            assert len(said) >= found
            found = len(said)
    assert {one.outcomes != () for one in add.end()} == {True}
    is_whole(place)


def test_between_any_two_statements_nothing_of_an_article_is_seen(place: str) -> None:
    with Dossier.open(place, create=True) as writer, Dossier.open(place) as reader:
        first, second = (an_article(f"Brandner sagte: „Wir bleiben {number}.“") for number in (1, 2))
        writer.add(*readers.read(first))
        states = [dumps.raw(reader)]

        def look(*_: object) -> None:
            states.append(dumps.raw(reader))

        event.listen(writer._database._engine, "before_cursor_execute", look)
        event.listen(writer._database._engine, "commit", look)
        writer.add(*readers.read(second))
        assert len(states) > 20
        assert all(state == states[0] for state in states)
        assert dumps.raw(reader) != states[0]
