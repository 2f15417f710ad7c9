"""Make a checkpoint out of an exported folder: what to go on from where the checkpoints of a run are gone.

    python -m training.restore WORK NAME [FOLDER]      writes WORK/NAME/last.pt; FOLDER: the shipped model unless given

The weights are those of the folder, eight bits as they are.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from training.model import Network, network

SHIPPED = Path(__file__).parents[1] / "models/de/src/lagebild_model_de/weights"
ZERO = 128  # what stands for nought in eight bits without a sign


def blocks(node: onnx.NodeProto, tensors: dict[str, Any]) -> Tensor:
    """The weights [out, in] of a MatMulNBits in eight bits.

    Raises:
        SystemExit: they are in another form.
    """
    have = {a.name: a.i for a in node.attribute}
    if have["bits"] != 8 or len([name for name in node.input if name]) != 3:
        raise SystemExit(f"{node.name}: not in symmetric blocks of eight bits")
    rows, columns, size = have["N"], have["K"], have["block_size"]
    numbers = tensors[node.input[1]].reshape(rows, -1, size).astype(np.float32) - ZERO
    scales = tensors[node.input[2]].reshape(rows, -1, 1).astype(np.float32)
    return torch.from_numpy((numbers * scales).reshape(rows, -1)[:, :columns].copy())


def parts(path: Path) -> dict[str, Tensor]:
    """The weights of a graph under the names that its modules had."""
    graph = onnx.load(path).graph
    tensors = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name: torch.from_numpy(value.copy()) for name, value in tensors.items() if value.dtype == np.float32}
    for node in graph.node:
        name = ".".join([*_module(node.name), "weight"])
        if node.op_type == "MatMulNBits":
            found[name] = blocks(node, tensors)
        elif node.op_type == "MatMul" and node.input[1] in tensors:
            found[name] = torch.from_numpy(tensors[node.input[1]].T.copy())
    return found


def _module(node: str) -> list[str]:
    """The module of a node: "/encoder/frames/frames.0/MatMul" is of encoder.frames.0."""
    found: list[str] = []
    for part in node.strip("/").split("/")[:-1]:
        if found and part.startswith(f"{found[-1]}."):
            found.pop()
        found.append(part)
    return found


def filled(module: nn.Module, path: Path, prefix: str) -> None:
    """Fill a module from a graph.

    Raises:
        SystemExit: the graph lacks a part of it, or has it in another shape.
    """
    found = parts(path)
    state = module.state_dict()
    for name in state:
        value = found.get(prefix + name, found.get(name))
        if value is None or value.shape != state[name].shape:
            raise SystemExit(f"{path}: has no {prefix}{name} of shape {tuple(state[name].shape)}")
        state[name] = value
    module.load_state_dict(state)


def restored(work: Path, folder: Path) -> Network:
    """The network of an exported folder."""
    net = network(work / "base.npz")
    filled(net.encoder, folder / "encoder.onnx", "encoder.")
    filled(net.linker, folder / "linker.onnx", "")
    filled(net.binder, folder / "binder.onnx", "binder.")
    head = torch.from_numpy(np.load(folder / "sentence.npy"))
    kind = torch.from_numpy(dict(np.load(work / "base.npz"))["emb.type"][0])
    with torch.no_grad():
        net.sentence.weight.copy_(head[:, :-1])
        net.sentence.bias.copy_(head[:, -1])
        net.encoder.position.weight -= kind  # the export has added it (`export.fold`)
    return net


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=Path)
    ap.add_argument("name")
    ap.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    args = ap.parse_args()
    out = args.work / args.name
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"averaged": restored(args.work, args.folder).modules().state_dict()}, out / "last.pt")


if __name__ == "__main__":
    main()
