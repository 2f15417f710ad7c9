"""Fit the second look at frames (`lagebild.reading.rescoring`) on what networks proposed for articles that they never saw.

    python -m training.rescoring FOLDER --folds FOLDER0 … FOLDER4 --before FOLDER --settings FILE --out FILE

Events, commitments and positions are proposed generously, each proposal is held against the gold frames, and one logistic regression a kind
learns which are in the gold: from the articles of frames/ train, each read by the one of five networks that was trained without it (dev and
the corpus' held-back reports are left out, so that figures on them stay figures); for commitments also from the layer's second batch of
passages of speeches, read by a network from before them (--before). Levels are chosen on dev, for commitments on conditionals_dev besides,
so that figures on these are a little kind. FILE of --settings holds the frames' numbers (`training.framing`); --out gets the same with
"rescoring" and with the confidence of these kinds calibrated anew.
"""

from __future__ import annotations

import argparse
import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lagebild.linking import CANDIDATES
from lagebild.reading import rescoring
from lagebild.reading.folder import RESCORED
from lagebild.reading.network import Seen
from lagebild.reading.reader import Reader
from lagebild.reading.roles import Roles, View
from lagebild.reading.scheme import FRAMES
from lagebild.records import Frame
from training.data import passage_docs
from training.framing import CONDITIONALS, HELD_BACK, KEYS, PLURAL, Scored, articles, brief, calibrate, load
from training.secondlook import Proposals, fit, level, scored
from training.train import FOLDS, FRAMES_DEV, SPEECHES
from training.tune import Remembering

OUTSIDE = -2.6  # added to O where frames are proposed
BATCH = 2  # of the passages


class Proposing(Reader):
    """A reader that keeps every proposal, with its features."""

    proposed: dict[tuple[str, Any], dict[str, float]]

    def _frames(self, text: str, both: View, seen: Seen, quotations: list[Roles]) -> list[Frame]:
        words = [text[b:e] for b, e in both.pieces.words]
        reads = self._read(both, seen, self._proposed(text, words, both, seen)[0])
        page = rescoring.Page(words, both.sentence, [(q.found.pieces, q.type) for q in quotations])
        looked = rescoring.Looked(page, reads)
        self.proposed = {
            (FRAMES[one.found.kind], both.code_points(one.whole.pieces)): looked.features(at)
            for at, one in enumerate(reads)
        }
        return [self._frame(both, one, extra=False) for one in reads]


def proposals(
    folders: list[Path], docs: list[list[dict[str, Any]]], settings: dict[str, Any]
) -> Iterator[tuple[str, Proposals]]:
    """Kind by kind what readers propose for their articles."""
    for folder, some in zip(folders, docs, strict=True):
        reader = Proposing(Remembering(folder, threads=1), candidates=CANDIDATES)
        for doc in some:
            alone = Scored([reader], [[doc]])
            alone.settings(settings)
            ((_, reading),) = alone.readings()
            gold, found = alone.score.gold_frames(doc), alone.score.read_frames(reading)
            for kind in RESCORED:
                of_kind = [one for one in found if one["layer"] == kind]
                pairs = [
                    (one, _features(reader, kind, frame))
                    for one, frame in zip(of_kind, reading[PLURAL[kind]], strict=True)
                ]
                known = [(one, features) for one, features in pairs if features is not None]
                yield kind, _against(kind, gold, known, alone.score)


def _features(reader: Proposing, kind: str, frame: dict[str, Any]) -> dict[str, float] | None:
    """The features of a frame of a reading; linking may have led its words on."""
    key = tuple(tuple(span) for span in frame[KEYS[kind]])
    if (exact := reader.proposed.get((kind, key))) is not None:
        return exact
    words = {at for b, e in key for at in range(b, e)}
    shared = [
        (len(words.intersection(range(b, e))), found)
        for (of, spans), found in reader.proposed.items()
        if of == kind
        for b, e in spans
    ]
    most, found = max(shared, key=lambda one: one[0], default=(0, None))
    return found if most else None


def _against(kind: str, gold: Any, found: list[tuple[Any, dict[str, float]]], score: Any) -> Proposals:
    wanted = [one for one in gold if one["layer"] == kind]
    return Proposals(
        [[score.overlap_f1(g["key"], f["key"]) for f, _ in found] for g in wanted],
        [[bool(score.same_attributes(kind, g, f)) for f, _ in found] for g in wanted],
        score.FLOOR.get(kind, 0.5),
        len(wanted),
        [features for _, features in found],
    )


def main() -> None:
    """Fit, choose, calibrate, write, and say how good it is on dev."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--folds", type=Path, nargs="+", required=True)
    ap.add_argument("--before", type=Path, required=True)
    ap.add_argument("--settings", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    if len(args.folds) != FOLDS:
        ap.error(f"--folds takes {FOLDS} folders, one for each fold of train and dev")
    chosen = copy.deepcopy(json.loads(args.settings.read_text("utf8"))["frames"])
    chosen["outside"] |= dict.fromkeys(RESCORED, OUTSIDE)
    chosen["rescoring"] = {}
    for own in chosen["calibration"].values():
        own.setdefault("chance", 0.0)
    chosen["rescoring"] = learned(args, chosen)
    scored_ = Scored([Reader(Remembering(args.folder), candidates=CANDIDATES)], articles([args.folder], FRAMES_DEV))
    scored_.settings(chosen)
    wide = Scored(scored_.readers * 2, [*scored_.docs, load(HELD_BACK)])
    weights, levels, quality = calibrate(wide, sum(map(len, scored_.docs)))
    for kind in RESCORED:  # of the others nothing has changed, and theirs were fitted on more
        chosen["calibration"][kind], chosen["shown"][kind] = weights[kind], levels[kind]
    args.out.write_text(json.dumps({"frames": chosen, "quality": quality}, indent=1) + "\n", "utf8")
    scored_.settings(chosen)
    print(json.dumps(quality, indent=1))
    print(brief(scored_.report()))


def learned(args: argparse.Namespace, settings: dict[str, Any]) -> dict[str, Any]:
    """Weights and level of every kind."""
    dev_ids = {doc["id"] for doc in load(FRAMES_DEV)}
    folds = [[doc for doc in docs if doc["id"] not in dev_ids] for docs in articles(args.folds, FRAMES_DEV)]
    taught = list(proposals(args.folds, folds, settings))
    spoken = proposals([args.before], [list(passage_docs(SPEECHES, BATCH))], settings)
    taught += [one for one in spoken if one[0] == "commitment"]
    dev = list(proposals([args.folder], [load(FRAMES_DEV)], settings))
    hard = list(proposals([args.folder], [load(CONDITIONALS)], settings))
    out, pair = {}, Scored([], []).score.pair
    for kind in RESCORED:
        weights = fit(kind, [one for of, one in taught if of == kind], pair)
        own, other = ([one for of, one in some if of == kind] for some in (dev, hard))
        least = level(kind, weights, own, other, pair)
        print(kind, len(weights), "weights, level", least, scored(own, weights, least, pair), flush=True)
        if kind == "commitment":
            print("conditionals_dev", scored(other, weights, least, pair), flush=True)
        out[kind] = {"least": least, "weights": weights}
    return out


if __name__ == "__main__":
    main()
