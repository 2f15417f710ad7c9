"""A second look at the frames of a text, at all of them together: which of them would its annotators have written down?

The network decides word by word. Whether a view counts as a position, or an act that is told again as another event, depends on what else
the text says: on rival views, on earlier mentions, on the speech around. Those are features here, and a logistic regression weighs them
(`training.rescoring` fits it on articles that the network never saw). Frames are proposed generously and stay where their chance reaches
the level of their kind.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from lagebild.germanstems import stem
from lagebild.reading.decode import WordSpans
from lagebild.reading.folder import OWN_FEATURES
from lagebild.reading.frames import FrameRead, features
from lagebild.reading.scheme import FRAMES
from lagebild.terms import STOPWORDS

NEAR = 40  # frames on either side that are looked at
RIVALS = 0.34  # share of the stems of the target with fewer from which on two positions are on the same thing
LONGEST = 30.0  # log-odds
PARTIES = ("actor", "recipient", "by", "toward", "holder", "target")
ROLES = (*PARTIES, "condition")
PRONOUNS = frozenset(
    "er sie es ihn ihm ihr ihnen wir uns ich mich mir sich der die das dem den dies diese dieser diesem diesen".split()
)
CONTRASTS = frozenset("hingegen dagegen jedoch aber allerdings indes zwar dennoch trotzdem während".split())
NEGATIONS = frozenset("nicht kein keine keinen keinem keiner nie niemals weder ohne".split())
MODALS: Mapping[str, frozenset[str]] = {
    "will": frozenset("will wollen wolle wollte wollten".split()),
    "shall": frozenset("soll sollen solle sollte sollten".split()),
    "must": frozenset("muss müssen müsse müsste müssten".split()),
    "future": frozenset("werde werden wird wirst werdet".split()),
    "would": frozenset("würde würden wäre wären".split()),
}

Named = Iterator[tuple[str, float]]


@dataclass(frozen=True)
class Page:
    """A text in words, with the number of each word's sentence and with its quotations: pieces in words, type."""

    words: Sequence[str]
    sentence: npt.NDArray[np.int64]
    quotations: Sequence[tuple[WordSpans, str]] = ()

    @cached_property
    def small(self) -> list[str]:
        """The words in small letters."""
        return [word.lower() for word in self.words]

    @cached_property
    def stems(self) -> list[str]:
        """The stem of every word, "" of what tells nothing."""
        return [stem(w) if len(w) > 2 and w.isalpha() and w not in STOPWORDS else "" for w in self.small]

    @cached_property
    def often(self) -> Counter[str]:
        """How often each stem occurs."""
        return Counter(one for one in self.stems if one)

    @cached_property
    def around(self) -> list[str]:
        """For every word the type of the innermost quotation that it stands in, "" for none."""
        out = [""] * len(self.words)
        for pieces, kind in sorted(self.quotations, key=lambda one: one[0][0][0] - one[0][-1][1]):
            for begin, end in pieces:
                out[begin:end] = [kind] * (end - begin)
        return out

    @cached_property
    def length(self) -> int:
        """How many sentences there are, at least 1."""
        return int(self.sentence[-1] - self.sentence[0]) + 1 if len(self.sentence) else 1

    @cached_property
    def contrasted(self) -> frozenset[int]:
        """The sentences with a word of contrast."""
        return self._with(CONTRASTS)

    @cached_property
    def negated(self) -> frozenset[int]:
        """The sentences with a word of negation."""
        return self._with(NEGATIONS)

    def _with(self, some: frozenset[str]) -> frozenset[int]:
        return frozenset(int(self.sentence[at]) for at, word in enumerate(self.small) if word in some)

    def stems_of(self, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
        """The stems of some words."""
        return frozenset(self.stems[w] for b, e in spans for w in range(b, e)) - {""}


class Looked:
    """All frames of a text in text order, each seen beside the others."""

    def __init__(self, page: Page, reads: Sequence[FrameRead]) -> None:
        self._page, self._reads = page, reads
        self._kinds = [FRAMES[one.found.kind] for one in reads]
        self._sentence = [int(page.sentence[one.found.pieces[0][0]]) for one in reads]
        self._sure = [math.exp(max(one.found.score, -3.0)) for one in reads]
        self._words = [{w for b, e in one.whole.pieces for w in range(b, e)} for one in reads]
        self._stems = [page.stems_of(one.whole.pieces) for one in reads]
        self._parties = [{role: page.stems_of(spans) for role, spans in one.roles.items()} for one in reads]
        self._count = Counter(self._kinds)
        self._told = list(self._earlier())
        positions = [at for at, kind in enumerate(self._kinds) if kind == "position"]
        self._positions = positions
        self._rank = {at: rank for rank, at in enumerate(positions)}

    def features(self, at: int) -> dict[str, float]:
        """What the chance of a frame rests on, by name; what is not named is 0, of what is named several times the greatest counts."""
        special = {"event": self._event, "commitment": self._commitment, "position": self._position}
        more = special.get(self._kinds[at])
        found: dict[str, float] = {}
        for name, value in (*self._common(at), *(more(at) if more else ())):
            found[name] = max(value, found.get(name, value))
        return found

    # -- of every kind ------------------------------------------------------------------------------------------------------------

    def _common(self, at: int) -> Named:
        one, page, kind = self._reads[at], self._page, self._kinds[at]
        yield from zip(OWN_FEATURES, features(one), strict=False)  # all but the chance, which is not yet known
        others = [other for other in self._beside(at) if self._kinds[other] == kind]
        first = one.found.pieces[0][0]
        yield "density", math.log((self._count[kind] + 1) / page.length)
        yield "length", math.log(page.length)
        yield "beside", math.log1p(len(others))
        yield "surest", float(all(self._sure[other] <= self._sure[at] for other in others))
        yield "surer beside", max((self._sure[other] for other in others), default=0.0)
        yield "place", (self._sentence[at] - int(page.sentence[0])) / page.length
        yield "first sentence", float(self._sentence[at] == page.sentence[0])
        yield f"within {page.around[first] or 'no quotation'}", 1.0
        for name, value in one.labels.items():
            yield f"{name} {value}", 1.0
        yield " ".join(one.labels.values()), 1.0
        for word in self._stems[at]:
            yield f"stem {word}", 1.0
        yield "pieces", float(len(one.whole.pieces))
        yield "capital", float(page.words[first][:1].isupper())
        for role in ROLES:
            if role in one.roles:
                yield from self._filled(at, role)

    def _filled(self, at: int, role: str) -> Named:
        page, (begin, end) = self._page, self._reads[at].roles[role][0]
        yield f"has {role}", 1.0
        yield f"words of {role}", math.log(end - begin)
        yield f"pronoun as {role}", float(end - begin == 1 and page.small[begin] in PRONOUNS)
        yield f"far {role}", float(abs(int(page.sentence[begin]) - self._sentence[at]))

    def _beside(self, at: int) -> Iterator[int]:
        """The other frames of a frame's sentence, as far as they are near."""
        for other in range(max(0, at - NEAR), min(len(self._reads), at + NEAR + 1)):
            if other != at and self._sentence[other] == self._sentence[at]:
                yield other

    def _touching(self, at: int, kind: str, role: str | None = None) -> Iterator[int]:
        """Frames of a kind whose words (or those of a role) share one with a frame's."""
        for other in self._beside(at):
            if self._kinds[other] == kind:
                one = self._reads[other]
                spans = one.roles.get(role, ()) if role else one.whole.pieces
                if any(not self._words[at].isdisjoint(range(b, e)) for b, e in spans):
                    yield other

    def _earlier(self) -> Iterator[tuple[float, bool]]:
        """For every frame how sure the same was told before (0: it was not), and whether all who take part took part then."""
        sure: dict[tuple[str, str, str], float] = {}
        parties: dict[tuple[str, str, str], set[str]] = {}
        for at, one in enumerate(self._reads):
            label = next(iter(one.labels.values()), "")
            keys = [(self._kinds[at], label, word) for word in self._stems[at]]
            mine = frozenset[str]().union(*(self._parties[at].get(role, ()) for role in PARTIES))
            before = max((sure.get(key, 0.0) for key in keys), default=0.0)
            again = before > 0 and all(any(word in parties[key] for key in keys if key in parties) for word in mine)
            yield before, again and bool(mine)
            for key in keys:
                sure[key] = max(sure.get(key, 0.0), self._sure[at])
                parties.setdefault(key, set()).update(mine)

    def _told_before(self, at: int) -> Named:
        before, nothing_new = self._told[at]
        yield "told before", before
        yield "told before, nothing new", float(nothing_new)

    # -- by kind ------------------------------------------------------------------------------------------------------------------

    def _event(self, at: int) -> Named:
        yield from self._told_before(at)
        for role in (None, "condition"):
            for other in self._touching(at, "commitment", role):
                yield f"in {role or 'consequence'} of {self._reads[other].labels['kind']}", self._sure[other]
        for other in self._touching(at, "position"):
            yield f"cue {self._reads[other].labels['stance']}", self._sure[other]
        for other in self._touching(at, "position", "target"):
            yield "in target", self._sure[other]
        yield "parties", float(sum(role in self._reads[at].roles for role in ("actor", "recipient")))

    def _commitment(self, at: int) -> Named:
        yield from self._told_before(at)
        for other in self._beside(at):
            if self._kinds[other] == "event":
                yield f"beside {self._reads[other].labels['type']}", self._sure[other]
        for other in self._touching(at, "position", "target"):
            yield "in target", self._sure[other]
        small = [self._page.small[w] for w in self._words[at]]
        yield "negated", float(not NEGATIONS.isdisjoint(small))
        for name, some in MODALS.items():
            yield name, float(not some.isdisjoint(small))

    def _position(self, at: int) -> Named:
        yield from self._told_before(at)
        page = self._page
        yield "contrast", float(self._sentence[at] in page.contrasted)
        yield "negated", float(self._sentence[at] in page.negated)
        for other in self._beside(at):
            if self._kinds[other] == "commitment":
                yield f"beside {self._reads[other].labels['kind']}", self._sure[other]
        for other in self._touching(at, "event"):
            yield f"cue {self._reads[other].labels['type']}", self._sure[other]
        counts = [page.often[one] for one in self._parties[at].get("target", ())]
        yield "target often", math.log(max(counts)) if counts else 0.0
        yield "target mean", math.log(sum(counts) / len(counts)) if counts else 0.0
        yield from self._rivals(at).items()

    def _rivals(self, at: int) -> dict[str, float]:
        """How sure others stand on the same thing, and how sure the same one said something on it or on other things."""
        rank, best = self._rank[at], dict[str, float]()
        for other in self._positions[max(0, rank - NEAR) : rank + NEAR + 1]:
            if other != at and (name := self._relation(at, other)):
                best[name] = max(best.get(name, 0.0), self._sure[other])
        return best

    def _relation(self, at: int, other: int) -> str:
        mine, theirs = self._parties[at], self._parties[other]
        on_it = _alike(mine.get("target", frozenset()), theirs.get("target", frozenset()))
        if mine.get("holder", frozenset()) & theirs.get("holder", frozenset()):
            return f"same holder {'on it ' if on_it else ''}{'before' if other < at else 'behind'}"
        if not on_it:
            return ""
        return "ally" if self._reads[at].labels["stance"] == self._reads[other].labels["stance"] else "rival"


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= RIVALS


def rescored(page: Page, reads: Sequence[FrameRead], settings: Mapping[str, Mapping[str, Any]]) -> list[FrameRead]:
    """The frames of a text, in text order, with their odds where the settings have weights for their kind."""
    looked = Looked(page, reads)
    return [
        one._replace(odds=odds(looked.features(at), settings[kind]["weights"]))
        if (kind := FRAMES[one.found.kind]) in settings
        else one
        for at, one in enumerate(reads)
    ]


def odds(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logarithm of the odds that a frame would have been written down."""
    total = sum(weights[name] * value for name, value in sorted(found.items()) if name in weights)
    return max(-LONGEST, min(LONGEST, float(total)))


def stays(one: FrameRead, settings: Mapping[str, Mapping[str, Any]], margin: float = 0.0) -> bool:
    """Whether a frame's chance reaches the level of its kind, or misses it by at most a margin in log-odds; it does where that has none."""
    own = settings.get(FRAMES[one.found.kind])
    return own is None or 1 / (1 + math.exp(-one.odds - margin)) >= own["least"]
