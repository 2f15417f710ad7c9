"""The archive that these tests read, and what a run left."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from lagebild import bulk
from tests.bulk.readers import load_trouble

SMALL: dict[str, Any] = {"batch": 3, "chunk": 3, "load": load_trouble}
"""So small that a few articles make several chunks."""


def an_object(number: int, **fields: Any) -> dict[str, Any]:
    """An article as an object of JSON lines."""
    text = (
        f"Brandner sagte: „Wir bleiben {number} Tage hier in Olt.“ Danach war es still auf der Brücke über den Fluss."
    )
    return {"id": f"olt-{number}", "text": text, "published": f"2022-01-{1 + number // 12:02}", **fields}


def archive(path: Path, count: int = 24, extra: Iterable[dict[str, Any] | str] = ()) -> Path:
    """A file of JSON lines with so many articles, then the extra objects and lines."""
    objects = [*map(an_object, range(count)), *extra]
    path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in objects), "utf-8")
    return path


def troubles() -> list[dict[str, Any] | str]:
    """What an archive can hold beside sound articles: twice the same, another text under a known id, no date, faults."""
    return [
        an_object(3),
        an_object(4, text=an_object(4)["text"] + " Neu ist der Schluss."),
        an_object(100, published=None),
        "kein JSON",
        an_object(101, published="gestern"),
        an_object(3),
        an_object(102, text="FEHLER " + an_object(102)["text"]),
    ]


def run(source: str | Path | Iterable[str], out: str | Path, **options: Any) -> bulk.Summary:
    """A run with the plain engine and small chunks, where nothing else is said."""
    kept = {key: options.pop(key) for key in ("stop", "watch", "stdin") if key in options}
    paths = [str(source)] if isinstance(source, str | Path) else list(source)
    return bulk.run(paths, str(out), bulk.Options(**{"engine": "plain", **SMALL, **options}), **kept)


def contents(folder: Path) -> dict[str, str]:
    """Every file of an output with the hash of its bytes, but for the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def query(folder: Path, words: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers; {table} stands for a table of the output."""
    import duckdb  # noqa: PLC0415 -- processes that only read need not load it

    tables = {
        name: f"read_parquet('{folder}/{name}/*/*.parquet', hive_partitioning = true)"
        for name in ("articles", "actors", "statements", "events", "positions", "figures", "times", "roles")
    }
    return duckdb.query(words.format(**tables, faults=f"read_parquet('{folder}/faults/*.parquet')")).fetchall()


def stopping_after(count: int) -> Callable[[], bool]:
    """Says no so many times, then yes."""
    left = iter(range(count))
    return lambda: next(left, None) is None
