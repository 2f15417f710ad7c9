"""Fit whom pronouns stand for (`lagebild.linking.pronouns`).

    python -m training.pronouns            fit, say how good it is, write linking/table/pronouns.txt
    python -m training.pronouns --dry      the same without writing

It learns from `corpus/retold`: wherever a pronoun is read as who says something that is marked there, whoever says it is whom the pronoun
stands for. How good it is, is said with a tenth of the crises left out at a time.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.picture_evidence import same_name
from lagebild.linking import actors, pronouns
from lagebild.linking.marks import Mark
from lagebild.linking.pronouns import TABLE, Pronoun, Seen, candidates
from lagebild.records import Spans
from lagebild.regression import logistic, odds
from training import regression
from training.leads import ROOT
from training.regression import Weights
from training.retold import PARTS, Crisis, homes, material, retold

PENALTY = 10.0  # of the squares of weights of standardised numbers
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5)
FILE = ROOT / "src" / "lagebild" / "linking" / TABLE[1]
HEAD = "# Weights of the regression that says whom a pronoun stands for, by `python -m training.pronouns`: the number, its weight.\n"


@dataclass
class Asked:
    """A pronoun that says something: those whom it can stand for, each with what speaks for it and whether it is right."""

    crisis: str
    numbers: list[dict[str, float]]
    right: list[bool]


Heard = dict[tuple[str, Spans], list[tuple[str, dict[str, float]]]]
"""Those whom pronouns can stand for, by name, with their numbers: by the text and the place of the words that a pronoun is."""


@contextmanager
def overheard() -> Iterator[Heard]:
    """What is asked of pronouns while articles are linked."""
    heard, place = Heard(), list[tuple[str, Spans]]()
    find, choose = actors._Walk._antecedent, pronouns.choose

    def finding(walk: Any, mark: Mark, asked: Any) -> Any:
        place[:] = [(walk._source.tokens.text, mark.spans)]
        return find(walk, mark, asked)

    def choosing(asked: Pronoun, number: str, sentence: int, seen: Iterable[Seen], **rest: Any) -> Any:
        some = list(seen)
        found = candidates(asked, number, sentence, some, **rest)
        heard[place[0]] = [(entity.label, numbers) for entity, numbers in found]
        return choose(asked, number, sentence, some, **rest)

    with patch.object(actors._Walk, "_antecedent", finding), patch.object(actors, "choose", choosing):
        yield heard


def asked_of(crisis: Crisis) -> Iterator[Asked]:
    """The pronouns of a crisis that say something that is marked."""
    with tempfile.TemporaryDirectory() as folder, overheard() as heard:
        pieces = material(crisis, Path(folder)).of("statement")
    said = homes(crisis, pieces)
    for piece in pieces:
        spoken = piece.record.speaker
        if spoken is None or piece.id not in said or (piece.text.text, spoken.spans) not in heard:
            continue
        names = {crisis.speakers[group] for group in said[piece.id]}
        found = heard.pop((piece.text.text, spoken.spans))
        numbers = [each for _, each in found]
        yield Asked(crisis.name, numbers, [any(same_name(name, label) for name in names) for label, _ in found])


def fit(some: Sequence[Asked]) -> Weights:
    """The weights of the regression, of those pronouns that somebody right can be chosen for."""
    known = [one for one in some if any(one.right)]
    flat = [numbers for one in known for numbers in one.numbers]
    return regression.fit(flat, [float(right) for one in known for right in one.right], PENALTY)


def quality(some: Sequence[Asked]) -> str:
    """From a probability on, for how many pronouns the most probable is right, by weights that were learned from other parts."""
    parts = regression.parts((one.crisis for one in some), PARTS)
    learned = {part: fit([one for one in some if parts[one.crisis] != part]) for part in set(parts.values())}
    best = [
        max(
            (
                (logistic(odds(learned[parts[one.crisis]], numbers)), right)
                for numbers, right in zip(one.numbers, one.right, strict=True)
            ),
            key=lambda rated: rated[0],
        )
        for one in some
        if one.numbers
    ]
    head = f"{len(some)} pronouns, of {sum(any(one.right) for one in some)} somebody right can be chosen"
    return "\n".join([head, *regression.by_level(best, LEVELS)])


def main() -> None:
    """Fit, measure, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--dry", action="store_true")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        some = [one for crisis in retold(Path(folder)) for one in asked_of(crisis)]
    print(quality(some))
    if not args.dry:
        regression.write(FILE, HEAD, {"pronoun": fit(some)})


if __name__ == "__main__":
    main()
