"""Teach a trained network one set more without its forgetting what it knows.

    python -m training.extend WORK --start NAME --name NAME [--learn english|bilingual] [--epochs 12] [--rest 0.15] [--seed 1]

What annotators said counts on the learned set alone, for quotations; on everything else the network is held to what it said before
(its odds on every layer of tags, names and frames, on the roles of quotations and frames, and its states): learning without
forgetting (Li and Hoiem, "Learning without Forgetting", ECCV 2016). Resumes as `training.train` does.
"""

from __future__ import annotations

import argparse
import os
import random
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from lagebild.reading.pieces import Splitter
from training import crises
from training.batches import Batch
from training.data import Example
from training.distil import apart, kept, mean_odds, soft_losses, views
from training.export import averaged as trained
from training.losses import answers, closed_tags, gold_losses
from training.model import DEPTH, Network
from training.train import (
    BILINGUAL,
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
)

RATE = 6e-5
HELD = 4.0  # weight of what it said before
STATES = 1.0  # of the states among it
QUOTATIONS = frozenset(f"soft {one}" for one in ("tags", "points", "inside", "type", "medium"))


class Extended:
    """The loss of a network that learns quotations where a batch has their tags, and is held to what it said before of all else."""

    def __init__(self, before: Network) -> None:
        self.before = before
        self.closed = closed_tags().to(before.table.device)

    def __call__(self, net: Network, b: Batch, run: Run) -> dict[str, Tensor]:
        """The parts of the loss of one batch."""
        with torch.autocast(run.device.type, dtype=torch.bfloat16):
            with torch.no_grad():
                before = answers(self.before, b)
                odds = mean_odds([views(before, self.closed)])
            mine = answers(net, b)
            soft = {k: HELD * v for k, v in soft_losses(views(mine, self.closed), odds, b).items()}
            if "tags" in b.known:
                gold = gold_losses(net, mine, b, tag_weight=run.recipe.tag_weight)
                return {k: v for k, v in gold.items() if k in ("tags", "links")} | {
                    k: v for k, v in soft.items() if k not in QUOTATIONS
                }
            mask = b.mask.float()[:, :, None]
            far = {name: apart(mine.encoder[n], before.encoder[n], mask) for name, n in (("states", 0), ("last", 4))}
            return soft | {name: STATES * value for name, value in far.items()}


def held(example: Example) -> Example:
    """A text of which nothing is known but where its quotations and frames are, so that the network can be asked about their roles."""
    return replace(example, tags=None, names=None, frame_tags=None, somewhere=[])


def extend(work: Path, start: str, name: str, learn: str, *, rest: float, rate: float, plan: Plan) -> None:
    """Train it, epoch by epoch."""
    torch.set_num_threads(min(2, os.cpu_count() or 1))
    torch.manual_seed(plan.init)
    out, device = work / name, chosen_device()
    out.mkdir(exist_ok=True)
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    known = load_sets("research", split, without=("bilingual", *plan.without), fold=None)
    learned = list(getattr(crises, learn)(BILINGUAL, split))
    ids = {x.id for x in learned}
    other = [x for x in crises.bilingual(BILINGUAL, split) if x.id not in ids]
    sets = [([held(x) for x in xs], rest * share) for xs, share in [*known, (other, 1.0)] if xs]
    sets.append((learned, 1.0))
    before = trained(work, start).to(device)
    net = kept(before, work / "base.npz", range(DEPTH)).to(device)
    quicken(before)
    opt, mean = optimiser(net, rate, rate), Averaged(net.modules())
    total = len(epoch_windows(sets, random.Random(0))) * plan.epochs
    run = Run(FLAVOURS["research"], total, {}, device=device, loaders=plan.loaders, seconds=plan.seconds)
    begun = resume(out / "last.pt", net, opt, mean, run)
    print([(len(xs), round(share, 3)) for xs, share in sets], "steps", total, flush=True)
    go_on(net, opt, mean, sets, run, out=out, begun=begun, plan=plan, loss=Extended(before))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("--start", required=True, help="a run under WORK, or what training.restore made")
    ap.add_argument("--name", required=True)
    ap.add_argument("--learn", choices=("english", "bilingual"), default="english", help="the set that is learned")
    ap.add_argument("--epochs", type=int, default=12)
    ap.add_argument(
        "--rest", type=float, default=0.15, help="share of the other sets in an epoch, of what they usually have"
    )
    ap.add_argument("--rate", type=float, default=RATE)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--without", action="append", default=[], metavar="SET", help="leave a set out")
    ap.add_argument("--seconds", type=float, help="end the run after this time instead of after its epochs")
    ap.add_argument("--loaders", type=int, default=0, help="processes that make batches")
    args = ap.parse_args()
    plan = Plan(args.epochs, args.seed, args.seed, None, tuple(args.without), None, args.seconds, args.loaders)
    extend(args.work, args.start, args.name, args.learn, rest=args.rest, rate=args.rate, plan=plan)


if __name__ == "__main__":
    main()
