"""Of several frames that say the same, which are kept: each office once, of rival readings the surer one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lagebild.linking import names
from lagebild.linking.around import differ, shared
from lagebild.records import Explanation, Figure, Frame, Position, Role, Spans

_NEAR = 1200  # characters between explanations of one thing


def contested(explanations: tuple[Explanation, ...]) -> tuple[Explanation, ...]:
    """Explanations that stand against another one; a lone one contests nothing, and is kept but not shown."""
    sure = [one for one in explanations if not one.extra]
    return tuple(replace(one, shown=one.shown and any(_rival(one, other) for other in sure)) for one in explanations)


def _rival(one: Explanation, other: Explanation) -> bool:
    """Whether another explanation stands near, in other words and from other people."""
    near = abs(one.spans[0][0] - other.spans[0][0]) <= _NEAR
    theirs = {ref.spans for ref in other.holders}
    return one is not other and near and not shared(one.spans, other.spans) and {r.spans for r in one.holders} != theirs


def once(roles: Iterable[Role], text: str) -> tuple[Role, ...]:
    """Each office of a person once, where the text first names it: "Präsident Radan Korwath", later "Präsident Korwath"."""
    kept: dict[tuple[str, str, bool], list[Role]] = {}
    for role in roles:
        name = _name_keys(role, text)
        noun = re.sub(r"(?:innen|in|en|es|e|n|s)\Z", "", text[role.role[0][0] : role.role[-1][1]].lower())
        same = kept.setdefault((name[-1], noun, role.former), [])
        at = next((n for n, other in enumerate(same) if names.same_person(_name_keys(other, text), name)), None)
        if at is None:
            same.append(role)
        elif same[at].extra and not role.extra:
            same[at] = role
    return tuple(sorted((role for same in kept.values() for role in same), key=lambda role: role.role))


def _name_keys(role: Role, text: str) -> tuple[str, ...]:
    """The words of a person's name for comparison, the last one without the genitive's s."""
    words = text[role.person.spans[0][0] : role.person.spans[-1][1]].split() or [""]
    return names.keys((*words[:-1], words[-1].removesuffix("s"))) or ("",)


def read_once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One figure for each number: "20" and "30" of "zwischen 20 und 30" are the same range."""
    kept: dict[Spans, Figure] = {}
    for one in figures:
        other = kept.get(one.value)
        if other is None or (other.extra, -other.confidence) > (one.extra, -one.confidence):
            kept[one.value] = one
    return tuple(kept[value] for value in sorted(kept))


def views(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Of the positions of one holder whose targets share more than half of the shorter one the surer one."""
    kept: dict[tuple[Spans, ...], list[Position]] = {}
    for one in sorted(positions, key=lambda p: (p.extra, -p.confidence, p.cue)):
        same = kept.setdefault(tuple(ref.spans for ref in one.holders), [])
        if not one.holders or not one.target or all(differ(one.target, other.target) for other in same):
            same.append(one)
    return tuple(sorted((p for same in kept.values() for p in same), key=lambda p: (p.cue, p.target)))


def apart(commitments: Iterable[Frame]) -> Iterator[Frame]:
    """In text order; of those whose consequences share more than half of the shorter one the surer one stays.

    Nor may one be the other in a mirror: a consequence that is the other's condition goes where it is less sure.
    """
    near: list[Frame] = []
    end = 0
    for one in sorted(commitments, key=lambda f: f.spans):
        if one.spans[0][0] >= end:
            yield from _surest(near)
            near = []
        near.append(one)
        end = max(end, one.spans[-1][1])
    yield from _surest(near)


def _surest(near: Iterable[Frame]) -> list[Frame]:
    kept: list[Frame] = []
    for one in sorted(near, key=lambda f: (f.extra, -f.confidence, -shared(f.spans, f.spans))):
        if all(differ(one.spans, o.spans) and differ(one.spans, o.role("condition")) for o in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.spans)
