"""What a dossier costs by its size, on both stores: adding one more article, searching, drawing the picture, what has changed.

Readings are taken from a cache (`benchmarks.composed`): the network reads every text of the files once, and articles up to any number
are rows of their paragraphs. Such articles repeat one another far more than news does, so the curves say how costs grow rather than
what a real dossier of that size holds.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
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


def grown(spool: Path, place: str, marks: Sequence[int], draw: int, kept: Path) -> list[dict[str, Any]]:
    """Measure one store at every mark. What is measured is kept at once, and the dossier stays: begun again, it goes on behind it."""
    rows: dict[int, dict[str, Any]] = {
        row["articles"]: row for row in (json.loads(kept.read_text()) if kept.exists() else [])
    }

    def keep(number: int, **figures: Any) -> None:
        rows[number] = {"articles": number, **rows.get(number, {}), **figures}
        draft = kept.with_suffix(".part")
        draft.write_text(json.dumps([rows[one] for one in sorted(rows)], indent=1))
        draft.replace(kept)

    times: list[float] = []
    with Dossier.open(place, create=True) as held:
        there = held.counts().articles
        for number, (reading, findings) in enumerate(composed.stream(spool), 1):
            if number > there:
                begin = time.perf_counter()
                held.add(reading, findings)
                times.append(time.perf_counter() - begin)
            if number in marks and number >= there:
                if times:
                    keep(number, **{"add ms": dossier.milli(statistics.median(times[-LAST:]))})
                for name, figure in _figures(held, place, drawn=number <= draw).items():
                    if name not in rows.get(number, {}):
                        keep(number, **{name: figure()})
                keep(number, **{"peak MB": peak_mb()})
            if number == max(marks):
                break
    return [rows[number] for number in sorted(rows) if number in marks]


def _figures(held: Dossier, place: str, *, drawn: bool) -> dict[str, Callable[[], Any]]:
    """What is measured at a mark, in this order: the picture from scratch, as it is kept, and what has changed since nine tenths of the
    days, the first time and the next, in seconds.
    """

    def size() -> float:
        dossier.analyzed(place)
        return dossier.size_mb(place)

    def since() -> str:
        days = sorted(one.reading.article.published for one in held.held() if one.reading.article.published)
        return days[len(days) * 9 // 10]

    def seconds(work: Callable[..., Any], *more: Callable[[], Any]) -> Callable[[], float]:
        def figure() -> float:
            given = [one() for one in more]
            return round(timed(partial(work, held, *given)), 2)

        return figure

    stored: dict[str, Callable[[], Any]] = {
        "MB": size,
        "search ms": lambda: {name: searched(held, query) for name, query in SEARCHES.items()},
    }
    return (
        stored
        if not drawn
        else stored
        | {
            "show s": seconds(pipeline.picture),
            "show again s": seconds(pipeline.picture),
            "changes s": seconds(pipeline.changes, since),
            "changes again s": seconds(pipeline.changes, since),
        }
    )


def searched(held: Dossier, query: Query) -> float:
    """Milliseconds of a search at the median."""
    dossier.answer(held, query)
    return dossier.milli(statistics.median(timed(partial(dossier.answer, held, query)) for _ in range(REPEATED)))


def measured(
    files: Sequence[Path], *, cache: Path, marks: Sequence[int], postgresql: str | None, draw: int
) -> dict[str, Any]:
    """Both stores, each in a process of its own; the dossiers and the figures stay in the cache, and a run that was stopped goes on."""
    spool = composed.spooled(cache, files, max(marks))
    result: dict[str, Any] = {"articles are": "composed of paragraphs of " + ", ".join(path.name for path in files)}
    places = {"SQLite": str(cache / f"{spool.stem}.db"), **({"PostgreSQL": postgresql} if postgresql else {})}
    for name, place in places.items():
        with get_context("spawn").Pool(1) as pool:
            result[name] = pool.apply(grown, (spool, place, marks, draw, cache / f"{spool.stem}-{name}.json"))
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
