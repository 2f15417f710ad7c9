"""What reading and keeping an archive costs: one command, one JSON object, ratios first.

    python -m benchmarks.scale FILE.jsonl                          everything; about an hour on two cores
    python -m benchmarks.scale FILE.jsonl --only reading workers   some of it: reading, at-once, parent, workers, yardstick, memory,
                                                                   curves
    python -m benchmarks.scale FILE.jsonl --cache FOLDER           what was read for the curves is kept there
    python -m benchmarks.scale FILE.jsonl --spacy PYTHON           an interpreter with spaCy, for the yardstick
    python -m benchmarks.scale FILE.jsonl --postgresql URL         an empty database, for the curves of the second store

Each part is measured in a process of its own while the others wait; what is compared is timed in turn, round by round, and a ratio is
that of the medians. Absolute figures are those of the machine that is named beside them. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import reading, scale_curves, scale_parent, scale_workers
from lagebild import linking, pipeline, sources
from lagebild.modelfolder import model_folder
from lagebild.reading import Reader
from lagebild.reading.ahead import cores, workers_for
from lagebild.reading.network import Network

PARTS = ("reading", "at-once", "parent", "workers", "yardstick", "memory", "curves")


def at_once(path: Path, count: int, rounds: int) -> dict[str, Any]:
    """Words per second by processor threads and by how many articles are worked on at once; one text is one run of the encoder a
    window, so that this is what stands in the place of a batch.
    """
    articles = reading.articles_of(path, count)
    words = sum(len(a.text.split()) for a in articles)
    choices = sorted({(1, 1), (1, 2), (2, 1), (2, 2), (2, workers_for(2)), (2, 5), (cores(), workers_for(cores()))})
    readers = {
        one: Reader(Network(model_folder(), threads=one[0]), candidates=linking.CANDIDATES, workers=one[1])
        for one in choices
    }
    times: dict[tuple[int, int], list[float]] = {one: [] for one in choices}
    for reader in readers.values():
        list(pipeline.readings(articles[:3], reader))
    for _ in range(rounds):
        for one, reader in readers.items():
            times[one].append(reading.timed(partial(_all_read, articles, reader)))
    medians = {one: statistics.median(some) for one, some in times.items()}
    plain = medians[1, 1]
    return {
        "speed against one thread, one article": {_named(one): round(plain / took, 2) for one, took in medians.items()},
        "this machine, words per second": {_named(one): round(words / took) for one, took in medians.items()},
    }


def _all_read(articles: Any, reader: Reader) -> None:
    for _ in pipeline.readings(articles, reader):
        pass


def _named(one: tuple[int, int]) -> str:
    return f"{one[0]} threads for windows, {one[1]} articles at once"


def yardstick(path: Path, python: str, count: int, rounds: int) -> dict[str, Any]:
    """Our words per second on two threads against one process of spaCy's small English pipeline on one, over the same words, in turn."""
    articles = reading.articles_of(path, count)
    words = sum(len(a.text.split()) for a in articles)
    lines = "\n".join(json.dumps({"text": a.text}, ensure_ascii=False) for a in articles)
    reader = Reader.load(model_folder(), threads=2, candidates=linking.CANDIDATES)
    _all_read(articles[:3], reader)
    ours, theirs, said = [], [], {}
    command = [python, "-W", "ignore", str(Path(__file__).with_name("yardstick.py")), "1"]
    for _ in range(rounds):
        ours.append(words / reading.timed(partial(_all_read, articles, reader)))
        done = subprocess.run(
            command, input=lines, text=True, capture_output=True, check=True, env=os.environ | {"OMP_NUM_THREADS": "1"}
        )
        said = json.loads(done.stdout)
        theirs.append(said["words per second"])
    mine, yours = statistics.median(ours), statistics.median(theirs)
    return {
        "ours / spaCy": round(mine / yours, 2),
        "spaCy": {key: said[key] for key in ("spacy", "trained package", "pipes")},
        "this machine, words per second": {"ours, two threads": round(mine), "spaCy, one process": round(yours)},
    }


def memory(path: Path, threads: int) -> dict[str, Any]:
    """The peak of one process that reads the whole file on so many threads."""
    return {"threads": threads, **reading.memory(path, threads=threads)}


def apart(work: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """What a piece of work gives, in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def measured(given: argparse.Namespace, say: Callable[[str], None]) -> dict[str, Any]:
    """Every part that is asked for."""
    result: dict[str, Any] = {}
    work: dict[str, Callable[[], dict[str, Any]]] = {
        "reading": lambda: apart(
            partial(reading.ratio, count=given.articles, rounds=given.rounds, threads=2), given.file
        ),
        "at-once": lambda: apart(at_once, given.file, given.articles, given.rounds),
        "parent": lambda: apart(scale_parent.measured, given.file, given.bulk, given.rounds),
        "workers": lambda: scale_workers.measured(given.file, given.bulk, given.rounds),
        "yardstick": lambda: apart(yardstick, given.file, given.spacy, given.articles, given.rounds),
        "memory": lambda: {f"{threads} threads": apart(memory, given.file, threads) for threads in (1, 2)},
        "curves": lambda: scale_curves.measured(
            given.curves or [given.file],
            cache=given.cache,
            marks=given.marks,
            postgresql=given.postgresql,
            draw=given.draw,
        ),
    }
    for part in given.only:
        if part == "yardstick" and not given.spacy:
            result[part] = "not measured: name an interpreter that has spaCy (--spacy)"
            continue
        say(f"{part} ...")
        result[part] = work[part]()
        say(json.dumps({part: result[part]}, ensure_ascii=False))
    return result


def machine() -> dict[str, Any]:
    """What absolute figures are figures of."""
    named = Path("/proc/cpuinfo")
    models = (
        [line for line in named.read_text().splitlines() if line.startswith("model name")] if named.exists() else []
    )
    return {
        "processor": models[0].partition(":")[2].strip() if models else platform.processor() or platform.machine(),
        "cores": cores(),
        "python": platform.python_version(),
        "load when begun": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    """Parse the command line, measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=reading.REPORTS)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--articles", type=int, default=100, help="articles that are read again and again")
    parser.add_argument("--bulk", type=int, default=500, help="articles for the engines")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy", help="a Python interpreter that has spaCy")
    parser.add_argument(
        "--curves", nargs="+", type=Path, help="the files whose paragraphs the curves are made of; FILE by default"
    )
    parser.add_argument("--marks", nargs="+", type=int, default=[100, 500, 2000, 5000, 20_000])
    parser.add_argument("--draw", type=int, default=5000, help="articles up to which a picture is drawn")
    parser.add_argument("--postgresql", help="URL of an empty database")
    parser.add_argument("--cache", type=Path, help="folder for what was read for the curves")
    given = parser.parse_args()
    begun = machine()
    with tempfile.TemporaryDirectory() as folder:
        given.cache = given.cache or Path(folder)
        found = measured(given, lambda line: print(line, file=sys.stderr, flush=True))
    articles = sum(1 for _ in islice(sources.articles([str(given.file)]), given.bulk))
    print(json.dumps({"machine": begun, "articles": articles, **found}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
