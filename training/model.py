"""The network: one encoder, many small heads. Shapes stand beside the values: B windows, T pieces, Q quotations, H hidden.

Stage 1 reads a window once: tags of quotations on three layers (direct; other; what overlaps with those), names, and states.
Stage 2 reads, for each quotation, the states around it with marks (before, inside, between its pieces, after) through two more
layers, and points to speaker and addressee, marks cue and frame, and says type and medium.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from lagebild.reading.scheme import (
    ATTRIBUTES,
    DISTANCES,
    FRAME_ROLES,
    FRAME_TAGS,
    FRAMES,
    LAYERS,
    MARKS,
    MEDIA,
    MENTION_TAGS,
    SENTENCE_STEPS,
    TAGS,
    TYPES,
)

H, HEADS, FEED, DEPTH, SHARED = 384, 12, 1536, 12, 10  # SHARED: the layer whose states go to stage 2
LINKING = DEPTH - SHARED  # layers of stage 2


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.ao = nn.Linear(H, 3 * H), nn.Linear(H, H)
        self.fi, self.fo = nn.Linear(H, FEED), nn.Linear(FEED, H)
        self.aln, self.oln = nn.LayerNorm(H, eps=1e-12), nn.LayerNorm(H, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        heads = b * HEADS
        q, k, v = (
            self.qkv(x)
            .view(b, t, 3, HEADS, H // HEADS)
            .permute(2, 0, 3, 1, 4)
            .reshape(3, heads, t, H // HEADS)
            .unbind(0)
        )
        if x.is_cuda:
            q, k, v = (one.view(b, HEADS, t, -1) for one in (q, k, v))
            mixed = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype).expand(b, HEADS, t, t))
        else:
            bias = bias.expand(b, HEADS, 1, t).reshape(heads, 1, t).expand(heads, t, t)
            # on CPUs with bf16 instructions twice as fast as fused attention, forwards and backwards
            scores = torch.baddbmm(bias, q, k.transpose(-1, -2), alpha=1 / math.sqrt(H // HEADS))  # (B * heads, T, T)
            mixed = (scores.softmax(-1).to(v.dtype) @ v).view(b, HEADS, t, -1)
        mixed = mixed.transpose(1, 2).reshape(b, t, H)
        x = self.aln(x + self.ao(mixed))
        return self.oln(x + self.fo(F.gelu(self.fi(x))))  # type: ignore[no-any-return]


def mask_bias(mask: Tensor) -> Tensor:
    """(B, T) of 0 and 1 -> (B, 1, 1, T) to add to attention scores."""
    return (mask[:, None, None, :].float() - 1) * 1e4


class Encoder(nn.Module):
    """Stage 1. Takes embedded pieces: the table is frozen and looked up outside. `shared` layers lie below the states for stage 2."""

    def __init__(self, depth: int = DEPTH, shared: int = SHARED) -> None:
        super().__init__()
        self.shared = shared
        self.position = nn.Embedding(512, H)
        self.quote = nn.Embedding(4, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(depth))
        self.drop = nn.Dropout(0.15)
        self.tags = nn.Linear(H, LAYERS * len(TAGS))
        self.mentions = nn.Sequential(nn.Linear(H, H), nn.GELU(), nn.Linear(H, len(MENTION_TAGS)))
        self.frames = nn.Sequential(nn.Linear(H, H), nn.GELU(), nn.Linear(H, len(FRAMES) * len(FRAME_TAGS)))

    def forward(self, embedded: Tensor, quote: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Read windows: embedded (B, T, H), quote and mask (B, T).

        -> states (B, T, H), tags (B, T, LAYERS * TAGS), mentions (B, T, MENTION_TAGS), frames (B, T, FRAMES * FRAME_TAGS),
        last states (B, T, H).
        """
        at = torch.arange(embedded.shape[1], device=embedded.device)
        x = self.norm(embedded + self.position(at)[None] + self.quote(quote))
        bias = mask_bias(mask)
        states = x
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            if i + 1 == self.shared:
                states = x
        return states, self.tags(self.drop(x)), self.mentions(self.drop(states)), self.frames(self.drop(x)), x


class Linker(nn.Module):
    """Stage 2: the roles of one quotation."""

    def __init__(self, between: float = 0.0) -> None:
        super().__init__()
        self.mark = nn.Embedding(len(MARKS), H)
        self.layer = nn.Embedding(LAYERS, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LINKING))
        self.drop, self.between = nn.Dropout(0.15), nn.Dropout(between)
        self.point = nn.Linear(H, 4)  # speaker start, end; addressee start, end
        self.null = nn.Linear(H, 4)
        self.inside = nn.Linear(H, 2)  # cue, frame
        self.kind = nn.Sequential(nn.Linear(4 * H, H), nn.GELU(), nn.Linear(H, len(TYPES) + len(MEDIA)))

    def forward(self, states: Tensor, marks: Tensor, first: Tensor, layer: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Read states (Q, T, H), marks (Q, T), first (Q, T) 1 at words' first pieces, layer (Q,).

        -> pointers (Q, T + 1, 4) with "none in the text" last, inside (Q, T, 2), kind (Q, TYPES + MEDIA).
        """
        x = self.between(self.norm(states + self.mark(marks) + self.layer(layer)[:, None]))
        bias = mask_bias(marks != 0)
        for block in self.layers:
            x = self.between(block(x, bias))
        x = self.drop(x)
        body = (marks == MARKS.index("in")).float() * first
        weights = body / body.sum(1, keepdim=True).clamp(min=1)  # (Q, T)
        pooled = (weights[:, :, None] * x).sum(1)  # (Q, H)
        closed = (1 - first.float())[:, :, None] * -1e4
        points = torch.cat([self.point(x) + closed, self.null(pooled)[:, None]], 1)
        inside = self.inside(x) + closed
        views = [pooled]
        soft = torch.cat([inside.sigmoid(), points[:, :-1, :1].softmax(1)], 2).to(x.dtype)  # cue, frame, speaker start
        for k in range(3):
            w = soft[:, :, k] / (soft[:, :, k].sum(1, keepdim=True) + 0.1)
            views.append((w[:, :, None] * x).sum(1))
        return points, inside, self.kind(torch.cat(views, 1))


SPACE = 256  # of the pairs of a frame and a word
POINTERS = 2 * len(FRAME_ROLES)  # start and end of each role


class Binder(nn.Module):
    """The roles and attributes of frames, out of the last states: every frame is compared with every word around it.

    A pair's vector is the sum of what the word, the frame, their product, their distance and the frame's kind say; no
    attention, so that a text with many frames costs little more than one with few.
    """

    def __init__(self) -> None:
        super().__init__()
        self.word, self.frame = nn.Linear(H, 2 * SPACE), nn.Linear(H, 2 * SPACE)
        self.kind = nn.Embedding(len(FRAMES), SPACE)
        self.distance = nn.Embedding(DISTANCES, SPACE)
        self.sentence = nn.Embedding(SENTENCE_STEPS, SPACE)
        self.drop = nn.Dropout(0.15)
        self.point = nn.Linear(SPACE, POINTERS + 1)  # and one weight with which the word counts for the attributes
        self.null = nn.Linear(SPACE, POINTERS)
        self.label = nn.Sequential(nn.Linear(3 * H, H), nn.GELU(), nn.Linear(H, sum(len(v) for _, _, v in ATTRIBUTES)))

    def forward(  # noqa: PLR0917 -- the order of the exported graph's inputs
        self, words: Tensor, row: Tensor, key: Tensor, kind: Tensor, near: Tensor, distance: Tensor, sentence: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Compare frames with words.

        words (B, W, H), row (F,) the window of each frame, key (F, W) weights of the frame's own words (sum 1), kind (F,), near
        (F, W) 1 where a word can take part, distance and sentence (F, W) classes.
        -> pointers (F, W + 1, POINTERS) with "none in the text" last, attributes (F, labels).
        """
        w1, w2 = self.word(words).chunk(2, -1)  # (B, W, SPACE)
        mine = words[row]  # (F, W, H)
        pool = lambda weights: torch.bmm(weights[:, None].to(mine.dtype), mine)[:, 0]  # noqa: E731 -- (F, W) -> (F, H)
        return self.compared(w1[row], w2[row], pool, key, kind, near, distance, sentence)

    def compared(  # noqa: PLR0917
        self,
        w1: Tensor,
        w2: Tensor,
        pool: Callable[[Tensor], Tensor],
        key: Tensor,
        kind: Tensor,
        near: Tensor,
        distance: Tensor,
        sentence: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """The rest of `forward`: w1 and w2 (F or 1, W, SPACE), `pool` the sums of the words' states under weights (F, W)."""
        own = pool(key)  # (F, H)
        f1, f2 = self.frame(own).chunk(2, -1)  # (F, SPACE)
        place = self.distance(distance) + self.sentence(sentence)  # (F, W, SPACE)
        pair = w1 + w2 * f2[:, None] + (f1 + self.kind(kind))[:, None] + place
        scores = self.point(self.drop(F.gelu(pair)))  # (F, W, POINTERS + 1)
        scores = scores + (1 - near.to(scores.dtype))[:, :, None] * -1e4
        none = self.null(self.drop(F.gelu(f1 + self.kind(kind))))  # (F, POINTERS)
        context = pool(scores[:, :, -1].float().softmax(1))
        at = pool(scores[:, :, CONDITIONS].float().softmax(1).max(2).values)
        return torch.cat([scores[:, :, :-1], none[:, None]], 1), self.label(self.drop(torch.cat([own, context, at], 1)))


CONDITIONS = [2 * FRAME_ROLES.index((k, "condition")) for k in ("commitment", "position")]  # where conditions begin


@dataclass
class Network:
    """Both stages, the frozen table of piece vectors, and the head for sentence vectors."""

    table: Tensor  # (pieces, H), piece and type vectors added up
    encoder: Encoder
    linker: Linker
    sentence: nn.Linear  # (H,) mean of the shared states -> (H,)
    binder: Binder

    def to(self, device: torch.device) -> Network:
        """The same on a device."""
        self.table = self.table.to(device)
        self.modules().to(device)
        return self

    def modules(self) -> nn.ModuleDict:
        return nn.ModuleDict(
            {"encoder": self.encoder, "linker": self.linker, "sentence": self.sentence, "binder": self.binder}
        )


def load_layer(layer: nn.Module, base: dict[str, np.ndarray], i: int) -> None:
    """Fill a layer with the base encoder's layer i."""
    get = lambda n: torch.from_numpy(base[f"l{i}.{n}"])  # noqa: E731
    with torch.no_grad():
        qkv: Any = layer.qkv
        qkv.weight.copy_(torch.cat([get(f"{n}.w") for n in "qkv"]))
        qkv.bias.copy_(torch.cat([get(f"{n}.b") for n in "qkv"]))
        for n in ("ao", "fi", "fo", "aln", "oln"):
            getattr(layer, n).weight.copy_(get(f"{n}.w"))
            getattr(layer, n).bias.copy_(get(f"{n}.b"))


def network(base_path: Path, between: float = 0.0, layers: Sequence[int] = range(DEPTH)) -> Network:
    """A network that starts from the base encoder; the marks start at nothing, stage 2 as a copy of the top layers.

    Args:
        base_path: what `training.base` wrote.
        between: dropout in stage 2.
        layers: of the base encoder, those that it keeps.
    """
    base = dict(np.load(base_path))
    encoder = Encoder(len(layers), sum(one < SHARED for one in layers))
    linker, sentence, binder = Linker(between), nn.Linear(H, H), Binder()
    with torch.no_grad():
        encoder.position.weight.copy_(torch.from_numpy(base["emb.pos"]))
        encoder.norm.weight.copy_(torch.from_numpy(base["emb.ln.w"]))
        encoder.norm.bias.copy_(torch.from_numpy(base["emb.ln.b"]))
        encoder.quote.weight.zero_()
        linker.mark.weight.normal_(0, 0.02)
        linker.layer.weight.normal_(0, 0.02)
        for embedding in (binder.kind, binder.distance, binder.sentence):
            embedding.weight.normal_(0, 0.02)
        sentence.weight.copy_(torch.eye(H))
        sentence.bias.zero_()
    for i, layer in zip(layers, encoder.layers, strict=True):
        load_layer(layer, base, i)
    for i, layer in enumerate(linker.layers):
        load_layer(layer, base, SHARED + i)
    table = torch.from_numpy(base["emb.word"] + base["emb.type"][0])
    return Network(table, encoder, linker, sentence, binder)


@torch.no_grad()
def base_vectors(base_path: Path, batches: list[Tensor], device: torch.device | None = None) -> list[Tensor]:
    """Sentence vectors of the untouched base encoder: mean of the last states. `batches`: (B, T) padded with 1."""
    device = device or torch.device("cpu")
    net = network(base_path).to(device)
    net.encoder.eval()
    out = []
    for batch in batches:
        ids = batch.to(device)
        mask = (ids != 1).long()
        x = net.encoder.norm(net.table[ids] + net.encoder.position.weight[: ids.shape[1]][None])
        for layer in net.encoder.layers:
            x = layer(x, mask_bias(mask))
        out.append(((x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)).cpu())
    return out
