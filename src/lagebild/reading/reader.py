"""The reader: an article in, its quotations and names out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lagebild.reading import decode
from lagebild.reading.decode import Found
from lagebild.reading.folder import FEATURES
from lagebild.reading.grammar import (
    joinable,
    joined,
    medium_of,
    snapped,
    told,
    whole_phrase,
    whole_sentences,
    without_source_clauses,
)
from lagebild.reading.network import Network, Seen
from lagebild.reading.roles import Roles, View, roles, view
from lagebild.reading.scheme import MEDIA, TYPES
from lagebild.records import Article, Coder, Findings, Mention, Quotation, Span, Spans, quoted
from lagebild.sentences import sentences
from lagebild.version import __version__

__all__ = ["FEATURES", "STRETCH", "Reader", "features", "stretches"]

STRETCH = 120_000  # characters that are read in one go; longer texts are parted between paragraphs


class Reader:
    """Reads articles with one model."""

    def __init__(self, network: Network, *, extras: bool = False) -> None:
        self._network = network
        self._extras = extras
        self._settings: dict[str, Any] = network.manifest.settings
        self.coder = Coder(__version__, network.manifest.name, network.manifest.sha256)

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None, extras: bool = False) -> Reader:
        """Load a model folder. With `extras` less sure statements are read as well as the set that is best by F1.

        Raises:
            ModelError: the folder is missing, damaged or does not fit this version.
        """
        return cls(Network(folder, threads=threads), extras=extras)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """Each article with what is read out of it, in order, one at a time."""
        for article in articles:
            yield article, self.findings(article.text)

    def findings(self, text: str) -> Findings:
        """What is read out of a text; spans are code points of it."""
        quotations: list[Quotation] = []
        names: list[Mention] = []
        ends: list[Span] = []
        for begin, end in stretches(text):
            part = text[begin:end]
            inside = sentences(part)
            found, named = self._stretch(part, inside)
            quotations += [_moved(q, begin) for q in found]
            names += [Mention((m.span[0] + begin, m.span[1] + begin), m.label, m.score) for m in named]
            ends += [(b + begin, e + begin) for b, e in inside]
        return Findings(tuple(quotations), tuple(names), tuple(ends))

    def _stretch(self, text: str, inside: Spans) -> tuple[list[Quotation], list[Mention]]:
        pieces = self._network.split(text)
        if not len(pieces.ids):
            return [], []
        seen = self._network.see(pieces)
        both = view(pieces, inside, told(text))
        found = without_source_clauses(text, snapped(self._found(both, seen), pieces), pieces.words)
        linked = self._linked(both, seen, found)
        linked = self._joined(text, both, seen, linked)
        linked.sort(key=lambda r: decode.in_order(r.found))
        names = [
            Mention(both.code_points(((b, e),))[0], label, round(p, 4))
            for b, e, label, p in decode.mentions(seen.names)
        ]
        return [self._quotation(text, both, r) for r in linked], names

    def _linked(self, both: View, seen: Seen, found: list[tuple[Found, bool]]) -> list[Roles]:
        links = self._network.link(both.pieces, seen.states, [(q.layer, list(q.pieces)) for q, _ in found])
        return [
            roles(both, q, link, self._settings, extra=extra) for (q, extra), link in zip(found, links, strict=True)
        ]

    def _joined(self, text: str, both: View, seen: Seen, linked: list[Roles]) -> list[Roles]:
        """Put quotations together that are one in pieces, and link these anew."""
        groups: list[list[Roles]] = []
        for r in linked:
            last = next((g for g in reversed(groups) if g[0].found.layer == r.found.layer), None)
            if last and joinable(text, both, last[-1], r):
                last.append(r)
            else:
                groups.append([r])
        whole = [(joined(g), g[0].extra) for g in groups if len(g) > 1]
        anew = iter(self._linked(both, seen, whole) if whole else [])
        return [next(anew) if len(g) > 1 else g[0] for g in groups]

    def _found(self, both: View, seen: Seen) -> list[tuple[Found, bool]]:
        """Quotations in text order: the set that is best by F1, and (True) less sure ones that do not overlap with it."""
        scores = decode.tag_scores(seen.tags)
        best = self._decoded(scores, both, 0.0)
        if not self._extras:
            return [(q, False) for q in best]
        taken = [set[int]() for _ in range(scores.shape[1])]
        for q in best:
            taken[q.layer].update(w for b, e in q.pieces for w in range(b, e))
        more = self._decoded(scores, both, self._settings["extras"])
        extra = [q for q in more if not any(w in taken[q.layer] for b, e in q.pieces for w in range(b, e))]
        found = [(q, False) for q in best] + [(q, True) for q in extra]
        return sorted(found, key=lambda x: decode.in_order(x[0]))

    def _decoded(self, scores: decode.Floats, both: View, margin: float) -> list[Found]:
        """Tagged quotations and whole sentences; the greater the margin, the more."""
        tags = decode.best_tags(scores, self._settings["outside"] - margin)
        # the margin is one of a single tag's logarithm; a sentence's mean chance moves less
        share = math.exp(-margin / 2)
        return whole_sentences(decode.found(tags, scores), scores, both.sentence, self._settings["sentence"], share)

    def _quotation(self, text: str, both: View, r: Roles) -> Quotation:
        confidence = self._confidence(r)
        cue, frame = both.code_points(r.cue), both.code_points(r.frame)
        return Quotation(
            type=r.type,
            medium=medium_of(quoted(text, cue), quoted(text, frame), MEDIA[r.medium]),
            spans=both.code_points(r.found.pieces),
            speaker=both.code_points(whole_phrase(text, r.speaker, both.pieces.words)),
            cue=cue,
            frame=frame,
            addressee=both.code_points(whole_phrase(text, r.addressee, both.pieces.words)),
            confidence=round(confidence, 4),
            shown=not r.extra and confidence >= self._settings["shown"],
            extra=r.extra,
        )

    def _confidence(self, r: Roles) -> float:
        """Probability that quotation and speaker are right, by logistic regression on FEATURES."""
        z = sum(self._settings["calibration"][f] * v for f, v in zip(FEATURES, features(r), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def features(r: Roles) -> list[float]:
    """What the confidence of a quotation rests on, in the order of FEATURES."""
    q = r.found
    return [
        1.0,
        max(q.score, -3.0),
        max(q.worst, -5.0),
        max(q.edge, -6.0),
        _logit(r.p_speaker),
        float(bool(r.speaker)),
        _logit(r.p_type),
        _logit(r.p_cue),
        _logit(r.p_cue) * (r.type == "indirect"),
        float(r.near),
        math.log(sum(e - b for b, e in q.pieces)),
        *(float(r.type == t) for t in TYPES),
    ]


def _logit(p: float) -> float:
    """Log-odds, held within about four."""
    return math.log(max(p, 0.02)) - math.log(max(1 - p, 0.02))


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
