#!/usr/bin/env python3
"""Draw links at random from the dev articles, for judgement by somebody who sees only text and link.

python -m actors.sample 400 [--seed 1] > links.jsonl      one link a line: words, the text around, what it is linked to
"""

from __future__ import annotations

import argparse
import json
import random

from actors.score import dev, linked
from lagebild.linking.table import entry


def main() -> None:
    """Parse the command line and print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    found = [(row, link) for row in dev().values() for link in linked(row["text"], row["published"])]
    for number, (row, link) in enumerate(random.Random(args.seed).sample(found, min(args.count, len(found)))):
        (b, e), text, known = link.span, row["text"], entry(link.entity)
        line = {
            "n": number,
            "article": row["id"],
            "published": row["published"],
            "span": [b, e],
            "text": " ".join(f"{text[max(0, b - 350) : b]}⟦{text[b:e]}⟧{text[e : e + 200]}".split()),
            "linked to": f"{known.name} [{link.entity}]" + (f", {known.english}" if known.english else ""),
            "use": link.use,
        }
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
