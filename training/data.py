"""The training sets as tensors' raw material: one `Example` per text, with what is known of it and what is not."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from lagebild.reading.pieces import Pieces, Splitter
from lagebild.reading.scheme import (
    ATTRIBUTES,
    DIRECT,
    FRAME_KEY,
    FRAME_ROLES,
    FRAME_TAGS,
    FRAMES,
    LAYERS,
    MEDIA,
    MENTION_TAGS,
    OTHER,
    OVERLAPPING,
    TAGS,
    TYPES,
)
from lagebild.sentences import sentences as split_sentences
from training.augment import augmented

KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}
CORPUS = Path(__file__).parents[2] / "shared/corpus"
PROTOCOLS = CORPUS / "protocols/bundestag20_1-30.jsonl"
UNKNOWN = -100
SOME = -2  # a tag: in some quotation, of whatever type, begun or gone on with
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
    parts_known: bool = True  # False: nobody has said who speaks, and by which words


@dataclass
class Frame:
    """A frame in words. `attributes` has a label number for each of ATTRIBUTES, `roles` pieces for each of FRAME_ROLES."""

    kind: int
    key: WordSpans
    attributes: list[int]
    roles: dict[int, WordSpans]


@dataclass
class Example:
    """A text with its labels. `tags` (words, LAYERS), `frame_tags` (words, FRAMES), `names` (words,); None where unknown."""

    id: str
    pieces: Pieces
    tags: np.ndarray | None = None
    names: np.ndarray | None = None
    quotes: list[Quote] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # in words
    frame_tags: np.ndarray | None = None
    frames: list[Frame] = field(default_factory=list)
    sentence: np.ndarray | None = None  # (words,) number of each word's sentence as reading counts them
    somewhere: list[tuple[int, int, int]] = field(default_factory=list)  # kind, words: stretches that a frame stands in


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
        example, missed = quoted(json.loads(line), split)
        lost += missed
        yield example
    print(f"{path.name}: {lost} quotations found no layer")


def quoted(doc: dict[str, Any], split: Splitter) -> tuple[Example, int]:
    """One text with its quotations; also how many found no layer."""
    pieces = split(doc["text"])
    quotes = []
    for q in doc["quotations"]:
        parts: dict[str, Any] = {
            p: to_words(pieces, q.get(p) or []) for p in ("quote", "speaker", "cue", "frame", "addressee")
        }
        if parts["quote"]:
            medium = q.get("medium") or "none"
            known = MEDIA.index(medium) if medium in MEDIA else UNKNOWN
            quotes.append(Quote(0, TYPES.index(KINDS[q["type"]]), known, **parts))
    tags, lost = place(quotes, len(pieces.words))
    sentences = [s for b, e in doc["sentences"] for s in to_words(pieces, [[b, e]])]
    return Example(doc["id"], pieces, tags, None, quotes, sentences), lost


def frame_of(raw: dict[str, Any], pieces: Pieces) -> Frame | None:
    """A frame of the data in words; None where the words that it is known by are not marked."""
    kind = raw["k"]
    key = to_words(pieces, raw["spans"].get(FRAME_KEY[kind]) or [])
    if not key:
        return None
    attributes = [UNKNOWN] * len(ATTRIBUTES)
    for n, (of, name, values) in enumerate(ATTRIBUTES):
        if of == kind:
            value = {"former": "yes" if raw.get("former") else "no"}.get(name) or raw.get(name) or "none"
            attributes[n] = values.index(value)
    roles = {n: to_words(pieces, raw["spans"].get(r) or []) for n, (of, r) in enumerate(FRAME_ROLES) if of == kind}
    return Frame(FRAMES.index(kind), key, attributes, roles)


def with_frames(example: Example, text: str, raw: list[dict[str, Any]], *, explained: bool = False) -> Example:
    """The example with the frames of its text; where explanations are not marked (`explained`) their tags are left open."""
    pieces = example.pieces
    frames = [f for r in raw if r["k"] in FRAME_KEY and (f := frame_of(r, pieces))]
    tags = np.zeros((len(pieces.words), len(FRAMES)), np.int64)
    for frame in frames:
        if any(tags[b:e, frame.kind].any() for b, e in frame.key):
            continue
        for i, (b, e) in enumerate(frame.key):
            tags[b:e, frame.kind] = FRAME_TAGS.index("I")
            tags[b, frame.kind] = FRAME_TAGS.index("C" if i else "B")
    if not explained:
        tags[:, FRAMES.index("explanation")] = UNKNOWN
    example.frame_tags, example.frames, example.sentence = tags, frames, sentence_numbers(text, pieces)
    return example


def sentence_numbers(text: str, pieces: Pieces) -> np.ndarray:
    """(words,) the number of each word's sentence as reading counts them."""
    starts = np.array([b for b, _ in split_sentences(text)])
    return np.searchsorted(starts, [b for b, _ in pieces.words], side="right")


def framed(examples: list[Example], path: Path, layer: Path) -> tuple[list[Example], list[Example]]:
    """Frames put to the examples of the texts in `path`: those with frames, and the others.

    The layer is a file of `frames/`, or one of the project's own that holds spans alone: id, hash of the text, frames.

    Raises:
        ValueError: the layer was made for another text.
    """
    texts = {d["id"]: d["text"] for d in map(json.loads, path.open(encoding="utf8"))}
    found: dict[str, dict[str, Any]] = {}
    for doc in map(json.loads, layer.open(encoding="utf8")):
        text = texts.get(doc["id"])
        if text is None:
            continue
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if doc.get("sha256", sha256) != sha256 or doc.get("text", text) != text:
            raise ValueError(f"{layer}: {doc['id']} is annotated on another text than that of {path}")
        found[doc["id"]] = doc
    having = [
        with_frames(x, texts[x.id], _all_frames(found[x.id]), explained="explanations" in found[x.id])
        for x in examples
        if x.id in found
    ]
    return having, [x for x in examples if x.id not in found]


def _all_frames(doc: dict[str, Any]) -> list[dict[str, Any]]:
    return [*doc["frames"], *({"k": "explanation", **e} for e in doc.get("explanations", ()))]


def frames(path: Path, split: Splitter) -> Iterator[Example]:
    """frames/*.jsonl on their own: texts whose quotations are not known."""
    for doc in map(json.loads, path.open(encoding="utf8")):
        yield with_frames(Example(doc["id"], split(doc["text"])), doc["text"], doc["frames"])


def passages(layer: Path, split: Splitter) -> Iterator[Example]:
    """Commitments in passages of speeches; everything else in them is not known. The arguments and errors are those of `passage_docs`."""
    for doc in passage_docs(layer):
        example = with_frames(Example(doc["id"], split(doc["text"])), doc["text"], doc["frames"])
        assert example.frame_tags is not None
        known = FRAMES.index("commitment")
        example.frame_tags[:, [kind for kind in range(len(FRAMES)) if kind != known]] = UNKNOWN
        yield example


def passage_docs(layer: Path, batch: int | None = None) -> Iterator[dict[str, Any]]:
    """Passages of speeches with their words, in the form of frames/; of one batch, or of both.

    The layer holds spans alone, counted from the begin of a passage: id of the speech in `PROTOCOLS`, begin, length, hash, batch, frames.

    Raises:
        ValueError: the layer was made for another text.
    """
    with PROTOCOLS.open(encoding="utf8") as lines:
        texts = {d["id"]: d["text"] for d in map(json.loads, lines)}
    with layer.open(encoding="utf8") as lines:
        docs = [json.loads(line) for line in lines]
    for doc in docs:
        text = texts.get(doc["id"], "")[doc["begin"] : doc["begin"] + doc["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != doc["sha256"]:
            raise ValueError(f"{layer}: {doc['id']} is annotated on another text than that of {PROTOCOLS}")
        if batch in (None, doc["batch"]):
            yield {"id": f"{doc['id']}:{doc['begin']}", "text": text, "frames": doc["frames"]}


VARIANTS = 2  # of each report, told again with other names


def own(path: Path, split: Splitter) -> Iterator[Example]:
    """The project's corpus, each report as it is and VARIANTS times with other names.

    What it calls reported is not called so everywhere: such words are left open for the tagger.
    """
    reported = [TAGS.index(f"{p}-reported") for p in "BCI"]
    for line in path.open(encoding="utf8"):
        doc = json.loads(line)
        for n in range(1 + VARIANTS):
            told = augmented(doc, random.Random(f"{doc['id']} {n}")) if n else doc
            example, _ = quoted(told, split)
            assert example.tags is not None
            example.tags[np.isin(example.tags, reported)] = UNKNOWN
            for quote in example.quotes:
                quote.medium = UNKNOWN  # "sagte" is speech to one annotator and speech or writing to another
            yield with_frames(example, told["text"], _all_frames(told), explained=True)


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
