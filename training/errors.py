"""Print a reader's errors on dev for reading by eye, and count their classes.

python -m training.errors FOLDER [--kind missed|spurious|type|speaker|border] [--limit 50]
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from lagebild.reading.reader import Reader
from training.data import KINDS
from training.tune import SHARED, Remembering, scorer

KINDS_OF_ERROR = ("missed", "spurious", "type", "speaker", "border")


def words(text: str, spans: Any) -> str:
    return " … ".join(text[b:e].replace("\n", " ") for b, e in spans) or "–"


def errors(doc: dict[str, Any], reader: Reader, score: Any) -> list[tuple[str, str, str]]:
    """(kind, types, lines to read) of every error in a document."""
    text, out = doc["text"], []
    gold = doc["quotations"]
    found = [q for q in reader.findings(text).quotations if not q.extra]
    g_tokens = [score.tokens_of(q["quote"], doc["tokens"]) for q in gold]
    f_tokens = [score.tokens_of(q.spans, doc["tokens"]) for q in found]
    table = [
        [score.overlap_f1(g, f) + 0.01 * (KINDS[gold[i]["type"]] == found[j].type) for j, f in enumerate(f_tokens)]
        for i, g in enumerate(g_tokens)
    ]
    pairs = [(i, j) for i, j in score.pair(table) if table[i][j] >= 0.5]
    for i, q in enumerate(gold):
        if i not in {a for a, _ in pairs}:
            b = q["quote"][0][0]
            out.append(
                (
                    "missed",
                    KINDS[q["type"]],
                    f"«{words(text, q['quote'])}» by {words(text, q['speaker'])}\n   in: {text[max(0, b - 120) : b]}",
                )
            )
    for j, f in enumerate(found):
        if j not in {b for _, b in pairs}:
            b = f.spans[0][0]
            out.append(
                (
                    "spurious",
                    f.type,
                    f"«{words(text, f.spans)}» by {words(text, f.speaker)}\n   in: {text[max(0, b - 120) : b]}",
                )
            )
    for i, j in pairs:
        q, f = gold[i], found[j]
        if KINDS[q["type"]] != f.type:
            out.append(("type", f"{KINDS[q['type']]} read as {f.type}", f"«{words(text, q['quote'])}»"))
        a, b2 = score.tokens_of(q["speaker"], doc["tokens"]), score.tokens_of(f.speaker, doc["tokens"])
        if (a or b2) and score.overlap_f1(a, b2) < 0.5:
            out.append(
                (
                    "speaker",
                    f.type,
                    f"«{words(text, q['quote'])[:200]}»\n   gold {words(text, q['speaker'])} | read {words(text, f.speaker)}",
                )
            )
        if score.overlap_f1(g_tokens[i], f_tokens[j]) < 0.9:
            out.append(("border", f.type, f"gold «{words(text, q['quote'])}»\n   read «{words(text, f.spans)}»"))
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--kind", choices=KINDS_OF_ERROR)
    ap.add_argument("--limit", type=int, default=50)
    ap.add_argument("--gold", type=Path, default=SHARED / "quotations/dev.jsonl")
    args = ap.parse_args()
    reader, score = Reader(Remembering(args.folder)), scorer()
    every = [e for line in args.gold.open(encoding="utf8") for e in errors(json.loads(line), reader, score)]
    for (kind, types), n in sorted(Counter((k, t) for k, t, _ in every).items()):
        print(f"{n:4} {kind:9} {types}")
    chosen = [e for e in every if args.kind in (None, e[0])]
    random.Random(1).shuffle(chosen)
    for kind, types, lines in chosen[: args.limit]:
        print(f"\n{kind} ({types}): {lines}")


if __name__ == "__main__":
    main()
