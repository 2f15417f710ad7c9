"""What people say of two records: that the picture has them as one, or as two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lagebild import pipeline
from lagebild.errors import StoreError
from lagebild.store import Dossier
from tests.factories import an_article
from tests.store.readers import OTHER, read

SAID = "Korwath sagte: „Die Brücke über den Grenzfluss bleibt bis auf Weiteres geschlossen.“"
AGAIN = "Am Abend wurde es unruhig. Korwath sagte: „Die Brücke über den Grenzfluss bleibt vorerst geschlossen.“"
ELSE = "Brandner sagte: „Niemand bedroht die Händler am anderen Ufer.“"


@pytest.fixture
def dossier(opened: Callable[..., Dossier]) -> Dossier:
    result = opened()
    for name, text in (("eins", SAID), ("zwei", AGAIN), ("drei", ELSE)):
        result.add(*read(an_article(text, id=name, published="2031-03-04")))
    return result


def record(dossier: Dossier, article: str) -> str:
    return dossier.judged(article).statements[0].id


def together(dossier: Dossier) -> set[frozenset[str]]:
    """The articles of each statement of the picture."""
    return {frozenset(one.article for one in line.evidence) for line in pipeline.picture(dossier).statements}


def said(dossier: Dossier, kind: str, one: str, other: str) -> str:
    value = {"with": record(dossier, other)}
    return dossier.judge(kind, record(dossier, one), author="Ines Lehr", value=value).id


ONE, TWO, THREE = frozenset({"eins"}), frozenset({"zwei"}), frozenset({"drei"})


def test_a_wrong_merge_is_taken_back_and_stays_so(dossier: Dossier) -> None:
    assert together(dossier) == {ONE | TWO, THREE}
    said(dossier, "split", "zwei", "eins")
    assert together(dossier) == {ONE, TWO, THREE}
    dossier.add(*read(an_article(SAID + " Er ging.", id="vier", published="2031-03-04")))
    lines = together(dossier)
    assert not any(line >= ONE | TWO for line in lines)


def test_a_missed_merge_is_made(dossier: Dossier) -> None:
    said(dossier, "merge", "drei", "eins")
    assert together(dossier) == {ONE | TWO | THREE}
    line = pipeline.picture(dossier).statements[0]
    assert "a person said so" in line.why


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_taken_back_it_leaves_nothing(dossier: Dossier, kind: str) -> None:
    before = pipeline.picture(dossier)
    made = said(dossier, kind, "drei" if kind == "merge" else "zwei", "eins")
    assert pipeline.picture(dossier) != before
    dossier.undo(made, author="Ben Ruhl")
    assert pipeline.picture(dossier) == before
    assert all(one.undone for one in dossier.verdicts())


def test_it_is_listed_once(dossier: Dossier) -> None:
    said(dossier, "split", "zwei", "eins")
    assert [(one.kind, one.article) for one in dossier.verdicts()] == [("split", "zwei")]
    assert dossier.verdicts("eins") == []
    assert list(dossier.check()) == []


@pytest.mark.parametrize("again", ["eins", "zwei"])
def test_it_outlives_another_model(dossier: Dossier, again: str) -> None:
    said(dossier, "split", "zwei", "eins")
    old = record(dossier, again)
    reading, findings = read(an_article({"eins": SAID, "zwei": AGAIN}[again], id=again, published="2031-03-04"), OTHER)
    dossier.add(reading, findings)
    assert record(dossier, again) != old, "the other model ends the words elsewhere"
    assert together(dossier) == {ONE, TWO, THREE}


@pytest.mark.parametrize("gone", ["eins", "zwei"])
def test_with_an_article_it_is_forgotten_on_both_sides(dossier: Dossier, gone: str) -> None:
    said(dossier, "split", "zwei", "eins")
    dossier.forget_article(gone)
    assert dossier.verdicts() == []
    with dossier._database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM judgements").scalar() == 0


def test_at_an_earlier_time_of_knowing_it_was_not_said(dossier: Dossier) -> None:
    known = max(version.known for version in dossier.versions())
    said(dossier, "split", "zwei", "eins")
    earlier = pipeline.picture(dossier, as_known=known)
    assert {frozenset(one.article for one in line.evidence) for line in earlier.statements} == {ONE | TWO, THREE}


def test_a_record_with_itself_or_with_nothing_is_refused(dossier: Dossier) -> None:
    one = record(dossier, "eins")
    for other, message in ((one, "needs two records of one kind"), ("s404", "no statement or frame 's404'")):
        with pytest.raises(StoreError, match=message):
            dossier.judge("merge", one, author="Ines Lehr", value={"with": other})
    with pytest.raises(StoreError, match="needs two statements"):
        dossier.judge("merge", one, author="Ines Lehr")
