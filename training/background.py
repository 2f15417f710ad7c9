"""Fit which sentences of a report tell of long ago (`lagebild.background`).

    python -m training.background          fit, say how good it is, write background.txt
    python -m training.background --dry    the same without writing

It learns from `corpus/layers/background.jsonl`, on articles of `quotations/` train. How good it is, is said with a tenth of the articles
left out at a time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lagebild.background import TABLE, Report, numbers
from lagebild.linking import times
from lagebild.regression import logistic, odds
from lagebild.sentences import sentences
from training import regression
from training.data import CORPUS
from training.leads import ROOT
from training.regression import Weights

PENALTY = 10.0  # of the squares of weights of standardised numbers
PARTS = 10
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
LAYER = ROOT / "corpus" / "layers" / "background.jsonl"
TEXTS = CORPUS / "quotations" / "train.jsonl"
FILE = ROOT / "src" / "lagebild" / TABLE[1]
HEAD = "# Weights of the regression on which sentences tell of long ago, by `python -m training.background`: the number, its weight.\n"


@dataclass(frozen=True)
class Judged:
    """A sentence of an article: what speaks for its telling of long ago, and whether it does."""

    article: str
    numbers: dict[str, float]
    old: bool


def known(layer: Path, texts: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The rows of a layer, each with the article that it is of.

    Raises:
        ValueError: the layer was made for another text.
    """
    articles = {one["id"]: one for one in map(json.loads, texts.open(encoding="utf8"))}
    for row in map(json.loads, layer.open(encoding="utf8")):
        article = articles[row["id"]]
        if hashlib.sha256(article["text"].encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{layer}: {row['id']} is annotated on another text than that of {texts}")
        yield row, article


def judged(layer: Path = LAYER, texts: Path = TEXTS) -> Iterator[Judged]:
    """The sentences of a layer.

    Raises:
        ValueError: the layer was made for another text.
    """
    for row, article in known(layer, texts):
        text, published = article["text"], article.get("published")
        spans, old = tuple(sentences(text)), set(map(tuple, row["old"]))
        report = Report(text, spans, times.times(text, published, spans), published)
        if report.day is not None:
            yield from (
                Judged(row["id"], found, span in old) for span, found in zip(spans, numbers(report), strict=True)
            )


def fit(some: Sequence[Judged]) -> Weights:
    """The weights of the regression."""
    return regression.fit([one.numbers for one in some], [float(one.old) for one in some], PENALTY)


def quality(some: Sequence[Judged]) -> str:
    """From a probability on, how many sentences tell of long ago, by weights that were learned from other articles."""
    parts = regression.parts((one.article for one in some), PARTS)
    learned = {part: fit([one for one in some if parts[one.article] != part]) for part in set(parts.values())}
    rated = [(logistic(odds(learned[parts[one.article]], one.numbers)), one.old) for one in some]
    right = sum(old for _, old in rated)
    head = f"{len(some)} sentences of {len({one.article for one in some})} articles, {right} of long ago"
    return "\n".join([head, *regression.by_level(rated, LEVELS)])


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
