"""Denials that stand in another report than the claim: what one says is not so is what another said is so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.antecedents import Claimed
from lagebild.picture.complements import differs
from lagebild.picture.denied import Denied, Unmet

LIKE = 0.6  # how far two statements of different reports are about the same, one with the negation and one without
LATER = timedelta(days=14)
MOST = 200  # statements under one key that a denial is held against, the latest first

Key = tuple[str, str]


def met(said: Sequence[Claimed], unmet: Sequence[Unmet]) -> Iterator[Denied]:
    """The denials that name a claim which stands in another report.

    Args:
        said: all statements of somebody in particular about what is so.
        unmet: the denials that name a claim which nobody has put before them.
    """
    if not unmet:
        return
    index = _indexed(one for one in said if not one.denies and not one.ahead)
    for one in unmet:
        best = _best(one.denied, index)
        if best is None or best.piece.order > one.denied.piece.order:
            continue
        if not differs(one.claim, best.piece.words, one.denied.meant, best.meant, strict=True):
            yield one.of(best)


def retorts(said: Sequence[Claimed], found: Sequence[Denied]) -> Iterator[Denied]:
    """More denials of what is denied already, and denials that no report has put beside the claim.

    Args:
        said: all statements of somebody in particular about what is so.
        found: the denials that stand beside their claims.
    """
    used = {one.denial.id for one in found} | {one.more.id for one in found if one.more}
    used |= {one.assertion.piece.id for one in found}
    claims = _indexed({one.assertion.piece.id: one.assertion for one in found}.values())
    free = _indexed(one for one in said if one.piece.id not in used and not one.denies and not one.ahead)
    for one in said:
        if one.piece.id in used or one.ahead or not one.denies:
            continue
        best = _best(one, claims) or _best(one, free)
        if best is not None:
            why = "one says in another report what the other says is not so"
            yield Denied(best, one.piece, one.people, one.piece.spans, None, "", why)


def _keys(one: Claimed) -> Iterator[Key]:
    names = {name.name for name in one.meant.names}
    yield from ((name, unit) for name in names for unit in one.content)


def _indexed(some: Iterable[Claimed]) -> dict[Key, list[Claimed]]:
    index: dict[Key, list[Claimed]] = defaultdict(list)
    for one in some:
        for key in _keys(one):
            index[key].append(one)
    return index


def _best(one: Claimed, index: dict[Key, list[Claimed]]) -> Claimed | None:
    """What a denial is about the most, of what others have said around that time; of equals the earliest."""
    near = {other.piece.id: other for key in _keys(one) for other in index.get(key, ())[-MOST:]}
    scored = [(wording.topic(one.meant, other.meant), other) for other in near.values() if _may(one, other)]
    fitting = [(score, other) for score, other in scored if score >= LIKE]
    return min(fitting, key=lambda each: (-each[0], each[1].piece.order))[1] if fitting else None


def _may(one: Claimed, other: Claimed) -> bool:
    """Whether one can answer the other: other sides, both known, within some days."""
    if one.who.meets(other.who) or not one.who.names or not other.who.names:
        return False
    first, last = date_of(one.piece.text.day), date_of(other.piece.text.day)
    return first is None or last is None or abs(first - last) <= LATER
