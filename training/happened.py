"""Fit what tells whether two reports tell of one event (`lagebild.picture.likelyevents`).

    python -m training.happened STORES            fit, say how good it is, write words/happened.txt
    python -m training.happened STORES --dry      the same without writing

It learns from `corpus/happened` and from the events of the dossiers in `dossiers` that have been looked at, as they are read: STORES is a
folder in which a dossier is made of each crisis, and kept for the next run (that of `training.retold` will do). How good it is, is said
with a tenth of the crises, and each dossier, left out at a time.
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
from corpus.crises import load_all
from corpus.happened import FOLDER, source
from lagebild.picture.eventpairs import Account, accounts, features, keys
from lagebild.picture.likelyevents import LANGUAGE, SURE, may_be
from lagebild.picture.oneevent import same_event
from lagebild.regression import logistic, odds
from training import regression
from training.leads import DOSSIERS, WORDS, named
from training.regression import Weights
from training.retold import Crisis, material, written
from training.vows import LOOKED_AT, left_out_by

PENALTY = 10.0  # of the squares of weights of standardised features
LEVELS = (0.9, 0.8, 0.7, SURE, 0.5, 0.4, 0.3)
HEAD = "# Weights of the regression on whether two reports tell of one event, by `python -m training.happened`: number, weight.\n"
ALIKE = "?"  # of what stands in a mention beside what tells of its event


@dataclass(eq=False)
class Pair:
    """Two events as they are read, what speaks for them to be one, and whether they are.

    `known` is how many of them are events that are annotated; `learned` says that it is known whether they are one; `ruled` that the tables
    have them as one.
    """

    crisis: str
    features: dict[str, float]
    right: bool
    known: int
    learned: bool
    ruled: bool


def crises(work: Path) -> Iterator[tuple[Crisis, bool]]:
    """All that there is to learn from, and whether everything is annotated that several reports tell."""
    for name, some in load_all(FOLDER).items():
        known = source(name)
        for one in some:
            groups = {event["id"]: event["mentions"] for event in one["events"]}
            yield written(known[one["crisis"]], f"{name.partition('-')[0]}-{one['crisis']}", groups, work), True
    for name in LOOKED_AT:
        yield _of_dossier(DOSSIERS / name), False


def _of_dossier(folder: Path) -> Crisis:
    """A dossier with the events of its expected picture."""
    expected = json.loads((folder / "expected.json").read_text("utf8"))
    texts = texts_of(folder / "reports.jsonl")
    ground = Ground(texts)
    groups = {
        one["id"]: [ground.place(mention, one["id"]) for key in ("mentions", "may") for mention in one.get(key, ())]
        for one in expected.get("events", ())
    }
    return Crisis(named(folder), folder / "reports.jsonl", groups, texts)


def homes(crisis: Crisis, some: Sequence[Account]) -> Mapping[str, str]:
    """The annotated events that events tell of, by their ids. Of several at one mention the surest does; the others are ALIKE."""
    by_text = defaultdict[tuple[str, int], list[tuple[int, str, Place]]](list)
    for name, places in crisis.groups.items():
        for place in places:
            by_text[place[:2]].append((place[2][1] - place[2][0], name, place))
    at: dict[str, tuple[str, Place]] = {}
    best: dict[tuple[str, Place], Account] = {}
    for one in some:
        piece = one.told.piece
        hits = [hit for hit in by_text[piece.text.key] if _touches(hit[2], piece.spans)]
        if hits:
            _, name, place = min(hits)  # the tightest
            at[piece.id] = name, place
            first = best.setdefault((name, place), one)
            if first.told.piece.record.confidence < piece.record.confidence:
                best[name, place] = one
    return {key: home[0] if best[home].told.piece.id == key else ALIKE for key, home in at.items()}


def _touches(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    begin, end = place[2]
    return any(left < end and begin < right for left, right in spans)


def pairs(crisis: Crisis, stores: Path, *, whole: bool) -> list[Pair]:
    """The pairs of a crisis that can be one. Unless everything is annotated (`whole`), only those of two that are can be learned from."""
    stuff = material(crisis, stores)
    copies = {frozenset(link) for link in stuff.copies}
    some = [one for sheet in stuff.sheets for one in sheet.of(accounts).values() if one.language == LANGUAGE]
    home, under = homes(crisis, some), {one.told.piece.id: frozenset(keys(one)) for one in some}
    found = []
    for one, other in combinations(some, 2):
        ids = one.told.piece.id, other.told.piece.id
        articles = frozenset(each.told.piece.text.version.article for each in (one, other))
        if articles in copies or under[ids[0]].isdisjoint(under[ids[1]]) or not may_be(one, other):
            continue
        mine, its = (home.get(key) for key in ids)
        known = sum(each is not None for each in (mine, its))
        spoken = one.told.is_said or other.told.is_said
        learned = ALIKE not in (mine, its) and (known == 2 or (whole and (known == 1 or not spoken)))
        right = mine is not None and mine == its
        ruled = same_event(one.told, other.told) is not None
        found.append(Pair(crisis.name, features(one, other), right, known, learned, ruled))
    return found


def fit(some: Sequence[Pair]) -> Weights:
    """The weights of the regression."""
    numbers = [(one.features, float(one.right)) for one in some if one.learned]
    return regression.fit([one for one, _ in numbers], [right for _, right in numbers], PENALTY)


def quality_of(some: Sequence[tuple[Pair, float]]) -> str:
    """From a probability on, how many pairs are right."""
    judged = [(one, sure) for one, sure in some if one.learned]
    there = sum(one.right for one, _ in judged)
    ruled = [one.right for one, _ in judged if one.ruled]
    lines = [f"{len(judged)} pairs, {there} of them one; by the tables {sum(ruled)} of {len(ruled)} right"]
    for level in LEVELS:
        kept = [one for one, sure in judged if sure >= level]
        both = [one.right for one in kept if one.known == 2]
        beyond = [one.right for one in kept if not one.ruled]
        lines.append(
            f"  from {level}: {sum(one.right for one in kept)} of {len(kept)} right, where both are annotated "
            f"{sum(both)} of {len(both)}; beyond the tables {sum(beyond)} of {len(beyond)}"
        )
    return "\n".join(lines)


def main() -> None:
    """Fit, measure, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stores", type=Path)
    ap.add_argument("--dry", action="store_true")
    args = ap.parse_args()
    args.stores.mkdir(parents=True, exist_ok=True)
    some = [one for crisis, whole in crises(args.stores) for one in pairs(crisis, args.stores, whole=whole)]
    dossiers = frozenset(named(DOSSIERS / name) for name in LOOKED_AT)
    learned = left_out_by(some, dossiers, fit)
    rated = [(one, logistic(odds(learned[one.crisis], one.features))) for one in some]
    for name, wanted in (("corpus/happened", False), ("dossiers", True)):
        print(f"{name}, left out:", quality_of([one for one in rated if (one[0].crisis in dossiers) is wanted]))
    if not args.dry:
        regression.write(WORDS / "happened.txt", HEAD, {"happened": fit(some)})


if __name__ == "__main__":
    main()
