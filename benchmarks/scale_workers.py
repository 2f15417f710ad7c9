"""What workers are worth: whole bulk runs over the same articles into Parquet, engine by engine and number by number, in turn.

Two figures of each: the whole run, with starting its processes and loading the model in each of them; and the time from the first
batch that came back to the last, which is what counts for an archive.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.reading import peak_mb
from lagebild import bulk, sources
from lagebild.errors import InputError
from lagebild.records import Article

ENGINES = (("plain", 1), ("local", 1), ("local", 2), ("ray", 1), ("ray", 2))
LEAST = 4  # batches of a run
DENSE = 100  # articles of one day, whose Parquet is weighed: files cost less there


class Marks(bulk.Watch):
    """When batches came back, and of how many articles."""

    def __init__(self) -> None:
        self.marks: list[tuple[float, int]] = []

    def read(self, count: int) -> None:
        """Note it."""
        self.marks.append((time.perf_counter(), count))

    def failed(self, fault: InputError) -> None:
        """Nothing may fail here."""
        raise SystemExit(str(fault))


def written(path: Path, count: int, folder: Path, day: str | None = None) -> Path:
    """The first `count` articles of a file as JSON lines; a shorter file from its beginning again, under other ids. All of one day, where
    it is given.
    """
    found = [item for item in islice(sources.articles([str(path)]), count) if isinstance(item, Article)]
    target = folder / f"articles{day or ''}.jsonl"
    with target.open("w", encoding="utf-8") as lines:
        for number in range(count):
            one = found[number % len(found)]
            text = one.text if number < len(found) else f"{one.text}\n\n({number})"  # else it would be a duplicate
            row = {"id": f"{number}", "text": text, "published": day or one.published, "language": one.language}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return target


def once(file: Path, engine: str, workers: int) -> dict[str, Any]:
    """One run: seconds in all and from the first batch on, articles a second from then on, peak memory of the greatest worker."""
    with tempfile.TemporaryDirectory() as out:
        marks, begin = Marks(), time.perf_counter()
        summary = bulk.run([str(file)], out, bulk.Options(engine=engine, workers=workers), watch=marks)
        whole = time.perf_counter() - begin
        size = sum(one.stat().st_size for one in Path(out).rglob("*.parquet"))
    assert summary.complete
    if len(marks.marks) < LEAST:
        raise SystemExit(f"{len(marks.marks)} batches are too few to time; take more articles (--bulk)")
    (first, skipped), last = marks.marks[0], marks.marks[-1][0]
    later = sum(count for _, count in marks.marks) - skipped
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "whole": whole,
        "per second": later / (last - first),
        "MB": peak_mb(),
        "worker MB": round(children, 1),
        "bytes": size / summary.articles,
    }


def measured(path: Path, count: int, rounds: int) -> dict[str, Any]:
    """All engines, each run in a process of its own."""
    engines = [one for one in ENGINES if one[0] != "ray" or importlib.util.find_spec("ray")]
    runs: dict[str, list[dict[str, Any]]] = {f"{engine} {workers}": [] for engine, workers in engines}
    with tempfile.TemporaryDirectory() as folder:
        file = written(path, count, Path(folder))
        dense = once(written(path, DENSE, Path(folder), "2026-03-18"), "plain", 1)["bytes"]
        words = sum(len(json.loads(line)["text"].split()) for line in file.open(encoding="utf-8")) / count
        for _ in range(rounds):
            for engine, workers in engines:
                command = [sys.executable, "-m", "benchmarks.scale_workers", str(file), engine, str(workers)]
                done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
                runs[f"{engine} {workers}"].append(json.loads(done.stdout.splitlines()[-1]))
    whole = {name: statistics.median(run["whole"] for run in some) for name, some in runs.items()}
    speed = {name: statistics.median(run["per second"] for run in some) for name, some in runs.items()}
    return {
        "articles": count,
        "words per article": round(words),
        "bytes of Parquet per article": round(runs["plain 1"][0]["bytes"]),
        "the same, all of one day": round(dense),
        "two workers / one, once they run": {
            e: round(speed[f"{e} 2"] / speed[f"{e} 1"], 2) for e in ("local", "ray") if f"{e} 2" in speed
        },
        "two workers / one, whole runs": {
            e: round(whole[f"{e} 1"] / whole[f"{e} 2"], 2) for e in ("local", "ray") if f"{e} 2" in speed
        },
        "speed against the plain loop, once they run": {
            name: round(value / speed["plain 1"], 2) for name, value in speed.items()
        },
        "time of a whole run against the local engine": {
            f"ray {n}": round(whole[f"ray {n}"] / whole[f"local {n}"], 3) for n in (1, 2) if f"ray {n}" in whole
        },
        "time against the local engine, once they run": {
            f"ray {n}": round(speed[f"local {n}"] / speed[f"ray {n}"], 3) for n in (1, 2) if f"ray {n}" in whole
        },
        "this machine": {
            "seconds of whole runs": {name: round(value, 1) for name, value in whole.items()},
            "articles per second": {name: round(value, 2) for name, value in speed.items()},
            "peak MB of the parent / of its greatest child": {
                name: [max(run["MB"] for run in some), max(run["worker MB"] for run in some)]
                for name, some in runs.items()
            },
        },
    }


if __name__ == "__main__":
    print(json.dumps(once(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
