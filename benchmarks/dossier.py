"""What a dossier costs by its size: one command, one JSON object.

    python -m benchmarks.dossier FILE.jsonl... --cache FOLDER                    20,000 articles composed of the files' paragraphs
    python -m benchmarks.dossier FILE.jsonl... --cache FOLDER --as-they-are      the articles of the files themselves
    python -m benchmarks.dossier FILE.jsonl... --ratio [--articles 60]           what adding costs beside reading

Reading the files takes as long as it takes (2,355 speeches: a quarter of an hour on two cores); with --cache it is done once. --place
names the store: a file, or a PostgreSQL URL whose schema is empty; else a temporary file. Times are those of one process that holds
neither the model nor the articles. Protocols have synthetic dates, made of the number of the session.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks import composed
from benchmarks.reading import peak_mb, timed
from lagebild import pipeline, sources
from lagebild.errors import InputError, UnknownError
from lagebild.records import Article, Reading
from lagebild.store import Dossier, Query, search
from lagebild.store.connection import Database
from lagebild.terms import STOPWORDS, query_words
from lagebild.views.jsonform import reading_json

REPEATED = 30  # searches that are timed, after one that is not
WINDOW = 200  # articles before a mark, whose adding is timed
SAMPLED = 3  # words that are kept of every article, to search for
TRIED = 400  # words that are tried for a query
SEED = 7


# -- size ---------------------------------------------------------------------------------------------------------------------


def grown(place: str, spool: Path, marks: Sequence[int]) -> list[dict[str, Any]]:
    """Add the articles and measure at each mark, with what is there then."""
    chance, words, times, results = random.Random(SEED), list[str](), list[float](), list[dict[str, Any]]()
    last: Reading | None = None
    with Dossier.open(place, create=True) as dossier:
        for reading, findings in composed.stream(spool):
            begin = time.perf_counter()
            dossier.add(reading, findings)
            times.append(time.perf_counter() - begin)
            words += some_words(reading.article.text, chance)
            last = reading
            if len(times) in marks:
                results.append(measured(dossier, place, times, words, reading))
        if last is not None and len(times) not in marks:
            results.append(measured(dossier, place, times, words, last))
    return results


def some_words(text: str, chance: random.Random) -> list[str]:
    """A few of the longer words of a text."""
    longer = [word for word in text.split() if len(word) > 5 and word.isalpha() and word.casefold() not in STOPWORDS]
    return chance.sample(longer, min(SAMPLED, len(longer)))


def measured(dossier: Dossier, place: str, times: list[float], words: list[str], last: Reading) -> dict[str, Any]:
    """Everything that is measured at one size."""
    window, counts = times[-WINDOW:], dossier.counts()
    peak = peak_mb()
    analyzed(place)
    found = {name: searched(dossier, query) for name, query in queries(dossier, words, last)}
    return {
        "articles": counts.articles,
        "statements": counts.statements,
        "copies": counts.copies,
        "MB": size_mb(place),
        "ms to add one more": {
            "median": milli(statistics.median(window)),
            "p95": milli(percentile(window)),
        },
        "s to add all": round(sum(times), 1),
        "peak MB": {"adding": peak, "and searching": peak_mb()},  # of the process, with all that it imports
        "searches": found,
    }


def analyzed(place: str) -> None:
    """Let PostgreSQL see what its tables hold, as it does by itself within a minute."""
    if "://" in place:
        database = Database(place)
        with database.alone() as connection:
            connection.exec_driver_sql("ANALYZE")
        database.close()


def milli(seconds: float) -> float:
    """Milliseconds."""
    return round(1000 * seconds, 1)


def size_mb(place: str) -> float:
    """How much room the dossier takes."""
    database = Database(place)
    try:
        if database.path is not None:
            files = database.path.parent.glob(database.path.name + "*")
            return round(sum(file.stat().st_size for file in files) / 1e6, 1)
        sizes = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relnamespace = %s::regnamespace"
        with database.read() as connection:
            total = connection.exec_driver_sql(sizes + " AND relkind = 'r'", (database.schema,)).scalar_one()
        return round(float(total) / 1e6, 1)
    finally:
        database.close()


# -- searches -----------------------------------------------------------------------------------------------------------------


def queries(dossier: Dossier, words: list[str], last: Reading) -> Iterator[tuple[str, Query]]:
    """The searches that are timed, by what they are."""
    tried = random.Random(SEED).sample(words, min(TRIED, len(words)))
    totals = {word: total(dossier, Query(word)) for word in tried}
    for name, least, most in (
        ("a rare word", 1, 9),
        ("a word with few hits", 30, 50),
        ("a word with some hits", 150, 300),
        ("a common word", 1000, 10**9),
    ):
        fitting = (word for word, hits in totals.items() if least <= hits <= most)
        if (word := next(fitting, None)) is not None:
            yield name, Query(word)
    yield "the word with the most hits", Query(max(totals, key=lambda word: totals[word]))
    yield "a word in many compounds", Query("Recht")
    yield "a word in few compounds", Query("Truppen")
    yield "two common words", Query("Deutschland Menschen")
    yield "a common word by time", Query("Deutschland", by="time")
    middle = query_words(last.article.text)
    yield "a rare phrase", Query(f'"{" ".join(middle[len(middle) // 2 :][:4])}"')
    yield "a common phrase", Query('"Meine Damen und Herren"')
    yield "a phrase of common words", Query('"Menschen Deutschland"')
    speaker = dossier.actors(limit=1)[0]
    yield "a speaker", Query(speaker=speaker.name)
    yield "a speaker and a word", Query("Deutschland", speaker=speaker.name)
    yield "a type and a period", Query(type="direct", since="2022-01-01", until="2022-02-28", by="time")
    yield "an event type", Query(event="AGREE")
    yield "an event type and a common word", Query("Deutschland", event="AGREE")
    yield "nothing, by time", Query(by="time")
    yield "a period, by time", Query(since="2022-01-01", until="2022-02-28", by="time")
    yield "an unknown actor", Query(speaker="Zacharias Wermutt")


def total(dossier: Dossier, query: Query) -> int:
    """How many hits there are, statements and articles, all of them counted."""
    with mock.patch.object(search, "COUNTED", 10**9):
        return answer(dossier, replace(query, limit=1))


def answer(dossier: Dossier, query: Query) -> int:
    """The number of hits that a search says it has; 0 where nobody is called so."""
    try:
        return dossier.search(query).total
    except UnknownError:
        return 0


def searched(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Median and 95th percentile of the time of a search; beside it the processor's time, which other programs lengthen less."""
    answer(dossier, query)
    walls, cpus = [], []
    for _ in range(REPEATED):
        cpu = time.process_time()
        walls.append(timed(lambda: answer(dossier, query)))
        cpus.append(time.process_time() - cpu)
    return {
        "words": query.words or query.speaker or "",
        "hits": total(dossier, query),
        "median ms": milli(statistics.median(walls)),
        "p95 ms": milli(percentile(walls)),
        "CPU ms": milli(statistics.median(cpus)),
    }


def percentile(values: Sequence[float]) -> float:
    """The 95th."""
    return sorted(values)[len(values) * 19 // 20]


# -- adding beside reading ----------------------------------------------------------------------------------------------------


def ratio(paths: Sequence[Path], count: int, rounds: int) -> dict[str, Any]:
    """Whole commands over the same articles in one process, in turn: reading, adding, adding again, input alone."""
    reader = pipeline.load_reader()
    with tempfile.TemporaryDirectory() as folder:
        file, full = Path(folder) / "articles.jsonl", Path(folder) / "full.db"
        words = written(file, paths, count)

        def read(*, output: bool) -> None:
            for item in pipeline.readings(sources.articles([file]), reader):
                if output and not isinstance(item, InputError):
                    json.dumps(reading_json(item, include_all=True), ensure_ascii=False)

        def add(place: Path) -> None:
            with Dossier.open(str(place), create=True) as dossier:
                for item in pipeline.add(sources.articles([file]), reader, dossier):
                    assert not isinstance(item, InputError)

        def add_anew() -> None:
            new = Path(folder) / "new.db"
            add(new)
            for one in new.parent.glob("new.db*"):
                one.unlink()

        add(full)  # also warms up
        sides: dict[str, Callable[[], object]] = {
            "read, with its JSON": lambda: read(output=True),
            "read, without output": lambda: read(output=False),
            "add": add_anew,
            "add again": lambda: add(full),
            "input alone": lambda: list(sources.articles([file])),
        }
        walls: dict[str, list[float]] = {name: [] for name in sides}
        cpus: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(rounds):
            for name, work in sides.items():
                begin = time.process_time()
                walls[name].append(timed(work))
                cpus[name].append(time.process_time() - begin)
    wall, cpu = ({name: statistics.median(some) for name, some in times.items()} for times in (walls, cpus))
    return {
        "articles": count,
        "words": words,
        "add / read": ratios(wall),
        "add / read, processor's time": ratios(cpu),
        "ms per article": {name: round(1000 * value / count, 2) for name, value in wall.items()},
        "ms of all processors per article": {name: round(1000 * value / count, 2) for name, value in cpu.items()},
        "words per second of reading": round(words / wall["read, with its JSON"]),
    }


def ratios(times: dict[str, float]) -> dict[str, float]:
    """What adding costs, by what reading costs."""
    return {name: round(times["add"] / times[name], 3) for name in ("read, with its JSON", "read, without output")}


def written(file: Path, paths: Sequence[Path], count: int) -> int:
    """Write every n-th article of the files to one file; the number of their words."""
    found = [item for item in sources.articles(paths) if isinstance(item, Article)]
    chosen = found[:: max(1, len(found) // count)][:count]
    rows = ({"id": one.id, "text": one.text, "title": one.title, "published": one.published} for one in chosen)
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return sum(len(one.text.split()) for one in chosen)


def main() -> None:
    """Parse the command line and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, default=None, help="folder for what was read and composed")
    parser.add_argument("--place", help="the dossier; by default a temporary file")
    parser.add_argument("--composed", type=int, default=20_000)
    parser.add_argument("--as-they-are", action="store_true")
    parser.add_argument("--ratio", action="store_true")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    if args.ratio:
        print(json.dumps(ratio(args.files, args.articles, args.rounds), indent=1, ensure_ascii=False))
        return
    with tempfile.TemporaryDirectory() as folder:
        cache = args.cache or Path(folder)
        count = None if args.as_they_are else args.composed
        spool = composed.spooled(cache, args.files, count)
        marks = () if count is None else (count // 4, count // 2, count)
        sizes = grown(args.place or str(Path(folder) / "dossier.db"), spool, marks)
    result = {
        "articles are": "as they are" if count is None else "composed of paragraphs, findings shifted, linked anew",
        "dates": "synthetic where the articles have none",
        "store": "PostgreSQL" if "://" in (args.place or "") else "SQLite",
        "at": sizes,
    }
    print(json.dumps(result, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
