"""What stage 2 says of one quotation, in words: speaker, addressee, cue, frame."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lagebild.reading import decode
from lagebild.reading.decode import Found, WordSpans
from lagebild.reading.network import Linked
from lagebild.reading.pieces import Pieces
from lagebild.reading.scheme import TYPES
from lagebild.records import Span, Spans

FRAMED = ("direct", "indirect")  # the other types have neither cue nor frame
LONGEST = 24  # words of a speaker or an addressee


@dataclass(frozen=True, slots=True)
class View:
    """A text in pieces, the number of each word's sentence, and the words at which no speaker can begin."""

    pieces: Pieces
    sentence: npt.NDArray[np.int64]  # (words,)
    barred: frozenset[int] = frozenset()

    def code_points(self, spans: WordSpans) -> Spans:
        """Spans in words -> spans in code points."""
        return tuple((self.pieces.words[b][0], self.pieces.words[e - 1][1]) for b, e in spans)


def view(pieces: Pieces, sentences: Sequence[Span], barred: Collection[int] = ()) -> View:
    """A text's view; `sentences` in code points, in order; `barred` are code points at which no speaker can begin."""
    starts = [b for b, _ in sentences]
    sentence = np.array([bisect_right(starts, b) for b, _ in pieces.words], np.int64)
    return View(
        pieces,
        sentence,
        frozenset(w for w, (b, _) in enumerate(pieces.words) if b in barred) if barred else frozenset(),
    )


@dataclass(frozen=True, slots=True)
class Roles:
    """One quotation with its roles, all spans in words; probabilities of the speaker (or of there being none)."""

    found: Found
    extra: bool
    type: str
    speaker: WordSpans
    p_speaker: float
    addressee: WordSpans
    cue: WordSpans
    frame: WordSpans
    medium: int
    p_type: float
    p_cue: float  # of its surest cue word, whether the type has a cue or not
    near: bool  # the speaker stands in a sentence of the quotation


def roles(seen: View, found: Found, link: Linked, settings: dict[str, Any], *, extra: bool) -> Roles:
    """The roles of a quotation, with the decoding's numbers from `settings`."""
    kinds = decode.log_softmax(link.kind[: len(TYPES)])
    kind = best_type(found, kinds, settings["keep_type"])
    at, words = _first_pieces(seen, link)
    body = np.zeros(len(words), bool)
    if kind != "reported":  # where speech is merely reported, its speaker stands in the clause that reports it
        for b, e in found.pieces:
            body |= (words >= b) & (words < e)
    pointers = link.points[:, 0:2][[*at, -1]]
    if seen.barred:
        pointers[np.flatnonzero(np.isin(words, list(seen.barred))), 0] = decode.NEVER
    speaker, p = _pointed(seen, words, body, pointers, settings["no_speaker"])
    addressee, _ = _pointed(seen, words, body, link.points[:, 2:4][[*at, -1]], settings["no_addressee"])
    framed = kind in FRAMED
    here = _framing_sentence(seen, words, link.inside[at, 0])
    return Roles(
        found=found,
        extra=extra,
        type=kind,
        speaker=speaker,
        p_speaker=p,
        addressee=addressee,
        cue=_marked(words, here & (link.inside[at, 0] > settings["cue"]), 0) if framed else (),
        frame=_marked(words, here & (link.inside[at, 1] > settings["frame"]), 1) if framed else (),
        medium=int(link.kind[len(TYPES) :].argmax()),
        p_type=float(np.exp(kinds[TYPES.index(kind)])),
        p_cue=float(1 / (1 + np.exp(-link.inside[at, 0].max(initial=-20.0)))),
        near=bool(speaker)
        and seen.sentence[speaker[0][0]] in {seen.sentence[w] for b, e in found.pieces for w in (b, e - 1)},
    )


def best_type(found: Found, kinds: decode.Floats, keep: float) -> str:
    """The tagger's type, unless stage 2, which sees the whole quotation, is surer of another one."""
    if found.type == "direct":
        return found.type
    scores = kinds[1:].copy()
    scores[TYPES.index(found.type) - 1] += keep
    return TYPES[int(scores.argmax()) + 1]


def _first_pieces(seen: View, link: Linked) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Which of the positions that stage 2 saw begin a word, and these words."""
    positions = np.array(link.positions, np.int64)
    words = np.searchsorted(seen.pieces.first, positions)
    first = np.append(seen.pieces.first, -1)[words] == positions
    return np.flatnonzero(first), words[first]


def _pointed(
    seen: View, words: npt.NDArray[np.int64], body: npt.NDArray[np.bool_], logits: decode.Floats, null_bias: float
) -> tuple[WordSpans, float]:
    """The best allowed span: within one sentence, not too long, nothing of the quotation itself in it; () for none."""
    start, end, none = decode.point_scores(logits, null_bias)
    sentence = seen.sentence[words]
    length = words[None, :] - words[:, None]
    passed = np.cumsum(body)  # words of the quotation up to here
    allowed = (length >= 0) & (length < LONGEST) & (sentence[None, :] == sentence[:, None])
    allowed &= (passed[None, :] == passed[:, None]) & ~body[:, None]
    scores = np.where(allowed, start[:, None] + end[None, :], decode.NEVER)
    best = int(scores.argmax()) if scores.size else 0
    if not scores.size or scores.flat[best] <= none:
        return (), float(np.exp(min(0.0, none - null_bias)))
    s, e = divmod(best, len(words))
    return ((int(words[s]), int(words[e]) + 1),), float(np.exp(scores.flat[best]))


def _framing_sentence(seen: View, words: npt.NDArray[np.int64], cues: decode.Floats) -> npt.NDArray[np.bool_]:
    """Which words stand in the sentence of the surest cue: a quotation is framed in one sentence."""
    sentence = seen.sentence[words]
    return np.asarray(sentence == sentence[int(cues.argmax())]) if len(words) else np.zeros(0, bool)


def _marked(words: npt.NDArray[np.int64], flags: npt.NDArray[np.bool_], gap: int) -> WordSpans:
    marked = np.zeros(int(words[-1]) + 1 if len(words) else 0, bool)
    marked[words[flags]] = True
    return tuple(decode.runs(marked, gap))
