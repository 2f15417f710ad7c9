from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lagebild.records import Article
from lagebild.store import Dossier
from tests.store import dumps, readers
from tests.store.cases import POSTGRESQL, SQLITE, cases
from tests.store.comingin import (
    TEXTS,
    Step,
    cached,
    held,
    indexed,
    put,
    should_be_cached,
    should_be_indexed,
    should_hold,
    steps,
)
from tests.store.model import Model

SHOWN = ("title", "publisher", "url", "published", "modified", "language")


def is_as_if_undisturbed(dossier: Dossier, steps: Sequence[Step], cut: int, again: Sequence[Step]) -> None:
    """Cut after some steps, begun again, and repeated in any order: as if it had come in once."""
    dumps.empty(dossier)
    model = Model()
    for step in (*steps[:cut], *steps):
        put(dossier, step)
    for step in steps:
        model.add(*step)
    assert held(dossier) == should_hold(model)
    before = dumps.raw(dossier)
    assert {put(dossier, step) for step in again} <= {"unchanged"}
    assert dumps.raw(dossier) == before, "adding again writes nothing at all"


def holds_what_came_in(dossier: Dossier, steps: Sequence[Step]) -> None:
    dumps.empty(dossier)
    model = Model()
    assert [put(dossier, step) for step in steps] == [model.add(*step) for step in steps]
    assert held(dossier) == should_hold(model)
    assert cached(dossier) == should_be_cached(model)
    for entry in dossier.versions():
        texts = model.articles[entry.article]
        assert (entry.number, entry.versions, entry.sha256) == (len(texts), len(texts), texts[-1].sha256)
        assert all(getattr(entry, name) == getattr(texts[-1].headers[-1], name) for name in SHOWN), "what was said last"
        assert entry.original in (texts[-1].originals or [None])
    assert indexed(dossier) == should_be_indexed(model)
    assert list(dossier.check()) == []


@SQLITE
@cases(600)
@given(steps())
def test_what_comes_in_is_there(dossier: Dossier, steps: list[Step]) -> None:
    holds_what_came_in(dossier, steps)


@POSTGRESQL
@cases(80)
@given(steps())
def test_what_comes_in_is_there_on_postgresql(dossier: Dossier, steps: list[Step]) -> None:
    holds_what_came_in(dossier, steps)


def disturbed(steps: list[Step]) -> st.SearchStrategy[tuple[list[Step], int, list[Step]]]:
    return st.tuples(st.just(steps), st.integers(0, len(steps)), st.permutations(steps))


@SQLITE
@cases(300)
@given(steps().flatmap(disturbed))
def test_repeats_and_cuts_change_nothing(dossier: Dossier, case: tuple[list[Step], int, list[Step]]) -> None:
    is_as_if_undisturbed(dossier, *case)


@POSTGRESQL
@cases(40)
@given(steps().flatmap(disturbed))
def test_repeats_and_cuts_change_nothing_on_postgresql(
    dossier: Dossier, case: tuple[list[Step], int, list[Step]]
) -> None:
    is_as_if_undisturbed(dossier, *case)


def test_an_article_of_many_versions_still_copies_another(dossier: Dossier) -> None:
    put(dossier, (Article("a", TEXTS[2]), readers.CODERS[0]))
    own = " ".join(f"Zusatz{number} von Velten, nur hier." for number in range(4))
    for number in range(45):
        put(dossier, (Article("b", f"{TEXTS[2]} {own} Stand {number}."), readers.CODERS[0]))
    (latest,) = [version for version in dossier.versions() if version.article == "b"]
    assert (latest.number, latest.original) == (45, "a")
