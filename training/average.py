"""Average the averaged weights of runs that went on from one checkpoint.

    python -m training.average WORK NAME RUN RUN…      writes WORK/NAME/last.pt, to be exported like a run

Runs that begin at the same weights end in one basin: their mean is as good as the better of them on what each is good at, and
costs nothing where it is used (model soups, Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(work: Path, name: str, runs: list[str]) -> None:
    """Write the mean of the runs' averaged weights; optimiser and epoch are left out, for there is nothing to go on with."""
    saved = [torch.load(work / run / "last.pt")["averaged"] for run in runs]
    mean = {k: (sum(s[k].float() for s in saved) / len(saved)).to(saved[0][k].dtype) for k in saved[0]}
    out = work / name
    out.mkdir(exist_ok=True)
    torch.save({"averaged": mean}, out / "last.pt")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("name")
    ap.add_argument("runs", nargs="+")
    args = ap.parse_args()
    average(args.work, args.name, args.runs)


if __name__ == "__main__":
    main()
