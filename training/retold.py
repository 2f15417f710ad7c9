"""Fit what tells whether two reports tell of one utterance (`lagebild.picture.oneutterance`).

    python -m training.retold STORES            fit, say how good it is, write words/retold.txt
    python -m training.retold STORES --dry      the same without writing

It learns from `corpus/retold` and from the dossiers of `dossiers` that are for practice, as they are read: STORES is a folder in which a
dossier is made of each crisis, and kept for the next run. How good it is, is said with a tenth of the crises left out at a time, and of
the pairs of `corpus/pairs` that were made to differ in one thing (`CLOSE`), from which nothing is learned.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.picture import texts_of
from benchmarks.picture_evidence import Ground, Place, half, quality
from lagebild import pipeline, sources
from lagebild.entries import Version
from lagebild.errors import InputError
from lagebild.picture import Drawer, Drawn, wording
from lagebild.picture.material import Material, Piece, Text, evidence
from lagebild.picture.occasions import occasion
from lagebild.picture.oneutterance import SURE, Said, apart, features, may_be
from lagebild.picture.statements import quotations
from lagebild.records import Article, Coder, Reading, Statement
from lagebild.regression import logistic, odds
from lagebild.situation import Who
from lagebild.store import Dossier
from training import regression
from training.leads import DOSSIERS, PRACTICE, ROOT, WORDS, named
from training.regression import Weights

RETOLD = ROOT / "corpus" / "retold"
PENALTY = 30.0  # of the squares of weights of standardised features
PARTS = 10  # of the crises, each left out once
CLOSE = ("n", "o")  # files of `corpus/pairs` whose two utterances differ in one thing, or are one
DAY = "2031-03-04"  # on which they are said
LEVELS = (0.9, 0.85, SURE, 0.7, 0.6, 0.5, 0.4, 0.3)
HEAD = "# Weights of the regression on whether two reports tell of one utterance, by `python -m training.retold`: the number, its weight.\n"


@dataclass
class Crisis:
    """A crisis as it is read: `groups` has of every utterance its mentions by their places in the texts."""

    name: str
    reports: Path
    groups: Mapping[str, Sequence[Place]]
    texts: Mapping[tuple[str, int], str] = field(repr=False)
    speakers: Mapping[str, str] = field(default_factory=dict)  # of the utterances


@dataclass
class Pair:
    """Two statements as they are read, what speaks for them to be one, and whether they are."""

    crisis: str
    one: Said
    other: Said
    features: dict[str, float]
    right: bool
    apart: bool  # never one, however probable


# -- the crises -----------------------------------------------------------------------------------------------------------------------


def crises(work: Path) -> Iterator[Crisis]:
    """All that there is to learn from: `retold` and the dossiers for practice."""
    yield from retold(work)
    for name in PRACTICE:
        yield _of_dossier(DOSSIERS / name)


def retold(work: Path) -> Iterator[Crisis]:
    """The crises of `corpus/retold`; their reports are written to a folder, to be read from there."""
    for path in sorted(RETOLD.glob("*.jsonl")):
        for line in path.read_text("utf8").splitlines():
            yield _of_retold(json.loads(line), work)


def _of_retold(source: Mapping[str, Any], work: Path) -> Crisis:
    """A crisis of `corpus/retold`."""
    said = {one["id"]: one["mentions"] for one in source["statements"]}
    crisis = written(source, source["id"], said, work)
    return dataclasses.replace(crisis, speakers={one["id"]: one["speaker"] for one in source["statements"]})


def written(source: Mapping[str, Any], name: str, groups: Mapping[str, Sequence[Any]], work: Path) -> Crisis:
    """A crisis of the corpus: every report is a text, its sentences with a space between them.

    Args:
        source: the crisis.
        name: what it is called.
        groups: of everything that is told in it `[report, sentence, words]` of every place that tells it.
        work: the folder to write its reports to, to be read from there.
    """
    begins, texts = dict[tuple[str, int], int](), dict[tuple[str, int], str]()
    rows = list[dict[str, str]]()
    for report in source["reports"]:
        at = 0
        for number, sentence in enumerate(report["sentences"]):
            begins[report["id"], number] = at
            at += len(sentence) + 1
        text = " ".join(report["sentences"])
        texts[report["id"], 1] = text
        rows.append({key: report[key] for key in ("id", "published", "publisher", "title")} | {"text": text})
    file = work / f"{name}.jsonl"
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf8")
    sentences = {report["id"]: report["sentences"] for report in source["reports"]}

    def place(report: str, number: int, words: str) -> Place:
        begin = begins[report, number] + sentences[report][number].index(words)
        return Place(report, 1, (begin, begin + len(words)))

    return Crisis(name, file, {key: [place(*one) for one in some] for key, some in groups.items()}, texts)


def _of_dossier(folder: Path) -> Crisis:
    """A dossier with its expected picture."""
    expected = json.loads((folder / "expected.json").read_text("utf8"))
    texts = texts_of(folder / "reports.jsonl")
    ground = Ground(texts)
    groups = {
        one["id"]: [ground.place(mention, one["id"]) for key in ("mentions", "may") for mention in one.get(key, ())]
        for one in expected["statements"]
    }
    return Crisis(named(folder), folder / "reports.jsonl", groups, texts)


class _GatheredError(Exception):
    """What a picture would have been made of."""

    def __init__(self, stuff: Material) -> None:
        super().__init__()
        self.stuff = stuff


class _Peek(Drawer):
    """A drawer that only gathers what it would draw from."""

    def drawn(self, dossier: str, texts: Iterable[Text], **rest: Any) -> Drawn:
        """Nothing; what was gathered is raised."""
        raise _GatheredError(self._gathered(texts, rest["copies"], rest["verdicts"], rest["at"])[0])


def material(crisis: Crisis, stores: Path) -> Material:
    """The crisis as it is read and linked."""
    with Dossier.open(str(stores / f"{crisis.name}.db"), create=True) as dossier:
        reader = pipeline.load_reader(extras=True)
        for item in pipeline.add(sources.articles([crisis.reports]), reader, dossier):
            if isinstance(item, InputError):
                raise item
        try:
            pipeline.picture(dossier, drawer=_Peek(), keep=lambda *_: None)
        except _GatheredError as gathered:
            return gathered.stuff
    raise RuntimeError(f"{crisis.name}: a picture was kept")


def homes(crisis: Crisis, pieces: Iterable[Piece]) -> Mapping[str, frozenset[str]]:
    """The utterances that pieces are mentions of, by the pieces' ids: of several at one mention the one that has most in common."""
    by_text = defaultdict[tuple[str, int], list[Piece]](list)
    for piece in pieces:
        by_text[piece.text.key].append(piece)
    found = defaultdict[str, set[str]](set)
    for name, places in crisis.groups.items():
        for place in places:
            shown = [(piece, evidence(piece.text, piece.spans)) for piece in by_text[place[:2]]]
            hits = [(quality(place, each), piece.id) for piece, each in shown if half(place, each)]
            if hits:
                found[max(hits)[1]].add(name)
    return {piece: frozenset(names) for piece, names in found.items()}


def pairs(crisis: Crisis, stores: Path) -> list[Pair]:
    """What there is to learn from of a crisis: the pairs that can be one, one of which at least is an utterance that is known."""
    whole = material(crisis, stores).each(quotations)
    home = homes(crisis, whole)
    said = [Said(piece, occasion(piece)) for piece in whole if piece.words]
    none = frozenset[str]()
    found = []
    for one, other in combinations(said, 2):
        mine, its = home.get(one.piece.id, none), home.get(other.piece.id, none)
        if (mine or its) and may_be(one, other):
            found.append(
                Pair(crisis.name, one, other, features(one, other), not mine.isdisjoint(its), apart(one, other))
            )
    return found


def close() -> Iterator[Pair]:
    """The pairs of utterances of one speaker and day that differ in one thing, or are one."""
    for name in CLOSE:
        for number, line in enumerate((ROOT / "corpus" / "pairs" / f"{name}.jsonl").read_text("utf8").splitlines()):
            pair = json.loads(line)
            one, other = (_alone(pair[key], f"{name}{number}{key}") for key in "ab")
            yield Pair(name, one, other, features(one, other), pair["label"] == "same", apart(one, other))


def _alone(words: str, name: str) -> Said:
    """What somebody says, as if a report had it and nothing else."""
    spans = ((0, len(words)),)
    said = Statement(name, "indirect" if words[:1].islower() else "direct", "Speech", spans, None)
    article = Article(name, words, published=DAY)
    version = Version(name, 1, article.sha256, f"{DAY}T00:00:00Z", published=DAY, language="de")
    text = Text(version, Reading(Coder("", "", ""), article, (), (said,), (), ()))
    who = Who("person:x", "X", "person")
    piece = Piece("statement", text, said, spans, words, wording.terms(words), (who,))
    return Said(piece, occasion(piece))


# -- learning -------------------------------------------------------------------------------------------------------------------------


def fit(some: Sequence[Pair]) -> Weights:
    """The weights of the regression."""
    return regression.fit([one.features for one in some], [float(one.right) for one in some], PENALTY)


def left_out(some: Sequence[Pair]) -> list[float]:
    """How probable every pair is by weights that were learned from other parts."""
    parts = regression.parts((one.crisis for one in some), PARTS)
    learned = {part: fit([one for one in some if parts[one.crisis] != part]) for part in set(parts.values())}
    return [logistic(odds(learned[parts[one.crisis]], one.features)) for one in some]


def quality_of(some: Sequence[Pair], chances: Sequence[float]) -> str:
    """From a probability on, how many pairs are one, and how many of those that are."""
    there = sum(one.right for one in some)
    lines = [f"{len(some)} pairs, {there} of them one"]
    for level in LEVELS:
        kept = [one.right for one, sure in zip(some, chances, strict=True) if sure >= level]
        left = [one.right for one, sure in zip(some, chances, strict=True) if sure >= level and not one.apart]
        lines.append(
            f"  from {level}: {sum(kept)} of {len(kept)} right, {sum(kept) / max(1, there):.0%} of all; "
            f"without what is kept apart {sum(left)} of {len(left)}"
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
    chances = left_out(some)
    dossiers = {named(DOSSIERS / name) for name in PRACTICE}
    for name, wanted in (("corpus/retold", False), ("dossiers", True)):
        chosen = [at for at, one in enumerate(some) if (one.crisis in dossiers) is wanted]
        print(f"{name}, a tenth left out:", quality_of([some[at] for at in chosen], [chances[at] for at in chosen]))
    learned, near = fit(some), list(close())
    print("corpus/pairs, by all:", quality_of(near, [logistic(odds(learned, one.features)) for one in near]))
    if not args.dry:
        regression.write(WORDS / "retold.txt", HEAD, {"said": learned})


if __name__ == "__main__":
    main()
