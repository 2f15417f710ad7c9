"""Distil a network of fewer layers out of a trained one.

    python -m training.distil WORK --teacher NAME --name NAME [--layers 1,3,5,7,9,11] [--epochs 16] [--seed 1]

It keeps some of the teacher's layers and all of its heads, and learns what the teacher says of the same windows (its odds on every layer
of tags, names, frames, on the roles of quotations and frames, and its states) beside what the annotators said. Besides the flavour's own
texts it sees speeches that nobody has annotated. Resumes as `training.train` does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from lagebild.reading.pieces import Splitter
from lagebild.reading.scheme import FRAME_TAGS, LAYERS, TAGS
from training import data
from training.batches import Batch, Window
from training.data import Example
from training.export import averaged as trained
from training.losses import Answers, answers, closed_tags, gold_losses
from training.model import Network, network
from training.train import (
    FLAVOURS,
    Averaged,
    Plan,
    Run,
    epoch_windows,
    go_on,
    load_sets,
    optimiser,
    resume,
    teach,
)

DEV = data.CORPUS / "frames/conditionals_dev.jsonl"
UNREAD = 0.05  # share of the speeches that an epoch sees
BEGINNING = 60  # characters by which a passage is known
LONG = 4000  # characters of a speech that are seen at once
GOLD = 0.5  # weight of what annotators said
RATE, HEADS = 2e-4, 3e-4
WEIGHTS = {
    "tags": 1.0,
    "names": 0.5,
    "frames": 1.0,
    "states": 4.0,
    "last": 4.0,
    "points": 0.4,
    "inside": 0.4,
    "bound": 0.4,
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


def divergence(mine: Tensor, theirs: Tensor, where: Tensor) -> Tensor:
    """Mean over `where` (...) of the divergence of the student's odds from the teacher's, both (..., classes) before normalising."""
    want = theirs.float()[where].log_softmax(-1)
    have = mine.float()[where].log_softmax(-1)
    return (want.exp() * (want - have)).sum(-1).mean()


def apart(mine: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
    """Mean squared distance of states (B, T, H) at the pieces of a mask (B, T), as a share of the teacher's own variance."""
    want = theirs.float()[mask]
    return F.mse_loss(mine.float()[mask], want) / want.var(0).mean()


def soft_losses(mine: Answers, theirs: Answers, b: Batch) -> dict[str, Tensor]:
    """How far the student's answers to a batch are from the teacher's, weighted."""
    mask = b.mask.bool()
    shape = b.ids.shape
    parts = {}
    closed = closed_tags()
    views = [x.encoder[1].float().view(*shape, LAYERS, len(TAGS)).masked_fill(closed, -1e4) for x in (mine, theirs)]
    parts["tags"] = LAYERS * divergence(views[0], views[1], mask)
    parts["names"] = divergence(mine.encoder[2], theirs.encoder[2], mask)
    views = [x.encoder[3].view(*shape, -1, len(FRAME_TAGS)) for x in (mine, theirs)]
    parts["frames"] = views[0].shape[2] * divergence(views[0], views[1], mask)
    parts["states"] = apart(mine.encoder[0], theirs.encoder[0], mask)
    parts["last"] = apart(mine.encoder[4], theirs.encoder[4], mask)
    if mine.links is not None and theirs.links is not None:
        every = torch.ones(mine.links[0].shape[0], 4, dtype=torch.bool)
        parts["points"] = divergence(mine.links[0].transpose(1, 2), theirs.links[0].transpose(1, 2), every)
        first = b.first.bool()
        inside = theirs.links[1].float()[first].sigmoid()
        parts["inside"] = F.binary_cross_entropy_with_logits(mine.links[1].float()[first], inside)
    if mine.bound is not None and theirs.bound is not None:
        every = torch.ones(mine.bound[0].shape[0], mine.bound[0].shape[2], dtype=torch.bool)
        parts["bound"] = divergence(mine.bound[0].transpose(1, 2), theirs.bound[0].transpose(1, 2), every)
    return {f"soft {name}": WEIGHTS[name] * value for name, value in parts.items()}


class Taught:
    """The loss of a student under a teacher."""

    def __init__(self, teacher: Network) -> None:
        self.teacher = teacher

    def __call__(self, net: Network, windows: list[Window], b: Batch, run: Run) -> dict[str, Tensor]:
        """The parts of the loss of one batch."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                theirs = answers(self.teacher, b)
            mine = answers(net, b)
            gold = gold_losses(net, mine, windows, b, teacher=run.teacher, tag_weight=run.recipe.tag_weight)
            return {name: GOLD * value for name, value in gold.items()} | soft_losses(mine, theirs, b)


def distil(work: Path, teacher: str, name: str, layers: Sequence[int], plan: Plan) -> None:
    """Train a student, epoch by epoch."""
    torch.set_num_threads(min(2, os.cpu_count() or 1))
    torch.manual_seed(plan.init)
    out = work / name
    out.mkdir(exist_ok=True)
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    sets = load_sets("research", split, own=plan.own, fold=None)
    known = [x for xs, _ in sets for x in xs if x.sentences]
    sets.append((list(unread(data.PROTOCOLS, split)), UNREAD))
    master = trained(work, teacher)
    student = kept(master, work / "base.npz", layers)
    for layer in [*master.encoder.layers, *master.linker.layers]:
        layer.compile(dynamic=True)
    opt, mean = optimiser(student, RATE, HEADS), Averaged(student.modules())
    total = len(epoch_windows(sets, random.Random(0))) * plan.epochs
    run = Run(
        FLAVOURS["research"], total, teach(work / "base.npz", known, work / "vectors-research.pt"), layers=tuple(layers)
    )
    begun = resume(out / "last.pt", student, opt, mean, run)
    print([(len(xs), share) for xs, share in sets], "steps", total, flush=True)
    go_on(student, opt, mean, sets, run, out=out, begun=begun, plan=plan, loss=Taught(master))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("--teacher", required=True, help="a run under WORK, or what training.restore made")
    ap.add_argument("--name", required=True)
    ap.add_argument("--layers", default="1,3,5,7,9,11", help="the teacher's layers that are kept")
    ap.add_argument("--epochs", type=int, default=16)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    layers = [int(one) for one in args.layers.split(",")]
    distil(args.work, args.teacher, args.name, layers, Plan(args.epochs, args.seed, 1, None, True, None))


if __name__ == "__main__":
    main()
