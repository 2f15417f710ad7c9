"""Fit which events are worth showing (`lagebild.linking.worth`).

    python -m training.worth            read the articles, fit, say how good it is, write linking/table/worth.txt
    python -m training.worth --dry      the same without writing

It learns from `corpus/layers/judged.jsonl`: lines of the picture that people judged, on articles of `quotations/` train, read by the
installed model. How good it is, is said with a tenth of the articles left out at a time.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lagebild import pipeline
from lagebild.background import Report
from lagebild.linking.worth import TABLE, numbers
from lagebild.records import Event, Reading
from lagebild.regression import logistic, odds
from lagebild.sentences import sentences
from training import regression
from training.background import PARTS, TEXTS, known
from training.leads import ROOT
from training.regression import Weights

PENALTY = 30.0  # of the squares of weights of standardised numbers
LEVELS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
LAYER = ROOT / "corpus" / "layers" / "judged.jsonl"
FILE = ROOT / "src" / "lagebild" / "linking" / TABLE[1]
HEAD = "# Weights of the regression on which events are worth showing, by `python -m training.worth`: the number, its weight.\n"


@dataclass(frozen=True)
class Judged:
    """An event that somebody judged, and what speaks for and against its line: "right", "little" or "misleading"."""

    article: str
    numbers: dict[str, float]
    verdict: str


def judged(layer: Path = LAYER, texts: Path = TEXTS) -> Iterator[Judged]:
    """The events of a layer, as the installed model reads them; those that it does not read are left out.

    Raises:
        ValueError: the layer was made for another text.
    """
    reader = pipeline.load_reader(extras=True)
    for row, one in known(layer, texts):
        reading = pipeline.read(one["text"], published=one.get("published"), id=one["id"], language="de", reader=reader)
        yield from _of(reading, row["judged"])


def _of(reading: Reading, some: Sequence[dict[str, object]]) -> Iterator[Judged]:
    article = reading.article
    report = Report(article.text, tuple(sentences(article.text)), reading.times, article.published)
    events: dict[object, Event] = {json.dumps(one.trigger): one for one in reading.frames.events}
    for one in some:
        event = events.get(json.dumps(one["spans"])) if one["k"] == "event" else None
        if event is not None and report.day is not None:
            yield Judged(article.id, numbers(event, report), str(one["verdict"]))


def fit(some: Sequence[Judged]) -> Weights:
    """The weights of the regression."""
    return regression.fit([one.numbers for one in some], [float(one.verdict == "right") for one in some], PENALTY)


def quality(some: Sequence[Judged]) -> str:
    """From a probability on, what events were judged to be, by weights that were learned from other articles."""
    parts = regression.parts((one.article for one in some), PARTS)
    learned = {part: fit([one for one in some if parts[one.article] != part]) for part in set(parts.values())}
    rated = [(logistic(odds(learned[parts[one.article]], one.numbers)), one.verdict) for one in some]
    lines = [
        f"{len(some)} events of {len({one.article for one in some})} articles: {dict(Counter(v for _, v in rated))}"
    ]
    for level in LEVELS:
        lines.append(f"  from {level}: {dict(Counter(verdict for sure, verdict in rated if sure >= level))}")
    return "\n".join(lines)


def main() -> None:
    """Fit, measure, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--dry", action="store_true")
    args = ap.parse_args()
    some = list(judged())
    print(quality(some))
    if not args.dry:
        regression.write(FILE, HEAD, {TABLE[2]: fit(some)})


if __name__ == "__main__":
    main()
