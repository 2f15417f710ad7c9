"""Fit the head for names on a network that is otherwise done, and put it into the run's checkpoint.

    python -m training.names WORK NAME

The encoder stays as it is: its shared states over GermEval's test part, packed into texts as long as articles, are computed once,
and the head is trained on them. About three minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from lagebild.reading.pieces import BOS, EOS, Splitter
from lagebild.reading.scheme import MENTION_TAGS
from training import data
from training.data import CORPUS
from training.model import H, Network, network

EPOCHS, BATCH, RATE = 30, 512, 1e-3


@torch.no_grad()
def states(net: Network, example: data.Example) -> Tensor:
    """The shared states at the words' first pieces, (words, H)."""
    p = example.pieces
    ids = torch.tensor([[BOS, *p.ids[:500].tolist(), EOS]])
    quote = torch.tensor([[0, *p.quote[:500].tolist(), 0]])
    seen, _, _ = net.encoder(net.table[ids], quote, torch.ones_like(ids))
    return seen[0, 1:-1][torch.from_numpy(p.first[p.first < 500]).long()]  # type: ignore[no-any-return]


def fit(x: Tensor, y: Tensor) -> nn.Module:
    """The head, trained on words (n, H) with tags (n,)."""
    torch.manual_seed(1)
    head = nn.Sequential(nn.Linear(H, H), nn.GELU(), nn.Linear(H, len(MENTION_TAGS)))
    drop = nn.Dropout(0.2)
    opt = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * (len(x) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(opt, RATE * 2, total_steps=steps)
    for _ in range(EPOCHS):
        for at in torch.randperm(len(x))[: len(x) // BATCH * BATCH].view(-1, BATCH):
            loss = F.cross_entropy(head(drop(x[at])), y[at])
            opt.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            opt.step()
            plan.step()
    return head


def main() -> None:
    work, name = Path(sys.argv[1]), sys.argv[2]
    path = work / name / "last.pt"
    saved = torch.load(path)
    net = network(work / "base.npz")
    kept = {k: v for k, v in saved["averaged"].items() if not k.startswith("encoder.mentions")}
    net.modules().load_state_dict(kept, strict=False)
    net.encoder.eval()
    split = Splitter(Tokenizer.from_file(str(work / "tokenizer.json")))
    xs, ys = [], []
    for example in data.entities(CORPUS / "entities/germeval2014_test.tsv", split):
        assert example.names is not None
        xs.append(states(net, example))
        ys.append(torch.from_numpy(example.names[: len(xs[-1])]))
    head = fit(torch.cat(xs), torch.cat(ys))
    saved["averaged"] = kept | {f"encoder.mentions.{k}": v for k, v in head.state_dict().items()}
    torch.save(saved, path.with_name("named.pt"))


if __name__ == "__main__":
    main()
