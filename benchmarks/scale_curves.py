"""What a dossier costs by its size, on both stores: adding one more article, searching, drawing the picture, what has changed.

Readings are taken from a cache (`benchmarks.composed`): the network reads every text of the files once, and articles up to any number
are rows of their paragraphs. Such articles repeat one another far more than news does, so the curves say how costs grow rather than
what a real dossier of that size holds.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import composed, dossier
from benchmarks.reading import peak_mb, timed
from lagebild import pipeline
from lagebild.store import Dossier, Query

SEARCHES = {
    "a common word": Query("Deutschland"),
    "a word in many compounds": Query("Recht"),
    "two words": Query("Regierung Präsident"),
    "a type and a period": Query(type="direct", since="2022-01-01", until="2022-02-28", by="time"),
    "nothing, by time": Query(by="time"),
}
REPEATED = 15
LAST = 200  # articles before a mark, whose adding is timed


def grown(spool: Path, place: str, marks: Sequence[int], draw: int) -> list[dict[str, Any]]:
    """Measure one store at every mark."""
    results, times = [], []
    with Dossier.open(place, create=True) as held:
        for number, (reading, findings) in enumerate(composed.stream(spool), 1):
            begin = time.perf_counter()
            held.add(reading, findings)
            times.append(time.perf_counter() - begin)
            if number in marks:
                adding = times[-LAST:]
                dossier.analyzed(place)
                results.append(
                    {
                        "articles": number,
                        "MB": dossier.size_mb(place),
                        "add ms": dossier.milli(statistics.median(adding)),
                        "search ms": {name: searched(held, query) for name, query in SEARCHES.items()},
                        **(drawn(held) if number <= draw else {}),
                        "peak MB": peak_mb(),
                    }
                )
            if number == max(marks):
                break
    return results


def searched(held: Dossier, query: Query) -> float:
    """Milliseconds of a search at the median."""
    dossier.answer(held, query)
    return dossier.milli(statistics.median(timed(partial(dossier.answer, held, query)) for _ in range(REPEATED)))


def drawn(held: Dossier) -> dict[str, Any]:
    """Seconds of the picture from scratch, as it is kept, and of what has changed since the middle, the first time and the next."""
    scratch = timed(partial(pipeline.picture, held))
    kept = timed(partial(pipeline.picture, held))
    days = sorted(one.reading.article.published for one in held.held() if one.reading.article.published)
    since = days[len(days) * 9 // 10]
    first = timed(partial(pipeline.changes, held, since))
    again = timed(partial(pipeline.changes, held, since))
    return {
        "show s": round(scratch, 2),
        "show again s": round(kept, 2),
        "changes s": round(first, 2),
        "changes again s": round(again, 2),
    }


def measured(
    files: Sequence[Path], *, cache: Path, marks: Sequence[int], postgresql: str | None, draw: int
) -> dict[str, Any]:
    """Both stores, each in a process of its own."""
    spool = composed.spooled(cache, files, max(marks))
    result: dict[str, Any] = {"articles are": "composed of paragraphs of " + ", ".join(path.name for path in files)}
    with tempfile.TemporaryDirectory() as folder:
        places = {"SQLite": str(Path(folder) / "dossier.db"), **({"PostgreSQL": postgresql} if postgresql else {})}
        for name, place in places.items():
            with get_context("spawn").Pool(1) as pool:
                result[name] = pool.apply(grown, (spool, place, marks, draw))
    for name in places:
        some = result[name]
        result[f"{name}, cost at {some[-1]['articles']} / at {some[0]['articles']}"] = {
            "add": round(some[-1]["add ms"] / some[0]["add ms"], 2),
            "search": {
                query: round(some[-1]["search ms"][query] / max(0.1, some[0]["search ms"][query]), 2)
                for query in SEARCHES
            },
        }
    return result
