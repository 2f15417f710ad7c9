"""Fit what tells whether two reports tell of one announcement (`lagebild.picture.onevow`).

    python -m training.vows STORES            fit, say how good it is, write words/vows.txt
    python -m training.vows STORES --dry      the same without writing

It learns from `corpus/retold`, where what somebody announces is an utterance, and from the tripwires of the dossiers in `dossiers` that
have been looked at, as they are read: STORES is a folder in which a dossier is made of each crisis, and kept for the next run (that of
`training.retold` will do). How good it is, is said with a tenth of the crises, and each dossier, left out at a time.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.picture import texts_of
from benchmarks.picture_evidence import Ground, Place
from lagebild.picture.onevow import LANGUAGE, SURE, features
from lagebild.picture.vow import Vow
from lagebild.picture.vowsapart import apart
from lagebild.picture.wires import Wire, wires
from lagebild.picture.wiring import never
from lagebild.regression import logistic, odds
from training import regression
from training.leads import DOSSIERS, PRACTICE, WORDS, named
from training.regression import Weights
from training.retold import Crisis, material, retold

LOOKED_AT = (*PRACTICE, "putsch", "geiseln", "reaktor")
PENALTY = 10.0  # of the squares of weights of standardised features
PARTS = 10  # of the crises, each left out once
LEVELS = (0.9, 0.8, 0.7, SURE, 0.5, 0.4, 0.3)
HEAD = "# Weights of the regression on whether two reports tell of one announcement, by `python -m training.vows`: number, weight.\n"


@dataclass
class Pair:
    """Two announcements as they are read, what speaks for them to be one, and whether they are."""

    crisis: str
    features: dict[str, float]
    right: bool
    apart: bool  # never one, however probable


def crises(work: Path) -> Iterator[Crisis]:
    """All that there is to learn from."""
    yield from retold(work)
    for name in LOOKED_AT:
        yield _of_dossier(DOSSIERS / name)


def _of_dossier(folder: Path) -> Crisis:
    """A dossier with the announcements of its expected picture, wherever they are told."""
    expected = json.loads((folder / "expected.json").read_text("utf8"))
    texts = texts_of(folder / "reports.jsonl")
    ground = Ground(texts)
    groups = {}
    for one in expected["tripwires"]:
        said = [one[key] for key in ("condition", "consequence") if one.get(key)]
        own = [{"article": one["article"], "version": one.get("version", 1), "quote": words} for words in said]
        groups[one["id"]] = [ground.place(mention, one["id"]) for mention in (*own, *one.get("also", ()))]
    return Crisis(named(folder), folder / "reports.jsonl", groups, texts)


def homes(crisis: Crisis, some: Sequence[Wire]) -> Mapping[str, frozenset[str]]:
    """The announcements that wires tell of, by the wires' ids."""
    by_text = defaultdict[tuple[str, int], list[tuple[Place, str]]](list)
    for name, places in crisis.groups.items():
        for place in places:
            by_text[place[:2]].append((place, name))
    return {
        wire.id: frozenset(
            name for place, name in by_text[wire.piece.text.key] if touches(place, (*wire.consequence, *wire.condition))
        )
        for wire in some
    }


def touches(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether some words have anything in common with a place."""
    begin, end = place[2]
    return any(left < end and begin < right for left, right in spans)


def pairs(crisis: Crisis, stores: Path) -> list[Pair]:
    """What there is to learn from of a crisis: the pairs of one side in two articles, both of which are announcements that are known."""
    stuff = material(crisis, stores)
    copies = {frozenset(link) for link in stuff.copies}
    some = [one for one in stuff.each(wires) if one.language == LANGUAGE]
    home = homes(crisis, some)
    found = []
    for one, other in combinations([one for one in some if home[one.id]], 2):
        articles = frozenset(each.piece.text.version.article for each in (one, other))
        if len(articles) == 2 and articles not in copies and not one.sides.isdisjoint(other.sides):
            mine, its = Vow(one), Vow(other)
            right = not home[one.id].isdisjoint(home[other.id])
            found.append(Pair(crisis.name, features(mine, its), right, apart(mine, its) or never(one, other)))
    return found


def fit(some: Sequence[Pair]) -> Weights:
    """The weights of the regression."""
    return regression.fit([one.features for one in some], [float(one.right) for one in some], PENALTY)


def left_out(some: Sequence[Pair], dossiers: frozenset[str]) -> list[float]:
    """How probable every pair is by weights that were learned from other parts; a dossier is one by itself."""
    parts: dict[str, int | str] = dict(
        regression.parts((one.crisis for one in some if one.crisis not in dossiers), PARTS)
    )
    parts |= {name: name for name in dossiers}
    learned = {part: fit([one for one in some if parts[one.crisis] != part]) for part in set(parts.values())}
    return [logistic(odds(learned[parts[one.crisis]], one.features)) for one in some]


def quality_of(some: Sequence[tuple[Pair, float]]) -> str:
    """From a probability on, how many pairs are one of those that nothing keeps apart, and how many of all that are one."""
    there = sum(pair.right for pair, _ in some)
    lines = [f"{len(some)} pairs, {there} of them one"]
    for level in LEVELS:
        kept = [pair.right for pair, sure in some if sure >= level and not pair.apart]
        every = [pair.right for pair, sure in some if sure >= level]
        lines.append(
            f"  from {level}: {sum(kept)} of {len(kept)} right, {sum(kept) / max(1, there):.0%} of all; "
            f"with what is kept apart {sum(every)} of {len(every)}"
        )
    return "\n".join(lines)


def main() -> None:
    """Fit, measure, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stores", type=Path)
    ap.add_argument("--dry", action="store_true")
    args = ap.parse_args()
    args.stores.mkdir(parents=True, exist_ok=True)
    some = [one for crisis in crises(args.stores) for one in pairs(crisis, args.stores)]
    dossiers = frozenset(named(DOSSIERS / name) for name in LOOKED_AT)
    rated = list(zip(some, left_out(some, dossiers), strict=True))
    for name, wanted in (("corpus/retold", False), ("dossiers", True)):
        print(f"{name}, left out:", quality_of([one for one in rated if (one[0].crisis in dossiers) is wanted]))
    if not args.dry:
        regression.write(WORDS / "vows.txt", HEAD, {"vows": fit(some)})


if __name__ == "__main__":
    main()
