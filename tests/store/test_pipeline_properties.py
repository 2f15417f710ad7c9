from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from lagebild import pipeline
from lagebild.errors import InputError
from lagebild.records import Article, Coder, Reading
from lagebild.store import Dossier
from tests.fakes import FakeReader
from tests.store import dumps
from tests.store.cases import POSTGRESQL, SQLITE, cases
from tests.store.comingin import TEXTS, held, should_hold, steps
from tests.store.model import Model

_READ: dict[str, Reading] = {}


def linked(article: Article, coder: Coder) -> Reading:
    """The reading of an article by itself."""
    key = repr((article, coder))
    if key not in _READ:
        (result,) = pipeline.readings([article], FakeReader(coder=coder))
        assert isinstance(result, Reading)
        _READ[key] = result
    return _READ[key]


def comes_in_however_it_is_cut(dossier: Dossier, articles: Sequence[Article], batch: int, cuts: Sequence[int]) -> None:
    dumps.empty(dossier)
    items = [InputError("leer.txt", "empty"), *articles]
    for cut in (*cuts, len(items)):
        reader = FakeReader(batch=batch)
        results = list(islice(pipeline.add(items, reader, dossier), cut))
    assert isinstance(results[0], InputError)
    model = Model()
    for article in articles:
        model.add(article, reader.coder)
    assert held(dossier) == should_hold(model, linked)
    assert list(dossier.check()) == []


same_text = st.builds(  # of one text now this is said, now that
    Article,
    id=st.just("a"),
    text=st.just(TEXTS[0]),
    title=st.sampled_from([None, "Brandner bleibt"]),
    modified=st.sampled_from([None, "2022-02-01"]),
    published=st.sampled_from([None, "2022-01-24"]),
)
any_case = {
    "articles": steps().map(lambda found: [article for article, _ in found])
    | st.lists(same_text, min_size=2, max_size=4),
    "batch": st.sampled_from([1, 2, 4]),
    "cuts": st.lists(st.integers(0, 7), max_size=2),
}


@SQLITE
@cases(120)
@given(**any_case)
def test_the_same_input_gives_the_same_dossier(
    dossier: Dossier, articles: list[Article], batch: int, cuts: list[int]
) -> None:
    comes_in_however_it_is_cut(dossier, articles, batch, cuts)


@POSTGRESQL
@cases(30)
@given(**any_case)
def test_the_same_input_gives_the_same_dossier_on_postgresql(
    dossier: Dossier, articles: list[Article], batch: int, cuts: list[int]
) -> None:
    comes_in_however_it_is_cut(dossier, articles, batch, cuts)
