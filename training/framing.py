"""Score frames, choose their decoding's numbers, calibrate their confidence.

    python -m training.framing FOLDER                       scores on dev, with the folder's own settings
    python -m training.framing FOLDER0 … FOLDER4            the same over five folds of train and dev: each reads what it never saw
    python -m training.framing FOLDER0 … FOLDER4 --out FILE chooses and calibrates on the folds, writes the "frames" of the settings

Frames are scored as `score.py frames` does, on whole readings (network, grammar, linking). The numbers are few and coarse: for each
kind what is added to O, for each role what is added to "none", for each label of an attribute what is added to it (labels that the
own corpus has far more often than reports have); each is the best of a short list by full F1, or by the role's F1. The confidence is
a logistic regression on FRAME_FEATURES, fitted on these articles and the corpus' held-back reports; the level for showing is the lowest
at which four in five are right over ten folds.
"""

from __future__ import annotations

import argparse
import copy
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from corpus.score import RIGHT, compared, overlap, pairs
from corpus.score import report as own_report
from lagebild import sources
from lagebild.linking import CANDIDATES
from lagebild.pipeline import readings
from lagebild.reading import frames
from lagebild.reading.folder import FRAME_FEATURES
from lagebild.reading.reader import Reader
from lagebild.reading.scheme import FRAME_ROLES, FRAMES
from lagebild.records import Reading
from lagebild.views.jsonform import reading_json
from training.export import NEUTRAL
from training.train import FOLDS, FRAMES_DEV, FRAMES_TRAIN, OWN, folded
from training.tune import Remembering, fit, scorer

Tally = dict[str, Counter[str]]
OUTSIDE = (-2.0, -1.5, -1.2, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6)
NONE = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
CANDIDATE = (-8.0, -6.0, -5.0, -4.0, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0)
LABEL = (-1.5, -1.0, -0.5, 0.5)
LABELS = ("event.status.conditional", "event.status.actual", "commitment.kind.demand", "position.stance.conditional",
          "position.stance.evasive", "position.about.claim", "role.former.yes")  # fmt: skip
CONDITIONALS = FRAMES_DEV.with_name("conditionals_dev.jsonl")
HELD_BACK = OWN.with_name("heldback.jsonl")
PRECISION = 0.8  # of what is shown by default
FEWEST = 3  # frames above a level that mean something
PLURAL = {"event": "events", "commitment": "commitments", "position": "positions", "figure": "figures", "role": "roles"}


class Scored:
    """Articles with gold frames, each with the reader that reads it."""

    def __init__(self, readers: list[Reader], docs: list[list[dict[str, Any]]]) -> None:
        self.readers, self.docs, self.score = readers, docs, scorer()

    def readings(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Every article with its reading's JSON."""
        out = []
        for reader, docs in zip(self.readers, self.docs, strict=True):
            articles = [
                sources.article(
                    d["text"], published=d.get("published"), title=d.get("title"), id=d["id"], language="de"
                )
                for d in docs
            ]
            for doc, result in zip(docs, readings(articles, reader), strict=True):
                assert isinstance(result, Reading), result
                assert result.article.text == doc["text"], doc["id"]
                out.append((doc, reading_json(result, include_all=False)))
        return out

    def tallies(self) -> list[Tally]:
        """score.py's counts, article by article."""
        out = []
        for doc, reading in self.readings():
            tally: Tally = defaultdict(Counter)
            self.score.compare_frames(self.score.gold_frames(doc), self.score.read_frames(reading), tally)
            out.append(tally)
        return out

    def report(self) -> dict[str, Any]:
        """score.py's report."""
        return self.score.report(added(self.tallies()))  # type: ignore[no-any-return]

    def settings(self, frames_settings: dict[str, Any]) -> None:
        """Decode with these numbers from now on."""
        for reader in self.readers:
            reader._settings = reader._settings | {"frames": frames_settings}


def added(tallies: list[Tally]) -> Tally:
    out: Tally = defaultdict(Counter)
    for tally in tallies:
        for kind, counts in tally.items():
            out[kind].update(counts)
    return out


def intervals(scored: Scored, rounds: int = 400) -> dict[str, dict[str, list[float]]]:
    """Middle 95 % of F1 found and full, articles drawn anew."""
    tallies, rng = scored.tallies(), np.random.default_rng(1)
    drawn: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        report = scored.score.report(added([tallies[i] for i in rng.integers(len(tallies), size=len(tallies))]))
        for kind, v in report.items():
            for what in ("found", "full") if isinstance(v, dict) else ():
                drawn[kind][what].append(v[what]["f1"])
            if not isinstance(v, dict):
                drawn[kind]["full"].append(v)
    return {
        kind: {what: [round(float(x), 1) for x in np.percentile(xs, (2.5, 97.5))] for what, xs in v.items()}
        for kind, v in drawn.items()
    }


def brief(s: dict[str, Any]) -> str:
    """A few lines for people."""
    lines = []
    for kind, v in s.items():
        if isinstance(v, dict):
            a, b = v["found"], v["full"]
            roles = " ".join(f"{r} {x}" for r, x in v["roles, of the found"].items())
            right = " ".join(f"{r} {x}" for r, x in v["attributes right, of the found"].items())
            lines.append(
                f"{kind:10} found {a['f1']:5} (p {a['p']} r {a['r']} of {a['gold']})  full {b['f1']:5}  {right}  | {roles}"
            )
    return "\n".join([*lines, f"mean full F1 {s['mean full f1']}"])


def choose(scored: Scored) -> dict[str, Any]:
    """The numbers of the decoding, one group after the other; kinds and roles do not touch one another."""
    chosen: dict[str, Any] = copy.deepcopy(NEUTRAL["frames"])

    def tried(change: dict[str, Any]) -> dict[str, Any]:
        scored.settings({**chosen, **change})
        return scored.report()

    reports = {v: tried({"outside": dict.fromkeys(FRAMES, v)}) for v in OUTSIDE}
    hard = Scored(scored.readers[:1], [load(CONDITIONALS)])  # dev has 32 commitments; these passages have 68 more
    for v in OUTSIDE:
        hard.settings({**chosen, "outside": dict.fromkeys(FRAMES, v)})
        found = [report["commitment"]["found"] for report in (reports[v], hard.report())]
        reports[v]["commitment"]["found"] = {"f1": sum(f["f1"] for f in found)}
    for kind in PLURAL:
        best = max(OUTSIDE, key=lambda v: reports[v][kind]["full"]["f1"] + reports[v][kind]["found"]["f1"] / 2)
        chosen["outside"][kind] = best
        print(kind, best, {v: reports[v][kind]["full"]["f1"] for v in OUTSIDE}, flush=True)
    reports = {v: tried({"candidates": dict.fromkeys(CANDIDATES, v)}) for v in CANDIDATE}
    for kind in CANDIDATES:
        results = {v: reports[v][kind]["full"]["f1"] for v in CANDIDATE}
        chosen["candidates"][kind] = max(CANDIDATE, key=lambda v: results[v])
        print("candidates", kind, results, flush=True)
    reports = {v: tried({"none": dict.fromkeys(chosen["none"], v)}) for v in NONE}
    for kind, role in FRAME_ROLES:
        name = "roles, of the found"
        if kind in PLURAL and role in reports[0.0][kind][name]:
            best = max(NONE, key=lambda v: reports[v][kind][name][role])
            chosen["none"][f"{kind}.{role}"] = best
    print("none", chosen["none"], flush=True)
    chosen["outside"]["explanation"] = _explaining(scored.readers[0], chosen)
    for label in LABELS:
        kind = label.split(".")[0]
        results = {v: tried({"labels": {**chosen["labels"], label: v}})[kind]["full"]["f1"] for v in (0.0, *LABEL)}
        best = max(results, key=lambda v: results[v])
        if best and results[best] > results[0.0] + 0.2:
            chosen["labels"][label] = best
        print(label, results, flush=True)
    return chosen


def _explaining(reader: Reader, chosen: dict[str, Any]) -> float:
    """What is added to O of explanations: no shared set has them, so the corpus' held-back reports decide."""
    own = Scored([reader], [load(HELD_BACK)])
    results = {}
    for v in OUTSIDE:
        own.settings({**chosen, "outside": {**chosen["outside"], "explanation": v}})
        counts: Counter[str] = Counter()
        for doc, reading in own.readings():
            counts.update(compared(doc, reading))
        results[v] = own_report(counts)["explanations"]["f1"]
    print("explanation", results, flush=True)
    return max(results, key=lambda v: results[v])


def outcomes(scored: Scored) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each kind the features of every frame read, whether it is right with all attributes, and its article's number."""
    rows: dict[str, list[tuple[list[float], bool, int]]] = {kind: [] for kind in FRAMES}
    seen: dict[tuple[str, tuple[Any, ...]], list[float]] = {}
    real = frames.confidence

    def spy(read: frames.FrameRead, weights: Any) -> float:
        pending.append(read)
        return 0.5

    pending: list[frames.FrameRead] = []
    frames.confidence = spy  # type: ignore[assignment]
    try:
        number = 0
        for reader, docs in zip(scored.readers, scored.docs, strict=True):
            for doc in docs:
                pending.clear()
                seen.clear()
                alone = Scored([reader], [[doc]])
                found = reader.findings(doc["text"]).frames
                for frame, read in zip(found, pending, strict=True):
                    seen[frame.kind, frame.spans] = frames.features(read)
                pending.clear()
                (_, reading), *_ = alone.readings()
                rows_of(alone.score, doc, reading, seen, rows, number)
                number += 1
    finally:
        frames.confidence = real
    return {
        kind: (np.array([r[0] for r in v]), np.array([r[1] for r in v]), np.array([r[2] for r in v]))
        for kind, v in rows.items()
        if v
    }


KEYS = {
    "event": "trigger",
    "commitment": "consequence",
    "position": "cue",
    "figure": "value",
    "role": "role",
    "explanation": "spans",
}


def rows_of(
    score: Any, doc: dict[str, Any], reading: dict[str, Any], seen: Any, rows: dict[str, Any], number: int
) -> None:
    """Match one article's frames with gold, kind by kind."""
    gold = score.gold_frames(doc)
    found = score.read_frames(reading)
    for kind, plural in PLURAL.items():
        gs, fs = ([x for x in side if x["layer"] == kind] for side in (gold, found))
        table = [[score.overlap_f1(g["key"], f["key"]) for f in fs] for g in gs]
        floor = score.FLOOR.get(kind, 0.5)
        right = {j for i, j in score.pair(table) if table[i][j] >= floor and score.same_attributes(kind, gs[i], fs[j])}
        _add_rows(kind, reading[plural], right, seen, rows, number)
    if "explanations" in doc:
        wanted, told = [e["spans"] for e in doc["explanations"]], reading["explanations"]
        right = {
            j
            for i, j in pairs([w["spans"] for w in wanted], [t["spans"] for t in told])
            if overlap(wanted[i]["of"], told[j]["of"]) >= RIGHT
        }
        _add_rows("explanation", told, right, seen, rows, number)


def _add_rows(kind: str, read: list[dict[str, Any]], right: set[int], seen: Any, rows: Any, number: int) -> None:
    for j, frame in enumerate(read):
        key = tuple(tuple(s) for s in frame[KEYS[kind]])
        features = seen.get((kind, key)) or next(
            (
                x
                for (k, spans), x in seen.items()
                if k == kind and spans[0][0] < key[-1][1] and spans[-1][1] > key[0][0]
            ),
            None,
        )
        if features is not None:
            rows[kind].append((features, j in right, number))


def calibrate(scored: Scored, real: int) -> tuple[dict[str, dict[str, float]], dict[str, float], dict[str, Any]]:
    """Weights by kind and feature, the level for showing by kind, and their quality over ten folds.

    The weights are fitted on all articles; levels and quality come from the first `real` ones, which are reports as people read them,
    and from the others only for what these lack (explanations).
    """
    weights, levels, quality = {}, {}, {}
    for kind, (x, y, article) in outcomes(scored).items():
        folds = np.random.default_rng(1).permutation(int(article.max()) + 1) % 10
        out = np.zeros(len(y))
        for k in range(10):
            test = folds[article] == k
            out[test] = 1 / (1 + np.exp(-x[test] @ fit(x[~test], y[~test].astype(float))))
        judged = article < real if (article < real).any() else np.ones(len(y), bool)
        p, right = out[judged], y[judged]
        order = np.argsort(-p)
        precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
        enough = np.flatnonzero(precision >= PRECISION)
        shown = int(enough[-1]) + 1 if len(enough) and enough[-1] >= FEWEST else 0
        levels[kind] = round(float(p[order[shown - 1]]), 4) if shown else 1.0
        weights[kind] = {f: round(float(w), 5) for f, w in zip(FRAME_FEATURES, fit(x, y.astype(float)), strict=True)}
        quality[kind] = {
            "read": len(right),
            "right": round(float(right.mean()), 4),
            "shown": shown,
            "shown right": round(float(precision[shown - 1]), 4) if shown else None,
            "brier": round(float(((p - right) ** 2).mean()), 4),
        }
    return weights, levels, quality


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a gold file."""
    return [json.loads(line) for line in path.open(encoding="utf8")]


def articles(folders: list[Path], gold: Path) -> list[list[dict[str, Any]]]:
    """The articles that each folder reads: one folder reads `gold`, five read their folds of train and dev."""
    if len(folders) == 1:
        return [load(gold)]
    everything = [*load(FRAMES_TRAIN), *load(FRAMES_DEV)]
    return [[d for d in everything if d["id"] in folded(k)] for k in range(len(folders))]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", type=Path, nargs="+", help=f"one model folder, or those of the first of {FOLDS} folds")
    ap.add_argument("--gold", type=Path, default=FRAMES_DEV)
    ap.add_argument("--settings", type=Path, help="decode with the frames' numbers of this file")
    ap.add_argument("--out", type=Path)
    ap.add_argument("--intervals", action="store_true")
    ap.add_argument("--threads", type=int)
    args = ap.parse_args()
    networks = [Remembering(folder, threads=args.threads) for folder in args.folders]
    scored = Scored([Reader(n, candidates=CANDIDATES) for n in networks], articles(args.folders, args.gold))
    wide = Scored(scored.readers + scored.readers[:1], [*scored.docs, load(HELD_BACK)])
    if args.settings:
        scored.settings(json.loads(args.settings.read_text("utf8"))["frames"])
    if args.out:
        chosen = choose(scored)
        scored.settings(chosen)
        weights, levels, quality = calibrate(wide, sum(map(len, scored.docs)))
        chosen["calibration"].update(weights)
        chosen["shown"].update(levels)
        scored.settings(chosen)
        args.out.write_text(json.dumps({"frames": chosen, "quality": quality}, indent=1) + "\n", "utf8")
        print(json.dumps(quality, indent=1))
    print(brief(scored.report()))
    if args.intervals:
        print(json.dumps(intervals(scored)))


if __name__ == "__main__":
    main()
