"""The label scheme of the network: what its outputs count.

Quotations are tagged word by word on three layers, so that they may nest and overlap: "direct" quotations; all others; and
whatever overlaps with one already placed on its own layer. A tag is O, or B (a quotation begins), C (it goes on after a gap)
or I (inside) with a type.
"""

from __future__ import annotations

LAYERS = 3
DIRECT, OTHER, OVERLAPPING = range(LAYERS)
TYPES = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
TAGS = ("O", *(f"{p}-{t}" for t in TYPES for p in "BCI"))
ALLOWED_TYPES = (TYPES[:1], TYPES[1:], TYPES)  # of each layer
RUNNING = ("free_indirect", "indirect_free_indirect", "reported")  # types that come in whole sentences
MEDIA = ("Speech", "Writing", "Thought", "SW", "ST", "TW", "none")
MENTIONS = ("person", "organisation", "place")
MENTION_TAGS = ("O", *(f"{p}-{m}" for m in MENTIONS for p in "BI"))
MARKS = ("none", "before", "in", "gap", "after")
ROLES = ("speaker", "addressee")  # pointed to: start, end
PARTS = ("cue", "frame")  # marked word by word

BEFORE, AFTER = 72, 44  # pieces around a quotation that stage 2 sees
HEAD, TAIL = 64, 40  # pieces of a long quotation that stage 2 sees


def around(begin: int, end: int, low: int, high: int) -> list[int]:
    """Positions of the pieces that stage 2 sees of a quotation [begin, end) in a text of pieces [low, high)."""
    body = list(range(begin, end))
    if len(body) > HEAD + TAIL:
        body = body[:HEAD] + body[-TAIL:]
    return [*range(max(low, begin - BEFORE), begin), *body, *range(end, min(high, end + AFTER))]
