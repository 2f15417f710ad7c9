"""Measure a model folder and write what was measured into training/scores-FLAVOUR.json, from which the model card is made.

    python -m training.measure FOLDER [--fp32 FOLDER] [--work WORK] [--quality FILE] [--run "seed 1, 16 epochs"]

`--fp32` is the same checkpoint in full precision, `--quality` what `training.tune` printed of the calibration, `--work` the folder
with the base encoder, against which the sentence vectors are compared.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import spearmanr

from corpus.score import compared, report
from lagebild.linking import CANDIDATES
from lagebild.reading import decode
from lagebild.reading.network import Network
from lagebild.reading.reader import Reader
from lagebild.reading.scheme import MENTION_TAGS
from training import data
from training.framing import Scored, intervals
from training.model import base_vectors
from training.tune import SHARED, Remembering, scorer, scores

HERE = Path(__file__).parent
HELD_BACK = HERE.parent / "corpus/heldback.jsonl"
REPORTS = HERE.parent / "reports/gold.jsonl"


def short(s: dict[str, Any]) -> dict[str, Any]:
    """score.py's figures that the card shows."""
    return {
        "published": {k: v["f1"] for k, v in s["published"].items()},
        "strict quotation": s["strict"]["quote"]["f1"],
        "strict quotation and speaker": s["strict"]["quote and speaker"]["f1"],
        "by type": {k: {x: v[x] for x in ("p", "r", "f1", "gold", "found")} for k, v in s["strict"]["by type"].items()},
    }


def measured(reader: Reader, gold: Path, score: Any, without: str | None = None) -> dict[str, Any]:
    """A reader's figures on a gold file."""
    docs = [json.loads(line) for line in gold.open(encoding="utf8")]
    return short(scores(reader, docs, gold, score, without))


def frames(network: Network, gold: Path, *, with_intervals: bool = False) -> dict[str, Any]:
    """`score.py frames` of whole readings, kind by kind."""
    docs = [json.loads(line) for line in gold.open(encoding="utf8")]
    scored = Scored([Reader(network, candidates=CANDIDATES)], [docs])
    report = scored.report()
    spread = intervals(scored) if with_intervals else {}
    out: dict[str, Any] = {}
    for kind, v in report.items():
        if isinstance(v, dict) and v["found"]["gold"]:
            out[kind] = {
                "found": v["found"]["f1"],
                "full": v["full"]["f1"],
                "gold": v["found"]["gold"],
                "attributes": v["attributes right, of the found"],
                "roles": v["roles, of the found"],
                **({"found 95 %": spread[kind]["found"], "full 95 %": spread[kind]["full"]} if spread else {}),
            }
        elif not isinstance(v, dict):
            out[kind] = v
    return out


def held_back(network: Network) -> dict[str, Any]:
    """Conditions and explanations in the corpus' part that was kept out of training (`corpus/score.py`)."""
    docs = [json.loads(line) for line in HELD_BACK.open(encoding="utf8")]
    counts: Counter[str] = Counter()
    for doc, reading in Scored([Reader(network, candidates=CANDIDATES)], [docs]).readings():
        counts.update(compared(doc, reading))
    return report(counts)


def names(network: Network) -> dict[str, Any]:
    """Names on GermEval's dev part: exact spans of outer persons, organisations, places."""
    gold_n = found_n = right = 0
    for example in data.entities(SHARED / "entities/germeval2014_dev.tsv", network.split):
        assert example.names is not None
        gold_logits = np.eye(len(MENTION_TAGS), dtype=np.float32)[example.names] * 20
        gold = {m[:3] for m in decode.mentions(gold_logits)}
        found = {m[:3] for m in decode.mentions(network.see(example.pieces).names)}
        gold_n, found_n, right = gold_n + len(gold), found_n + len(found), right + len(gold & found)
    p, r = right / max(1, found_n), right / max(1, gold_n)
    return {
        "p": round(100 * p, 1),
        "r": round(100 * r, 1),
        "f1": round(200 * p * r / max(1e-9, p + r), 1),
        "gold": gold_n,
    }


def vectors(network: Network, work: Path) -> dict[str, Any]:
    """How well the sentence head keeps the base encoder's geometry on dev sentences that it never saw."""
    mine, ids = [], []
    for example in list(data.quotations(SHARED / "quotations/dev.jsonl", network.split))[:60]:
        spans = [(b, e) for b, e in example.sentences if e - b >= 4]
        if not spans:
            continue
        mine.append(network.sentence_vectors(example.pieces, network.see(example.pieces).states, spans))
        first = [*example.pieces.first.tolist(), len(example.pieces.ids)]
        ids += [torch.tensor([[0, *example.pieces.ids[first[b] : first[e]].tolist()[:200], 2]]) for b, e in spans]
    own = np.concatenate(mine)
    raw = torch.cat(base_vectors(work / "base.npz", ids))
    base = F.normalize(raw - raw.mean(0), dim=1).numpy()
    upper = np.triu_indices(len(own), 1)
    a, b = own @ own.T, base @ base.T
    np.fill_diagonal(a, -2)
    np.fill_diagonal(b, -2)
    return {
        "sentences": len(own),
        "cosine with the base encoder": round(float((own * base).sum(1).mean()), 3),
        "rank correlation of similarities": round(float(spearmanr(a[upper], b[upper]).statistic), 3),
        "same nearest neighbour": round(float((a.argmax(1) == b.argmax(1)).mean()), 3),
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--fp32", type=Path)
    ap.add_argument("--work", type=Path)
    ap.add_argument("--quality", type=Path)
    ap.add_argument(
        "--frames-quality", type=Path, help="what training.framing wrote: the quality of the frames' confidence"
    )
    ap.add_argument("--run", default="")
    args = ap.parse_args()
    score, network = scorer(), Remembering(args.folder)
    reader = Reader(network)
    dev, second = SHARED / "quotations/dev.jsonl", SHARED / "frames/statements_dev.jsonl"
    out: dict[str, Any] = {
        "run": args.run,
        "megabytes": round(sum(f.stat().st_size for f in args.folder.iterdir() if f.name != "parity.json") / 1e6, 1),
        "dev": measured(reader, dev, score),
        "dev without reported": measured(reader, dev, score, "reported"),
        "second annotation": measured(reader, second, score),
        "project reports": measured(reader, REPORTS, score),
        "names": names(network),
        "frames": frames(network, SHARED / "frames/dev.jsonl", with_intervals=True),
        "conditionals": frames(network, SHARED / "frames/conditionals_dev.jsonl", with_intervals=True)["commitment"],
        "frames held back": frames(network, HELD_BACK),
        "held back": held_back(network),
    }
    if args.fp32:
        full = Reader(Remembering(args.fp32))
        full._settings = reader._settings
        out["dev in full precision"] = measured(full, dev, score)
    if args.work:
        out["sentence vectors"] = vectors(network, args.work)
    if args.quality:
        out["confidence"] = json.loads(args.quality.read_text("utf8"))
    if args.frames_quality:
        out["frames' confidence"] = json.loads(args.frames_quality.read_text("utf8"))["quality"]
    flavour = network.manifest.flavour
    (HERE / f"scores-{flavour}.json").write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", "utf8")
    print(json.dumps(out["dev"]["published"]))


if __name__ == "__main__":
    main()
