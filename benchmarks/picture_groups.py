"""Whether mentions that belong together stand in one line of the picture: the same measures for statements and events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks.picture_evidence import Ground, Hit, Place, meeting
from benchmarks.picture_measure import Section, Weights, bootstrapped
from lagebild.records import Spans
from lagebild.situation import Fused


@dataclass(frozen=True, slots=True)
class Mention:
    """An expected mention, and the line of the picture that it stands in: None where it was not read.

    A `weak` one may stand with the others or not.
    """

    group: str
    place: Place
    weak: bool
    hit: Hit[Fused] | None

    @property
    def home(self) -> str | None:
        """The id of the line."""
        return None if self.hit is None else self.hit.line.id


@dataclass(slots=True)
class Group:
    """An expected statement or event."""

    id: str
    mentions: list[Mention]
    partners: list[Mention] = field(default_factory=list)
    """What must stand elsewhere, of those that are the same thing but not the same statement."""

    @property
    def strong(self) -> list[Mention]:
        """The mentions that must stand together."""
        return [one for one in self.mentions if not one.weak]

    @property
    def read(self) -> list[Mention]:
        """Those of them that were read."""
        return [one for one in self.strong if one.home is not None]

    @property
    def articles(self) -> set[str]:
        """The articles with a mention."""
        return {one.place.article for one in self.mentions}

    @property
    def line(self) -> Fused | None:
        """The line in which most of it stands."""
        homes = Counter(one.home for one in self.read)
        most = max(homes.values(), default=0)
        return next((one.hit.line for one in self.read if one.hit and homes[one.home] == most), None)


def foreign(group: Group, groups: Iterable[Group], *, beyond_units: bool = False) -> list[Mention]:
    """What else stands in the group's line and should not. Words that are the group's own too are left out.

    Args:
        group: the one.
        groups: all of them.
        beyond_units: leave out what the reader has read as one with a mention of the group, and what that belongs to.
    """
    homes = {one.home for one in group.read}
    others = [other for other in groups if other.id != group.id]
    own = list(group.mentions)
    if beyond_units:
        own += [one for other in others if units(group) & units(other) for one in other.mentions]
    return [
        one
        for one in [*(one for other in others for one in other.mentions), *group.partners]
        if one.home in homes and not any(meeting(one.place, known.place) for known in own)
    ]


def units(group: Group) -> set[tuple[str, int, Spans]]:
    """What the reader read as one, wherever a mention of the group stands in it."""
    return {one.hit.unit for one in group.mentions if one.hit}


def why_wrong(group: Group, groups: Sequence[Group], *, beyond_units: bool = False) -> str:
    """Why a group is not merged right, as far as it was read; "" where it is."""
    lines = {one.home for one in group.read}
    if len(lines) > 1:
        by_line = defaultdict(list)
        for one in group.read:
            by_line[one.home].append(one.place.article)
        return "split: " + " / ".join(" ".join(sorted(set(articles))) for articles in by_line.values())
    if wrong := foreign(group, groups, beyond_units=beyond_units):
        one = wrong[0]
        kind = "read as one with" if one.hit and one.hit.unit in units(group) else "merged with"
        return f"{kind} {one.group} ({one.place.article})"
    return ""


def merged(section: Section, groups: Sequence[Group], name: str, target: float | None = None) -> None:
    """The shares of groups that are merged right, and the misses."""
    several = [group for group in groups if len(group.articles) > 1 and group.strong]
    whole = [group for group in several if len(group.read) == len(group.strong)]
    enough = [
        one for one in several if one.read and (one in whole or len({read.place.article for read in one.read}) > 1)
    ]
    reasons = {group.id: why_wrong(group, groups) for group in groups}
    right = [group for group in whole if group.read and not reasons[group.id]]
    fused = [group for group in enough if not why_wrong(group, groups, beyond_units=True)]
    section.share(f"{name} merged right (found)", sum(not reasons[one.id] for one in enough), len(enough))
    section.share("  but for what was read as one (found)", len(fused), len(enough))
    section.share(f"{name} merged right (all)", len(right), len(several), target=target)
    for group in several:
        lacking = [one.place.article for one in group.strong if one.home is None]
        if reason := "; ".join(filter(None, ["not read: " + " ".join(lacking) if lacking else "", reasons[group.id]])):
            section.miss(group.id, "merged", reason)


def pairwise(section: Section, groups: Sequence[Group]) -> None:
    """Precision, recall and F1 over pairs of mentions in different articles."""
    counts = Pairs(groups)
    ids: list[Hashable] = [group.id for group in groups]
    right, wrong, lost, unread = counts.totals(dict.fromkeys(ids, 1))
    named = (
        ("pairs, precision (found)", counts.precision, (right, right + wrong)),
        ("pairs, recall (found)", counts.recall, (counts.strong(), counts.strong() + lost)),
        ("pairs, recall (all)", counts.recall_of_all, (counts.strong(), counts.strong() + lost + unread)),
        ("pairs, F1 (found)", counts.f1, None),
    )
    section.measures += [bootstrapped(name, ids, figure, counted=of) for name, figure, of in named]


class Pairs:
    """Pairs of mentions in different articles: of one group, and of two."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._within: dict[Hashable, Counter[str]] = {group.id: _within(group) for group in groups}
        self._across: Counter[tuple[Hashable, Hashable]] = Counter()
        for one, other in combinations(groups, 2):
            if wrong := sum(_wrong(left, right) for left in one.mentions for right in other.mentions):
                self._across[one.id, other.id] = wrong

    def totals(self, weights: Weights) -> tuple[int, int, int, int]:
        """Pairs that are together and should be, are and should not, should be and are not, and those not read."""
        kinds = ("right", "lost", "unread")
        right, lost, unread = (
            sum(counts[kind] * weights.get(group, 0) for group, counts in self._within.items()) for kind in kinds
        )
        weak = sum(counts["weak"] * weights.get(group, 0) for group, counts in self._within.items())
        wrong = sum(count * weights.get(one, 0) * weights.get(other, 0) for (one, other), count in self._across.items())
        return right + weak, wrong, lost, unread

    def strong(self, weights: Weights | None = None) -> int:
        """Pairs that are together and must be."""
        return sum(
            counts["right"] * (1 if weights is None else weights.get(group, 0))
            for group, counts in self._within.items()
        )

    def precision(self, weights: Weights) -> float | None:
        """Of the pairs that are together, those that should be."""
        right, wrong, _, _ = self.totals(weights)
        return _ratio(right, right + wrong)

    def recall(self, weights: Weights) -> float | None:
        """Of the pairs that must be together and were read, those that are."""
        right, lost = self.strong(weights), self.totals(weights)[2]
        return _ratio(right, right + lost)

    def recall_of_all(self, weights: Weights) -> float | None:
        """Of the pairs that must be together, those that are."""
        right, (_, _, lost, unread) = self.strong(weights), self.totals(weights)
        return _ratio(right, right + lost + unread)

    def f1(self, weights: Weights) -> float | None:
        """Harmonic mean of precision and recall of those read."""
        precision, recall = self.precision(weights), self.recall(weights)
        if recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def _ratio(part: int, of: int) -> float | None:
    return part / of if of else None


def _within(group: Group) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one, other in combinations(group.mentions, 2):
        if one.place.article == other.place.article:
            continue
        together = one.home is not None and one.home == other.home
        if one.weak or other.weak:
            counts["weak"] += together
        elif one.home is None or other.home is None:
            counts["unread"] += 1
        else:
            counts["right" if together else "lost"] += 1
    return counts


def _wrong(one: Mention, other: Mention) -> bool:
    return one.place.article != other.place.article and one.home is not None and one.home == other.home


def numbers(section: Section, groups: Sequence[Group], accepted: Mapping[str, Collection[int]], ground: Ground) -> None:
    """Whether the number of sources is right: one of the accepted, or that of what is there where a weak mention is not."""
    asked = [group for group in groups if accepted.get(group.id)]
    right = 0
    for group in asked:
        if (line := group.line) is None:
            continue
        good = set(accepted[group.id])
        if any(one.weak and one.home != line.id for one in group.mentions):
            good.add(counted(line, ground))
        if line.sources in good:
            right += 1
        else:
            section.miss(group.id, "sources", f"{line.sources} instead of {' or '.join(map(str, sorted(good)))}")
    section.both("sources right", right, sum(group.line is not None for group in asked), len(asked))


def counted(line: Fused, ground: Ground) -> int:
    """The distinct publishers of a line's evidence; a copy has that of its original, as far as that is there."""
    publishers = {one.article: one.publisher or one.article for one in line.evidence}
    originals = {ground.original(article) for article in publishers}
    return len({publishers.get(article, article) for article in originals})


def read_at_all(section: Section, groups: Sequence[Group]) -> None:
    """The share of mentions that are anywhere in the picture."""
    strong = [one for group in groups for one in group.strong]
    section.share("mentions read at all", sum(one.home is not None for one in strong), len(strong))
