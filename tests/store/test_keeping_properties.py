from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.entries import HIDDEN
from lagebild.store import Dossier
from lagebild.store.texts import spans_of
from tests.store import dumps
from tests.store.cases import POSTGRESQL, SQLITE, cases
from tests.store.comingin import Step, put, steps
from tests.store.model import Model

any_case = steps().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found), st.sampled_from([None, 2])))


def keeps_only(keep: str, dossier: Dossier, steps: Sequence[Step], again: Sequence[Step], narrow: int | None) -> None:
    """Only so much of the texts, whether from the start or from the `narrow`-th article on."""
    dumps.empty(dossier)
    dossier.set_keep("full" if narrow else keep)
    model = Model()
    for number, step in enumerate(steps):
        if number == narrow:
            dossier.forget_texts(keep)
        outcome, wanted = put(dossier, step), model.add(*step)
        assert (outcome in ("copy", "new")) == (wanted in ("copy", "new"))
        assert (outcome == "version") == (wanted == "version")
    dossier.forget_texts(keep)
    assert list(dossier.check()) == []
    for identity, versions in model.articles.items():
        for number, version in enumerate(versions, 1):
            is_kept(keep, dossier, identity, number, version.text)
    before = dumps.raw(dossier)
    assert {put(dossier, step) for step in again} == {"unchanged"}
    assert dumps.raw(dossier) == before


def is_kept(keep: str, dossier: Dossier, identity: str, number: int, whole: str) -> None:
    """Of a text only what may be there, in its place; and all the words of the evidence where sentences are kept."""
    text = dossier.text(identity, number)
    assert len(text) == len(whole)
    assert all(here in (HIDDEN, there) for here, there in zip(text, whole, strict=True))
    if keep == "none":
        assert set(text) <= {HIDDEN}
        return
    for statement in dossier.reading(identity, number).reading.statements:
        assert all(text[begin:end] == whole[begin:end] for begin, end in spans_of(statement))
    if "sagte" not in whole:
        assert set(text) <= {HIDDEN}, "no evidence needs anything of it"


@SQLITE
@pytest.mark.parametrize("keep", ["spans", "none"])
@cases(60)
@given(any_case)
def test_no_more_is_kept_than_is_asked_for(
    dossier: Dossier, keep: str, case: tuple[list[Step], list[Step], int | None]
) -> None:
    keeps_only(keep, dossier, *case)


@POSTGRESQL
@pytest.mark.parametrize("keep", ["spans", "none"])
@cases(10)
@given(any_case)
def test_no_more_is_kept_than_is_asked_for_on_postgresql(
    dossier: Dossier, keep: str, case: tuple[list[Step], list[Step], int | None]
) -> None:
    keeps_only(keep, dossier, *case)
