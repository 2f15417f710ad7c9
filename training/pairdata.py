"""The pairs of short texts that `training.pairs` learns from: those of `corpus/pairs`, and what is made of them and of the reports."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from lagebild.reading.pieces import BOS, EOS, PAD, Splitter
from lagebild.sentences import sentences

KINDS: dict[str, tuple[str, ...]] = {
    "touch": ("true", "false", "open"),
    "same": ("same", "other"),
    "question": ("same", "opposite", "other"),
}
"""The questions with their answers, in the order of the network's numbers."""
UNRELATED = {"touch": "open", "same": "other", "question": "other"}
LONGEST = 96  # pieces of one text
BUDGET = 3000  # pieces of a batch
OWN = Path(__file__).parents[1] / "corpus"
APART = 40  # lines of a file from which on two pairs are about different crises


@dataclass(frozen=True)
class Pair:
    """Two texts, what is asked about them and the answer; `weak`: nobody looked at it."""

    kind: str
    a: str
    b: str
    label: str
    weak: bool = False


def load(folder: Path) -> tuple[list[Pair], list[Pair]]:
    """The pairs of a folder, and those held back: the last eighth of each kind in each file."""
    train, held = list[Pair](), list[Pair]()
    for path in sorted(folder.glob("*.jsonl")):
        found = [pair(json.loads(line)) for line in path.read_text("utf8").splitlines() if line.strip()]
        by_kind = {kind: [one for one in found if one.kind == kind] for kind in KINDS}
        for some in by_kind.values():
            cut = len(some) - len(some) // 8
            train += some[:cut]
            held += some[cut:]
    return train, held


def pair(record: dict[str, Any]) -> Pair:
    """A line of a file as a pair."""
    keys = ("premise", "hypothesis") if record["kind"] == "touch" else ("a", "b")
    return Pair(record["kind"], record[keys[0]], record[keys[1]], record["label"])


def side_by_side(path: Path, rng: random.Random) -> Iterator[Pair]:
    """What stands in one report and does not belong together: a condition or deed with other sentences, two utterances of one speaker."""
    for line in path.read_text("utf8").splitlines():
        report = json.loads(line)
        text = report["text"]
        said = [(text[b:e], (b, e)) for b, e in sentences(text)]
        for one in report["frames"]:
            for part in ("condition", "consequence") if one["k"] == "commitment" else ():
                spans = one["spans"].get(part) or ()
                if not spans:
                    continue
                inside = (spans[0][0], spans[-1][1])
                others = [words for words, (b, e) in said if (e <= inside[0] or b >= inside[1]) and len(words) > 20]
                words = " ".join(text[b:e] for b, e in spans)
                for premise in rng.sample(others, min(len(others), 2)):
                    yield Pair("touch", premise, words, "open", weak=True)
        by: dict[str, list[str]] = {}
        for one in report["quotations"]:
            speaker = " ".join(text[b:e] for b, e in one.get("speaker") or ())
            by.setdefault(speaker, []).append(" ".join(text[b:e] for b, e in one["quote"]))
        for speaker, some in by.items():
            if speaker and len(some) > 1:
                one, other = rng.sample(some, 2)
                if one not in other and other not in one:
                    yield Pair("same", one, other, "other", weak=True)


def mismatched(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """What one hand wrote about different crises: told of the one, asked about the other."""
    for kind in KINDS:
        some = [one for one in pairs if one.kind == kind]
        for at, one in enumerate(some):
            other = some[(at + rng.randrange(APART, max(APART + 1, len(some) - APART))) % len(some)]
            if other.b != one.b:
                yield Pair(kind, one.a, other.b, UNRELATED[kind], weak=True)


def curtailed(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """What agencies do to a text: it is cut, and is the same all the same. Whoever wrote pairs was asked for harder ones."""
    for one in pairs:
        if one.kind == "touch" and rng.random() < 0.3:
            yield Pair("touch", one.a, _cut(one.a, rng), "true", weak=True)
        elif one.kind == "same":
            yield Pair("same", one.a, _cut(one.a, rng), "same", weak=True)
            if one.label == "same":
                yield Pair("same", _cut(one.a, rng), _cut(one.b, rng), "same", weak=True)
        elif one.kind == "question" and rng.random() < 0.3:
            yield Pair("question", one.a, one.a, "same", weak=True)


def _cut(text: str, rng: random.Random) -> str:
    """A text without up to a third of its words, at its end, at its beginning or here and there."""
    words = text.split()
    gone = rng.randrange(0, max(1, len(words) // 3) + 1)
    match rng.randrange(3):
        case 0:
            words = words[: len(words) - gone]
        case 1:
            words = words[gone:]
        case _:
            left = set(rng.sample(range(len(words)), len(words) - gone))
            words = [word for at, word in enumerate(words) if at in left]
    return " ".join(words)


@dataclass(frozen=True)
class Row:
    """A pair in pieces."""

    pair: Pair
    a: list[int]
    b: list[int]

    @property
    def size(self) -> int:
        return len(self.a) + len(self.b) + 4


def rows(pairs: Iterable[Pair], split: Splitter) -> list[Row]:
    """Pairs in pieces."""
    return [Row(one, *(split(words).ids[:LONGEST].tolist() for words in (one.a, one.b))) for one in pairs]


def batches(some: list[Row], rng: random.Random) -> list[list[Row]]:
    """Rows of like length together, in no order."""
    ordered = sorted(some, key=lambda row: row.size + rng.random() * 12)
    out: list[list[Row]] = [[]]
    for row in ordered:
        if out[-1] and (len(out[-1]) + 1) * max(row.size, *(r.size for r in out[-1])) > BUDGET:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


def packed(texts: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, segments and mask (B, T) of texts alone (the second empty) or in pairs."""
    size = max(len(a) + len(b) + (4 if b else 2) for a, b in texts)
    ids, segment, mask = (torch.full((len(texts), size), fill) for fill in (PAD, 0, 0))
    for row, (a, b) in enumerate(texts):
        line = [BOS, *a, EOS] + ([EOS, *b, EOS] if b else [])
        ids[row, : len(line)] = torch.tensor(line)
        mask[row, : len(line)] = 1
        if b:
            segment[row, len(a) + 2 : len(line)] = 1
    return ids, segment, mask
