"""Choose the decoding's numbers on dev and calibrate the confidence there by cross-validation.

    python -m training.tune FOLDER [--gold FILE] [--out settings.json]

The numbers are few and coarse; each is the best of a short list by the mean of the published quotation and joint F1 and strict
quotation-and-speaker F1. The confidence is a logistic regression on `lagebild.reading.reader.FEATURES`, fitted on all of dev; its
reported quality, and the level from which a statement is shown, come from ten folds by article.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from lagebild.reading.network import Linked, Network, Seen
from lagebild.reading.pieces import Pieces
from lagebild.reading.reader import FEATURES, Reader, features
from lagebild.records import Findings
from training.export import NEUTRAL
from training.secondlook import logistic

SHARED = Path(__file__).parents[2] / "shared/corpus"
GRID = {
    "sentence.reported": (0.12, 0.18, 0.24, 0.3, 0.4),
    "sentence.free_indirect": (0.25, 0.35, 0.45),
    "sentence.indirect_free_indirect": (0.15, 0.25, 0.35),
    "outside": (-0.9, -0.6, -0.4, -0.2, 0.0),
    "no_speaker": (-1.0, -0.5, 0.0),
    "no_addressee": (-1.5, -0.5, 0.0),
    "cue": (-0.4, 0.0, 0.4),
    "frame": (-0.4, 0.0, 0.4),
    "keep_type": (0.0, 2.0, 4.0),
}
PRECISION = 0.9  # of what is shown by default
FOLDS = 10


class Remembering(Network):
    """A network that runs once per text and quotation, however often the decoding changes."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        super().__init__(folder, threads=threads)
        self._seen: dict[bytes, Seen] = {}
        self._links: dict[Any, Linked] = {}

    def see(self, pieces: Pieces) -> Seen:
        key = pieces.ids.tobytes()
        if key not in self._seen:
            self._seen[key] = super().see(pieces)
        return self._seen[key]

    def link(self, pieces: Pieces, states: Any, quotations: Any) -> list[Linked]:
        text = pieces.ids.tobytes()
        keys = [(text, layer, tuple(spans)) for layer, spans in quotations]
        missing = [(k, q) for k, q in zip(keys, quotations, strict=True) if k not in self._links]
        for (k, _), linked in zip(missing, super().link(pieces, states, [q for _, q in missing]), strict=True):
            self._links[k] = linked
        return [self._links[k] for k in keys]


def scorer() -> Any:
    """The data's own score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_reading(doc: dict[str, Any], found: Findings) -> dict[str, Any]:
    """As much of a reading as score.py looks at."""
    statements = [
        {
            "type": q.type,
            "medium": q.medium,
            "spans": q.spans,
            "speaker": {"spans": q.speaker},
            "cue": q.cue,
            "frame": q.frame,
            "addressee": {"spans": q.addressee},
        }
        for q in found.quotations
        if not q.extra
    ]
    return {"article": {"id": doc["id"], "text": doc["text"]}, "statements": statements}


def scores(
    reader: Reader, docs: list[dict[str, Any]], gold: Path, score: Any, without: str | None = None
) -> dict[str, Any]:
    """score.py's figures of a reader on documents."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as f:
        for doc in docs:
            f.write(json.dumps(as_reading(doc, reader.findings(doc["text"]))) + "\n")
        f.flush()
        return score.quotations(gold, f.name, without)  # type: ignore[no-any-return]


def merit(s: dict[str, Any]) -> float:
    """What the decoding is chosen by."""
    p, strict = s["published"], s["strict"]
    return float(p["quote"]["f1"] + p["joint"]["f1"] + strict["quote and speaker"]["f1"]) / 3


def choose(reader: Reader, docs: list[dict[str, Any]], gold: Path, score: Any) -> dict[str, Any]:
    """One number after the other."""
    settings: dict[str, Any] = copy.deepcopy(NEUTRAL)
    reader._settings, reader._extras = settings, False
    for key, values in GRID.items():
        group, _, name = key.rpartition(".")
        place = settings[group] if group else settings
        results = {}
        for v in values:
            place[name] = v
            s = scores(reader, docs, gold, score)
            types = s["published"]["type"]["f1"] / 20 if name == "keep_type" else 0.0
            results[v] = merit(s) + types
        place[name] = max(results, key=lambda v: results[v])
        print(key, {v: round(r, 2) for v, r in results.items()}, flush=True)
    reader._extras = True
    return settings


def outcomes(
    reader: Reader, docs: list[dict[str, Any]], score: Any
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """For every quotation read: features, whether it and its speaker are right, its article's number, whether it is extra."""
    rows, right, article, extra = [], [], [], []
    seen: list[list[float]] = []
    keep = reader._confidence

    def spy(*args: Any) -> float:
        seen.append(features(*args))
        return 0.5

    reader._confidence = spy  # type: ignore[method-assign,assignment]
    for number, doc in enumerate(docs):
        seen.clear()
        found = reader.findings(doc["text"]).quotations
        gold = score.gold_quotations(doc)
        mine = [score.tokens_of(q.spans, doc["tokens"]) for q in found]
        speakers = [score.tokens_of(q.speaker, doc["tokens"]) for q in found]
        table = [[score.overlap_f1(g["quote"], m) for m in mine] for g in gold]
        good = {
            j
            for i, j in score.pair(table)
            if table[i][j] >= 0.5
            and (
                (not gold[i]["speaker"] and not speakers[j]) or score.overlap_f1(gold[i]["speaker"], speakers[j]) >= 0.5
            )
        }
        rows += [list(x) for x in seen]
        right += [j in good for j in range(len(found))]
        article += [number] * len(found)
        extra += [q.extra for q in found]
    reader._confidence = keep  # type: ignore[method-assign]
    return np.array(rows), np.array(right), np.array(article), np.array(extra)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression with a little ridge."""
    return logistic(x, y, np.ones(x.shape[1]))


def calibrate(
    reader: Reader, docs: list[dict[str, Any]], score: Any
) -> tuple[dict[str, float], float, dict[str, float]]:
    """Weights by feature, the level from which a statement is shown, and the quality over ten folds."""
    x, y, article, extra = outcomes(reader, docs, score)
    out = np.zeros(len(y))
    folds = np.random.default_rng(1).permutation(len(docs)) % FOLDS
    for k in range(FOLDS):
        test = folds[article] == k
        out[test] = 1 / (1 + np.exp(-x[test] @ fit(x[~test], y[~test])))
    order = np.argsort(-np.where(extra, -1, out))
    order = order[: int((~extra).sum())]
    precision = np.cumsum(y[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= PRECISION)
    last = int(enough[-1]) if len(enough) else 0
    level = float(out[order[last]])
    bins = np.clip((out * 10).astype(int), 0, 9)
    gap = sum(
        abs(out[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any()
    )
    quality = {
        "calibration error": round(float(gap), 4),
        "brier": round(float(((out - y) ** 2).mean()), 4),
        "shown": last + 1,
        "shown right": round(float(precision[last]), 4),
        "of": len(order),
        "right": round(float(y[~extra].mean()), 4),
    }
    weights = fit(x, y)
    return {f: round(float(w), 5) for f, w in zip(FEATURES, weights, strict=True)}, round(level, 4), quality


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--gold", type=Path, default=SHARED / "quotations/dev.jsonl")
    ap.add_argument("--out", type=Path)
    ap.add_argument("--plain", action="store_true", help="score with the settings of the folder, choose nothing")
    ap.add_argument("--threads", type=int)
    args = ap.parse_args()
    reader, score = Reader(Remembering(args.folder, threads=args.threads)), scorer()
    docs = [json.loads(line) for line in args.gold.open(encoding="utf8")]
    if not args.plain:
        reader._settings = choose(reader, docs, args.gold, score)
        weights, level, quality = calibrate(reader, docs, score)
        reader._settings |= {"calibration": weights, "shown": level}
        print(quality)
        if args.out:
            args.out.write_text(json.dumps(reader._settings, indent=1) + "\n", "utf8")
            args.out.with_suffix(".quality.json").write_text(json.dumps(quality, indent=1) + "\n", "utf8")
    result = scores(reader, docs, args.gold, score)
    short = {k: v["f1"] for k, v in result["published"].items()}
    short |= {f"strict {k}": v["f1"] for k, v in result["strict"].items() if k != "by type"}
    print(json.dumps(short | {k: (v["p"], v["r"], v["f1"]) for k, v in result["strict"]["by type"].items()}))


if __name__ == "__main__":
    main()
