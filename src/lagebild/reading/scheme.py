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


# Frames: one tag layer a kind, on the words that a frame is known by; attributes and roles are read for each one found.
FRAMES = ("event", "commitment", "position", "figure", "role", "explanation")
FRAME_KEY = {
    "event": "trigger",
    "commitment": "consequence",
    "position": "cue",
    "figure": "value",
    "role": "role",
    "explanation": "spans",
}  # the words that are tagged
FRAME_TAGS = ("O", "B", "C", "I")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = ("actual", "planned", "possible", "conditional", "demanded", "denied")
COMMITMENT_KINDS = ("promise", "threat", "refusal", "demand", "offer")
CONDITION_KINDS = ("none", "if", "unless", "until", "while", "before")
STANCES = ("for", "against", "conditional", "evasive")
ABOUT = ("policy", "claim")
FORMER = ("no", "yes")
ATTRIBUTES: tuple[
    tuple[str, str, tuple[str, ...]], ...
] = (  # kind, attribute, its labels: the order of the network's numbers
    ("event", "type", EVENT_TYPES),
    ("event", "status", STATUSES),
    ("commitment", "kind", COMMITMENT_KINDS),
    ("commitment", "condition_kind", CONDITION_KINDS),
    ("position", "stance", STANCES),
    ("position", "about", ABOUT),
    ("role", "former", FORMER),
)
FRAME_ROLES: tuple[tuple[str, str], ...] = (  # kind, role: the order of the network's pointers
    ("event", "actor"),
    ("event", "recipient"),
    ("event", "place"),
    ("event", "time"),
    ("commitment", "by"),
    ("commitment", "toward"),
    ("commitment", "condition"),
    ("position", "holder"),
    ("position", "target"),
    ("position", "condition"),
    ("figure", "of"),
    ("figure", "source"),
    ("figure", "place"),
    ("figure", "time"),
    ("role", "person"),
    ("role", "org"),
    ("explanation", "of"),
    ("explanation", "holder"),
)
BEFORE_FRAME, AFTER_FRAME = 160, 80  # words around a frame in which its roles are looked for
NEAR, FAR_SENTENCES = 12, 4  # distances up to which each word, each sentence is told apart
DISTANCES = 2 * NEAR + 1 + 8  # and four bands beyond on either side
SENTENCE_STEPS = 2 * FAR_SENTENCES + 1
