"""The reader: an article in, its quotations and names out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from lagebild.reading import decode
from lagebild.reading.decode import Found
from lagebild.reading.folder import FEATURES
from lagebild.reading.network import Linked, Network, Seen
from lagebild.reading.pieces import Pieces
from lagebild.reading.scheme import MEDIA, TYPES
from lagebild.records import Article, Coder, Findings, Mention, Quotation, Span, Spans
from lagebild.sentences import sentences
from lagebild.version import __version__

__all__ = ["FEATURES", "STRETCH", "Reader", "features", "stretches"]

STRETCH = 120_000  # characters that are read in one go; longer texts are parted between paragraphs


class Reader:
    """Reads articles with one model."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._settings: dict[str, Any] = network.manifest.settings
        self.coder = Coder(__version__, network.manifest.name, network.manifest.sha256)

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None) -> Reader:
        """Load a model folder.

        Raises:
            ModelError: the folder is missing, damaged or does not fit this version.
        """
        return cls(Network(folder, threads=threads))

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """Each article with what is read out of it, in order, one at a time."""
        for article in articles:
            yield article, self.findings(article.text)

    def findings(self, text: str) -> Findings:
        """What is read out of a text; spans are code points of it."""
        quotations: list[Quotation] = []
        names: list[Mention] = []
        for begin, end in stretches(text):
            part, found = self._stretch(text[begin:end])
            quotations += [_moved(q, begin) for q in part]
            names += [Mention((m.span[0] + begin, m.span[1] + begin), m.label, m.score) for m in found]
        return Findings(tuple(quotations), tuple(names), sentences(text))

    def _stretch(self, text: str) -> tuple[list[Quotation], list[Mention]]:
        pieces = self._network.split(text)
        if not len(pieces.ids):
            return [], []
        seen = self._network.see(pieces)
        found = self._found(seen)
        links = self._network.link(pieces, seen.states, [(q.layer, list(q.pieces)) for q, _ in found])
        quotations = [self._quotation(pieces, q, link, extra) for (q, extra), link in zip(found, links, strict=True)]
        names = [
            Mention(_code_points(pieces, b, e), label, round(p, 4)) for b, e, label, p in decode.mentions(seen.names)
        ]
        return quotations, names

    def _found(self, seen: Seen) -> list[tuple[Found, bool]]:
        """Quotations in text order: the set that is best by F1, and (True) less sure ones that do not overlap with it."""
        scores = decode.tag_scores(seen.tags)
        best = decode.found(decode.best_tags(scores, self._settings["outside"]), scores)
        taken = [set[int]() for _ in range(scores.shape[1])]
        for q in best:
            taken[q.layer].update(w for b, e in q.pieces for w in range(b, e))
        more = decode.found(decode.best_tags(scores, self._settings["outside_all"]), scores)
        extra = [q for q in more if not any(w in taken[q.layer] for b, e in q.pieces for w in range(b, e))]
        both = [(q, False) for q in best] + [(q, True) for q in extra]
        return sorted(both, key=lambda x: (x[0].pieces[0][0], -x[0].pieces[-1][1], x[0].layer))

    def _quotation(self, pieces: Pieces, q: Found, link: Linked, extra: bool) -> Quotation:
        settings = self._settings
        speaker, p_speaker = _pointed(pieces, link, 0, settings["no_speaker"])
        addressee, _ = _pointed(pieces, link, 2, settings["no_addressee"])
        kinds = decode.log_softmax(link.kind[: len(TYPES)])
        kind = self._type(q, kinds)
        framed = kind in ("direct", "indirect")  # the others have neither cue nor frame
        confidence = self._confidence(q, kind, p_speaker, bool(speaker))
        return Quotation(
            type=kind,
            medium=MEDIA[int(link.kind[len(TYPES) :].argmax())],
            spans=tuple(_code_points(pieces, b, e) for b, e in q.pieces),
            speaker=speaker,
            cue=_marked(pieces, link, 0, settings["cue"], 0) if framed else (),
            frame=_marked(pieces, link, 1, settings["frame"], 1) if framed else (),
            addressee=addressee,
            confidence=round(confidence, 4),
            shown=not extra and confidence >= settings["shown"],
            extra=extra,
        )

    def _type(self, q: Found, kinds: decode.Floats) -> str:
        """The tagger's type, unless stage 2, which sees the whole quotation, is surer of another one."""
        if q.type == "direct":
            return q.type
        scores = kinds[1:].copy()
        scores[TYPES.index(q.type) - 1] += self._settings["keep_type"]
        return TYPES[int(scores.argmax()) + 1]

    def _confidence(self, q: Found, kind: str, p_speaker: float, spoken: bool) -> float:
        """Probability that quotation and speaker are right, by logistic regression on FEATURES."""
        values = features(q, kind, p_speaker, spoken)
        z = sum(self._settings["calibration"][f] * v for f, v in zip(FEATURES, values, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def features(q: Found, kind: str, p_speaker: float, spoken: bool) -> list[float]:
    """What the confidence of a quotation rests on, in the order of FEATURES."""
    logit = math.log(max(p_speaker, 1e-4)) - math.log(max(1 - p_speaker, 1e-4))
    return [
        1.0,
        max(q.score, -3.0),
        max(q.worst, -5.0),
        max(q.edge, -6.0),
        logit,
        float(spoken),
        *(float(kind == t) for t in TYPES),
    ]


def stretches(text: str) -> list[Span]:
    """The text in parts of at most STRETCH characters, cut at paragraphs, else at lines, sentences or white space."""
    out: list[Span] = []
    at = 0
    while len(text) - at > STRETCH:
        cut = -1
        for mark in ("\n\n", "\n", ". ", " "):
            cut = text.rfind(mark, at + STRETCH // 2, at + STRETCH)
            if cut >= 0:
                cut += len(mark)
                break
        end = cut if cut > 0 else at + STRETCH
        out.append((at, end))
        at = end
    return [*out, (at, len(text))]


def _code_points(pieces: Pieces, begin: int, end: int) -> Span:
    return pieces.words[begin][0], pieces.words[end - 1][1]


def _moved(q: Quotation, by: int) -> Quotation:
    if not by:
        return q

    def shift(spans: Spans) -> Spans:
        return tuple((b + by, e + by) for b, e in spans)

    return replace(
        q,
        spans=shift(q.spans),
        speaker=shift(q.speaker),
        cue=shift(q.cue),
        frame=shift(q.frame),
        addressee=shift(q.addressee),
    )


def _pointed(pieces: Pieces, link: Linked, column: int, null_bias: float) -> tuple[Spans, float]:
    """Speaker (column 0) or addressee (column 2) as code points, () for none, and the probability."""
    s, e, p = decode.point(link.points[:, column : column + 2], null_bias)
    if s < 0:
        return (), p
    first, last = (int(np.searchsorted(pieces.first, link.positions[i], side="right")) - 1 for i in (s, e))
    return (_code_points(pieces, first, last + 1),) if last >= first else (), p


def _marked(pieces: Pieces, link: Linked, column: int, threshold: float, gap: int) -> Spans:
    """Cue (column 0) or frame (column 1) as code points."""
    logits = link.inside[:, column]
    words = [int(np.searchsorted(pieces.first, link.positions[i])) for i in np.flatnonzero(logits > threshold)]
    flags = np.zeros(len(pieces.words) + 1, bool)
    flags[words] = True
    return tuple(_code_points(pieces, b, e) for b, e in decode.runs(flags, gap))
