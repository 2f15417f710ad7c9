"""Train the reader.

    python -m training.train WORK --flavour research|free --name NAME [--epochs 16] [--seed 1]

Data and licences of each flavour stand in FLAVOURS. Writes WORK/NAME/last.pt after every epoch and goes on from there when
started again; the losses are appended to WORK/NAME/log.jsonl. About four minutes an epoch for research on two cores. Where there is a
GPU it is used; `--seconds` ends a run, its rates fallen, after that time instead of after its epochs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from lagebild.reading.pieces import Splitter
from training import crises, data
from training.batches import Batch, Window, batches, cut
from training.data import CORPUS, Example
from training.loading import prepared
from training.losses import answers, gold_losses
from training.model import DEPTH, Network, base_vectors, network


@dataclass(frozen=True)
class Source:
    """A set: its reader in `data` or `crises`, its file, and the share of its texts that an epoch sees.

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
RETOLD = OWN.parent / "retold"  # where something is said, in every report of its crises
OUTCOMES = OWN.parent / "outcomes"  # commitments alone, where they are marked
BILINGUAL = OWN.parent / "bilingual"  # quotations, in English and German
NAMES = CORPUS / "entities/germeval2014_test.tsv"
FRAMES_TRAIN, FRAMES_DEV = CORPUS / "frames/train.jsonl", CORPUS / "frames/dev.jsonl"
FLAVOURS = {
    "research": Recipe(
        sources=(
            Source("quotations", CORPUS / "quotations/train.jsonl", 0.25, ((FRAMES_TRAIN, 1.0), (LAYER, 0.5))),
            Source("own", OWN, 1 / (1 + data.VARIANTS)),
            Source("passages", SPEECHES, 1.0),
            Source("retold", RETOLD, 0.6),
            Source("outcomes", OUTCOMES, 0.3),
            Source("bilingual", BILINGUAL, 1.0),
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
            Source("bilingual", BILINGUAL, 1.0),
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
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    loaders: int = 0  # processes that make batches
    seconds: float | None = None  # after which it ends; else after `total` steps
    since: float = field(default_factory=time.time)

    def progress(self) -> float:
        """The share of the run that is done."""
        return self.step / self.total if self.seconds is None else (time.time() - self.since) / self.seconds

    def scale(self) -> float:
        """The share of its peak that the rate has now: it rises for a while, then falls."""
        done = self.progress()
        return min(1.0, done / WARM) * max(0.02, 1 - max(0.0, done - WARM) / (1 - WARM))


def step_loss(net: Network, b: Batch, run: Run) -> dict[str, Tensor]:
    """The parts of the loss of one batch."""
    with torch.autocast(run.device.type, dtype=torch.bfloat16):
        return gold_losses(net, answers(net, b), b, tag_weight=run.recipe.tag_weight)


def chosen_device() -> torch.device:
    """The first GPU, or the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


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
    chunks = [todo[i : i + 64] for i in range(0, len(todo), 64)]
    padded = list[Tensor]()
    for chunk in chunks:
        ids = torch.ones(len(chunk), max(len(c[2]) for c in chunk) + 2, dtype=torch.long)
        for row, (_, _, pieces) in enumerate(chunk):
            ids[row, 0], ids[row, len(pieces) + 1] = 0, 2
            ids[row, 1 : len(pieces) + 1] = torch.from_numpy(pieces.astype(np.int64))
        padded.append(ids)
    found = base_vectors(base, padded, chosen_device())
    named = [(doc, n) for chunk in chunks for doc, n, _ in chunk]
    vectors = dict(zip(named, (v for some in found for v in some), strict=True))
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
        now = module.state_dict()
        torch._foreach_lerp_(list(self.state.values()), [now[k] for k in self.state], 1 - rate)


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


def epoch_windows(
    sets: list[tuple[list[Example], float]], rng: random.Random, budget: int = BUDGET
) -> list[list[Window]]:
    """The batches of one epoch; sets are not mixed within a batch."""
    out = []
    for examples, share in sets:
        chosen = examples if share >= 1 else rng.sample(examples, int(len(examples) * share))
        out += batches([w for x in chosen for w in cut(x, rng)], budget, rng)
    rng.shuffle(out)
    return out


def folded(fold: int | None) -> frozenset[str]:
    """Articles of frames/ train and dev that a fold leaves out of training; its own measure is taken on them."""
    ids = [json.loads(line)["id"] for path in (FRAMES_TRAIN, FRAMES_DEV) for line in path.open(encoding="utf8")]
    random.Random(5).shuffle(ids)
    return frozenset(ids[fold::FOLDS]) if fold is not None else frozenset()


def _reader(name: str) -> Callable[[Path, Splitter], Iterable[Example]]:
    """What reads a set, by its name in `data` or `crises`."""
    return getattr(crises if hasattr(crises, name) else data, name)  # type: ignore[no-any-return]


def load_sets(
    flavour: str, split: Splitter, *, without: Collection[str], fold: int | None
) -> list[tuple[list[Example], float]]:
    """Examples and the share of them that an epoch sees; sets whose readers are named are left out."""
    out: list[tuple[list[Example], float]] = []
    left_out = folded(fold)
    for source in FLAVOURS[flavour].sources:
        if source.reader in without:
            continue
        if fold is not None and source.reader not in ("own", "quotations", "passages"):
            continue  # a fold measures frames: it sees only texts that have them
        examples = [x for x in _reader(source.reader)(source.path, split) if x.id not in left_out]
        for layer, share in source.layers:
            having, examples = data.framed(examples, source.path, layer)
            out.append((having, share))
        if not source.layers or fold is None:
            out.append((examples, source.share))
    if fold is not None:
        out.append(([x for x in data.frames(FRAMES_DEV, split) if x.id not in left_out], 1.0))
    return [(examples, share) for examples, share in out if examples and share]


Loss = Callable[[Network, Batch, Run], dict[str, Tensor]]


def run_epoch(
    net: Network,
    opt: torch.optim.Optimizer,
    averaged: Averaged,
    work: list[list[Window]],
    run: Run,
    loss: Loss = step_loss,
) -> dict[str, float]:
    """One pass over `work`, or as much of it as the run has time for; returns the mean of each part of the loss."""
    sums, counts = dict[str, Tensor](), Counter[str]()
    for b in prepared(work, run.seed, run.teacher, device=run.device, loaders=run.loaders):
        parts = loss(net, b, run)
        opt.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(net.modules().parameters(), 1.0)
        for group in opt.param_groups:
            group["lr"] = group.setdefault("peak", group["lr"]) * run.scale()
        opt.step()
        run.step += 1
        if run.step % EVERY == 0:
            averaged.update(net.modules(), run.step // EVERY)
        for k, v in parts.items():  # read at the end: whoever reads a number waits for the device
            sums[k] = sums[k] + v.detach() if k in sums else v.detach()
            counts[k] += 1
        if run.progress() >= 1:
            break
    return {k: round(float(v) / counts[k], 4) for k, v in sums.items()}


def save(path: Path, net: Network, opt: torch.optim.Optimizer, averaged: Averaged, run: Run, epoch: int) -> None:
    """Write a checkpoint, wholly or not at all."""
    state = {"now": net.modules().state_dict(), "averaged": averaged.state, "optimiser": opt.state_dict()}
    torch.save(state | {"epoch": epoch, "step": run.step, "layers": run.layers}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def resume(path: Path, net: Network, opt: torch.optim.Optimizer, averaged: Averaged, run: Run) -> int:
    """Go on from a checkpoint, where there is one; returns the number of epochs done."""
    if not path.exists():
        return 0
    saved = torch.load(path, map_location=run.device)
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
    without: tuple[str, ...]  # sets that are left out
    fold: int | None
    seconds: float | None = None  # after which the run ends
    loaders: int = 0  # processes that make batches


def begin_from(path: Path, net: Network) -> None:
    """Take over a run's averaged weights; parts that it lacks keep their first values."""
    missing, unknown = net.modules().load_state_dict(torch.load(path, map_location="cpu")["averaged"], strict=False)
    print(f"starts from {path}: new {sorted({m.rpartition('.')[0] for m in missing})}, unused {unknown}")


def train(work: Path, name: str, flavour: str, plan: Plan) -> None:
    """Train a flavour, epoch by epoch."""
    torch.set_num_threads(min(2, os.cpu_count() or 1))
    torch.manual_seed(plan.init)
    out, recipe = work / name, FLAVOURS[flavour]
    out.mkdir(exist_ok=True)
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    sets = load_sets(flavour, split, without=plan.without, fold=plan.fold)
    known = [x for xs, _ in sets for x in xs if x.sentences]
    net = network(work / "base.npz", recipe.between)
    if plan.start:
        begin_from(work / plan.start, net)
    device = chosen_device()
    net.to(device)
    opt, averaged = optimiser(net, recipe.rate), Averaged(net.modules())
    total = len(epoch_windows(sets, random.Random(0))) * plan.epochs
    teacher = teach(work / "base.npz", known, work / f"vectors-{flavour}.pt")
    run = Run(recipe, total, teacher, device=device, loaders=plan.loaders, seconds=plan.seconds)
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
    budget: int = BUDGET,
) -> None:
    """The epochs of a run from the first that is missing, each with a checkpoint and a line in the log."""
    net.modules().train()
    quicken(net)
    run.since = time.time()
    for epoch in range(begun, plan.epochs):
        start, run.seed = time.time(), plan.seed * 1000 + epoch
        torch.manual_seed(run.seed)  # a run that was interrupted draws what it would have drawn
        losses = run_epoch(net, opt, averaged, epoch_windows(sets, random.Random(run.seed), budget), run, loss)
        if run.seconds is None or run.progress() >= 1:
            save(out / "last.pt", net, opt, averaged, run, epoch + 1)
        line = {"epoch": epoch + 1, "seconds": round(time.time() - start), "losses": losses}
        with (out / "log.jsonl").open("a", encoding="utf8") as f:
            f.write(json.dumps(line) + "\n")
        print(line, flush=True)
        if run.progress() >= 1:
            break


def quicken(net: Network) -> None:
    """Compile the layers for the processor; on a GPU that would take longer than it saves in a short run."""
    if not net.table.is_cuda:
        for layer in [*net.encoder.layers, *net.linker.layers]:
            layer.compile(dynamic=True)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("--flavour", choices=FLAVOURS, required=True)
    ap.add_argument("--name", required=True)
    ap.add_argument("--epochs", type=int, default=16)
    ap.add_argument("--seed", type=int, default=1, help="order of the data, masks, jitter")
    ap.add_argument("--init", type=int, default=1, help="first values of the heads")
    ap.add_argument("--start", help="checkpoint under WORK whose averaged weights are gone on from, as r1/last.pt")
    ap.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="SET",
        help="leave a set out, by its name in FLAVOURS: own, retold, …",
    )
    ap.add_argument("--fold", type=int, help=f"leave this fifth (0 to {FOLDS - 1}) of the articles with frames out")
    ap.add_argument("--seconds", type=float, help="end the run after this time instead of after its epochs")
    ap.add_argument("--loaders", type=int, default=0, help="processes that make batches")
    args = ap.parse_args()
    plan = Plan(
        args.epochs, args.seed, args.init, args.start, tuple(args.without), args.fold, args.seconds, args.loaders
    )
    train(args.work, args.name, args.flavour, plan)


if __name__ == "__main__":
    main()
