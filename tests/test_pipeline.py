from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

import lagebild
from lagebild import linking, pipeline
from lagebild.errors import InputError
from lagebild.pipeline import readings
from lagebild.reading import Reader
from lagebild.records import Article, Findings, Reading
from lagebild.streaming import WAITING, Reads, one_by_one
from tests.factories import an_article
from tests.fakes import CODER, FakeReader

SAID = "Brandner sagte: „Wir bleiben.“"


def numbered(number: int) -> Article:
    return an_article(SAID, id=str(number))


def names(results: Iterable[Reading | InputError]) -> list[str]:
    return [f"!{result.where}" if isinstance(result, InputError) else result.article.id for result in results]


def test_a_fault_comes_out_in_its_place() -> None:
    items = [InputError("x", "empty"), numbered(1), numbered(2), InputError("y", "empty"), InputError("z", "empty")]
    assert names(readings([*items, numbered(3)], FakeReader())) == ["!x", "1", "2", "!y", "!z", "3"]
    assert names(readings(items, FakeReader())) == ["!x", "1", "2", "!y", "!z"]


def test_nothing_but_faults_and_nothing_at_all() -> None:
    faults = [InputError(str(number), "empty") for number in range(3 * WAITING)]
    assert names(readings(faults, FakeReader())) == [f"!{number}" for number in range(3 * WAITING)]
    assert names(readings([], FakeReader())) == []


def test_faults_without_end_do_not_wait_for_an_article() -> None:
    faults = (InputError(str(number), "no JSON") for number in count())
    assert names(islice(readings(faults, FakeReader()), 3)) == ["!0", "!1", "!2"]


def test_reads_no_further_than_a_batch_ahead() -> None:
    reader = FakeReader(batch=4)
    assert names(islice(readings(map(numbered, count()), reader), 5)) == ["0", "1", "2", "3", "4"]
    assert reader.taken == 8


def test_one_by_one_no_article_waits_for_the_next() -> None:
    taken = []

    def slow() -> Iterator[Article | InputError]:
        for number in count():
            taken.append(number)
            yield InputError(str(number), "empty") if number % 3 == 2 else numbered(number)

    stream = readings(one_by_one(slow()), FakeReader(batch=4))
    for number in range(7):
        assert names([next(stream)]) == [f"!{number}" if number % 3 == 2 else str(number)]
        assert taken[-1] <= number + 1  # a fault ends no batch, so that the item after it may be asked for
    assert names(readings(one_by_one([]), FakeReader())) == []


def test_memory_stays_flat_on_an_endless_stream() -> None:
    stream = readings(map(numbered, count()), FakeReader())

    def held() -> int:
        for _ in islice(stream, 300):
            pass
        gc.collect()  # what hangs in rings is garbage, too
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    first, second = held(), held()
    tracemalloc.stop()
    assert second - first < 20_000  # bytes; 300 readings that were kept would be twenty times that


def test_a_reader_that_loses_an_article_is_noticed() -> None:
    class Loses(FakeReader):
        def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
            yield from list(super().read(articles))[:-1]

    with pytest.raises(AssertionError, match="gives back every article"):
        list(readings([numbered(1), numbered(2)], Loses()))


def test_warnings_of_the_article_are_warnings_of_the_reading() -> None:
    (result,) = readings([an_article(SAID, warnings=("no date",))], FakeReader())
    assert isinstance(result, Reading)
    assert result.warnings == ("no date",)
    assert result.coder == CODER


def test_read_is_the_package_s_own_function() -> None:
    reading = lagebild.read(SAID, published="2022-01-24", language="de", reader=FakeReader())
    (statement,) = reading.statements
    text = reading.article.text
    assert [text[b:e] for b, e in statement.spans] == ["Wir bleiben."]
    assert statement.speaker is not None
    assert [text[b:e] for b, e in statement.speaker.spans] == ["Brandner"]
    assert reading.article.published == "2022-01-24"


def test_read_loads_the_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[FakeReader] = []

    def load() -> FakeReader:
        loaded.append(FakeReader())
        return loaded[-1]

    pipeline._shared_reader.cache_clear()
    monkeypatch.setattr(pipeline, "load_reader", load)
    try:
        lagebild.read(SAID, language="de")
        lagebild.read(SAID, language="de")
    finally:
        pipeline._shared_reader.cache_clear()
    assert len(loaded) == 1


def test_read_raises_what_is_wrong_with_the_text() -> None:
    with pytest.raises(InputError, match="empty"):
        lagebild.read("", reader=FakeReader())


def test_a_fault_of_our_own_in_one_article_is_reported_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve = linking.resolve

    def faulty(article: Article, findings: Findings, judgements: Any) -> Any:
        if article.id == "bad":
            raise KeyError("mai3")
        return resolve(article, findings, judgements)

    monkeypatch.setattr(linking, "resolve", faulty)
    articles = [an_article(id="one"), an_article(id="bad"), an_article(id="two")]
    monkeypatch.delenv(pipeline.DEBUG, raising=False)
    one, fault, two = pipeline.readings(articles, FakeReader())
    assert isinstance(fault, InputError)
    assert "KeyError" in fault.what
    assert [r.article.id for r in (one, two) if isinstance(r, Reading)] == ["one", "two"]
    monkeypatch.setenv(pipeline.DEBUG, "1")
    with pytest.raises(KeyError):
        list(pipeline.readings(articles, FakeReader()))


class Failing(FakeReader):
    """Fails on some articles, when it has taken others with them."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        for article, found in super().read(articles):
            if article.id.startswith("bad"):
                raise RuntimeError("kaputt")
            yield article, found


def test_an_article_on_which_the_reader_fails_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(pipeline.DEBUG, raising=False)
    names = ["one", "bad1", "two", "three", "bad2", "bad3", "four", "five", "six"]
    items: list[Article | InputError] = [an_article(id=name) for name in names]
    items.insert(2, InputError("x", "kein Text"))
    results = list(pipeline.readings(items, Failing(batch=4)))
    said = [one.article.id if isinstance(one, Reading) else one.what for one in results]
    fault = "could not be read: a fault in Lagebild (RuntimeError: kaputt)"
    assert said == ["one", fault, "kein Text", "two", "three", fault, fault, "four", "five", "six"]


def test_a_reader_that_fails_at_once_fails_on_every_article(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(FakeReader):
        def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
            raise RuntimeError("kaputt")

    monkeypatch.delenv(pipeline.DEBUG, raising=False)
    results = list(pipeline.readings([an_article(id=name) for name in ("one", "two", "three")], Broken()))
    assert [isinstance(one, InputError) for one in results] == [True] * 3


def test_a_fault_of_where_articles_come_from_is_not_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(pipeline.DEBUG, raising=False)

    def source() -> Iterator[Article]:
        yield an_article(id="one")
        raise RuntimeError("weg")

    with pytest.raises(RuntimeError, match="weg"):
        list(pipeline.readings(source(), FakeReader()))


def test_the_package_has_no_other_lazy_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        lagebild.raed  # noqa: B018


@pytest.mark.model
def test_the_real_reader_reads_a_plain_report(reader: Reads) -> None:
    text = "Der Minister Jonas Weil sagte am Montag in Olt: „Wir werden die Brücke nicht räumen.“"
    reading = lagebild.read(text, published="2022-01-24", reader=reader)
    (statement,) = reading.statements
    assert statement.type == "direct"
    assert text[slice(*statement.spans[0])] == "„Wir werden die Brücke nicht räumen.“"
    assert [actor.name for actor in reading.actors] == ["Jonas Weil"]


def test_several_articles_at_once_give_what_each_gives_alone(weights: Path) -> None:
    texts = (Path(__file__).parents[1] / "reports/gold.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [
        an_article(json.loads(line)["text"] * 2, id=str(n)) for n, line in enumerate(texts)
    ]  # several windows each
    alone = Reader.load(weights, threads=1, candidates=linking.CANDIDATES)
    beside = Reader.load(weights, threads=3, candidates=linking.CANDIDATES)
    assert len(articles) > 2
    assert list(readings(articles, beside)) == list(readings(articles, alone))
