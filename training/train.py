"""Train the reader.

    python -m training.train WORK --flavour research|free --name NAME [--epochs 16] [--seed 1]

Data and licences of each flavour stand in FLAVOURS. Writes WORK/NAME/last.pt after every epoch and goes on from there when
started again; the losses are appended to WORK/NAME/log.jsonl. About four minutes an epoch for research on two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from lagebild.reading.pieces import Splitter
from training import data
from training.batches import Batch, Window, batch, batches, cut
from training.data import CORPUS, Example
from training.losses import answers, gold_losses
from training.model import DEPTH, Network, base_vectors, network


@dataclass(frozen=True)
class Source:
    """A set: its reader in `data`, its file, and the share of its texts that an epoch sees.

    `layers` are files with frames on its texts, each with the share of the texts that it is the first to cover; `share` is for the rest.
    """

    reader: str
    path: Path
    share: float
    layers: tuple[tuple[Path, float], ...] = ()


@dataclass(frozen=True)
class Recipe:
    """What a flavour learns from, and how."""

    sources: tuple[Source, ...]
    rate: float  # of what the base encoder gave
    tag_weight: float  # of the tag loss
    between: float  # dropout before and between the layers of stage 2


OWN = Path(__file__).parents[1] / "corpus/train.jsonl"
LAYER = OWN.parent / "layers/wikinews.jsonl"  # spans alone, on articles of quotations/ train
SPEECHES = OWN.parent / "layers/protocols.jsonl"  # commitments alone, on passages of speeches
NAMES = CORPUS / "entities/germeval2014_test.tsv"
FRAMES_TRAIN, FRAMES_DEV = CORPUS / "frames/train.jsonl", CORPUS / "frames/dev.jsonl"
FLAVOURS = {
    "research": Recipe(
        sources=(
            Source("quotations", CORPUS / "quotations/train.jsonl", 0.25, ((FRAMES_TRAIN, 1.0), (LAYER, 0.5))),
            Source("own", OWN, 1 / (1 + data.VARIANTS)),
            Source("passages", SPEECHES, 1.0),
            Source("entities", NAMES, 0.1),
        ),
        rate=1.2e-4,
        tag_weight=1.0,
        between=0.1,
    ),
    "free": Recipe(
        sources=(
            Source("quotations", CORPUS / "frames/statements_train.jsonl", 1.0, ((FRAMES_TRAIN, 1.0),)),
            Source("own", OWN, 1 / (1 + data.VARIANTS)),
            Source("passages", SPEECHES, 1.0),
            Source("speeches", CORPUS / "speeches/train.jsonl", 0.15),
            Source("entities", NAMES, 0.08),
        ),
        rate=2e-4,
        tag_weight=2.0,
        between=0.15,
    ),
}
FOLDS = 5  # of the articles with frames, train and dev together
BUDGET = 1000  # pieces a batch; twice as many cost no more time a piece and teach the frames' heads half as fast
HEAD_RATE, WARM, DECAY, EVERY = 1e-3, 0.06, 0.98, 4  # weights are averaged every fourth step


@dataclass
class Run:
    """Where a run stands. `teacher`: the base encoder's vectors of the sentences of each text."""

    recipe: Recipe
    total: int  # steps
    teacher: dict[str, Tensor]
    step: int = 0
    seed: int = 0
    layers: tuple[int, ...] = tuple(range(DEPTH))  # of the base encoder, those that the network keeps


def step_loss(net: Network, windows: list[Window], b: Batch, run: Run) -> dict[str, Tensor]:
    """The parts of the loss of one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = answers(net, b)
        return gold_losses(net, said, windows, b, teacher=run.teacher, tag_weight=run.recipe.tag_weight)


def teach(base: Path, examples: list[Example], path: Path) -> dict[str, Tensor]:
    """Vectors of all sentences by the untouched base encoder, centred and of length 1; kept in `path`."""
    if path.exists():
        return torch.load(path)  # type: ignore[no-any-return]
    todo = [
        (x.id, n, x.pieces.ids[x.pieces.first[b] : x.pieces.first[e] if e < len(x.pieces.words) else None][:200])
        for x in examples
        for n, (b, e) in enumerate(x.sentences)
    ]
    todo.sort(key=lambda t: len(t[2]))
    vectors: dict[tuple[str, int], Tensor] = {}
    for i in range(0, len(todo), 64):
        chunk = todo[i : i + 64]
        ids = torch.ones(len(chunk), max(len(c[2]) for c in chunk) + 2, dtype=torch.long)
        for row, (_, _, pieces) in enumerate(chunk):
            ids[row, 0], ids[row, len(pieces) + 1] = 0, 2
            ids[row, 1 : len(pieces) + 1] = torch.from_numpy(pieces.astype(np.int64))
        for (doc, n, _), v in zip(chunk, base_vectors(base, [ids])[0], strict=True):
            vectors[doc, n] = v
    mean = torch.stack(list(vectors.values())).mean(0)
    out = {
        x.id: torch.stack([F.normalize(vectors[x.id, n] - mean, dim=0) for n in range(len(x.sentences))])
        for x in examples
        if x.sentences
    }
    torch.save(out, path)
    return out


class Averaged:
    """Running mean of the weights, which is what is evaluated and shipped."""

    def __init__(self, module: torch.nn.Module) -> None:
        self.state = {k: v.detach().clone() for k, v in module.state_dict().items()}

    @torch.no_grad()
    def update(self, module: torch.nn.Module, step: int) -> None:
        rate = min(DECAY, (1 + step) / (10 + step))
        for k, v in module.state_dict().items():
            self.state[k].lerp_(v, 1 - rate)


def optimiser(net: Network, rate: float, fresh_rate: float = HEAD_RATE) -> torch.optim.AdamW:
    """AdamW; fresh parts learn faster than those that the base encoder gave; no decay on norms and biases."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, p in net.modules().named_parameters():
        fresh = not name.startswith(("encoder.layers", "encoder.position", "encoder.norm", "linker.layers", "sentence"))
        key = (fresh_rate if fresh else rate, 0.01 if p.dim() > 1 else 0.0)
        groups.setdefault(key, []).append(p)
    return torch.optim.AdamW(
        [{"params": ps, "lr": lr, "weight_decay": wd} for (lr, wd), ps in groups.items()], betas=(0.9, 0.98), fused=True
    )


def epoch_windows(sets: list[tuple[list[Example], float]], rng: random.Random) -> list[list[Window]]:
    """The batches of one epoch; sets are not mixed within a batch."""
    out = []
    for examples, share in sets:
        chosen = examples if share >= 1 else rng.sample(examples, int(len(examples) * share))
        out += batches([w for x in chosen for w in cut(x, rng)], BUDGET, rng)
    rng.shuffle(out)
    return out


def folded(fold: int | None) -> frozenset[str]:
    """Articles of frames/ train and dev that a fold leaves out of training; its own measure is taken on them."""
    ids = [json.loads(line)["id"] for path in (FRAMES_TRAIN, FRAMES_DEV) for line in path.open(encoding="utf8")]
    random.Random(5).shuffle(ids)
    return frozenset(ids[fold::FOLDS]) if fold is not None else frozenset()


def load_sets(flavour: str, split: Splitter, *, own: bool, fold: int | None) -> list[tuple[list[Example], float]]:
    """Examples and the share of them that an epoch sees."""
    out: list[tuple[list[Example], float]] = []
    left_out = folded(fold)
    for source in FLAVOURS[flavour].sources:
        if source.reader == "own" and not own:
            continue
        if fold is not None and source.reader not in ("own", "quotations", "passages"):
            continue  # a fold measures frames: it sees only texts that have them
        examples = [x for x in getattr(data, source.reader)(source.path, split) if x.id not in left_out]
        for layer, share in source.layers:
            having, examples = data.framed(examples, source.path, layer)
            out.append((having, share))
        if not source.layers or fold is None:
            out.append((examples, source.share))
    if fold is not None:
        out.append(([x for x in data.frames(FRAMES_DEV, split) if x.id not in left_out], 1.0))
    return [(examples, share) for examples, share in out if examples and share]


Loss = Callable[[Network, list[Window], Batch, Run], dict[str, Tensor]]


def run_epoch(
    net: Network,
    opt: torch.optim.Optimizer,
    averaged: Averaged,
    work: list[list[Window]],
    run: Run,
    loss: Loss = step_loss,
) -> dict[str, float]:
    """One pass over `work`; returns the mean of each part of the loss."""
    rng, sums = random.Random(run.seed), dict[str, list[float]]()
    for windows in work:
        parts = loss(net, windows, batch(windows, rng), run)
        opt.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(net.modules().parameters(), 1.0)
        progress = run.step / run.total
        scale = min(1.0, progress / WARM) * max(0.02, 1 - max(0.0, progress - WARM) / (1 - WARM))
        for group in opt.param_groups:
            group["lr"] = group.setdefault("peak", group["lr"]) * scale
        opt.step()
        run.step += 1
        if run.step % EVERY == 0:
            averaged.update(net.modules(), run.step // EVERY)
        for k, v in parts.items():
            sums.setdefault(k, []).append(v.item())
    return {k: round(float(np.mean(v)), 4) for k, v in sums.items()}


def save(path: Path, net: Network, opt: torch.optim.Optimizer, averaged: Averaged, run: Run, epoch: int) -> None:
    """Write a checkpoint, wholly or not at all."""
    state = {"now": net.modules().state_dict(), "averaged": averaged.state, "optimiser": opt.state_dict()}
    torch.save(state | {"epoch": epoch, "step": run.step, "layers": run.layers}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def resume(path: Path, net: Network, opt: torch.optim.Optimizer, averaged: Averaged, run: Run) -> int:
    """Go on from a checkpoint, where there is one; returns the number of epochs done."""
    if not path.exists():
        return 0
    saved = torch.load(path)
    net.modules().load_state_dict(saved["now"])
    opt.load_state_dict(saved["optimiser"])
    averaged.state, run.step = saved["averaged"], saved["step"]
    return int(saved["epoch"])


@dataclass(frozen=True)
class Plan:
    """What the command line asks for."""

    epochs: int
    seed: int  # order of the data, masks, jitter
    init: int  # first values of the heads
    start: str | None  # a run whose averaged weights are gone on from
    own: bool
    fold: int | None


def begin_from(path: Path, net: Network) -> None:
    """Take over a run's averaged weights; parts that it lacks keep their first values."""
    missing, unknown = net.modules().load_state_dict(torch.load(path)["averaged"], strict=False)
    print(f"starts from {path}: new {sorted({m.rpartition('.')[0] for m in missing})}, unused {unknown}")


def train(work: Path, name: str, flavour: str, plan: Plan) -> None:
    """Train a flavour, epoch by epoch."""
    torch.set_num_threads(min(2, os.cpu_count() or 1))
    torch.manual_seed(plan.init)
    out, recipe = work / name, FLAVOURS[flavour]
    out.mkdir(exist_ok=True)
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    sets = load_sets(flavour, split, own=plan.own, fold=plan.fold)
    known = [x for xs, _ in sets for x in xs if x.sentences]
    net = network(work / "base.npz", recipe.between)
    if plan.start:
        begin_from(work / plan.start, net)
    opt, averaged = optimiser(net, recipe.rate), Averaged(net.modules())
    total = len(epoch_windows(sets, random.Random(0))) * plan.epochs
    run = Run(recipe, total, teach(work / "base.npz", known, work / f"vectors-{flavour}.pt"))
    begun = resume(out / "last.pt", net, opt, averaged, run)
    print([(len(xs), share) for xs, share in sets], "steps", total, flush=True)
    go_on(net, opt, averaged, sets, run, out=out, begun=begun, plan=plan)


def go_on(
    net: Network,
    opt: torch.optim.AdamW,
    averaged: Averaged,
    sets: list[tuple[list[Example], float]],
    run: Run,
    *,
    out: Path,
    begun: int,
    plan: Plan,
    loss: Loss = step_loss,
) -> None:
    """The epochs of a run from the first that is missing, each with a checkpoint and a line in the log."""
    net.modules().train()
    for layer in [*net.encoder.layers, *net.linker.layers]:
        layer.compile(dynamic=True)
    for epoch in range(begun, plan.epochs):
        start, run.seed = time.time(), plan.seed * 1000 + epoch
        torch.manual_seed(run.seed)  # a run that was interrupted draws what it would have drawn
        losses = run_epoch(net, opt, averaged, epoch_windows(sets, random.Random(run.seed)), run, loss)
        save(out / "last.pt", net, opt, averaged, run, epoch + 1)
        line = {"epoch": epoch + 1, "seconds": round(time.time() - start), "losses": losses}
        with (out / "log.jsonl").open("a", encoding="utf8") as f:
            f.write(json.dumps(line) + "\n")
        print(line, flush=True)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("--flavour", choices=FLAVOURS, required=True)
    ap.add_argument("--name", required=True)
    ap.add_argument("--epochs", type=int, default=16)
    ap.add_argument("--seed", type=int, default=1, help="order of the data, masks, jitter")
    ap.add_argument("--init", type=int, default=1, help="first values of the heads")
    ap.add_argument("--start", help="checkpoint under WORK whose averaged weights are gone on from, as r1/last.pt")
    ap.add_argument("--without-own", action="store_true", help="leave the project's corpus out")
    ap.add_argument("--fold", type=int, help=f"leave this fifth (0 to {FOLDS - 1}) of the articles with frames out")
    args = ap.parse_args()
    plan = Plan(args.epochs, args.seed, args.init, args.start, not args.without_own, args.fold)
    train(args.work, args.name, args.flavour, plan)


if __name__ == "__main__":
    main()
