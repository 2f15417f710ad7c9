"""Print a reader's errors in frames for reading by eye, and count what is taken for what.

    python -m training.frameerrors FOLDER [--kind event] [--what missed|spurious|attribute] [--limit 50] [--gold FILE]

"attribute" are frames that were found with a wrong type, status, kind, stance …; the tables of confusions are over all that were found.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from lagebild.linking import CANDIDATES
from lagebild.reading.reader import Reader
from training.framing import KEYS, PLURAL, Scored
from training.train import FRAMES_DEV
from training.tune import Remembering

WHAT = ("missed", "spurious", "attribute")


def words(text: str, spans: Any) -> str:
    return " … ".join(text[b:e].replace("\n", " ") for b, e in spans or []) or "–"


def around(text: str, spans: Any) -> str:
    b, e = spans[0][0], spans[-1][1]
    return f"…{text[max(0, b - 110) : b]}[{text[b:e]}]{text[e : e + 70]}…".replace("\n", " ")


def errors(
    score: Any, doc: dict[str, Any], reading: dict[str, Any], kind: str
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """Errors of one kind in an article as (what, lines to read), and (attribute, gold, read) of the frames found."""
    text, out, taken = doc["text"], [], []
    gold = [f for f in doc["frames"] if f["k"] == kind]
    wanted = [g for g in score.gold_frames(doc) if g["layer"] == kind]
    found, raw = [f for f in score.read_frames(reading) if f["layer"] == kind], reading[PLURAL[kind]]
    table = [[score.overlap_f1(g["key"], f["key"]) for f in found] for g in wanted]
    floor = score.FLOOR.get(kind, 0.5)
    pairs = [(i, j) for i, j in score.pair(table) if table[i][j] >= floor]
    key = KEYS[kind] if kind != "position" else "target"
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        labels = " ".join(str(gold[i].get(a)) for a in score.ATTRIBUTES[kind])
        spans = gold[i]["spans"].get(key) or gold[i]["spans"].get("cue")
        out.append(("missed", f"{labels}: {around(text, spans)}  cue {words(text, gold[i]['spans'].get('cue'))}"))
    for j in set(range(len(found))) - {j for _, j in pairs}:
        labels = " ".join(str(raw[j].get(a)) for a in score.ATTRIBUTES[kind])
        line = f"{labels} ({raw[j]['confidence']}): {around(text, raw[j].get(key) or raw[j].get('cue'))}"
        out.append(("spurious", f"{line}  cue {words(text, raw[j].get('cue'))}"))
    for i, j in pairs:
        for a in score.ATTRIBUTES[kind]:
            taken.append((a, str(wanted[i].get(a)), str(found[j].get(a))))
            if not score.equal(wanted[i].get(a), found[j].get(a)):
                line = f"{a} {wanted[i].get(a)} read as {found[j].get(a)}"
                out.append(("attribute", f"{line}: {around(text, gold[i]['spans'].get(key) or [[0, 1]])}"))
    return out, taken


def confusions(taken: list[tuple[str, str, str]], attribute: str) -> dict[str, dict[str, int]]:
    """What each gold label was read as."""
    out: dict[str, Counter[str]] = {}
    for a, gold, read in taken:
        if a == attribute:
            out.setdefault(gold, Counter())[read] += 1
    return {gold: dict(counts.most_common()) for gold, counts in sorted(out.items())}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--kind", choices=PLURAL, default="event")
    ap.add_argument("--what", choices=WHAT)
    ap.add_argument("--limit", type=int, default=50)
    ap.add_argument("--gold", type=Path, default=FRAMES_DEV)
    args = ap.parse_args()
    docs = [json.loads(line) for line in args.gold.open(encoding="utf8")]
    scored = Scored([Reader(Remembering(args.folder), candidates=CANDIDATES)], [docs])
    every, taken = [], []
    for doc, reading in scored.readings():
        more, labels = errors(scored.score, doc, reading, args.kind)
        every += more
        taken += labels
    print(Counter(what for what, _ in every))
    for attribute in scored.score.ATTRIBUTES[args.kind]:
        if attribute not in ("number", "start", "end"):
            print(attribute, json.dumps(confusions(taken, attribute), indent=1))
    chosen = [e for e in every if args.what in (None, e[0])]
    random.Random(1).shuffle(chosen)
    for what, lines in chosen[: args.limit]:
        print(f"\n{what}: {lines}")


if __name__ == "__main__":
    main()
