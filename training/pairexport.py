"""Export the network for pairs into a model folder, beside the reader's files.

    python -m training.pairexport WORK NAME FOLDER [--bits 8|4] [--about FILE]

Writes pairs.onnx and pairs.json, and prints how far the answers are from those of the weights that were trained.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from tokenizers import Tokenizer
from torch import Tensor, nn

from lagebild.reading.comparing import FORMAT, GRAPH, MANIFEST, QUESTIONS, Comparer
from lagebild.reading.folder import file_hash
from lagebild.reading.pieces import Splitter
from training.model import H
from training.pairs import FIRST, OWN, PairNetwork, answered, load, network, report, rows


class Graph(nn.Module):
    """One text or one pair, without padding, so without a mask."""

    def __init__(self, net: PairNetwork) -> None:
        super().__init__()
        self.net = net

    def forward(self, embedded: Tensor, segment: Tensor) -> tuple[Tensor, Tensor]:
        return self.net(embedded, segment, torch.ones_like(segment))  # type: ignore[no-any-return]


def trained(work: Path, name: str) -> tuple[PairNetwork, Tensor]:
    """The averaged weights of a run, and the table that they were trained with."""
    net, table = network(work / "base.npz")
    net.load_state_dict(torch.load(work / name / "last.pt")["averaged"])
    net.eval()
    return net, table


def export(net: PairNetwork, base: Path, folder: Path, bits: int, about: dict[str, Any]) -> None:
    """Write both files. The type vector, which the table of the folder lacks, goes into the positions."""
    with torch.no_grad():
        net.position.weight += torch.from_numpy(dict(np.load(base))["emb.type"][0])
    torch.onnx.export(
        Graph(net), (torch.zeros(1, 7, H), torch.tensor([[0, 0, 0, 0, 1, 1, 1]])), str(folder / GRAPH), dynamo=False,
        opset_version=17, input_names=["embedded", "segment"], output_names=["answers", "vector"],
        dynamic_axes={"embedded": {1: "pieces"}, "segment": {1: "pieces"}},
    )  # fmt: skip
    model = onnx.load(folder / GRAPH)
    config = DefaultWeightOnlyQuantConfig(
        block_size=32 if bits == 4 else 128, is_symmetric=True, accuracy_level=4, bits=bits
    )
    quantised = MatMulNBitsQuantizer(model, algo_config=config)
    quantised.process()
    onnx.save(quantised.model.model, folder / GRAPH)
    manifest = {
        "format": FORMAT,
        "questions": {kind: list(answers) for kind, answers in QUESTIONS.items()},
        "hidden": H,
        **about,
        "files": {name: file_hash(folder / name) for name in (GRAPH, "pieces.q4", "tokenizer.json")},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf8")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("name")
    ap.add_argument("folder", type=Path)
    ap.add_argument("--bits", type=int, choices=(4, 8), default=8)
    ap.add_argument("--pairs", type=Path, default=OWN / "pairs")
    ap.add_argument("--about", type=Path, help="facts for the manifest: name, licence, data")
    args = ap.parse_args()
    net, table = trained(args.work, args.name)
    about = json.loads(args.about.read_text("utf8")) if args.about else {"name": args.name}
    _, held = load(args.pairs)
    some = rows(held, Splitter(Tokenizer.from_file(str(args.work / "tokenizer.json"))))
    before = answered(net, table, some)
    export(net, args.work / "base.npz", args.folder, args.bits, about)
    comparer = Comparer.load(args.folder)
    assert comparer is not None
    after = np.zeros_like(before[0])
    cosines = np.zeros(len(some), np.float32)
    for n, row in enumerate(some):
        answers = comparer.answer(row.pair.kind, row.pair.a, row.pair.b)
        after[n, FIRST[row.pair.kind] : FIRST[row.pair.kind] + len(answers)] = answers
        one, other = comparer.vectors([row.pair.a, row.pair.b])
        cosines[n] = float(one @ other)
    print("trained  ", json.dumps(report(before, some)))
    print("exported ", json.dumps(report((after, cosines), some)))
    print(
        f"differ by {np.abs(before[0] - after).mean():.3f} on average; {(args.folder / GRAPH).stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
