"""The reader: an article in, its quotations and names out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lagebild.meanings import folded
from lagebild.reading import decode, frames, rescoring
from lagebild.reading.ahead import cores, in_order, workers_for
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
from lagebild.reading.pieces import words_of
from lagebild.reading.roles import Roles, View, roles, view
from lagebild.reading.scheme import FRAMES, MEDIA, TYPES
from lagebild.records import Article, Coder, Findings, Frame, Mention, Quotation, Span, Spans, quoted
from lagebild.sentences import sentences
from lagebild.version import __version__

__all__ = ["FEATURES", "STRETCH", "Reader", "features", "stretches"]

STRETCH = 120_000  # characters that are read in one go; longer texts are parted between paragraphs


Candidates = Mapping[str, Callable[[str], Spans]]
"""For some kinds of frames: where a text may have one, in code points."""


class Reader:
    """Reads articles with one model."""

    def __init__(
        self, network: Network, *, extras: bool = False, candidates: Candidates | None = None, workers: int = 1
    ) -> None:
        """`candidates` tell where grammar sees what may be a frame of a kind: the network then says which of them are.
        `workers` articles are read beside one another.
        """
        self._network = network
        self._workers = workers
        self._candidates = candidates or {}
        self._extras = extras
        self._settings: dict[str, Any] = network.manifest.settings
        self.coder = Coder(__version__, network.manifest.name, network.manifest.sha256)

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        threads: int | None = None,
        extras: bool = False,
        candidates: Candidates | None = None,
    ) -> Reader:
        """Load a model folder. With `extras` less sure statements and frames are read as well as the set that is best by F1.
        `threads` is how many processor threads it may use, by default all that the process has.

        Raises:
            ModelError: the folder is missing, damaged or does not fit this version.
        """
        at_most = threads or cores()
        return cls(Network(folder, threads=at_most), extras=extras, candidates=candidates, workers=workers_for(at_most))

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """Each article with what is read out of it, in order. With several workers some articles are taken ahead of the one handed
        out; where the articles end for a while, all that were taken come out.
        """
        return in_order(articles, lambda article: self.findings(article.text), self._workers)

    def findings(self, text: str) -> Findings:
        """What is read out of a text; spans are code points of it."""
        parts = [_moved_findings(self._stretch(text[begin:end]), begin) for begin, end in stretches(text)]
        return Findings(
            quotations=tuple(q for part in parts for q in part.quotations),
            mentions=tuple(m for part in parts for m in part.mentions),
            sentences=tuple(s for part in parts for s in part.sentences),
            frames=tuple(f for part in parts for f in part.frames),
            doubtful=tuple(d for part in parts for d in part.doubtful),
        )

    def _stretch(self, text: str) -> Findings:
        inside, pieces = sentences(text), self._network.split(text)
        if not len(pieces.ids):
            return Findings(sentences=tuple(inside))
        seen = self._network.see(pieces)
        both = view(pieces, inside, told(text))
        found = without_source_clauses(text, snapped(self._found(both, seen), pieces), pieces.words)
        linked = self._joined(text, both, seen, self._linked(both, seen, found))
        linked.sort(key=lambda r: decode.in_order(r.found))
        names = [
            Mention(both.code_points(((b, e),))[0], label, round(p, 4))
            for b, e, label, p in decode.mentions(seen.names)
        ]
        return Findings(
            tuple(self._quotations(text, both, seen, linked)),
            tuple(names),
            tuple(inside),
            tuple(self._frames(text, both, seen, linked)),
            () if self._extras else self._doubtful(both, seen),
        )

    def _doubtful(self, both: View, seen: Seen) -> tuple[Spans, ...]:
        """Words that would be read as quotations with `extras`: their speakers are not asked for, which would cost time."""
        more = self._decoded(decode.tag_scores(seen.tags), both, self._settings["extras"])
        return tuple(both.code_points(q.pieces) for q in more)

    def _frames(self, text: str, both: View, seen: Seen, quotations: list[Roles]) -> list[Frame]:
        """Frames in text order: the set that is best by F1; with `extras` also less sure ones, which share no word with those of their kind
        or which a second look just left out.
        """
        settings: dict[str, Any] = self._settings["frames"]
        words = [text[b:e] for b, e in both.pieces.words]
        best, more = self._proposed(text, words, both, seen)
        page = rescoring.Page(words, both.sentence, [(q.found.pieces, q.type) for q in quotations if not q.extra])
        looked = rescoring.rescored(page, self._read(both, seen, best), settings["rescoring"])
        read = [(r, False) for r in looked if rescoring.stays(r, settings["rescoring"])]
        if self._extras:
            margin, kept = self._settings["extras"] / 2, {id(r) for r, _ in read}
            read += [
                (r, True) for r in looked if id(r) not in kept and rescoring.stays(r, settings["rescoring"], margin)
            ]
            read += [(r, True) for r in self._read(both, seen, more)]
            read.sort(key=lambda x: frames.in_order(x[0].whole))
        return [self._frame(both, r, extra=extra) for r, extra in read]

    def _proposed(
        self, text: str, words: list[str], both: View, seen: Seen
    ) -> tuple[list[frames.FrameFound], list[frames.FrameFound]]:
        """What may be a frame, in text order; and with `extras` what else may, of kinds at which there is no second look."""
        settings: dict[str, Any] = self._settings["frames"]
        scores = frames.scores(seen.frames)
        candidates = {
            kind: tuple(w for span in find(text) if (w := words_of(both.pieces, span))[0] < w[1])
            for kind, find in self._candidates.items()
        }

        def found(more: float) -> list[frames.FrameFound]:
            outside = {
                kind: bias - more * (kind not in settings["rescoring"]) for kind, bias in settings["outside"].items()
            }
            out = frames.found(scores, outside, both.sentence)
            for kind, spans in candidates.items():
                least, number = settings["candidates"][kind] - 2 * more, FRAMES.index(kind)
                out = frames.with_candidates(out, number, spans, scores, least, replace=kind == "figure")
            return frames.with_particles(out, words, both.sentence)

        best = found(0.0)
        if not self._extras:
            return best, []
        taken = {(f.kind, w) for f in best for b, e in f.pieces for w in range(b, e)}
        margin = self._settings["extras"] / 2  # frames are tagged less sharply than quotations
        return best, [
            f for f in found(margin) if not any((f.kind, w) in taken for b, e in f.pieces for w in range(b, e))
        ]

    def _read(self, both: View, seen: Seen, found: list[frames.FrameFound]) -> list[frames.FrameRead]:
        """Attributes and roles of what may be a frame, in text order."""
        settings: dict[str, Any] = self._settings["frames"]
        bound = self._network.bind(seen.last, both.sentence, [(f.kind, list(f.pieces)) for f in found])
        reads = [frames.read(f, b, both.sentence, settings) for f, b in zip(found, bound, strict=True)]
        return frames.with_whole_views(reads, both.sentence)

    def _frame(self, both: View, read: frames.FrameRead, *, extra: bool) -> Frame:
        kind = FRAMES[read.found.kind]
        own = self._settings["frames"]["calibration"][kind]
        confidence = frames.confidence(read, own)
        return Frame(
            kind=kind,
            spans=both.code_points(read.whole.pieces),
            labels=read.labels,
            roles={role: tuple(both.code_points((f,)) for f in fillers) for role, fillers in read.roles.items()},
            confidence=round(confidence, 4),
            shown=not extra and confidence >= self._settings["frames"]["shown"][kind],
            extra=extra,
        )

    def _linked(self, both: View, seen: Seen, found: list[tuple[Found, bool]]) -> list[Roles]:
        links = self._network.link(both.pieces, seen.states, [(q.layer, list(q.pieces)) for q, _ in found])
        return [
            roles(both, q, link, self._settings, extra=extra) for (q, extra), link in zip(found, links, strict=True)
        ]

    def _joined(self, text: str, both: View, seen: Seen, linked: list[Roles]) -> list[Roles]:
        """Put quotations together that are one in pieces, and link these anew; a less sure one never changes a sure one."""
        groups: list[list[Roles]] = []
        for r in linked:
            like = (r.found.layer, r.extra)
            last = next((g for g in reversed(groups) if (g[0].found.layer, g[0].extra) == like), None)
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

    def _quotations(self, text: str, both: View, seen: Seen, linked: list[Roles]) -> Iterator[Quotation]:
        if not linked:
            return
        vectors = self._network.meanings(both.pieces, seen.states, [r.found.pieces for r in linked])
        for r, vector in zip(linked, vectors.tolist(), strict=True):
            yield self._quotation(text, both, r, folded(vector))

    def _quotation(self, text: str, both: View, r: Roles, meaning: str) -> Quotation:
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
            meaning=meaning,
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


def _shifted(spans: Spans, by: int) -> Spans:
    return tuple((b + by, e + by) for b, e in spans)


def _moved(q: Quotation, by: int) -> Quotation:
    if not by:
        return q
    return replace(
        q,
        spans=_shifted(q.spans, by),
        speaker=_shifted(q.speaker, by),
        cue=_shifted(q.cue, by),
        frame=_shifted(q.frame, by),
        addressee=_shifted(q.addressee, by),
    )


def _moved_frame(f: Frame, by: int) -> Frame:
    roles = {role: tuple(_shifted(spans, by) for spans in fillers) for role, fillers in f.roles.items()}
    return replace(f, spans=_shifted(f.spans, by), roles=roles)


def _moved_findings(found: Findings, by: int) -> Findings:
    if not by:
        return found
    return Findings(
        tuple(_moved(q, by) for q in found.quotations),
        tuple(replace(m, span=(m.span[0] + by, m.span[1] + by)) for m in found.mentions),
        _shifted(found.sentences, by),
        tuple(_moved_frame(f, by) for f in found.frames),
        tuple(_shifted(d, by) for d in found.doubtful),
    )
