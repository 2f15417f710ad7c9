"""What a network says of a batch, and how far that is from what annotators said."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from lagebild.reading.scheme import ALLOWED_TYPES, ATTRIBUTES, FRAME_TAGS, LAYERS, TAGS, TYPES
from training.batches import Batch, Bound
from training.data import SOME, UNKNOWN
from training.model import Network


def closed_tags() -> Tensor:
    """(LAYERS, TAGS) True where a layer has no such tag."""
    return torch.tensor([[t != "O" and t[2:] not in allowed for t in TAGS] for allowed in ALLOWED_TYPES])


def tag_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over words, the three layers added up; where a word is only known to be in SOME quotation, that of being in none."""
    b, t, _ = logits.shape
    scores = logits.float().view(b, t, LAYERS, len(TAGS)).masked_fill(closed_tags().to(logits.device), -1e4)
    losses = []
    for k in range(LAYERS):
        logs, want = F.log_softmax(scores[:, :, k], -1), gold[:, :, k]
        some, known = want == SOME, want != UNKNOWN
        told = logs.gather(-1, want.clamp(min=0)[..., None])[..., 0]
        inside = torch.log1p(-logs[..., 0].exp().clamp(max=1 - 1e-6))
        losses.append(-(torch.where(some, inside, told) * known).sum() / known.sum().clamp(min=1))
    return torch.stack(losses).sum()


def link_loss(points: Tensor, inside: Tensor, kind: Tensor, *, b: Batch) -> Tensor:
    """Losses of stage 2, weighted; each is the mean over the quotations for which the part is known."""
    out = points.new_zeros(())
    for k, weight in enumerate((0.25, 0.25, 0.2, 0.2)):
        if f"points {k}" in b.known:
            out = out + weight * F.cross_entropy(points[:, :, k].float(), b.points[:, k], ignore_index=UNKNOWN)
    for k in range(2):
        if f"inside {k}" in b.known:
            gold = b.inside[:, :, k]
            loss = F.binary_cross_entropy_with_logits(inside[:, :, k].float(), gold.clamp(min=0), reduction="none")
            out = out + 0.25 * (loss * (gold != UNKNOWN)).sum() / (gold == 1).sum().clamp(min=10)
    for name, logits, gold in (("type", kind[:, : len(TYPES)], b.type), ("medium", kind[:, len(TYPES) :], b.medium)):
        if name in b.known:
            out = out + 0.15 * F.cross_entropy(logits.float(), gold, ignore_index=UNKNOWN)
    return out


def bind_loss(points: Tensor, labels: Tensor, b: Bound) -> Tensor:
    """Losses of the frames' roles and attributes: each the mean over the frames for which it is known."""
    gold = b.points  # (F, POINTERS, W + 1)
    logs = F.log_softmax(points.float().transpose(1, 2), -1)
    known = gold.sum(-1) > 0
    out = -(gold * logs.clamp(min=-30)).sum() / known.sum().clamp(min=1) * ROLE_WEIGHT
    at = 0
    for n, (_, _, values) in enumerate(ATTRIBUTES):
        part, want = labels[:, at : at + len(values)], b.labels[:, n]
        at += len(values)
        if f"label {n}" in b.known:
            # summed over the frames that have it, so that a lone commitment does not outweigh twenty events
            loss = F.cross_entropy(part.float(), want, ignore_index=UNKNOWN, reduction="sum")
            out = out + LABEL_WEIGHT * loss / len(want)
    return out


ROLE_WEIGHT, LABEL_WEIGHT, FRAME_WEIGHT = 0.8, 1.0, 1.5
SOMEWHERE_WEIGHT = 0.1


def somewhere_loss(logits: Tensor, b: Batch) -> Tensor:
    """How far from sure it is that a stretch has a frame of its kind; the mean over the stretches.

    Args:
        logits: (B, T, FRAMES, FRAME_TAGS) of the frames' tags.
        b: the batch.
    """
    rows, kinds = b.somewhere.T
    outside = F.log_softmax(logits[rows, :, kinds].float(), -1)[..., 0]  # (K, T)
    nowhere = (outside * b.stretch).sum(-1).clamp(max=-1e-4)
    return -torch.log1p(-nowhere.exp()).mean()


def vector_loss(net: Network, states: Tensor, b: Batch) -> Tensor:
    """1 - cosine between each sentence's vector and the base encoder's, centred."""
    if not len(b.aims):
        return states.new_zeros(())
    flat = states.float().flatten(0, 1)[b.spots]  # (N, H)
    count = torch.zeros(len(b.aims), 1, device=flat.device).index_add_(0, b.owner, torch.ones_like(flat[:, :1]))
    mean = torch.zeros(len(b.aims), flat.shape[1], device=flat.device).index_add(0, b.owner, flat) / count
    return 1 - F.cosine_similarity(net.sentence(mean), b.aims).mean()


def bind(net: Network, words: Tensor, b: Bound) -> tuple[Tensor, Tensor]:
    """The binder's answers for the frames of a batch, `words` (B, W, H) the last states at the words."""
    return net.binder(words, b.row, b.key, b.kind, b.near, b.distance, b.sentence)  # type: ignore[no-any-return]


@dataclass
class Answers:
    """What a network says of a batch: `encoder` its five outputs, `links` those of stage 2 and `bound` of the binder, if there are any."""

    encoder: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    links: tuple[Tensor, Tensor, Tensor] | None
    bound: tuple[Tensor, Tensor] | None


def answers(net: Network, b: Batch) -> Answers:
    """Read a batch."""
    seen = net.encoder(net.table[b.ids], b.quote, b.mask)
    states, last = seen[0], seen[4]
    links = None
    if len(b.rows):
        around = states[b.rows[:, None], b.gather]  # (Q, S, H)
        links = net.linker(around, b.marks, b.first, b.layer)
    rows = torch.arange(len(last), device=last.device)[:, None]
    bound = bind(net, last[rows, b.bound.words], b.bound) if b.bound is not None else None
    return Answers(seen, links, bound)


def gold_losses(net: Network, said: Answers, b: Batch, *, tag_weight: float) -> dict[str, Tensor]:
    """The parts of the loss of what a network said of a batch, by what annotators said.

    Args:
        net: for its head for sentence vectors.
        said: its answers.
        b: the batch.
        tag_weight: of the tags of quotations.
    """
    states, tags, names, frames, _ = said.encoder
    parts = {"vectors": 0.3 * vector_loss(net, states, b)}
    if "tags" in b.known:
        parts["tags"] = tag_weight * tag_loss(tags, b.tags)
    if "names" in b.known:
        parts["names"] = 0.7 * F.cross_entropy(names.float().flatten(0, 1), b.names.flatten(), ignore_index=UNKNOWN)
    if said.links is not None:
        parts["links"] = link_loss(*said.links, b=b)
    if "frame_tags" in b.known:
        logits = frames.float().view(*b.frame_tags.shape, len(FRAME_TAGS))
        losses = F.cross_entropy(logits.flatten(0, 2), b.frame_tags.flatten(), ignore_index=UNKNOWN, reduction="sum")
        parts["frames"] = FRAME_WEIGHT * losses / (b.frame_tags != UNKNOWN).any(-1).sum()
        if len(b.somewhere):
            parts["somewhere"] = SOMEWHERE_WEIGHT * somewhere_loss(logits, b)
    if said.bound is not None and b.bound is not None:
        parts["bound"] = bind_loss(*said.bound, b=b.bound)
    return parts
