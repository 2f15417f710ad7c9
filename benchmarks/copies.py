"""How well a dossier tells which articles print another one's text: one command, one JSON object.

    python -m benchmarks.copies FILE.jsonl... [--keep full|none] [--articles 850]
    python -m benchmarks.copies FILE.jsonl... --sweep       what other parameters would give, on the half that they were chosen on

The articles of the files (JSON lines with "text") go into two halves by turns. The parameters of `lagebild.store.likeness` were chosen
on the first half; everything that is reported without --sweep was added to dossiers of the second. Words that an edit puts in come
from the other half, whose articles are in no dossier: so whatever is linked to anything but its original is linked wrongly.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import edits
from lagebild.records import Article, Coder, Findings, Reading
from lagebild.sentences import sentences
from lagebild.store import Dossier, copying, likeness

CODER = Coder("0", "none", "0" * 64)
HALF = 0.5  # of a text that an edit must keep to count
SENTENCES = 6  # of an article that is quoted from; of a shorter one two sentences are nearly all
FEW = 20  # cases: of fewer a share says nothing
THIRD = "end cut to 33 %"
SHORT = (60, 200)  # words of the reports that a roundup is made of

Link = tuple[str, str]

SWEEP: Sequence[Mapping[str, float]] = (
    {},
    {"SHINGLE": 3},
    {"SHINGLE": 5},
    {"SLOPE": 0.0},
    {"SLOPE": 0.0, "SHARE": 0.6},
    {"SLOPE": 0.0, "SHARE": 0.7},
    {"SLOPE": 0.4},
    {"SLOPE": 0.6},
    {"SHARE": 0.45},
    {"SHARE": 0.55},
    {"ROWS": 3, "BANDS": 42},
    {"ROWS": 1, "BANDS": 128},
    {"COMMON": 20, "SHORTEST": 24},
)


class Case(NamedTuple):
    """A text and the originals that it is to be linked to; `half` says whether it keeps at least half of one."""

    text: str
    originals: frozenset[str]
    half: bool


class Halves(NamedTuple):
    """The texts that stand in the dossier, and those that words are taken from."""

    inside: Sequence[str]
    outside: Sequence[str]

    def other(self, at: int) -> str:
        """A text that is in no dossier."""
        return self.outside[at % len(self.outside)]


def texts_of(paths: Iterable[Path], count: int | None) -> list[str]:
    """The texts of the files."""
    found = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return found[:count]


# -- cases --------------------------------------------------------------------------------------------------------------------


def edited(halves: Halves, name: str) -> list[Case]:
    """Every text after one edit."""
    found = []
    for at, text in enumerate(halves.inside):
        new = edits.edited(name, text, halves.other(at), at)
        found.append(Case(new.text, frozenset([identity(at)]), round(new.kept, 2) >= HALF))
    return found


def quoting(halves: Halves) -> list[Case]:
    """Other articles that quote two sentences of one."""
    chance = random.Random("quoting")
    return [
        Case(edits.quoting(text, halves.other(at), chance), frozenset(), half=False)
        for at, text in enumerate(halves.inside)
        if len(sentences(text)) >= SENTENCES
    ]


def roundups(halves: Halves) -> list[Case]:
    """Texts that hold two thirds of three to five short ones each."""
    chance = random.Random("roundups")
    short = [text for text in halves.inside if SHORT[0] <= len(text.split()) <= SHORT[1]]
    chance.shuffle(short)
    found = []
    while len(short) >= (size := chance.choice((3, 4, 5))):
        found.append(Case(edits.roundup([short.pop() for _ in range(size)]), frozenset(), half=False))
    return found


def cases(halves: Halves) -> Iterator[tuple[str, list[Case]]]:
    """All cases by the name of their edit; what is no copy last."""
    for name in edits.EDITS:
        yield name, edited(halves, name)
    yield "no copy: another text that quotes two sentences", quoting(halves)
    yield "no copy: a roundup with two thirds of several", roundups(halves)


def identity(at: int) -> str:
    """Id of the article at a place of the half."""
    return f"original-{at}"


# -- through the dossier ------------------------------------------------------------------------------------------------------


def add(dossier: Dossier, texts: Iterable[tuple[str, str]]) -> None:
    """Add texts under their ids, with nothing read out of them."""
    for name, text in texts:
        dossier.add(Reading(CODER, Article(name, text)), Findings())


def in_dossier(base: Path, some: Sequence[Case]) -> list[set[str]]:
    """The originals that each case is linked to in a copy of the dossier with all of them."""
    path = base.with_name("cases.db")
    shutil.copy(base, path)
    with Dossier.open(str(path)) as dossier:
        add(dossier, ((f"case-{at}", case.text) for at, case in enumerate(some)))
        links = dossier.copies()
    path.unlink()
    found: list[set[str]] = [set() for _ in some]
    for copy, original in links:
        if copy.startswith("case-"):
            found[int(copy.removeprefix("case-"))].add(original)
    return found


def report(halves: Halves, keep: str) -> dict[str, Any]:
    """Recall by edit and precision over all, each case added to a dossier that holds the originals."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base.db"
        with Dossier.open(str(base), create=True, keep=keep) as dossier:
            add(dossier, ((identity(at), text) for at, text in enumerate(halves.inside)))
            among = dossier.copies()
        rows = {name: scored(some, in_dossier(base, some)) for name, some in cases(halves)}
    size = len(halves.inside)
    right, wrong = (sum(row[key] for row in rows.values()) for key in ("right links", "wrong links"))
    return {
        "articles": size,
        "keep": keep,
        "pairs of different articles": {"pairs": size * (size - 1) // 2, "linked": len(among)},
        "nearest pairs by common words": nearest(halves.inside, among),
        "edits": rows,
        "least recall of an edit that keeps half": min(
            row["recall"] for row in rows.values() if row["keeping half"] >= FEW
        ),
        "precision": round(right / (right + wrong + len(among)), 4),
        "links": {"right": right, "wrong": wrong + len(among)},
    }


def scored(some: Sequence[Case], found: Sequence[set[str]]) -> dict[str, Any]:
    """How many of the cases were linked to their originals, and how many links go elsewhere."""
    hits = [case.originals <= links for case, links in zip(some, found, strict=True)]
    half = [hit for case, hit in zip(some, hits, strict=True) if case.half]
    right = sum(len(case.originals & links) for case, links in zip(some, found, strict=True))
    wrong = sum(len(links - case.originals) for case, links in zip(some, found, strict=True))
    row: dict[str, Any] = {"cases": len(some), "keeping half": len(half)}
    if half:
        row["recall"] = round(sum(half) / len(half), 4)
    if any(case.originals for case in some):
        row["recall of all"] = round(sum(hits) / len(hits), 4)
    return row | {"right links": right, "wrong links": wrong}


def nearest(texts: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """Every article with the one that has the most of its rarer words: most likely on the same event."""
    words = [set(text.casefold().split()) for text in texts]
    used = Counter(word for some in words for word in some)
    pairs = set()
    for left, some in enumerate(words):
        weights = [
            (sum(1 / used[word] for word in some & others) / len(some | others), right)
            for right, others in enumerate(words)
            if right != left
        ]
        pairs.add(tuple(sorted((left, max(weights)[1]))))
    linked = {frozenset(link) for link in links}
    return {
        "pairs": len(pairs),
        "linked": sum(frozenset(map(identity, pair)) in linked for pair in pairs),
    }


# -- what other parameters would give -----------------------------------------------------------------------------------------


class Shelf:
    """The steps of `lagebild.store.copying.find` in memory."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs = [likeness.shingles(text) for text in texts]
        self._bands: dict[int, list[int]] = {}
        for at, runs in enumerate(self._runs):
            for band in self._bands_of(runs):
                self._bands.setdefault(band, []).append(at)

    def _bands_of(self, runs: frozenset[str]) -> list[int]:
        signed = likeness.signature(runs)
        return [] if signed is None else likeness.bands(signed)

    def originals(self, text: str) -> set[str]:
        """The texts that one copies."""
        runs = likeness.shingles(text)
        common = Counter(at for band in self._bands_of(runs) for at in self._bands.get(band, ()))
        return {
            identity(at)
            for at, _ in common.most_common(copying.CANDIDATES)
            if likeness.counted(runs, other := self._runs[at]) >= likeness.needed((len(runs), len(other)))
        }


@contextmanager
def changed(values: Mapping[str, float]) -> Iterator[None]:
    """Other parameters for a while."""
    before = {name: getattr(likeness, name) for name in values}
    for name, value in values.items():
        setattr(likeness, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(likeness, name, value)


def sweep(halves: Halves) -> list[dict[str, Any]]:
    """For each choice of parameters: the least recall of an edit that keeps half, precision, and what is linked wrongly."""
    every = list(cases(halves))
    results = []
    for values in SWEEP:
        with changed(values):
            shelf = Shelf(halves.inside)
            rows = {name: scored(some, [shelf.originals(case.text) for case in some]) for name, some in every}
        recalls = {name: row["recall"] for name, row in rows.items() if row["keeping half"] >= FEW}
        worst = min(recalls, key=lambda name: recalls[name])
        right, wrong = (sum(row[key] for row in rows.values()) for key in ("right links", "wrong links"))
        results.append(
            {
                "parameters": dict(values) or "as they are",
                "least recall": recalls[worst],
                "of": worst,
                f"recall of {THIRD}": rows[THIRD]["recall of all"],
                "precision": round(right / (right + wrong), 4),
                **{name: row["wrong links"] for name, row in rows.items() if name.startswith("no copy")},
                "edits linked to another article": sum(rows[name]["wrong links"] for name in edits.EDITS),
            }
        )
    return results


def main() -> None:
    """Parse the command line and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--keep", choices=("full", "none"), default="full")
    parser.add_argument("--sweep", action="store_true")
    args = parser.parse_args()
    texts = texts_of(args.files, args.articles)
    first, second = texts[::2], texts[1::2]
    result = {"sweep": sweep(Halves(first, second))} if args.sweep else report(Halves(second, first), args.keep)
    print(json.dumps(result, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
