"""How much of what people judged in the picture is still shown: one command, one JSON object.

    python -m benchmarks.judged            the articles of corpus/layers/judged.jsonl, read anew and drawn as one picture

Lines of events, tripwires and figures were judged "right", "little" (true, worth little) or "misleading" as they were shown then. For each
kind it counts how many of each verdict there are, and how many of them rest on words that a line still shows.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lagebild import pipeline, sources
from lagebild.errors import InputError
from lagebild.records import Spans
from lagebild.situation import Evidence, Picture
from lagebild.store import Dossier
from training.background import TEXTS, known
from training.leads import ROOT

LAYER = ROOT / "corpus" / "layers" / "judged.jsonl"
KINDS = ("event", "commitment", "figure")
Place = tuple[str, str, Spans]  # kind, article, words


def drawn(rows: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> Picture:
    """The picture of the articles of a layer, without their titles.

    Raises:
        InputError: an article cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder, Dossier.open(str(Path(folder) / "judged.db"), create=True) as dossier:
        articles = (
            sources.article(one["text"], published=one.get("published"), id=one["id"], language="de") for _, one in rows
        )
        for item in pipeline.add(articles, pipeline.load_reader(extras=True), dossier):
            if isinstance(item, InputError):
                raise item
        return pipeline.picture(dossier)


def shown(picture: Picture) -> Iterator[Place]:
    """The words on which lines rest that are shown."""

    def places(kind: str, some: Iterable[Evidence]) -> Iterator[Place]:
        return ((kind, one.article, one.spans) for one in some)

    for event in picture.events:
        yield from places("event", event.evidence if event.shown else ())
    for tripwire in picture.tripwires:
        yield from places("commitment", tripwire.evidence if tripwire.shown else ())
    for line in picture.figures:
        for value in line.values if line.shown else ():
            yield from places("figure", value.evidence)


def counts(
    rows: Iterable[tuple[dict[str, Any], dict[str, Any]]], still: Iterable[Place]
) -> dict[str, dict[str, list[int]]]:
    """Of each kind and verdict: how many were judged, how many rest on words that are still shown."""
    held = defaultdict[tuple[str, str], list[Spans]](list)
    for kind, article, spans in still:
        held[kind, article].append(spans)
    judged, left = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row, _ in rows:
        for one in row["judged"]:
            which = one["k"], one["verdict"]
            judged[which] += 1
            at = one["spans"][0][0]
            left[which] += any(begin <= at < end for spans in held[one["k"], row["id"]] for begin, end in spans)
    found: dict[str, dict[str, list[int]]] = {kind: {} for kind in KINDS}
    for kind, verdict in sorted(judged):
        found[kind][verdict] = [judged[kind, verdict], left[kind, verdict]]
    return found


def main() -> None:
    """Read, draw, count."""
    rows = list(known(LAYER, TEXTS))
    json.dump(counts(rows, shown(drawn(rows))), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
