"""Which matters are one question: clustered by average link, so that no chain glues two questions together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lagebild.picture.clusters import Pair
from lagebild.picture.sameness import LINK, SAME, Link, link
from lagebild.picture.senses import Sense
from lagebild.picture.voices import Voice

TOGETHER = 0.3  # average likeness from which two groups are one
JOINED = 0.5  # likeness to one of its matters from which an unsure voice joins a group
AGAINST = -0.5  # likeness of a claim and a policy, whatever their words
MERGED = 2.0  # likeness of what people said is one
MOST = 100  # matters under one key that are compared with each other
LARGEST = 200  # matters that hang together and are clustered as they are; of more, the weaker links are left out first


@dataclass(frozen=True)
class Group:
    """Matters that are one question; `signs` tells of each whether it points as the first one does."""

    senses: tuple[Sense, ...]
    links: Mapping[tuple[int, int], Link]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All voices in their order."""
        return tuple(sorted((voice for sense in self.senses for voice in sense.voices), key=lambda one: one.order))


def groups(found: Sequence[Sense], said: Mapping[Pair, str]) -> list[Group]:
    """Matters that are one question, the group of the first matter first.

    Those with a sure voice are clustered; the others join the group that they are most like, and make none of their own.

    Args:
        found: in their order.
        said: what people said of pairs of positions (`clusters.decisions`).
    """
    links = _links(found)
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
    sure = {at for at, sense in enumerate(found) if any(voice.sure for voice in sense.voices)}
    sure |= {at for both, made in links.items() if made.score >= MERGED for at in both}
    result: list[list[int]] = []
    for component in _components(sorted(sure), links, LINK):
        result += _clustered(component, links, apart)
    _join(found, result, (at for at in range(len(found)) if at not in sure), links, apart)
    result.sort(key=min)
    return [_group(found, members, links) for members in result]


def _unlike(one: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether one is surely a claim and the other a policy."""
    return (one[0] == "claim" and one[1] and other[0] == "policy") or (
        other[0] == "claim" and other[1] and one[0] == "policy"
    )


def _join(
    found: Sequence[Sense],
    clusters: Sequence[list[int]],
    loose: Iterable[int],
    links: Mapping[tuple[int, int], Link],
    apart: set[tuple[int, int]],
) -> None:
    """Put every loose matter to the cluster that it is most like, if it is enough; what has a name, to one that has it too."""
    held = [tuple(members) for members in clusters]
    for at in loose:
        if not found[at].tells:
            continue
        best: tuple[float, float, int] | None = None
        for number, members in enumerate(held):
            near = [
                other
                for other in members
                if not found[at].names or found[at].names & found[other].names or found[at].going
            ]
            scores = [links[both].score for other in near if (both := _ordered(at, other)) in links]
            if not scores or max(scores) < JOINED or any(_ordered(at, other) in apart for other in members):
                continue
            best = max(best or (0.0, 0.0, 0), (max(scores), sum(scores) / len(members), -number))
        if best is not None:
            clusters[-best[2]].append(at)


def _group(found: Sequence[Sense], members: list[int], links: Mapping[tuple[int, int], Link]) -> Group:
    members = sorted(members)
    place = {at: number for number, at in enumerate(members)}
    inside = {(place[a], place[b]): one for (a, b), one in links.items() if a in place and b in place}
    return Group(tuple(found[at] for at in members), inside)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _links(found: Sequence[Sense]) -> dict[tuple[int, int], Link]:
    blocks: dict[str, list[int]] = defaultdict(list)
    result: dict[tuple[int, int], Link] = {}
    for at, sense in enumerate(found):
        seen: set[int] = set()
        for unit in sorted(sense.keys):
            block = blocks[unit]
            for other in block[-MOST:]:
                if other not in seen:
                    seen.add(other)
                    if made := link(found[other], sense):
                        result[other, at] = made
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
    component: list[int], links: Mapping[tuple[int, int], Link], apart: set[tuple[int, int]], least: float = LINK
) -> list[list[int]]:
    """A component as clusters by average link; too large a one falls apart at its weaker links first."""
    if len(component) > LARGEST and least < 1.0:
        parts = _components(component, links, least + 0.1)
        return [one for part in parts for one in _clustered(part, links, apart, least + 0.1)]
    clusters = {min(one): sorted(one) for one in _components(component, links, SAME)}
    sizes = {at: len(members) for at, members in clusters.items()}
    scores = {both: _closest(clusters[both[0]], clusters[both[1]], links) for both in combinations(sorted(clusters), 2)}
    home = {at: first for first, members in clusters.items() for at in members}
    barred = {_ordered(home[one], home[other]) for one, other in apart if one in home and other in home}
    while scores:
        (one, other), best = min(scores.items(), key=lambda item: (-item[1], item[0]))
        if best < TOGETHER:
            break
        if (one, other) in barred:
            scores.pop((one, other))
            continue
        left, right = sizes[one], sizes.pop(other)
        sizes[one] = left + right
        clusters[one] += clusters.pop(other)
        scores.pop((one, other))
        for third in clusters:
            if third == one:
                continue
            mine, its = _ordered(one, third), _ordered(other, third)
            if its in barred:
                barred.add(mine)
            theirs = scores.pop(its, 0.0)
            if mine in scores:
                scores[mine] = (scores[mine] * left + theirs * right) / (left + right)
    return list(clusters.values())


def _closest(one: Sequence[int], other: Sequence[int], links: Mapping[tuple[int, int], Link]) -> float:
    """The likeness of matters with the same words to others with the same words."""
    scores = [links[both].score for left in one for right in other if (both := _ordered(left, right)) in links]
    return min(scores) if scores and min(scores) < 0 else max(scores, default=0.0)


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
