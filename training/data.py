"""The training sets as tensors' raw material: one `Example` per text, with what is known of it and what is not."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from lagebild.reading.pieces import Pieces, Splitter
from lagebild.reading.scheme import DIRECT, LAYERS, MEDIA, MENTION_TAGS, OTHER, OVERLAPPING, TAGS, TYPES

KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}
UNKNOWN = -100
PACKED = 12  # sentences of the names' set in one text
WordSpans = list[tuple[int, int]]


@dataclass
class Quote:
    """A quotation in words; `type` and `medium` are indices or UNKNOWN."""

    layer: int
    type: int
    medium: int
    quote: WordSpans
    speaker: WordSpans
    cue: WordSpans
    frame: WordSpans
    addressee: WordSpans
    frame_known: bool = True


@dataclass
class Example:
    """A text with its labels. `tags` (words, LAYERS) or None where unknown, `names` (words,) or None."""

    id: str
    pieces: Pieces
    tags: np.ndarray | None = None
    names: np.ndarray | None = None
    quotes: list[Quote] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # in words


def to_words(pieces: Pieces, spans: list[list[int]]) -> WordSpans:
    """Code-point spans -> word spans; words that a span touches."""
    begins, ends = [b for b, _ in pieces.words], [e for _, e in pieces.words]
    out = []
    for b, e in spans:
        lo, hi = int(np.searchsorted(ends, b, side="right")), int(np.searchsorted(begins, e, side="left"))
        if lo < hi:
            out.append((lo, hi))
    return sorted(out)


def place(quotes: list[Quote], words: int) -> tuple[np.ndarray, int]:
    """Tags (words, LAYERS) of the quotations, outer before inner; sets each one's layer. Also how many found no room."""
    tags = np.zeros((words, LAYERS), np.int64)
    lost = 0
    for q in sorted(quotes, key=lambda q: (q.quote[0][0], -q.quote[-1][1])):
        own = DIRECT if TYPES[q.type] == "direct" else OTHER
        for layer in (own, OVERLAPPING):
            if not any(tags[b:e, layer].any() for b, e in q.quote):
                q.layer = layer
                for i, (b, e) in enumerate(q.quote):
                    tags[b:e, layer] = TAGS.index(f"I-{TYPES[q.type]}")
                    tags[b, layer] = TAGS.index(f"{'C' if i else 'B'}-{TYPES[q.type]}")
                break
        else:
            q.layer = OVERLAPPING
            lost += 1
    return tags, lost


def quotations(path: Path, split: Splitter) -> Iterator[Example]:
    """quotations/*.jsonl and frames/statements_*.jsonl."""
    lost = 0
    for line in path.open(encoding="utf8"):
        doc = json.loads(line)
        pieces = split(doc["text"])
        quotes = []
        for q in doc["quotations"]:
            parts: dict[str, Any] = {
                p: to_words(pieces, q.get(p) or []) for p in ("quote", "speaker", "cue", "frame", "addressee")
            }
            if parts["quote"]:
                medium = q.get("medium") or "none"
                quotes.append(
                    Quote(
                        0, TYPES.index(KINDS[q["type"]]), MEDIA.index(medium) if medium in MEDIA else UNKNOWN, **parts
                    )
                )
        tags, missed = place(quotes, len(pieces.words))
        lost += missed
        sentences = [s for b, e in doc["sentences"] for s in to_words(pieces, [[b, e]])]
        yield Example(doc["id"], pieces, tags, None, quotes, sentences)
    print(f"{path.name}: {lost} quotations found no layer")


def entities(path: Path, split: Splitter) -> Iterator[Example]:
    """GermEval 2014: outer names of persons, organisations and places; derivations, parts and others are no names here.

    Its single sentences are packed into texts as long as articles: a network that sees names marked in short texts alone learns
    to look for them there alone.
    """
    sentences: list[list[list[str]]] = [[]]
    for line in path.open(encoding="utf8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0].isdigit():
            sentences[-1].append(cells)
        elif sentences[-1] and not line.startswith("#"):
            sentences.append([])
    random.Random(1).shuffle(sentences)
    for n in range(0, len(sentences), PACKED):
        rows = [row for sentence in sentences[n : n + PACKED] for row in sentence]
        if rows:
            yield _packed(f"g{n}", rows, split)


def _packed(id_: str, rows: list[list[str]], split: Splitter) -> Example:
    kinds = {"PER": "person", "ORG": "organisation", "LOC": "place"}
    text, spans = "", []
    for row in rows:
        glue = "" if not text or row[1] in ".,;:!?)]" or text[-1] in "([" else " "
        spans.append((len(text) + len(glue), len(text) + len(glue) + len(row[1])))
        text += glue + row[1]
    pieces = split(text)
    names = np.zeros(len(pieces.words), np.int64)
    for (b, e), row in zip(spans, rows, strict=True):
        prefix, _, kind = row[2].partition("-")
        for lo, hi in to_words(pieces, [[b, e]]) if kind in kinds else []:
            names[lo:hi] = MENTION_TAGS.index(f"I-{kinds[kind]}")
            if prefix == "B":
                names[lo] = MENTION_TAGS.index(f"B-{kinds[kind]}")
    return Example(id_, pieces, None, names, [], [])


def speeches(path: Path, split: Splitter) -> Iterator[Example]:
    """SpkAtt-2023: roles of given messages (stage 2 alone: the set does not tell direct from indirect)."""
    for line in path.open(encoding="utf8"):
        doc = json.loads(line)
        text, where = "", {}
        for s, sentence in enumerate(doc["sentences"]):
            for t, token in enumerate(sentence):
                glue = "" if not text or token in ".,;:!?)]" or text[-1] in "([" else " "
                where[f"{s}:{t}"] = [len(text) + len(glue), len(text) + len(glue) + len(token)]
                text += glue + token
        pieces = split(text)
        quotes = [q for a in doc["annotations"] if (q := _event(a, where, pieces))]
        yield Example(doc["id"], pieces, None, None, quotes, [])


def _event(annotation: dict[str, Any], where: dict[str, list[int]], pieces: Pieces) -> Quote | None:
    def part(name: str) -> WordSpans:
        spans = to_words(pieces, sorted(where[i] for i in annotation.get(name) or [] if i in where))
        joined: WordSpans = []
        for b, e in spans:
            if joined and joined[-1][1] >= b:
                joined[-1] = (joined[-1][0], max(e, joined[-1][1]))
            else:
                joined.append((b, e))
        return joined

    message = part("message")
    if not message:
        return None
    return Quote(
        OTHER,
        UNKNOWN,
        UNKNOWN,
        message,
        part("source"),
        sorted(part("cue") + part("particle")),
        [],
        part("addressee"),
        frame_known=False,
    )
