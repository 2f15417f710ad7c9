"""Train the small network that says of two short texts whether they belong together.

    python -m training.pairs WORK NAME [--epochs N] [--pairs FOLDER]

It starts from the base encoder and learns three questions from `corpus/pairs` (see its README), and from the reports of the own corpus what
does not belong together although it stands side by side:

- touch: has an announced deed or a condition come true (true), has the opposite (false), or neither (open)?
- same: are two renderings the same utterance?
- question: is who is for the one for the other (same), against it (opposite), or are they two matters (other)?

It reads two texts at once, for the answer, and one alone, for a vector by which those pairs are found that are worth asking about.
Started again, a run goes on after its last whole epoch. Two threads, a quarter of an hour an epoch beside other work.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from lagebild.reading.pieces import MASK, Splitter
from training.model import H, Layer, load_layer, mask_bias
from training.pairdata import (
    KINDS,
    OWN,
    UNRELATED,
    Row,
    batches,
    curtailed,
    load,
    mismatched,
    packed,
    rows,
    side_by_side,
)
from training.train import chosen_device

DEPTH = 12
FROZEN = 4  # layers at the bottom that stay as they are: a fifth of the time
FIRST = {"touch": 0, "same": 3, "question": 5}
ANSWERS = 8
RATE, HEAD_RATE, WARM, MASKED = 8e-5, 5e-4, 0.08, 0.05
SCALE = 20.0  # of cosines in the loss of vectors
ALONE = 0.5  # share of pairs that are also read one text at a time
WEAK = 0.5  # pairs that nobody looked at, for each that somebody wrote


class PairNetwork(nn.Module):
    """The base encoder with a mark for the second text, and one head for all questions."""

    def __init__(self) -> None:
        super().__init__()
        self.position, self.segment = nn.Embedding(512, H), nn.Embedding(2, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.head = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * H, H), nn.GELU(), nn.Dropout(0.1), nn.Linear(H, ANSWERS)
        )

    def states(self, embedded: Tensor, segment: Tensor, mask: Tensor) -> Tensor:
        """(B, T, H) of pieces' vectors, (B, T) of 0 and 1 twice -> last states (B, T, H)."""
        at = torch.arange(embedded.shape[1], device=embedded.device)
        x = self.norm(embedded + self.position(at)[None] + self.segment(segment))
        bias = mask_bias(mask)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, embedded: Tensor, segment: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """-> answers (B, ANSWERS), the mean state of the first text (B, H), which is its vector where it stands alone."""
        x = self.states(embedded, segment, mask)
        first, second = ((mask * (segment == n)).to(x.dtype) for n in (0, 1))
        one, other = (_mean(x, weight) for weight in (first, second))
        return self.head(torch.cat([x[:, 0], one, other, (one - other).abs(), one * other], 1)), one


def _mean(x: Tensor, weight: Tensor) -> Tensor:
    return (x * weight[:, :, None]).sum(1) / weight.sum(1, keepdim=True).clamp(min=1)


def network(base_path: Path) -> tuple[PairNetwork, Tensor]:
    """A network that starts from the base encoder, and the frozen table of pieces' vectors."""
    base = dict(np.load(base_path))
    net = PairNetwork()
    with torch.no_grad():
        net.position.weight.copy_(torch.from_numpy(base["emb.pos"]))
        net.norm.weight.copy_(torch.from_numpy(base["emb.ln.w"]))
        net.norm.bias.copy_(torch.from_numpy(base["emb.ln.b"]))
        net.segment.weight.zero_()
    for i, layer in enumerate(net.layers):
        load_layer(layer, base, i)
    return net, torch.from_numpy(base["emb.word"] + base["emb.type"][0])


def losses(net: PairNetwork, table: Tensor, some: list[Row], rng: random.Random) -> dict[str, Tensor]:
    """The parts of the loss of a batch."""

    def masked(ids: list[int]) -> list[int]:
        return [MASK if rng.random() < MASKED else i for i in ids]

    turned = [row.pair.kind != "touch" and rng.random() < 0.5 for row in some]
    both = [
        (masked(row.b), masked(row.a)) if turn else (masked(row.a), masked(row.b))
        for row, turn in zip(some, turned, strict=True)
    ]
    with torch.autocast(table.device.type, dtype=torch.bfloat16):
        ids, segment, mask = (one.to(table.device) for one in packed(both))
        answers, _ = net(table[ids], segment, mask)
        alone = [row for row in some if not row.pair.weak and rng.random() < ALONE]
        vectors = None
        if len(alone) > 1:
            texts: list[tuple[list[int], tuple[()]]] = [(row.a, ()) for row in alone] + [(row.b, ()) for row in alone]
            ids, segment, mask = (one.to(table.device) for one in packed(texts))
            vectors = _mean(net.states(table[ids], segment, mask), mask.float())
    parts = {"answers": answer_loss(answers.float(), some)}
    if vectors is not None:
        parts["vectors"] = 0.5 * vector_loss(F.normalize(vectors.float(), dim=1), alone)
    return parts


def answer_loss(answers: Tensor, some: list[Row]) -> Tensor:
    """Cross entropy of each row's own question."""
    total = answers.new_zeros(())
    for kind, labels in KINDS.items():
        mine = [n for n, row in enumerate(some) if row.pair.kind == kind]
        if not mine:
            continue
        own = answers[torch.tensor(mine, device=answers.device)][:, FIRST[kind] : FIRST[kind] + len(labels)]
        target = torch.tensor([labels.index(some[n].pair.label) for n in mine], device=answers.device)
        weight = torch.tensor([0.5 if some[n].pair.weak else 1.0 for n in mine], device=answers.device)
        total = total + (weight * F.cross_entropy(own, target, label_smoothing=0.05, reduction="none")).sum()
    return total / len(some)


def vector_loss(vectors: Tensor, some: list[Row]) -> Tensor:
    """Those that belong together are nearer to each other than to the others of the batch and than those that do not."""
    one, other = vectors.chunk(2)
    close = one @ other.T * SCALE  # (B, B)
    label = [row.pair.label != UNRELATED[row.pair.kind] for row in some]
    if not any(label):
        return vectors.new_zeros(())
    near = torch.tensor(label, device=close.device)
    same = torch.tensor([[r.pair.b == s.pair.b or r.pair.a == s.pair.a for s in some] for r in some])
    same = (same & ~torch.eye(len(some), dtype=torch.bool)).to(close.device)
    apart = torch.where(same, -1e4, close)
    target = torch.arange(len(some), device=close.device)
    lost = F.cross_entropy(apart[near], target[near]) + F.cross_entropy(apart.T[near], target[near])
    own = close.diagonal()
    margin = F.relu(0.15 * SCALE + own[~near][None] - own[near][:, None]).mean() if not all(label) else 0.0
    return lost / 2 + 0.1 * margin


@torch.no_grad()
def answered(net: PairNetwork, table: Tensor, some: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """The probabilities (rows, ANSWERS) of each row's own question, and the cosine of the two alone."""
    net.eval()
    out = np.zeros((len(some), ANSWERS), np.float32)
    cosines = np.zeros(len(some), np.float32)
    for n, row in enumerate(some):
        orders = [(row.a, row.b)] + ([(row.b, row.a)] if row.pair.kind != "touch" else [])
        ids, segment, mask = (one.to(table.device) for one in packed(orders))
        scores, _ = net(table[ids], segment, mask)
        at = slice(FIRST[row.pair.kind], FIRST[row.pair.kind] + len(KINDS[row.pair.kind]))
        out[n, at] = scores[:, at].softmax(1).mean(0).float().cpu().numpy()
        ids, segment, mask = (one.to(table.device) for one in packed([(row.a, ()), (row.b, ())]))
        vectors = F.normalize(_mean(net.states(table[ids], segment, mask), mask.float()), dim=1)
        cosines[n] = float(vectors[0] @ vectors[1])
    net.train()
    return out, cosines


def report(answers: tuple[np.ndarray, np.ndarray], some: list[Row]) -> dict[str, float]:
    """Accuracy by kind; recall of each related answer at a precision of nine in ten; how well vectors part."""
    probabilities, cosines = answers
    out: dict[str, float] = {}
    for kind, labels in KINDS.items():
        mine = [n for n, row in enumerate(some) if row.pair.kind == kind]
        gold = np.array([labels.index(some[n].pair.label) for n in mine])
        own = probabilities[mine][:, FIRST[kind] : FIRST[kind] + len(labels)]
        out[kind] = round(float((own.argmax(1) == gold).mean()), 3)
        for number, label in enumerate(labels):
            if label != UNRELATED[kind]:
                out[f"{kind}.{label}@90"] = round(recall_at(own[:, number], gold == number, 0.9), 3)
        near, close = gold != labels.index(UNRELATED[kind]), cosines[mine]
        order = close[near][:, None] > close[~near][None]
        out[f"{kind}.vectors"] = round(float(order.mean()), 3)
    return out


def recall_at(scores: np.ndarray, right: np.ndarray, precision: float) -> float:
    """The highest recall at which those with the highest scores are so precise."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    fine = hits / np.arange(1, len(order) + 1) >= precision
    return float(hits[fine].max() / max(1, right.sum())) if fine.any() else 0.0


class Averaged:
    """Running mean of the weights."""

    def __init__(self, module: nn.Module) -> None:
        self.state = {k: v.detach().clone() for k, v in module.state_dict().items()}

    @torch.no_grad()
    def update(self, module: nn.Module, step: int) -> None:
        rate = min(0.98, (1 + step) / (10 + step))
        for k, v in module.state_dict().items():
            self.state[k].lerp_(v, 1 - rate)


def optimiser(net: PairNetwork) -> torch.optim.AdamW:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        rate = HEAD_RATE if name.startswith(("head", "segment")) else RATE
        groups.setdefault((rate, 0.01 if p.dim() > 1 else 0.0), []).append(p)
    return torch.optim.AdamW(
        [{"params": ps, "lr": lr, "peak": lr, "weight_decay": wd} for (lr, wd), ps in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


@dataclass
class Run:
    """What a run needs from one epoch to the next."""

    net: PairNetwork
    table: Tensor
    opt: torch.optim.AdamW
    averaged: Averaged
    total: int
    step: int = 0
    epoch: int = 0
    seconds: float | None = None  # after which it ends; else after `total` steps
    since: float = field(default_factory=time.time)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint, where there is one."""
        if path.exists():
            saved = torch.load(path, map_location=self.table.device)
            self.net.load_state_dict(saved["now"])
            self.opt.load_state_dict(saved["optimiser"])
            self.averaged.state, self.step, self.epoch = saved["averaged"], saved["step"], saved["epoch"]

    def save(self, path: Path) -> None:
        """Write a checkpoint, wholly or not at all."""
        state = {"now": self.net.state_dict(), "averaged": self.averaged.state, "optimiser": self.opt.state_dict()}
        torch.save(state | {"epoch": self.epoch, "step": self.step}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def learn(self, some: list[list[Row]], rng: random.Random) -> dict[str, float]:
        """One pass over batches; the mean of each part of the loss."""
        sums: dict[str, list[Tensor]] = {}
        for batch in some:
            parts = losses(self.net, self.table, batch, rng)
            self.opt.zero_grad(set_to_none=True)
            torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            progress = self.progress()
            scale = min(1.0, progress / WARM) * max(0.02, 1 - max(0.0, progress - WARM) / (1 - WARM))
            for group in self.opt.param_groups:
                group["lr"] = group["peak"] * scale
            self.opt.step()
            self.step += 1
            self.averaged.update(self.net, self.step // 2)
            for k, v in parts.items():
                sums.setdefault(k, []).append(v.detach())
            if self.progress() >= 1:
                break
        self.epoch += 1
        return {k: round(float(torch.stack(v).mean()), 4) for k, v in sums.items()}

    def progress(self) -> float:
        """The share of the run that is done."""
        return self.step / self.total if self.seconds is None else (time.time() - self.since) / self.seconds

    def measured(self, held: list[Row]) -> dict[str, float]:
        """How well the averaged weights answer."""
        kept = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.averaged.state)
        found = report(answered(self.net, self.table, held), held)
        self.net.load_state_dict(kept)
        return found


def train(
    work: Path, name: str, folder: Path, *, epochs: int, seed: int, start: str | None, seconds: float | None
) -> None:
    """Train, with a checkpoint after each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    (work / name).mkdir(exist_ok=True)
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    some, held = load(folder)
    beside = [
        *side_by_side(OWN / "train.jsonl", random.Random(7)),
        *mismatched(some, random.Random(8)),
        *curtailed(some, random.Random(9)),
    ]
    print(f"{len(some)} pairs, {len(held)} held back, {len(beside)} made of them and of reports", flush=True)
    train_rows, held_rows, weak_rows = rows(some, split), rows(held, split), rows(beside, split)
    share = min(len(weak_rows), int(WEAK * len(train_rows)))
    net, table = network(work / "base.npz")
    if start:
        net.load_state_dict(torch.load(work / start, map_location="cpu")["averaged"])
    for parameter in (*net.position.parameters(), *net.norm.parameters(), *net.layers[:FROZEN].parameters()):
        parameter.requires_grad = False
    device = chosen_device()
    net, table = net.to(device), table.to(device)
    net.train()
    per_epoch = len(batches(train_rows + weak_rows[:share], random.Random(0)))
    run = Run(net, table, optimiser(net), Averaged(net), per_epoch * epochs, seconds=seconds)
    run.resume(work / name / "last.pt")
    while run.epoch < epochs and run.progress() < 1:
        rng.seed(seed * 1000 + run.epoch)
        since = time.time()
        lost = run.learn(batches(train_rows + rng.sample(weak_rows, share), rng), rng)
        last = run.progress() >= 1
        if last or seconds is None:
            run.save(work / name / "last.pt")
        measured = json.dumps(run.measured(held_rows)) if last or seconds is None else ""
        print(run.epoch, lost, measured, f"{time.time() - since:.0f} s", flush=True)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("name")
    ap.add_argument("--pairs", type=Path, default=OWN / "pairs")
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--start", help="checkpoint under WORK whose averaged weights are gone on from, as p1/last.pt")
    ap.add_argument("--seconds", type=float, help="end the run after this time instead of after its epochs")
    args = ap.parse_args()
    train(args.work, args.name, args.pairs, epochs=args.epochs, seed=args.seed, start=args.start, seconds=args.seconds)


if __name__ == "__main__":
    main()
