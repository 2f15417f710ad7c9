"""Distil a network of fewer layers, or of as many, out of trained ones.

    python -m training.distil WORK --teacher NAME [--teacher NAME …] --name NAME [--layers 1,3,5,7,9,11] [--epochs 16] [--seed 1]

It keeps some of the first teacher's layers and all of its heads, and learns what the teachers say on average of the same windows (their
odds on every layer of tags, names, frames, on the roles of quotations and frames), the first one's states, and what the annotators
said. Besides the flavour's own texts it sees speeches that nobody has annotated: `--readings` is a file of `lagebild read --json --all`
on stretches of them, so that there are quotations and frames whose roles the teachers can be asked about. Resumes as `training.train` does.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from lagebild.reading.pieces import Splitter
from lagebild.reading.scheme import (
    ATTRIBUTES,
    DIRECT,
    FRAME_KEY,
    FRAME_ROLES,
    FRAME_TAGS,
    FRAMES,
    LAYERS,
    OTHER,
    TAGS,
    TYPES,
)
from training import data
from training.batches import Batch
from training.data import UNKNOWN, Example, Frame, Quote
from training.export import averaged as trained
from training.losses import Answers, answers, closed_tags, gold_losses
from training.model import Network, network
from training.train import (
    BUDGET,
    FLAVOURS,
    Averaged,
    Plan,
    Run,
    chosen_device,
    epoch_windows,
    go_on,
    load_sets,
    optimiser,
    quicken,
    resume,
    teach,
)

DEV = data.CORPUS / "frames/conditionals_dev.jsonl"
UNREAD = 0.05  # share of the speeches that an epoch sees
BEGINNING = 60  # characters by which a passage is known
LONG = 4000  # characters of a speech that are seen at once
GOLD = 0.5  # weight of what annotators said
RATE = 2e-4
LEAST = 0.1  # of the weight of the states in the end
WEIGHTS = {
    "tags": 1.0,
    "names": 0.5,
    "frames": 1.0,
    "states": 4.0,
    "last": 4.0,
    "points": 0.8,
    "type": 0.15,
    "medium": 0.15,
    "inside": 0.4,
    "bound": 0.8,
    "label": 0.3,
}


def kept(teacher: Network, base: Path, layers: Sequence[int]) -> Network:
    """A network of some of the teacher's layers, with all else of it."""
    student = network(base, layers=layers)
    state = teacher.modules().state_dict()
    place = {f"encoder.layers.{old}.": f"encoder.layers.{new}." for new, old in enumerate(layers)}
    chosen = {}
    for name, value in state.items():
        head = ".".join(name.split(".")[:3]) + "."
        if not name.startswith("encoder.layers."):
            chosen[name] = value
        elif head in place:
            chosen[place[head] + name[len(head) :]] = value
    student.modules().load_state_dict(chosen)
    return student


KINDS = {"events": "event", "commitments": "commitment", "positions": "position", "figures": "figure", "roles": "role"}


def reread(path: Path, split: Splitter) -> Iterator[Example]:
    """Stretches that a reader has read: nothing is known but where it proposes quotations and frames."""
    for line in path.open(encoding="utf8"):
        doc = json.loads(line)
        text = doc["article"]["text"]
        pieces = split(text)
        quotes = []
        for one in doc["statements"]:
            spans = data.to_words(pieces, one["spans"])
            if spans:
                layer = DIRECT if one["type"] == "direct" else OTHER
                quotes.append(Quote(layer, UNKNOWN, UNKNOWN, spans, [], [], [], [], False, False))
        frames = []
        for name, kind in KINDS.items():
            for one in doc[name]:
                key = data.to_words(pieces, one[FRAME_KEY[kind]] or [])
                if key:
                    frames.append(Frame(FRAMES.index(kind), key, [UNKNOWN] * len(ATTRIBUTES), {}))
        yield Example(
            doc["article"]["id"], pieces, quotes=quotes, frames=frames, sentence=data.sentence_numbers(text, pieces)
        )


def unread(path: Path, split: Splitter) -> Iterator[Example]:
    """Speeches without annotations, in stretches; none that holds a passage of dev."""
    dev = [json.loads(line)["text"][:BEGINNING] for line in DEV.open(encoding="utf8")]
    for line in path.open(encoding="utf8"):
        doc = json.loads(line)
        if any(begin in doc["text"] for begin in dev):
            continue
        text = doc["text"]
        for n, at in enumerate(range(0, len(text), LONG)):
            yield Example(f"{doc['id']} {n}", split(text[at : at + LONG]))


def divergence(mine: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
    """Mean over a mask (...) of 0 and 1 of the divergence of the student's odds from the wanted ones, both logarithms (..., classes)."""
    lost = (theirs.exp() * (theirs - mine.float().log_softmax(-1))).sum(-1)
    return (lost * mask).sum() / mask.sum().clamp(min=1)


def apart(mine: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
    """Mean squared distance of states (B, T, H) at the pieces of a mask (B, T, 1), as a share of the teacher's own variance."""
    count, want = mask.sum(), theirs.float()
    mean = (want * mask).sum((0, 1)) / count
    variance = ((want - mean).square() * mask).sum() / count
    return ((mine.float() - want).square() * mask).sum() / count / variance


@dataclass
class Odds:
    """What one or more networks say of a batch, as logarithms of normalised odds."""

    tags: Tensor  # (B, T, LAYERS, TAGS)
    names: Tensor  # (B, T, MENTION_TAGS)
    frames: Tensor  # (B, T, FRAMES, FRAME_TAGS)
    points: Tensor | None  # (Q, 4, S + 1)
    inside: Tensor | None  # (Q, S, 2, 2): that a word belongs to the part, and that it does not
    type: Tensor | None  # (Q, TYPES)
    medium: Tensor | None  # (Q, MEDIA)
    bound: Tensor | None  # (F, POINTERS, W + 1)
    labels: tuple[Tensor, ...]  # of each attribute (F, values)


def views(said: Answers, closed: Tensor) -> Odds:
    """The unnormalised odds of an answer in the shapes of `Odds`."""
    _, tags, names, frames, _ = said.encoder
    shape = tags.shape[:2]
    points = inside = type_ = medium = None
    labels: tuple[Tensor, ...] = ()
    if said.links is not None:
        points, plain, kind = (one.float() for one in said.links)
        points = points.transpose(1, 2)
        inside = torch.stack([plain, torch.zeros_like(plain)], -1)
        type_, medium = kind[:, : len(TYPES)], kind[:, len(TYPES) :]
    if said.bound is not None:
        labels = said.bound[1].float().split([len(values) for _, _, values in ATTRIBUTES], -1)
    return Odds(
        tags.float().view(*shape, LAYERS, len(TAGS)).masked_fill(closed, -1e4),
        names.float(),
        frames.float().view(*shape, -1, len(FRAME_TAGS)),
        points,
        inside,
        type_,
        medium,
        said.bound[0].float().transpose(1, 2) if said.bound is not None else None,
        labels,
    )


def mean_odds(some: Sequence[Odds]) -> Odds:
    """The mean of the odds of several networks."""

    def mean(parts: Sequence[Tensor]) -> Tensor:
        return torch.stack([one.log_softmax(-1) for one in parts]).logsumexp(0) - math.log(len(parts))

    found: dict[str, Any] = {
        one.name: mean(values) if (values := [getattr(odds, one.name) for odds in some])[0] is not None else None
        for one in fields(Odds)
        if one.name != "labels"
    }
    return Odds(**found, labels=tuple(mean(parts) for parts in zip(*(odds.labels for odds in some), strict=True)))


def soft_losses(mine: Odds, theirs: Odds, b: Batch) -> dict[str, Tensor]:
    """How far the student's odds on a batch are from the teachers', weighted."""
    mask = b.mask.float()
    parts = {
        "tags": LAYERS * divergence(mine.tags, theirs.tags, mask[:, :, None].expand(theirs.tags.shape[:3])),
        "names": divergence(mine.names, theirs.names, mask),
        "frames": len(FRAMES)
        * divergence(mine.frames, theirs.frames, mask[:, :, None].expand(theirs.frames.shape[:3])),
    }
    for name in ("points", "type", "medium"):
        have, want = getattr(mine, name), getattr(theirs, name)
        if have is not None:
            parts[name] = divergence(have, want, torch.ones_like(want[..., 0]))
    if mine.inside is not None and theirs.inside is not None:
        first = b.first.float()[:, :, None].expand(theirs.inside.shape[:3])
        parts["inside"] = divergence(mine.inside, theirs.inside, first)
    if mine.bound is not None and theirs.bound is not None and b.bound is not None:
        own = _own_pointers(mine.bound.device)[b.bound.kind]  # (F, POINTERS)
        parts["bound"] = divergence(mine.bound, theirs.bound, own)
        for n, ((kind, _, _), have, want) in enumerate(zip(ATTRIBUTES, mine.labels, theirs.labels, strict=True)):
            of = (b.bound.kind == FRAMES.index(kind)).float()
            parts[f"label {n}"] = divergence(have, want, of)
    return {f"soft {name}": WEIGHTS[name.split()[0]] * value for name, value in parts.items()}


def _own_pointers(device: torch.device) -> Tensor:
    """(FRAMES, POINTERS) 1 where a pointer says something of a kind of frame."""
    own = torch.tensor([[float(of == kind) for of, _ in FRAME_ROLES for _ in range(2)] for kind in FRAMES])
    return own.to(device)


class Taught:
    """The loss of a student under its teachers."""

    def __init__(self, teachers: Sequence[Network]) -> None:
        self.teachers = teachers
        self.closed = closed_tags().to(teachers[0].table.device)

    def __call__(self, net: Network, b: Batch, run: Run) -> dict[str, Tensor]:
        """The parts of the loss of one batch. The first teacher's states lead in the beginning, the odds in the end."""
        with torch.autocast(run.device.type, dtype=torch.bfloat16):
            with torch.no_grad():
                every = [answers(one, b) for one in self.teachers]
                theirs = mean_odds([views(one, self.closed) for one in every])
            mine = answers(net, b)
            parts = {
                f"gold {k}": GOLD * v for k, v in gold_losses(net, mine, b, tag_weight=run.recipe.tag_weight).items()
            }
            parts |= soft_losses(views(mine, self.closed), theirs, b)
            mask, lead = b.mask.float()[:, :, None], max(LEAST, 1 - run.progress())
            for name, n in (("states", 0), ("last", 4)):
                far = apart(mine.encoder[n], every[0].encoder[n], mask)
                parts[name] = WEIGHTS[name] * lead * far
            return parts


def distil(work: Path, teachers: Sequence[str], name: str, student: Student, plan: Plan) -> None:
    """Train a student, epoch by epoch."""
    torch.set_num_threads(min(2, os.cpu_count() or 1))
    torch.manual_seed(plan.init)
    out, device = work / name, chosen_device()
    out.mkdir(exist_ok=True)
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    sets = load_sets("research", split, without=plan.without, fold=None)
    known = [x for xs, _ in sets for x in xs if x.sentences]
    more = reread(student.readings, split) if student.readings else unread(data.PROTOCOLS, split)
    sets.append((list(more), student.share))
    masters = [trained(work, one).to(device) for one in teachers]
    net = kept(masters[0], work / "base.npz", student.layers).to(device)
    for one in masters:
        quicken(one)
    opt, mean = optimiser(net, student.rate, 1.5 * student.rate), Averaged(net.modules())
    total = len(epoch_windows(sets, random.Random(0), student.budget)) * plan.epochs
    vectors = teach(work / "base.npz", known, work / "vectors-research.pt")
    run = Run(FLAVOURS["research"], total, vectors, layers=student.layers, device=device)
    run.loaders, run.seconds = plan.loaders, plan.seconds
    begun = resume(out / "last.pt", net, opt, mean, run)
    print([(len(xs), share) for xs, share in sets], "steps", total, flush=True)
    go_on(net, opt, mean, sets, run, out=out, begun=begun, plan=plan, loss=Taught(masters), budget=student.budget)


@dataclass(frozen=True)
class Student:
    """How a student learns."""

    layers: tuple[int, ...]  # the first teacher's layers that it keeps
    readings: Path | None  # what a reader said of speeches
    share: float  # of the speeches that an epoch sees
    budget: int  # pieces a batch
    rate: float  # peak rate; that of the heads is half as much again


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument(
        "--teacher", required=True, action="append", help="a run under WORK, or what training.restore made; repeatable"
    )
    ap.add_argument("--name", required=True)
    ap.add_argument("--layers", default="1,3,5,7,9,11", help="the teacher's layers that are kept")
    ap.add_argument("--epochs", type=int, default=16)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument(
        "--readings", type=Path, help="readings of stretches of speeches, as lagebild read --json --all writes them"
    )
    ap.add_argument("--share", type=float, default=UNREAD, help="of the speeches, in an epoch")
    ap.add_argument("--budget", type=int, default=BUDGET, help="pieces a batch")
    ap.add_argument("--rate", type=float, default=RATE)
    ap.add_argument("--seconds", type=float, help="end the run after this time instead of after its epochs")
    ap.add_argument("--loaders", type=int, default=0, help="processes that make batches")
    args = ap.parse_args()
    layers = tuple(int(one) for one in args.layers.split(","))
    student = Student(layers, args.readings, args.share, args.budget, args.rate)
    plan = Plan(args.epochs, args.seed, 1, None, (), None, args.seconds, args.loaders)
    distil(args.work, args.teacher, args.name, student, plan)


if __name__ == "__main__":
    main()
