#!/usr/bin/env python3
"""Score readings of the corpus where shared measures do not look: conditions and explanations.

    python corpus/score.py GOLD.jsonl READINGS.jsonl

GOLD is `heldback.jsonl` (or `train.jsonl`), READINGS what `lagebild read GOLD --json` gives. Prints one JSON object. A frame is found
where its words overlap with the gold words with character F1 >= 0.5, one to one; a role is right where its words do. "condition
right" is the share of the gold commitments with a condition that were found whose condition is right; "sharp" asks for F1 >= 0.9.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Spans = list[list[int]]
RIGHT, SHARP = 0.5, 0.9


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]


def overlap(a: Spans, b: Spans) -> float:
    """Character F1 of two lists of spans."""
    left, right = ({i for begin, end in side for i in range(begin, end)} for side in (a, b))
    both = len(left & right)
    return 2 * both / (len(left) + len(right)) if both else 0.0


def pairs(gold: list[Spans], found: list[Spans]) -> list[tuple[int, int]]:
    """One-to-one pairs of what overlaps, the best first."""
    table = sorted(
        ((overlap(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for value, i, j in table:
        if value >= RIGHT and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            out.append((-i, -j))
    return out


def compared(gold: dict[str, Any], reading: dict[str, Any]) -> Counter[str]:
    """Counts of one article."""
    out: Counter[str] = Counter()
    wanted = [f["spans"] for f in gold["frames"] if f["k"] == "commitment"]
    read = reading["commitments"]
    conditional = [w for w in wanted if w.get("condition")]
    out["conditional"] = len(conditional)
    out["read conditional"] = sum(bool(c["condition"]) for c in read)
    for i, j in pairs([w["consequence"] for w in wanted], [c["consequence"] for c in read]):
        if wanted[i].get("condition"):
            f1 = overlap(wanted[i]["condition"], read[j]["condition"] or [])
            out["conditional found"] += 1
            out["condition right"] += f1 >= RIGHT
            out["condition sharp"] += f1 >= SHARP
        else:
            out["condition invented"] += bool(read[j]["condition"])
    explained, told = [e["spans"] for e in gold["explanations"]], reading["explanations"]
    out["explanations"], out["read explanations"] = len(explained), len(told)
    for i, j in pairs([e["spans"] for e in explained], [e["spans"] for e in told]):
        out["explanations found"] += 1
        out["of right"] += overlap(explained[i]["of"], told[j]["of"]) >= RIGHT
        if explained[i].get("holder"):
            out["holders"] += 1
            out["holder right"] += any(
                overlap([piece], ref["spans"]) >= RIGHT
                for piece in explained[i]["holder"]
                for ref in told[j]["holders"]
            )
    return out


def share(part: int, whole: int) -> float:
    """Per cent, one decimal."""
    return round(100 * part / whole, 1) if whole else 0.0


def report(counts: Counter[str]) -> dict[str, Any]:
    """The figures of all articles."""
    n = counts
    return {
        "conditional commitments": {
            "gold": n["conditional"],
            "found": share(n["conditional found"], n["conditional"]),
            "condition right, of the found": share(n["condition right"], n["conditional found"]),
            "condition sharp, of the found": share(n["condition sharp"], n["conditional found"]),
            "unconditional ones read with a condition": n["condition invented"],
        },
        "explanations": {
            "gold": n["explanations"],
            "read": n["read explanations"],
            "f1": share(2 * n["explanations found"], n["explanations"] + n["read explanations"]),
            "of right, of the found": share(n["of right"], n["explanations found"]),
            "holder right, of the found": share(n["holder right"], n["holders"]),
        },
    }


def score(gold: Path, readings: Path) -> dict[str, Any]:
    """The figures for two files; articles are paired by id."""
    by_id = {r["article"]["id"]: r for r in lines(readings)}
    total: Counter[str] = Counter()
    for doc in lines(gold):
        total.update(compared(doc, by_id[doc["id"]]))
    return report(total)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print(json.dumps(score(Path(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False, indent=1))
