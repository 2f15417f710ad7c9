"""What reading costs beside the bare encoder: one command, one JSON object.

    python benchmarks/reading.py [FILE.jsonl] [--articles 150] [--rounds 3] [--threads 2]
    python benchmarks/reading.py FILE.jsonl --memory        reads the whole file once and reports the peak of memory

The bare encoder is stage 1's forward pass over the same pieces in the same windows, in the same process, by the same runtime and
precision, one window a thread on as many threads. Both sides are timed in turn, round by round, and the ratio is that of the medians.
Absolute figures are this machine's.
Without a file, the project's own reports are read.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from lagebild import linking, pipeline, sources
from lagebild.errors import InputError
from lagebild.linking.gazetteer import Gazetteer
from lagebild.linking.known import links
from lagebild.linking.tokens import tokens
from lagebild.modelfolder import model_folder
from lagebild.reading import Reader
from lagebild.reading.ahead import in_order, workers_for
from lagebild.reading.network import Network
from lagebild.reading.pieces import windows
from lagebild.records import Article, Findings, Place
from lagebild.views.jsonform import reading_json

REPORTS = Path(__file__).parents[1] / "reports/gold.jsonl"


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_mb() -> float:
    """Peak resident memory of this process so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def articles_of(path: Path, count: int | None) -> list[Article]:
    """The first `count` articles of a file."""
    found = (a for a in sources.articles([str(path)]) if isinstance(a, Article))
    return list(islice(found, count))


def beyond(article: Article, findings: Findings) -> list[Place]:
    """What the actor table and the gazetteer add to reading: known actors, and the places of the frames."""
    named = links(tokens(article.text, findings.sentences), article.published)
    places = Gazetteer(article.text, named)
    words = [spans for frame in findings.frames for spans in frame.roles.get("place", ())]
    return [places.place(Place("", spans)) for spans in words]


def ratio(path: Path, *, count: int, rounds: int, threads: int) -> dict[str, Any]:
    """The whole pipeline, its stages, and the bare encoder over the same pieces."""
    network = Network(model_folder(), threads=threads)
    reader = Reader(network, candidates=linking.CANDIDATES, workers=workers_for(threads))
    articles = articles_of(path, count)
    pieces = [network.split(a.text) for a in articles]
    findings = [reader.findings(a.text) for a in articles]  # also warms up

    def bare() -> None:
        every = [(p, begin, end) for p in pieces for begin, end in windows(p)]
        for _ in in_order(every, lambda window: network.encode(*window)[0].shape, threads):
            pass

    def whole() -> None:
        for item in pipeline.readings(islice(sources.articles([str(path)]), count), reader):
            if not isinstance(item, InputError):
                json.dumps(reading_json(item, include_all=True), ensure_ascii=False)

    sides: dict[str, Callable[[], object]] = {
        "bare encoder": bare,
        "whole pipeline": whole,
        "reading": lambda: list(reader.read(articles)),
        "beyond the article": lambda: [beyond(a, f) for a, f in zip(articles, findings, strict=True)],
        "linking": lambda: [linking.resolve(a, f) for a, f in zip(articles, findings, strict=True)],
        "input": lambda: articles_of(path, count),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, work in sides.items():
            times[name].append(timed(work))
    medians = {name: statistics.median(values) for name, values in times.items()}
    words = sum(len(a.text.split()) for a in articles)
    total, beyond_ = medians["whole pipeline"], medians["beyond the article"]
    return {
        "articles": len(articles),
        "words": words,
        "pieces": sum(len(p.ids) for p in pieces),
        "statements": sum(len(f.quotations) for f in findings),
        "whole pipeline / bare encoder": round(total / medians["bare encoder"], 3),
        "actors and places beyond the article / the rest": round(beyond_ / (total - beyond_), 3),
        "share of the bare encoder's time": {k: round(v / medians["bare encoder"], 3) for k, v in medians.items()},
        "this machine": {
            "words per second": round(words / total),
            "peak MB": peak_mb(),
            "threads": threads,
            "processor": platform.machine(),
        },
    }


def memory(path: Path, *, threads: int) -> dict[str, Any]:
    """Read all of a file, keep nothing, and watch the peak of memory grow."""
    reader = Reader.load(model_folder(), threads=threads)
    start, words, read, marks = time.perf_counter(), 0, 0, {}
    for item in pipeline.readings(sources.articles([str(path)]), reader):
        if isinstance(item, InputError):
            continue
        read += 1
        words += len(item.article.text.split())
        if read & (read - 1) == 0 or read % 500 == 0:
            marks[read] = peak_mb()
    seconds = time.perf_counter() - start
    return {
        "articles": read,
        "words": words,
        "peak MB after n articles": marks,
        "peak MB": peak_mb(),
        "words per second": round(words / seconds),
    }


def main() -> None:
    """Parse the command line and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=REPORTS)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", action="store_true")
    args = parser.parse_args()
    if args.memory:
        result = memory(args.file, threads=args.threads)
    else:
        result = ratio(args.file, count=args.articles, rounds=args.rounds, threads=args.threads)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
