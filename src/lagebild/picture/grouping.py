"""Which matters are one question: clustered by average link, so that no chain glues two questions together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from lagebild.picture.clusters import Pair
from lagebild.picture.sameness import KIN, LINK, SAME, Link, link
from lagebild.picture.senses import Sense
from lagebild.picture.voice import Voice

TOGETHER = 0.3  # average likeness from which two groups are one
JOINED = 0.5  # likeness to one of its matters from which an unsure voice joins a group
AGAINST = -0.5  # likeness of a claim and a policy, whatever their words
MERGED = 2.0  # likeness of what people said is one
MOST = 60  # matters under one key that are compared with each other


_UNLINKED = Link(0.0, 1)


@dataclass(frozen=True)
class Group:
    """Matters that are one question; `signs` tells of each whether it points as the first one does."""

    senses: tuple[Sense, ...]
    links: Mapping[tuple[int, int], Link]

    def linked(self, at: int, label: int) -> Link | None:
        """How a matter is linked to the one that the question is called by: None where it is that one, a score of 0 where it is not."""
        return None if at == label else self.links.get(_ordered(at, label), _UNLINKED)

    def near(self, some: Sequence[Voice], others: Sequence[Voice]) -> bool:
        """Whether any of some voices and any of others are about the same by their own words, not by others' of the group.

        What only belongs to one field, and is said to point the other way there, is not enough.
        """
        home = {voice.id: at for at, sense in enumerate(self.senses) for voice in sense.voices}
        pairs = {_ordered(home[one.id], home[other.id]) for one in some for other in others}
        return any(left == right or self._is_close(left, right) for left, right in pairs)

    def _is_close(self, left: int, right: int) -> bool:
        made = self.links.get((left, right))
        return made is not None and not made.followed and (made.sign > 0 or made.score > KIN)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All voices in their order."""
        return tuple(sorted((voice for sense in self.senses for voice in sense.voices), key=lambda one: one.order))


class Links:
    """How alike matters are, two by two: what was found of two in a drawing before holds for the same two, as objects."""

    def __init__(self, before: Links | None = None) -> None:
        self._before = before._made if before is not None else {}
        self._made: dict[
            tuple[int, int], tuple[Sense, Sense, Link | None]
        ] = {}  # the matters, so that no other gets their place

    def of(self, one: Sense, other: Sense) -> Link | None:
        """Whether two matters are one question (`sameness.link`)."""
        key = id(one), id(other)
        held = self._made.get(key) or self._before.get(key)
        if held is None:
            held = one, other, link(one, other)
        self._made[key] = held
        return held[2]


def groups(found: Sequence[Sense], said: Mapping[Pair, str], alike: Links) -> list[Group]:
    """Matters that are one question, the group of the first matter first.

    Those with a sure voice are clustered; the others join the group that they are most like, and make none of their own.

    Args:
        found: in their order.
        said: what people said of pairs of positions (`clusters.decisions`).
        alike: of two of them how alike they are.
    """
    sure = {at for at, sense in enumerate(found) if sense.sure}
    links = _links(found, sure, alike)
    for both in [both for both in links if _unlike(found[both[0]].about, found[both[1]].about)]:
        links[both] = Link(AGAINST, 1)
    apart: set[tuple[int, int]] = set()
    home = {voice.id: at for at, sense in enumerate(found) for voice in sense.voices}
    for (left, right), verdict in said.items():
        if left in home and right in home and home[left] != home[right]:
            both = _ordered(home[left], home[right])
            if verdict == "merge":
                sign = links[both].sign if both in links else 1
                links[both] = Link(MERGED, sign, "a person said so")
            else:
                apart.add(both)
                links.pop(both, None)
    sure |= {at for both, made in links.items() if made.score >= MERGED for at in both}
    result: list[list[int]] = []
    components = _components(sorted(sure), links, LINK)
    for component, inside in zip(components, _inside(components, links), strict=True):
        result += _clustered(component, inside, apart)
    _join(found, result, (at for at in range(len(found)) if at not in sure), links, apart)
    result.sort(key=min)
    return _groups(found, result, links)


def _unlike(one: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether one is surely a claim and the other a policy."""
    return (one[0] == "claim" and one[1] and other[0] == "policy") or (
        other[0] == "claim" and other[1] and one[0] == "policy"
    )


def _joins(loose: Sense, other: Sense) -> bool:
    """Whether an unsure matter may be put to another one: what has a name, to one that has it too, or has none itself."""
    return not loose.names or not other.names or not loose.names.isdisjoint(other.around) or bool(loose.going)


def _join(
    found: Sequence[Sense],
    clusters: Sequence[list[int]],
    loose: Iterable[int],
    links: Mapping[tuple[int, int], Link],
    apart: set[tuple[int, int]],
) -> None:
    """Put every loose matter to the cluster that it is most like, if it is enough."""
    home = {at: number for number, members in enumerate(clusters) for at in members}
    held = [tuple(members) for members in clusters]
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (one, other), made in links.items():
        for at, with_ in ((one, other), (other, one)):
            if with_ in home and at not in home:
                near[at].append((with_, made.score))
    for at in loose:
        scores: dict[int, list[float]] = defaultdict(list)
        for other, score in near[at]:
            if _joins(found[at], found[other]):
                scores[home[other]].append(score)
        ranked = [
            (max(some), sum(some) / len(held[number]), -number)
            for number, some in scores.items()
            if max(some) >= JOINED and not any(_ordered(at, other) in apart for other in held[number])
        ]
        if ranked:
            clusters[-max(ranked)[2]].append(at)


def _groups(
    found: Sequence[Sense], clusters: Iterable[list[int]], links: Mapping[tuple[int, int], Link]
) -> list[Group]:
    ordered = [sorted(members) for members in clusters]
    made = []
    for members, inside in zip(ordered, _inside(ordered, links), strict=True):
        place = {at: within for within, at in enumerate(members)}
        own = {(place[one], place[other]): link for (one, other), link in inside.items()}
        made.append(Group(tuple(found[at] for at in members), own))
    return made


def _inside(some: Sequence[Sequence[int]], links: Mapping[tuple[int, int], Link]) -> list[dict[tuple[int, int], Link]]:
    """Of each of some groups the links between two of it."""
    home = {at: number for number, members in enumerate(some) for at in members}
    inside: list[dict[tuple[int, int], Link]] = [{} for _ in some]
    for (one, other), made in links.items():
        if one in home and home[one] == home.get(other):
            inside[home[one]][one, other] = made
    return inside


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _links(found: Sequence[Sense], sure: Collection[int], alike: Links) -> dict[tuple[int, int], Link]:
    """The links of sure matters to one another, and of the others to them."""
    blocks: dict[str, list[int]] = defaultdict(list)
    result: dict[tuple[int, int], Link] = {}
    home = {sense.words: at for at, sense in enumerate(found)}
    for at, sense in enumerate(found):
        for other in (home[words] for words in sense.beside if words in home):
            if at in sure or other in sure:
                both = _ordered(at, other)
                if made := alike.of(found[both[0]], found[both[1]]):
                    result[both] = made
    loose = (at for at in range(len(found)) if at not in sure and found[at].tells)
    for at in (*sorted(sure), *loose):
        seen: set[int] = set()
        for key in sorted(found[at].keys):
            block = blocks[key]
            for other in block[-MOST:]:
                if other not in seen:
                    seen.add(other)
                    if at not in sure and not _joins(found[at], found[other]):
                        continue
                    both = _ordered(other, at)
                    if made := alike.of(found[both[0]], found[both[1]]):
                        result[both] = made
            if at in sure:
                block.append(at)
    return result


def _components(members: Iterable[int], links: Mapping[tuple[int, int], Link], least: float) -> list[list[int]]:
    root = {at: at for at in members}

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for (one, other), made in links.items():
        if made.score >= least and one in root and other in root:
            left, right = sorted((top(one), top(other)))
            root[right] = left
    result: dict[int, list[int]] = defaultdict(list)
    for at in root:
        result[top(at)].append(at)
    return list(result.values())


def _clustered(
    component: Sequence[int], links: Mapping[tuple[int, int], Link], apart: set[tuple[int, int]]
) -> list[list[int]]:
    """A component as clusters by average link; matters that are called by the same words are one from the beginning."""
    if len(component) == 1:
        return [list(component)]
    inside = set(component)
    parted = any(one in inside and other in inside for one, other in apart)
    first = [[at] for at in component] if parted else _components(component, links, SAME)
    tree = _Tree(first, links, apart)
    tree.grow()
    return list(tree.members.values())


class _Tree:
    """Clusters that are joined two at a time, those with the highest average first. What is not linked counts as 0."""

    def __init__(
        self, first: Iterable[list[int]], links: Mapping[tuple[int, int], Link], apart: set[tuple[int, int]]
    ) -> None:
        self.members = {min(some): sorted(some) for some in first}
        home = {at: name for name, some in self.members.items() for at in some}
        closest: dict[tuple[int, int], list[float]] = defaultdict(list)
        for (one, other), made in links.items():
            if one in home and other in home and home[one] != home[other]:
                closest[_ordered(home[one], home[other])].append(made.score)
        self._sums: dict[int, dict[int, float]] = {name: {} for name in self.members}
        for (one, other), scores in closest.items():
            score = min(scores) if min(scores) < 0 else max(scores)
            weight = score * len(self.members[one]) * len(self.members[other])
            self._sums[one][other] = self._sums[other][one] = weight
        self._barred = {_ordered(home[one], home[other]) for one, other in apart if one in home and other in home}
        self._heap = [self._entry(one, other) for one in self._sums for other in self._sums[one] if one < other]
        heapify(self._heap)

    def _entry(self, one: int, other: int) -> tuple[float, int, int]:
        one, other = _ordered(one, other)
        return -self._sums[one][other] / (len(self.members[one]) * len(self.members[other])), one, other

    def grow(self) -> None:
        """Join clusters as long as any two are alike enough."""
        while self._heap:
            entry = heappop(self._heap)
            average, one, other = entry
            if -average < TOGETHER:
                return
            current = one in self.members and other in self.members and entry == self._entry(one, other)
            if current and (one, other) not in self._barred:
                self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        self._sums[one].pop(other)
        self.members[one] += self.members.pop(other)
        for third, weight in self._sums.pop(other).items():
            if third == one:
                continue
            self._sums[third].pop(other)
            self._sums[one][third] = self._sums[third][one] = self._sums[one].get(third, 0.0) + weight
            if _ordered(other, third) in self._barred:
                self._barred.add(_ordered(one, third))
        self._barred |= (
            {_ordered(one, third) for third in self.members if _ordered(other, third) in self._barred}
            if self._barred
            else set()
        )
        for third in self._sums[one]:
            heappush(self._heap, self._entry(one, third))


def signs(group: Group, label: int) -> list[int]:
    """For every matter of a group whether it points as that of the label does: along the strongest links."""
    result = [0] * len(group.senses)
    result[label] = 1
    left = sorted(
        ((both, made) for both, made in group.links.items() if made.score > 0),
        key=lambda item: (-item[1].score, item[0]),
    )
    while True:
        step = next(((both, made) for both, made in left if bool(result[both[0]]) != bool(result[both[1]])), None)
        if step is None:
            return [one or 1 for one in result]
        (one, other), made = step
        known, new = (one, other) if result[one] else (other, one)
        result[new] = result[known] * made.sign
