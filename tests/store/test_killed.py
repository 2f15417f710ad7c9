from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event

from lagebild.errors import NotADossierError
from lagebild.store import Dossier
from lagebild.store.connection import Database
from tests.store import dumps
from tests.store.adding import Adder, Done, Task
from tests.thorough import thorough, times

IN_A_ROW = 5


def state(place: str) -> Mapping[str, Any]:
    """All that the dossier holds, and in which order the articles came."""
    with Dossier.open(place) as dossier:
        assert list(dossier.check()) == []
        held = dumps.dump(dossier)
        return {**held, "order": list(held["articles"])}


OUTCOMES = (*["new"] * 6, "copy", "version", "details", "unchanged", "unchanged", "new")


def survives(
    times: int, places: Callable[[], str], add: Adder, kill: Callable[[random.Random, Done], Mapping[str, Any]]
) -> None:
    """Killed again and again, and begun again each time: the dossier of an undisturbed run. `kill` says when."""
    whole = places()
    (done,) = add(Task(whole))
    assert done.outcomes == OUTCOMES
    undisturbed = state(whole)
    chance, kills = random.Random(2355), 0
    while kills < times:
        place = places()
        for _ in range(IN_A_ROW):
            kills += add(Task(place, **kill(chance, done)))[0].killed
        with suppress(NotADossierError), Dossier.open(place) as dossier:
            assert list(dossier.check()) == [], "what a killed process leaves is whole"
        (last,) = add(Task(place))
        assert not last.killed
        assert state(place) == undisturbed


class Stop(BaseException):
    """In place of a kill."""


def test_what_is_kept_is_settled_when_a_dossier_is_made(
    places: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for last in count(1):
        place, seen = places(), count(1)

        def stop(*_: object, seen: Iterator[int] = seen, last: int = last) -> None:
            if next(seen) == last:
                raise Stop

        with monkeypatch.context() as patched, suppress(Stop):
            _watch(patched, stop)
            Dossier.open(place, create=True, keep="spans").close()
            break
        with Dossier.open(place, create=True, keep="spans") as dossier:
            assert dumps.dump(dossier)["settings"] == {"keep": "spans"}, f"stopped at {last}"
    assert last > 3


def _watch(monkeypatch: pytest.MonkeyPatch, stop: Callable[..., None]) -> None:
    made = Database.__init__

    def watched(self: Database, *arguments: Any, **options: Any) -> None:
        made(self, *arguments, **options)
        for name in ("begin", "commit"):  # between two of them nothing is settled
            event.listen(self._engine, name, stop)

    monkeypatch.setattr(Database, "__init__", watched)


@thorough
def test_killed_before_any_statement_or_commit(places: Callable[[], str], add: Adder) -> None:
    survives(times(100), places, add, lambda chance, done: {"kill_at": chance.randint(1, done.points)})


@thorough
def test_killed_at_any_moment(places: Callable[[], str], add: Adder) -> None:
    survives(times(50), places, add, lambda chance, done: {"kill_after": chance.uniform(0, done.seconds)})
