"""Which places of several reports tell of one event (`corpus/happened`): check the files, count what they hold.

    python -m corpus.happened check            every fault on standard output, exit status 1 where there is one
    python -m corpus.happened stats            what is there, by file, as the table of corpus/happened/README.md
    python -m corpus.happened write            puts this table into README.md

A file has the crises of a series of `corpus/outcomes` or `corpus/retold`, a crisis a line of it; README.md has the form.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from corpus import crises
from corpus.crises import Json, Series, Texts, keys, twice
from corpus.retold import mentions

ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / "happened"
KINDS = ("fact", "plan")
KEYS = {"crisis", "events"}
EVENT = {"id", "kind", "what", "mentions", "like"}


@cache
def source(name: str) -> dict[str, Json]:
    """The crises that a file is about, by their ids; `name` is that of the file without its ending, as "retold-a".

    Raises:
        SeriesError: there is no such series, or it cannot be read.
    """
    folder, _, letter = name.partition("-")
    path = ROOT / folder / f"{letter}.jsonl"
    if not path.is_file():
        raise crises.SeriesError(f"{name}: no series {folder}/{letter}.jsonl")
    return {str(one["id"]): one for one in crises.load(path)}


def faults(series: Series) -> Iterator[str]:
    """What is wrong with all files, each with where it is."""
    for name, some in series.items():
        try:
            known = source(name)
        except crises.SeriesError as fault:
            yield str(fault)
            continue
        yield from (f"{name}: {fault}" for fault in twice("crisis", (str(one.get("crisis")) for one in some)))
        for one in some:
            where = f"{name}: {one.get('crisis')}"
            wrong = [*keys("crisis", one, KEYS)]
            if not wrong and one["crisis"] not in known:
                wrong = ["no such crisis"]
            if wrong:
                yield from (f"{where}: {fault}" for fault in wrong)
                continue
            texts = {report["id"]: report for report in known[one["crisis"]]["reports"]}
            yield from (f"{where}: {fault}" for fault in _events(one["events"], texts))


def _events(events: Sequence[Json], texts: Texts) -> Iterator[str]:
    names = [str(one.get("id")) for one in events]
    yield from twice("event", names)
    for one in events:
        wrong = [*keys("event", one, EVENT)] or [*_event(one, names, texts)]
        yield from (f"{one.get('id')}: {fault}" for fault in wrong)


def _event(one: Json, names: Sequence[str], texts: Texts) -> Iterator[str]:
    if one["kind"] not in KINDS:
        yield f"kind {one['kind']!r}"
    if not one["what"]:
        yield "what is empty"
    wrong = [*mentions(one["mentions"], texts)]
    yield from wrong
    yield from (f"like {other!r}: no such event" for other in one["like"] if other not in names or other == one["id"])
    if not wrong and len({report for report, *_ in one["mentions"]}) < 2 and not one["like"]:
        yield "told by one report, and like no other"


def stats(series: Series) -> str:
    """What is there, by file, as a table of Markdown."""
    heads = ("crises", "facts", "plans", "told by two reports and more", "mentions")
    return crises.tables(series, (heads, _counts))


def _counts(some: Sequence[Json]) -> list[int]:
    events = [event for one in some for event in one["events"]]
    return [
        len(some),
        *(sum(event["kind"] == kind for event in events) for kind in KINDS),
        sum(len({report for report, *_ in event["mentions"]}) > 1 for event in events),
        sum(len(event["mentions"]) for event in events),
    ]


def main(args: Sequence[str]) -> int:
    """Run a command; returns the exit status."""
    return crises.run(args, FOLDER, usage=__doc__, faults=faults, stats=stats)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
