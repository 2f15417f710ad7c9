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
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from lagebild.reading.pieces import Splitter
from lagebild.reading.scheme import ALLOWED_TYPES, LAYERS, TAGS, TYPES
from training import data
from training.batches import Batch, Window, batch, batches, cut
from training.data import UNKNOWN, Example
from training.model import Network, base_vectors, network

CORPUS = Path(__file__).parents[2] / "shared/corpus"


@dataclass(frozen=True)
class Recipe:
    """What a flavour learns from, and how."""

    sets: tuple[tuple[str, str, float], ...]  # reader in `data`, file, share of its texts seen each epoch
    rate: float  # of what the base encoder gave
    tag_weight: float  # of the tag loss
    between: float  # dropout before and between the layers of stage 2


FLAVOURS = {
    "research": Recipe(
        sets=(
            ("quotations", "quotations/train.jsonl", 1.0),
            ("entities", "entities/germeval2014_test.tsv", 0.25),
        ),
        rate=1.5e-4,
        tag_weight=1.0,
        between=0.0,
    ),
    "free": Recipe(
        sets=(
            ("quotations", "frames/statements_train.jsonl", 1.0),
            ("speeches", "speeches/train.jsonl", 0.15),
            ("entities", "entities/germeval2014_test.tsv", 0.08),
        ),
        rate=2e-4,
        tag_weight=2.0,
        between=0.15,
    ),
}
BUDGET = 1900  # pieces a batch
HEAD_RATE, WARM, DECAY, EVERY = 1e-3, 0.08, 0.98, 4  # weights are averaged every fourth step


@dataclass
class Run:
    """Where a run stands. `teacher`: the base encoder's vectors of the sentences of each text."""

    recipe: Recipe
    total: int  # steps
    teacher: dict[str, Tensor]
    step: int = 0
    seed: int = 0


def closed_tags() -> Tensor:
    """(LAYERS, TAGS) True where a layer has no such tag."""
    return torch.tensor([[t != "O" and t[2:] not in allowed for t in TAGS] for allowed in ALLOWED_TYPES])


def tag_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over words, the three layers added up."""
    b, t, _ = logits.shape
    scores = logits.float().view(b, t, LAYERS, len(TAGS)).masked_fill(closed_tags(), -1e4)
    losses = [
        F.cross_entropy(scores[:, :, k].flatten(0, 1), gold[:, :, k].flatten(), ignore_index=UNKNOWN)
        for k in range(LAYERS)
    ]
    return torch.stack(losses).sum()


def link_loss(points: Tensor, inside: Tensor, kind: Tensor, *, b: Batch) -> Tensor:
    """Losses of stage 2, weighted; each is the mean over the quotations for which the part is known."""
    out = points.new_zeros(())
    for k, weight in enumerate((0.25, 0.25, 0.2, 0.2)):
        if (b.points[:, k] != UNKNOWN).any():
            out = out + weight * F.cross_entropy(points[:, :, k].float(), b.points[:, k], ignore_index=UNKNOWN)
    for k in range(2):
        known = b.inside[:, :, k] != UNKNOWN
        if known.any():
            loss = F.binary_cross_entropy_with_logits(
                inside[:, :, k].float()[known], b.inside[:, :, k][known], reduction="sum"
            )
            out = out + 0.25 * loss / (b.inside[:, :, k] == 1).sum().clamp(min=10)
    for logits, gold in ((kind[:, : len(TYPES)], b.type), (kind[:, len(TYPES) :], b.medium)):
        if (gold != UNKNOWN).any():
            out = out + 0.15 * F.cross_entropy(logits.float(), gold, ignore_index=UNKNOWN)
    return out


def vector_loss(net: Network, states: Tensor, b: Batch, windows: list[Window], teacher: dict[str, Tensor]) -> Tensor:
    """1 - cosine between each sentence's vector and the base encoder's, centred."""
    mine, theirs = [], []
    for row, lo, hi, number in b.sentences:
        known = teacher.get(windows[row].example.id)
        if known is not None:
            mine.append(states[row, lo:hi].float().mean(0))
            theirs.append(known[number])
    if not mine:
        return states.new_zeros(())
    return 1 - F.cosine_similarity(net.sentence(torch.stack(mine)), torch.stack(theirs)).mean()


def step_loss(net: Network, windows: list[Window], b: Batch, run: Run) -> dict[str, Tensor]:
    """The parts of the loss of one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, tags, names = net.encoder(net.table[b.ids], b.quote, b.mask)
        parts = {"vectors": 0.3 * vector_loss(net, states, b, windows, run.teacher)}
        if (b.tags != UNKNOWN).any():
            parts["tags"] = run.recipe.tag_weight * tag_loss(tags, b.tags)
        if (b.names != UNKNOWN).any():
            parts["names"] = 0.7 * F.cross_entropy(names.float().flatten(0, 1), b.names.flatten(), ignore_index=UNKNOWN)
        if len(b.rows):
            around = states[b.rows[:, None], b.gather]  # (Q, S, H)
            parts["links"] = link_loss(*net.linker(around, b.marks, b.first, b.layer), b=b)
    return parts


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


def optimiser(net: Network, rate: float) -> torch.optim.AdamW:
    """AdamW; fresh parts learn faster than those that the base encoder gave; no decay on norms and biases."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, p in net.modules().named_parameters():
        fresh = not name.startswith(("encoder.layers", "encoder.position", "encoder.norm", "linker.layers", "sentence"))
        key = (HEAD_RATE if fresh else rate, 0.01 if p.dim() > 1 else 0.0)
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


def load_sets(flavour: str, split: Splitter) -> list[tuple[list[Example], float]]:
    return [
        (list(getattr(data, reader)(CORPUS / path, split)), share) for reader, path, share in FLAVOURS[flavour].sets
    ]


def run_epoch(
    net: Network, opt: torch.optim.Optimizer, averaged: Averaged, work: list[list[Window]], run: Run
) -> dict[str, float]:
    """One pass over `work`; returns the mean of each part of the loss."""
    rng, sums = random.Random(run.seed), dict[str, list[float]]()
    for windows in work:
        parts = step_loss(net, windows, batch(windows, rng), run)
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
    torch.save(state | {"epoch": epoch, "step": run.step}, path.with_suffix(".part"))
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


def train(work: Path, name: str, flavour: str, *, epochs: int, seed: int, init: int) -> None:
    """Train a flavour, epoch by epoch."""
    torch.set_num_threads(min(2, os.cpu_count() or 1))
    torch.manual_seed(init)
    out, recipe = work / name, FLAVOURS[flavour]
    out.mkdir(exist_ok=True)
    sets = load_sets(flavour, Splitter(Tokenizer.from_file(str(work / "tokenizer.json"))))
    known = [x for xs, _ in sets for x in xs if x.sentences]
    net = network(work / "base.npz", recipe.between)
    opt, averaged = optimiser(net, recipe.rate), Averaged(net.modules())
    total = len(epoch_windows(sets, random.Random(0))) * epochs
    run = Run(recipe, total, teach(work / "base.npz", known, work / f"vectors-{flavour}.pt"))
    begun = resume(out / "last.pt", net, opt, averaged, run)
    net.modules().train()
    for layer in [*net.encoder.layers, *net.linker.layers]:
        layer.compile(dynamic=True)
    for epoch in range(begun, epochs):
        start, run.seed = time.time(), seed * 1000 + epoch
        torch.manual_seed(run.seed)  # a run that was interrupted draws what it would have drawn
        losses = run_epoch(net, opt, averaged, epoch_windows(sets, random.Random(run.seed)), run)
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
    args = ap.parse_args()
    train(args.work, args.name, args.flavour, epochs=args.epochs, seed=args.seed, init=args.init)


if __name__ == "__main__":
    main()
