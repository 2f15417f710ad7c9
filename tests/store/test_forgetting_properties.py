from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lagebild.store import Dossier
from tests.store import dumps
from tests.store.cases import POSTGRESQL, SQLITE, cases
from tests.store.comingin import Step, held, put, should_hold, steps
from tests.store.model import Model

Judging = tuple[str, int, int]
any_judging = st.lists(st.tuples(st.sampled_from(["confirm", "note", "merge"]), st.integers(0, 2), st.integers(0, 2)))


def judge(dossier: Dossier, judging: Judging, identities: Sequence[str], forgotten: str | None) -> None:
    """Decide something on an article or two, unless it is about a forgotten one."""
    kind, at, other = judging
    one, two = identities[at % len(identities)], identities[other % len(identities)]
    if forgotten in ((one, two) if kind == "merge" else (one,)):
        return
    if kind == "note":
        dossier.judge("note", one, author="Ines Lehr", of="article", value={"text": "Bitte ansehen."})
    elif kind == "merge" and one != two:
        dossier.judge("merge", one, author="Ines Lehr", of="article", value={"with": two})
    elif kind == "confirm" and (statements := dossier.reading(one).reading.statements):
        dossier.judge("confirm", statements[0].id, author="Ines Lehr")


def filled(dossier: Dossier, steps: Sequence[Step], judgings: Sequence[Judging], without: str | None) -> Model:
    """A dossier with everything, or with everything but one article."""
    dumps.empty(dossier)
    model = Model()
    identities = sorted({article.id for article, _ in steps})
    for article, coder in steps:
        if article.id != without:
            put(dossier, (article, coder))
            model.add(article, coder)
    for judging in judgings:
        judge(dossier, judging, identities, without)
    return model


def but_cache_and_tombstones(whole: Mapping[str, Any]) -> dict[str, Any]:
    return {name: rows for name, rows in whole.items() if name not in ("cache", "tombstones")}


def is_gone(dossier: Dossier, steps: Sequence[Step], judgings: Sequence[Judging], again: Sequence[Step]) -> None:
    gone = steps[0][0].id
    filled(dossier, steps, judgings, gone)
    never = dumps.dump(dossier)
    model = filled(dossier, steps, judgings, None)
    dossier.forget_article(gone)
    model.forget(gone)

    after = dumps.dump(dossier)
    assert but_cache_and_tombstones(after) == but_cache_and_tombstones(never)
    assert set(never["cache"]) <= set(after["cache"])
    there = {version["sha256"] for versions in after["articles"].values() for version in versions}
    assert {text for text, *_ in after["cache"]} <= there, "nothing is left of what was read in texts that are gone"
    assert set(after["tombstones"]) <= {"article", "text"}

    before = dumps.raw(dossier)
    refused = [step for step in again if model.add(*step) == "refused"]
    assert [put(dossier, step) for step in refused] == ["refused"] * len(refused)
    assert dumps.raw(dossier) == before
    for step in again:
        put(dossier, step)
    assert held(dossier) == should_hold(model)
    assert list(dossier.check()) == []


any_case = steps().flatmap(lambda found: st.tuples(st.just(found), any_judging, st.permutations(found)))


@SQLITE
@cases(120)
@given(any_case)
def test_a_forgotten_article_was_never_there(
    dossier: Dossier, case: tuple[list[Step], list[Judging], list[Step]]
) -> None:
    is_gone(dossier, *case)


@POSTGRESQL
@cases(20)
@given(any_case)
def test_a_forgotten_article_was_never_there_on_postgresql(
    dossier: Dossier, case: tuple[list[Step], list[Judging], list[Step]]
) -> None:
    is_gone(dossier, *case)
