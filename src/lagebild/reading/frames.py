"""From the network's numbers to frames: the words they are known by, their attributes, and the words of their roles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lagebild.reading import decode
from lagebild.reading.decode import Floats, WordSpans
from lagebild.reading.folder import FRAME_FEATURES
from lagebild.reading.network import Bound
from lagebild.reading.scheme import ATTRIBUTES, FRAME_ROLES, FRAME_TAGS, FRAMES

LONGEST = {"target": 40, "condition": 40, "of": 40}  # words of a role; of others:
LONGEST_ROLE = 24
SEVERAL = frozenset(("actor", "recipient", "by", "toward", "holder"))  # roles that more than one may fill
OPPOSED = (("actor", "recipient"), ("by", "toward"), ("holder", "target"))  # roles of which one filler has at most one
AGAIN = 0.3  # chance from which a further filler counts
MAIN_ROLE = {
    "event": "actor",
    "commitment": "by",
    "position": "target",
    "figure": "of",
    "role": "person",
    "explanation": "of",
}
LABEL_NAMES = tuple(f"{kind}.{name}.{value}" for kind, name, values in ATTRIBUTES for value in values)

VERBAL = frozenset(FRAMES.index(kind) for kind in ("event", "commitment", "position"))  # kinds that verbs are known by
PARTICLES = frozenset(
    """ab an auf aus ein fest frei fort her hin los mit nach nieder statt teil um vor weg weiter wieder zu zurück
    zusammen""".split()
)  # what German verbs part with
COPULAS = frozenset(
    """bin ist sind war waren sei seien wäre wären sein gewesen bleibe bleibt bleiben blieb blieben geblieben wird werde werden
    wurde wurden würde würden geworden""".split()
)  # verbs beside which such a word is the predicate: "alle sind frei", "bis die Truppen weg sind"
CLAUSE_ENDS = frozenset((*".,;:!?…–—()[]", "und", "oder", "aber", "doch", "sondern"))
LONGEST_CLAUSE = 40  # words before and behind such a word that are looked at
QUOTES = frozenset("„“”»«‚‘’›‹\"'")  # they stand anywhere in a clause


class FrameFound(NamedTuple):
    """A frame in words: its kind, pieces, and how sure each word's tag is."""

    kind: int
    pieces: WordSpans
    score: float  # mean log-probability of its tags
    worst: float  # least log-probability of a tag
    edge: float  # log-probability of its first and last border


class FrameRead(NamedTuple):
    """A frame with its attributes and roles (pieces in words, one entry a filler), and their log-probabilities."""

    found: FrameFound
    labels: dict[str, str]
    roles: dict[str, list[tuple[int, int]]]
    p_labels: list[float]
    p_role: float  # of its most telling role, or of there being none
    also: WordSpans = ()  # further words that it is known by, of a frame that said the same
    odds: float = 0.0  # log-odds that it stays, by `rescoring`

    @property
    def whole(self) -> FrameFound:
        """The frame with all the words that it is known by."""
        return self.found._replace(pieces=_united(*self.found.pieces, *self.also)) if self.also else self.found


def scores(logits: Floats) -> Floats:
    """(words, FRAMES * FRAME_TAGS) -> log-probabilities (words, FRAMES, FRAME_TAGS)."""
    return decode.log_softmax(logits.reshape(len(logits), len(FRAMES), len(FRAME_TAGS)).astype(np.float32))


def found(tags: Floats, outside: Mapping[str, float], sentence: npt.NDArray[np.int64]) -> list[FrameFound]:
    """Frames in text order. `tags` as from `scores`, `outside` is added to O for each kind, `sentence` (words,).

    A piece that goes on (C) belongs to the frame before it in the same sentence; without one it is a frame of its own.
    """
    bias = np.array([outside[kind] for kind in FRAMES], np.float32)
    best = decode.best_tags(tags, bias)
    out: list[FrameFound] = []
    for kind in range(len(FRAMES)):
        groups: list[list[tuple[int, int]]] = []
        for first, b, e in _runs(best[:, kind]):
            if first == FRAME_TAGS.index("C") and groups and sentence[groups[-1][-1][1] - 1] == sentence[b]:
                groups[-1].append((b, e))
            else:
                groups.append([(b, e)])
        out += [_scored(kind, tuple(pieces), best[:, kind], tags[:, kind]) for pieces in groups]
    return sorted(out, key=in_order)


def with_candidates(
    frames: list[FrameFound], kind: int, candidates: WordSpans, tags: Floats, least: float, *, replace: bool
) -> list[FrameFound]:
    """Frames where grammar sees one: `candidates` in words, as many as the network does not think far from being frames of the kind.

    `least` is the mean log-probability of being one that a candidate needs. With `replace` a candidate's own borders take the place
    of what the network found on it (a number); otherwise they are only added where it found nothing (an office).
    """
    inside = np.log1p(-np.exp(np.minimum(tags[:, kind, 0], -1e-6)))  # (words,) log-probability of not being O
    kept = [(b, e) for b, e in candidates if float(inside[b:e].mean()) >= least]
    covered = np.zeros(len(tags) + 1, bool)
    if replace:
        for b, e in candidates:
            covered[b:e] = True
        out = [f for f in frames if f.kind != kind or not any(covered[b:e].any() for b, e in f.pieces)]
    else:
        out = list(frames)
        for f in frames:
            for b, e in f.pieces if f.kind == kind else ():
                covered[b:e] = True
        kept = [(b, e) for b, e in kept if not covered[b:e].any()]
    best = np.full(len(tags), FRAME_TAGS.index("O"))
    for b, e in kept:
        best[b:e] = FRAME_TAGS.index("I")
        best[b] = FRAME_TAGS.index("B")
    out += [_scored(kind, ((b, e),), best, tags[:, kind]) for b, e in kept]
    return sorted(out, key=in_order)


def with_particles(frames: list[FrameFound], words: Sequence[str], sentence: npt.NDArray[np.int64]) -> list[FrameFound]:
    """Frames in text order, none of them the particle of a verb alone ("Sie griffen den Hafen nie an" with "an" on its own).

    A particle joins the frame of its kind before it in the same sentence; without one, or where that has a particle already, it
    is left out. What is a clause's predicate ("Alle Geiseln sind frei") stays a frame.
    """
    out: list[FrameFound] = []
    last: dict[int, int] = {}  # where in `out` the last frame of a kind is
    for f in frames:
        if f.kind not in VERBAL or not _is_particle(f, words, sentence):
            last[f.kind] = len(out)
            out.append(f)
        elif (at := last.get(f.kind)) is not None and _parted(out[at], f, words, sentence):
            out[at] = _joined(out[at], f)
    return sorted(out, key=in_order)


def _parted(verb: FrameFound, particle: FrameFound, words: Sequence[str], sentence: npt.NDArray[np.int64]) -> bool:
    """Whether a particle can be that of the frame before it."""
    last, begin = verb.pieces[-1][1], particle.pieces[0][0]
    full = words[last - 1] in PARTICLES and last < begin  # but "nahm sie wieder auf"
    return not full and bool(sentence[last - 1] == sentence[begin])


def _is_particle(f: FrameFound, words: Sequence[str], sentence: npt.NDArray[np.int64]) -> bool:
    """Whether a frame is but the particle of a verb that stands elsewhere in its clause."""
    if not all(w in PARTICLES for b, e in f.pieces for w in words[b:e]):
        return False
    low, high = begin, end = f.pieces[0][0], f.pieces[-1][1]
    first, stop = max(0, begin - LONGEST_CLAUSE), min(len(words), end + LONGEST_CLAUSE)
    while low > first and sentence[low - 1] == sentence[begin] and words[low - 1] not in CLAUSE_ENDS:
        low -= 1
    while high < stop and sentence[high] == sentence[begin] and words[high] not in CLAUSE_ENDS:
        high += 1
    before, after = ([w.lower() for w in words[b:e] if w not in QUOTES] for b, e in ((low, begin), (end, high)))
    if not before and not after:  # "Zurück!", but not "lehnte den Plan, der seit Mai galt, ab"
        return low > 0 and sentence[low - 1] == sentence[begin] and words[low - 1] != ":"
    return not all(w in COPULAS for w in after) or COPULAS.isdisjoint(before + after)


def _joined(a: FrameFound, b: FrameFound) -> FrameFound:
    """A frame and words found apart from it, as sure as its words are together and its less sure borders are."""
    n, m = (sum(e - b for b, e in f.pieces) for f in (a, b))
    score = (a.score * n + b.score * m) / (n + m)
    return FrameFound(a.kind, _united(*a.pieces, *b.pieces), score, min(a.worst, b.worst), min(a.edge, b.edge))


def _united(*pieces: tuple[int, int]) -> WordSpans:
    """Pieces in text order, those that touch one another as one."""
    out: list[tuple[int, int]] = []
    for b, e in sorted(pieces):
        if out and b <= out[-1][1]:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((b, e))
    return tuple(out)


def in_order(f: FrameFound) -> tuple[int, int, int]:
    """Key that sorts frames as they stand in the text."""
    return f.pieces[0][0], -f.pieces[-1][1], f.kind


def _runs(tags: npt.NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Tags of one kind as (first tag, begin, end)."""
    out: list[tuple[int, int, int]] = []
    for w in np.flatnonzero(tags).tolist():
        if out and out[-1][2] == w and tags[w] == FRAME_TAGS.index("I"):
            out[-1] = (*out[-1][:2], w + 1)
        else:
            out.append((int(tags[w]), w, w + 1))
    return out


def _scored(kind: int, pieces: WordSpans, best: npt.NDArray[np.int64], tags: Floats) -> FrameFound:
    inside = np.concatenate([tags[np.arange(b, e), best[b:e]] for b, e in pieces])
    last = pieces[-1][1]
    after = float(tags[last, best[last]]) if last < len(best) else 0.0
    return FrameFound(kind, pieces, float(inside.mean()), float(inside.min()), float(inside[0]) + after)


def read(frame: FrameFound, bound: Bound, sentence: npt.NDArray[np.int64], settings: Mapping[str, Any]) -> FrameRead:
    """A frame's attributes and roles. The settings' `none` holds for each "kind.role" what is added to "none in the text", their
    `labels` for some "kind.attribute.label" what is added to it.
    """
    kind, none = FRAMES[frame.kind], settings["none"]
    logits = bound.labels
    if settings["labels"]:
        logits = logits + np.array([settings["labels"].get(name, 0.0) for name in LABEL_NAMES], np.float32)
    labels, sure = _labels(kind, logits)
    roles: dict[str, list[tuple[int, int]]] = {}
    p: dict[str, float] = {}
    for n, (of, role) in enumerate(FRAME_ROLES):
        if of == kind:
            fillers, p[role] = _pointed(frame, bound, n, sentence, none[f"{kind}.{role}"])
            if fillers:
                roles[role] = fillers
    for one, other in OPPOSED:
        if one in roles and other in roles:
            _part(roles, *((one, other) if p[one] >= p[other] else (other, one)))
    p_role = p[MAIN_ROLE[kind]]
    if kind == "commitment" and "condition" not in roles:
        labels["condition_kind"] = "none"
    elif kind == "commitment" and labels["condition_kind"] == "none":
        labels["condition_kind"] = _second(kind, "condition_kind", logits)
    return FrameRead(frame, labels, roles, sure, p_role)


def _part(roles: dict[str, list[tuple[int, int]]], surer: str, other: str) -> None:
    """Nobody acts upon himself: what shares words with a filler of the surer role fills no other."""
    taken = {w for b, e in roles[surer] for w in range(b, e)}
    roles[other] = [(b, e) for b, e in roles[other] if taken.isdisjoint(range(b, e))]
    if not roles[other]:
        del roles[other]


def _labels(kind: str, logits: Floats) -> tuple[dict[str, str], list[float]]:
    labels, sure, at = {}, [], 0
    for of, name, values in ATTRIBUTES:
        part = decode.log_softmax(logits[at : at + len(values)])
        at += len(values)
        if of == kind:
            labels[name] = values[int(part.argmax())]
            sure.append(float(part.max()))
    return labels, sure


def _second(kind: str, attribute: str, logits: Floats) -> str:
    """The likeliest value but "none", which comes first."""
    at = 0
    for of, name, values in ATTRIBUTES:
        if (of, name) == (kind, attribute):
            return values[1 + int(logits[at + 1 : at + len(values)].argmax())]
        at += len(values)
    raise KeyError(attribute)


def _pointed(
    frame: FrameFound, bound: Bound, role: int, sentence: npt.NDArray[np.int64], null_bias: float
) -> tuple[list[tuple[int, int]], float]:
    """Fillers of a role, the surest first, and the log-probability of the first (or of there being none).

    A filler stands within one sentence, is not too long and shares no word with what the frame is known by.
    """
    name = FRAME_ROLES[role][1]
    start, end, none = decode.point_scores(bound.points[:, 2 * role : 2 * role + 2], null_bias)
    n, longest = len(start), LONGEST.get(name, LONGEST_ROLE)
    own = np.zeros(n, bool)
    for b, e in frame.pieces:
        own[max(0, b - bound.low) : max(0, e - bound.low)] = True
    # only likely ends need a look; the best pair is among the likeliest of each
    begins, ends = _likely(start), _likely(end)
    where = sentence[bound.low : bound.low + n]
    passed = np.concatenate([[0], np.cumsum(own)])
    length = ends[None, :] - begins[:, None]
    allowed = (length >= 0) & (length < longest) & (where[ends][None, :] == where[begins][:, None])
    allowed &= passed[ends + 1][None, :] == passed[begins][:, None]
    table = np.where(allowed, start[begins][:, None] + end[ends][None, :], decode.NEVER)
    fillers: list[tuple[int, int]] = []
    best = float(table.max(initial=decode.NEVER))
    if best <= none:
        return [], min(0.0, none - null_bias)
    taken = np.zeros(n + 1, bool)
    for flat in np.argsort(-table, axis=None, kind="stable"):
        s, e = divmod(int(flat), len(ends))
        b, last = int(begins[s]), int(ends[e])
        sure = float(table[s, e])
        if (fillers and sure < 2 * math.log(AGAIN)) or sure <= decode.NEVER:
            break
        if not taken[b : last + 1].any():
            fillers.append((b + bound.low, last + 1 + bound.low))
            taken[b : last + 1] = True
            if name not in SEVERAL:
                break
    return fillers, best


MOST = 24  # starts and ends that are looked at


def _likely(x: Floats) -> npt.NDArray[np.int64]:
    """Where the greatest numbers stand, in order; of equal ones the first."""
    return np.sort(np.argsort(-x, kind="stable")[:MOST])


def with_whole_views(reads: list[FrameRead], sentence: npt.NDArray[np.int64]) -> list[FrameRead]:
    """Reads in text order; positions of one sentence with the same words for holder and target are one, known by both cues.

    What else is said of it, and how sure it is, is that of the one whose tags are surer. A yes and a no stay two:
    "lehnte den Plan erst ab, stimmt ihm nun aber zu".
    """
    out: list[FrameRead] = []
    places: dict[tuple[Any, ...], list[int]] = {}  # where in `out` the positions of somebody on something are
    for r in reads:
        key = _view(r, sentence)
        same = places.setdefault(key, []) if key else []
        at = next((i for i in same if {out[i].labels["stance"], r.labels["stance"]} != {"for", "against"}), None)
        if at is None:
            same.append(len(out))
            out.append(r)
        else:
            out[at] = _as_one(out[at], r)
    return sorted(out, key=lambda r: in_order(r.whole))


def _view(r: FrameRead, sentence: npt.NDArray[np.int64]) -> tuple[Any, ...] | None:
    """Where a position stands, and the words for whose it is and on what; None for other frames."""
    holder, target = r.roles.get("holder"), r.roles.get("target")
    if FRAMES[r.found.kind] != "position" or not holder or not target:
        return None
    return int(sentence[r.found.pieces[0][0]]), tuple(holder), tuple(target)


def _as_one(a: FrameRead, b: FrameRead) -> FrameRead:
    surer, other = (a, b) if a.found.score >= b.found.score else (b, a)
    also = surer.also + other.found.pieces + other.also
    cue = {w for begin, end in also for w in range(begin, end)}
    roles = {
        role: kept for role, spans in surer.roles.items() if (kept := [s for s in spans if cue.isdisjoint(range(*s))])
    }
    return surer._replace(also=also, roles=roles)


def features(read_: FrameRead) -> list[float]:
    """What the confidence of a frame rests on, in the order of FRAME_FEATURES."""
    f = read_.found
    return [
        1.0,
        max(f.score, -3.0),
        max(f.worst, -5.0),
        max(f.edge, -6.0),
        sum(_logit(p) for p in read_.p_labels),
        min((_logit(p) for p in read_.p_labels), default=0.0),
        _logit(read_.p_role),
        math.log(sum(e - b for b, e in f.pieces)),
        read_.odds,
    ]


def _logit(log_p: float) -> float:
    """Log-odds, held within about four."""
    p = math.exp(log_p)
    return math.log(max(p, 0.02)) - math.log(max(1 - p, 0.02))


def confidence(read_: FrameRead, weights: Mapping[str, Any]) -> float:
    """Probability that a frame and its attributes are right, by logistic regression on FRAME_FEATURES."""
    odds = sum(weights[name] * v for name, v in zip(FRAME_FEATURES, features(read_), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(odds)))))
