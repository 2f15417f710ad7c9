"""How the project's corpus differs from real reports: words, sentence openings, lengths, repetition.

    python -m training.diversity        prints the figures and writes corpus/diversity.json

Both sides are cut to the same number of words (openings: of sentences), drawn at random by whole sentences, so that the shares compare.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from lagebild.sentences import sentences
from training.data import CORPUS
from training.train import OWN

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OUT = OWN.parent / "diversity.json"


def drawn(texts: list[str], words: int) -> list[list[str]]:
    """Sentences as words, drawn at random until there are so many words."""
    every = [WORD.findall(text[b:e]) for text in texts for b, e in sentences(text)]
    every = [s for s in every if s]
    random.Random(1).shuffle(every)
    out: list[list[str]] = []
    total = 0
    for sentence in every:
        if total >= words:
            break
        out.append(sentence)
        total += len(sentence)
    return out


def figures(side: list[list[str]], other: set[str]) -> dict[str, Any]:
    """What one side is like."""
    words = [w for s in side for w in s]
    counts = Counter(words)
    lengths = np.array([len(s) for s in side])
    openings = Counter(" ".join(s[:2]) for s in side)
    runs = Counter(tuple(s[i : i + 5]) for s in side for i in range(len(s) - 4))
    p = np.array(list(openings.values())) / len(side)
    return {
        "words": len(words),
        "sentences": len(side),
        "different words": len(counts),
        "share of its words' forms that the other side lacks": round(len(set(counts) - other) / len(counts), 3),
        "openings of two words that occur once": round(sum(n == 1 for n in openings.values()) / len(side), 3),
        "entropy of openings (bits)": round(float(-(p * np.log2(p)).sum()), 2),
        "words a sentence: mean, standard deviation": [round(float(lengths.mean()), 1), round(float(lengths.std()), 1)],
        "words a sentence: 10, 50, 90 % have at most": [int(x) for x in np.percentile(lengths, (10, 50, 90))],
        "runs of five words that occur again": round(sum(n for n in runs.values() if n > 1) / sum(runs.values()), 4),
    }


def texts_of(*paths: Path) -> list[str]:
    return [json.loads(line)["text"] for path in paths for line in path.open(encoding="utf8")]


def main() -> None:
    mine = texts_of(OWN, OWN.with_name("heldback.jsonl"))
    real = texts_of(CORPUS / "quotations/train.jsonl")
    size = min(sum(len(WORD.findall(t)) for t in side) for side in (mine, real))
    sides = {"own": drawn(mine, size), "real": drawn(real, size)}
    vocabulary = {name: {w for s in side for w in s} for name, side in sides.items()}
    out = {
        "own": figures(sides["own"], vocabulary["real"]),
        "real": figures(sides["real"], vocabulary["own"]),
    }
    OUT.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", "utf8")
    print(json.dumps(out, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
